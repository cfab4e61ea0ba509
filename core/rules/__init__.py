"""What a planner asks of the areas: one file for each rule, and the list of them."""
from __future__ import annotations

from .bases import BASES, Bases
from .compactness import COMPACTNESS, boundary_weight
from .frame import (
    BALANCE,
    KEPT,
    PLACES,
    SHAPE,
    TOPICS,
    TRAVEL,
    WORKLOAD,
    Column,
    LoadNumber,
    MeasuredPlan,
    NumbersByArea,
    NumbersByName,
    Option,
    Polygons,
    ProblemTerms,
    Real,
    RealOrNone,
    Rule,
    RuleRequest,
    Switch,
    WholeOrNone,
    Zones,
    bad_parameter,
    named_numbers,
    named_pairs,
    place_of,
)
from .locks import Locks
from .longest_travel import excess_minutes, with_excess
from .shares import SHARES
from .sheltered_housing import SHELTERED
from .tolerance import TOLERANCE
from .unit_rules import RULES, UnitRules, options_of, rule_request, unit_rules
from .workload import TRAVEL_WORKLOAD, balances_travel

__all__ = [
    "BALANCE",
    "BASES",
    "COMPACTNESS",
    "KEPT",
    "PLACES",
    "RULES",
    "SHAPE",
    "SHARES",
    "SHELTERED",
    "TOLERANCE",
    "TOPICS",
    "TRAVEL",
    "TRAVEL_WORKLOAD",
    "WORKLOAD",
    "Bases",
    "Column",
    "LoadNumber",
    "Locks",
    "MeasuredPlan",
    "NumbersByArea",
    "NumbersByName",
    "Option",
    "Polygons",
    "ProblemTerms",
    "Real",
    "RealOrNone",
    "Rule",
    "RuleRequest",
    "Switch",
    "UnitRules",
    "WholeOrNone",
    "Zones",
    "bad_parameter",
    "balances_travel",
    "boundary_weight",
    "excess_minutes",
    "named_numbers",
    "named_pairs",
    "options_of",
    "place_of",
    "rule_request",
    "unit_rules",
    "with_excess",
]
