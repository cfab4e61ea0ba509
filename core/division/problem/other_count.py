"""From a plan with K areas to a first plan with more or fewer: what a sweep over the number of areas begins from.

Neither need be balanced or connected: `DivisionProblem.start` takes them, and the search mends and polishes them. That
neighbouring numbers of areas share most of their structure is an observation, not a promise; a search from scratch goes
on beside it.

Costs and weights are compared as whole numbers so small that every sum of their products is exact: two units that cost
the same cost the same in whatever order a processor adds, so that the first of them is taken on every machine.
"""
from __future__ import annotations

import math
from typing import Optional, Tuple

import numpy as np

from ...arrays import floats_of, ints_of
from ...model import Floats, Ints
from .problem import DivisionProblem

LOOKED_AT = 400
"""So many units of an area are looked at as its centre."""
_COST_BITS, _WEIGHT_BITS = 20, 30
"""Costs are whole numbers below 2^20, weights sum to about 2^30: sums of products stay below 2^53."""


def start_from(problem: DivisionProblem, area: Ints) -> Optional[Ints]:
    """(n,) areas 1 … `problem.areas` made of the plan `area` (n,) with any number of areas from 1 up: the area with the
    most travel is split, or the two neighbours are merged that it costs least, until the number is right.

    The numbers of the areas that stay do not change, so locked areas keep theirs as long as there are enough areas.
    None when there are not enough units to split or no neighbours to merge.
    """
    plan: Optional[Ints] = np.unique(area, return_inverse=True)[1].reshape(-1).astype(np.int64) + 1
    while plan is not None and plan.max() != problem.areas:
        plan = _split(problem, plan) if plan.max() < problem.areas else _merged(problem, plan)
    return plan


def _medoid(problem: DivisionProblem, units: Ints) -> Tuple[int, Floats]:
    """The unit of an area (some of them in a large one) from which its travel is least, and the cost (m,) from it."""
    lead = units[::max(1, len(units) // LOOKED_AT)]
    block = _exact(_finite(problem.block(lead, units)))
    best = int(np.argmin(block @ _weight(problem, units)))
    return int(lead[best]), block[best]


def _weight(problem: DivisionProblem, units: Ints) -> Floats:
    """Loads as whole numbers, with one for each unit so that empty ones count at all."""
    scale = _power_of_two(_WEIGHT_BITS, math.fsum(floats_of(problem.load[:, 0])))
    return np.asarray(np.rint(problem.load[units, 0] * scale) + 1)


def _exact(cost: Floats) -> Floats:
    """The costs as multiples of a power of two."""
    scale = _power_of_two(_COST_BITS, float(cost.max()) if cost.size else 0.0)
    return np.asarray(np.rint(cost * scale) / scale)


def _power_of_two(bits: int, largest: float) -> float:
    """The power of two that makes of `largest` a number below 2^bits."""
    return math.ldexp(1.0, bits - math.frexp(largest)[1])


def _finite(cost: Floats) -> Floats:
    """No way counts as twice the longest way."""
    there = np.isfinite(cost)
    return np.where(there, cost, 2 * float(cost[there].max()) if there.any() else 1.0)


def _split(problem: DivisionProblem, area: Ints) -> Optional[Ints]:
    """The area with the most travel and at least two units, parted between the two units that lie farthest apart."""
    groups = [np.nonzero(area == number)[0] for number in range(1, int(area.max()) + 1)]
    travel = [float(_medoid(problem, units)[1] @ _weight(problem, units)) if len(units) > 1 else -1.0
              for units in groups]
    units = groups[int(np.argmax(travel))]
    if len(units) < 2:
        return None
    first = int(np.argmax(_medoid(problem, units)[1]))
    from_first = _finite(problem.block(units[[first]], units))[0]
    from_first[first] = -1.0
    second = int(np.argmax(from_first))
    from_first[first] = 0.0
    from_second = _finite(problem.block(units[[second]], units))[0]
    away = from_second < from_first
    away[first], away[second] = False, True
    plan: Ints = area.copy()
    plan[units[away]] = area.max() + 1
    return plan


def _merged(problem: DivisionProblem, area: Ints) -> Optional[Ints]:
    """The two neighbours made one whose travel grows least when one of their centres serves both."""
    u, v = area[problem.adjacency.u], area[problem.adjacency.v]
    pairs = np.unique(np.stack([np.minimum(u, v), np.maximum(u, v)], 1)[u != v], axis=0)
    if len(pairs) == 0:
        return None
    centre = np.array([_medoid(problem, np.nonzero(area == number)[0])[0] for number in range(1, int(area.max()) + 1)])
    weight = _weight(problem, np.arange(problem.n))
    rows = _exact(_finite(problem.rows(centre)))
    served = np.stack([np.bincount(area - 1, row * weight, len(centre)) for row in rows])  # [centre, area]
    a, b = pairs[:, 0] - 1, pairs[:, 1] - 1
    grown = np.minimum(served[a, b] - served[b, b], served[b, a] - served[a, a])
    keep, gone = ints_of(pairs[int(np.argmin(grown))])
    plan = np.where(area == gone, keep, area)
    return np.asarray(np.where(plan > gone, plan - 1, plan), np.int64)
