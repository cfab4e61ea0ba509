"""What every rule stands on: options, the request, the ground it is read against, the terms, the plan it is held to."""
from __future__ import annotations

from .option import (
    Column,
    NumbersByArea,
    NumbersByName,
    Option,
    Polygons,
    Real,
    RealOrNone,
    Switch,
    WholeOrNone,
)
from .plan import MeasuredPlan, place_of
from .request import RuleRequest
from .rule import BALANCE, KEPT, PLACES, SHAPE, TOPICS, TRAVEL, WORKLOAD, Rule
from .terms import CARE, COUNTED, LoadNumber, ProblemTerms, Zones
from .text import bad_parameter, named_numbers, named_pairs

__all__ = [
    "BALANCE", "CARE", "COUNTED", "KEPT", "PLACES", "SHAPE", "TOPICS", "TRAVEL", "WORKLOAD", "Column", "LoadNumber",
    "MeasuredPlan", "NumbersByArea", "NumbersByName", "Option", "Polygons", "ProblemTerms", "Real", "RealOrNone",
    "Rule", "RuleRequest", "Switch", "WholeOrNone", "Zones", "bad_parameter", "named_numbers", "named_pairs",
    "place_of",
]
