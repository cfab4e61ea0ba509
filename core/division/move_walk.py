"""Tabu walks that may not move more than a given amount from today: crossing that limit has a price, as balance has."""
from __future__ import annotations

from dataclasses import replace
from typing import Tuple

import numpy as np

from ..model import Floats, Ints
from .draws import Draws
from .instance import Instance
from .state import State
from .tabu import Moves, TabuWalk
from .watch import Watch


class MovedState(State):
    """A state that counts what has moved. What is above `most` is a violation, `price` units of the first load each."""

    def __init__(self, instance: Instance, area: Ints, centre: Ints, count: Floats, most: float, price: float) -> None:
        super().__init__(instance, area, centre)
        self.count, self.most, self.price = count, most, price
        self.moved = float(count[self.area, np.arange(len(self.area))].sum())

    def violation(self) -> float:
        """What all areas miss their bounds by, and what has moved too much."""
        return super().violation() + self.price * max(self.moved - self.most, 0.0)

    def move(self, unit: int, other: int) -> None:
        """Put the unit into the other area."""
        self.moved += float(self.count[other, unit] - self.count[self.areas_list[unit], unit])
        super().move(unit, other)


class MovedWalk(TabuWalk):
    """A tabu walk on a `MovedState`."""

    def _border_moves(self) -> Moves:
        moves = super()._border_moves()
        state = self.state
        assert isinstance(state, MovedState)
        more = state.count[moves.other, moves.unit] - state.count[moves.own, moves.unit]
        over = np.maximum(state.moved + more - state.most, 0.0) - max(state.moved - state.most, 0.0)
        return replace(moves, miss_change=moves.miss_change + state.price * over)


def walk_within(instance: Instance, area: Ints, centre: Ints, count: Floats, most: float,
                prices: Tuple[float, float], steps: int, draws: Draws, watch: Watch) -> Ints:
    """The best areas met on a walk with fixed centres that may move at most `most` of `count`.

    prices : of a unit of load outside the bounds, and of that unit moved too much as a part of it
    """
    state = MovedState(instance, area, centre, count, most, prices[1])
    return MovedWalk(state, prices[0], draws, watch).run(steps, max(200, steps // 3))
