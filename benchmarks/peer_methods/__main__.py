"""One peer on one instance:

    python -m peer_methods METHOD INSTANCE_DIR AREAS TOLERANCE_PERCENT OBJECTIVE SECONDS SEED LABELS.json

Stops when SECONDS of CPU time (user and system, from the start of the process) are used up, writes the best division
it has shown, and prints one JSON object: versions, tries, feasible_tries, and a reason when there is no division.
"""
from __future__ import annotations

import json
import random
import signal
import sys
import time
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import Any, Callable, Dict, NoReturn

from .incumbent import Incumbent
from .problem import Problem


class TimeUpError(Exception):
    """The CPU time is used up."""


def _stop(*_: Any) -> NoReturn:
    raise TimeUpError


def _search(method: str, seconds: float) -> Callable[[Problem, Incumbent, random.Random], None]:
    """The method by its name; what it needs is imported only for it."""
    if method == "metis":
        from .metis import search
        return search
    if method == "kahip":
        from .kaffpa import search as kaffpa_search
        return kaffpa_search
    if method.startswith("gerrychain"):
        from .recom import annealing, bursts
        if method == "gerrychain-bursts":
            return bursts
        return lambda problem, incumbent, rng: annealing(problem, incumbent, rng, seconds)
    from . import spopt_regions
    return {"spopt-kmeans": spopt_regions.kmeans, "spopt-skater": spopt_regions.skater,
            "spopt-maxp": spopt_regions.maxp}[method]


PACKAGE = {"metis": "pymetis", "kahip": "kahip", "gerrychain": "gerrychain", "spopt": "spopt"}


def main() -> None:
    """Read, search until the time is up, write and print."""
    method, folder, areas, tolerance, objective, seconds, seed, out = sys.argv[1:]
    warnings.filterwarnings("ignore", module=r"gerrychain|libpysal|spopt")
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, max(float(seconds) - time.process_time(), 0.1))
    answer: Dict[str, Any] = {"package": f"{PACKAGE[method.split('-')[0]]} {version(PACKAGE[method.split('-')[0]])}"}
    incumbent = None
    try:
        incumbent = Incumbent(Problem(Path(folder), int(areas), float(tolerance), objective))
        _search(method, float(seconds))(incumbent.problem, incumbent, random.Random(int(seed)))
        answer["ended"] = "by itself"
    except TimeUpError:
        answer["ended"] = "time used up"
    signal.setitimer(signal.ITIMER_PROF, 0)
    if incumbent is None or incumbent.area is None:
        answer["reason"] = "no division within the time"
    else:
        answer.update(tries=incumbent.tries, feasible_tries=incumbent.feasible_tries)
        Path(out).write_text(json.dumps(incumbent.area.tolist()) + "\n", encoding="utf-8")
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
