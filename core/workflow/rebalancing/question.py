"""What a planner asks of a rebalancing, read against the areas of today: used by `rebalanceareas` and `runplan`."""
from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Mapping, Optional, Tuple

from ...messages import Message
from ...model import Floats, Table, Units
from ...readers import TodaysAreas, areas_named, with_count
from ...rules import COMPACTNESS, SHARES, Locks, RuleRequest, UnitRules, unit_rules
from .move_measure import known_parts
from .rebalance import MoveWishes, fixed_places, shares_by_place


@dataclass(frozen=True)
class MoveRequest:
    """What may move. areas : how many there shall be, None: as many as today; the others as in `MoveWishes`, locked by
    number or name
    """

    areas: Optional[int] = None
    weights: Mapping[str, float] = field(default_factory=dict)
    most_percent: Optional[float] = None
    locked: Tuple[str, ...] = ()
    plan_number: int = 0


@dataclass(frozen=True)
class RebalanceQuestion:
    """today : with as many areas as asked for; rules, wishes : of areas 1…K by place in it; notes : opened, given up"""

    today: TodaysAreas
    rules: UnitRules
    wishes: MoveWishes
    notes: Tuple[Message, ...]


@dataclass(frozen=True)
class UnitKnowledge:
    """What is known beside the units. layer : they were read from, None where they were built

    built_up : polygons; clients : (n,) number of them; address_xy : (m, 2)
    """

    layer: Optional[Table] = None
    built_up: Optional[Table] = None
    clients: Optional[Floats] = None
    address_xy: Optional[Floats] = None


def rebalance_question(units: Units, whole: TodaysAreas, layer: str, request: RuleRequest, moves: MoveRequest,
                       known: UnitKnowledge) -> RebalanceQuestion:
    """The question of a rebalancing of the areas in `layer`. Raises `InputError` for what cannot be meant."""
    locked = areas_named(whole, layer, moves.locked)
    today, locked, notes = with_count(whole, moves.areas or whole.count, units.total_load_h_week(), locked, layer)
    rules = rules_of_today(units, today, layer, request, known)
    parts = known_parts(units, known.layer, moves.weights, known.address_xy, known.clients)
    wishes = MoveWishes(parts, moves.weights, moves.most_percent, locked, request[COMPACTNESS], moves.plan_number)
    return RebalanceQuestion(today, rules, wishes, notes)


def rules_of_today(units: Units, today: TodaysAreas, layer: str, request: RuleRequest, known: UnitKnowledge
                   ) -> UnitRules:
    """The rules for the areas of today, where numbers of areas in them are those of today."""
    asked = replace(request, areas=today.count)
    asked = asked.setting(SHARES, shares_by_place(asked[SHARES], today, layer))
    rules = unit_rules(asked, units, known.layer, known.built_up, known.clients)
    if rules.fixed_area is None:
        return rules
    return rules.having(Locks(fixed_places(rules.fixed_area, today, units)))
