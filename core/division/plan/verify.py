"""Every rule once more, from the problem as it was given."""
from __future__ import annotations

from typing import Optional, Tuple

import numpy as np

from ...errors import DivisionRefused
from ...model import Floats, Ints
from ..instance import Prepared
from ..problem import (
    DivisionProblem,
    base_missed,
    bound_missed,
    largest_deviation_percent,
    load_per_area,
    lock_missed,
    not_found,
)
from .medoid import best_centre
from .numbering import numbered

_SLACK = 1e-9


def checked(problem: DivisionProblem, prepared: Prepared, piece_area: Ints) -> Tuple[Ints, Optional[DivisionRefused]]:
    """(n,) area 1…K of each unit from (q,) those of the pieces, and the refusal, with these areas, where they break a
    rule.
    """
    area = numbered(problem, prepared, piece_area)
    return area, broken_rule(problem, area)


def broken_rule(problem: DivisionProblem, area: Ints) -> Optional[DivisionRefused]:
    """The refusal, with the areas (n,) 1…K, where they break a rule; None where they keep all."""
    try:
        _check_rules(problem, *problem.bounds(), area)
    except DivisionRefused as refused:
        refused.best_area = area
        return refused
    return None


def verify(problem: DivisionProblem, prepared: Prepared, area: Ints) -> None:
    """Every rule once more, from the problem as it was given; raises `DivisionRefused` when one is broken."""
    _check_rules(problem, prepared.low, prepared.high, area)


def _check_rules(problem: DivisionProblem, low: Floats, high: Floats, area: Ints) -> None:
    k = problem.areas
    parts, _ = problem.graph.parts(area)
    load = loads_per_area(problem, area)
    target = np.maximum(problem.targets(), 1e-300)
    worst = int(np.argmax((np.maximum(load - high, low - load) / target).max(0)))
    deviation = largest_deviation_percent(load[:, worst], target[:, worst])
    whole = len(np.unique(area)) == k and parts == k
    if not whole or bool((load > high + _SLACK).any()) or bool((load < low - _SLACK).any()):
        raise bound_missed(problem, load, low, high)
    fixed = problem.fixed_area
    away = np.zeros(0, np.int64) if fixed is None else np.nonzero((fixed > 0) & (fixed != area))[0]
    if len(away):
        raise lock_missed(problem, int(away[0]), deviation)
    limit = problem.limits()
    for a in range(1, k + 1):
        units = np.nonzero(area == a)[0]
        centre = best_centre(problem, units)
        if problem.centre_units is not None and not problem.centre_units[centre]:
            raise base_missed(problem, str(problem.names[units[0]]), deviation)
        cost = problem.block(np.array([centre]), units)[0]
        far = units[~np.isfinite(cost) | (cost > limit[units])]
        if len(far):
            raise not_found(problem, deviation, problem.load_names[worst], str(problem.names[far[0]]))


def missed_bounds(problem: DivisionProblem, area: Ints) -> Ints:
    """Numbers of the loads of which some area (n,) 1…K has too little or too much."""
    low, high = problem.bounds()
    load = loads_per_area(problem, area)
    return np.flatnonzero(((load > high + _SLACK) | (load < low - _SLACK)).any(axis=0))


def loads_per_area(problem: DivisionProblem, area: Ints) -> Floats:
    """(K, S) of a plan (n,) 1…K."""
    return np.stack([load_per_area(column, area, problem.areas) for column in problem.load.T], 1)
