"""The planner's rules as the division's problem."""
from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Optional, Sequence, Tuple

import numpy as np

from ..arrays import objects_of
from ..division import DivisionProblem
from ..model import Adjacency, Floats32, Places, Units
from ..readers import bases_per_unit
from ..rules import ProblemTerms, UnitRules, Zones, with_excess


def division_problem(units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules,
                     bases: Optional[Places] = None, sheltered: Optional[Places] = None) -> DivisionProblem:
    """The division's problem for these units and rules.

    Where the longest travel is a cost, the problem's costs are minutes and the price of those beyond; where borders of
    districts count, its border lengths are weights. Raises `InputError` for a number of places that cannot be met, or
    without the layer of places.
    """
    terms = problem_terms(units, rules, bases, sheltered)
    rows, limit = terms.ordered_rows(), terms.limit_minutes
    as_cost = limit is not None and terms.limit_weight > 0
    weighed, weight = weighed_borders(adjacency, terms.boundary_weight, terms.zones)
    return DivisionProblem(
        load=np.stack([row.per_unit for row in rows], axis=1), cost=with_excess(minutes, limit, terms.limit_weight),
        adjacency=weighed, areas=rules.areas, tolerance_percent=tuple(row.tolerance_percent for row in rows),
        names=units.ids, load_names=tuple(row.name for row in rows), low=np.array([row.low for row in rows]),
        high=np.array([row.high for row in rows]), fixed_area=terms.fixed_area, group=terms.group, xy=units.anchor_xy,
        max_cost=None if as_cost else limit, boundary_weight=weight, share=terms.share,
        centre_units=terms.centre_units)


def problem_terms(units: Units, rules: UnitRules, bases: Optional[Places] = None, sheltered: Optional[Places] = None
                  ) -> ProblemTerms:
    """What the rules put into the problem. Raises `InputError` as `division_problem` does."""
    return rules.constrain(ProblemTerms(units, rules.areas, partial(bases_per_unit, units), bases, sheltered))


def weighed_borders(adjacency: Adjacency, boundary_weight: float, zones: Sequence[Zones] = ()
                    ) -> Tuple[Adjacency, float]:
    """The borders as the division shall weigh them, and its weight for all of them.

    A metre between two units costs `boundary_weight`, and the weight of each kind of district that both lie in: so that
    a border along a district's own border costs least. The division measures weight against the sum of the borders it
    is given, so that the weights' own mean is the weight for all.
    """
    if not zones:
        return adjacency, boundary_weight
    per_metre = np.full(len(adjacency.u), boundary_weight)
    for districts in zones:
        code = districts.code
        ends = zip(objects_of(code[adjacency.u]), objects_of(code[adjacency.v]))
        same = np.array([a == b and a != "" for a, b in ends])
        per_metre += np.where(same, districts.weight, 0.0)
    total = float(adjacency.border_m.sum())
    weight = 0.0 if total <= 0 else float((adjacency.border_m * per_metre).sum()) / total
    border = adjacency.border_m * (per_metre if weight > 0 else 1.0)
    return replace(adjacency, border_m=border), min(weight, 1.0)
