"""What is balanced: care hours, or care and travel hours together, and how staff travel."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Optional, Tuple

from ..messages import msg
from .frame import WORKLOAD, Option, ProblemTerms, Rule, RuleRequest, Switch

if TYPE_CHECKING:
    from ..workload import TravelModel
    from .ground import Ground

TRAVEL_WORKLOAD = Switch("travel_workload", msg("Balance care and travel hours"), msg(
    "What is balanced is the workload: care hours and the hours on the road, estimated from the visits that the care "
    "hours make, the minutes between the units, and the bases where they are given, else the centre of each area. "
    "Choose it where roads are given."), None)


@dataclass(frozen=True)
class Workload(Rule):
    """`counts_travel` : whether travel hours are balanced beside the care hours; `model` : how staff travel."""

    topic: ClassVar[str] = WORKLOAD
    options: ClassVar[Tuple[Option[Optional[bool]], ...]] = (TRAVEL_WORKLOAD,)
    counts_travel: bool
    model: TravelModel

    @classmethod
    def read(cls, asked: RuleRequest, ground: Ground) -> Optional[Rule]:
        """Minutes per visit of a service that nothing knows are a problem: they would do nothing."""
        from ..workload import MINUTES_PER_VISIT, TravelModel  # needs scipy, which may be missing

        model = asked.travel_model or TravelModel()
        known = sorted({*MINUTES_PER_VISIT, *ground.units.load_h_week})
        for name in model.minutes_per_visit:
            if name not in known:
                ground.refuse(msg("minutes per visit are given for the service “{name}”, which is not known.",
                                  name=name), msg("Known are: {names}.", names=", ".join(known)))
        return cls(bool(asked[TRAVEL_WORKLOAD]), model)

    def constrain(self, terms: ProblemTerms) -> None:
        """No term: the travel hours of an area depend on the plan, so that they are added plan by plan."""


def balances_travel(asked: Optional[bool], has_roads: bool) -> bool:
    """Whether care and travel hours together are balanced: what was asked, else where there are roads to travel on."""
    return has_roads if asked is None else asked
