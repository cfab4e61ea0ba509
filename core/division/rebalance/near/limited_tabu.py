"""Tabu walks from today's areas on a state that values moves, border, shape and travel together."""
from __future__ import annotations

from dataclasses import replace
from typing import Optional

from ....execution import Draws, StopCondition
from ....model import Ints
from ...improve import Moves, TabuWalk
from .state import MoveState


class MoveWalk(TabuWalk):
    """A tabu walk on a `MoveState`."""

    def _border_moves(self) -> Moves:
        moves = super()._border_moves()
        state = self.state
        if not isinstance(state, MoveState):
            raise TypeError("a walk of moves needs a state that counts them")
        over = state.over_change(moves.unit, moves.own, moves.other)
        return replace(moves, miss_change=moves.miss_change + over)


def walk_moves(state: MoveState, price: float, steps: int, draws: Draws, stop: StopCondition,
               resting: Optional[Ints] = None) -> Ints:
    """The best areas met on a walk with fixed centres.

    price : of a unit of load outside the bounds to begin with; resting : units that do not move in the first third
    """
    walk = MoveWalk(state, price, draws, stop)
    if resting is not None:
        walk.until[resting] = steps // 3
    return walk.run(steps, max(200, steps // 4))
