"""What a planner asks of the areas."""
from __future__ import annotations

from .request import RuleWishes, rule_wishes, unit_rules
from .text import bad_parameter, named_numbers, named_pairs, numbered
from .travel import excess_minutes, with_excess
from .unit_rules import UnitRules, balances_travel

__all__ = [
    "RuleWishes", "UnitRules", "bad_parameter", "balances_travel", "excess_minutes", "named_numbers", "named_pairs",
    "numbered", "rule_wishes", "unit_rules", "with_excess",
]
