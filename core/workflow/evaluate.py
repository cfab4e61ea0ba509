"""Areas of any origin measured as they are: used by `evaluateareas` and `runplan`."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np

from ..messages import Message
from ..model import Adjacency, Floats, Ints, Places, Units
from ..progress import SILENT, Progress
from ..rules import UnitRules
from ..scenarios import EvaluationCriteria, PlanEvaluation, evaluate_plan
from ..travel import TravelTimes
from .off_road import longest_travel_notes
from .workload import doubts, plan_travel, travel_notes


@dataclass(frozen=True)
class EvaluatedUnits:
    """unit_travel_h_week : (n,) None where travel is neither balanced nor measured on roads; notes : on travel"""

    evaluation: PlanEvaluation
    unit_travel_h_week: Optional[Floats]
    notes: Tuple[Message, ...]


def evaluate_units(units: Units, area: Ints, adjacency: Adjacency, times: TravelTimes, rules: UnitRules,
                   places: Tuple[Optional[Places], Optional[Places]], has_roads: bool, expects_areas: bool = True,
                   progress: Progress = SILENT) -> EvaluatedUnits:
    """Figures and broken rules of the plan (n,), 0 for a unit in no area.

    places : bases and sheltered housing; expects_areas : whether there must be `rules.areas` of them
    """
    travel, notes = _travel(units, area, adjacency, times, rules, places[0], has_roads)
    measure = EvaluationCriteria(rules, times.minutes(), *places, travel_h_week=travel, expects_areas=expects_areas)
    evaluation = evaluate_plan(units, area, adjacency, measure, progress)
    return EvaluatedUnits(evaluation, travel, (*longest_travel_notes(units, area, times, evaluation), *notes))


def count_of_areas(area: Ints) -> int:
    """How many areas there seem to be: the largest number, or those that there are where it is out of reason."""
    largest, numbers = int(area.max(initial=0)), len(np.unique(area[area > 0]))
    return max(1, largest if largest <= len(area) else numbers)


def _travel(units: Units, area: Ints, adjacency: Adjacency, times: TravelTimes, rules: UnitRules,
            bases: Optional[Places], has_roads: bool) -> Tuple[Optional[Floats], Tuple[Message, ...]]:
    """Travel hours of each unit in this plan, as the division estimates them, and notes."""
    if not (rules.balances_travel or has_roads):
        return None, ()
    travel = plan_travel(units, area, adjacency, times.minutes(), bases, model=rules.travel_model)
    care = units.total_load_h_week()
    return travel.unit_h_week, (*travel_notes(travel, float(care[area > 0].sum()), rules.travel_model),
                                *doubts(area, travel, care, bases, has_roads))
