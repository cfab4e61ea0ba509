"""The plan description: what goes in, what is asked for, where the results go."""
from __future__ import annotations

from .area_name_options import AreaName, AreaNaming, same_name
from .area_options import TODAY, AreaOptions, CompareOptions, EvaluateOptions, RebalanceOptions
from .description import DivisionOptions, LayerSource, LoadOptions, PlanDescription, RegisterOptions, read_description
from .web_options import Neighbour, StatementOptions, WebOptions, read_web_file

__all__ = [
    "TODAY", "AreaName", "AreaNaming", "AreaOptions", "CompareOptions", "DivisionOptions", "EvaluateOptions",
    "LayerSource", "LoadOptions", "Neighbour", "PlanDescription", "RebalanceOptions", "RegisterOptions",
    "StatementOptions", "WebOptions", "read_description", "read_web_file", "same_name",
]
