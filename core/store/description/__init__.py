"""The plan description: what goes in, what is asked for, where the results go."""
from __future__ import annotations

from .area_name_options import AreaName, AreaNaming, same_name
from .description import DivisionOptions, LayerSource, LoadOptions, PlanDescription, RegisterOptions, read_description
from .web_options import Neighbour, StatementOptions, WebOptions, read_web_file

__all__ = [
    "AreaName", "AreaNaming", "DivisionOptions", "LayerSource", "LoadOptions", "Neighbour", "PlanDescription",
    "RegisterOptions", "StatementOptions", "WebOptions", "read_description", "read_web_file", "same_name",
]
