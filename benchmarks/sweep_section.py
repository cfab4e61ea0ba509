"""The section on sweeps over the number of areas in benchmarks/RESULTS.md, from benchmarks/results/sweep.jsonl."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Optional

RESULTS = Path(__file__).resolve().parent / "results" / "sweep.jsonl"
TITLE = "## All numbers of areas at once"
HEAD = ("areas", "result", "CPU s: from the plan before / from scratch", "objective: from the plan before",
        "from scratch", "difference", "largest deviation", "broken rules")


def sweep_section(path: Path = RESULTS) -> str:
    """The section; says so when nothing was measured."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    runs = [json.loads(line) for line in lines]
    warm = next((run for run in reversed(runs) if run["way"] == "warm"), None)
    if warm is None:
        return f"{TITLE}\n\nNot measured."
    other = {row["areas"]: row for run in runs if run["way"] == "cold" for row in run["rows"]}  # each alone
    rows = ["| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)]
    rows += [_row(row, other.get(row["areas"])) for row in warm["rows"]]
    return (f"{TITLE}\n\nCommand: `benchmarks/sweep.py`: the {warm['units']} units of the sample, "
            f"±{warm['tolerance_percent']:g} %, one seed, one core, without the bound. “From the plan before” is what "
            "`comparescenarios` does (half the plans and re-divisions, one search for centres), “from scratch” a usual "
            "division for each number.\n\n" + "\n".join(rows) + "\n\n" + _together(warm, other))


def _row(row: Dict[str, Any], other: Optional[Dict[str, Any]]) -> str:
    before, scratch = row["objective"], None if other is None else other["objective"]
    difference = "–" if before is None or scratch is None else f"{100 * (before / scratch - 1):+.2f} %"
    cells = [row["areas"], row["status"],
             f"{row['cpu_seconds']:.0f} / {'–' if other is None else format(other['cpu_seconds'], '.0f')}",
             "–" if before is None else f"{before:.0f}", "–" if scratch is None else f"{scratch:.0f}", difference,
             "–" if row["deviation_percent"] is None else f"{row['deviation_percent']:.2f} %", row["broken_rules"]]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _together(warm: Dict[str, Any], other: Dict[int, Dict[str, Any]]) -> str:
    """Time and travel of all numbers that both ways have."""
    both: List[Any] = [(row, other[row["areas"]]) for row in warm["rows"] if row["areas"] in other]
    if not both:
        return f"All together: {warm['cpu_seconds']:.0f} CPU s."
    times = [sum(pair[i]["cpu_seconds"] for pair in both) for i in (0, 1)]
    found = [(a["objective"], b["objective"]) for a, b in both if a["objective"] and b["objective"]]
    mean = sum(100 * (a / b - 1) for a, b in found) / len(found) if found else 0.0
    better = sum(a < b for a, b in found)
    return (f"{len(both)} numbers of areas that were done both ways: {times[0]:.0f} CPU s from the plan before, "
            f"{times[1]:.0f} from scratch; the objective is {mean:+.2f} % on average, less for {better} of "
            f"{len(found)}.")
