"""What the algorithms share: declaration, a run, inputs and outputs."""
from __future__ import annotations

from .area_fields import area_fields, responsible_fields
from .base import CareAreasAlgorithm
from .best_plan import with_best_plan
from .division_parameters import (
    areas_parameter,
    asked_balance,
    asked_of_search,
    balance_by_roads,
    built_up,
    division_outputs,
    from_their_bases,
    read_rules,
    search_parameters,
    staff_travel_parameters,
    stop_gap_parameter,
)
from .plan_input import PlanInput, neighbour_parameters, place_parameters, read_plan_input, unit_parameters
from .plan_tables import area_name, areas_layer, units_layer
from .results import Layer, Results
from .road_input import chosen_road_fields, given_roads, road_field_parameters, road_parameters
from .rule_parameters import rule_parameters

__all__ = [
    "CareAreasAlgorithm",
    "Layer",
    "PlanInput",
    "Results",
    "area_fields",
    "area_name",
    "areas_layer",
    "areas_parameter",
    "asked_balance",
    "asked_of_search",
    "balance_by_roads",
    "built_up",
    "chosen_road_fields",
    "division_outputs",
    "from_their_bases",
    "given_roads",
    "neighbour_parameters",
    "place_parameters",
    "read_plan_input",
    "read_rules",
    "responsible_fields",
    "road_field_parameters",
    "road_parameters",
    "rule_parameters",
    "search_parameters",
    "staff_travel_parameters",
    "stop_gap_parameter",
    "unit_parameters",
    "units_layer",
    "with_best_plan",
]
