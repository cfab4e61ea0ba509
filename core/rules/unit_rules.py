"""What a planner asks of the areas, as values that belong to the units of a plan."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple, Union

import numpy as np

from ..model import Floats, Ints, Objects, Units
from ..scenarios import LoadRule
from ..workload import TravelModel

USUAL_TRAVEL = TravelModel()
MEDIUM_COMPACTNESS = 50.0
_MEDIUM_WEIGHT = 0.05


@dataclass(frozen=True)
class Zones:
    """Districts whose borders the areas should follow (DeSO, school or health-centre districts).

    code : (n,) the district of each unit, "" for none; weight : 0 … 1, as `UnitRules.boundary_weight`, what a border
    between two units of one district costs in addition
    """

    code: Objects
    weight: float


@dataclass(frozen=True)
class UnitRules:
    """What a planner asks of the areas; None: no such rule.

    tolerance_percent : largest deviation of an area from the mean, in what is balanced
    fixed_area : (n,) 0 free, 1 … areas: the unit must be in that area; group : (n,) -1 or units that stay together
    bases_per_area, sheltered_per_area : exactly so many bases; at least so many sheltered houses in each area. With
        one base per area the base is the area's centre, from which travel counts
    max_travel_minutes : how far a unit with load may be from its area's centre: one number, or (n,) one per unit
    travel_limit_weight : 0: that is a rule; above: each minute beyond counts as so many minutes more
    boundary_weight : 0 … 1, how much short borders count beside travel; zones : borders to follow
    travel_workload : balance care and estimated travel hours together, not care hours alone
    travel_model : how staff travel, for that estimate
    loads : what is held beside the care hours; share : (areas,) the part of every load that area 1 … shall have
    """

    areas: int
    tolerance_percent: float
    fixed_area: Optional[Ints] = None
    group: Optional[Ints] = None
    bases_per_area: Optional[int] = None
    sheltered_per_area: Optional[int] = None
    max_travel_minutes: Union[float, Floats, None] = None
    boundary_weight: float = _MEDIUM_WEIGHT
    travel_workload: bool = False
    travel_limit_weight: float = 0.0
    loads: Tuple[LoadRule, ...] = ()
    share: Optional[Floats] = None
    zones: Tuple[Zones, ...] = ()
    travel_model: TravelModel = USUAL_TRAVEL

    def __post_init__(self) -> None:
        if not (np.isfinite(self.travel_limit_weight) and self.travel_limit_weight >= 0):
            raise ValueError("travel_limit_weight must be 0 or more")
        if any(not 0 <= zones.weight <= 1 for zones in self.zones):
            raise ValueError("the weight of zones must be between 0 and 1")
        if self.share is not None and np.shape(self.share) != (self.areas,):
            raise ValueError("there must be a share for every area")

    @property
    def centre_is_base(self) -> bool:
        """Whether each area is led from its only base."""
        return self.bases_per_area == 1

    @property
    def allowed_percent(self) -> float:
        """How far an area may be from the mean in what is balanced."""
        return self.tolerance_percent

    def limits(self, units: Units) -> Optional[Floats]:
        """(n,) how many minutes from the centre each unit may be, inf for units without load; None without a limit."""
        if self.max_travel_minutes is None:
            return None
        limit = np.broadcast_to(np.asarray(self.max_travel_minutes, float), (len(units),))
        return np.asarray(np.where(units.total_load_h_week() > 0, limit, np.inf))


def boundary_weight(compactness: float) -> float:
    """The weight of short borders for a dial from 0 (travel alone) to 100 (round areas).

    0.05 in the middle, where a tenth of a percent of travel buys far shorter borders, and its fourth power around it:
    what a planner sees as even steps. 100 makes the borders of round areas worth 0.8 of all travel.
    """
    if not 0 <= compactness <= 100:
        raise ValueError("compactness must be between 0 and 100")
    step = compactness / MEDIUM_COMPACTNESS
    return _MEDIUM_WEIGHT * (step * step * step * step)


def balances_travel(asked: Optional[bool], has_roads: bool) -> bool:
    """Whether care and travel hours together are balanced: what was asked, else where there are roads to travel on."""
    return has_roads if asked is None else asked
