"""The best areas near a plan under the prices of a rebalancing, as an integer programme.

For every unit with a choice and each area that it may be in there is a variable, 0 or 1. For every pair of touching
units and each area one says whether the outline of that area runs between the two: border and outline are sums of them.
Load outside the bounds, border beyond its limit and lacking compactness cost, so that there is always an answer. Polsby
and Popper's measure asks for an outline of at most √(4 π size / least compactness); the root is replaced by its tangent
at the size that the area has in the plan. Areas are connected, as each of their units must touch one nearer to the
centre: of the plans near the one given this leaves those that grow and shrink from it step by step.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Sequence

import numpy as np
from scipy import optimize
from scipy.sparse import csr_matrix

from ....arrays import ints_of
from ....model import Bools, Floats, Ints
from ...instance import Instance
from ...problem import UnitGraph
from .state import Ground
from .window import Edges, Window

NODES = 1
"""Nodes that the solver may branch: walks go on from its answer."""
UNREACHED = np.iinfo(np.int64).max
UNBALANCED = 200.0
"""Price of an area's mean load outside the bounds, in what has to move at least."""


@dataclass(frozen=True)
class Prices:
    """What things cost, in what has to move at least.

    place : (K, n) of each unit in each area; border : of a unit of border length of the instance's graph
    shape : of all of the border, or of the compactness of an area, missing
    """

    place: Floats
    border: float
    shape: float


class Programme:
    """The programme of one window. Variables: choices, outlines, border beyond its limit, outline of each area beyond
    its limit, load of each area and kind outside its bounds.
    """

    def __init__(self, instance: Instance, ground: Ground, edges: Edges, window: Window, centre: Ints, area: Ints,
                 prices: Prices) -> None:
        self.instance, self.ground, self.edges, self.window = instance, ground, edges, window
        self.centre, self.prices = centre, prices
        k, kinds = instance.areas, instance.load.shape[1]
        self._outlined()
        self.first = np.cumsum([0, len(window.unit), len(self.edge), 1, k, k * kinds])
        self._row: List[Ints] = []
        self._column: List[Ints] = []
        self._value: List[Floats] = []
        self._low: List[float] = []
        self._high: List[float] = []
        self._once()
        self._loads()
        self._along()
        self._border()
        for a in range(k):
            self._outline(a, area)
            self._held(a, area)

    def _outlined(self) -> None:
        """The pairs of touching units and areas between which an outline may run."""
        window, edges = self.window, self.edges
        free = window.fixed < 0
        open_pair = np.nonzero(free[edges.u] | free[edges.v])[0]
        either = window.may[:, edges.u[open_pair]] | window.may[:, edges.v[open_pair]]
        self.of_area, place = np.nonzero(either)
        self.edge = open_pair[place]

    def _add(self, column: Sequence[int], value: Sequence[float], low: float, high: float) -> None:
        self._row.append(np.full(len(column), len(self._low), np.int64))
        self._column.append(np.asarray(column, np.int64))
        self._value.append(np.asarray(value, float))
        self._low.append(low)
        self._high.append(high)

    def _once(self) -> None:
        for unit in ints_of(self.window.free):
            choices = self.window.number[:, unit]
            choices = choices[choices >= 0]
            self._add([*choices], [1.0] * len(choices), 1.0, 1.0)

    def _loads(self) -> None:
        instance, window = self.instance, self.window
        k, fixed = instance.areas, window.fixed >= 0
        for s in range(instance.load.shape[1]):
            load = instance.load[:, s]
            mean = max(float(load.sum()) / k, 1.0)
            there = np.bincount(window.fixed[fixed], load[fixed], k)
            for a in range(k):
                own = np.nonzero(window.area == a)[0]
                outside = int(self.first[4]) + s * k + a
                part = load[window.unit[own]] / mean
                low, high = (instance.low[a, s] - there[a]) / mean, (instance.high[a, s] - there[a]) / mean
                self._add([*own, outside], [*part, 1.0], low, np.inf)
                if np.isfinite(high):
                    self._add([*own, outside], [*part, -1.0], -np.inf, high)

    def _along(self) -> None:
        """An outline of an area runs between two units of which one alone is in it."""
        window, start = self.window, int(self.first[1])
        for j, (e, a) in enumerate(zip(ints_of(self.edge), ints_of(self.of_area))):
            column, value, known = [start + j], [], 0.0
            for unit, sign in ((int(self.edges.u[e]), 1.0), (int(self.edges.v[e]), -1.0)):
                if window.number[a, unit] >= 0:
                    column.append(int(window.number[a, unit]))
                    value.append(sign)
                else:
                    known += sign * float(window.fixed[unit] == a)
            self._add(column, [1.0, *value], -known, np.inf)
            self._add(column, [1.0, *(-v for v in value)], known, np.inf)

    def _border(self) -> None:
        most, edges, fixed = self.ground.limits.most_border_m, self.edges, self.window.fixed
        if not (np.isfinite(most) and most > 0):
            return
        cut = (fixed[edges.u] >= 0) & (fixed[edges.v] >= 0) & (fixed[edges.u] != fixed[edges.v])
        lines = np.arange(self.first[1], self.first[2])
        self._add([*lines, int(self.first[2])], [*(edges.border[self.edge] / 2 / most), -1.0], -np.inf,
                  1 - float(edges.border[cut].sum()) / most)

    def _outline(self, a: int, area: Ints) -> None:
        """The outline of an area, at most that of its least compactness and what is paid for."""
        least = float(self.ground.limits.least_compactness[a])
        outlines, edges, window = self.ground.outlines, self.edges, self.window
        size = float(outlines.area_m2[area == a].sum())
        if least <= 0 or size <= 0:
            return
        most = float(np.sqrt(4 * np.pi * size / least))
        slope = most / (2 * size)
        alone = np.array(outlines.length_m, float)
        np.subtract.at(alone, edges.u, edges.shared_m)
        np.subtract.at(alone, edges.v, edges.shared_m)
        own, lines = np.nonzero(window.area == a)[0], np.nonzero(self.of_area == a)[0]
        units, there = window.unit[own], window.fixed == a
        known = (window.fixed[edges.u] >= 0) & (window.fixed[edges.v] >= 0) & (there[edges.u] != there[edges.v])
        outline = float(alone[there].sum()) + float(edges.shared_m[known].sum())
        limit = most + slope * (float(outlines.area_m2[there].sum()) - size)
        self._add([*own, *(int(self.first[1]) + lines), int(self.first[3]) + a],
                  [*((alone[units] - slope * outlines.area_m2[units]) / most),
                   *(edges.shared_m[self.edge[lines]] / most), -1.0], -np.inf, (limit - outline) / most)

    def _held(self, a: int, area: Ints) -> None:
        """Every unit of an area touches one that is fewer steps from its centre: so the area is connected. Steps lead
        through units of the plan's area first, so that the plan itself is an answer.
        """
        graph, window = self.instance.graph, self.window
        steps = _steps_from(graph, int(self.centre[a]), area == a, window.may[a])
        for unit in ints_of(np.nonzero(window.may[a] & (steps != 0))[0]):
            near = np.array(graph.neighbours[unit], np.int64)
            near = near[window.may[a, near] & (steps[near] < steps[unit])]
            if not (window.fixed[near] == a).any():
                own = window.number[a, unit]
                need = [own] if own >= 0 else []
                self._add([*window.number[a, near], *need], [*np.ones(len(near)), *([-1.0] * len(need))],
                          0.0 if need else 1.0, np.inf)

    def solve(self, gap: float) -> Optional[Ints]:
        """(n,) the areas of the best answer met; None when there is none. gap : at which the solver may stop"""
        first, window = self.first, self.window
        cost = np.zeros(int(first[5]))
        cost[:first[1]] = self.prices.place[window.area, window.unit]
        cost[first[1]:first[2]] = self.prices.border * self.edges.border[self.edge] / 2
        cost[first[2]:first[3]] = self.prices.shape
        cost[first[3]:first[4]] = 2 * self.prices.shape  # a longer outline counts twice in the compactness
        cost[first[4]:] = UNBALANCED
        upper = np.where(np.arange(len(cost)) < first[2], 1.0, np.inf)
        matrix = csr_matrix((np.concatenate(self._value), (np.concatenate(self._row), np.concatenate(self._column))),
                            shape=(len(self._low), len(cost)))
        answer = optimize.milp(cost, constraints=optimize.LinearConstraint(matrix, self._low, self._high),
                               integrality=(np.arange(len(cost)) < first[1]).astype(int),
                               bounds=optimize.Bounds(0, upper), options={"node_limit": NODES, "mip_rel_gap": gap})
        if answer.x is None:
            return None
        share = np.zeros(window.may.shape)
        share[window.area, window.unit] = answer.x[:first[1]]
        return np.where(window.fixed >= 0, window.fixed, np.argmax(share, 0))


def _steps_from(graph: UnitGraph, centre: int, own: Bools, may: Bools) -> Ints:
    """(n,) steps from a unit through those of `own`; n + 1 and up where a way leads through the others only."""
    steps = np.full(graph.n, UNREACHED)
    steps[centre] = 0
    for among, first in ((own, 0), (may, graph.n)):
        here, step = np.nonzero(steps < UNREACHED)[0], first
        while len(here):
            near = np.unique(graph.head[np.isin(graph.tail, here)])
            here = near[(steps[near] == UNREACHED) & among[near]]
            step += 1
            steps[here] = step
    return steps
