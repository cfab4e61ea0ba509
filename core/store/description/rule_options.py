"""What a plan description says of the rules: each option by its own key, as its class holds it."""
from __future__ import annotations

from typing import Any, Dict

from ...rules import (
    RULES,
    Column,
    NumbersByArea,
    NumbersByName,
    Option,
    Real,
    RealOrNone,
    RuleRequest,
    Switch,
    WholeOrNone,
)
from ...workload import TravelModel
from .by_area import by_area
from .json_object import JsonObject, optional_text


def read_rule_options(part: JsonObject, areas: int, travel: TravelModel) -> RuleRequest:
    """The request in the object `division`; wrong values are noted there."""
    values: Dict[str, Any] = {}
    for rule in RULES:
        for option in rule.options:
            values[option.key] = _value(part, option, areas)
    return RuleRequest(areas, values, travel)


def _value(part: JsonObject, option: Option[Any], areas: int) -> Any:
    """What is written for one option, else its default. A layer is an input of its own."""
    key = option.key
    if isinstance(option, (Real, RealOrNone)):
        return part.number(key, option.low, option.high, option.default)
    if isinstance(option, WholeOrNone):
        return part.whole(key, option.low, option.high, option.default)
    if isinstance(option, NumbersByName):
        return part.numbers(key, option.low, option.high)
    if isinstance(option, NumbersByArea):
        return by_area(part.part(key), areas, lambda numbers, area: numbers.number(
            area, option.low, option.high, 1.0))[0]
    if isinstance(option, Column):
        return optional_text(part, key) or option.default
    if isinstance(option, Switch):
        return part.yes_no(key, True) if part.has(key) else option.default
    return option.default
