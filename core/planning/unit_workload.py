"""Travel hours of units and areas, estimated from what a planner's layers tell: the same for a plan of any origin."""
from __future__ import annotations

from typing import Optional, Tuple, Union

import numpy as np

from ..division.cost_rows import CostRows
from ..division.travel_estimate import TravelHours, travel_hours
from ..division.travel_ground import TravelGround, travel_ground
from ..division.travel_model import DAYS_PER_WEEK, TravelModel, VisitDemand, visits_of_services
from ..errors import DivisionRefused
from ..messages import Message, msg
from ..model import Adjacency, Floats32, Ints, Places, Units
from ..progress import SILENT, Progress
from ..units import locate_points

TRAVEL = TravelModel()
"""How staff travel, where travel hours count."""


def unit_demand(units: Units) -> VisitDemand:
    """The visits that the units' care hours by service make."""
    return visits_of_services(units.load_h_week, TRAVEL)


def unit_ground(units: Units, adjacency: Adjacency, minutes: Union[Floats32, CostRows], bases: Optional[Places]
                ) -> TravelGround:
    """The ground of the units; bases outside all units do not count."""
    row = np.zeros(0, np.int64) if bases is None else locate_points(units.geometry, bases.xy).row
    area_m2 = np.array([shape.area for shape in units.geometry], float)
    return travel_ground(minutes, adjacency, units.anchor_xy, area_m2, np.asarray(row[row >= 0], np.int64), units.ids)


def plan_travel(units: Units, area: Ints, adjacency: Adjacency, minutes: Union[Floats32, CostRows],
                bases: Optional[Places] = None, demand: Optional[VisitDemand] = None, progress: Progress = SILENT
                ) -> TravelHours:
    """Travel hours of a plan: area (n,) 1 and up, below 1 for none. What `divide_units` balances for the same plan."""
    return travel_hours(np.asarray(area, np.int64), unit_demand(units) if demand is None else demand,
                        unit_ground(units, adjacency, minutes, bases), TRAVEL, progress)


def travel_notes(travel: TravelHours, care_h_week: float) -> Tuple[Message, ...]:
    """What was estimated, and what was assumed for it."""
    hours, visits, rounds = (float(part.sum()) for part in (travel.unit_h_week, travel.visits_week, travel.rounds_week))
    share = 100 * hours / (care_h_week + hours) if care_h_week + hours > 0 else 0.0
    services = TRAVEL.minutes_per_visit
    return (
        msg("Travel hours are an estimate, {share:.1f} % of the workload: {driving:.0f} hours a week of driving, "
            "{door:.0f} of parking and walking to the door, {alarm:.0f} of alarm trips.", share=share,
            driving=float(travel.driving_h_week.sum()), door=float(travel.door_h_week.sum()),
            alarm=float(travel.alarm_h_week.sum())),
        msg("It assumes {visits:.0f} visits a day (home care {care:g} minutes of care each, nursing {nursing:g}, "
            "rehabilitation {rehab:g}, other services {other:g}; none for sheltered housing), {rounds:.0f} rounds a "
            "day of at most {round_h:g} hours, {park:g} minutes at the door, and {alarm:g} alarm trips a week per "
            "alarm client.", visits=visits / DAYS_PER_WEEK, care=services["hemtjanst"],
            nursing=services["hemsjukvard"], rehab=services["hemrehab"], other=TRAVEL.other_minutes_per_visit,
            rounds=rounds / DAYS_PER_WEEK, round_h=TRAVEL.round_minutes / 60, park=TRAVEL.park_minutes,
            alarm=TRAVEL.alarm_trips_per_client_week))


def workload_notes(travel: TravelHours, care_h_week: float, both_percent: float, care_percent: float
                   ) -> Tuple[Message, ...]:
    """The same, and the largest deviations of care and travel together and of care alone."""
    both = msg("Care and travel hours together deviate at most {both:.2f} % from their mean, care hours alone "
               "{care:.2f} %.", both=both_percent, care=care_percent)
    return (*travel_notes(travel, care_h_week), both)


def check_balanced(deviation_percent: float, tolerance_percent: float, rounds: int) -> None:
    """Raises `DivisionRefused` where care and travel could not be brought within the tolerance."""
    if deviation_percent > tolerance_percent + TRAVEL.slack_percent + 1e-9:
        raise DivisionRefused(msg(
            "Care and travel hours together could not be balanced: after {rounds} attempts an area still deviates "
            "{deviation:.2f} % from the mean, allowed are ±{tolerance:g} %. Allow more, split the units, or balance "
            "care hours alone.", rounds=rounds, deviation=deviation_percent, tolerance=tolerance_percent),
            deviation_percent)
