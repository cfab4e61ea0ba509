"""Where the steps are put together: from a planner's layers and wishes to areas, providers and the address register.

`journey` is the composition root of the whole; the other files are the parts of it that single algorithms use too.
"""
from __future__ import annotations

from .compare_plan import compare_plan, scenario_rules
from .comparing import (
    MOST_AREAS,
    Comparison,
    compare_scenarios,
    counts_within,
    read_area_counts,
    read_load_sets,
    read_tolerances,
    units_with,
)
from .deciding import DecidedAreas, DivisionQuestion
from .divide import DividedUnits, divide_units
from .evaluate import EvaluatedUnits, count_of_areas, evaluate_units
from .journey import PlannedAreas, division_question, plan_areas
from .loads import refuse_estimate, services_to_sum
from .off_road import far_homes_told, far_places_note, longest_travel_notes
from .problem import division_problem
from .results import PlanResults, plan_results
from .shared_load import load_of_clients
from .travel import from_bases, joined_places, unit_travel
from .workload import balance_note, doubts, plan_travel, travel_notes

__all__ = [
    "MOST_AREAS", "Comparison", "DecidedAreas", "DividedUnits", "DivisionQuestion", "EvaluatedUnits", "PlanResults",
    "PlannedAreas", "balance_note", "compare_plan", "compare_scenarios", "count_of_areas", "counts_within",
    "divide_units", "division_problem", "division_question", "doubts", "evaluate_units", "far_homes_told",
    "far_places_note", "from_bases", "joined_places", "load_of_clients", "longest_travel_notes", "plan_areas",
    "plan_results", "plan_travel", "read_area_counts", "read_load_sets", "read_tolerances", "refuse_estimate",
    "scenario_rules", "services_to_sum", "travel_notes", "unit_travel", "units_with",
]
