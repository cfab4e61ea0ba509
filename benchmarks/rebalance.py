#!/usr/bin/env python3
"""Rebalance the demo's plan after its population has shifted: what moves, deviation, travel and CPU.

    python3 benchmarks/rebalance.py [--shifts 1 2 3] [--limits 3 5 10] [--out benchmarks/results/rebalance.jsonl]

Needs `make demo`. Today's areas are the demo's six; the care hours of each small area (DeSO) are multiplied with a
factor drawn between 0.6 and 1.6 (one drawing per shift), which takes the areas out of balance. For every shift one run
moves as little as possible, one run per limit at most that share; ±5 %, road times, seed 1. Beside them: a division
from scratch with its areas matched to today's so that least moves.
"""
from __future__ import annotations

import argparse
import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

import _package
import numpy as np
from care_areas.core.division import DivisionProblem, DivisionSettings, divide
from care_areas.core.division.rebalance.limits import MoveLimits
from care_areas.core.division.rebalance.near.outline import Outlines
from care_areas.core.division.rebalance.rebalance import RebalanceSettings, rebalance
from care_areas.core.errors import DivisionRefused
from care_areas.core.readers.units import read_units
from care_areas.core.sources.roads.roads import read_roads
from care_areas.core.sources.unit_columns import load_columns_of
from care_areas.core.store.formats.fiona_files import FionaFiles
from care_areas.core.units import find_adjacency
from care_areas.core.workflow.rebalancing.move_measure import unit_outlines
from care_areas.core.workflow.travel import unit_travel
from scipy.optimize import linear_sum_assignment

DEMO = _package.ROOT / "build" / "demo"
TOLERANCE = 5.0
LEAST_FACTOR, MOST_FACTOR = 0.6, 1.6


def world() -> Tuple[DivisionProblem, Any, Outlines]:
    """The demo's units with road minutes, `today` its areas; the small area of each unit, and their outlines."""
    files, plan, source = FionaFiles(), str(DEMO / "internal" / "plan.gpkg"), str(DEMO / "input" / "sample.gpkg")
    table, links, made = (files.read(plan, name) for name in ("units", "link", "unit_area"))
    units = read_units(table, "unit_id", load_columns_of(table))
    pairs = list(zip(links.columns["from_id"].tolist(), links.columns["to_id"].tolist()))
    near = find_adjacency(units.geometry, units.ids, pairs, files.read(source, "vatten").geometry, units.anchor_xy)
    roads = read_roads(files.read(source, "vag"))
    minutes = unit_travel(units, roads[0] if isinstance(roads, tuple) else roads)[0].minutes()
    area = dict(zip(made.columns["unit_id"].tolist(), made.columns["area_id"].tolist()))
    today = np.array([area[unit] for unit in units.ids.tolist()], np.int64)
    zone = np.array([str(code) for code in units.small_area])
    given = DivisionProblem(
        load=units.total_load_h_week()[:, None], cost=minutes, adjacency=near, areas=int(today.max()),
        tolerance_percent=(TOLERANCE,), names=units.ids, xy=units.anchor_xy, today=today, boundary_weight=0.05)
    return given, zone, unit_outlines(units, near)


def shifted(given: DivisionProblem, zone: Any, seed: int) -> DivisionProblem:
    """The care hours of each zone times a drawn factor."""
    draw = np.random.Generator(np.random.PCG64(seed))
    codes = sorted(set(zone.tolist()))
    factor = dict(zip(codes, LEAST_FACTOR + (MOST_FACTOR - LEAST_FACTOR) * draw.random(len(codes))))
    return replace(given, load=given.load * np.array([factor[code] for code in zone.tolist()])[:, None])


def measured(given: DivisionProblem, outlines: Outlines, limit: Optional[float]) -> Dict[str, Any]:
    """One rebalancing."""
    load = given.load[:, 0]
    start = time.process_time()
    try:
        found = rebalance(given, MoveLimits(load, None if limit is None else limit / 100, outlines=outlines),
                          RebalanceSettings(), np.random.Generator(np.random.PCG64(1)))
    except DivisionRefused as refused:
        return {"status": "refused", "proven": refused.proven, "reason": str(refused),
                "cpu_seconds": round(time.process_time() - start, 1)}
    return {
        "status": "ok", "moved_percent": round(100 * found.plan.moved_share, 3),
        "moved_units": int(found.plan.moved.sum()), "least_percent": round(100 * found.least.share, 3),
        "deviation_percent": round(found.plan.max_deviation_percent, 3),
        "mean_minutes": round(found.plan.mean_cost, 4),
        "today_deviation_percent": round(found.today.deviation_percent, 2),
        "today_mean_minutes": round(found.today.mean_cost, 4), "cpu_seconds": round(time.process_time() - start, 1),
        "frontier": [[round(100 * p.moved_share, 3), round(p.max_deviation_percent, 2), round(p.mean_cost, 4)]
                     for p in found.frontier]}


def from_scratch(given: DivisionProblem) -> Dict[str, Any]:
    """A division that knows nothing of today, its areas named so that least moves."""
    start = time.process_time()
    found = divide(replace(given, today=None), DivisionSettings(root_bound=False))
    shared = np.zeros((given.areas, given.areas))
    np.add.at(shared, (given.today - 1, found.area - 1), given.load[:, 0])
    stays = shared[linear_sum_assignment(-shared)].sum()
    return {"status": "ok", "moved_percent": round(100 * (1 - stays / float(given.load[:, 0].sum())), 3),
            "deviation_percent": round(found.max_deviation_percent, 3), "mean_minutes": round(found.mean_cost, 4),
            "cpu_seconds": round(time.process_time() - start, 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shifts", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--limits", type=float, nargs="+", default=[3.0, 5.0, 10.0])
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent / "results" / "rebalance.jsonl")
    chosen = parser.parse_args()
    given, zone, outlines = world()
    for shift in chosen.shifts:
        today = shifted(given, zone, shift)
        runs: List[Dict[str, Any]] = [{"limit_percent": None, **measured(today, outlines, None)}]
        runs += [{"limit_percent": limit, **measured(today, outlines, limit)} for limit in chosen.limits]
        runs.append({"limit_percent": "from scratch", **from_scratch(today)})
        with open(chosen.out, "a", encoding="utf-8") as out:
            for run in runs:
                line = json.dumps({"instance": "sample", "units": given.n, "areas": given.areas, "shift": shift,
                                   "tolerance_percent": TOLERANCE, **run})
                print(line, flush=True)
                out.write(line + "\n")


if __name__ == "__main__":
    main()
