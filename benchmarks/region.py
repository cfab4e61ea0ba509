#!/usr/bin/env python3
"""Divide a synthetic region of several municipalities (`region_world.py`), care hours alone and with travel hours.

    region.py [--units 5000] [--areas 20] [--tolerance 5] [--seed 1]

Both are divided as the plugin does in `qgis_process`: default settings, the usual weight of short borders, two
processes, the bound over all centres included. Counted are the CPU seconds of all processes and the seconds of the
clock from the units and minutes to the division; what is made beforehand (the units, the minutes between them) is not.
Every plan is judged here in plain steps that share nothing with the engine, from the areas and the hours that are
balanced alone, and by ../shared/bench/referee.py where that is at hand. Where no plan keeps the tolerance, the best one
met is judged. One JSON line per run is appended to benchmarks/results/region.jsonl.
"""
from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
import _package
from care_areas.bridge.session.processes import Forked
from care_areas.core.division.problem.settings import DivisionSettings
from care_areas.core.errors import DivisionRefused
from care_areas.core.execution import USUAL_STOP_GAP_PERCENT
from care_areas.core.rules import UnitRules, rule_request, unit_rules
from care_areas.core.workflow.divide import DividedUnits, divide_units
from care_areas.core.workflow.workload import plan_travel
from region_section import RESULTS
from region_world import Region, region

REFEREE = _package.ROOT.parent / "shared" / "bench" / "referee.py"
BALANCED = {"care": "care hours", "both": "care and travel hours"}
PROCESSES = 2


def judged(world: Region, hours: Any, area: Any, areas: int, tolerance_percent: float) -> Dict[str, Any]:
    """The plan's facts from the units' hours and their areas alone; hours : (n,) what is balanced."""
    loads = [float(hours[area == number].sum()) for number in range(1, areas + 1)]
    mean = float(hours.sum()) / areas
    near: List[List[int]] = [[] for _ in area]
    for u, v in zip(world.adjacency.u.tolist(), world.adjacency.v.tolist()):
        if area[u] == area[v]:
            near[u].append(v)
            near[v].append(u)
    pieces, seen = 0, [False] * len(near)
    for unit in range(len(near)):
        pieces += not seen[unit]
        stack = [] if seen[unit] else [unit]
        seen[unit] = True
        while stack:
            for other in near[stack.pop()]:
                if not seen[other]:
                    seen[other] = True
                    stack.append(other)
    deviation = max(abs(load / mean - 1) for load in loads) * 100
    minutes = sum(float((world.minutes[np.ix_(units, units)].astype(float) @ hours[units]).min())
                  for units in (np.nonzero(area == number)[0] for number in range(1, areas + 1)) if len(units))
    return {"deviation_percent": round(deviation, 3), "connected": pieces == areas, "objective": round(minutes, 1),
            "mean_minutes": round(minutes / float(hours.sum()), 3),
            "met": min(loads) > 0 and pieces == areas and deviation <= tolerance_percent + 1e-9}


def by_referee(world: Region, hours: Any, area: Any, areas: int, tolerance_percent: float) -> Optional[bool]:
    """Whether the referee finds the plan feasible; None where there is no referee."""
    if not REFEREE.is_file():
        return None
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _write(place / "nodes.csv", ["id", "x", "y", "w", "lon", "lat"],
               [[name, x, y, repr(float(w)), "", ""] for name, (x, y), w in zip(
                   world.units.ids.tolist(), world.units.anchor_xy.tolist(), hours)])
        _write(place / "edges.csv", ["u", "v"], np.stack([world.adjacency.u, world.adjacency.v], 1).tolist())
        (place / "labels.json").write_text(json.dumps(area.tolist()), encoding="utf-8")
        said = subprocess.run([sys.executable, str(REFEREE), folder, str(place / "labels.json"), str(areas),
                               str(tolerance_percent)], check=True, capture_output=True, text=True).stdout
    return bool(json.loads(said)["feasible"])


def _write(path: Path, head: List[str], rows: List[List[Any]]) -> None:
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([head, *rows])


def cpu_s() -> float:
    """Of this process and those that it has forked and waited for."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def divided(world: Region, rules: UnitRules, seed: int) -> Tuple[Any, Dict[str, Any], Optional[DividedUnits]]:
    """(n,) areas of the plan, or of the best one met, and what it took."""
    cpu, clock = cpu_s(), time.perf_counter()
    found, said = None, {"status": "ok"}
    try:
        found = divide_units(world.units, world.adjacency, world.minutes, rules, seed,
                             DivisionSettings(
                                 workers=Forked(PROCESSES), stop_gap_percent=USUAL_STOP_GAP_PERCENT), world.bases)
        area = found.division.area
    except DivisionRefused as refused:
        area = refused.best_area
        said = {"status": "refused", "proven": refused.proven, "reason": str(refused)}
    took = {"cpu_seconds": round(cpu_s() - cpu, 1), "seconds": round(time.perf_counter() - clock, 1),
            "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}
    return area, {**said, **took}, found


def measured(asked: argparse.Namespace) -> Dict[str, Any]:
    """One division, judged."""
    world = region(asked.units, asked.seed)
    travels = asked.balanced == "both"
    request = rule_request(asked.areas, tolerance_percent=asked.tolerance, travel_workload=travels)
    area, facts, found = divided(world, unit_rules(request, world.units), asked.seed)
    if found is not None:
        facts.update(gap_percent=round(found.division.gap_percent or 0.0, 3), rounds=found.rounds,
                     gap_to_its_centres_percent=round(
                         100 * (1 - found.division.bound_of_centres / found.division.objective), 3))
    if area is not None:
        hours = world.units.total_load_h_week()
        if travels:
            hours = hours + plan_travel(world.units, area, world.adjacency, world.minutes, world.bases).unit_h_week
        facts.update(judged(world, hours, area, asked.areas, asked.tolerance),
                     referee=by_referee(world, hours, area, asked.areas, asked.tolerance))
    return {"units": asked.units, "areas": asked.areas, "tolerance_percent": asked.tolerance, "seed": asked.seed,
            "balanced": BALANCED[asked.balanced], "processes": PROCESSES, **facts}


def main() -> None:
    """Each division in a process of its own, so that memory is its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=5000)
    parser.add_argument("--areas", type=int, default=20)
    parser.add_argument("--tolerance", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--balanced", choices=sorted(BALANCED), help="this one only, printed and not kept")
    asked = parser.parse_args()
    if asked.balanced:
        print(json.dumps(measured(asked)))
        return
    region(asked.units, asked.seed)  # its minutes are kept
    for balanced in BALANCED:
        options = [f"--{name}={getattr(asked, name)}" for name in ("units", "areas", "tolerance", "seed")]
        line = subprocess.run([sys.executable, __file__, *options, f"--balanced={balanced}"], check=True,
                              stdout=subprocess.PIPE, text=True).stdout.strip()
        print(line, flush=True)
        with open(RESULTS, "a", encoding="utf-8") as file:
            file.write(line + "\n")


if __name__ == "__main__":
    main()
