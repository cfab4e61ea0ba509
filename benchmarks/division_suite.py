#!/usr/bin/env python3
"""Run benchmarks/division.py on instances and seeds, each judged by the bench's own referee.

    python3 benchmarks/division_suite.py [--bench ../shared/bench] [--groups small large …] [--only NAME …]
                                         [--seeds 1 2 3] [--seconds S] [--processes N]

Groups: `small` the connected tract graphs up to 1,250 units, `large` those above, `counties`, `apart` the tract graphs
that fall apart, `teams` K 20. An instance's number of areas is its state's number of seats in Congress after the census
of 2010, its tolerance 0.5 %. Every instance of the folder with more than one seat is run, with the same settings; no
seed is picked. The seconds of a run are CPU seconds of one core, or wall seconds with several processes. Appends one
JSON line per run to benchmarks/results/division.jsonl. The referee and the best known values are read from the bench
folder beside the project; without it the suite says so and ends.
"""
from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results" / "division.jsonl"
SEATS = {"AL": 7, "AK": 1, "AZ": 9, "AR": 4, "CA": 53, "CO": 7, "CT": 5, "DE": 1, "FL": 27, "GA": 14, "HI": 2, "ID": 2,
         "IL": 18, "IN": 9, "IA": 4, "KS": 4, "KY": 6, "LA": 6, "ME": 2, "MD": 8, "MA": 9, "MI": 14, "MN": 8, "MS": 4,
         "MO": 8, "MT": 1, "NE": 3, "NV": 4, "NH": 2, "NJ": 12, "NM": 3, "NY": 27, "NC": 13, "ND": 1, "OH": 16, "OK": 5,
         "OR": 5, "PA": 18, "RI": 2, "SC": 7, "SD": 1, "TN": 9, "TX": 36, "UT": 4, "VT": 1, "VA": 11, "WA": 10, "WV": 3,
         "WI": 8, "WY": 1}
"""Seats in the House of Representatives, apportioned after the census of 2010."""
INERTIA, DISTANCE = "moment_of_inertia", "mean_distance"
SMALL_UNITS = 1250
SECONDS = {"small": 55.0, "large": 112.0, "counties": 50.0, "apart": 55.0, "teams": 110.0}
"""Asked of a run, so that it ends within 60 seconds (120 for the large ones) though its last step takes longer; the
teams have what two cores have in a minute."""

WITHOUT_BOUND = ("large",)
"""Where the bound would take a third of the time, and the plan is what is judged."""


@dataclass(frozen=True)
class Case:
    """One instance, what is asked of it and the group it belongs to."""

    group: str
    name: str
    areas: int
    tolerance: float
    objective: str = INERTIA


def parts(folder: Path) -> int:
    """Connected parts of the instance's graph."""
    units = len((folder / "nodes.csv").read_text(encoding="utf-8").splitlines()) - 1
    with open(folder / "edges.csv", newline="", encoding="utf-8") as file:
        edges = np.array([(int(row["u"]), int(row["v"])) for row in csv.DictReader(file)], np.int64).reshape(-1, 2)
    matrix = csr_matrix((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), shape=(units, units))
    return int(connected_components(matrix, directed=False)[0])


def all_cases(bench: Path) -> List[Case]:
    """Every instance of the folder with more than one area."""
    found = []
    for folder in sorted((bench / "instances").iterdir()):
        kind, _, rest = folder.name.partition("-")
        seats = SEATS.get(rest[:2], 0)
        if kind not in ("county", "tract") or seats < 2:
            continue
        group = "counties"
        if kind == "tract":
            units = len((folder / "nodes.csv").read_text(encoding="utf-8").splitlines()) - 1
            group = "apart" if parts(folder) > 1 else "small" if units <= SMALL_UNITS else "large"
        found.append(Case(group, folder.name, seats, 0.5))
    teams = (("tract-OK", 5.0), ("uk-London", 10.0))
    return found + [Case("teams", name, 20, tolerance, objective) for name, tolerance in teams
                    for objective in (INERTIA, DISTANCE)]


def best_known(bench: Path, case: Case) -> Dict[str, Optional[float]]:
    """The published value and the best peer's, where there are."""
    with open(bench / "best_known.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if (row["instance"], int(row["areas"]), row["objective"]) == (case.name, case.areas, case.objective):
                return {"best_known": float(row["best_known"]) if row["best_known"] else None,
                        "best_peer": float(row["best_peer_value"]) if row["best_peer_value"] else None}
    return {"best_known": None, "best_peer": None}


def run(bench: Path, case: Case, seed: int, extra: List[str]) -> Dict[str, Any]:
    """One run, judged by the bench's own referee."""
    folder = bench / "instances" / case.name
    with tempfile.TemporaryDirectory() as scratch:
        labels = Path(scratch) / "labels.json"
        command = [sys.executable, str(ROOT / "benchmarks" / "division.py"), str(folder), str(case.areas),
                   str(case.tolerance), "--objective", case.objective, "--seed", str(seed), "--out", str(labels),
                   *extra]
        start = time.time()
        ended = subprocess.run(command, check=True, capture_output=True, text=True)
        answer: Dict[str, Any] = json.loads(ended.stdout)
        wall = round(time.time() - start, 1)
        verdict = None
        if labels.exists():
            judge = [sys.executable, str(bench / "referee.py"), str(folder), str(labels), str(case.areas),
                     str(case.tolerance)]
            verdict = json.loads(subprocess.run(judge, check=True, stdout=subprocess.PIPE, text=True).stdout)
    known = best_known(bench, case)
    gap = None
    if verdict and known["best_known"] and verdict["feasible"]:
        gap = round(100 * (verdict[case.objective] / known["best_known"] - 1), 4)
    return {"group": case.group, "instance": case.name, "areas": case.areas, "tolerance_percent": case.tolerance,
            "minimised": case.objective, "seed": seed, "arguments": extra, **answer, "wall_seconds": wall,
            "referee": verdict, **known, "gap_to_best_known_percent": gap}


def chosen(cases: Iterable[Case], groups: Optional[List[str]], only: Optional[List[str]]) -> List[Case]:
    """The cases of the groups and names asked for."""
    return [case for case in cases if (not groups or case.group in groups) and (not only or case.name in only)]


def main() -> None:
    """Run the suite and append the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--groups", nargs="+", choices=sorted(SECONDS))
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--only", nargs="+")
    parser.add_argument("--seconds", type=float, help="wall seconds instead of the group's own")
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args()
    if not (asked.bench / "referee.py").is_file():
        print(f"SKIPPED: there is no bench with a referee at {asked.bench}.")
        return
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    for case in chosen(all_cases(asked.bench), asked.groups, asked.only):
        seconds = asked.seconds or SECONDS[case.group]
        for seed in asked.seeds:
            extra = ["--seconds", f"{seconds:g}", "--processes", str(asked.processes)]
            answer = run(asked.bench, case, seed, extra + (["--no-bound"] if case.group in WITHOUT_BOUND else []))
            with open(RESULTS, "a", encoding="utf-8") as file:
                file.write(json.dumps(answer) + "\n")
            feasible = answer["referee"] and answer["referee"]["feasible"]
            print(f"{case.name:18} K {case.areas:2} seed {seed}: {answer['status']}, referee feasible {feasible}, "
                  f"{case.objective} {answer['objective']}, gap {answer['gap_to_best_known_percent']} %, "
                  f"{answer['wall_seconds']} s, {answer['cpu_seconds']} CPU s, {answer['peak_mb']} MB", flush=True)


if __name__ == "__main__":
    main()
