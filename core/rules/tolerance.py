"""The tolerance: how far an area may be from its part of what is balanced."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, List, Optional, Tuple

import numpy as np

from ..errors import Problem
from ..messages import msg
from .frame import BALANCE, CARE, MeasuredPlan, Option, ProblemTerms, Real, Rule, RuleRequest

if TYPE_CHECKING:
    from .ground import Ground

TOLERANCE = Real("tolerance_percent", msg("Tolerance (percent)"), msg(
    "How far an area may be from the mean in what is balanced: care hours, or care and travel hours together."), 5.0,
    "TOLERANCE", 0, 100)


@dataclass(frozen=True)
class Tolerance(Rule):
    """`percent` of an area's part of what is balanced."""

    topic: ClassVar[str] = BALANCE
    options: ClassVar[Tuple[Option[float], ...]] = (TOLERANCE,)
    percent: float

    @classmethod
    def read(cls, asked: RuleRequest, ground: Ground) -> Optional[Rule]:
        """Always asked for."""
        return cls(asked[TOLERANCE])

    def constrain(self, terms: ProblemTerms) -> None:
        """The care hours come first: they weigh the travel."""
        terms.hold(terms.units.total_load_h_week(), msg("care hours"), self.percent, stage=CARE)

    def broken(self, plan: MeasuredPlan) -> List[Problem]:
        """Areas farther from their part; the place is the area's centre."""
        return [plan.at_centre(k, msg(
            "Area {area} deviates {deviation:+.1f} % from the mean load, allowed are ±{tolerance:g} %.",
            area=int(plan.ids[k]), deviation=float(plan.deviation_percent[k]), tolerance=self.percent),
            msg("Move units between it and its neighbours, or allow more."))
            for k in np.flatnonzero(np.abs(plan.deviation_percent) > self.percent + 1e-9)]
