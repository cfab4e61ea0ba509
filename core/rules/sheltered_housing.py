"""Sheltered houses per area: at least so many."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, List, Optional, Tuple

import numpy as np

from ..errors import Problem
from ..messages import msg
from .frame import COUNTED, PLACES, MeasuredPlan, Option, ProblemTerms, Rule, RuleRequest, WholeOrNone

if TYPE_CHECKING:
    from .ground import Ground

SHELTERED = WholeOrNone("sheltered_per_area", msg("Sheltered houses per area"), msg(
    "Each area gets at least so many sheltered houses. Empty: they do not matter."), None, low=0)


@dataclass(frozen=True)
class ShelteredHousing(Rule):
    """`least` in each area."""

    topic: ClassVar[str] = PLACES
    options: ClassVar[Tuple[Option[Optional[int]], ...]] = (SHELTERED,)
    least: int

    @classmethod
    def read(cls, asked: RuleRequest, ground: Ground) -> Optional[Rule]:
        """0 asks for nothing."""
        least = asked[SHELTERED]
        return cls(least) if least else None

    def constrain(self, terms: ProblemTerms) -> None:
        """From the least to all."""
        counted = terms.counted(terms.sheltered, self.least, exactly=False)
        terms.hold(counted, msg("sheltered housing"), 100.0, self.least, float(counted.sum()), COUNTED)

    def broken(self, plan: MeasuredPlan) -> List[Problem]:
        """Areas with fewer."""
        count, layer = plan.sheltered_count, "" if plan.sheltered is None else plan.sheltered.layer
        return [] if count is None else [plan.at_centre(k, msg(
            "Area {area} has {count} of the {needed} places of layer {layer} that each area must have.",
            area=int(plan.ids[k]), count=int(count[k]), needed=self.least, layer=layer),
            msg("Move the border so that one lies inside.")) for k in np.flatnonzero(count < self.least)]
