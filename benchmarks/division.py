#!/usr/bin/env python3
"""Divide a benchmark instance: python3 benchmarks/division.py INSTANCE_DIR AREAS TOLERANCE_PERCENT --out LABELS.json

INSTANCE_DIR holds nodes.csv (id,x,y,w,lon,lat) and edges.csv (u,v = row numbers). The cost is the squared distance in
km² (whole metres of the GRS80 geodesic where lon/lat are given, else the plane unit squared) times the load, as
referees of such instances compute it; or the plane distance. Writes one area number per row of nodes.csv, prints one
JSON object:

objective (moment of inertia, in 10^6 where lon/lat are given; or, with --objective mean_distance, the load-weighted
mean plane distance to the centres), bound (no division at all is below it, or null), bound_of_centres,
max_deviation_percent, connected, seconds, cpu_seconds, peak_mb, status: "ok", "not met" with the reason, or
"infeasible" when that is proven. "ok" is printed only after the division was checked here, independently of the engine.

--processes N divides in up to N processes; the areas are the same, and --seconds then counts wall time.
--seconds S raises the iteration budget and stops near S seconds of CPU time; without it the budget is counted in
iterations only and the same seed gives the same areas on every machine. --effort multiplies that budget.
"""
from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import csv
import json
import math
import resource
import sys
import time
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Tuple

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
import _package  # noqa: F401 - registers the checkout as care_areas
from care_areas.bridge.session.processes import Forked
from care_areas.core.division import Division, DivisionProblem, DivisionSettings, divide
from care_areas.core.division.bound.division import division_bound
from care_areas.core.errors import CareAreasError, DivisionRefused
from care_areas.core.model import Adjacency
from geodesic import metres

BEGAN = time.perf_counter()
KEEP_BACK_S, KEEP_BACK_S_PER_PAIR = 3.0, 3e-6
"""Seconds of a time cap that are left for the bound and for writing, and as much per pair of units more. The bound is
given up when the time is over."""
KEEP_BACK_WITHOUT_BOUND_S = 1.0
ENDLESS_EFFORT = 1000.0
INERTIA, DISTANCE = "moment_of_inertia", "mean_distance"
BLOCK_ROWS = 200
MATRIX_UNITS = 4000
"""With more units the costs are made by rows instead of being held a second time beside the division's own."""


class Instance:
    """Units, loads and edges as read, and the squared distances."""

    def __init__(self, folder: Path, objective: str = INERTIA) -> None:
        with open(folder / "nodes.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        with open(folder / "edges.csv", newline="", encoding="utf-8") as file:
            edges = [(int(row["u"]), int(row["v"])) for row in csv.DictReader(file)]
        self.name = folder.name
        self.ids = [row["id"] for row in rows]
        if len(set(self.ids)) < len(self.ids):
            self.ids = [str(i) for i in range(len(rows))]
        self.load = np.array([float(row["w"]) for row in rows])
        self.xy = np.array([(float(row["x"]), float(row["y"])) for row in rows])
        self.edges = np.array(edges, np.int64).reshape(-1, 2)
        self.geographic = bool(rows[0].get("lon"))
        self.lonlat = np.array([(float(row["lon"]), float(row["lat"])) for row in rows]) if self.geographic else None
        self.objective = objective
        self.cost: Any = self if len(self.load) > MATRIX_UNITS else self._costs()

    def rows(self, centres: Any) -> Any:
        """(k, n) float32 costs from some units to all, made when they are asked for."""
        return self.between(np.asarray(centres), np.arange(len(self.load))).astype(np.float32)

    def block(self, centres: Any, units: Any) -> Any:
        """(k, m) the same to some of the units."""
        return self.between(np.asarray(centres), np.asarray(units)).astype(np.float32)

    def _costs(self) -> np.ndarray[Any, np.dtype[np.float32]]:
        n = len(self.load)
        cost = np.empty((n, n), np.float32)
        for i in range(0, n, BLOCK_ROWS):
            end = min(i + BLOCK_ROWS, n)
            block = self.between(np.arange(i, end), np.arange(i, n))
            cost[i:end, i:] = block
            cost[i:, i:end] = block.T
        return cost

    def between(self, rows: Any, columns: Any) -> Any:
        """float64 cost per unit of load: squared distances, or plane distances where those are minimised."""
        if self.objective == INERTIA:
            return self.squared(rows, columns)
        step = self.xy[rows][:, None, :] - self.xy[columns][None, :, :]
        return np.hypot(step[..., 0], step[..., 1])

    def squared(self, rows: Any, columns: Any) -> Any:
        """float64 squared distances: km² from whole geodesic metres, or plane units squared."""
        if self.lonlat is None:
            step = self.xy[rows][:, None, :] - self.xy[columns][None, :, :]
            return np.hypot(step[..., 0], step[..., 1]) ** 2
        a, b = np.repeat(rows, len(columns)), np.tile(columns, len(rows))
        way = metres(self.lonlat[a, 0], self.lonlat[a, 1], self.lonlat[b, 0], self.lonlat[b, 1])
        return (np.floor(way).reshape(len(rows), len(columns)) / 1000) ** 2


def judge(instance: Instance, labels: Any, areas: int, tolerance: float) -> Dict[str, Any]:
    """The division's facts, computed from the instance alone in plain steps that share nothing with the engine."""
    w = instance.load
    mean = w.sum() / areas
    low, high = mean * (1 - tolerance / 100), mean * (1 + tolerance / 100)
    if np.all(w == np.floor(w)):
        low, high = math.ceil(low - 1e-9), math.floor(high + 1e-9)
    names = np.unique(labels)
    loads = np.array([w[labels == name].sum() for name in names])
    root = list(range(len(w)))

    def find(a: int) -> int:
        while root[a] != a:
            root[a] = root[root[a]]
            a = root[a]
        return a

    for u, v in instance.edges.tolist():
        if labels[u] == labels[v]:
            root[find(u)] = find(v)
    connected = len({find(a) for a in range(len(w))}) == len(names)
    inertia = 0.0
    for name in names:
        index = np.nonzero(labels == name)[0]
        inertia += float((instance.between(index, index) * w[index, None]).sum(0).min())
    balanced = bool(loads.min() >= low - 1e-9 and loads.max() <= high + 1e-9)
    return {"objective": round(inertia / scale_of(instance), 3), "connected": connected,
            "max_deviation_percent": round(float(np.abs(loads / mean - 1).max() * 100), 4),
            "met": bool(len(names) == areas and connected and balanced)}


def scale_of(instance: Instance) -> float:
    """Moments of inertia with geographic coordinates are given in 10^6, distances per unit of load."""
    if instance.objective == DISTANCE:
        return float(instance.load.sum())
    return 1e6 if instance.geographic else 1.0


def problem_of(instance: Instance, areas: int, tolerance: float) -> DivisionProblem:
    """The instance as the plugin's division sees it, on its load alone and without a weight for borders."""
    n = len(instance.load)
    u, v = instance.edges.min(1), instance.edges.max(1)
    links = np.unique(np.stack([u, v], 1)[u != v], axis=0)
    names = np.empty(n, object)
    names[:] = instance.ids
    adjacency = Adjacency(n, links[:, 0], links[:, 1], np.ones(len(links)), np.zeros(len(links), bool))
    return DivisionProblem(load=instance.load[:, None].copy(), cost=instance.cost, adjacency=adjacency, areas=areas,
                           tolerance_percent=(tolerance,), names=names, boundary_weight=0.0)


def run(instance: Instance, areas: int, tolerance: float, settings: DivisionSettings, seed: int,
        bound_spent: Optional[Callable[[], float]] = None) -> Tuple[Dict[str, Any], Optional[List[int]]]:
    """The answer without times, and the labels. With `bound_spent`, its clock, the bound is raised after the
    division until that reaches 1.
    """
    empty: Dict[str, Any] = {"objective": None, "bound": None, "max_deviation_percent": None, "connected": None}
    problem = problem_of(instance, areas, tolerance)
    try:
        found: Division = divide(problem, settings, np.random.Generator(np.random.PCG64(seed)))
    except DivisionRefused as refused:
        status = "infeasible" if refused.proven else "not met"
        return {**empty, "max_deviation_percent": refused.best_deviation_percent, "status": status,
                "reason": str(refused)}, None
    except CareAreasError as error:
        return {**empty, "status": "not met", "reason": str(error)}, None
    facts = judge(instance, found.area, areas, tolerance)
    met = facts.pop("met")
    scale = scale_of(instance)
    bound = found.bound
    if bound is None and bound_spent is not None:
        bound = division_bound(problem, found, spent=bound_spent).value or None  # 0: no time was left for it
    answer = {**facts, "bound": None if bound is None else round(bound / scale, 3),
              "bound_of_centres": round(found.bound_of_centres / scale, 3),
              "gap_percent": None if bound is None else 100 * (1 - bound / found.objective),
              "status": "ok" if met else "not met"}
    if not met:
        answer["reason"] = "The division did not pass the check of this script."
    return answer, [int(a) for a in found.area]


def settings_of(seconds: Optional[float], units: int, effort: float, bound: bool, processes: int) -> DivisionSettings:
    """Iteration budgets only, or an endless budget with a cap on CPU time (wall time with several processes)."""
    workers = Forked(processes)
    if seconds is None:
        return DivisionSettings(effort=effort, root_bound=bound, workers=workers)
    kept_back = KEEP_BACK_S + KEEP_BACK_S_PER_PAIR * units * units if bound else KEEP_BACK_WITHOUT_BOUND_S
    end = max(seconds - kept_back, 0.5 * seconds)
    clock = clock_of(processes)
    return DivisionSettings(effort=ENDLESS_EFFORT, spent=lambda: clock() / end, root_bound=False, exact=True,
                            workers=workers)


def clock_of(processes: int) -> Callable[[], float]:
    """CPU seconds of one process, wall seconds of several."""
    return time.process_time if processes == 1 else wall_time


def wall_time() -> float:
    """Seconds since this script began."""
    return time.perf_counter() - BEGAN


def main() -> None:
    """Parse, divide, write, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("instance", type=Path, metavar="INSTANCE_DIR")
    parser.add_argument("areas", type=int, metavar="AREAS")
    parser.add_argument("tolerance", type=float, metavar="TOLERANCE_PERCENT")
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--effort", type=float, default=1.0)
    parser.add_argument("--objective", choices=(INERTIA, DISTANCE), default=INERTIA)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--no-bound", action="store_true", help="leave out the bound over all possible centres")
    parser.add_argument("--out", type=Path, required=True, metavar="LABELS.json")
    asked = parser.parse_args()
    instance = Instance(asked.instance, asked.objective)
    settings = settings_of(asked.seconds, len(instance.load), asked.effort, not asked.no_bound, asked.processes)
    clock, bound_spent = clock_of(asked.processes), None
    if asked.seconds is not None and not asked.no_bound:
        bound_spent = lambda: clock() / asked.seconds  # noqa: E731
    answer, labels = run(instance, asked.areas, asked.tolerance, settings, asked.seed, bound_spent)
    if labels is not None:
        asked.out.write_text(json.dumps(labels) + "\n", encoding="utf-8")
    own, forked = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    answer.update(seconds=round(wall_time(), 2),
                  cpu_seconds=round(time.process_time() + forked.ru_utime + forked.ru_stime, 2),
                  peak_mb=round(own.ru_maxrss / 1024, 1))
    if asked.processes > 1:
        answer["largest_forked_mb"] = round(forked.ru_maxrss / 1024, 1)  # with what it shares with its parent
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
