"""A division as the search sees it: the area of each unit, the best centre of each area, and how good that is."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np

from ...arrays import floats_of, ints_of
from ...model import Floats, Ints
from ..instance import INADMISSIBLE, Instance

BLOCK = 4_000_000


@dataclass(frozen=True)
class Plan:
    """area : (n,) 0 … K - 1; centre : (K,) medoid of each area; violation : sum of what the loads miss their bounds by,
    in units of the first load; cost : travel plus border cost, in quanta; travel : (K,) of each area. All areas are
    connected.
    """

    area: Ints
    centre: Ints
    violation: float
    cost: float
    travel: Floats

    @property
    def key(self) -> Tuple[float, float]:
        """Smaller is better: balance first, then cost."""
        return self.violation, self.cost


def area_loads(instance: Instance, area: Ints) -> Floats:
    """(K, S) load of each area."""
    loads = [np.bincount(area, instance.load[:, s], instance.areas) for s in range(instance.load.shape[1])]
    return np.stack(loads, 1)


def violation(instance: Instance, loads: Floats) -> float:
    """What the loads (K, S) miss their bounds by, each load in shares of its target, times the first target."""
    missed = np.maximum(loads - instance.high, 0) + np.maximum(instance.low - loads, 0)
    by_load = missed.sum(0) / instance.target
    return float(sum(floats_of(by_load))) * float(instance.target[0])


def barred_sizes(instance: Instance) -> Floats:
    """(n,) what a unit in an area that it may not be in counts as, in units of the first load: its load, or the mean
    where that is more, so that no unit is too light to matter.
    """
    load = instance.load[:, 0]
    return np.asarray(np.maximum(load, np.rint(load.sum() / instance.n)))


def barred_total(instance: Instance, area: Ints, centre: Ints) -> float:
    """The sizes of all units that are too far from their centre, cannot be reached from it or are locked elsewhere."""
    units = np.arange(instance.n)
    way = instance.cost[centre[area], units]
    barred = way >= INADMISSIBLE
    if instance.area_cost is not None:
        barred |= instance.area_cost[area, units] >= INADMISSIBLE
    return float(barred_sizes(instance)[barred].sum()) if barred.any() else 0.0


def _best_leader(instance: Instance, eligible_centres: Ints, units: Ints) -> Tuple[int, float]:
    """Which eligible centre has least inadmissible units, then costs least; its number among them and the cost."""
    weight = instance.weight[units]
    step = max(1, BLOCK // len(units))
    total, barred = np.empty(len(eligible_centres)), np.zeros(len(eligible_centres))
    for i in range(0, len(eligible_centres), step):
        block = instance.cost[np.ix_(eligible_centres[i:i + step], units)]
        total[i:i + step] = block.astype(float) @ weight
        closed = block >= INADMISSIBLE
        if closed.any():
            barred[i:i + step] = closed.astype(float) @ barred_sizes(instance)[units]
    least = barred == barred.min()
    best = int(np.argmin(np.where(least, total, np.inf)))
    return best, float(total[best])


def medoids(instance: Instance, area: Ints, old: Ints, known: Optional[Plan] = None) -> Tuple[Ints, Floats]:
    """Best centre of each area among its own units (K,), and its cost: first one from which all units may be served.
    An empty area keeps the old centre, one without a unit that may lead takes any. Areas that have the same units in
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
        best, cost[a] = _best_leader(instance, eligible_centres, units)
        centre[a] = eligible_centres[best]
    return centre, cost


def make_plan(instance: Instance, area: Ints, old: Ints, known: Optional[Plan] = None) -> Plan:
    """The plan of `area`. An area left empty or without a unit that may lead counts as a violation of a whole target,
    a unit where it may not be as one of its own size. `known` : a plan with some of the same areas, which saves their
    centres.
    """
    centre, cost = medoids(instance, area, old, known)
    total = float(cost.sum()) + instance.cost_of_areas(area)
    if instance.border_cost:
        total += instance.border_cost * instance.graph.boundary(area)
    wrong = instance.areas - len(np.unique(area[instance.eligible_centres(np.arange(instance.n))]))
    missed = violation(instance, area_loads(instance, area)) + barred_total(instance, area, centre)
    return Plan(area, centre, missed + wrong * float(instance.target[0]), total, cost)
