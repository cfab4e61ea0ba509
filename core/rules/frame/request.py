"""What a planner asks of the areas, by names and columns, before the units are known."""
from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Mapping, Optional, TypeVar

from .option import Option

if TYPE_CHECKING:
    from ...workload import TravelModel

T = TypeVar("T")


@dataclass(frozen=True)
class RuleRequest:
    """What a planner asks.

    values : key of an option -> what was set; an option that is not there has its default. `core.rules.rule_request`
    makes a request from keywords. travel_model : how staff travel, for the estimate of travel hours; None: the usual
    """

    areas: int
    values: Mapping[str, Any] = field(default_factory=dict)
    travel_model: Optional[TravelModel] = None

    def __getitem__(self, option: Option[T]) -> T:
        """What was set for the option."""
        value: T = self.values.get(option.key, option.default)
        return value

    def setting(self, option: Option[T], value: T) -> RuleRequest:
        """The same request with another value of one option."""
        return replace(self, values={**self.values, option.key: value})
