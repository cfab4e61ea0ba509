"""How staff travel: the open constants of the estimate of travel hours, and the visits that it starts from.

Every constant is here with its origin. *Assumed* means that we know no source that holds for all municipalities: a
municipality that knows its own number should use it. *Calibrated* means fitted to routed days by
`benchmarks/workload.py`, on other days than those it was judged on.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Mapping, Optional

import numpy as np

from ..errors import refuse
from ..messages import msg
from ..model import Floats

DAYS_PER_WEEK = 7
PLANE_TOUR = 0.7124
"""The shortest tour through V random points in an area A is about 0.7124 √(A V) long (Beardwood, Halton, Hammersley
1959, doi:10.1017/S0305004100034095; the constant from Applegate, Bixby, Chvátal, Cook 2007)."""
PLANE_SPACING = 0.5
"""Mean distance from such a point to the nearest other one, in √(A / V) (Clark, Evans 1954, doi:10.2307/1931034)."""

TRIED_VISITS_DAY, TRIED_SHARE_PERCENT = 260, 28
"""The areas that the estimate was held against have at least so many visits a day, and at most so large a share of
travel in their hours (`benchmarks/workload.py`, the areas judged)."""

MINUTES_PER_VISIT: Mapping[str, float] = MappingProxyType({
    "hemtjanst": 25.0, "hemsjukvard": 20.0, "hemrehab": 45.0, "trygghetsboende": 0.0})
"""Care minutes of one visit by service. Assumed. 0: no trips, the staff work in the house."""


@dataclass(frozen=True)
class TravelModel:
    """The constants.

    minutes_per_visit : service -> care minutes of a visit, 0 for care without trips; assumed
    other_minutes_per_visit : the same for services that are not named there; assumed
    rounds_per_day : into how many rounds (morning, midday, evening) the visits of a day fall; assumed
    round_minutes : how long one of the staff is away from the base, travel included; assumed, half a shift
    tour_factor : minutes from visit to visit over those of the shortest tour in a plane with the area's own spacing of
        visits; calibrated: streets are no plane, a round ends before it is a good tour, homes lie in clusters. On days
        that it was not fitted on, the driving of 40 areas is then off by 6 % (median), 20 % at most
    settled_share : share of a unit's size that its homes are spread over; set with the days of the calibration, a
        third or two thirds do about as well
    park_minutes : to park and walk to the door, per visit; assumed
    care_h_per_client_week, alarm_clients_per_client, alarm_trips_per_client_week : how many clients there are per care
        hour, how many have an alarm per client with care, and how often staff drive to one; assumed
    rounds, slack_percent : of the iteration that balances care and travel: plans at most; it aims so many percentage
        points inside the tolerance, because the travel of the plan that is found differs a little from that aimed with
    damping : share of the new travel hours in each correction after the first, in rebalancing
    """

    minutes_per_visit: Mapping[str, float] = field(default_factory=lambda: MINUTES_PER_VISIT)
    other_minutes_per_visit: float = 30.0
    rounds_per_day: float = 3.0
    round_minutes: float = 240.0
    tour_factor: float = 1.5
    settled_share: float = 0.5
    park_minutes: float = 1.5
    care_h_per_client_week: float = 7.0
    alarm_clients_per_client: float = 0.6
    alarm_trips_per_client_week: float = 0.3
    rounds: int = 8
    damping: float = 0.5
    slack_percent: float = 0.2

    def __post_init__(self) -> None:
        positive = (self.other_minutes_per_visit, self.rounds_per_day, self.round_minutes, self.tour_factor,
                    self.settled_share, self.care_h_per_client_week)
        if not min(positive) > 0 or self.rounds < 1:
            raise ValueError("minutes, rounds, factor and hours per client must be above 0")
        if min(self.park_minutes, self.alarm_clients_per_client, self.alarm_trips_per_client_week,
               *self.minutes_per_visit.values()) < 0:
            raise ValueError("minutes and trips must not be negative")
        if not 0 < self.damping <= 1 or self.slack_percent < 0:
            raise ValueError("damping must be in (0, 1] and slack not negative")

    @property
    def tour_per_spacing(self) -> float:
        """Minutes from visit to visit over the minutes to the nearest other visit."""
        return self.tour_factor * PLANE_TOUR / PLANE_SPACING


@dataclass(frozen=True)
class VisitDemand:
    """What there is to visit in each unit, as expected in a week.

    visits_week : (n,); visit_minutes_week : (n,) care minutes of all these visits; alarm_trips_week : (n,)
    """

    visits_week: Floats
    visit_minutes_week: Floats
    alarm_trips_week: Floats

    def __post_init__(self) -> None:
        parts = (self.visits_week, self.visit_minutes_week, self.alarm_trips_week)
        if len({np.shape(part) for part in parts}) != 1 or self.visits_week.ndim != 1:
            raise ValueError("the arrays of a VisitDemand do not belong together")
        for part in parts:
            bad = np.flatnonzero(~(np.isfinite(part) & (part >= 0)))
            if len(bad):
                raise refuse("units", int(bad[0]) + 1, msg("the number of visits or trips is {value}.",
                                                           value=float(part[bad[0]])),
                             msg("Give every unit 0 visits or more."))

    def __len__(self) -> int:
        return len(self.visits_week)


def visits_of_services(load_h_week: Mapping[str, Floats], model: TravelModel,
                       visits_week: Optional[Floats] = None) -> VisitDemand:
    """The visits that care hours a week by service, each (n,), make at the model's minutes per visit.

    visits_week : (n,) visits that were counted, in place of those; the minutes stay those of the care hours of services
    with trips. Alarm clients are taken in proportion to the care hours, all services together.
    """
    n = len(next(iter(load_h_week.values()))) if load_h_week else 0
    visits: Floats = np.zeros(n)
    minutes: Floats = np.zeros(n)
    care: Floats = np.zeros(n)
    for service, hours in load_h_week.items():
        length = model.minutes_per_visit.get(service, model.other_minutes_per_visit)
        care = care + hours
        if length > 0:
            visits = visits + hours * (60 / length)
            minutes = minutes + hours * 60
    alarms = care / model.care_h_per_client_week * model.alarm_clients_per_client * model.alarm_trips_per_client_week
    return VisitDemand(visits if visits_week is None else np.asarray(visits_week, float), minutes, alarms)
