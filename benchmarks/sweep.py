#!/usr/bin/env python3
"""All numbers of areas in one go on the units of a plan file, each from the plan before and each from scratch:

    python3 benchmarks/sweep.py [PLAN.gpkg] [--areas 2-20] [--tolerance 5] [--seed 1]

Without a plan file: build/demo/internal/plan.gpkg, which `make demo` leaves. Appends one JSON line per way ("warm",
"cold") to benchmarks/results/sweep.jsonl: CPU seconds and objective of each number of areas. The bound is left out of
both, as it costs the same. Warm is what `careareas:comparescenarios` does; cold is what `careareas:divideareas` does
for each number of areas alone.
"""
from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any, Dict, List

sys.path.insert(0, str(Path(__file__).resolve().parent))
import _package  # noqa: F401 - registers the checkout as care_areas
from care_areas.core.division import DivisionSettings
from care_areas.core.model import Units
from care_areas.core.rules import UnitRules, rule_request, unit_rules
from care_areas.core.store.formats.fiona_files import FionaFiles
from care_areas.core.store.plan_file.plan_file import read_plan
from care_areas.core.travel import travel_times
from care_areas.core.units import find_adjacency
from care_areas.core.workflow import Comparison, compare_scenarios, read_area_counts
from care_areas.core.workflow.travel import join_to_network

HERE = Path(__file__).resolve().parent
PLAN = HERE.parent / "build" / "demo" / "internal" / "plan.gpkg"


def measure(path: Path, areas: str, tolerance: float, seed: int, warm: bool) -> Dict[str, Any]:
    """One sweep: CPU seconds and figures per number of areas."""
    plan = read_plan(FionaFiles(), str(path))
    if plan.roads is None:
        raise SystemExit(f"{path} has no roads")
    places = join_to_network(plan.roads, plan.units.anchor_xy, "units")
    minutes = travel_times(plan.roads, places, places).minutes()
    begun: List[float] = []

    def rules(units: Units, count: int, percent: float) -> UnitRules:
        begun.append(time.process_time())  # asked for once, when a question's turn comes
        print(f"{'warm' if warm else 'cold'} {count}", file=sys.stderr, flush=True)
        return unit_rules(rule_request(count, tolerance_percent=percent), units)

    counts = read_area_counts("--areas", areas, len(plan.units))
    found = compare_scenarios(Comparison(
        loads=[("", plan.units)], areas=counts, tolerances=(tolerance,), rules=rules,
        adjacency=find_adjacency(plan.units.geometry, plan.units.ids, plan.links), minutes=minutes, seed=seed,
        settings=DivisionSettings(root_bound=False), bases=plan.bases, warm=warm))
    ends = [*begun[1:], time.process_time()]
    rows = [{"areas": s.areas, "status": s.status, "cpu_seconds": round(end - start, 2),
             "objective": None if s.figures is None else round(s.figures.objective, 2),
             "mean_minutes": None if s.figures is None else round(s.figures.mean_minutes or 0.0, 4),
             "deviation_percent": None if s.figures is None else round(s.figures.deviation_percent, 3),
             "broken_rules": None if s.figures is None else s.figures.broken_rules}
            for s, start, end in zip(found, begun, ends)]
    return {"way": "warm" if warm else "cold", "units": len(plan.units), "tolerance_percent": tolerance, "seed": seed,
            "cpu_seconds": round(ends[-1] - begun[0], 1), "rows": rows}


def main() -> None:
    """Measure both ways and keep them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plan", type=Path, nargs="?", default=PLAN)
    parser.add_argument("--areas", default="2-20")
    parser.add_argument("--tolerance", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--way", choices=("warm", "cold", "both"), default="both")
    asked = parser.parse_args()
    for warm in (True, False) if asked.way == "both" else (asked.way == "warm",):
        line = json.dumps(measure(asked.plan, asked.areas, asked.tolerance, asked.seed, warm))
        with open(HERE / "results" / "sweep.jsonl", "a", encoding="utf-8") as file:
            file.write(line + "\n")
        print(line)


if __name__ == "__main__":
    main()
