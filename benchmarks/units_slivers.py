#!/usr/bin/env python3
"""What slivers among the small areas cost: building units from a layer of districts with and without them.

    python3 benchmarks/units_slivers.py [--turns 3]

150 square districts of 1 km², alone and with 25 slivers among them (20 to 800 m long, a micrometre wide, aslant), and
two districts of 4 km² with one sliver of 20, 60 or 400 m. Each run is a process of its own; the turns of the cases
alternate and the medians are taken. Writes benchmarks/results/units_slivers.jsonl.
"""
from __future__ import annotations

import argparse
import json
import statistics
import sys
from pathlib import Path
from typing import Any, Dict, List, Tuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
import _package  # noqa: F401 - registers the checkout as care_areas
import numpy as np
from care_areas.core.geometry import object_array
from care_areas.core.model import SmallAreas
from care_areas.core.units.partition.build import build_units
from shapely.geometry import Polygon, box
from timed_run import measure

HERE = Path(__file__).resolve().parent
RESULT = HERE / "results" / "units_slivers.jsonl"
CASES = {"150 districts": ("150 districts, 25 slivers",),
         "2 districts": ("2 districts, sliver of 20 m", "2 districts, sliver of 60 m", "2 districts, sliver of 400 m")}
"""Case without slivers -> the same with them."""
WIDTH_M = 1e-6


def sliver(x: float, y: float, length_m: float, steep: float = 1.0) -> Polygon:
    """A triangle of no area to speak of, aslant."""
    return Polygon([(x, y), (x + length_m / 2, y + steep * length_m / 2 + WIDTH_M),
                    (x + length_m, y + steep * length_m)])


def layer(case: str) -> Tuple[Any, List[Any], int]:
    """Boundary, districts and the number of units wanted."""
    if case.startswith("150"):
        districts = [box(i * 1e3, j * 1e3, (i + 1) * 1e3, (j + 1) * 1e3) for i in range(15) for j in range(10)]
        if "sliver" in case:
            rng = np.random.default_rng(2)
            districts += [sliver(*rng.uniform((0, 0), (14_000, 9_000)), float(rng.uniform(20, 800)),
                                 float(rng.uniform(0.2, 1.2))) for _ in range(25)]
        return box(0, 0, 15_000, 10_000), districts, 1500
    districts = [box(0, 0, 2_000, 2_000), box(2_000, 0, 4_000, 2_000)]
    if "sliver" in case:
        districts.append(sliver(500, 500, float(case.split()[-2])))
    return box(0, 0, 4_000, 2_000), districts, 300


def build(case: str) -> Dict[str, Any]:
    """Build the units of one case and count what came of it."""
    boundary, districts, wanted = layer(case)
    people = np.full(len(districts), 500.0)
    areas = SmallAreas(object_array(f"{i:03d}" for i in range(len(districts))), object_array(districts),
                       {"total": people, "80+": people / 25}, "EPSG:3006")
    units = build_units(boundary, areas, target_units=wanted)
    return {"units": len(units), "lost_people": round(abs(float(people.sum() - units.population["total"].sum())), 3),
            "uncovered_m2": round(float(boundary.area - sum(g.area for g in units.geometry)), 3)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--case")
    arguments = parser.parse_args()
    if arguments.case:
        print(json.dumps(build(arguments.case)))
        return
    cases = [case for without, with_them in CASES.items() for case in (without, *with_them)]
    runs: Dict[str, List[Any]] = {case: [] for case in cases}
    for _ in range(arguments.turns):
        for case in cases:
            runs[case].append(measure([sys.executable, __file__, "--case", case], HERE.parent, 600))
    RESULT.parent.mkdir(exist_ok=True)
    with open(RESULT, "w", encoding="utf-8") as out:
        for case in cases:
            row = {"case": case, "turns": arguments.turns, **json.loads(runs[case][0].output),
                   "cpu_seconds": statistics.median(r.cpu_seconds for r in runs[case]),
                   "peak_mb": statistics.median(r.peak_mb for r in runs[case])}
            print(json.dumps(row))
            out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
