"""Travel hours of units and areas, estimated from what a planner's layers tell: the same for a plan of any origin."""
from __future__ import annotations

from typing import Optional, Tuple, Union

import numpy as np

from ..errors import DivisionRefused
from ..messages import Message, msg
from ..model import Adjacency, Floats, Floats32, Ints, Places, Units
from ..progress import SILENT, Progress
from ..rules import balances_travel
from ..travel import CostRows
from ..units import locate_points
from ..workload import (
    DAYS_PER_WEEK,
    TRIED_SHARE_PERCENT,
    TRIED_VISITS_DAY,
    TravelGround,
    TravelHours,
    TravelModel,
    VisitDemand,
    travel_ground,
    travel_hours,
    visits_of_services,
)

TRAVEL = TravelModel()
"""How staff travel, where nothing else is said."""


def balance_note(asked: Optional[bool], has_roads: bool) -> Message:
    """What is balanced, and why."""
    both = balances_travel(asked, has_roads)
    if asked is not None:
        return (msg("Care and travel hours together are balanced, as asked.") if both
                else msg("Care hours alone are balanced, as asked."))
    return (msg("Care and travel hours together are balanced, as roads are given.") if both else
            msg("Care hours alone are balanced, as no roads are given: straight lines say too little of the hours on "
                "the road."))


def unit_demand(units: Units, model: TravelModel = TRAVEL) -> VisitDemand:
    """The visits of the units: those that were counted, else those that the care hours by service make."""
    return visits_of_services(units.load_h_week, model, units.visits_week)


def unit_ground(units: Units, adjacency: Adjacency, minutes: Union[Floats32, CostRows], bases: Optional[Places]
                ) -> TravelGround:
    """The ground of the units; bases outside all units do not count."""
    row = np.zeros(0, np.int64) if bases is None else locate_points(units.geometry, bases.xy).row
    area_m2 = np.array([shape.area for shape in units.geometry], float)
    return travel_ground(minutes, adjacency, units.anchor_xy, area_m2, np.asarray(row[row >= 0], np.int64), units.ids)


def plan_travel(units: Units, area: Ints, adjacency: Adjacency, minutes: Union[Floats32, CostRows],
                bases: Optional[Places] = None, demand: Optional[VisitDemand] = None, progress: Progress = SILENT,
                model: TravelModel = TRAVEL) -> TravelHours:
    """Travel hours of a plan: area (n,) 1 and up, below 1 for none. What `divide_units` balances for the same plan."""
    return travel_hours(np.asarray(area, np.int64), unit_demand(units, model) if demand is None else demand,
                        unit_ground(units, adjacency, minutes, bases), model, progress)


def travel_notes(travel: TravelHours, care_h_week: float, model: TravelModel = TRAVEL,
                 counted: bool = False) -> Tuple[Message, ...]:
    """What was estimated, and what was assumed for it; `counted` : whether the visits were."""
    hours, visits, rounds = (float(part.sum()) for part in (travel.unit_h_week, travel.visits_week, travel.rounds_week))
    share = 100 * hours / (care_h_week + hours) if care_h_week + hours > 0 else 0.0
    return (
        msg("Travel hours are an estimate, {share:.1f} % of the workload: {driving:.0f} hours a week of driving, "
            "{door:.0f} of parking and walking to the door, {alarm:.0f} of alarm trips.", share=share,
            driving=float(travel.driving_h_week.sum()), door=float(travel.door_h_week.sum()),
            alarm=float(travel.alarm_h_week.sum())),
        _visits_note(visits / DAYS_PER_WEEK, model, counted),
        msg("It assumes {rounds:.0f} rounds a day of at most {round_h:g} hours, {park:g} minutes at the door, and "
            "{alarm:g} alarm trips a week per alarm client.", rounds=rounds / DAYS_PER_WEEK,
            round_h=model.round_minutes / 60, park=model.park_minutes, alarm=model.alarm_trips_per_client_week))


def _visits_note(visits_day: float, model: TravelModel, counted: bool) -> Message:
    if counted:
        return msg("Its {visits:.0f} visits a day are those that the clients' layer counts.", visits=visits_day)
    services = model.minutes_per_visit

    def minutes(service: str) -> float:
        return services.get(service, model.other_minutes_per_visit)

    return msg("Its {visits:.0f} visits a day are assumed from the care hours: home care {care:g} minutes of care "
               "each, nursing {nursing:g}, rehabilitation {rehab:g}, other services {other:g}, sheltered housing "
               "{house:g} (0: no trips).", visits=visits_day, care=minutes("hemtjanst"), nursing=minutes("hemsjukvard"),
               rehab=minutes("hemrehab"), other=model.other_minutes_per_visit, house=minutes("trygghetsboende"))


def doubts(area: Ints, travel: TravelHours, care_h_week: Floats, bases: Optional[Places],
           has_roads: bool = True) -> Tuple[Message, ...]:
    """Why the estimate may mislead for this very input; empty where nothing speaks against it.

    area : (n,) the plan; care_h_week : (n,) of the units
    """
    found = []
    if not has_roads:
        found.append(msg("The travel hours are doubtful: without roads they rest on straight lines."))
    if bases is None or not len(bases.xy):
        found.append(msg("The travel hours are doubtful: no bases are given, so that staff are taken to start where "
                         "the visits of their area are nearest. Real bases lie farther away."))
    inside = area > 0
    areas, own = np.unique(area[inside], return_inverse=True)
    visits, driving, care = (np.bincount(own.reshape(-1), values[inside]) for values in (
        travel.visits_week, travel.driving_h_week, care_h_week))
    few = int((visits / DAYS_PER_WEEK < TRIED_VISITS_DAY).sum())
    far = int((100 * driving > TRIED_SHARE_PERCENT * (driving + care)).sum())
    if few:
        found.append(msg("The travel hours of {count} of the {areas} areas are doubtful: they have fewer than {least} "
                         "visits a day, and the estimate was never held against routes of so few.", count=few,
                         areas=len(areas), least=TRIED_VISITS_DAY))
    if far:
        found.append(msg("The travel hours of {count} of the {areas} areas are doubtful: more than {share} % of their "
                         "hours are driving, and the estimate was never held against routes so long. Check the roads "
                         "to the remotest homes.", count=far, areas=len(areas), share=TRIED_SHARE_PERCENT))
    return tuple(found)


def workload_notes(travel: TravelHours, care_h_week: float, both_percent: float, care_percent: float,
                   model: TravelModel = TRAVEL, counted: bool = False) -> Tuple[Message, ...]:
    """The same, and the largest deviations of care and travel together and of care alone."""
    both = msg("Care and travel hours together deviate at most {both:.2f} % from their mean, care hours alone "
               "{care:.2f} %.", both=both_percent, care=care_percent)
    return (*travel_notes(travel, care_h_week, model, counted), both)


def check_balanced(deviation_percent: float, tolerance_percent: float, rounds: int) -> None:
    """Raises `DivisionRefused` where care and travel could not be brought within the tolerance."""
    if deviation_percent > tolerance_percent + 1e-9:
        raise DivisionRefused(msg(
            "Care and travel hours together could not be balanced: after {rounds} attempts an area still deviates "
            "{deviation:.2f} % from the mean, allowed are ±{tolerance:g} %. Allow more, split the units, or balance "
            "care hours alone.", rounds=rounds, deviation=deviation_percent, tolerance=tolerance_percent),
            deviation_percent)
