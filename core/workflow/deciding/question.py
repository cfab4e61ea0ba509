"""What the layers and the description of a plan ask of the areas, before these are found."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

from ...messages import Message
from ...model import Adjacency, Units
from ...rules import UnitRules
from ...travel import RoadGraph, TravelTimes
from ..area_naming import NamedPlaces
from ..inputs import ClientSums, PlanInputs
from .given_areas import GivenAreas


@dataclass(frozen=True)
class DivisionQuestion:
    """What the layers and the description of a plan ask of the division, and what is kept for what comes after it.

    sums : the clients' sums where the load is of clients; places : what the areas shall be called by; notes : of the
    readers and of the travel, before the division has any
    given : areas that are rebalanced, or taken as they are; None where the units are divided
    """

    units: Units
    adjacency: Adjacency
    links: Tuple[Tuple[str, str], ...]
    times: TravelTimes
    graph: Optional[RoadGraph]
    rules: UnitRules
    inputs: PlanInputs
    sums: Optional[ClientSums]
    places: NamedPlaces
    notes: Tuple[Message, ...]
    given: Optional[GivenAreas] = None
