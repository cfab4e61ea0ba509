"""A division as the search sees it: the area of each unit, the best centre of each area, and how good that is."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np

from ...arrays import floats_of
from ...model import Floats, Ints
from ..instance import INADMISSIBLE, Instance
from .medoid import inadmissible_sizes, medoids


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


def inadmissible_total(instance: Instance, area: Ints, centre: Ints) -> float:
    """The sizes of all units that are too far from their centre, cannot be reached from it or are locked elsewhere."""
    units = np.arange(instance.n)
    way = instance.cost[centre[area], units]
    inadmissible = way >= INADMISSIBLE
    if instance.area_cost is not None:
        inadmissible |= instance.area_cost[area, units] >= INADMISSIBLE
    return float(inadmissible_sizes(instance)[inadmissible].sum()) if inadmissible.any() else 0.0


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
    missed = violation(instance, area_loads(instance, area)) + inadmissible_total(instance, area, centre)
    return Plan(area, centre, missed + wrong * float(instance.target[0]), total, cost)
