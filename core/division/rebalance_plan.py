"""What a rebalancing gives: the new areas and the plans between which one can choose."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

from ..messages import Message
from ..model import Bools, Floats, Ints


@dataclass(frozen=True)
class MovedPlan:
    """A plan and what it changes.

    area : (n,) 1…K; centre : (K,) best own unit of each area; moved : (n,) units that change area
    moved_share : their part of the whole weight; load : (K,) of the balanced load
    max_deviation_percent : largest of an area that is not locked; objective : Σ load × cost from the centres; mean_cost
    : the same per unit of load; kept : whether it keeps the tolerance and the limit that were asked for
    """

    area: Ints
    centre: Ints
    moved: Bools
    moved_share: float
    load: Floats
    max_deviation_percent: float
    objective: float
    mean_cost: float
    kept: bool


@dataclass(frozen=True)
class Rebalanced:
    """The plan chosen, today's, and the plans of which none is worse than another in everything.

    today_… : of the areas as they are, connected or not, without the units that are in none; today_pieces : how many
    pieces lie apart from the rest of their area
    least_share : no plan within the tolerance moves a smaller share, connected or not; None where that is not known
    frontier : by what moves, ascending; `plan` is one of them
    """

    plan: MovedPlan
    today_deviation_percent: float
    today_objective: float
    today_mean_cost: float
    today_pieces: int
    least_share: Optional[float]
    frontier: Tuple[MovedPlan, ...]
    notes: Tuple[Message, ...] = ()

    @property
    def chosen(self) -> int:
        """Place of the plan in the frontier."""
        return next(i for i, plan in enumerate(self.frontier) if plan is self.plan)
