"""What a plan description says of areas that are there already, and of others to compare with."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Container, Mapping, Optional, Tuple

from ...messages import msg
from .json_object import JsonObject

TODAY = "areas_of_today"
"""Role of the layer with the areas in force."""
_CODE, _NUMBER = "omrade_kod", "area_id"
_MOST_WEIGHT = 1e6


@dataclass(frozen=True)
class RebalanceOptions:
    """The areas of today, brought within the rules again instead of dividing anew.

    area_field : column of the areas of today, or of the ready units; max_moved_percent : None: as little as possible
    move_weights : of what counts when a unit moves, empty: the usual; locked_areas : of today, by number or name
    plan_number : of the plans to choose from, 0: the one that is proposed
    """

    area_field: str
    max_moved_percent: Optional[float] = None
    move_weights: Mapping[str, float] = field(default_factory=dict)
    locked_areas: Tuple[str, ...] = ()
    plan_number: int = 0


@dataclass(frozen=True)
class EvaluateOptions:
    """The areas as they are given, without any search; area_field : as for `RebalanceOptions`."""

    area_field: str


@dataclass(frozen=True)
class CompareOptions:
    """Lists as “Compare scenarios” takes them; tolerance : "" for that of the plan."""

    areas: str
    tolerance: str = ""
    load_sets: str = ""


@dataclass(frozen=True)
class AreaOptions:
    """What is asked beside a division; None where nothing is."""

    rebalance: Optional[RebalanceOptions] = None
    evaluate: Optional[EvaluateOptions] = None
    compare: Optional[CompareOptions] = None

    @property
    def area_field(self) -> str:
        """The column of the areas that are there already; "" where they are to be found."""
        asked = self.rebalance or self.evaluate
        return "" if asked is None else asked.area_field

    @property
    def key(self) -> str:
        """The key under which they are asked for."""
        return "evaluate" if self.rebalance is None else "rebalance"


def read_area_options(top: JsonObject, inputs: Container[str]) -> AreaOptions:
    """The objects `rebalance`, `evaluate` and `compare` of a description with these inputs."""
    usual = _CODE if TODAY in inputs else _NUMBER
    found = AreaOptions(_rebalance(top, usual) if top.has("rebalance") else None,
                        _evaluate(top, usual) if top.has("evaluate") else None,
                        _compare(top, inputs) if top.has("compare") else None)
    if found.rebalance is not None and found.evaluate is not None:
        top.wrong("evaluate", msg("The areas cannot be rebalanced and taken as they are."),
                  msg("Keep one of “rebalance” and “evaluate”."))
    if found.area_field and TODAY not in inputs and "units" not in inputs:
        top.wrong(found.key, msg("There is no layer with the areas of today."),
                  msg("Name it under inputs.{role}, or name ready units with a column for the area.", role=TODAY))
    if TODAY in inputs and not found.area_field:
        top.wrong(f"inputs.{TODAY}", msg("The layer would not be used: the plan divides anew."),
                  msg("Write {key}, or remove the layer.", key='"rebalance": {}'))
    return found


def _rebalance(top: JsonObject, usual: str) -> RebalanceOptions:
    part = top.part("rebalance")
    options = RebalanceOptions(
        part.text("area_field", usual), part.number("max_moved_percent", 0, 100, None),
        part.numbers("move_weights", 0, _MOST_WEIGHT), part.texts("locked_areas", ()),
        part.whole("plan_number", 0, 1000, 0))
    part.finish()
    return options


def _evaluate(top: JsonObject, usual: str) -> EvaluateOptions:
    part = top.part("evaluate")
    options = EvaluateOptions(part.text("area_field", usual))
    part.finish()
    return options


def _compare(top: JsonObject, inputs: Container[str]) -> CompareOptions:
    part = top.part("compare")
    options = CompareOptions(part.text("areas", required=True), part.text("tolerance"), part.text("load_sets"))
    if options.load_sets and "units" not in inputs:
        part.wrong("load_sets", msg("There are no ready units with such fields."),
                   msg("Name them under inputs.units, or leave the key out."))
    part.finish()
    return options
