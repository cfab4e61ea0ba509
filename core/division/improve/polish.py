"""Pair splits, tabu walks and new centres in turn, until nothing gains."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np

from ...execution import Draws, StopCondition
from ...model import Ints
from ..plan import Incumbent, State, medoids
from .pair_split import split_all_pairs
from .tabu import TabuWalk


@dataclass(frozen=True)
class PolishEffort:
    """How hard a plan is polished."""

    passes: int = 3
    tabu_moves: int = 2000
    candidates: int = 24
    sweeps: int = 4


def polish(incumbent: Incumbent, area: Ints, balance_penalty: float, effort: PolishEffort, draws: Draws,
           stop: StopCondition) -> Ints:
    """Pair splits, tabu and new centres in turn; every stage is offered to the incumbent. The last areas."""
    instance = incumbent.instance
    centre = medoids(instance, area, np.zeros(instance.areas, np.int64))[0]
    incumbent.offer(area, centre)
    for _ in range(effort.passes):
        if stop.over():
            break
        area, centre = split_all_pairs(instance, area, centre, balance_penalty, draws, stop, effort.candidates,
                                       effort.sweeps)
        area, moved = walk(incumbent, area, centre, 0.5 * balance_penalty, effort.tabu_moves, draws, stop)
        if np.array_equal(moved, centre):
            break
        centre = moved
    return area


def walk(incumbent: Incumbent, area: Ints, centre: Ints, price: float, moves: int, draws: Draws, stop: StopCondition,
         tenure: Optional[int] = None) -> Tuple[Ints, Ints]:
    """One tabu walk with fixed centres; its best areas and their medoids, also offered to the incumbent."""
    instance = incumbent.instance
    walked = TabuWalk(State(instance, area, centre), price, draws, stop, tenure).run(moves, max(200, moves // 4))
    moved = medoids(instance, walked, centre)[0]
    incumbent.offer(walked, moved)
    return walked, moved
