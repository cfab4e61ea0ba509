#!/usr/bin/env python3
"""Hold the estimate of travel hours against routed days of home care.

    workload.py [--areas 4 6 10] [--seeds 1 2]

For the sample municipality and Falun (as `make demo` and `make real` left them under build/): areas from a quick
division, a drawn day of visits (`workload_days.py`), and for each area and round of the day the routes of the staff
by PyVRP on road times between the addresses (`workload_routes.py`, in a virtual environment of its own under build/).
Staff start and end at the bases of their area, or at its centre where it has none, are away for at most the round's
length, and drive as little as PyVRP finds; visits last as long as the client's hours say; nothing else binds them to a
clock within the round. Compared is driving alone, per area: parking, doors and alarm trips are assumed alike in both,
and would flatter the estimate. The tour factor is fitted to the days of the first seed (least mean relative error) and
judged on those of the second, where homes, areas and visits are others. One JSON line per area, and one of the fit,
replace benchmarks/results/workload.jsonl.
"""
from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Dict, List, Sequence

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import _package
import numpy as np
import workload_days as days
from care_areas.core.model import Floats, Ints
from care_areas.core.workflow.workload import unit_demand, unit_ground
from care_areas.core.workload.estimate import travel_hours
from care_areas.core.workload.ground import TravelGround
from care_areas.core.workload.model import DAYS_PER_WEEK, TravelModel, VisitDemand

RESULTS = _package.ROOT / "benchmarks" / "results" / "workload.jsonl"
SCRATCH = days.BUILD / "workload"
PYVRP = "pyvrp==0.14.1"
ROUND_SHARES = (0.40, 0.25, 0.35)
"""Morning, midday, evening."""
RURAL_VISITS_PER_KM2 = 10.0
"""An area with fewer visits a day per km² is called rural."""
FACTORS = np.arange(16, 51) / 20
SHIPPED = TravelModel()


@dataclass(frozen=True)
class Plan:
    """The areas of one municipality in one seed, and what was drawn and routed for them: driving hours of each area."""

    place: days.Municipality
    ground: TravelGround
    demand: VisitDemand
    area: Ints
    areas: int
    seed: int
    visits: Ints
    routed_h_day: Floats
    staff: Ints
    kept: bool


def environment() -> Path:
    """Python of the virtual environment with PyVRP, made where it is not there."""
    folder = days.BUILD / "pyvrp"
    python = folder / "bin" / "python"
    if not python.is_file() or subprocess.run([str(python), "-c", "import pyvrp"], capture_output=True).returncode:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PYVRP],
                       check=True)
    return python


def routed(python: Path, place: days.Municipality, areas: int, seed: int, rng: np.random.Generator) -> Plan:
    """Divide, draw a day, route its rounds."""
    demand, area = unit_demand(place.units), days.divided(place, areas, seed)
    ground = unit_ground(place.units, place.adjacency, place.minutes, place.bases)
    travel = travel_hours(area, demand, ground, SHIPPED)
    visits = days.drawn_day(place, SHIPPED.minutes_per_visit, ROUND_SHARES, rng)
    folder = SCRATCH / f"{place.name}-{areas}-{seed}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number in range(1, areas + 1):
        bases = days.area_bases(place, area, number, int(travel.start[number][0]))
        own = area[visits.unit] == number
        seconds, which = days.road_seconds(place.graph, np.concatenate([bases, visits.xy[own]]))
        for round_ in range(len(ROUND_SHARES)):
            inside = np.flatnonzero(visits.round_[own] == round_)
            if len(inside):
                _write_round(folder / f"{number:02d}-{round_}.npz", seconds, np.unique(which[:len(bases)]),
                             which[len(bases) + inside], visits.minutes[own][inside] * 60)
    done = subprocess.run([str(python), str(Path(__file__).with_name("workload_routes.py")), str(folder)], check=True,
                          capture_output=True, text=True)
    driving, staff = np.zeros(areas), np.zeros(areas, np.int64)
    kept = True
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        number = int(answer["round"].split("-")[0])
        driving[number - 1] += answer["driving_s"] / 3600
        staff[number - 1] += answer["staff"]
        kept = kept and bool(answer["feasible"])
    count = np.bincount(area[visits.unit] - 1, minlength=areas)
    return Plan(place, ground, demand, area, areas, seed, count, driving, staff, kept)


def _write_round(path: Path, seconds: Ints, depots: Ints, place: Ints, work_s: Floats) -> None:
    """One round of one area; where a home is so far that nobody is back in time, the round is as long as that takes."""
    used, at = np.unique(np.concatenate([depots, place]), return_inverse=True)
    there_and_back = (seconds[np.ix_(depots, place)] + seconds[np.ix_(place, depots)].T).min(axis=0)
    longest = max(SHIPPED.round_minutes * 60, float((there_and_back + np.rint(work_s)).max()))
    np.savez(path, seconds=seconds[np.ix_(used, used)], depots=at[:len(depots)], place=at[len(depots):], work_s=work_s,
             longest_s=longest, iterations=300 + 2 * len(place))


def errors(plans: Sequence[Plan], model: TravelModel) -> List[Dict[str, Any]]:
    """One row per area: routed and estimated driving hours of a day, and what kind of area it is."""
    rows = []
    for plan in plans:
        travel = travel_hours(plan.area, plan.demand, plan.ground, model)
        size = np.array([shape.area for shape in plan.place.units.geometry]) / 1e6
        care = np.bincount(plan.area - 1, plan.demand.visit_minutes_week, plan.areas) / 60 / DAYS_PER_WEEK
        for k in range(plan.areas):
            own = plan.area == k + 1
            hours, made = float(travel.driving_h_week[own].sum()) / DAYS_PER_WEEK, float(plan.routed_h_day[k])
            expected = float(plan.demand.visits_week[own].sum()) / DAYS_PER_WEEK
            rows.append({
                "municipality": plan.place.name, "areas": plan.areas, "area": k + 1, "seed": plan.seed,
                "rural": bool(expected / size[own].sum() < RURAL_VISITS_PER_KM2),
                "km2": round(float(size[own].sum()), 1),
                "visits_drawn": int(plan.visits[k]), "visits_expected": round(expected, 1),
                "rounds_routed": int(plan.staff[k]),
                "rounds_estimated": round(float(travel.rounds_week[own].sum()) / DAYS_PER_WEEK, 1),
                "routed_h_day": round(made, 2), "estimated_h_day": round(hours, 2),
                "error_percent": round(100 * (hours / made - 1), 2),
                "driving_share_percent": round(100 * made / (made + float(care[k])), 1), "rules_kept": plan.kept})
    return rows


def fitted(plans: Sequence[Plan]) -> float:
    """The tour factor with the least mean relative error, on a grid."""
    def mean_error(factor: float) -> float:
        rows = errors(plans, replace(SHIPPED, tour_factor=factor))
        return float(np.mean([abs(row["error_percent"]) for row in rows]))

    return round(float(min(FACTORS, key=mean_error)), 2)


def median_error(rows: Sequence[Dict[str, Any]]) -> float:
    return round(float(np.median([abs(row["error_percent"]) for row in rows])), 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--areas", type=int, nargs="+", default=[4, 6, 10])
    parser.add_argument("--seeds", type=int, nargs=2, default=[1, 2], help="to fit, to judge")
    asked = parser.parse_args()
    names = days.available()
    if not names:
        raise SystemExit("Nothing to measure: run `make demo` (and `make real`) first.")
    began, python = time.process_time(), environment()
    plans: Dict[int, List[Plan]] = {seed: [] for seed in asked.seeds}
    for name in names:
        place = days.read_municipality(name)
        for seed in asked.seeds:
            rng = np.random.Generator(np.random.PCG64(seed))
            home = place if seed == asked.seeds[0] else days.moved_clients(place, rng)
            for areas in asked.areas:
                plans[seed].append(routed(python, home, areas, seed, rng))
                print(f"{name}, {areas} areas, seed {seed}: routed", file=sys.stderr, flush=True)
    factor = fitted(plans[asked.seeds[0]])
    judged = replace(SHIPPED, tour_factor=factor)
    rows = {seed: errors(found, judged) for seed, found in plans.items()}
    last = rows[asked.seeds[1]]
    used = os.times()
    summary = {
        "fit": True, "municipalities": names, "tour_factor": factor, "tour_factor_shipped": SHIPPED.tour_factor,
        "median_error_fitted_percent": median_error(rows[asked.seeds[0]]), "median_error_percent": median_error(last),
        "median_error_shipped_percent": median_error(errors(plans[asked.seeds[1]], SHIPPED)), "pyvrp": PYVRP,
        "cpu_seconds": round(time.process_time() - began + used.children_user + used.children_system)}
    RESULTS.write_text("".join(json.dumps(row) + "\n" for row in [
        *({"set": "fit", **row} for row in rows[asked.seeds[0]]), *({"set": "judge", **row} for row in last), summary]),
        encoding="utf-8")
    print(json.dumps(summary))


if __name__ == "__main__":
    main()
