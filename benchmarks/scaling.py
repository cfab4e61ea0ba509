#!/usr/bin/env python3
"""How time and memory grow with the size: python3 benchmarks/scaling.py [--units 500 1000 …] [--seed 1]

Divides synthetic town-and-country instances (`benchmarks/synthetic.py`) into one area per hundred units at ±5 %, with
the iteration budget that the plugin uses and with the bound over all centres left out, and fits the exponent of CPU
time over the number of units: one core, one thread. At 10,000 units and 100 areas the division also runs for 120 s of
the clock in two processes, and METIS restarts for 10 s on the same instance. A run that uses more than --limit seconds
of CPU time is ended and counts as not done.

Appends one JSON line per run to benchmarks/results/scaling.jsonl and prints the section of benchmarks/RESULTS.md.
"""
from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path
from typing import Any, Dict, List

sys.path.insert(0, str(Path(__file__).resolve().parent))
import peer_environment
import synthetic
from peer_cases import Case
from peer_section import OURS
from peers import code_of, command_of, run
from scaling_section import COMPARED_UNITS, RESULTS, TIMED, scaling_section

ROOT = Path(__file__).resolve().parent.parent
SIZES = (500, 1000, 2000, 5000, 10_000, 20_000)
UNITS_PER_AREA = 100
TOLERANCE_PERCENT = 5.0
METIS_S = 10.0
TIMED_S, PROCESSES = 117.0, 2
"""Asked of the timed run, so that starting and writing fit into two minutes."""
LIMIT_S = 900.0


def divide_command(folder: Path, case: Case, seed: int, effort: float, out: Path) -> List[str]:
    """The division within its iteration budget, without the bound over all centres."""
    return [sys.executable, str(ROOT / "benchmarks" / "division.py"), str(folder), str(case.areas),
            str(case.tolerance_percent), "--effort", str(effort), "--seed", str(seed), "--no-bound", "--out", str(out)]


def timed_command(folder: Path, case: Case, seed: int, out: Path) -> List[str]:
    """The division within a limit on the clock."""
    return [sys.executable, str(ROOT / "benchmarks" / "division.py"), str(folder), str(case.areas),
            str(case.tolerance_percent), "--seconds", f"{TIMED_S:g}", "--processes", str(PROCESSES), "--seed",
            str(seed), "--no-bound", "--out", str(out)]


def keep(asked: argparse.Namespace, method: str, units: int, answer: Dict[str, Any]) -> None:
    """Append one run to the results and say how it went."""
    head = {"method": method, "units": units, "areas_asked": units // UNITS_PER_AREA, "seed": asked.seed,
            "effort": asked.effort, "code": code_of(OURS if method == TIMED else method)}
    with open(asked.results, "a", encoding="utf-8") as file:
        file.write(json.dumps({**head, **answer}) + "\n")
    print(f"{units:6} units, {method}: feasible {answer['feasible']}, inertia "
          f"{answer.get('moment_of_inertia', answer.get('reason'))}, {answer['cpu_seconds']} CPU s, "
          f"{answer['peak_mb']} MB", flush=True)


def main() -> None:
    """Run size by size, append, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--units", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--effort", type=float, default=1.0)
    parser.add_argument("--limit", type=float, default=LIMIT_S)
    parser.add_argument("--results", type=Path, default=RESULTS)
    asked = parser.parse_args()
    asked.results.parent.mkdir(parents=True, exist_ok=True)
    for units in asked.units:
        folder = synthetic.at_hand(units)
        case = Case("synthetic", units // UNITS_PER_AREA, TOLERANCE_PERCENT, units=units)
        keep(asked, OURS, units, run(asked.bench, folder, case,
                                     partial(divide_command, folder, case, asked.seed, asked.effort), asked.limit))
        if units != COMPARED_UNITS:
            continue
        keep(asked, TIMED, units, run(asked.bench, folder, case, partial(timed_command, folder, case, asked.seed),
                                      asked.limit, PROCESSES))
        if peer_environment.ready()["pymetis"]:
            keep(asked, "metis", units, run(asked.bench, folder, case, partial(
                command_of, "metis", folder, case, METIS_S, asked.seed), asked.limit))
    print(scaling_section(asked.results))


if __name__ == "__main__":
    main()
