"""A plan that is changed unit by unit: loads and border lengths follow each move."""
from __future__ import annotations

import numpy as np

from ...arrays import floats_of, ints_of
from ...model import Floats, Ints
from ..instance import INADMISSIBLE, Instance
from .medoid import inadmissible_sizes
from .plan import area_loads


class State:
    """Mutable areas of an instance with fixed centres. Areas stay connected as long as the caller asks `can_leave`.

    cost : (n, K) weighted cost of each unit in each area; load : (K, S); version : (K,) how often each area has
    changed; shared : (n, K) border of each unit with each area, kept only when borders cost
    inadmissible : (n, K) what a unit counts as in an area that it may not be in (too far, locked elsewhere), or None
    held : (n,) units that stay: the centres' where not every unit may be one, and locked units once they are at home
    """

    def __init__(self, instance: Instance, area: Ints, centre: Ints) -> None:
        self.instance = instance
        rows = instance.rows(centre)
        self.cost: Floats = np.ascontiguousarray((rows.astype(float) * instance.weight).T)
        self.area = np.array(area, np.int64)
        self.areas_list = ints_of(self.area)
        self.load = area_loads(instance, self.area)
        self.version = [0] * instance.areas
        self.held = (instance.lock >= 0) & (instance.lock == self.area)
        closed = np.ascontiguousarray((rows >= INADMISSIBLE).T)
        self.inadmissible = np.where(closed, inadmissible_sizes(instance)[:, None], 0.0) if closed.any() else None
        if instance.eligible is not None:
            self.held[centre] = True
        self.scale = float(instance.target[0]) / instance.target
        self.shared = self._shared() if instance.border_cost else None

    def _shared(self) -> Floats:
        graph, k = self.instance.graph, self.instance.areas
        code = graph.tail * k + self.area[graph.head]
        return np.asarray(np.bincount(code, graph.arc_border, len(self.area) * k).reshape(-1, k), float)

    def misses(self, areas: Ints, load: Floats) -> Floats:
        """What loads (r, S) of the areas (r,) miss their bounds by, in units of the first load."""
        low, high = self.instance.low[areas], self.instance.high[areas]
        missed = np.maximum(load - high, 0) + np.maximum(low - load, 0)
        if missed.shape[1] == 1:
            return np.asarray(missed[:, 0])
        total = missed[:, 0] * self.scale[0]
        for s in range(1, missed.shape[1]):
            total = total + missed[:, s] * self.scale[s]
        return np.asarray(total)

    def violation(self) -> float:
        """What all areas miss their bounds by, and units where they may not be; exactly 0 when there is neither."""
        missed = float(sum(floats_of(self.misses(np.arange(len(self.load)), self.load))))
        if self.inadmissible is not None:
            missed += float(self.inadmissible[np.arange(len(self.area)), self.area].sum())
        return missed

    def inadmissible_change(self, unit: Ints, own: Ints, other: Ints) -> Floats:
        """Change of what the units count as where they may not be, when each alone goes to the other area."""
        if self.inadmissible is None:
            return np.zeros(len(unit))
        return np.asarray(self.inadmissible[unit, other] - self.inadmissible[unit, own])

    def total_cost(self) -> float:
        """Travel from the fixed centres, plus border cost."""
        travel = float(self.cost[np.arange(len(self.area)), self.area].sum())
        if self.instance.border_cost:
            travel += self.instance.border_cost * self.instance.graph.boundary(self.area)
        return travel

    def extra_cost(self, unit: Ints, own: Ints, other: Ints) -> Floats:
        """Change of cost when each unit alone goes to the other area."""
        extra = self.cost[unit, other] - self.cost[unit, own]
        if self.shared is not None:
            extra = extra + self.instance.border_cost * (self.shared[unit, own] - self.shared[unit, other])
        return np.asarray(extra)

    def move(self, unit: int, other: int) -> None:
        """Put the unit into the other area."""
        own = self.areas_list[unit]
        self.version[own] += 1
        self.version[other] += 1
        self.load[own] -= self.instance.load[unit]
        self.load[other] += self.instance.load[unit]
        if self.shared is not None:
            graph = self.instance.graph
            for near, border in zip(graph.neighbours[unit], graph.neighbour_border[unit]):
                self.shared[near, own] -= border
                self.shared[near, other] += border
        if self.instance.lock[unit] >= 0:
            self.held[unit] = self.instance.lock[unit] == other
        self.area[unit] = other
        self.areas_list[unit] = other
