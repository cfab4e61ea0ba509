"""The problem as the search sees it: whole numbers only.

Sums of whole numbers held in floats are exact as long as they stay below 2^53 (2^24 for float32), whatever the order in
which a processor or a BLAS adds them. So costs, weights and loads are rounded once, here, to whole multiples of a small
quantum, and every comparison the search makes comes out the same on every machine. The published objective, loads and
bounds are computed from the unrounded input at the end.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..model import Floats, Floats32, Ints
from .graph import UnitGraph

COST_LEVELS = float(2 ** 21)
"""Largest whole cost of a pair that may be used."""
FORBIDDEN = float(2 ** 22)
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
    price_low, price_high : (K,) the bounds of column 0 in units of weight
    barred : (K, n) float32 added cost of a unit in an area it may not be in, or None when nothing is locked
    lock : (n,) the area (0 … K - 1) a unit must be in, -1 when free
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
    price_low: Floats
    price_high: Floats
    barred: Optional[Floats32]
    lock: Ints
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

    def rows(self, centres: Ints) -> Floats32:
        """(K, n) cost from each area's centre, forbidden where a unit is locked to another area."""
        cost = self.cost[centres]
        return cost if self.barred is None else np.maximum(cost, self.barred)

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
            load=self.load[units], low=self.low[slots], high=self.high[slots], price_low=self.price_low[slots],
            price_high=self.price_high[slots],
            barred=None if self.barred is None else self.barred[np.ix_(slots, units)],
            lock=np.where(lock >= 0, place[np.maximum(lock, 0)], -1),
            tie_xy=None if self.tie_xy is None else self.tie_xy[units], border_weight=self.border_weight,
            border_cost=self.border_cost)


def whole_weights(load: Floats, total: float = WEIGHT_SUM) -> Floats:
    """(n,) whole travel weights in proportion to the load, their sum about `total`, none below 1."""
    floor = SMALL_WEIGHT * float(load.mean()) if load.sum() > 0 else 1.0
    lifted = np.maximum(load, floor)
    return np.asarray(np.maximum(np.rint(lifted * (total / float(lifted.sum()))), 1.0))


def barred_costs(lock: Ints, areas: int) -> Optional[Floats32]:
    """(K, n) FORBIDDEN where a unit is locked to another area, else 0; None when no unit is locked."""
    if not np.any(lock >= 0):
        return None
    other = (lock >= 0)[None, :] & (lock[None, :] != np.arange(areas)[:, None])
    return np.where(other, np.float32(FORBIDDEN), np.float32(0)).astype(np.float32)
