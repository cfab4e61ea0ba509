"""The section on a phone's first visit in benchmarks/RESULTS.md, from benchmarks/results/web_phone.json."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict

RESULTS = Path(__file__).resolve().parent / "results" / "web_phone.json"
TITLE = "## The public page on a phone"
FIRST_MS, AGAIN_MS = 3000, 150
HEAD = ("addresses", "sent", "field ready", "first search (slowest of the visits)", "kB until then", "files",
        "key stroke afterwards", "where shards are fetched", "")


def web_phone_section(path: Path = RESULTS) -> str:
    """The section; says so when nothing was measured."""
    if not path.is_file():
        return f"{TITLE}\n\nNot measured."
    found = json.loads(path.read_text(encoding="utf-8"))
    rows = ["| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)] + [_row(site) for site in found["sites"]]
    return (
        f"{TITLE}\n\nTarget: a processor {found['slower']} times slower and slow 3G answer the first search within "
        f"{FIRST_MS / 1000:.0f} s of the first visit, and a key stroke within {AGAIN_MS} ms afterwards. The net: "
        f"{found['latency_ms']} ms for every request, {found['bytes_s'] * 8 // 1000} kbit/s (WebPageTest's slow 3G). "
        f"Typed at once: “{found['query']}”. Afterwards is judged with the shards at hand; where a key stroke "
        "needs new ones, the net alone takes its time, and that is shown beside it. Medians of "
        f"{found['sites'][0]['visits']} visits with an empty cache. Command: `benchmarks/web_phone.py`.\n\n"
        + "\n".join(rows))


def _row(site: Dict[str, Any]) -> str:
    met = site["first_search_ms"] <= FIRST_MS and site["again_ms"] <= AGAIN_MS
    cells = [f"{site['addresses']:,}", "gzip" if site["gzip"] else "plain", f"{site['ready_ms'] / 1000:.1f} s",
             f"{site['first_search_ms'] / 1000:.1f} s ({site['slowest_first_search_ms'] / 1000:.1f} s)",
             f"{site['bytes'] / 1000:.0f}", site["files"], f"{site['again_ms']} ms", f"{site['fresh_ms']} ms",
             "met" if met else "**not met**"]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
