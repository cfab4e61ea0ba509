#!/usr/bin/env python3
"""Run benchmarks/division.py on a list of instances and seeds and keep each answer with the referee's verdict.

    python3 benchmarks/division_suite.py [--bench ../shared/bench] [--seeds 1 2 3] [--only NAME …] [--seconds S]

Appends one JSON line per run to benchmarks/results/division.jsonl. Instances, their referee and their best known values
are read from the bench folder beside the project; without it the suite says so and ends. Same settings for all
instances, no seed is picked.
"""
from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Dict, List, Optional

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results" / "division.jsonl"
SUITE = [("tract-NE", 3, 0.5), ("tract-NM", 3, 0.5), ("tract-OK", 5, 0.5), ("tract-MD.linked", 8, 0.5),
         ("tract-NH", 2, 0.5), ("tract-ID", 2, 0.5), ("tract-ME", 2, 0.5), ("county-IA", 4, 0.5), ("county-OK", 5, 0.5),
         ("county-AR", 4, 0.5), ("county-MS", 4, 0.5), ("uk-London", 20, 10.0)]
"""Name, areas, tolerance in percent."""


def best_known(bench: Path, name: str, areas: int) -> Optional[float]:
    """The published moment of inertia, or None."""
    with open(bench / "best_known.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if (row["instance"], int(row["areas"]), row["objective"]) == (name, areas, "moment_of_inertia"):
                return float(row["best_known"]) if row["best_known"] else None
    return None


def run(bench: Path, name: str, areas: int, tolerance: float, seed: int, extra: List[str]) -> Dict[str, Any]:
    """One run, judged by the bench's own referee."""
    folder = bench / "instances" / name
    with tempfile.TemporaryDirectory() as scratch:
        labels = Path(scratch) / "labels.json"
        command = [sys.executable, str(ROOT / "benchmarks" / "division.py"), str(folder), str(areas), str(tolerance),
                   "--seed", str(seed), "--out", str(labels), *extra]
        answer: Dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        verdict = None
        if labels.exists():
            judge = [sys.executable, str(bench / "referee.py"), str(folder), str(labels), str(areas), str(tolerance)]
            verdict = json.loads(subprocess.run(judge, check=True, capture_output=True, text=True).stdout)
    known = best_known(bench, name, areas)
    gap = None
    if verdict and known and verdict["feasible"]:
        gap = round(100 * (verdict["moment_of_inertia"] / known - 1), 4)
    return {"instance": name, "areas": areas, "tolerance_percent": tolerance, "seed": seed, "arguments": extra,
            **answer, "referee": verdict, "best_known": known, "gap_to_best_known_percent": gap}


def main() -> None:
    """Run the suite and append the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--only", nargs="+")
    parser.add_argument("--seconds", type=float)
    asked = parser.parse_args()
    if not (asked.bench / "referee.py").is_file():
        print(f"SKIPPED: there is no bench with a referee at {asked.bench}.")
        return
    extra = [] if asked.seconds is None else ["--seconds", str(asked.seconds)]
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    for name, areas, tolerance in SUITE:
        if asked.only and name not in asked.only:
            continue
        for seed in asked.seeds:
            answer = run(asked.bench, name, areas, tolerance, seed, extra)
            with open(RESULTS, "a", encoding="utf-8") as file:
                file.write(json.dumps(answer) + "\n")
            feasible = answer["referee"] and answer["referee"]["feasible"]
            print(f"{name:18} K {areas:2} seed {seed}: {answer['status']}, referee feasible {feasible}, objective "
                  f"{answer['objective']}, gap {answer['gap_to_best_known_percent']} %, "
                  f"{answer['cpu_seconds']} CPU s, {answer['peak_mb']} MB", flush=True)


if __name__ == "__main__":
    main()
