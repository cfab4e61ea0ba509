"""A first plan within seconds, for what only needs to know roughly where areas lie.

Centres from a few alternations of prices and centres on a sample of the units, the areas read off the prices and
brought near the bounds by flows: no search, no polish, and the bounds may be missed.
"""
from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from ...execution import Draws, StopCondition
from ...model import Ints
from ...progress import SILENT, Progress
from ..centres import CentreSearch, sampled_centre_problem
from ..construct import Draft, draft_plan
from ..instance import Instance, prepare
from ..plan import numbered
from ..problem import DivisionProblem, DivisionSettings

SAMPLE, NEAR = 400, 48
"""Candidates and columns of the sample, and how many near candidates are looked at."""
SEEDS, ALTERNATIONS = 3, 6


def first_areas(problem: DivisionProblem, settings: DivisionSettings, rng: np.random.Generator,
            progress: Progress = SILENT) -> Ints:
    """(n,) connected areas 1…K, near the bounds of the first load. Raises what `prepare` raises."""
    prepared = prepare(replace(problem, start=None), settings.tie_break)
    draws, stop = Draws(rng), StopCondition(progress, settings.spent)
    found = np.zeros(prepared.pieces.count, np.int64)
    first = 0
    for part in prepared.parts:
        if part.instance.areas > 1:
            found[part.piece] = first_plan(part.instance, draws, stop).area
        found[part.piece] += first
        first += part.instance.areas
    return numbered(problem, prepared, found)


def first_plan(instance: Instance, draws: Draws, stop: StopCondition) -> Draft:
    """A connected plan of two areas or more, near the bounds of the first load."""
    sample = sampled_centre_problem(instance, 0.0, SAMPLE, SAMPLE, NEAR, draws, stop)
    search = CentreSearch(sample.centre_problem, draws, stop)
    best = min((search.lloyd(search.seed(), None, ALTERNATIONS, math.inf) for _ in range(SEEDS)),
               key=lambda one: one.value)
    return draft_plan(instance, sample.unit[best.centre], best.price, 0.0, 0.0, draws, stop)
