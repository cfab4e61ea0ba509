"""From units, neighbours and minutes to a division: the planner's rules as the division's problem.

Used by `divideareas`, `rebalanceareas` and `runplan`, so that the same rules make the same areas everywhere.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Tuple

import numpy as np

from ..division import Division, DivisionProblem, DivisionSettings, divide
from ..division.travel_workload import TravelModel, WorkloadDivision, divide_workload, visits_from_hours
from ..errors import DivisionRefused, refuse
from ..messages import Message, msg
from ..model import Adjacency, Floats, Floats32, Ints, Places, Units
from ..progress import SILENT, Progress
from .preparation import bases_per_unit

TRAVEL = TravelModel()
"""How staff travel, where travel hours count."""
HOURS_PER_VISIT = 0.5

@dataclass(frozen=True)
class UnitRules:
    """What a planner asks of the areas; None: no such rule.

    tolerance_percent : largest deviation of an area from the mean, in what is balanced
    fixed_area : (n,) 0 free, 1 … areas: the unit must be in that area; group : (n,) -1 or units that stay together
    bases_per_area, sheltered_per_area : exactly so many bases; at least so many sheltered houses in each area
    boundary_weight : 0 … 1, how much short borders count beside travel
    travel_workload : balance care and estimated travel hours together, not care hours alone
    """

    areas: int
    tolerance_percent: float
    fixed_area: Optional[Ints] = None
    group: Optional[Ints] = None
    bases_per_area: Optional[int] = None
    sheltered_per_area: Optional[int] = None
    max_travel_minutes: Optional[float] = None
    boundary_weight: float = 0.05
    travel_workload: bool = False


@dataclass(frozen=True)
class DividedUnits:
    """A division of units, and what it balances.

    unit_travel_h_week : (n,) estimated travel hours of each unit that are balanced beside its care hours, None where
        care alone is balanced. The division's own objective and bounds weigh minutes with what was balanced
    deviation_percent : largest deviation of an area in what is balanced; care_deviation_percent : in care hours alone
    rounds : how many divisions were made; notes : what the planner should know
    """

    division: Division
    unit_travel_h_week: Optional[Floats]
    deviation_percent: float
    care_deviation_percent: float
    rounds: int
    notes: Tuple[Message, ...]


def divide_units(units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules, seed: int,
                 settings: DivisionSettings, bases: Optional[Places] = None, sheltered: Optional[Places] = None,
                 visits_day: Optional[Floats] = None, progress: Progress = SILENT) -> DividedUnits:
    """Divide `units` into `rules.areas` areas balanced on their care hours, or on care and travel hours together.

    minutes : (n, n) from centre (row) to unit (column); visits_day : (n,) visits a day for the estimate of travel,
    None: half an hour of care each. Raises `DivisionRefused` when no division within the rules was found, `InputError`
    for rules that lack their layer.
    """
    problem = division_problem(units, adjacency, minutes, rules, bases, sheltered)
    rng = np.random.Generator(np.random.PCG64(seed))
    if not rules.travel_workload:
        found = divide(problem, settings, rng, progress)
        deviation = found.max_deviation_percent
        return DividedUnits(found, None, deviation, deviation, 1, found.notes)
    visits = visits_from_hours(problem.load[:, 0], HOURS_PER_VISIT) if visits_day is None else visits_day
    area_m2 = np.array([shape.area for shape in units.geometry], float)
    balanced = divide_workload(problem, visits, area_m2, settings, rng, progress, TRAVEL)
    return _within(rules, balanced, float(visits.sum()))


def _within(rules: UnitRules, found: WorkloadDivision, visits_day: float) -> DividedUnits:
    """The division and its notes; refused where care and travel could not be brought within the tolerance."""
    if found.deviation_percent > rules.tolerance_percent + TRAVEL.slack_percent + 1e-9:
        raise DivisionRefused(msg(
            "Care and travel hours together could not be balanced: after {rounds} attempts an area still deviates "
            "{deviation:.2f} % from the mean, allowed are ±{tolerance:g} %. Allow more, split the units, or balance "
            "care hours alone.", rounds=found.rounds, deviation=found.deviation_percent,
            tolerance=rules.tolerance_percent), found.deviation_percent)
    notes = (*found.division.notes, *_workload_notes(found, visits_day))
    return DividedUnits(found.division, found.unit_travel_h_week, found.deviation_percent,
                        found.care_deviation_percent, found.rounds, notes)


def _workload_notes(found: WorkloadDivision, visits_day: float) -> Tuple[Message, ...]:
    share = 100 * float(found.travel_h_week.sum() / (found.care_h_week.sum() + found.travel_h_week.sum()))
    return (
        msg("Travel hours are an estimate, {share:.1f} % of the workload: {visits:.0f} visits a day in rounds of "
            "{per_round:g} from each area's centre, at {speed:g} km/h and {detour:g} times the straight line between "
            "visits.", share=share, visits=visits_day, per_round=TRAVEL.visits_per_round, speed=TRAVEL.speed_kmh,
            detour=TRAVEL.detour),
        msg("Care and travel hours together deviate at most {both:.2f} % from their mean, care hours alone "
            "{care:.2f} %.", both=found.deviation_percent, care=found.care_deviation_percent))


def division_problem(units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules,
                     bases: Optional[Places] = None, sheltered: Optional[Places] = None) -> DivisionProblem:
    """The division's problem for these units and rules."""
    rows: List[Tuple[Floats, Message, float, float]] = []
    rows.append((units.total_load_h_week(), msg("care hours"), np.nan, np.nan))  # held by the tolerance
    if rules.bases_per_area is not None:
        rows.append((_counted(units, bases, rules.bases_per_area * rules.areas, True), msg("bases"),
                     rules.bases_per_area, rules.bases_per_area))
    if rules.sheltered_per_area is not None:
        counted = _counted(units, sheltered, rules.sheltered_per_area * rules.areas, False)
        rows.append((counted, msg("sheltered housing"), rules.sheltered_per_area, float(counted.sum())))
    return DivisionProblem(
        load=np.stack([row[0] for row in rows], axis=1), cost=minutes, adjacency=adjacency, areas=rules.areas,
        tolerance_percent=tuple(rules.tolerance_percent for _ in rows), names=units.ids,
        load_names=tuple(row[1] for row in rows),
        low=np.array([row[2] for row in rows]), high=np.array([row[3] for row in rows]),
        fixed_area=rules.fixed_area, group=rules.group, xy=units.anchor_xy, max_cost=rules.max_travel_minutes,
        boundary_weight=rules.boundary_weight)


def _counted(units: Units, places: Optional[Places], needed: int, exactly: bool) -> Floats:
    if places is None:
        raise refuse(units.layer, "", msg("a number of places per area is asked, but the layer of places is missing."),
                     msg("Give the layer, or leave the number empty."))
    counted = bases_per_unit(units, places)
    if counted.sum() < needed or (exactly and counted.sum() > needed):
        raise refuse(places.layer, "", msg("it has {count} places; {needed} are needed for the areas.",
                                           count=int(counted.sum()), needed=needed),
                     msg("Change the number of areas or the number of places per area."))
    return counted
