"""The problem as the search sees it: whole numbers only.

Sums of whole numbers held in floats are exact as long as they stay below 2^53 (2^24 for float32), whatever the order in
which a processor or a BLAS adds them. So costs, weights and loads are rounded once, here, to whole multiples of a small
quantum, and every comparison the search makes comes out the same on every machine. The published objective, loads and
bounds are computed from the unrounded input at the end.
"""
from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Callable, Optional

import numpy as np

from ...model import Bools, Floats, Floats32, Ints
from ..problem import UnitGraph

COST_LEVELS = float(2 ** 21)
"""Largest whole cost of a pair that may be used."""
INADMISSIBLE = float(2 ** 22)
"""Whole cost of a pair that may not be used: too far, unreachable, or locked to another area."""
WEIGHT_SUM = float(2 ** 28)
"""Sum of the travel weights; weight times cost summed over all units stays below 2^52."""
SMALL_WEIGHT = 1e-3
"""Units without load count as this share of the mean load, or the search would scatter them."""


@dataclass(frozen=True)
class Instance:
    """A connected set of n units to be divided into K areas. All floats hold whole numbers.

    graph : touching units; cost : (n, n) float32, cost[c, u] per unit of weight when u is served from centre c
    weight : (n,) travel weight, above 0; load : (n, S), column 0 is the load behind the weight
    low, high : (K, S) bounds of the load of each area
    weight_low, weight_high : (K,) the bounds of column 0 in units of weight
    area_cost : (K, n) float32 whole cost, per unit of weight, of having a unit in an area beside the way there;
        INADMISSIBLE where it may not be. None when the areas are all alike
    lock : (n,) the area (0 … K - 1) a unit must be in, -1 when free
    eligible : (n,) True where a unit may be a centre, or None when every unit may
    named : whether the areas cannot change places: they differ in bounds, locks or costs
    tie_xy : (n, 2) coordinates, scaled to the cost of the tie-break in quanta, or None
    border_weight : 0 … 1 as the planner gave it; border_cost : the cost of a unit of border length it amounts to, set
        once the first centre sets show what travel costs
    """

    graph: UnitGraph
    cost: Floats32
    weight: Floats
    load: Floats
    low: Floats
    high: Floats
    weight_low: Floats
    weight_high: Floats
    area_cost: Optional[Floats32]
    lock: Ints
    eligible: Optional[Bools] = None
    tie_xy: Optional[Floats] = None
    border_weight: float = 0.0
    border_cost: float = 0.0

    @property
    def n(self) -> int:
        """Number of units."""
        return len(self.weight)

    @property
    def areas(self) -> int:
        """Number of areas K."""
        return len(self.low)

    @property
    def target(self) -> Floats:
        """(S,) mean load of an area, what a violation of each load is measured in; never 0."""
        return np.asarray(np.maximum(self.load.sum(0) / self.areas, 1e-9))

    @property
    def weight_per_load(self) -> float:
        """Weight of one unit of load."""
        return float(self.weight.sum() / max(float(self.load[:, 0].sum()), 1.0))

    @property
    def named(self) -> bool:
        """Whether the areas cannot change places."""
        return bool(self.area_cost is not None or (self.low != self.low[0]).any() or (self.high != self.high[0]).any())

    def rows(self, centres: Ints) -> Floats32:
        """(K, n) cost from each area's centre and of being in that area, forbidden where a unit may not be in it."""
        return with_area_cost(self.cost[centres], self.area_cost)

    def cost_of_areas(self, area: Ints) -> float:
        """What the areas themselves cost, beside the ways."""
        if self.area_cost is None:
            return 0.0
        own = self.area_cost[area, np.arange(self.n)].astype(float)
        return float(self.weight @ np.where(own >= INADMISSIBLE, 0.0, own))

    def with_border_cost(self, travel: Callable[[], float]) -> Instance:
        """With the price of border length that makes the borders of K compact areas cost as much as all travel, times
        the border weight. `travel` is asked for only where borders count; nothing changes when it cannot be had (inf).
        """
        total, edges = float(self.graph.border.sum()), len(self.graph.border)
        cost = travel() if self.border_weight and total else math.inf
        if not math.isfinite(cost):
            return self
        usual = total / edges * min(2.0 * (self.n * self.areas) ** 0.5, edges)
        return replace(self, border_cost=self.border_weight * cost / usual)

    def eligible_centres(self, units: Ints) -> Ints:
        """Those of the units that may be a centre."""
        return units if self.eligible is None else units[self.eligible[units]]

    def tie_rows(self, centres: Ints, units: Optional[Ints] = None) -> Floats32:
        """(k, n) straight-line cost of the tie-break to the units (all when None); 0 without coordinates.

        Road times are constant behind a point where two ways merge; a little straight-line way decides such ties.
        """
        if self.tie_xy is None:
            return np.zeros((1, 1), np.float32)
        there = self.tie_xy if units is None else self.tie_xy[units]
        step = self.tie_xy[centres][:, None, :] - there[None, :, :]
        return np.asarray(np.rint(np.sqrt(step[..., 0] ** 2 + step[..., 1] ** 2)), np.float32)

    def part(self, units: Ints, slots: Ints) -> Instance:
        """The units of the areas `slots` as a problem of their own; area i of it is slots[i]."""
        place = np.full(self.areas, -1, np.int64)
        place[slots] = np.arange(len(slots))
        lock = self.lock[units]
        return Instance(
            graph=self.graph.part_of(units), cost=self.cost[np.ix_(units, units)], weight=self.weight[units],
            load=self.load[units], low=self.low[slots], high=self.high[slots], weight_low=self.weight_low[slots],
            weight_high=self.weight_high[slots],
            area_cost=None if self.area_cost is None else self.area_cost[np.ix_(slots, units)],
            lock=np.where(lock >= 0, place[np.maximum(lock, 0)], -1),
            eligible=None if self.eligible is None else self.eligible[units],
            tie_xy=None if self.tie_xy is None else self.tie_xy[units], border_weight=self.border_weight,
            border_cost=self.border_cost)


def whole_weights(load: Floats, total: float = WEIGHT_SUM) -> Floats:
    """(n,) whole travel weights in proportion to the load, their sum about `total`, none below 1."""
    floor = SMALL_WEIGHT * float(load.mean()) if load.sum() > 0 else 1.0
    lifted = np.maximum(load, floor)
    return np.asarray(np.maximum(np.rint(lifted * (total / float(lifted.sum()))), 1.0))


def with_area_cost(cost: Floats32, area_cost: Optional[Floats32]) -> Floats32:
    """Rows of way costs with what the areas cost, never above INADMISSIBLE."""
    return cost if area_cost is None else np.minimum(cost + area_cost, np.float32(INADMISSIBLE))


def area_costs(lock: Ints, areas: int, given: Optional[Floats32]) -> Optional[Floats32]:
    """(K, n) INADMISSIBLE where a unit is locked to another area, else the cost given; None when there is neither."""
    if not np.any(lock >= 0):
        return given
    other = (lock >= 0)[None, :] & (lock[None, :] != np.arange(areas)[:, None])
    return np.where(other, np.float32(INADMISSIBLE), np.float32(0) if given is None else given).astype(np.float32)
