"""The section on a phone's first visit in benchmarks/RESULTS.md, from benchmarks/results/web_phone.json."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict

RESULTS = Path(__file__).resolve().parent / "results" / "web_phone.json"
TITLE = "## The public page on a phone"
FIRST_MS, FIRST_BYTES, AGAIN_MS = 3000, 60_000, 150
HEAD = ("addresses", "sent", "field ready", "list for two letters (fastest–slowest)",
        "list for a whole address typed at once", "answer to it with its town and Enter", "kB until then",
        "key stroke afterwards", "where shards are fetched", "two letters / whole / answer / afterwards")


def web_phone_section(path: Path = RESULTS) -> str:
    """The section; says so when nothing was measured."""
    if not path.is_file():
        return f"{TITLE}\n\nNot measured."
    found = json.loads(path.read_text(encoding="utf-8"))
    rows = ["| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)] + [_row(site) for site in found["sites"]]
    return (
        f"{TITLE}\n\nTarget: a processor {found['slower']} times slower and slow 3G answer the first search within "
        f"{FIRST_MS / 1000:.0f} s of the first visit and {FIRST_BYTES // 1000} kB, and a key stroke within "
        f"{AGAIN_MS} ms afterwards. The net: {found['latency_ms']} ms for every request, "
        f"{found['bytes_s'] * 8 // 1000} kbit/s (WebPageTest's slow 3G). "
        f"Typed: “{found['query']}”. Afterwards is judged with the shards at hand; where a key stroke needs new ones, "
        "the net alone takes its time, and that is shown beside it. Medians of "
        f"{found['sites'][0]['visits']} visits with an empty cache, in Swedish, on a machine of "
        f"{found['cores']} cores with a load of {found['load_before']} from other work. "
        "Command: `benchmarks/web_phone.py`.\n\n" + "\n".join(rows))


def _row(site: Dict[str, Any]) -> str:
    firsts = [site["letters"], site["whole"], site["answer"]]
    met = [one["first_ms"] <= FIRST_MS and one["bytes"] < FIRST_BYTES for one in firsts]
    met.append(site["again_ms"] <= AGAIN_MS)
    cells = [f"{site['addresses']:,}", "gzip" if site["gzip"] else "plain", _seconds(site["ready_ms"]),
             *map(_first, firsts), " / ".join(f"{one['bytes'] / 1000:.1f}" for one in firsts),
             f"{site['again_ms']} ms", f"{site['fresh_ms']} ms",
             " / ".join("met" if one else "**not met**" for one in met)]
    return "| " + " | ".join(cells) + " |"


def _first(told: Dict[str, Any]) -> str:
    return f"{_seconds(told['first_ms'])} ({told['fastest_ms'] / 1000:.1f}–{told['slowest_ms'] / 1000:.1f})"


def _seconds(ms: float) -> str:
    return f"{ms / 1000:.1f} s"
