"""Areas that are there already, for a plan that rebalances them or takes them as they are."""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Mapping, Optional, Tuple

import numpy as np

from ...arrays import ints_of
from ...errors import InputError, KeyProblem, Problem, refuse
from ...geometry import object_array
from ...messages import Message, Warned, msg
from ...model import Objects, Table, Units
from ...readers import OverlaidAreas, TodaysAreas, areas_named, overlay_today, polygon_areas, read_today
from ...register import default_name
from ...rules import RuleRequest, UnitRules
from ...store.description import TODAY, PlanDescription, same_name
from ..rebalancing import MoveRequest, MoveWishes, UnitKnowledge, rebalance_question, rules_of_today

_NAMED = 5


@dataclass(frozen=True)
class GivenAreas:
    """today : with as many areas as asked for; rules : of areas 1…K by place in it, wishes too

    names : (K,) what the public calls them; wishes : None where the areas stay as they are
    before : (n,) label of each unit's area, "" for none; notes : on the reading, areas opened and given up
    """

    today: TodaysAreas
    names: Objects
    before: Objects
    rules: UnitRules
    wishes: Optional[MoveWishes]
    notes: Tuple[Message, ...]


def given_areas(description: PlanDescription, units: Units, tables: Mapping[str, Table], request: RuleRequest,
                known: UnitKnowledge) -> Optional[GivenAreas]:
    """The areas that the description rebalances or evaluates; None where it divides anew.

    Raises `InputError` for what cannot be meant, before anything is computed.
    """
    asked = description.asked
    if not asked.area_field:
        return None
    layer = tables[TODAY if TODAY in tables else "units"].name
    whole, notes = _read(description, units, tables)
    before = object_array("" if k == 0 else str(whole.today.label[k - 1]) for k in ints_of(whole.today.area))
    if asked.rebalance is None:
        _refuse_missing(description, units, whole.today, layer)
        today, wishes, rules = whole.today, None, rules_of_today(units, whole.today, layer, request, known)
    else:
        moves = MoveRequest(description.division.areas, asked.rebalance.move_weights,
                            asked.rebalance.max_moved_percent, asked.rebalance.locked_areas,
                            asked.rebalance.plan_number)
        found = rebalance_question(units, whole.today, layer, request, moves, known)
        today, wishes, rules, notes = found.today, found.wishes, found.rules, (*notes, *found.notes)
    names = _names(description, whole, today)
    _check_names(description, today, names)
    return GivenAreas(today, names, before, rules, wishes, notes)


def check_given_layer(description: PlanDescription, tables: Mapping[str, Table]) -> None:
    """What can be said of the layer of areas while the units are yet to be built. Raises `InputError`."""
    if not description.asked.area_field or TODAY not in tables:
        return
    table = tables[TODAY]
    found = polygon_areas(table, description.asked.area_field)
    if description.asked.rebalance is None:
        _refuse_count(description, found.today, table.name)
    else:
        areas_named(found.today, table.name, description.asked.rebalance.locked_areas)
        if found.today.count != description.division.areas:
            return  # some will be opened or given up, by the load of units that are not there yet
    _check_names(description, found.today, _names(description, found, found.today))


def _read(description: PlanDescription, units: Units, tables: Mapping[str, Table]
          ) -> Tuple[OverlaidAreas, Tuple[Message, ...]]:
    column = description.asked.area_field
    if TODAY not in tables:
        today = read_today(tables["units"], column)
        return OverlaidAreas(today, object_array([""] * today.count), np.zeros(0, np.int64)), ()
    found = overlay_today(tables[TODAY], column, units)
    if not len(found.cut):
        return found, ()
    first = str(units.ids[found.cut[0]])
    if description.asked.rebalance is None:
        raise refuse(tables[TODAY].name, first, msg(
            "{count} units reach into several of its areas, this one among them: areas of whole units would not be the "
            "areas given.", count=len(found.cut)),
            msg("Give ready units (inputs.units) that end at the borders of these areas."))
    said = msg("{count} units reach into several of today's areas ({unit} and others); each counts to the area in "
               "which its anchor lies.", count=len(found.cut), unit=first)
    return found, (Warned(said.template, said.values),)


def _refuse_missing(description: PlanDescription, units: Units, today: TodaysAreas, layer: str) -> None:
    """Areas that are taken as they are must hold every unit, and be as many as the description says."""
    lost = [str(units.ids[row]) for row in ints_of(np.flatnonzero(today.area == 0))]
    if lost:
        raise refuse(layer, ", ".join(lost[:_NAMED]), msg("{count} units are in no area.", count=len(lost)),
                     msg("Give each unit an area, or let the plan rebalance: then they come to one."))
    _refuse_count(description, today, layer)


def _refuse_count(description: PlanDescription, today: TodaysAreas, layer: str) -> None:
    asked = description.division.areas
    if asked != today.count:
        raise InputError([KeyProblem(description.name, "division.areas", msg(
            "{areas} areas are asked for, but {layer} has {count}.", areas=asked, layer=layer, count=today.count),
            msg("Write {count}, or correct the layer.", count=today.count))])


def _names(description: PlanDescription, whole: OverlaidAreas, today: TodaysAreas) -> Objects:
    """The name in the layer, else the label that is one, else the program's own."""
    called = {str(label): str(name) for label, name in zip(whole.today.label, whole.names)}
    return object_array(
        called.get(str(label)) or (default_name(number, description.language) if str(label).isdecimal() else str(label))
        for label, number in zip(today.label, ints_of(today.number)))


def _check_names(description: PlanDescription, today: TodaysAreas, names: Objects) -> None:
    """Names that two areas have, and areas that are fixed but not there."""
    naming, asked = description.division.area_names, description.providers
    known = ", ".join(str(name) for name in names)
    problems: List[Problem] = []
    numbers = set(ints_of(today.number))
    for number in sorted(set(asked.rules.fixed) - numbers):
        problems.append(KeyProblem(description.name, f"providers.fixed.{number}", msg(
            "There is no area {area}.", area=number), msg("The areas are: {areas}.", areas=", ".join(
                str(n) for n in ints_of(today.number)))))
    if not (naming.names or naming.field):
        same = [same_name(str(name)) for name in names]
        problems += [KeyProblem(description.name, description.asked.key, msg(
            "Two areas would have the name {name}.", name=name), msg("Give each area a name of its own."))
            for name in sorted({str(name) for name in names if same.count(same_name(str(name))) > 1})]
        problems += [KeyProblem(description.name, f"providers.fixed.{name}", msg(
            "No area has the name {name}.", name=name), msg("The areas are: {areas}.", areas=known))
            for name in asked.fixed_by_name if name not in {str(one) for one in names}]
    if problems:
        raise InputError(problems)
