"""The least of a load that every area must have, for a team to be viable."""
from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ..errors import Problem
from ..messages import msg
from .frame import BALANCE, LoadNumber, MeasuredPlan, NumbersByName, Option, ProblemTerms, Rule, RuleRequest

if TYPE_CHECKING:
    from .ground import Ground

MIN_LOADS = NumbersByName("min_loads", msg("Least load per area"), msg(
    "What every area must have of a load for a team to be viable. Example: {example}"), {}, example="hemrehab=40")


@dataclass(frozen=True)
class LeastLoads(Rule):
    """Loads, each with the least that an area has."""

    topic: ClassVar[str] = BALANCE
    options: ClassVar[Tuple[Option[Mapping[str, float]], ...]] = (MIN_LOADS,)
    loads: Tuple[LoadNumber, ...]

    @classmethod
    def read(cls, asked: RuleRequest, ground: Ground) -> Optional[Rule]:
        """By the names of loads; more than all areas can have is a problem."""
        loads = ground.load_numbers(asked[MIN_LOADS])
        for load in loads:
            total = float(load.per_unit.sum())
            if load.number * ground.areas > total * (1 + 1e-9):
                ground.refuse(msg(
                    "each of the {areas} areas shall have at least {least:g} of “{load}”, but all together have "
                    "{total:.1f}.", areas=ground.areas, least=load.number, load=load.name, total=total),
                    msg("Ask for {most:.1f} or less, or for fewer areas.",
                        most=math.floor(10 * total / ground.areas) / 10))
        return cls(loads) if loads else None

    def constrain(self, terms: ProblemTerms) -> None:
        """From the least to all that there is."""
        for load in self.loads:
            terms.hold(load.per_unit, load.name, low=load.number, high=float(load.per_unit.sum()))

    def broken(self, plan: MeasuredPlan) -> List[Problem]:
        """Areas that have less."""
        return [plan.at_centre(k, msg(
            "Area {area} has {held:.1f} of “{load}”; every area needs at least {least:g}.", area=int(plan.ids[k]),
            held=float(held[k]), load=load.name, least=load.number),
            msg("Give it units with more of it, or ask for fewer areas."))
            for load, held in ((load, plan.held(load.per_unit)) for load in self.loads)
            for k in np.flatnonzero(held < load.number - 1e-9 * max(load.number, 1.0))]

    def held_loads(self) -> Sequence[LoadNumber]:
        """All of them."""
        return self.loads
