#!/usr/bin/env python3
"""How near the optimum a division is, proven: the certified gap on the sample and on Falun, 4 to 12 areas, ±5 %.

    python3 benchmarks/bound.py [--cases sample falun] [--areas 4 5 …] [--seconds 120] [--gap 0.1] [--plans FOLDER]
                                [--processes 2]

Reads units, loads and roads from the plan files that `make demo` and `make real` leave, works out the minutes between
the units as the plugin does, divides on care hours with the default settings (seed 1; borders without weight, so that
the plan is judged on what the bound speaks of) and raises the bound until the gap is at most --gap percent or --seconds
are over, in two processes as `qgis_process` does; with --processes 1 the seconds are those of the processor. The
objective that the gap is measured at is summed here from the areas alone. One JSON line per case goes to
benchmarks/results/bound.jsonl. --plans keeps the divisions in a folder and takes them from there when the command is
repeated.
"""
from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any, Dict, List, Tuple

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
import _package
from care_areas.bridge.session.processes import Forked
from care_areas.core.division import DivisionProblem, DivisionSettings, divide
from care_areas.core.division.assignment.fixed_centres_bound import bound_of_centres
from care_areas.core.division.bound.branch_and_bound import lower_bound
from care_areas.core.division.bound.budget import BoundBudget
from care_areas.core.execution.stop_condition import StopCondition
from care_areas.core.progress import SILENT
from care_areas.core.readers.neighbours import unit_neighbours
from care_areas.core.rules import rule_request, unit_rules
from care_areas.core.store.formats.fiona_files import FionaFiles
from care_areas.core.store.plan_file.plan_file import read_plan
from care_areas.core.travel import travel_times
from care_areas.core.workflow import division_problem
from care_areas.core.workflow.travel import join_to_network

RESULTS = _package.ROOT / "benchmarks" / "results" / "bound.jsonl"
PLAN_FILES = {"sample": "build/demo/internal/plan.gpkg", "falun": "build/real/internal/plan.gpkg"}
TOLERANCE_PERCENT = 5.0
SEED = 1
ENDLESS_NODES = 10 ** 6


def problems(path: Path, areas: List[int]) -> List[DivisionProblem]:
    """The division of the plan file's units into each number of areas."""
    plan = read_plan(FionaFiles(), str(path))
    if plan.roads is None:
        raise SystemExit(f"{path} has no roads.")
    joined = join_to_network(plan.roads, plan.units.anchor_xy, plan.units.layer)
    minutes = travel_times(plan.roads, joined, joined).minutes()
    adjacency, _ = unit_neighbours(plan.units, None, plan.links)
    requests = (rule_request(k, tolerance_percent=TOLERANCE_PERCENT, compactness=0.0) for k in areas)
    return [division_problem(plan.units, adjacency, minutes, unit_rules(each, plan.units)) for each in requests]


def divided(problem: DivisionProblem, kept: Path) -> Tuple[Any, float]:
    """(n,) area of each unit and the CPU seconds it took, from the file when it is there."""
    if kept.is_file():
        stored = json.loads(kept.read_text(encoding="utf-8"))
        return np.array(stored["area"], np.int64), float(stored["cpu_s"])
    start = time.process_time()
    found = divide(problem, DivisionSettings(root_bound=False), np.random.Generator(np.random.PCG64(SEED)))
    used = round(time.process_time() - start, 1)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps({"cpu_s": used, "area": found.area.tolist()}), encoding="utf-8")
    return found.area, used


def centres_and_cost(problem: DivisionProblem, area: Any) -> Tuple[Any, float]:
    """The best own unit of each area, and Σ load × minutes from it."""
    load, centres, total = problem.load[:, 0], [], 0.0
    for name in np.unique(area):
        units = np.nonzero(area == name)[0]
        sums = problem.block(units, units) @ load[units]
        centres.append(int(units[int(sums.argmin())]))
        total += float(sums.min())
    return np.array(centres), total


def measure(problem: DivisionProblem, kept: Path, seconds: float, gap_percent: float,
            processes: int) -> Dict[str, Any]:
    """The facts of one case."""
    area, division_s = divided(problem, kept)
    centre, objective = centres_and_cost(problem, area)
    low, high = (bound[:, 0] for bound in problem.bounds())
    load = problem.load[:, 0]
    of_centres = bound_of_centres(problem.rows(centre), load, low, high)
    clock = time.process_time if processes == 1 else time.monotonic
    start, used = clock(), sum(os.times()[:4])
    stop = StopCondition(SILENT, lambda: (clock() - start) / seconds)
    bound = lower_bound(problem.cost, load, problem.areas, float(low.min()), float(high.max()), objective, centre,
                        BoundBudget(nodes=ENDLESS_NODES, cells=float("inf"), gap_percent=gap_percent), stop,
                        workers=Forked(processes))
    return {"areas": problem.areas, "units": problem.n, "tolerance_percent": TOLERANCE_PERCENT,
            "objective": round(objective, 2), "bound": round(bound.value, 2),
            "gap_percent": round(bound.gap_percent(objective), 4),
            "root_gap_percent": round(100 * (1 - bound.root_value / objective), 4),
            "gap_to_its_centres_percent": round(100 * (1 - of_centres / objective), 4),
            "nodes": bound.nodes, "steps": bound.steps, "candidates_left": bound.candidates_left,
            "processes": processes, "s_bound": round(clock() - start, 1), "cpu_s_division": division_s,
            "cpu_s_bound": round(sum(os.times()[:4]) - used, 1)}


def main() -> None:
    """Run the cases that are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", nargs="+", choices=sorted(PLAN_FILES), default=list(PLAN_FILES))
    parser.add_argument("--areas", nargs="+", type=int, default=list(range(4, 13)))
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--gap", type=float, default=0.1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--plans", type=Path, default=_package.ROOT / "build" / "bound")
    asked = parser.parse_args()
    for case in asked.cases:
        path = _package.ROOT / PLAN_FILES[case]
        if not path.is_file():
            print(f"Skipped: {case}, as {path} is not there")
            continue
        for problem in problems(path, asked.areas):
            kept = asked.plans / f"{case}-{problem.areas}.json"
            line = json.dumps({"case": case, **measure(problem, kept, asked.seconds, asked.gap, asked.processes)})
            print(line, flush=True)
            with open(RESULTS, "a", encoding="utf-8") as file:
                file.write(line + "\n")


if __name__ == "__main__":
    main()
