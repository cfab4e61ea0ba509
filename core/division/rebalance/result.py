"""What a rebalancing gives: the new areas and the plans between which one can choose."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional, Tuple

from ...messages import Message
from ...model import Bools, Floats, Ints


@dataclass(frozen=True)
class MovedPlan:
    """A plan and what it changes.

    area : (n,) 1…K; centre : (K,) best own unit of each area; moved : (n,) units that change area
    moved_share : their part of the whole weight; moved_load_share : of the balanced load; load : (K,) of it
    max_deviation_percent : largest of an area that is not locked; objective : Σ load × cost from the centres; mean_cost
    : the same per unit of load
    border_m : between areas; compactness : (K,) Polsby–Popper, nan where outlines are not known; miss : how far the
    shape is beyond its limits, as a share, 0 where it keeps them
    """

    area: Ints
    centre: Ints
    moved: Bools
    moved_share: float
    moved_load_share: float
    load: Floats
    max_deviation_percent: float
    objective: float
    mean_cost: float
    border_m: float
    compactness: Floats
    miss: float

    @property
    def key(self) -> Tuple[float, float, float, float]:
        """What must be small: what moves, border, travel, shape beyond its limits."""
        return round(self.moved_share, 9), round(self.border_m, 3), round(self.objective, 6), round(self.miss, 9)


@dataclass(frozen=True)
class Today:
    """The areas as they are, connected or not, without the units that are in none.

    pieces : how many lie apart from the rest of their area
    """

    deviation_percent: float
    objective: float
    mean_cost: float
    pieces: int
    border_m: float
    compactness: Floats


@dataclass(frozen=True)
class Certified:
    """What is proven of what moves: no plan within the tolerance moves a smaller share, connected or not.

    share : of the whole weight; load_share : of the balanced load; neighbours_load_share : of the balanced load, when
    it goes over only between areas that touch today
    with_travel : whether travel hours are balanced too: then it holds for the units' travel hours in the plan found
    """

    share: float
    load_share: float
    neighbours_load_share: float
    with_travel: bool = False


@dataclass(frozen=True)
class Rebalanced:
    """The plan chosen, today's, and the plans of which none is worse than another in everything.

    frontier : all keep what was asked; by what moves, ascending; `plan` is one of them, proposed : place of the one
    that is proposed
    thinner : a plan that moves less, but is beyond the limits of shape; None where none was met
    """

    plan: MovedPlan
    today: Today
    least: Certified
    frontier: Tuple[MovedPlan, ...]
    proposed: int
    thinner: Optional[MovedPlan] = None
    notes: Tuple[Message, ...] = ()

    @property
    def chosen(self) -> int:
        """Place of the plan in the frontier."""
        return next(i for i, plan in enumerate(self.frontier) if plan is self.plan)

    def with_plan(self, place: int) -> Rebalanced:
        """The same with another plan of the frontier chosen."""
        return replace(self, plan=self.frontier[place])
