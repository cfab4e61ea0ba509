"""Travel of staff: how they travel, the ground they travel on, and the hours that follow."""
from __future__ import annotations

from .estimate import TravelHours, travel_hours
from .ground import TravelGround, travel_ground
from .model import (
    DAYS_PER_WEEK,
    MINUTES_PER_VISIT,
    TRIED_SHARE_PERCENT,
    TRIED_VISITS_DAY,
    TravelModel,
    VisitDemand,
    visits_of_services,
)

__all__ = [
    "DAYS_PER_WEEK", "MINUTES_PER_VISIT", "TRIED_SHARE_PERCENT", "TRIED_VISITS_DAY", "TravelGround", "TravelHours",
    "TravelModel", "VisitDemand", "travel_ground", "travel_hours", "visits_of_services",
]
