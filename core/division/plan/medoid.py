"""The centre of an area: the unit from which the others are reached at least cost."""
from __future__ import annotations

from typing import TYPE_CHECKING, Optional, Tuple

import numpy as np

from ...arrays import ints_of
from ...model import Bools, Floats, Ints
from ..instance import INADMISSIBLE, Instance
from ..problem import DivisionProblem

if TYPE_CHECKING:
    from .plan import Plan

_BLOCK = 4_000_000
"""Costs that are summed at a time."""


def best_centre(problem: DivisionProblem, units: Ints) -> int:
    """The unit from which the others of the area are reached at least cost, within the limit for all where one can."""
    ordered = np.array(sorted(ints_of(units), key=lambda u: str(problem.names[u])), np.int64)
    lead = ordered
    if problem.centre_units is not None and problem.centre_units[units].any():
        lead = ordered[problem.centre_units[ordered]]
    load, limit = problem.load[ordered, 0], problem.limits()[ordered]
    total: Floats = np.empty(len(lead))
    kept: Bools = np.empty(len(lead), bool)
    for i in range(0, len(lead), 512):
        block = problem.block(lead[i:i + 512], ordered)
        kept[i:i + 512] = (block <= limit).all(1)
        total[i:i + 512] = np.where(load > 0, block * np.where(load > 0, load, 1.0), 0.0).sum(1)
    if problem.max_cost is not None and kept.any():
        total = np.where(kept, total, np.inf)
    least = float(total.min())
    return int(lead[int(np.argmax(total <= least * (1 + 1e-9)))])  # equal but for rounding: the first by name


def inadmissible_sizes(instance: Instance) -> Floats:
    """(n,) what a unit in an area that it may not be in counts as, in units of the first load: its load, or the mean
    where that is more, so that no unit is too light to matter.
    """
    load = instance.load[:, 0]
    return np.asarray(np.maximum(load, np.rint(load.sum() / instance.n)))


def _medoid(instance: Instance, eligible_centres: Ints, units: Ints) -> Tuple[int, float]:
    """Which eligible centre has least inadmissible units, then costs least; its number among them and the cost."""
    weight = instance.weight[units]
    step = max(1, _BLOCK // len(units))
    total, inadmissible = np.empty(len(eligible_centres)), np.zeros(len(eligible_centres))
    for i in range(0, len(eligible_centres), step):
        block = instance.cost[np.ix_(eligible_centres[i:i + step], units)]
        total[i:i + step] = block.astype(float) @ weight
        closed = block >= INADMISSIBLE
        if closed.any():
            inadmissible[i:i + step] = closed.astype(float) @ inadmissible_sizes(instance)[units]
    least = inadmissible == inadmissible.min()
    best = int(np.argmin(np.where(least, total, np.inf)))
    return best, float(total[best])


def medoids(instance: Instance, area: Ints, old: Ints, known: Optional[Plan] = None) -> Tuple[Ints, Floats]:
    """Best centre of each area among its own units (K,), and its cost: first one from which all units may be served.
    An empty area keeps the old centre, one without an eligible one takes any. Areas that have the same units in
    the plan `known` are looked up there.
    """
    centre, cost = np.array(old, np.int64), np.zeros(instance.areas)
    order = np.argsort(area, kind="stable")
    ends = np.searchsorted(area[order], np.arange(instance.areas + 1))
    same = np.zeros(instance.areas, bool)
    if known is not None:
        differ = area != known.area
        same[:] = True
        same[area[differ]] = same[known.area[differ]] = False
        centre[same], cost[same] = known.centre[same], known.travel[same]
    for a in ints_of(np.nonzero(~same)[0]):
        units = order[ends[a]:ends[a + 1]]
        if len(units) == 0:
            continue
        eligible_centres = instance.eligible_centres(units)
        if len(eligible_centres) == 0:
            eligible_centres = units
        best, cost[a] = _medoid(instance, eligible_centres, units)
        centre[a] = eligible_centres[best]
    return centre, cost
