"""The section on the public search page in benchmarks/RESULTS.md, from benchmarks/results/web.json."""
from __future__ import annotations

import json
import statistics
from pathlib import Path
from typing import Any, Dict, List

RESULTS = Path(__file__).resolve().parent / "results" / "web.json"
MOST_BYTES = 60_000


def web_section(path: Path = RESULTS) -> str:
    """The section; says so when nothing was measured."""
    if not path.is_file():
        return "## The public search page\n\nNot measured."
    r: Dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    parts = ["## The public search page", (
        "Command: `benchmarks/web.py`, made-up addresses (`benchmarks/address_world.py`). Target: 100,000 addresses "
        f"need under {MOST_BYTES // 1000} kB, not compressed, before the first answer, and a million still work. First "
        f"answer: “{r['answer']}” typed letter by letter and taken; the page is its HTML (with settings and texts), "
        "scripts and style."), _table(
            ["addresses", "made in CPU s (wall)", "written in CPU s", "peak MB (register alone)", "files", "MB in all",
             "largest shard, bytes", "page, bytes", "of it settings and the index's directory", "shards, bytes",
             "together", "target"],
            [_making(one) for one in r["making"]])]
    if "compare" in r:
        parts += [_words(r), _compare(r["compare"])]
    return "\n\n".join(parts)


def _making(one: Dict[str, Any]) -> List[Any]:
    together = one["page_bytes"] + one["shard_bytes"]
    target = "" if one["addresses"] > 110_000 else "met" if together < MOST_BYTES else "**not met**"
    return [one["addresses"], f"{one['cpu_s']} ({one['wall_s']})", one["write_cpu_s"],
            f"{one['peak_mb']} ({one['register_mb']})", one["files"], round(one["bytes"] / 1e6, 1),
            one["largest_shard"], one["page_bytes"], one["site_bytes"], one["shard_bytes"], together, target]


def _words(r: Dict[str, Any]) -> str:
    return (f"Beside a page as qgis2web makes it, over the same {r['compare']['addresses']} addresses, in one run of "
            f"headless Chromium with a processor {r['slower']} times slower. That page was written for this comparison "
            "(`benchmarks/qgis2web_style.py`), with the faster choice where there was one: points on a canvas, no "
            "waiting between the keys. A key: from the letter to the last change of the list of hits. Memory: the "
            "scripts' heap after clearing away.")


def _compare(compared: Dict[str, Any]) -> str:
    rows = []
    for name, title in (("ours", "our page"), ("theirs", "as qgis2web makes it")):
        one = compared[name]
        keys = one["key_ms"]
        rows.append([title, one["bytes"], one["ready_ms"], statistics.median(keys), max(keys), one["heap_mb"],
                     max(one["hits"])])
    return _table(["page", "bytes until the hits for the whole text", "ready to type, ms", "median key, ms",
                   "slowest key, ms", "heap, MB", "most hits in the list"], rows)


def _table(head: List[str], rows: List[List[Any]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows])
