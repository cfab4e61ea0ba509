"""The most of a load that an area may have, so that a team can manage it."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ..errors import Problem
from ..messages import msg
from .frame import BALANCE, LoadNumber, MeasuredPlan, NumbersByName, Option, ProblemTerms, Rule, RuleRequest

if TYPE_CHECKING:
    from .ground import Ground

MAX_LOADS = NumbersByName("max_loads", msg("Most load per area"), msg(
    "What no area may have more of, so that a team can manage it. Example: {example}"), {}, example="hemsjukvard=120")


@dataclass(frozen=True)
class MostLoads(Rule):
    """Loads, each with the most that an area has."""

    topic: ClassVar[str] = BALANCE
    options: ClassVar[Tuple[Option[Mapping[str, float]], ...]] = (MAX_LOADS,)
    loads: Tuple[LoadNumber, ...]

    @classmethod
    def read(cls, asked: RuleRequest, ground: Ground) -> Optional[Rule]:
        """By the names of loads; less than all areas must share is a problem."""
        loads = ground.load_numbers(asked[MAX_LOADS])
        for load in loads:
            total = float(load.per_unit.sum())
            if load.number * ground.areas < total * (1 - 1e-9):
                ground.refuse(msg(
                    "none of the {areas} areas shall have more than {most:g} of “{load}”, but all together have "
                    "{total:.1f}.", areas=ground.areas, most=load.number, load=load.name, total=total),
                    msg("Ask for {least:.1f} or more, or for more areas.",
                        least=np.ceil(10 * total / ground.areas) / 10))
        return cls(loads) if loads else None

    def constrain(self, terms: ProblemTerms) -> None:
        """From nothing to the most."""
        for load in self.loads:
            terms.hold(load.per_unit, load.name, low=0.0, high=load.number)

    def broken(self, plan: MeasuredPlan) -> List[Problem]:
        """Areas that have more."""
        return [plan.at_centre(k, msg(
            "Area {area} has {held:.1f} of “{load}”; no area may have more than {most:g}.", area=int(plan.ids[k]),
            held=float(held[k]), load=load.name, most=load.number),
            msg("Give some of it to a neighbouring area, or ask for more areas."))
            for load, held in ((load, plan.held(load.per_unit)) for load in self.loads)
            for k in np.flatnonzero(held > load.number + 1e-9 * max(load.number, 1.0))]

    def held_loads(self) -> Sequence[LoadNumber]:
        """All of them."""
        return self.loads
