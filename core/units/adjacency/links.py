"""Connections over water: units that a ferry or a bridge joins, separate pieces, and what would join them."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Set, Tuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree
from shapely.ops import unary_union

from ...arrays import ints_of
from ...geometry import SpatialIndex, line_coordinates, object_array, points
from ...messages import Message, msg
from ...model import Adjacency, Floats, Ints, Objects, Roads
from ...progress import SILENT, Part, Progress, stop_if_cancelled
from ..partition import connect_equal
from ..polygons import locate_points

JOIN_M = 0.5
"""Ends of road lines nearer than this are the same place."""
GAP_M = 5.0
"""Units this near to each other without a common border were meant to touch, or meet in a corner."""
REACH_M = 200.0
"""A ferry quay may lie this far outside the nearest unit: shores are drawn generalised."""


@dataclass(frozen=True)
class LinkSuggestion:
    """A separate piece of the unit graph, and the shortest link to the rest.

    unit, nearest : rows of the unit of the piece and of the unit outside it; distance_m between them; units : size of
    the piece
    """

    unit: int
    nearest: int
    distance_m: float
    units: int

    def message(self, ids: Objects) -> Message:
        """What is so and what the planner can do."""
        what, remedy = self.finding(ids)
        return msg("{what} {remedy}", what=what, remedy=remedy)

    def finding(self, ids: Objects) -> Tuple[Message, Message]:
        """What is so, and what the planner can do about it."""
        unit, nearest = ids[self.unit], ids[self.nearest]
        if self.distance_m <= GAP_M:
            return (msg("{units} units around {unit} have no neighbour outside; the nearest unit is {nearest}, with a "
                        "gap of {metres:.2f} m or only a corner between them.", units=self.units, unit=unit,
                        nearest=nearest, metres=self.distance_m),
                    msg("Close the gap, for example with the tool “Snap geometries to layer”, or add a link "
                        "{unit}–{nearest}.", unit=unit, nearest=nearest))
        return (msg("{units} units around {unit} have no neighbour outside; the nearest unit is {nearest}, "
                    "{metres:.0f} m away.", units=self.units, unit=unit, nearest=nearest, metres=self.distance_m),
                msg("Add a link {unit}–{nearest} if a bridge or a ferry joins them.", unit=unit, nearest=nearest))


def components(adjacency: Adjacency) -> Ints:
    """(n,) connected piece of every unit, 0 for the one with most units, further by size, then by smallest row."""
    graph = coo_matrix((np.ones(len(adjacency.u)), (adjacency.u, adjacency.v)), shape=(adjacency.n, adjacency.n))
    _, label = connected_components(graph, directed=False)
    _, first, inverse, size = np.unique(label, return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(len(first), np.int64)
    rank[np.lexsort((first, -size))] = np.arange(len(first))
    return np.asarray(rank[np.ravel(inverse)], np.int64)


def suggest_links(geometry: Objects, adjacency: Adjacency, progress: Progress = SILENT) -> Tuple[LinkSuggestion, ...]:
    """For every piece but the largest the nearest pair of a unit in it and a unit outside it."""
    piece = components(adjacency)
    found = []
    for p in range(1, int(piece.max(initial=0)) + 1):
        stop_if_cancelled(progress)
        members, others = np.flatnonzero(piece == p), np.flatnonzero(piece != p)
        island = unary_union(list(geometry[members]))
        distance = np.round([geometry[j].distance(island) for j in others], 3)
        nearest = int(others[int(distance.argmin())])
        near = np.round([geometry[i].distance(geometry[nearest]) for i in members], 3)
        unit = int(members[int(near.argmin())])
        found.append(LinkSuggestion(unit, nearest, float(distance.min()), len(members)))
    return tuple(found)


def links_across_ferries(geometry: Objects, ids: Objects, roads: Roads, adjacency: Adjacency,
                         progress: Progress = SILENT) -> Tuple[Tuple[Any, Any], ...]:
    """Pairs of unit ids that roads join although the units share no border; sorted.

    * Ferries: the units at the ends of a ferry route, which may consist of several lines.
    * Other roads, where they leave all units and reach another piece of the unit graph (a bridge over a gap between
      polygons): for each two pieces that such roads join, the pair whose bridge heads are nearest to each other. Roads
      that leave the municipality and come back to the same piece join nothing.
    """
    piece = components(adjacency)
    known = set(zip(ints_of(adjacency.u), ints_of(adjacency.v)))
    index = SpatialIndex(geometry)
    pairs = _ferry_pairs(geometry, index, roads, Part(progress, 0.0, 0.2))
    if piece.max(initial=0) > 0:
        gaps = _gap_lines(geometry, roads.lines[~roads.is_ferry], Part(progress, 0.2, 0.8))
        pairs |= _bridge_pairs(geometry, index, gaps, piece, Part(progress, 0.8, 1.0))
    progress.report(1.0)
    return tuple((ids[a], ids[b]) for a, b in sorted(pairs - known))


def _routes(lines: Objects) -> List[Tuple[Floats, Ints]]:
    """Lines that share an end are one route: the distinct ends (k, 2) of every route, and how many lines end there."""
    if len(lines) == 0:
        return []
    ends = np.array([xy for line in lines for xy in (line.coords[0][:2], line.coords[-1][:2])], float)
    near = cKDTree(ends).query_pairs(JOIN_M, output_type="ndarray").reshape(-1, 2)
    place = _connected(len(ends), near[:, 0], near[:, 1])
    _, first = np.unique(place, return_index=True)
    stretches = np.unique(np.sort(place.reshape(-1, 2), axis=1), axis=0)  # both directions of a line are one stretch
    uses = np.bincount(stretches.ravel(), minlength=len(first))
    route = _connected(len(first), stretches[:, 0], stretches[:, 1])
    return [(ends[first[route == r]], uses[route == r]) for r in range(int(route.max()) + 1)]


def _connected(n: int, u: Ints, v: Ints) -> Ints:
    """(n,) connected piece of every node, numbered by first member."""
    return connect_equal(np.zeros(n, np.int64), u, v)


def _ferry_pairs(geometry: Objects, index: SpatialIndex, roads: Roads, progress: Progress) -> Set[Tuple[int, int]]:
    """Every two quays of a ferry route. A quay is where the route ends or meets a road."""
    pairs: Set[Tuple[int, int]] = set()
    shore, _ = line_coordinates(roads.lines[~roads.is_ferry])
    tree = cKDTree(shore) if len(shore) else None
    for places, uses in _routes(roads.lines[roads.is_ferry]):
        stop_if_cancelled(progress)
        quay = uses == 1
        if tree is not None:
            quay |= tree.query(places)[0] <= JOIN_M
        units = sorted({u for u in _nearest_units(geometry, index, places[quay], REACH_M) if u >= 0})
        pairs |= {(a, b) for i, a in enumerate(units) for b in units[i + 1:]}
    return pairs


def _nearest_units(geometry: Objects, index: SpatialIndex, xy: Floats, reach_m: float) -> List[int]:
    """Unit at each place, or the nearest one within reach, or -1."""
    found = []
    for point in points(xy):
        rows = index.candidates(point.buffer(reach_m))
        distance = np.round([geometry[i].distance(point) for i in rows], 3)
        found.append(int(rows[int(distance.argmin())]) if len(rows) and distance.min() <= reach_m else -1)
    return found


def _gap_lines(geometry: Objects, lines: Objects, progress: Progress) -> Objects:
    """The stretches of the lines outside all units."""
    coords = [np.asarray(line.coords, float)[:, :2] for line in lines]
    if not coords:
        return object_array([])
    row = locate_points(geometry, np.concatenate(coords), progress=Part(progress, 0.0, 0.6)).row
    cuts = np.cumsum([len(c) for c in coords])[:-1]
    index = SpatialIndex(geometry)
    gaps: List[Any] = []
    for k, (line, rows) in enumerate(zip(lines, np.split(row, cuts))):
        if k % 200 == 0:
            stop_if_cancelled(progress)
            progress.report(0.6 + 0.4 * k / len(lines))
        if len(set(ints_of(rows))) == 1 and rows[0] >= 0:
            continue  # begins and ends in one unit
        outside = line.difference(unary_union(list(geometry[index.candidates(line)])))
        gaps += [part for part in getattr(outside, "geoms", [outside]) if part.length > JOIN_M]
    return object_array(gaps)


def _bridge_pairs(geometry: Objects, index: SpatialIndex, gaps: Objects, piece: Ints, progress: Progress
                  ) -> Set[Tuple[int, int]]:
    """The nearest pair of bridge heads for each two pieces that a route in the gaps joins."""
    best: Dict[Tuple[int, int], Tuple[float, int, int]] = {}
    for ends, _ in _routes(gaps):
        stop_if_cancelled(progress)
        units = _nearest_units(geometry, index, ends, JOIN_M)
        for i, a in enumerate(units):
            for j in range(i + 1, len(units)):
                b = units[j]
                if a >= 0 and b >= 0 and piece[a] != piece[b]:
                    key = (int(min(piece[a], piece[b])), int(max(piece[a], piece[b])))
                    width = round(float(np.hypot(*(ends[i] - ends[j]))), 3)
                    best[key] = min(best.get(key, (np.inf, 0, 0)), (width, min(a, b), max(a, b)))
    return {(a, b) for _, a, b in best.values()}
