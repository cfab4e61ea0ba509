"""The section on rebalancing in benchmarks/RESULTS.md, from benchmarks/results/rebalance.jsonl."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Tuple

RESULTS = Path(__file__).resolve().parent / "results" / "rebalance.jsonl"
HEAD = ("shift", "limit", "moves", "must move (bound)", "largest deviation (today)", "mean minutes (today)", "units",
        "CPU s")


def rebalance_section(path: Path = RESULTS) -> str:
    """The section; says so when nothing was measured."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    latest: Dict[Tuple[int, str], Dict[str, Any]] = {}
    for line in lines:
        r = json.loads(line)
        latest[(r["shift"], str(r["limit_percent"]))] = r
    if not latest:
        return "## Rebalancing today's areas\n\nNot measured."
    rows = ["| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)] + [_row(r) for r in latest.values()]
    best = max((r for r in latest.values() if "frontier" in r), key=lambda r: len(r["frontier"]))
    points = [f"| {moved} % | {deviation} % | {minutes} |" for moved, deviation, minutes in best["frontier"]]
    return ("## Rebalancing today's areas\n\nCommand: `benchmarks/rebalance.py`: the demo's plan after the care hours "
            "of each small area were multiplied with a drawn factor (one drawing per shift), ±5 %, road times, seed 1. "
            "No limit: as little as possible moves. “From scratch” knows nothing of today; its areas are named so that "
            "least moves.\n\n" + "\n".join(rows)
            + f"\n\nThe frontier of shift {best['shift']}, limit {_limit(best)}: plans of which none is better in "
            "moved load, largest deviation and mean travel together.\n\n| moves | largest deviation | mean minutes |\n"
            "|---|---|---|\n" + "\n".join(points))


def _limit(r: Dict[str, Any]) -> str:
    limit = r["limit_percent"]
    return "none" if limit is None else limit if isinstance(limit, str) else f"{limit:g} %"


def _row(r: Dict[str, Any]) -> str:
    if r["status"] != "ok":
        why = "refused, proven" if r["proven"] else "refused, not proven"
        cells = [r["shift"], _limit(r), why, "–", "–", "–", "–", r["cpu_seconds"]]
    else:
        must = f"{r['least_percent']} %" if "least_percent" in r else "–"
        before = f" ({r['today_deviation_percent']} %)" if "today_deviation_percent" in r else ""
        travel = f" ({r['today_mean_minutes']})" if "today_mean_minutes" in r else ""
        cells = [r["shift"], _limit(r), f"{r['moved_percent']} %", must, f"{r['deviation_percent']} %{before}",
                 f"{r['mean_minutes']}{travel}", r.get("moved_units", "–"), r["cpu_seconds"]]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
