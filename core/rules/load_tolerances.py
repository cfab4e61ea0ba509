"""Tolerances of further loads: clients, one service, the oldest, night alarms are held even too."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ..errors import Problem
from ..messages import msg
from .frame import BALANCE, LoadNumber, MeasuredPlan, NumbersByName, Option, ProblemTerms, Rule, RuleRequest

if TYPE_CHECKING:
    from .ground import Ground

TOLERANCES = NumbersByName("tolerances", msg("Tolerances of further loads (percent)"), msg(
    "Loads that are held even too, each with its own tolerance: a service, an age group, or any field of the units "
    "with numbers, such as clients or night alarms. Example: {example}"), {}, "", 0, 100,
    "hemsjukvard=10; clients=10; 80+=15")


@dataclass(frozen=True)
class LoadTolerances(Rule):
    """Loads, each with the percent that an area may be from its part."""

    topic: ClassVar[str] = BALANCE
    options: ClassVar[Tuple[Option[Mapping[str, float]], ...]] = (TOLERANCES,)
    loads: Tuple[LoadNumber, ...]

    @classmethod
    def read(cls, asked: RuleRequest, ground: Ground) -> Optional[Rule]:
        """By the names of loads."""
        return cls(ground.load_numbers(asked[TOLERANCES])) if asked[TOLERANCES] else None

    def constrain(self, terms: ProblemTerms) -> None:
        """Each within its tolerance."""
        for load in self.loads:
            terms.hold(load.per_unit, load.name, load.number)

    def broken(self, plan: MeasuredPlan) -> List[Problem]:
        """Areas farther from their part of a load."""
        found: List[Problem] = []
        for load in self.loads:
            held, part = plan.held(load.per_unit), float(load.per_unit.sum()) * plan.part
            off = np.where(part > 0, 100 * (held / np.where(part > 0, part, 1.0) - 1), 0.0)
            found += [plan.at_centre(k, msg(
                "Area {area} has {held:.1f} of “{load}”, {off:+.1f} % from its part; allowed are ±{tolerance:g} %.",
                area=int(plan.ids[k]), held=float(held[k]), load=load.name, off=float(off[k]), tolerance=load.number),
                msg("Move units between it and its neighbours, or allow more."))
                for k in np.flatnonzero(np.abs(off) > load.number + 1e-9)]
        return found

    def held_loads(self) -> Sequence[LoadNumber]:
        """All of them."""
        return self.loads
