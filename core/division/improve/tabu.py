"""Tabu search by single moves and swaps of border units, crossing the balance bounds on purpose.

All border moves are scored in one pass; violated balance has a price that rises while the plan is out of balance and
falls while it is in (strategic oscillation: Glover and Laguna 1997, doi:10.1007/978-1-4615-6089-0). Tabu search for
districting: Bozkaya, Erkut, Laporte 2003, doi:10.1016/S0377-2217(01)00380-0.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Tuple

import numpy as np

from ...execution import Draws, StopCondition
from ...model import Floats, Ints
from ..plan import State
from .swaps import Met, swap

LOOKED_AT = 24
"""So many of the best moves are looked at before the step is given up."""
SWAP_EVERY = 40
SWAPS = 8


@dataclass(frozen=True)
class Moves:
    """Border moves: unit → other area, the change of cost and the violation after the move."""

    unit: Ints
    own: Ints
    other: Ints
    extra: Floats
    miss_change: Floats


class TabuWalk:
    """One walk from a state. `best_area` is the best connected plan met, by violation and then cost."""

    def __init__(self, state: State, price: float, draws: Draws, stop: StopCondition,
                 tenure: Optional[int] = None) -> None:
        self.state, self.draws, self.stop = state, draws, stop
        self.price = price
        n = len(state.area)
        self.tenure = tenure if tenure is not None else max(7, min(60, n // 40))
        self.until = np.zeros(n, np.int64)
        self.cost, self.violation = state.total_cost(), state.violation()
        self.best = (self.violation, self.cost)
        self.best_area: Ints = state.area.copy()
        self.idle = 0

    def run(self, moves: int, idle: int) -> Ints:
        """Walk at most `moves` steps, or until `idle` steps in a row found nothing better."""
        outside = 0
        for turn in range(moves):
            if turn % 32 == 0 and self.stop.over():
                break
            if not self._step(turn):
                break
            if self.idle and self.idle % SWAP_EVERY == 0:
                self._swaps()
            outside = outside + 1 if self.violation > 0 else 0
            if outside > 8:
                self.price, outside = self.price * 1.3, 0
            elif not self.violation:
                self.price *= 0.97
            if self.idle > idle:
                break
        return self.best_area

    def _border_moves(self) -> Moves:
        state, graph = self.state, self.state.instance.graph
        cut = np.nonzero(state.area[graph.u] != state.area[graph.v])[0]
        unit = np.concatenate([graph.u[cut], graph.v[cut]])
        near = np.concatenate([graph.v[cut], graph.u[cut]])
        if state.held.any():
            free = ~state.held[unit]
            unit, near = unit[free], near[free]
        own, other = state.area[unit], state.area[near]
        load = state.instance.load[unit]
        change = (state.misses(own, state.load[own] - load) + state.misses(other, state.load[other] + load)
                  - state.misses(own, state.load[own]) - state.misses(other, state.load[other])
                  + state.inadmissible_change(unit, own, other))
        return Moves(unit, own, other, state.extra_cost(unit, own, other), change)

    def _promising(self, moves: Moves, turn: int) -> List[int]:
        """The best moves that are not tabu, or are but lead to a new best."""
        score = moves.extra + self.price * moves.miss_change
        after = self.violation + moves.miss_change
        small = 1e-9 * float(self.state.instance.target[0])
        if self.best[0] == 0:
            aspired = (after <= small) & (self.cost + moves.extra < self.best[1])
        else:
            aspired = after < self.best[0] - small
        score = np.where((self.until[moves.unit] > turn) & ~aspired, np.inf, score)
        if len(score) > LOOKED_AT:
            limit = np.partition(score, LOOKED_AT - 1)[LOOKED_AT - 1]
            few = np.nonzero(score <= limit)[0]
        else:
            few = np.arange(len(score))
        few = few[np.argsort(score[few], kind="stable")]
        return [int(j) for j in few[np.isfinite(score[few])]]

    def _step(self, turn: int) -> bool:
        """One move; False when there are no border moves at all."""
        moves = self._border_moves()
        if len(moves.unit) == 0:
            return False
        seen = set()
        for j in self._promising(moves, turn):
            unit, other = int(moves.unit[j]), int(moves.other[j])
            if unit in seen:
                continue
            if self.state.instance.graph.can_leave(unit, self.state.areas_list):
                self.state.move(unit, other)
                self.cost += float(moves.extra[j])
                self.until[unit] = turn + self.tenure + self.draws.below(self.tenure)
                self._note()
                return True
            seen.add(unit)
            self.until[unit] = max(int(self.until[unit]), turn + 15)
        self.idle += 1
        return True

    def _note(self) -> None:
        self.violation = self.state.violation()
        found: Tuple[float, float] = (self.violation, self.cost)
        if found[0] < self.best[0] or (found[0] == self.best[0] and found[1] < self.best[1] * (1 - 1e-12)):
            self.best, self.best_area, self.idle = found, self.state.area.copy(), 0
        else:
            self.idle += 1

    def _swaps(self) -> None:
        price = self.price * (3 if self.violation else 1)
        met: Met = {}
        for _ in range(SWAPS):
            if not swap(self.state, price, met):
                break
            self.cost = self.state.total_cost()
            self._note()
