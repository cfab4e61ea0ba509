#!/usr/bin/env python3
"""Compare the division with the open peers: python3 benchmarks/peers.py [--seconds 75 | --quick] [--only CASE …]

Every method gets the same instances, one processor core, one thread and the same CPU time (wall time on an idle
machine), in a process of its own: ours (`benchmarks/division.py`, without the bound), METIS, KaHIP, GerryChain and
spopt, each at its best (`benchmarks/peer_methods`). The peers are installed into build/peers, pinned. A method that has
used three times its time and a minute is ended and has no answer. Divisions are judged by the bench's own referee where
it is at hand, else by the same rules here; whatever a method ended with is shown as it is.

Appends one JSON line per run to benchmarks/results/peers.jsonl (--quick, 10 s: build/peers/quick.jsonl) and prints the
table. A run that is there already, by the same code, versions, instance, time and checkout, is not repeated unless
--again; so a comparison that was broken off goes on where it stopped.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import platform
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any, Callable, Dict, List, Tuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
import peer_environment
from peer_cases import CASES, Case
from peer_methods.problem import Problem
from peer_section import OURS, comparison
from timed_run import Measured, measure

ROOT = Path(__file__).resolve().parent.parent
BENCHMARKS = ROOT / "benchmarks"
METHODS: Dict[str, str] = {OURS: "", "metis": "pymetis", "kahip": "kahip", "gerrychain-bursts": "gerrychain",
                           "gerrychain-annealing": "gerrychain", "spopt-kmeans": "spopt", "spopt-skater": "spopt",
                           "spopt-maxp": "spopt"}
"""Method -> the package that it needs."""
QUICK_S = 10.0
LIMIT_FACTOR, LIMIT_EXTRA_S = 3.0, 60.0
KEY = ("case", "instance_sha", "tolerance_percent", "method", "code", "seed", "seconds_asked", "place")


def digest(files: List[Path]) -> str:
    """Twelve hex digits over the contents."""
    whole = hashlib.sha256()
    for file in sorted(files):
        whole.update(file.read_bytes())
    return whole.hexdigest()[:12]


def code_of(method: str) -> str:
    """Label of the code version: of the engine, or of what runs the peers (their pins are part of it)."""
    if method == OURS:
        return digest([*(ROOT / "core" / "division").glob("*.py"), BENCHMARKS / "division.py"])
    return digest([*(BENCHMARKS / "peer_methods").glob("*.py"), peer_environment.PINNED])


def command_of(method: str, folder: Path, case: Case, seconds: float, seed: int, out: Path) -> List[str]:
    """The command line of one run; it is started in benchmarks/."""
    question = [str(folder), str(case.areas), str(case.tolerance_percent)]
    run_for = [str(seconds), str(seed), str(out)]
    if method == OURS:
        return [sys.executable, str(BENCHMARKS / "division.py"), *question, "--objective", case.objective,
                "--seconds", str(seconds), "--seed", str(seed), "--no-bound", "--out", str(out)]
    return [str(peer_environment.PYTHON), "-m", "peer_methods", method, *question, case.objective, *run_for]


def verdict(bench: Path, folder: Path, case: Case, labels: Path) -> Dict[str, Any]:
    """The referee's fields, and who judged."""
    referee = bench / "referee.py"
    if referee.is_file():
        command = [sys.executable, str(referee), str(folder), str(labels), str(case.areas),
                   str(case.tolerance_percent)]
        answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        return {**answer, "judged_by": "referee"}
    problem = Problem(folder, case.areas, case.tolerance_percent)
    return {**problem.judge(json.loads(labels.read_text(encoding="utf-8"))), "judged_by": "benchmarks/peers.py"}


def explain(done: Measured, said: Dict[str, Any]) -> str:
    """Why there is no division."""
    if done.cut_off:
        return f"no answer within {done.cpu_seconds:.0f} s of CPU time"
    return str(said.get("reason") or done.error or f"ended with code {done.code}")


def run(bench: Path, folder: Path, case: Case, command: Callable[[Path], List[str]],
        cpu_limit_s: float, cores: int = 1) -> Dict[str, Any]:
    """One method on one case, measured and judged; `command` is given the file for the labels."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "labels.json"
        done = measure(command(out), BENCHMARKS, cpu_limit_s, cores)
        said: Dict[str, Any] = {}
        for line in done.output.splitlines():
            if line.startswith("{"):
                said = json.loads(line)
        result = {key: said[key] for key in ("package", "tries", "feasible_tries", "ended", "status") if key in said}
        result.update(seconds=done.seconds, cpu_seconds=done.cpu_seconds, peak_mb=done.peak_mb)
        if out.is_file():
            return {**result, **verdict(bench, folder, case, out)}
        return {**result, "feasible": None, "reason": explain(done, said)}


def read_results(path: Path) -> List[Dict[str, Any]]:
    """Everything that was measured so far."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


def compare(asked: argparse.Namespace, folder: Path, case: Case, installed: Dict[str, str]) -> None:
    """All methods on one case; runs that are there already are left out."""
    done = {tuple(r.get(key) for key in KEY) for r in read_results(asked.results)}
    sha = digest([folder / "nodes.csv", folder / "edges.csv"])
    for method in asked.methods:
        head = {"case": case.title, "instance": case.name, "instance_sha": sha, "areas_asked": case.areas,
                "objective": case.objective, "tolerance_percent": case.tolerance_percent, "method": method,
                "code": code_of(method), "seed": asked.seed, "seconds_asked": asked.seconds,
                "place": peer_environment.place(), "python": platform.python_version()}
        if not asked.again and tuple(head.get(key) for key in KEY) in done:
            continue
        package = METHODS[method]
        if package and not installed[package]:
            answer: Dict[str, Any] = {"feasible": None, "reason": f"{package} cannot be installed for this Python"}
        else:
            answer = run(asked.bench, folder, case,
                         partial(command_of, method, folder, case, asked.seconds, asked.seed),
                         LIMIT_FACTOR * asked.seconds + LIMIT_EXTRA_S)
        with open(asked.results, "a", encoding="utf-8") as file:
            file.write(json.dumps({**head, **answer}) + "\n")
        print(f"{case.title:24} {method:21} feasible {answer['feasible']!s:6} "
              f"{answer.get(case.objective, answer.get('reason'))}, {answer.get('cpu_seconds')} CPU s", flush=True)


def read_arguments() -> argparse.Namespace:
    """The options, with the results file that belongs to them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--only", nargs="+", metavar="CASE", choices=[c.title for c in CASES],
                        help=", ".join(c.title for c in CASES))
    parser.add_argument("--methods", nargs="+", default=list(METHODS), choices=list(METHODS))
    parser.add_argument("--seconds", type=float, default=75.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="10 s each, results into build/")
    parser.add_argument("--again", action="store_true", help="repeat what is measured already")
    parser.add_argument("--results", type=Path)
    asked = parser.parse_args()
    if asked.quick:
        asked.seconds = QUICK_S
    default = peer_environment.FOLDER / "quick.jsonl" if asked.quick else BENCHMARKS / "results" / "peers.jsonl"
    asked.results = asked.results or default
    return asked


def at_hand(asked: argparse.Namespace) -> List[Tuple[Case, Path]]:
    """The cases asked for whose instance is there; says which are skipped."""
    found = []
    for case in CASES:
        folder = case.folder(asked.bench) if not asked.only or case.title in asked.only else None
        if folder is not None:
            found.append((case, folder))
        elif not asked.only or case.title in asked.only:
            print(f"SKIPPED: {case.title}: {case.absent}.")
    return found


def main() -> None:
    """Set up, compare case by case, print the table."""
    asked = read_arguments()
    installed = peer_environment.ready()
    asked.results.parent.mkdir(parents=True, exist_ok=True)
    for case, folder in at_hand(asked):
        compare(asked, folder, case, installed)
    print(comparison(read_results(asked.results)))


if __name__ == "__main__":
    main()
