#!/usr/bin/env python3
"""How good the plan is after 1, 2, 5, 10, 20 and 40 CPU seconds: python3 benchmarks/anytime.py BENCH_DIR [CASE …]

Cases: `sample` and `falun` are the problems of `make demo` and `make real` (care hours, default weight of borders),
made from what these left in build/; `tract-IN.linked` is read from BENCH_DIR/instances; `town-5000` is synthetic
(`benchmarks/synthetic.py`, 20 areas, ±5 %). Each limit is a run of its own, from the same seed, in one process. It
appends one JSON line a case to benchmarks/results/anytime.jsonl: what the search makes small (travel and what
borders cost, in whole costs), travel and borders of each plan, and the same and the bound of a run without a limit.
"""
from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import importlib
import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, Dict, List

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
import _package  # noqa: F401 - registers the checkout as care_areas
from care_areas.core.division import DivisionProblem, DivisionSettings, divide
from care_areas.core.errors import DivisionRefused
from care_areas.core.execution import USUAL_STOP_GAP_PERCENT
from care_areas.core.store.description import read_description
from care_areas.core.store.formats.fiona_files import FionaFiles
from care_areas.core.workflow import division_problem, division_question
from division import Instance, problem_of
from synthetic import make

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).resolve().parent / "results" / "anytime.jsonl"
SECONDS = (1, 2, 5, 10, 20, 40)
PLANS = {name: ROOT / "build" / folder / "input" / "plan.json"
         for name, folder in (("sample", "demo"), ("falun", "real"))}
SYNTHETIC_AREAS, SYNTHETIC_TOLERANCE = 20, 5.0
TRACT_AREAS, TRACT_TOLERANCE = 9, 0.5
ENDLESS_EFFORT = 1000.0
SEED = 1


class Watched:
    """The cost of the plan that the search hands on: travel and borders, which the division does not tell together."""

    def __init__(self) -> None:
        self.module = importlib.import_module("care_areas.core.division.divide")
        self.costs: List[float] = []
        self.search = self.module.best_plan
        self.module.best_plan = self

    def __call__(self, *asked: Any) -> Any:
        plan, counts = self.search(*asked)
        self.costs.append(plan.cost)
        return plan, counts


WATCHED = Watched()


def planned(path: Path) -> DivisionProblem:
    """The problem of a plan description, on care hours."""
    files, description = FionaFiles(), read_description(str(path))
    tables = {role: files.read(source.path, source.layer) for role, source in description.inputs.items()}
    asked = division_question(description, tables)
    return division_problem(asked.units, asked.adjacency, asked.times.minutes(), asked.rules, asked.inputs.bases,
                            asked.inputs.sheltered)


def synthetic(units: int) -> DivisionProblem:
    """A made-up town and country, squared distances."""
    from care_areas.core.model import Adjacency

    made = make(units)
    n, (u, v) = len(made.load_h_week), made.edges.T
    names = np.empty(n, object)
    names[:] = [f"u{i:05d}" for i in range(n)]
    step = made.xy_km[:, None, :] - made.xy_km[None, :, :]
    cost = (step ** 2).sum(-1).astype(np.float32)
    adjacency = Adjacency(n, u, v, np.ones(len(u)), np.zeros(len(u), bool))
    return DivisionProblem(load=made.load_h_week[:, None], cost=cost, adjacency=adjacency, areas=SYNTHETIC_AREAS,
                           tolerance_percent=(SYNTHETIC_TOLERANCE,), names=names, boundary_weight=0.0)


def problem_named(name: str, bench: Path) -> DivisionProblem:
    """The problem of a case."""
    if name in PLANS:
        return planned(PLANS[name])
    if name.startswith("town-"):
        return synthetic(int(name.split("-")[1]))
    return problem_of(Instance(bench / "instances" / name), TRACT_AREAS, TRACT_TOLERANCE)


def limited(problem: DivisionProblem, seconds: float) -> Dict[str, Any]:
    """What a run with so many CPU seconds finds; the search may end some tenths of a second later."""
    begun = time.process_time()
    settings = DivisionSettings(effort=ENDLESS_EFFORT, root_bound=False, stop_gap_percent=USUAL_STOP_GAP_PERCENT,
                                spent=lambda: (time.process_time() - begun) / seconds)
    try:
        found = divide(problem, settings, np.random.Generator(np.random.PCG64(SEED)))
    except DivisionRefused as refused:
        return {"seconds": seconds, "used": round(time.process_time() - begun, 2), "objective": None,
                "deviation_percent": refused.best_deviation_percent}
    used = time.process_time() - begun
    return {"seconds": seconds, "used": round(used, 2), "cost": WATCHED.costs[-1], "objective": found.objective,
            "border_length": found.border_length, "deviation_percent": found.max_deviation_percent}


def unlimited(problem: DivisionProblem) -> Dict[str, Any]:
    """What the product does without a limit, and the bound."""
    begun = time.process_time()
    settings = replace(DivisionSettings(), stop_gap_percent=USUAL_STOP_GAP_PERCENT)
    found = divide(problem, settings, np.random.Generator(np.random.PCG64(SEED)))
    return {"used": round(time.process_time() - begun, 2), "cost": WATCHED.costs[-1], "objective": found.objective,
            "bound": found.bound, "gap_percent": found.gap_percent, "border_length": found.border_length}


def main() -> int:
    """Measure and append."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("cases", nargs="*", default=["sample", "falun", "tract-IN.linked", "town-5000"])
    asked = parser.parse_args()
    for name in asked.cases:
        problem = problem_named(name, asked.bench)
        answer = {"case": name, "units": problem.n, "areas": problem.areas, "usual": unlimited(problem),
                  "limited": [limited(problem, seconds) for seconds in SECONDS]}
        print(json.dumps(answer), flush=True)
        with open(RESULTS, "a", encoding="utf-8") as file:
            file.write(json.dumps(answer) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
