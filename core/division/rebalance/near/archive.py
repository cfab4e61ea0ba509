"""Plans that keep all rules, none of them worse than another in everything: what moved, border, travel, shape."""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Sequence, Tuple

import numpy as np

from ....model import Floats, Ints
from ...instance import INADMISSIBLE, Instance
from ...plan import Incumbent, Plan, make_plan, medoids
from ...problem import largest_deviation_percent, load_per_area
from .restore import Restorer
from .state import Ground

Key = Tuple[float, float, float, float]


@dataclass(frozen=True)
class Kept:
    """A plan. moved : whole count of what moves; border : in units of the instance's graph; cost : travel
    miss : how far its shape is beyond its limits, as a share; deviation : largest, as a share
    """

    moved: float
    border: float
    cost: float
    miss: float
    deviation: float
    area: Ints

    @property
    def key(self) -> Key:
        """What must be small."""
        return self.moved, self.border, self.cost, self.miss


def dominates(a: Key, b: Key) -> bool:
    """Whether `a` is nowhere worse than `b`."""
    return a[0] <= b[0] and a[1] <= b[1] and a[2] <= b[2] and a[3] <= b[3]


class Archive:
    """The plans of one connected part that no other of its plans dominates.

    instance : the part with its base costs, no price on moves; count : (K, n) what moves; load : (n,) real load that is
    balanced; target : (K,) of it; ground : its outlines, None where shape does not count
    today : (n,) slot of each unit today, -1 where there is none: units without load are sent back there
    """

    def __init__(self, instance: Instance, count: Floats, load: Floats, target: Floats, ground: Optional[Ground],
                 today: Ints) -> None:
        self.instance, self.count, self.load, self.target, self.ground = instance, count, load, target, ground
        self.restorer = Restorer(instance, today, self.shape_miss)
        self.kept: List[Kept] = []

    def moved(self, area: Ints) -> float:
        """Whole count of what moves."""
        return float(self.count[area, np.arange(len(area))].sum())

    def deviation(self, area: Ints) -> float:
        """Largest deviation of an area, as a share of its target."""
        load = load_per_area(self.load, area + 1, len(self.target))
        return largest_deviation_percent(load, self.target) / 100

    def miss(self, area: Ints, border: float) -> float:
        """How far the shape is beyond its limits."""
        if self.ground is None:
            return 0.0
        compact = self.ground.outlines.compactness(area + 1, self.instance.areas)
        return self.ground.limits.miss(border, compact)

    def shape_miss(self, area: Ints) -> float:
        """The same, its border measured."""
        return 0.0 if self.ground is None else self.miss(area, self.instance.graph.boundary(area))

    def offer(self, area: Ints) -> None:
        """Keep the areas, units without load sent home, when no kept plan is as good in everything; they must be
        connected and keep all bounds.
        """
        instance, area = self.instance, self.restorer.restored(area)
        locked = instance.lock >= 0
        if bool((instance.lock[locked] != area[locked]).any()):
            return
        centre, cost = medoids(instance, area, np.zeros(instance.areas, np.int64))
        if bool((instance.cost[centre[area], np.arange(len(area))] >= INADMISSIBLE).any()):
            return
        border = instance.graph.boundary(area)
        self.add(Kept(self.moved(area), border, float(cost.sum()), self.miss(area, border), self.deviation(area),
                      np.array(area, np.int64)))

    def add(self, found: Kept) -> None:
        """Keep a plan, and drop those that it dominates."""
        if any(dominates(old.key, found.key) for old in self.kept):
            return
        self.kept = [old for old in self.kept if not dominates(found.key, old.key)] + [found]


class Recorder(Incumbent):
    """The best plan under one price of moves; every plan within the bounds is offered to the archive too."""

    def __init__(self, instance: Instance, archive: Archive) -> None:
        super().__init__(instance)
        self._archive = archive
        self._last: Optional[Ints] = None

    def offer(self, area: Ints, centre: Ints) -> bool:
        """Keep the areas when they are better than the best plan so far."""
        plan: Plan = make_plan(self.instance, area, centre, self.plan)
        if plan.violation == 0 and (self._last is None or not np.array_equal(self._last, area)):
            self._archive.offer(area)
            self._last = np.array(area)
        if self.plan is None or plan.key < self.plan.key:
            self.plan = plan
            return True
        return False


def combined(parts: Sequence[Sequence[Kept]], per_cost: Sequence[float], most: int
             ) -> List[Tuple[Kept, Tuple[int, ...]]]:
    """Plans of all parts together that none dominates: (sum, the plan of each part), the real cost in `Kept.cost`.

    per_cost : real cost of a whole cost of each part; most : how many are kept after each part, spread evenly over
    what moved
    """
    none = np.zeros(0, np.int64)
    sums: List[Tuple[Kept, Tuple[int, ...]]] = [(Kept(0.0, 0.0, 0.0, 0.0, 0.0, none), ())]
    for plans, factor in zip(parts, per_cost):
        longer = [(Kept(a.moved + b.moved, a.border + b.border, a.cost + b.cost * factor, max(a.miss, b.miss),
                        max(a.deviation, b.deviation), none), (*chosen, i))
                  for a, chosen in sums for i, b in enumerate(plans)]
        sums = thinned(_undominated(longer), most)
    return sums


def _undominated(plans: List[Tuple[Kept, Tuple[int, ...]]]) -> List[Tuple[Kept, Tuple[int, ...]]]:
    kept: List[Tuple[Kept, Tuple[int, ...]]] = []
    for plan in sorted(plans, key=lambda p: (p[0].key, p[1])):
        if not any(dominates(old[0].key, plan[0].key) for old in kept):
            kept.append(plan)
    return kept


def thinned(plans: List[Tuple[Kept, Tuple[int, ...]]], most: int) -> List[Tuple[Kept, Tuple[int, ...]]]:
    """At most `most` of the plans in the order given, first and last among them."""
    if len(plans) <= most:
        return plans
    step = (len(plans) - 1) / (most - 1)
    return [plans[round(i * step)] for i in range(most)]
