"""The section on slivers among small areas in benchmarks/RESULTS.md, from benchmarks/results/units_slivers.jsonl."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable, Dict, List

MOST_RATIO = 1.2


def units_section(results: Path, table: Callable[..., str], verdict: Callable[[bool], str]) -> str:
    """The section; says so when nothing was measured."""
    path = results / "units_slivers.jsonl"
    rows: List[Dict[str, Any]] = ([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
                                  if path.is_file() else [])
    title = "## Units from districts with slivers"
    if not rows:
        return f"{title}\n\nNot measured."
    without: Dict[str, Any] = {}
    told = []
    for row in rows:
        if "sliver" not in row["case"]:
            without = row
        cpu, mb = row["cpu_seconds"] / without["cpu_seconds"], row["peak_mb"] / without["peak_mb"]
        good = max(cpu, mb) <= MOST_RATIO and abs(row["lost_people"]) < 0.01 and abs(row["uncovered_m2"]) < 1
        told.append([row["case"], row["units"], row["lost_people"], row["cpu_seconds"], row["peak_mb"],
                     "–" if row is without else f"{cpu:.2f} / {mb:.2f}", "–" if row is without else verdict(good)])
    return (f"{title}\n\nTarget: at most {MOST_RATIO} × the time and memory of the same districts without slivers, "
            "nobody lost. Command: `benchmarks/units_slivers.py`, medians of "
            f"{rows[0]['turns']} processes each, in turns.\n\n" + table(
                ["case", "units", "people lost", "CPU s", "peak MB", "÷ without slivers: time / memory", "target"],
                told))
