"""The longest travel: how far a unit may be from its area's centre, as a rule or as a cost."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, List, Optional, Tuple, Union

import numpy as np

from ..errors import Problem
from ..messages import msg
from ..model import Bools, Floats, Floats32, Units
from .frame import (
    TRAVEL,
    Column,
    MeasuredPlan,
    Option,
    Polygons,
    ProblemTerms,
    Real,
    RealOrNone,
    Rule,
    RuleRequest,
)

if TYPE_CHECKING:
    from .ground import Ground

MAX_TRAVEL = RealOrNone("max_travel_minutes", msg("Longest travel (minutes)"), msg(
    "No unit with load may be farther from its area's centre, or base where each area has one. Empty: no such rule."),
    None, "", 0.1, 1000)
MAX_TRAVEL_OUTSIDE = RealOrNone(
    "max_travel_minutes_outside", msg("Longest travel outside built-up areas (minutes)"), msg(
        "The longest travel above then holds in built-up areas alone. Alarms: 20 minutes in built-up areas, 40 "
        "outside."),
    None, "", 0.1, 1000)
BUILT_UP = Polygons("built_up", msg("Built-up areas"), msg(
    "Polygons; a unit counts as built-up where its anchor lies in one."), None)
BUILT_UP_FIELD = Column("built_up_field", msg("Field with built-up area"), msg(
    "1 where the unit lies in a built-up area, instead of the layer."), "")
LIMIT_WEIGHT = Real("travel_limit_weight", msg("Weight of minutes beyond the longest travel"), msg(
    "0: no unit may be farther. Above 0: units may, but each minute beyond counts as so many more. What that adds is "
    "reported apart."), 0.0, "", 0, 1000)

_ENDLESS = 1e9
"""Minutes; instead of infinity, so that infinite ways stay infinitely beyond it."""


@dataclass(frozen=True)
class LongestTravel(Rule):
    """`minutes` from the centre to a unit with load, one number or (n,); `weight` 0: a rule; above: what each minute
    beyond costs.
    """

    topic: ClassVar[str] = TRAVEL
    options: ClassVar[Tuple[Option[Any], ...]] = (MAX_TRAVEL, MAX_TRAVEL_OUTSIDE, BUILT_UP, BUILT_UP_FIELD,
                                                  LIMIT_WEIGHT)
    minutes: Union[float, Floats]
    weight: float = 0.0

    @classmethod
    def read(cls, asked: RuleRequest, ground: Ground) -> Optional[Rule]:
        """One number, or another outside built-up areas, which a layer or a column tells."""
        told = len(ground.problems)
        _refuse_half_a_rule(asked, ground)
        column = ground.column(asked, BUILT_UP_FIELD)
        if len(ground.problems) > told or (asked[MAX_TRAVEL] is None and asked[MAX_TRAVEL_OUTSIDE] is None):
            return None
        inside = None if asked[MAX_TRAVEL_OUTSIDE] is None else ground.built_up_units(column)
        limit = travel_limits(inside, asked[MAX_TRAVEL], asked[MAX_TRAVEL_OUTSIDE])
        return None if limit is None else cls(limit, asked[LIMIT_WEIGHT])

    def limits(self, units: Units) -> Floats:
        """(n,) minutes from the centre for each unit, inf for units without load."""
        limit = np.broadcast_to(np.asarray(self.minutes, float), (len(units),))
        return np.asarray(np.where(units.total_load_h_week() > 0, limit, np.inf))

    def constrain(self, terms: ProblemTerms) -> None:
        """Pairs beyond the limit are inadmissible, or cost more."""
        terms.limit_minutes, terms.limit_weight = self.limits(terms.units), self.weight

    def broken(self, plan: MeasuredPlan) -> List[Problem]:
        """Units that can be reached and are farther; warnings where that is a cost."""
        if plan.minutes is None:
            return []
        limit = self.limits(plan.units)
        beyond = np.isfinite(plan.minutes) & (plan.minutes > limit)
        return [plan.at_unit(row, msg(
            "The unit is {minutes:.1f} minutes from the centre of area {area}, allowed are {limit:g}.",
            minutes=float(plan.minutes[row]), area=int(plan.area[row]), limit=float(limit[row])),
            msg("Give it to a nearer area, or allow more."), self.weight == 0) for row in np.flatnonzero(beyond)]


def _refuse_half_a_rule(asked: RuleRequest, ground: Ground) -> None:
    """A limit of which a part is missing, or given twice."""
    outside, column = asked[MAX_TRAVEL_OUTSIDE], asked[BUILT_UP_FIELD]
    told = ground.built_up is not None or bool(column)
    if outside is not None and not told:
        ground.refuse(msg("there is a longest travel outside built-up areas, but nothing says which units lie in "
                          "them."),
                      msg("Give the built-up areas as a layer, or the field that marks their units."))
    if outside is None and told:
        ground.refuse(msg("built-up areas are given, but no longest travel outside them."),
                      msg("Give that too, or leave the built-up areas out."))
    if asked[LIMIT_WEIGHT] and asked[MAX_TRAVEL] is None and outside is None:
        ground.refuse(msg("travel beyond a limit shall cost more, but there is no limit."),
                      msg("Give the longest travel, or set its weight to 0."))
    if column and ground.built_up is not None:
        ground.refuse(msg("built-up areas are given both as a layer and as a field."), msg("Use one of the two."))


def travel_limits(built_up: Optional[Bools], inside_minutes: Optional[float], outside_minutes: Optional[float]
                  ) -> Union[float, Floats, None]:
    """The longest travel: one number, or (n,) where built-up areas have another limit than the rest."""
    if built_up is None or inside_minutes == outside_minutes:
        return inside_minutes
    inside = np.inf if inside_minutes is None else inside_minutes
    outside = np.inf if outside_minutes is None else outside_minutes
    return np.where(built_up, inside, outside)


def excess_minutes(minutes: Any, limit: Floats) -> Any:
    """How many minutes each way is longer than its unit's limit; `minutes` (…, n), `limit` (n,)."""
    return np.maximum(minutes - np.minimum(limit, _ENDLESS), 0)


def with_excess(minutes: Floats32, limit: Optional[Floats], weight: float) -> Floats32:
    """(n, n) minutes + weight × those beyond the limit of the unit reached."""
    if limit is None or not weight:
        return minutes
    counted: Floats32 = minutes.copy()
    for i in range(0, len(counted), 256):  # by strips, to hold the matrix only once more
        strip = counted[i:i + 256].astype(float)
        counted[i:i + 256] = strip + weight * excess_minutes(strip, limit)
    return counted
