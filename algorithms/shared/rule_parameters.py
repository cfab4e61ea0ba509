"""The parameters of the rules, as the list of rules declares them."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Sequence

from ...bridge.session import translate_message
from ...core.rules import (
    Column,
    NumbersByArea,
    NumbersByName,
    Option,
    Polygons,
    Real,
    RealOrNone,
    RuleRequest,
    Switch,
    WholeOrNone,
    options_of,
)
from . import declare

if TYPE_CHECKING:
    from ...core.workload import TravelModel


def rule_parameters(*topics: str, defaults: Optional[Mapping[Option[Any], Any]] = None,
                    without: Sequence[Option[Any]] = ()) -> List[Any]:
    """The parameters of the rules on these topics.

    defaults : of an algorithm that has others; without : options that it declares in its own way
    """
    return [_declared(option, (defaults or {}).get(option, option.default)) for option in options_of(topics)
            if option not in without]


def read_request(run: Any, areas: int, topics: Sequence[str], without: Sequence[Option[Any]] = (),
                 travel_model: Optional[TravelModel] = None) -> RuleRequest:
    """What these parameters ask of the areas."""
    values: Dict[str, Any] = {option.key: _read(run, option) for option in options_of(topics)
                              if option not in without and not isinstance(option, Polygons)}
    return RuleRequest(areas, values, travel_model)


def _declared(option: Option[Any], default: Any) -> Any:
    """The parameter of one option, by its class."""
    name, label, words = option.parameter_name, translate_message(option.label), translate_message(option.help_message)
    if isinstance(option, (Real, RealOrNone)):
        return declare.real(name, label, words, default, option.low, option.high, isinstance(option, RealOrNone))
    if isinstance(option, WholeOrNone):
        return declare.whole(name, label, words, default, option.low, option.high, optional=True)
    if isinstance(option, (NumbersByName, NumbersByArea)):
        return declare.text(name, label, words)
    if isinstance(option, Column):
        return declare.field(name, label, words, "UNITS")
    if isinstance(option, Switch):
        return declare.switch(name, label, words)
    return declare.layer(name, label, words, declare.POLYGON, optional=True)


def _read(run: Any, option: Option[Any]) -> Any:
    """What the parameter of one option holds."""
    name = option.parameter_name
    if isinstance(option, (NumbersByName, NumbersByArea)):
        return option.parse(run.text(name))
    if isinstance(option, Real):
        return run.real(name)
    if isinstance(option, RealOrNone):
        return run.optional_real(name)
    if isinstance(option, WholeOrNone):
        return run.optional_whole(name)
    return run.field(name) if isinstance(option, Column) else run.switch(name)
