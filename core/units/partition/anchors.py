"""Anchors: the point of every unit from which its travel is measured, where its people live."""
from __future__ import annotations

from typing import Any, Optional

import numpy as np

from ...geometry import SpatialIndex, points_xy
from ...model import Bools, Floats, Ints, Objects, Roads
from ...progress import SILENT, Part, Progress, stop_if_cancelled
from ..polygons import locate_points

MEDIAN_ROUNDS = 30


def anchor_units(geometry: Objects, xy: Optional[Floats] = None, weight: Optional[Floats] = None,
                 roads: Optional[Roads] = None, progress: Progress = SILENT) -> Floats:
    """(n, 2) anchors, inside their units.

    1. Where points are given (addresses or other places where people live, with weights): the point of the unit
       nearest to the unit's weighted geometric median (Weiszfeld 1937, doi:10.1007/s10479-008-0352-z for the English
       translation), so that most people are near. Points without weight count only where a unit has no others.
    2. A unit without points: the middle of the longest stretch of road inside it, ferries excepted.
    3. A unit without roads: a point well inside it.

    geometry : (n,) polygons; xy : (k, 2); weight : (k,) or None for equal weights
    """
    anchors = np.full((len(geometry), 2), np.nan)
    if xy is not None and len(xy):
        row = locate_points(geometry, xy, progress=Part(progress, 0.0, 0.5)).row
        inside = np.flatnonzero(row >= 0)
        given = np.ones(len(xy)) if weight is None else weight
        nearest_to_median(row[inside], xy[inside], given[inside], anchors)
    empty = np.isnan(anchors[:, 0])
    if roads is not None and empty.any():
        _middle_of_roads(geometry, roads, empty, anchors, Part(progress, 0.5, 1.0))
    for i in np.flatnonzero(np.isnan(anchors[:, 0])):
        anchors[i] = points_xy(geometry[i:i + 1] if geometry[i] is None else _inner_point(geometry[i]))[0]
    progress.report(1.0)
    return anchors


def _inner_point(polygon: Any) -> Objects:
    inner = np.empty(1, object)
    inner[0] = polygon.representative_point()
    return inner


def nearest_to_median(row: Ints, xy: Floats, weight: Floats, anchors: Floats) -> None:
    """Fill `anchors` (n, 2), in place, for every unit with a point; ties go to the earlier point."""
    n = len(anchors)
    weight = np.where(np.bincount(row, weight, n)[row] > 0, weight, 1.0)
    median = _geometric_median(row, xy, weight, n)
    counted = weight > 0
    row, xy = row[counted], xy[counted]
    distance = np.round(np.hypot(*(xy - median[row]).T), 3)
    order = np.lexsort((np.arange(len(row)), distance, row))
    unit, first = np.unique(row[order], return_index=True)
    anchors[unit] = xy[order[first]]


def _geometric_median(row: Ints, xy: Floats, weight: Floats, n: int) -> Floats:
    """(n, 2) weighted geometric median of the points of every unit."""
    origin = xy.min(axis=0) if len(xy) else np.zeros(2)
    local = xy - origin
    factor = weight
    middle = np.zeros((n, 2))
    for _ in range(MEDIAN_ROUNDS):
        total = np.bincount(row, factor, n)
        sums = np.stack([np.bincount(row, factor * local[:, i], n) for i in (0, 1)], axis=1)
        middle = sums / np.where(total > 0, total, 1.0)[:, None]
        # One metre keeps the step finite where the median meets a point.
        factor = weight / np.maximum(np.hypot(*(local - middle[row]).T), 1.0)
    return middle + origin


def _middle_of_roads(geometry: Objects, roads: Roads, empty: Bools, anchors: Floats, progress: Progress) -> None:
    """Fill the anchors of the empty units that a road passes."""
    lines = roads.lines[~roads.is_ferry]
    if len(lines) == 0:
        return
    index = SpatialIndex(lines)
    todo = np.flatnonzero(empty)
    for k, i in enumerate(todo):
        stop_if_cancelled(progress)
        progress.report(k / len(todo))
        if geometry[i] is None:
            continue
        inside = [geometry[i].intersection(lines[j]) for j in index.candidates(geometry[i])]
        parts = [p for g in inside for p in getattr(g, "geoms", [g]) if p.length > 0]
        if parts:
            longest = max(parts, key=lambda p: round(p.length, 3))
            middle = longest.interpolate(0.5, normalized=True)
            anchors[i] = middle.x, middle.y
