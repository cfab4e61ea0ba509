"""What the polygons of a layer say together, by the notions of the division: who touches whom, what is left uncovered.

The division takes two units for neighbours where `find_adjacency` does. A check with a notion of its own would be
silent where the division fails, so this one asks the same functions.
"""
from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Tuple

from shapely.geometry import Polygon
from shapely.ops import unary_union

from ...arrays import ints_of
from ...errors import Problem, problem
from ...geometry import SpatialIndex, object_array, polygons_of
from ...messages import Message, msg
from ...model import Adjacency, Objects, Roads, Table
from ...progress import SILENT, Part, Progress, stop_if_cancelled
from ...sources.reading import row_problem
from ..partition import THIN_M
from .adjacency import SNAP_M, find_adjacency
from .links import GAP_M, links_across_ferries, suggest_links

ALONG_M = 10.0
"""Borders that run beside each other with a gap for less than this are corners, not borders."""
LEAST_HOLE_M2 = 1.0
"""Smaller holes and overlaps come from rounding of coordinates."""
LISTED = 20
"""So many findings of one kind are told one by one, the largest; the others are counted."""


def cover_problems(table: Table, ids: Objects, roads: Optional[Roads] = None, links: Sequence[Tuple[Any, Any]] = (),
                   boundary: Any = None, progress: Progress = SILENT) -> Tuple[Problem, ...]:
    """Warnings about a layer of valid polygons: gaps, pieces without neighbour, units of several parts, holes.

    ids : (n,) unique names, as links and messages use them; roads : their ferries and bridges join pieces, as in the
    division; boundary : of the municipality, which the polygons should cover
    """
    geometry = object_array(table.geometry if table.geometry is not None else ())
    adjacency = find_adjacency(geometry, ids, links, progress=Part(progress, 0.0, 0.4))
    if roads is not None:
        joined = links_across_ferries(geometry, ids, roads, adjacency, Part(progress, 0.4, 0.6))
        adjacency = find_adjacency(geometry, ids, [*links, *joined])
    found = gap_problems(table, ids, adjacency, Part(progress, 0.6, 0.8))
    for suggestion in suggest_links(geometry, adjacency, Part(progress, 0.8, 0.9)):
        found.append(row_problem(table, suggestion.unit, *suggestion.finding(ids), is_error=False))
    found += _parts_apart(table, geometry)
    found += uncovered_problems(table, geometry, boundary)
    progress.report(1.0)
    return tuple(found)


def gap_problems(table: Table, ids: Objects, adjacency: Adjacency, progress: Progress = SILENT) -> List[Problem]:
    """Pairs of polygons that run beside each other with a gap, for which the division takes them for no neighbours."""
    geometry = object_array(table.geometry if table.geometry is not None else ())
    known = set(zip(ints_of(adjacency.u), ints_of(adjacency.v)))
    index = SpatialIndex(geometry)
    pairs: Dict[Tuple[int, int], Tuple[float, float]] = {}
    for a, polygon in enumerate(geometry):
        stop_if_cancelled(progress)
        progress.report(a / len(geometry))
        for b in index.candidates(polygon.buffer(GAP_M, 1)):
            if b > a and (a, int(b)) not in known:
                gap_m = float(polygon.distance(geometry[b]))
                length_m = _length_beside(polygon, geometry[b], gap_m) if SNAP_M < gap_m <= GAP_M else 0.0
                if length_m >= max(ALONG_M, 4 * gap_m):
                    pairs[a, int(b)] = (length_m, gap_m)
    order = sorted(pairs, key=lambda pair: (-round(pairs[pair][0], 3), pair))
    found = [row_problem(table, a, msg(
        "unit {unit} runs beside unit {other} for {length:.0f} m with a gap of {gap:.2f} m: they are no neighbours, as "
        "borders count as common up to a gap of {snap:.2f} m.", unit=ids[a], other=ids[b], length=pairs[a, b][0],
        gap=pairs[a, b][1], snap=SNAP_M), _close_gaps(), is_error=False) for a, b in order[:LISTED]]
    if len(order) > LISTED:
        found.append(_more(table, msg("{count} further pairs of units have such a gap.",
                                      count=len(order) - LISTED)))
    return found


def _close_gaps() -> Message:
    return msg("Close the gap, for example with the tool “Snap geometries to layer”, or give a link between the two "
               "where they shall be neighbours.")


def _more(table: Table, what: Message) -> Problem:
    return problem(table.name, "", what, msg("Mend those that are listed, and check again."), is_error=False)


def _length_beside(one: Any, other: Any, gap_m: float) -> float:
    """Length of the border of `one` along which `other` is no farther than the gap, give or take the tolerance."""
    return float(one.boundary.intersection(other.buffer(gap_m + SNAP_M, 4)).length)


def _parts_apart(table: Table, geometry: Objects) -> List[Problem]:
    """One finding for all polygons of several parts: the division takes each for one connected piece."""
    rows = [row for row, polygon in enumerate(geometry) if len(polygons_of(polygon)) > 1]
    if not rows:
        return []
    widest = max(rows, key=lambda row: (round(_width_of_gap(geometry[row]), 3), -row))
    return [row_problem(table, widest, msg(
        "{count} features consist of several parts that do not touch, this one with {metres:.0f} m between them: each "
        "counts as one piece, whatever lies between.", count=len(rows), metres=_width_of_gap(geometry[widest])),
        msg("Split them with the tool “Multipart to singleparts” unless the parts belong together, such as islands."),
        is_error=False)]


def _width_of_gap(geometry: Any) -> float:
    """The longest way in metres from a part to the nearest other one."""
    parts = polygons_of(geometry)
    return float(max(min(part.distance(other) for other in parts if other is not part) for part in parts))


def uncovered_problems(table: Table, geometry: Objects, boundary: Any = None) -> List[Problem]:
    """Holes between the polygons, or what of the boundary they leave uncovered; not what is narrower than `THIN_M`."""
    union = unary_union(list(geometry))
    holes = _rings(union)
    if boundary is not None:
        holes = polygons_of(boundary.difference(union))
    wide = (part for hole in holes for part in polygons_of(_without_thin_parts(hole)))
    holes = sorted((h for h in wide if h.area > LEAST_HOLE_M2), key=lambda h: (-round(h.area, 3), h.bounds))
    found = [problem(table.name, "", msg(
        "{km2:.4f} km² at {x:.0f}, {y:.0f} lie in no polygon: addresses and clients there have no area.",
        km2=hole.area / 1e6, x=xy[0], y=xy[1]), msg(
        "Fill the hole by moving the border of a neighbour, or leave it where nobody can live, such as a lake."),
        is_error=False, xy=xy) for hole in holes[:LISTED] for xy in [_inside(hole)]]
    if len(holes) > LISTED:
        found.append(_more(table, msg("{count} further places lie in no polygon.", count=len(holes) - LISTED)))
    return found


def _rings(union: Any) -> List[Any]:
    """What the union surrounds. Gaps that count as common borders are closed first: a hair of a gap opens no hole."""
    half = SNAP_M / 2
    closed = union.buffer(half, join_style=2)
    return [Polygon(ring).buffer(half, join_style=2) for part in polygons_of(closed) for ring in part.interiors]


def _without_thin_parts(polygon: Any) -> Any:
    """Morphological opening: what is wider than `THIN_M`."""
    return polygon.buffer(-THIN_M / 2, join_style=2).buffer(THIN_M / 2, join_style=2)


def _inside(polygon: Any) -> Tuple[float, float]:
    point = polygon.representative_point()
    return float(point.x), float(point.y)
