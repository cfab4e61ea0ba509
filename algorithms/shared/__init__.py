"""What the algorithms share: declaration, a run, inputs and outputs."""
from __future__ import annotations

from .area_fields import area_fields, responsible_fields
from .base import CareAreasAlgorithm
from .best_plan import with_best_plan
from .division_parameters import (
    asked_balance,
    balance_by_roads,
    balance_parameters,
    built_up,
    division_outputs,
    from_their_bases,
    kept_parameters,
    read_rules,
    rule_parameters,
    search_parameters,
    searched_wishes,
    travel_limit_parameters,
    wish_parameters,
    workload_parameters,
)
from .plan_input import PlanInput, neighbour_parameters, place_parameters, read_plan_input, unit_parameters
from .plan_tables import area_name, areas_layer, units_layer
from .results import Layer, Results
from .road_input import chosen_road_fields, given_roads, road_field_parameters, road_parameters

__all__ = [
    "CareAreasAlgorithm", "Layer", "PlanInput", "Results", "area_fields", "area_name", "areas_layer", "asked_balance",
    "balance_by_roads", "balance_parameters", "built_up", "chosen_road_fields", "division_outputs", "from_their_bases",
    "given_roads", "kept_parameters", "neighbour_parameters", "place_parameters", "read_plan_input", "read_rules",
    "responsible_fields", "road_field_parameters", "road_parameters", "rule_parameters", "search_parameters",
    "searched_wishes", "travel_limit_parameters", "unit_parameters", "units_layer", "wish_parameters",
    "with_best_plan", "workload_parameters",
]
