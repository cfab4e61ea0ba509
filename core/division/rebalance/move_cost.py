"""What a change from today's areas moves, and what that may cost in the search."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ...errors import certain
from ...model import Floats, Floats32
from ..instance import COST_LEVELS, INADMISSIBLE, Instance, Pieces
from .free_problem import FreeProblem

MOVE_LEVELS = float(2 ** 40)
"""Sum of what moves can count when they are not whole numbers already."""
DIMMED = 1024.0
"""Ways cost this many times less where moving as little as possible comes first."""


@dataclass(frozen=True)
class PieceMoves:
    """What it counts to have a piece in an area, in whole numbers held in floats: sums are exact.

    count : (K, q) what moves when the piece is in the area, without what moves wherever it is (areas given up)
    per_weight : whole numbers per unit of the given weight; always : what moves in any case; total : all there is
    """

    count: Floats
    per_weight: float
    always: float
    total: float

    def most(self, share: Optional[float]) -> float:
        """The largest whole number that may move; inf without a limit, below 0 when what moves always is too much."""
        if share is None:
            return np.inf
        slack = 1e-9 if self.per_weight == 1.0 else -float(self.count.shape[1])
        return float(np.floor(share * self.total + slack)) - self.always

    def share(self, moved: float) -> float:
        """Part of the whole weight that moves, from a sum of `count`."""
        return (moved + self.always) / self.total


def piece_moves(free: FreeProblem, pieces: Pieces, whole_weight: float) -> PieceMoves:
    """What moves, for the pieces of the prepared problem; `whole_weight` : of all units, locked ones too."""
    whole = bool((free.weight == np.floor(free.weight)).all()) and whole_weight == np.floor(whole_weight) < MOVE_LEVELS
    factor = 1.0 if whole else MOVE_LEVELS / whole_weight
    weight, today = np.rint(free.weight * factor), certain(free.problem.today)
    placed = today > 0
    at_home = np.zeros((free.problem.areas, pieces.count))
    np.add.at(at_home, (today[placed] - 1, pieces.member[placed]), weight[placed])
    always = float(weight[free.given_up].sum())
    return PieceMoves(at_home.sum(0) - at_home, factor, always, whole_weight * factor)


def priced(instance: Instance, count: Floats, price: float) -> Instance:
    """The instance where each whole number moved costs `price` whole costs times weight.

    count : (K, n) of the instance's own areas and units
    """
    extra = np.minimum(np.rint(price * count / instance.weight), COST_LEVELS)
    return replace(instance, area_cost=_with_locks(instance, extra))


def moves_first(instance: Instance, count: Floats) -> Instance:
    """The instance where moving less comes before all travel, which decides between equals."""
    ratio = count / instance.weight
    extra = np.rint(ratio * (COST_LEVELS / max(float(ratio.max()), 1e-300)))
    cost = np.where(instance.cost >= INADMISSIBLE, np.float32(INADMISSIBLE),
                    np.rint(instance.cost / np.float32(DIMMED)))
    tie = None if instance.tie_xy is None else np.asarray(instance.tie_xy / DIMMED, float)
    return replace(instance, cost=cost.astype(np.float32), area_cost=_with_locks(instance, extra), tie_xy=tie,
                   border_cost=instance.border_cost / DIMMED)


def _with_locks(instance: Instance, extra: Floats) -> Floats32:
    if instance.area_cost is not None:
        extra = np.where(instance.area_cost >= INADMISSIBLE, INADMISSIBLE, extra)
    return extra.astype(np.float32)
