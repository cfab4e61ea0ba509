"""The section of RESULTS.md on certified gaps."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, Sequence, Tuple

TARGET_PERCENT, TARGET_S = 1.0, 120.0
SLACK_S = 5.0
"""The clock is looked at between steps; a last step and the start of the run may come on top."""


def bound_section(results: Path, table: Callable[[Sequence[str], Iterable[Sequence[Any]]], str],
                  verdict: Callable[[bool], str]) -> str:
    """The last measurement of each case; `table` and `verdict` are those of the other sections."""
    path = results / "bound.jsonl"
    latest: Dict[Tuple[str, int], Dict[str, Any]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else []:
        r = json.loads(line)
        latest[(r["case"], r["areas"])] = r
    rows = []
    for (case, areas), r in sorted(latest.items(), key=lambda item: (item[0][0] != "sample", item[0])):
        met = r["gap_percent"] <= TARGET_PERCENT and _seconds(r) <= TARGET_S + SLACK_S
        rows.append([case, areas, r["objective"], r["bound"], f"{r['gap_percent']:.3f} %",
                     f"{r['root_gap_percent']:.3f} %", f"{r['gap_to_its_centres_percent']:.3f} %", r["nodes"],
                     r["cpu_s_division"], r.get("processes", 1), _seconds(r), r["cpu_s_bound"], verdict(met)])
    return ("## Certified gaps\n\nTarget: at most 1 % within 120 s (of the processor where there is one process), "
            "4 to 12 areas, ±5 %. Command: "
            "`benchmarks/bound.py`, which stops at a gap of 0.1 %. No division into so many areas of such loads costs "
            "less than the bound, connected or not, whatever its centres. “To its centres” is the part of the gap that "
            "whole units and connectedness cost at the plan's own centres.\n\n" + (table(
                ["case", "K", "objective (h·min/week)", "bound", "gap", "gap before branching", "gap to its centres",
                 "nodes", "CPU s division", "processes", "s bound", "CPU s bound", "target"], rows)
                if rows else "Not measured."))


def _seconds(result: Dict[str, Any]) -> float:
    """What the clock of the run counted."""
    return float(result.get("s_bound", result["cpu_s_bound"]))
