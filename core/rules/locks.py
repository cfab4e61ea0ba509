"""Locks: units that are fixed to an area."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, List, Optional, Tuple

import numpy as np

from ..errors import Problem
from ..messages import msg
from ..model import Ints
from .frame import KEPT, Column, MeasuredPlan, Option, ProblemTerms, Rule, RuleRequest

if TYPE_CHECKING:
    from .ground import Ground

LOCK_FIELD = Column("lock_field", msg("Field with fixed area"), msg(
    "Number of the area that the unit must be in; empty or 0 where it is free."), "")


@dataclass(frozen=True)
class Locks(Rule):
    """`fixed_area` : (n,) 0 free, 1 … K: the unit must be in that area."""

    topic: ClassVar[str] = KEPT
    options: ClassVar[Tuple[Option[str], ...]] = (LOCK_FIELD,)
    fixed_area: Ints

    @classmethod
    def read(cls, asked: RuleRequest, ground: Ground) -> Optional[Rule]:
        """From a column of ready units."""
        column = ground.column(asked, LOCK_FIELD)
        return cls(ground.area_numbers(column)) if column else None

    def constrain(self, terms: ProblemTerms) -> None:
        """The units are fixed."""
        terms.fixed_area = self.fixed_area

    def broken(self, plan: MeasuredPlan) -> List[Problem]:
        """Units that lie in another area."""
        return [plan.at_unit(row, msg("The unit is fixed to area {fixed}, but lies in area {area}.",
                                      fixed=int(self.fixed_area[row]), area=int(plan.area[row])),
                             msg("Give it back to that area, or loosen it."))
                for row in np.flatnonzero((self.fixed_area > 0) & (self.fixed_area != plan.area))]
