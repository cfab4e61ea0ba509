"""A planner's rules as they are written, before the units are known, and what they mean for the units of a plan."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import List, Mapping, Optional, Tuple, Union

import numpy as np

from ..errors import Problem, problem
from ..messages import msg
from ..model import Floats, Table, Units
from ..readers import area_numbers, texts_of, unit_groups
from ..sources.reading import find_column
from ..store.description import DivisionOptions
from ..workload import MINUTES_PER_VISIT, TravelModel
from .loads import load_rules, refuse_all
from .travel import built_up_units, travel_limits
from .unit_rules import MEDIUM_COMPACTNESS, USUAL_TRAVEL, UnitRules, Zones, balances_travel, boundary_weight


@dataclass(frozen=True)
class RuleWishes:
    """What a planner asks of the areas, by names and columns; empty and None: no such rule.

    tolerances : load -> percent, beside `tolerance_percent` of the care hours; min_loads : load -> least of each area
    shares : area number -> its part where the others have 1; zone_weights : column of districts -> 0 … 100
    compactness : 0 … 100; bases_per_area, sheltered_per_area : exactly, at least
    max_travel_minutes : from the centre (or base); in built-up areas alone where `max_travel_minutes_outside` is given
    travel_limit_weight : 0: a rule; above: what a minute beyond costs
    built_up_field, lock_field, group_field : columns of ready units
    """

    areas: int
    tolerance_percent: float = 5.0
    tolerances: Mapping[str, float] = field(default_factory=dict)
    min_loads: Mapping[str, float] = field(default_factory=dict)
    shares: Mapping[int, float] = field(default_factory=dict)
    zone_weights: Mapping[str, float] = field(default_factory=dict)
    compactness: float = MEDIUM_COMPACTNESS
    bases_per_area: Optional[int] = None
    sheltered_per_area: Optional[int] = None
    max_travel_minutes: Optional[float] = None
    max_travel_minutes_outside: Optional[float] = None
    travel_limit_weight: float = 0.0
    built_up_field: str = ""
    lock_field: str = ""
    group_field: str = ""
    travel_workload: bool = False
    travel_model: TravelModel = USUAL_TRAVEL


def rule_wishes(asked: DivisionOptions, has_roads: bool = False, model: TravelModel = USUAL_TRAVEL) -> RuleWishes:
    """The rules that a plan description asks for; has_roads : whether there are any, which decides what is balanced
    where it does not say so; model : how staff travel.
    """
    return RuleWishes(
        asked.areas, asked.tolerance_percent, asked.tolerances, asked.min_loads, asked.shares, asked.zone_weights,
        asked.compactness, asked.bases_per_area, asked.sheltered_per_area, asked.max_travel_minutes,
        asked.max_travel_minutes_outside, asked.travel_limit_weight, asked.built_up_field or "",
        asked.lock_field or "", asked.group_field or "", balances_travel(asked.travel_workload, has_roads), model)


def unit_rules(wishes: RuleWishes, units: Units, table: Optional[Table] = None, built_up: Optional[Table] = None,
               clients: Optional[Floats] = None) -> UnitRules:
    """The rules for these units. Raises `InputError` with every rule that cannot be meant.

    table : the layer that ready units were read from, None for units that were built; built_up : polygons of built-up
    areas; clients : (n,) number of clients in each unit, where known
    """
    loads, problems = load_rules(units, wishes.tolerances, wishes.min_loads, wishes.areas, table, clients)
    share, wrong_shares = _shares(wishes, units)
    zones, wrong_zones = _zones(wishes, units, table)
    refuse_all([*problems, *wrong_shares, *wrong_zones, *_unknown_services(wishes.travel_model, units),
                *_travel_problems(wishes, units, built_up), *_fields_of_nothing(wishes, units, table)])
    lock, group = wishes.lock_field, wishes.group_field
    return UnitRules(
        areas=wishes.areas, tolerance_percent=wishes.tolerance_percent,
        fixed_area=area_numbers(table, lock, free=True) if table is not None and lock else None,
        group=unit_groups(table, group) if table is not None and group else None,
        bases_per_area=wishes.bases_per_area, sheltered_per_area=wishes.sheltered_per_area,
        max_travel_minutes=_limits(wishes, units, table, built_up), boundary_weight=boundary_weight(wishes.compactness),
        travel_workload=wishes.travel_workload, travel_model=wishes.travel_model,
        travel_limit_weight=wishes.travel_limit_weight, loads=loads,
        share=share, zones=zones)


def _unknown_services(model: TravelModel, units: Units) -> List[Problem]:
    """Services that have minutes per visit and that nothing knows: their minutes would do nothing."""
    known = sorted({*MINUTES_PER_VISIT, *units.load_h_week})
    return [problem(units.layer, "", msg("minutes per visit are given for the service “{name}”, which is not known.",
                                         name=name), msg("Known are: {names}.", names=", ".join(known)))
            for name in model.minutes_per_visit if name not in known]


def _shares(wishes: RuleWishes, units: Units) -> Tuple[Optional[Floats], List[Problem]]:
    if not wishes.shares:
        return None, []
    share = np.ones(wishes.areas)
    problems = []
    for number, part in sorted(wishes.shares.items()):
        if 1 <= number <= wishes.areas:
            share[number - 1] = part
            continue
        problems.append(problem(units.layer, "", msg(
            "area {area} shall have a share of its own, but there are only {areas} areas.", area=number,
            areas=wishes.areas), msg("Correct the number, or ask for more areas.")))
    return share, problems


def _zones(wishes: RuleWishes, units: Units, table: Optional[Table]) -> Tuple[Tuple[Zones, ...], List[Problem]]:
    zones: List[Zones] = []
    problems: List[Problem] = []
    for column, dial in sorted(wishes.zone_weights.items()):
        if table is not None and find_column(table, [column]) is not None:
            zones.append(Zones(texts_of(table, column), boundary_weight(dial)))
        elif column == "small_area" and units.small_area is not None:
            zones.append(Zones(units.small_area, boundary_weight(dial)))
        else:
            problems.append(problem(units.layer, "", msg("has no column “{column}”.", column=column),
                                    msg("Choose a column that the layer has.")))
    return tuple(zones), problems


def _travel_problems(wishes: RuleWishes, units: Units, built_up: Optional[Table]) -> List[Problem]:
    inside, outside = wishes.max_travel_minutes, wishes.max_travel_minutes_outside
    told = built_up is not None or bool(wishes.built_up_field)
    found = []
    if outside is not None and not told:
        found.append(problem(units.layer, "", msg("there is a longest travel outside built-up areas, but nothing says "
                                                  "which units lie in them."),
                             msg("Give the built-up areas as a layer, or the field that marks their units.")))
    if outside is None and told:
        found.append(problem(units.layer, "", msg("built-up areas are given, but no longest travel outside them."),
                             msg("Give that too, or leave the built-up areas out.")))
    if wishes.travel_limit_weight and inside is None and outside is None:
        found.append(problem(units.layer, "", msg("travel beyond a limit shall cost more, but there is no limit."),
                             msg("Give the longest travel, or set its weight to 0.")))
    if wishes.built_up_field and built_up is not None:
        found.append(problem(units.layer, "", msg("built-up areas are given both as a layer and as a field."),
                             msg("Use one of the two.")))
    return found


def _fields_of_nothing(wishes: RuleWishes, units: Units, table: Optional[Table]) -> List[Problem]:
    """Columns of ready units, where the units are built and have none."""
    named = {"lock_field": wishes.lock_field, "group_field": wishes.group_field,
             "built_up_field": wishes.built_up_field}
    return [problem(units.layer, column, msg("{key} names a column, but the units are built here and have no columns "
                                             "of their own.", key=key),
                    msg("Give ready units, or leave {key} out.", key=key))
            for key, column in named.items() if column and table is None]


def _limits(wishes: RuleWishes, units: Units, table: Optional[Table], built_up: Optional[Table]
            ) -> Union[float, Floats, None]:
    inside, outside = wishes.max_travel_minutes, wishes.max_travel_minutes_outside
    if outside is None:
        return inside
    return travel_limits(built_up_units(units, table, wishes.built_up_field, built_up), inside, outside)
