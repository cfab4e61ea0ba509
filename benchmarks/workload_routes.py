#!/usr/bin/env python3
"""Route rounds of home care with PyVRP; run by benchmarks/workload.py in a virtual environment of its own.

    workload_routes.py FOLDER

FOLDER holds one .npz per round: `seconds` (p, p) by road between places, `depots` (d,) places of the bases, `place`
(v,) and `work_s` (v,) of the visits, `longest_s` a member of staff may be away from the base, `iterations` of the
search.
Prints one JSON line per round: driving seconds, members of staff, whether all rules are kept.
"""
from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any, Dict

import numpy as np
from pyvrp import Client, Depot, Location, ProblemData, VehicleType, solve
from pyvrp.stop import MaxIterations


def route(path: Path) -> Dict[str, Any]:
    """Least driving found; each visit once, by as many members of staff as are wanted, each home in time."""
    began = time.process_time()
    given = np.load(path)
    seconds, place, work = given["seconds"].astype(np.int64), given["place"], np.rint(given["work_s"]).astype(int)
    depots, longest = given["depots"].tolist(), int(given["longest_s"])
    data = ProblemData(
        locations=[Location(0, 0) for _ in range(len(seconds))],
        clients=[Client(int(p), service_duration=int(s)) for p, s in zip(place, work)],
        depots=[Depot(int(p)) for p in depots],
        vehicle_types=[VehicleType(len(place), start_depot=d, end_depot=d, shift_duration=longest)
                       for d in range(len(depots))],
        distance_matrices=[seconds], duration_matrices=[seconds])
    result = solve(data, MaxIterations(int(given["iterations"])), seed=1, display=False)
    best = result.best
    return {"round": path.stem, "visits": len(place), "driving_s": best.distance(), "staff": best.num_routes(),
            "feasible": best.is_feasible(), "cpu_seconds": round(time.process_time() - began, 2)}


def main() -> None:
    for path in sorted(Path(sys.argv[1]).glob("*.npz")):
        print(json.dumps(route(path)), flush=True)


if __name__ == "__main__":
    main()
