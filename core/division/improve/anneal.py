"""Simulated annealing over connected divisions of few units, crossing the bounds on the way.

Where units are lumpy and bounds narrow, the plans within the bounds lie far apart, and a search that stays near them
stays where it is. Here a unit goes over to a neighbouring area, or two units change places, whenever both areas stay
connected; cost + price × violation decides, with a temperature that falls geometrically (Kirkpatrick, Gelatt, Vecchi
1983, doi:10.1126/science.220.4598.671). Areas are bit sets, and the sums Σ p_u d(·, u) of each area are kept, so that
the best centre after a move is one addition and one minimum away.

The acceptance test draws an exponential variate by comparing uniform ones (von Neumann 1951), so no logarithm or
exponential of a particular machine decides anything.
"""
from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple

import numpy as np

from ...arrays import bools_of, float_rows_of, floats_of, ints_of
from ...execution import Draws, StopCondition
from ...model import Floats, Ints
from ..instance import BitGraph, Instance, mask_of
from ..plan import area_loads

HOT, COLD = 0.1, 0.003
"""First and last temperature, in shares of the plan's cost."""
PRICES = (2.0, 1.5, 2.5)
"""Price of a target of violation, in the plan's cost; one after the other."""
STEPS = 400
"""Temperatures of a run."""
TRIALS_PER_UNIT = 5
"""Moves that are tried at each temperature, per unit."""
MOST_MET = 150_000
"""Areas that are remembered."""
FARTHEST = 12.0
"""Temperatures above which no move is accepted: e^-12."""


@dataclass(frozen=True)
class _Move:
    """unit leaves a for b; back, if any, leaves b for a; what the two areas become."""

    unit: int
    back: int
    a: int
    b: int
    miss: Tuple[float, float]
    load: Tuple[List[float], List[float]]


class _Walk:
    def __init__(self, instance: Instance, area: Ints, draws: Draws) -> None:
        self.instance, self.draws = instance, draws
        self.graph = BitGraph(instance.graph.neighbours)
        self.near = instance.graph.neighbours
        self.free = ints_of(np.nonzero(instance.lock < 0)[0])
        self.held = bools_of(instance.lock >= 0)
        self.units: List[List[float]] = float_rows_of(instance.load)
        self.low: List[List[float]] = float_rows_of(instance.low)
        self.high: List[List[float]] = float_rows_of(instance.high)
        self.scale: List[float] = floats_of(float(instance.target[0]) / instance.target)
        self.column: Floats = np.ascontiguousarray(instance.cost.T.astype(float) * instance.weight[:, None])
        lead = np.ones(instance.n, bool) if instance.eligible is None else instance.eligible
        self.closed: Floats = np.where(lead, 0.0, np.inf)
        self.area: List[int] = ints_of(area)
        self.mask = [mask_of(ints_of(np.nonzero(area == a)[0])) for a in range(instance.areas)]
        self.load: List[List[float]] = float_rows_of(area_loads(instance, area))
        self.sums: List[Floats] = [self.column[area == a].sum(0) for a in range(instance.areas)]
        self.outside: List[Floats] = [np.where(area == a, self.closed, np.inf) for a in range(instance.areas)]
        self.cost = [float((s + o).min()) for s, o in zip(self.sums, self.outside)]
        self.miss = [self._miss(a, load) for a, load in enumerate(self.load)]

    def _miss(self, a: int, load: List[float]) -> float:
        total = 0.0
        for value, low, high, scale in zip(load, self.low[a], self.high[a], self.scale):
            total += scale * (value - high if value > high else low - value if value < low else 0.0)
        return total

    def total(self) -> float:
        """Travel and borders."""
        travel = sum(self.cost)
        if not self.instance.border_cost:
            return travel
        return travel + self.instance.border_cost * self.instance.graph.boundary(np.array(self.area, np.int64))

    def propose(self) -> Optional[_Move]:
        """A border unit, perhaps with one of the other area that takes its place; None when the draw is no move."""
        unit = self.free[self.draws.below(len(self.free))]
        a = self.area[unit]
        beside = self.near[unit][self.draws.below(len(self.near[unit]))] if self.near[unit] else unit
        b, back = self.area[beside], -1
        if a == b:
            return None
        if self.draws.share() < 0.5:
            back = beside
            if self.draws.share() < 0.5:
                for _ in range(2):
                    back = self.near[back][self.draws.below(len(self.near[back]))]
            if self.area[back] != b or self.held[back]:
                return None
        rest, more = list(self.load[a]), list(self.load[b])
        for s, value in enumerate(self.units[unit]):
            change = value - (self.units[back][s] if back >= 0 else 0.0)
            rest[s] -= change
            more[s] += change
        return _Move(unit, back, a, b, (self._miss(a, rest), self._miss(b, more)), (rest, more))

    def _border_change(self, move: _Move) -> float:
        """Change of the border length; a pair of units that touch and change places keeps its own border."""
        change = 0.0
        graph, area = self.instance.graph, self.area
        for unit, own, other in ((move.unit, move.a, move.b), (move.back, move.b, move.a)):
            if unit < 0:
                continue
            for near, border in zip(graph.neighbours[unit], graph.neighbour_border[unit]):
                if near in (move.unit, move.back):
                    continue
                change += border * ((area[near] == own) - (area[near] == other))
        return change

    def attempt(self, move: _Move, price: float, temperature: float) -> bool:
        """Make the move if the temperature allows it and both areas stay connected."""
        a, b = move.a, move.b
        worse = price * (move.miss[0] + move.miss[1] - self.miss[a] - self.miss[b])
        if worse > FARTHEST * temperature:
            return False
        first, second = self.sums[a] - self.column[move.unit], self.sums[b] + self.column[move.unit]
        if move.back >= 0:
            first, second = first + self.column[move.back], second - self.column[move.back]
        self._mark(move, a, b)
        cost = float((first + self.outside[a]).min()), float((second + self.outside[b]).min())
        worse += cost[0] + cost[1] - self.cost[a] - self.cost[b]
        if self.instance.border_cost:
            worse += self.instance.border_cost * self._border_change(move)
        if not math.isfinite(worse) or not self._accepted(worse, temperature) or not self._connected(move):
            self._mark(move, b, a)
            return False
        self.sums[a], self.sums[b], self.cost[a], self.cost[b] = first, second, cost[0], cost[1]
        self.load[a], self.load[b] = move.load
        self.miss[a], self.miss[b] = move.miss
        self.area[move.unit] = b
        if move.back >= 0:
            self.area[move.back] = a
        return True

    def _mark(self, move: _Move, a: int, b: int) -> None:
        self.outside[a][move.unit], self.outside[b][move.unit] = np.inf, self.closed[move.unit]
        if move.back >= 0:
            self.outside[a][move.back], self.outside[b][move.back] = self.closed[move.back], np.inf

    def _accepted(self, worse: float, temperature: float) -> bool:
        return worse <= 0 or (worse <= FARTHEST * temperature and worse < temperature * exponential(self.draws))

    def _connected(self, move: _Move) -> bool:
        change = 1 << move.unit | (1 << move.back if move.back >= 0 else 0)
        rest, more = self.mask[move.a] ^ change, self.mask[move.b] ^ change
        if not (self.graph.connected(rest) and self.graph.connected(more)):
            return False
        self.mask[move.a], self.mask[move.b] = rest, more
        return True


def exponential(draws: Draws) -> float:
    """An exponential variate with mean 1, from comparisons of uniform draws."""
    whole = 0
    while True:
        first = last = draws.share()
        count = 1
        while True:
            drawn = draws.share()
            if drawn > last:
                break
            last, count = drawn, count + 1
        if count % 2:
            return whole + first
        whole += 1


def anneal(instance: Instance, area: Ints, cost: float, turn: int, draws: Draws, stop: StopCondition,
           met: Dict[int, int]) -> Ints:
    """The best connected areas met from `area` (connected, none empty): within the bounds if any were, else the last.

    cost : of a usual plan, the measure of temperatures; turn : which of the prices of violation is used
    met : takes up the single areas within the bounds that are met, as bit sets, with the slot they were in
    """
    walk = _Walk(instance, area, draws)
    price = PRICES[turn % len(PRICES)] * cost / float(instance.target[0])
    best, best_area = math.inf, area
    for step in range(STEPS):
        if stop.over():
            break
        temperature = cost * HOT * _power(COLD / HOT, step / STEPS)
        for _ in range(TRIALS_PER_UNIT * instance.n):
            move = walk.propose()
            if move is None or not walk.attempt(move, price, temperature):
                continue
            for a in (move.a, move.b):
                if not walk.miss[a] and len(met) < MOST_MET:
                    met[walk.mask[a]] = a
            if not any(walk.miss) and walk.total() < best:
                best, best_area = walk.total(), np.array(walk.area, np.int64)
    return best_area if math.isfinite(best) else np.array(walk.area, np.int64)


def _power(base: float, exponent: float) -> float:
    """base^exponent for 0 < exponent < 1, by square roots: the same on every machine."""
    result, root = 1.0, base
    for _ in range(24):
        root, exponent = math.sqrt(root), exponent * 2
        if exponent >= 1:
            result, exponent = result * root, exponent - 1
    return result
