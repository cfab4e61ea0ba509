"""The planner's rules as the division's problem."""
from __future__ import annotations

from dataclasses import replace
from typing import List, Optional, Tuple

import numpy as np

from ..arrays import objects_of
from ..division import DivisionProblem, LoadName
from ..errors import refuse
from ..messages import msg
from ..model import Adjacency, Floats, Floats32, Places, Units
from ..readers import bases_per_unit
from ..rules import UnitRules, with_excess


class _Rows:
    """The loads of the problem with their bounds, one row for each rule."""

    def __init__(self) -> None:
        self.load: List[Floats] = []
        self.names: List[LoadName] = []
        self.tolerance: List[float] = []
        self.low: List[float] = []
        self.high: List[float] = []

    def add(self, load: Floats, name: LoadName, tolerance: float, low: float = np.nan, high: float = np.nan) -> None:
        """A load within the tolerance, or within `low` to `high` where they are numbers."""
        self.load.append(load)
        self.names.append(name)
        self.tolerance.append(tolerance)
        self.low.append(low)
        self.high.append(high)


def division_problem(units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules,
                     bases: Optional[Places] = None, sheltered: Optional[Places] = None) -> DivisionProblem:
    """The division's problem for these units and rules.

    With one base per area only units with a base may be centres. Where the longest travel is a cost, the problem's
    costs are minutes and the price of those beyond; where borders of districts count, its border lengths are weights.
    Raises `InputError` for a number of places that cannot be met, or without the layer of places.
    """
    rows, counted = _rows(units, rules, bases, sheltered)
    limit = rules.limits(units)
    as_cost = limit is not None and rules.travel_limit_weight > 0
    weighted, weight = weighed_borders(adjacency, rules)
    return DivisionProblem(
        load=np.stack(rows.load, axis=1), cost=with_excess(minutes, limit, rules.travel_limit_weight),
        adjacency=weighted, areas=rules.areas, tolerance_percent=tuple(rows.tolerance), names=units.ids,
        load_names=tuple(rows.names), low=np.array(rows.low), high=np.array(rows.high), fixed_area=rules.fixed_area,
        group=rules.group, xy=units.anchor_xy, max_cost=None if as_cost else limit, boundary_weight=weight,
        share=rules.share, centre_units=counted > 0 if counted is not None and rules.centre_is_base else None)


def _rows(units: Units, rules: UnitRules, bases: Optional[Places], sheltered: Optional[Places]
          ) -> Tuple[_Rows, Optional[Floats]]:
    """The loads, care hours first, and the number of bases in each unit where they count."""
    rows = _Rows()
    rows.add(units.total_load_h_week(), msg("care hours"), rules.tolerance_percent)
    for rule in rules.loads:
        if rule.tolerance_percent is not None:
            rows.add(rule.per_unit, rule.name, rule.tolerance_percent)
        if rule.least is not None:
            rows.add(rule.per_unit, rule.name, 100.0, rule.least, float(rule.per_unit.sum()))
    counted = None
    if rules.bases_per_area is not None:
        counted = _counted(units, bases, rules.bases_per_area, rules.areas, True)
        rows.add(counted, msg("bases"), 0.0, rules.bases_per_area, rules.bases_per_area)
    if rules.sheltered_per_area is not None:
        houses = _counted(units, sheltered, rules.sheltered_per_area, rules.areas, False)
        rows.add(houses, msg("sheltered housing"), 100.0, rules.sheltered_per_area, float(houses.sum()))
    return rows, counted


def _counted(units: Units, places: Optional[Places], each: int, areas: int, exactly: bool) -> Floats:
    if places is None:
        raise refuse(units.layer, "", msg("a number of places per area is asked, but the layer of places is missing."),
                     msg("Give the layer, or leave the number empty."))
    counted = bases_per_unit(units, places)
    needed, there = each * areas, int(counted.sum())
    if there < needed or (exactly and there > needed):
        raise refuse(places.layer, "", msg("it has {count} places; {needed} are needed for the {areas} areas.",
                                           count=there, needed=needed, areas=areas),
                     msg("Change the number of areas or the number of places per area."))
    return counted


def weighed_borders(adjacency: Adjacency, rules: UnitRules) -> Tuple[Adjacency, float]:
    """The borders as the division shall weigh them, and its weight for all of them.

    A metre between two units costs `boundary_weight`, and the weight of each kind of district that both lie in: so that
    a border along a district's own border costs least. The division measures weight against the sum of the borders it
    is given, so that the weights' own mean is the weight for all.
    """
    if not rules.zones:
        return adjacency, rules.boundary_weight
    per_metre = np.full(len(adjacency.u), rules.boundary_weight)
    for zones in rules.zones:
        code = zones.code
        ends = zip(objects_of(code[adjacency.u]), objects_of(code[adjacency.v]))
        same = np.array([a == b and a != "" for a, b in ends])
        per_metre += np.where(same, zones.weight, 0.0)
    total = float(adjacency.border_m.sum())
    weight = 0.0 if total <= 0 else float((adjacency.border_m * per_metre).sum()) / total
    border = adjacency.border_m * (per_metre if weight > 0 else 1.0)
    return replace(adjacency, border_m=border), min(weight, 1.0)
