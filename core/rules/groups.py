"""Groups: units that stay together."""
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

GROUP_FIELD = Column("group_field", msg("Field with group"), msg(
    "Units with the same text stay together; empty where they need not."), "")


@dataclass(frozen=True)
class Groups(Rule):
    """`group` : (n,) -1, or the number of the group whose units stay together."""

    topic: ClassVar[str] = KEPT
    options: ClassVar[Tuple[Option[str], ...]] = (GROUP_FIELD,)
    group: Ints

    @classmethod
    def read(cls, asked: RuleRequest, ground: Ground) -> Optional[Rule]:
        """From a column of ready units."""
        column = ground.column(asked, GROUP_FIELD)
        return cls(ground.groups(column)) if column else None

    def constrain(self, terms: ProblemTerms) -> None:
        """The units of a group are contracted to one."""
        terms.group = self.group

    def broken(self, plan: MeasuredPlan) -> List[Problem]:
        """The units of a group that lie apart from most of it."""
        found: List[Problem] = []
        for number in np.unique(self.group[self.group >= 0]):
            rows = np.flatnonzero(self.group == number)
            own, count = np.unique(plan.area[rows], return_counts=True)
            if len(own) < 2:
                continue
            most = int(own[int(np.argmax(count))])
            stays = int(rows[plan.area[rows] == most][0])
            found += [plan.at_unit(row, msg(
                "The unit shall stay together with unit {other} in area {most}, but lies in area {area}.",
                other=plan.units.ids[stays], most=most, area=int(plan.area[row])),
                msg("Put the group into one area, or change the group."))
                for row in rows[plan.area[rows] != most]]
        return found
