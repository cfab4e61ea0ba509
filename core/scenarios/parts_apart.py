"""Units of several parts: to the division each is one piece, on the map its parts may lie apart.

A unit is never split, so that an area is connected when its units are. Where the parts of a unit do not touch, and
nothing of the same area joins them either, the area is in pieces on the map all the same: that is told, and is no
broken rule, as islands that belong to a place on the mainland are like this.
"""
from __future__ import annotations

from typing import Any, List, Tuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from shapely.ops import unary_union

from ..arrays import bools_of, ints_of
from ..errors import Problem, problem
from ..geometry import polygons_of
from ..messages import msg
from ..model import Adjacency, Ints, Units
from ..rules import place_of

NEAR_M = 1.0
"""Parts so near to each other touch, as neighbouring units do."""


def parts_apart(units: Units, rows: Ints, adjacency: Adjacency, area_id: int) -> Tuple[Problem, ...]:
    """A warning for each unit of the area in `rows` whose parts lie apart and are joined by nothing of the area."""
    several = [row for row in ints_of(rows) if len(polygons_of(units.geometry[row])) > 1]
    if not several:
        return ()
    part, owner = _parts(units, rows)
    piece = _pieces(units, part, owner, rows, adjacency, several)
    found = []
    for row in several:
        count = len(np.unique(piece[owner == row]))
        if count > 1:
            found.append(problem(units.layer, units.ids[row], msg(
                "The unit has {count} parts that nothing of area {area} joins on the map. It counts as one piece.",
                count=count, area=area_id),
                msg("Split it into units of their own, unless the parts belong together, such as islands."), False,
                place_of(units, row)))
    return tuple(found)


def _parts(units: Units, rows: Ints) -> Tuple[List[Any], Ints]:
    """The polygons of the units, and the unit of each; parts of a unit that touch are one."""
    part: List[Any] = []
    owner: List[int] = []
    for row in ints_of(rows):
        own = polygons_of(units.geometry[row])
        own = own if len(own) == 1 else polygons_of(unary_union(own))
        part += own
        owner += [row] * len(own)
    return part, np.array(owner, np.int64)


def _pieces(units: Units, part: List[Any], owner: Ints, rows: Ints, adjacency: Adjacency, several: List[int]) -> Ints:
    """(p,) connected piece of each part: neighbours are joined, but with a unit of several parts only those near it."""
    inside = np.isin(adjacency.u, rows) & np.isin(adjacency.v, rows)
    many, parts_of = set(several), {row: ints_of(np.flatnonzero(owner == row)) for row in ints_of(rows)}
    joined: List[Tuple[int, int]] = []
    for u, v, is_link in zip(ints_of(adjacency.u[inside]), ints_of(adjacency.v[inside]),
                             bools_of(adjacency.is_link[inside])):
        pairs = [(a, b) for a in parts_of[u] for b in parts_of[v]]
        if is_link or not (u in many or v in many):
            joined += pairs
        else:
            joined += [(a, b) for a, b in pairs if part[a].distance(part[b]) <= NEAR_M]
    ends = np.array(joined, np.int64).reshape(-1, 2)
    graph = coo_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(part), len(part)))
    return np.asarray(connected_components(graph, directed=False)[1], np.int64)
