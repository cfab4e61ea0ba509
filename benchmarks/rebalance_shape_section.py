"""The section on what rebalancing moves and does to shape, from benchmarks/results/rebalance_shape.jsonl."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Tuple

RESULTS = Path(__file__).resolve().parent / "results" / "rebalance_shape.jsonl"
HEAD = ("world, area", "over its share", "balanced", "hours moved", "× the bound", "× between neighbours",
        "units (without care)", "border", "least compactness", "deviation (today)", "CPU s", "target")
MOST_BORDER, LEAST_COMPACTNESS, MOST_MOVED, MILD = 1.10, 0.80, 1.25, 14.0
TEXT = (
    "## Rebalancing: what moves, and the shape\n\nCommand: `benchmarks/rebalance_shape.py`: one area has so "
    "many percent more than its share of what is balanced (its care hours scaled). Today's areas are the chain's where "
    "care and travel are balanced, a division on care hours where these are; the others deviate as they do there, up "
    "to ±5 %. Allowed are ±5 %; road times, seed 1, the plan that is proposed. The bound holds for any "
    "plan, even one that lets hours pass along corridors of land without care; “between neighbours” is the bound where "
    "hours pass between areas that touch today only. Border and least compactness (Polsby–Popper) as shares of "
    "today's. Target: border at most 1.10, compactness at least 0.80, and up to 14 % over at most 1.25 × the bound."
    "\n\n")


def rebalance_shape_section(path: Path = RESULTS) -> str:
    """The section; says so when nothing was measured."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    latest: Dict[Tuple[str, int, str, float], Dict[str, Any]] = {}
    for line in lines:
        r = json.loads(line)
        latest[r["instance"], r["area"], r["kind"], r["over_percent"]] = r
    if not latest:
        return TEXT + "Not measured."
    rows = ["| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)] + [_row(latest[key]) for key in sorted(latest)]
    return TEXT + "\n".join(rows)


def _row(r: Dict[str, Any]) -> str:
    moved, bound, near = (r[f"{name}_hours_percent"] for name in ("moved", "least", "neighbours"))
    times, beside = (moved / least if least > 0 else float("nan") for least in (bound, near))
    shape = r["border_ratio"] <= MOST_BORDER and r["compactness_ratio"] >= LEAST_COMPACTNESS
    met = shape and (r["over_percent"] > MILD or times <= MOST_MOVED)
    cells = [f"{r['instance']}, {r['area']}", f"{r['over_percent']:g} %",
             "care" if r["kind"] == "care" else "care + travel", f"{moved:.2f} %", f"{times:.2f}", f"{beside:.2f}",
             f"{r['moved_units']} ({r['moved_units_without_care']})", f"{r['border_ratio']:.3f}",
             f"{r['compactness_ratio']:.2f}", f"{r['deviation_percent']:.2f} % ({r['today_deviation_percent']:.1f} %)",
             r["cpu_seconds"], "met" if met else "**not met**"]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
