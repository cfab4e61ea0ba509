"""What the rules put into the division's problem: loads with their bounds, fixed units, limits and weights."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, List, Optional, Tuple, Union

import numpy as np

from ...errors import refuse
from ...messages import Message, msg
from ...model import Bools, Floats, Ints, Objects, Places, Units

CARE, FURTHER, COUNTED = range(3)
"""The order of the loads: the balanced one, those by name, places."""


@dataclass(frozen=True)
class LoadNumber:
    """A load beside the care hours, and the number that a rule has for it.

    name : as the planner calls it; per_unit : (n,) how much of it each unit has, none negative
    """

    name: str
    per_unit: Floats
    number: float

    def __post_init__(self) -> None:
        values = np.asarray(self.per_unit, float)
        if values.ndim != 1 or not bool((np.isfinite(values) & (values >= 0)).all()):
            raise ValueError("per_unit of a LoadNumber must be (n,) finite numbers of 0 or more")
        if not (np.isfinite(self.number) and self.number >= 0):
            raise ValueError("the number of a LoadNumber must be 0 or more")


@dataclass(frozen=True)
class LoadRow:
    """One load of the problem: (n,) of each unit, within a tolerance of its part, or from `low` to `high` in each area
    where they are numbers.
    """

    per_unit: Floats
    name: Union[Message, str]
    tolerance_percent: float
    low: float
    high: float
    stage: int


@dataclass(frozen=True)
class Zones:
    """Districts whose borders the areas should follow (DeSO, school or health-centre districts).

    code : (n,) the district of each unit, "" for none; weight : 0 … 1, what a border between two units of one district
    costs in addition
    """

    code: Objects
    weight: float


@dataclass
class ProblemTerms:
    """The terms, as far as the rules have put them in.

    fixed_area : (n,) 0 free, 1 … K; group : (n,) -1 or units that stay together; share : (K,) the part of every load
    count : of the places of a layer, (n,) how many lie in each unit
    limit_minutes : (n,) the longest way from the centre, inf for none; limit_weight : 0: a rule; above: what each
    minute beyond costs; boundary_weight : 0 … 1; centre_units : (n,) units that may be centres
    """

    units: Units
    areas: int
    count: Callable[[Places], Floats]
    bases: Optional[Places] = None
    sheltered: Optional[Places] = None
    rows: List[LoadRow] = field(default_factory=list)
    fixed_area: Optional[Ints] = None
    group: Optional[Ints] = None
    share: Optional[Floats] = None
    limit_minutes: Optional[Floats] = None
    limit_weight: float = 0.0
    boundary_weight: float = 0.0
    zones: Tuple[Zones, ...] = ()
    centre_units: Optional[Bools] = None

    def hold(self, per_unit: Floats, name: Union[Message, str], tolerance_percent: float = 100.0,
             low: float = np.nan, high: float = np.nan, stage: int = FURTHER) -> None:
        """A load that every area has within the tolerance, or from `low` to `high`."""
        self.rows.append(LoadRow(per_unit, name, tolerance_percent, low, high, stage))

    def counted(self, places: Optional[Places], each: int, exactly: bool) -> Floats:
        """(n,) how many of the places lie in each unit. Raises `InputError` without the layer, and where there are not
        enough for `each` in every area (or, `exactly`, too many).
        """
        if places is None:
            raise refuse(self.units.layer, "", msg("a number of places per area is asked, but the layer of places is "
                                                   "missing."), msg("Give the layer, or leave the number empty."))
        counted = self.count(places)
        needed, there = each * self.areas, int(counted.sum())
        if there < needed or (exactly and there > needed):
            raise refuse(places.layer, "", msg("it has {count} places; {needed} are needed for the {areas} areas.",
                                               count=there, needed=needed, areas=self.areas),
                         msg("Change the number of areas or the number of places per area."))
        return counted

    def ordered_rows(self) -> List[LoadRow]:
        """The loads, further ones by name: so that the order of the list of rules changes no division."""
        return sorted(self.rows, key=lambda row: (row.stage, str(row.name) if row.stage == FURTHER else ""))
