"""From units, neighbours and minutes to a division: the planner's rules as the division's problem.

Used by `divideareas`, `rebalanceareas` and `runplan`, so that the same rules make the same areas everywhere.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional, Tuple

import numpy as np

from ..division import Division, DivisionSettings, divide
from ..division.relaxation import divide_or_advise
from ..division.travel_model import VisitDemand
from ..division.travel_workload import WorkloadDivision, divide_workload
from ..division.warm_start import start_from
from ..messages import Message, msg
from ..model import Adjacency, Floats, Floats32, Ints, Places, Units
from ..progress import SILENT, Progress
from .rule_problem import division_problem
from .travel_rules import beyond
from .unit_rules import UnitRules
from .unit_workload import TRAVEL, check_balanced, unit_demand, unit_ground, workload_notes


@dataclass(frozen=True)
class Beyond:
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

    unit_travel_h_week : (n,) estimated travel hours of each unit that are balanced beside its care hours, None where
        care alone is balanced. The division's own objective and bounds weigh minutes with what was balanced
    deviation_percent : largest deviation of an area in what is balanced; care_deviation_percent : in care hours alone
    rounds : how many divisions were made; notes : what the planner should know
    beyond : what is in the objective for travel beyond the limit, None where that is no cost
    """

    division: Division
    unit_travel_h_week: Optional[Floats]
    deviation_percent: float
    care_deviation_percent: float
    rounds: int
    notes: Tuple[Message, ...]
    beyond: Optional[Beyond] = None


def divide_units(units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules, seed: int,
                 settings: DivisionSettings, bases: Optional[Places] = None, sheltered: Optional[Places] = None,
                 demand: Optional[VisitDemand] = None, progress: Progress = SILENT,
                 start: Optional[Ints] = None, advise: bool = True) -> DividedUnits:
    """Divide `units` into `rules.areas` areas balanced on their care hours, or on care and travel hours together.

    minutes : (n, n) from centre (row) to unit (column); demand : visits for the estimate of travel, None: those that
    the care hours by service make; start : (n,) a plan with any number of areas to begin with; advise : whether a
    refusal shall say what would help, as far as that can be found (care hours alone). Raises `DivisionRefused` when no
    division within the rules was found, `InputError` for rules that lack their layer.
    """
    problem = division_problem(units, adjacency, minutes, rules, bases, sheltered)
    if start is not None:
        problem = replace(problem, today=start_from(problem, start))
    rng = np.random.Generator(np.random.PCG64(seed))
    if not rules.travel_workload:
        found = (divide_or_advise(problem, settings, seed, progress) if advise
                 else divide(problem, settings, rng, progress))
        deviation = found.max_deviation_percent
        return _told(DividedUnits(found, None, deviation, deviation, 1, found.notes), units, adjacency, minutes, rules)
    balanced = divide_workload(problem, unit_demand(units) if demand is None else demand,
                               unit_ground(units, adjacency, minutes, bases), settings, rng, progress, TRAVEL)
    return _told(_within(rules, balanced), units, adjacency, minutes, rules)


def _told(divided: DividedUnits, units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules
          ) -> DividedUnits:
    """The division with its borders in metres, whatever they weighed, and what travel beyond the limit costs."""
    division = divided.division
    cut = division.area[adjacency.u] != division.area[adjacency.v]
    division = replace(division, border_length=float(adjacency.border_m[cut].sum()))
    limit = rules.limits(units)
    if limit is None or not rules.travel_limit_weight:
        return replace(divided, division=division)
    over = beyond(minutes[division.centre[division.area - 1], np.arange(len(units))].astype(float), limit)
    hours = units.total_load_h_week()
    if divided.unit_travel_h_week is not None:
        hours = hours + divided.unit_travel_h_week
    found = Beyond(int((over > 0).sum()), float(over.max()), float(hours @ over) * rules.travel_limit_weight)
    note = msg("{count} units are farther from the centre of their area than wished, at most by {longest:.1f} minutes; "
               "that makes {cost:.0f} of the objective {objective:.0f}.", count=found.units,
               longest=found.longest_minutes, cost=found.objective, objective=division.objective)
    return replace(divided, division=division, beyond=found, notes=(*divided.notes, note))


def _within(rules: UnitRules, found: WorkloadDivision) -> DividedUnits:
    """The division and its notes; refused where care and travel could not be brought within the tolerance."""
    check_balanced(found.deviation_percent, rules.tolerance_percent, found.rounds)
    notes = (*found.division.notes, *workload_notes(found.travel, float(found.care_h_week.sum()),
                                                    found.deviation_percent, found.care_deviation_percent))
    return DividedUnits(found.division, found.travel.unit_h_week, found.deviation_percent,
                        found.care_deviation_percent, found.rounds, notes)
