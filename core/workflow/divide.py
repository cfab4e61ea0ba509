"""From units, neighbours and minutes to a division: the planner's rules as the division's problem.

Used by `divideareas`, `rebalanceareas` and `runplan`, so that the same rules make the same areas everywhere.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional, Tuple

import numpy as np

from ..division import (
    Division,
    DivisionSettings,
    WorkloadDivision,
    divide,
    divide_or_advise,
    divide_workload,
    start_from,
)
from ..errors import DivisionRefused
from ..messages import Message, msg
from ..model import Adjacency, Floats, Floats32, Ints, Places, Table, Units
from ..progress import SILENT, Progress
from ..rules import UnitRules, excess_minutes
from .problem import division_problem
from .workload import doubts, plan_travel, travel_notes, unit_demand, unit_ground, workload_notes

BEST_PLAN = "best_plan_met"
"""Name of the layer with a plan that breaks a rule."""


@dataclass(frozen=True)
class ExcessTravel:
    """Units farther from their centre than wished, where the longest travel is a cost.

    units : how many; longest_minutes : the most that one is beyond; objective : what that costs, as part of the
    division's objective (load × weight × minutes beyond)
    """

    units: int
    longest_minutes: float
    objective: float


@dataclass(frozen=True)
class DividedUnits:
    """A division of units, and what it balances.

    unit_travel_h_week : (n,) estimated travel hours of each unit in this plan, None where none were asked for
    counts_travel : whether they are balanced beside the care hours. The division's own objective and bounds weigh
        minutes with what is balanced
    deviation_percent : largest deviation of an area in what is balanced; care_deviation_percent : in care hours alone
    rounds : how many divisions were made; notes : what the planner should know
    excess_travel : what is in the objective for travel beyond the limit, None where that is no cost
    """

    division: Division
    unit_travel_h_week: Optional[Floats]
    deviation_percent: float
    care_deviation_percent: float
    rounds: int
    notes: Tuple[Message, ...]
    excess_travel: Optional[ExcessTravel] = None
    counts_travel: bool = False


def divide_units(units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules, seed: int,
                 settings: DivisionSettings, bases: Optional[Places] = None, sheltered: Optional[Places] = None,
                 progress: Progress = SILENT, start: Optional[Ints] = None, advise: bool = True,
                 show_travel: bool = False) -> DividedUnits:
    """Divide `units` into `rules.areas` areas balanced on their care hours, or on care and travel hours together.

    minutes : (n, n) from centre (row) to unit (column); start : (n,) a plan with any number of areas to begin with;
    advise : whether a refusal shall say what would help, as far as that can be found; show_travel : estimate travel
    hours also where care alone is balanced. Raises `DivisionRefused`, with the best plan met, when no division within
    the rules was found, `InputError` for rules that lack their layer.
    """
    try:
        divided = _divided(units, adjacency, minutes, rules, seed, settings, (bases, sheltered), progress, start,
                           advise)
    except DivisionRefused as refused:
        if refused.best_area is not None:
            refused.best_plan = best_plan_table(units, refused.best_area)
        raise
    divided = _told(divided, units, adjacency, minutes, rules)
    if show_travel and not rules.balances_travel:
        return _shown(divided, units, adjacency, minutes, rules, bases)
    return divided


def best_plan_table(units: Units, area: Ints) -> Table:
    """A plan (n,) that breaks a rule, as a layer that says so by its name and in every row."""
    return Table(BEST_PLAN, {"unit_id": units.ids, "area_id": area, "load_h_week": np.round(
        units.total_load_h_week(), 6), "keeps_rules": np.zeros(len(units), np.int64)}, units.geometry, units.crs)


def _divided(units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules, seed: int,
             settings: DivisionSettings, places: Tuple[Optional[Places], Optional[Places]],
             progress: Progress, start: Optional[Ints], advise: bool) -> DividedUnits:
    """On care hours, or on care and travel hours; places : bases and sheltered housing."""
    bases, sheltered = places
    problem = division_problem(units, adjacency, minutes, rules, bases, sheltered)
    if start is not None:
        problem = replace(problem, start=start_from(problem, start))
    rng = np.random.Generator(np.random.PCG64(seed))
    if not rules.balances_travel:
        found = (divide_or_advise(problem, settings, seed, progress) if advise
                 else divide(problem, settings, rng, progress))
        deviation = found.max_deviation_percent
        return DividedUnits(found, None, deviation, deviation, 1, found.notes)
    try:
        balanced = divide_workload(problem, unit_demand(units, rules.travel_model),
                                   unit_ground(units, adjacency, minutes, bases), settings, rng, progress,
                                   rules.travel_model)
    except DivisionRefused as refused:
        if not advise:
            raise
        raise _without_advice(refused) from refused
    return _balanced(units, rules, balanced, bases)


def _without_advice(refused: DivisionRefused) -> DivisionRefused:
    """The refusal with what was not looked for: a try of each change would take as long as the division itself."""
    return refused.saying(msg(
        "{reason} Whether another change would do (the number of areas, fixed or grouped units, the longest way, other "
        "loads) was not looked for: that is done only where care hours alone are balanced.", reason=refused.message))


def _shown(divided: DividedUnits, units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules,
           bases: Optional[Places]) -> DividedUnits:
    """The division balanced on care alone, with the travel hours that it makes."""
    area, model = divided.division.area, rules.travel_model
    travel = plan_travel(units, area, adjacency, minutes, bases, unit_demand(units, model), model=model)
    care = units.total_load_h_week()
    notes = (*travel_notes(travel, float(care.sum()), model, units.visits_week is not None),
             *doubts(area, travel, care, bases))
    return replace(divided, unit_travel_h_week=travel.unit_h_week, notes=(*divided.notes, *notes))


def _told(divided: DividedUnits, units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules
          ) -> DividedUnits:
    """The division with its borders in metres, whatever they weighed, and what travel beyond the limit costs."""
    division = divided.division
    cut = division.area[adjacency.u] != division.area[adjacency.v]
    division = replace(division, border_length=float(adjacency.border_m[cut].sum()))
    limit = rules.limits(units)
    if limit is None or not rules.travel_limit_weight:
        return replace(divided, division=division)
    over = excess_minutes(minutes[division.centre[division.area - 1], np.arange(len(units))].astype(float), limit)
    hours = units.total_load_h_week()
    if divided.counts_travel and divided.unit_travel_h_week is not None:
        hours = hours + divided.unit_travel_h_week
    found = ExcessTravel(int((over > 0).sum()), float(over.max()), float(hours @ over) * rules.travel_limit_weight)
    note = msg("{count} units are farther from the centre of their area than wished, at most by {longest:.1f} minutes; "
               "that makes {cost:.0f} of the objective {objective:.0f}.", count=found.units,
               longest=found.longest_minutes, cost=found.objective, objective=division.objective)
    return replace(divided, division=division, excess_travel=found, notes=(*divided.notes, note))


def _balanced(units: Units, rules: UnitRules, found: WorkloadDivision, bases: Optional[Places]) -> DividedUnits:
    """The division balanced on care and travel hours, and its notes."""
    notes = (*found.division.notes,
             *workload_notes(found.travel, float(found.care_h_week.sum()), found.deviation_percent,
                             found.care_deviation_percent, rules.travel_model, units.visits_week is not None),
             *doubts(found.division.area, found.travel, units.total_load_h_week(), bases))
    return DividedUnits(found.division, found.travel.unit_h_week, found.deviation_percent,
                        found.care_deviation_percent, found.rounds, notes, counts_travel=True)
