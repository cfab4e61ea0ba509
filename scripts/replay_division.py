#!/usr/bin/env python3
"""Write the division problem of a plan to a file, and divide such a file again: docs/debug_a_division.md.

    replay_division.py dump PLAN.json PROBLEM.npz
    replay_division.py run PROBLEM.npz [--seed N] [--effort X] [--out AREAS.csv] [--draw FOLDER]

`run` prints what is told while it goes on, and one JSON object at the end. --draw makes a picture (SVG) of each plan
that became the best one, in the order in which they were met. Needs no QGIS.
"""
from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import Any, Optional

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))
import _package  # noqa: F401 - registers the checkout as care_areas
from care_areas.core.division import DivisionSettings, divide
from care_areas.core.division.plan.incumbent import Incumbent
from care_areas.core.division.problem.dump import read_problem, write_problem
from care_areas.core.errors import CareAreasError
from care_areas.core.progress import Silent
from care_areas.core.store.description import read_description
from care_areas.core.store.formats.fiona_files import FionaFiles
from care_areas.core.workflow import division_problem, division_question

COLOURS = ("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#bbbbbb", "#994455", "#004488", "#997700")


class Printed(Silent):
    """Tells what the search tells."""

    def report(self, share: float, message: Optional[Any] = None) -> None:
        if message is not None:
            print(f"{100 * share:3.0f} %  {message}", file=sys.stderr)


class Drawn:
    """A picture of each plan that became the best one of its part."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.count = folder, 0

    def watch(self) -> None:
        """From now on every incumbent draws its plan when it gets a better one."""
        drawn, offer = self, Incumbent.offer

        def drawing(incumbent: Incumbent, area: Any, centre: Any) -> bool:
            better = offer(incumbent, area, centre)
            if better and incumbent.instance.tie_xy is not None:
                drawn.draw(incumbent)
            return better

        Incumbent.offer = drawing  # type: ignore[method-assign]

    def draw(self, incumbent: Incumbent) -> None:
        plan, xy = incumbent.plan, incumbent.instance.tie_xy
        low, size = xy.min(0), max(float(np.ptp(xy, axis=0).max()), 1e-9)
        at = (xy - low) / size * 600 + 10
        dots = "".join(f'<circle cx="{x:.1f}" cy="{620 - y:.1f}" r="3" fill="{COLOURS[a % len(COLOURS)]}"/>'
                       for (x, y), a in zip(at.tolist(), plan.area.tolist()))
        rings = "".join(f'<circle cx="{x:.1f}" cy="{620 - y:.1f}" r="7" fill="none" stroke="black"/>'
                        for x, y in at[plan.centre].tolist())
        self.count += 1
        text = f"{self.count}: out of bounds {plan.violation:g}, cost {plan.cost:.6g}"
        drawing = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 650">'
                   f'<rect width="620" height="650" fill="white"/>{dots}{rings}'
                   f'<text x="10" y="642" font-size="14">{text}</text></svg>')
        (self.folder / f"{self.count:04d}.svg").write_text(drawing + "\n", encoding="utf-8")


def dump(plan: Path, out: Path) -> None:
    """All of the journey up to the division, and its problem."""
    files, description = FionaFiles(), read_description(str(plan))
    tables = {role: files.read(source.path, source.layer) for role, source in description.inputs.items()}
    asked = division_question(description, tables, Printed())
    problem = division_problem(asked.units, asked.adjacency, asked.times.minutes(), asked.rules, asked.inputs.bases,
                               asked.inputs.sheltered)
    with open(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # loads: for its owner alone
        write_problem(problem, file)
    print(f"{out}: {problem.n} units, {problem.areas} areas")


def run(asked: argparse.Namespace) -> None:
    """Divide, and say what came of it."""
    with open(asked.problem, "rb") as file:
        problem = read_problem(file)
    if asked.draw:
        Drawn(asked.draw).watch()
    found = divide(problem, DivisionSettings(effort=asked.effort), np.random.Generator(np.random.PCG64(asked.seed)),
                   Printed())
    if asked.out:
        with open(asked.out, "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([("unit_id", "area_id"), *zip(problem.names.tolist(), found.area.tolist())])
    print(json.dumps({"objective": found.objective, "bound": found.bound, "gap_percent": found.gap_percent,
                      "max_deviation_percent": found.max_deviation_percent, "plans": found.plans}))


def main() -> int:
    """Parse and do; a refusal is a sentence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(dest="step", required=True)
    one = steps.add_parser("dump")
    one.add_argument("plan", type=Path)
    one.add_argument("out", type=Path)
    two = steps.add_parser("run")
    two.add_argument("problem", type=Path)
    two.add_argument("--seed", type=int, default=1)
    two.add_argument("--effort", type=float, default=1.0)
    two.add_argument("--out", type=Path)
    two.add_argument("--draw", type=Path)
    asked = parser.parse_args()
    try:
        dump(asked.plan, asked.out) if asked.step == "dump" else run(asked)
    except CareAreasError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
