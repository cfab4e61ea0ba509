"""A plan that is changed unit by unit, valued by what has moved, border, shape and travel in one measure."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ....arrays import ints_of
from ....errors import certain
from ....model import Floats, Ints
from ...instance import INADMISSIBLE, Instance
from ...plan import State
from .outline import Outlines, polsby_popper
from .shape import ShapeLimits

BARRED = float(2 ** 20)
"""What a unit counts in an area that it may not be in, per whole number of travel weight."""


@dataclass(frozen=True)
class MovePrices:
    """What things cost in the search, in whole numbers of what moves.

    moved : of a whole number moved; border : of a unit of border length of the instance's graph
    travel : of a whole cost times weight; shape : of all of the border, or of the compactness of an area, missing
    most, over : what moves beyond `most` counts as load out of bounds, `over` units of the first load each
    """

    moved: float
    border: float
    travel: float
    shape: float
    most: float = np.inf
    over: float = 0.0


@dataclass(frozen=True)
class Ground:
    """The outlines of the pieces of one part, and what the shape of its areas 0…K - 1 is held to; the border in the
    units of the instance's graph. None without outlines.
    """

    outlines: Outlines
    limits: ShapeLimits


class MoveState(State):
    """A state with `prices`. count : (K, n) what moves when a unit is in an area"""

    def __init__(self, instance: Instance, area: Ints, centre: Ints, count: Floats, prices: MovePrices,
                 ground: Optional[Ground]) -> None:
        super().__init__(replace(instance, border_cost=prices.border or 1e-12), area, centre)
        way = instance.rows(centre)
        cost = np.rint(np.where(way >= INADMISSIBLE, BARRED, prices.travel * way.astype(float)) * instance.weight)
        self.cost = np.ascontiguousarray((cost + prices.moved * count).T)
        self.count, self.prices, self.ground = count, prices, ground
        self.moved = float(count[self.area, np.arange(len(self.area))].sum())
        self.border = instance.graph.boundary(self.area)
        if ground is not None:
            self._measure(ground.outlines)

    def _measure(self, outlines: Outlines) -> None:
        n, k = len(self.area), self.instance.areas
        self.size, self.outline = outlines.sizes(self.area + 1, k)
        tail, head = np.concatenate([outlines.u, outlines.v]), np.concatenate([outlines.v, outlines.u])
        shared = np.concatenate([outlines.shared_m, outlines.shared_m])
        self.along = np.bincount(tail * k + self.area[head], shared, n * k).reshape(-1, k).astype(float)
        order = np.lexsort((head, tail))
        self._first = ints_of(np.searchsorted(tail[order], np.arange(n + 1)))
        self._near, self._shared_m = head[order], shared[order]

    def violation(self) -> float:
        """What all areas miss their bounds by, and what has moved too much."""
        return super().violation() + self.prices.over * max(self.moved - self.prices.most, 0.0)

    def over_change(self, unit: Ints, own: Ints, other: Ints) -> Floats:
        """Change of what has moved too much when each unit alone goes to the other area, in units of the first load."""
        if not np.isfinite(self.prices.most):
            return np.zeros(len(unit))
        more = self.count[other, unit] - self.count[own, unit]
        over = np.maximum(self.moved + more - self.prices.most, 0.0) - max(self.moved - self.prices.most, 0.0)
        return np.asarray(self.prices.over * over)

    def total_cost(self) -> float:
        """Moves, travel from the fixed centres, border and shape."""
        here = float(self.cost[np.arange(len(self.area)), self.area].sum())
        here += self.instance.border_cost * self.border
        if self.ground is None:
            return here
        missing = float(self._too_long(np.array([self.border]))[0])
        missing += float(self._too_thin(np.arange(len(self.size)), self.size, self.outline).sum())
        return here + self.prices.shape * missing

    def extra_cost(self, unit: Ints, own: Ints, other: Ints) -> Floats:
        """Change of cost when each unit alone goes to the other area."""
        shared = certain(self.shared)
        longer = shared[unit, own] - shared[unit, other]
        extra = self.cost[unit, other] - self.cost[unit, own] + self.instance.border_cost * longer
        if self.ground is not None:
            extra = extra + self.prices.shape * self._worse(unit, own, other, longer)
        return np.asarray(extra)

    def _worse(self, unit: Ints, own: Ints, other: Ints, longer: Floats) -> Floats:
        outlines = certain(self.ground).outlines
        size, length = outlines.area_m2[unit], outlines.length_m[unit]
        left = self.outline[own] - length + 2 * self.along[unit, own]
        joined = self.outline[other] + length - 2 * self.along[unit, other]
        worse = (self._too_thin(own, self.size[own] - size, left)
                 + self._too_thin(other, self.size[other] + size, joined)
                 - self._too_thin(own, self.size[own], self.outline[own])
                 - self._too_thin(other, self.size[other], self.outline[other]))
        return np.asarray(worse + self._too_long(self.border + longer) - self._too_long(np.array([self.border])))

    def _too_thin(self, area: Ints, size: Floats, outline: Floats) -> Floats:
        """What areas lack of the least compactness, as a share of it."""
        floor = certain(self.ground).limits.least_compactness[area]
        there = np.nan_to_num(polsby_popper(size, outline))
        return np.asarray(np.where(floor > 0, np.maximum(1 - there / np.maximum(floor, 1e-12), 0.0), 0.0))

    def _too_long(self, border: Floats) -> Floats:
        """What borders are longer than the longest allowed, as a share of that."""
        most = certain(self.ground).limits.most_border_m
        if not (np.isfinite(most) and most > 0):
            return np.zeros(len(border))
        return np.asarray(np.maximum(border / most - 1, 0.0))

    def move(self, unit: int, other: int) -> None:
        """Put the unit into the other area."""
        own = self.areas_list[unit]
        shared = certain(self.shared)
        self.moved += float(self.count[other, unit] - self.count[own, unit])
        self.border += float(shared[unit, own] - shared[unit, other])
        if self.ground is not None:
            self._reshape(unit, own, other)
        super().move(unit, other)

    def _reshape(self, unit: int, own: int, other: int) -> None:
        outlines = certain(self.ground).outlines
        size, length = outlines.area_m2[unit], outlines.length_m[unit]
        self.outline[own] += 2 * self.along[unit, own] - length
        self.outline[other] += length - 2 * self.along[unit, other]
        self.size[own] -= size
        self.size[other] += size
        arcs = slice(self._first[unit], self._first[unit + 1])
        self.along[self._near[arcs], own] -= self._shared_m[arcs]
        self.along[self._near[arcs], other] += self._shared_m[arcs]
