"""A division as the search sees it: the area of each unit, the best centre of each area, and how good that is."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np

from ..model import Floats, Ints
from .instance import Instance

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
    return float(sum(by_load.tolist())) * float(instance.target[0])


def medoids(instance: Instance, area: Ints, old: Ints, known: Optional[Plan] = None) -> Tuple[Ints, Floats]:
    """Best centre of each area among its own units (K,), and its cost; an empty area keeps the old centre, one without
    a unit that may lead takes any. Areas that have the same units in the plan `known` are looked up there.
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
    for a in np.nonzero(~same)[0].tolist():
        units = order[ends[a]:ends[a + 1]]
        if len(units) == 0:
            continue
        weight = instance.weight[units]
        leaders = instance.leaders(units)
        if len(leaders) == 0:
            leaders = units
        step = max(1, BLOCK // len(units))
        total = np.concatenate([instance.cost[np.ix_(leaders[i:i + step], units)].astype(float) @ weight
                                for i in range(0, len(leaders), step)])
        best = int(np.argmin(total))
        centre[a], cost[a] = leaders[best], total[best]
    return centre, cost


def make_plan(instance: Instance, area: Ints, old: Ints, known: Optional[Plan] = None) -> Plan:
    """The plan of `area`; an area left empty or without a unit that may lead counts as a violation of a whole
    target. `known` : a plan with some of the same areas, which saves their centres.
    """
    centre, cost = medoids(instance, area, old, known)
    total = float(cost.sum()) + instance.extra(area)
    if instance.border_cost:
        total += instance.border_cost * instance.graph.boundary(area)
    wrong = instance.areas - len(np.unique(area[instance.leaders(np.arange(instance.n))]))
    return Plan(area, centre, violation(instance, area_loads(instance, area)) + wrong * float(instance.target[0]),
                total, cost)
