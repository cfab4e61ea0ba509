"""Bases per area: exactly so many; with one, the base is the area's centre."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, List, Optional, Tuple

import numpy as np

from ..errors import Problem
from ..messages import msg
from .frame import COUNTED, PLACES, MeasuredPlan, Option, ProblemTerms, Rule, RuleRequest, WholeOrNone

if TYPE_CHECKING:
    from .ground import Ground

BASES = WholeOrNone("bases_per_area", msg("Bases per area"), msg(
    "Each area gets exactly so many of the bases. With 1, the base is the area's centre and travel is measured from "
    "it. Empty: bases do not matter."), None, "BASE_COUNT_PER_AREA")


@dataclass(frozen=True)
class Bases(Rule):
    """`count` in each area."""

    topic: ClassVar[str] = PLACES
    options: ClassVar[Tuple[Option[Optional[int]], ...]] = (BASES,)
    count: int

    @classmethod
    def read(cls, asked: RuleRequest, ground: Ground) -> Optional[Rule]:
        """Whether there are so many shows when the problem is made."""
        count = asked[BASES]
        return None if count is None else cls(count)

    @property
    def is_centre(self) -> bool:
        """Whether each area is served from its only base."""
        return self.count == 1

    def constrain(self, terms: ProblemTerms) -> None:
        """Exactly so many; units with the only base are the centres."""
        counted = terms.counted(terms.bases, self.count, exactly=True)
        terms.hold(counted, msg("bases"), 0.0, self.count, self.count, COUNTED)
        if self.is_centre:
            terms.centre_units = np.asarray(counted > 0)

    def broken(self, plan: MeasuredPlan) -> List[Problem]:
        """Areas with another number."""
        count, layer = plan.base_count, "" if plan.bases is None else plan.bases.layer
        return [] if count is None else [plan.at_centre(k, msg(
            "Area {area} has {count} of the bases of layer {layer}; exactly {asked} are asked for.",
            area=int(plan.ids[k]), count=int(count[k]), asked=self.count, layer=layer),
            msg("Move the border, or the bases.")) for k in np.flatnonzero(count != self.count)]
