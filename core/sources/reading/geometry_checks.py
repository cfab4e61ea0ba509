"""Checks of geometries: missing, invalid, of the wrong kind, without width, overlapping, doubled."""
from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Tuple

import numpy as np
from shapely.validation import explain_validity

from ...errors import Problem, problem
from ...geometry import LazyPoints, SpatialIndex, object_array
from ...messages import Message, msg
from ...model import Bools, Objects, Table
from ...progress import Progress, Silent, stop_if_cancelled
from .findings import place, raise_errors, row_problem

OVERLAP_TOLERANCE_M2 = 1.0
"""Slivers below this come from rounding of coordinates, not from a mistake in the division."""
LEAST_WIDTH_M = 0.05
"""A polygon narrower than this (twice the area over the perimeter) is a sliver between two others, not land."""
FARTHEST_M = 1e8
"""No map projection in metres has larger coordinates, those with the zone in front of the easting included."""
POLYGONS = ("Polygon", "MultiPolygon")
LINES = ("LineString", "MultiLineString")
POINTS = ("Point", "MultiPoint")
_SILENT = Silent()
_PLACE = re.compile(r"^(.*?)\s*\[\s*(\S+)\s+(\S+?)(?:\s+\S+)?\s*\]$")
_KINDS: Dict[Tuple[str, ...], Message] = {POLYGONS: msg("a polygon"), LINES: msg("a line"), POINTS: msg("a point")}


XY = Tuple[float, float]
Fault = Tuple[Message, Message, Optional[XY]]
"""What is wrong, what to do, and where when that is known."""


@dataclass(frozen=True)
class Overlap:
    """Two rows whose polygons share ground."""

    first: int
    second: int
    area_m2: float
    is_same: bool
    xy: XY


def valid_polygons(table: Table) -> Objects:
    """The polygons of `table`, (n,).

    Raises `InputError` with every feature that is null, empty, no polygon, or invalid (with place and reason).
    """
    raise_errors(geometry_problems(table, POLYGONS))
    return object_array(table.geometry if table.geometry is not None else ())


def check_overlaps(table: Table, progress: Progress = _SILENT) -> None:
    """Raise `InputError` with every pair of polygons that overlap by more than 1 m² or are the same."""
    raise_errors(overlap_problems(table, progress))


def geometry_problems(table: Table, kinds: Tuple[str, ...]) -> Tuple[Problem, ...]:
    """Every feature has a geometry of one of `kinds` (`POLYGONS`, `LINES`, `POINTS`), not empty; polygons are valid."""
    if table.geometry is None:
        return (problem(table.name, "", msg("has no geometry where {kind} is expected.", kind=_KINDS[kinds]),
                        msg("Choose a layer with geometry.")),)
    found: List[Problem] = []
    if kinds == POINTS and isinstance(table.geometry, LazyPoints) and (
            np.abs(table.geometry.xy) <= FARTHEST_M).all():
        return ()
    for row, geometry in enumerate(table.geometry):
        fault = _fault(geometry, kinds)
        if fault is not None:
            what, remedy, xy = fault
            found.append(problem(table.name, table.feature(row), what, remedy, xy=xy or place(table, row)))
    return tuple(found)


def _fault(geometry: Any, kinds: Tuple[str, ...]) -> Optional[Fault]:
    if geometry is None:
        return msg("has no geometry."), msg("Draw it or remove the feature."), None
    if geometry.is_empty:
        return msg("has an empty geometry."), msg("Draw it or remove the feature."), None
    kind = geometry.geom_type
    if kind not in kinds:
        return (msg("is a {have} where {kind} is expected.", have=kind, kind=_KINDS[kinds]),
                msg("Choose the right layer or convert the feature."), None)
    if not all(abs(c) <= FARTHEST_M for c in geometry.bounds):  # not a number is not within either
        return (msg("has coordinates that cannot be."),
                msg("Correct or remove the feature, or take the layer from its source again."), None)
    if kinds != POLYGONS or geometry.is_valid:
        return None
    reason, xy = _reason(geometry)
    what = msg("has an invalid geometry: {reason}.", reason=reason)
    if xy is not None:
        what = msg("has an invalid geometry: {reason} at {x:.1f}, {y:.1f}.", reason=reason, x=xy[0], y=xy[1])
    return what, msg("Repair it, for example with the tool “Fix geometries”."), xy


def _reason(geometry: Any) -> Tuple[str, Optional[XY]]:
    """GEOS's reason, and the place it names, if it names one."""
    told = str(explain_validity(geometry))
    match = _PLACE.match(told)
    if match is None:
        return told, None
    xy = (float(match.group(2)), float(match.group(3)))
    return match.group(1), xy if all(math.isfinite(c) for c in xy) else None


def find_overlaps(geometry: Objects, progress: Progress = _SILENT) -> List[Overlap]:
    """All pairs of valid polygons that share more than 1 m², first row < second row, ascending."""
    rows = np.flatnonzero(_usable(geometry))
    polygons = geometry[rows]
    if len(rows) < 2:
        return []
    index = SpatialIndex(polygons)
    found: List[Overlap] = []
    for i, polygon in enumerate(polygons):
        stop_if_cancelled(progress)
        progress.report(i / len(polygons))
        for j in index.candidates(polygon):
            if j > i:
                shared = polygon.intersection(polygons[j])
                if shared.area > OVERLAP_TOLERANCE_M2:
                    larger = max(polygon.area, polygons[j].area)
                    inside = shared.representative_point()
                    found.append(Overlap(int(rows[i]), int(rows[j]), float(shared.area),
                                         bool(shared.area >= larger * (1 - 1e-9)), (inside.x, inside.y)))
    return found


def overlap_problems(table: Table, progress: Progress = _SILENT) -> Tuple[Problem, ...]:
    """Overlapping and doubled polygons of `table`; features that are not valid polygons are left out."""
    if table.geometry is None:
        return ()
    found = []
    for pair in find_overlaps(table.geometry, progress):
        other = table.feature(pair.first)
        if pair.is_same:
            what, remedy = msg("is the same polygon as feature {other}.", other=other), msg("Remove one of the two.")
        else:
            what = msg("overlaps feature {other} by {area:.0f} m².", other=other, area=pair.area_m2)
            remedy = msg("Correct the borders, so that every place lies in one polygon.")
        found.append(problem(table.name, table.feature(pair.second), what, remedy, xy=pair.xy))
    return tuple(found)


def sliver_problems(table: Table) -> Tuple[Problem, ...]:
    """Polygons without width, as overlay tools leave behind: nobody lives there, and they part the neighbours."""
    if table.geometry is None:
        return ()
    rows = [row for row in np.flatnonzero(_usable(table.geometry)) if is_sliver(table.geometry[row])]
    return tuple(row_problem(table, int(row), msg(
        "is a sliver: {length:.0f} m of border around {area:.3f} m².", length=table.geometry[row].length,
        area=table.geometry[row].area), msg("Join it to a neighbour with the tool “Eliminate selected polygons”, and "
                                            "give its load to that neighbour.")) for row in rows)


def is_sliver(polygon: Any) -> bool:
    """Whether a valid polygon is narrower than `LEAST_WIDTH_M`."""
    return bool(2 * polygon.area < LEAST_WIDTH_M * polygon.length)


def _usable(geometry: Objects) -> Bools:
    return np.array([g is not None and not g.is_empty and g.geom_type in POLYGONS and g.is_valid for g in geometry],
                    bool)
