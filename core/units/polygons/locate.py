"""In which polygon each point lies, for many points and many polygons."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List

import numpy as np
from shapely.geometry import Point

from ...geometry import SpatialIndex, contains_xy, object_array
from ...model import Bools, Floats, Ints, Objects
from ...progress import SILENT, Progress, stop_if_cancelled

BORDER_TOLERANCE_M = 0.01
"""A point this near to a border counts as lying on it: addresses come in centimetres."""


@dataclass(frozen=True)
class Located:
    """Where each point lies.

    row : (n,) row of the polygon, -1 outside every polygon
    on_border : (n,) True when the point lies within the tolerance of the border of a polygon; `row` is then the
        smallest row among the polygons within the tolerance, so that the answer depends on nothing but the row order
    """

    row: Ints
    on_border: Bools


def locate_points(geometry: Objects, xy: Floats, tolerance_m: float = BORDER_TOLERANCE_M,
                  progress: Progress = SILENT) -> Located:
    """Find the polygon of every point.

    Polygons should not overlap; where they do, the smallest row wins. A point with a coordinate that is no number is
    outside.

    geometry : (p,) polygons or multipolygons, None and empty ones contain nothing; xy : (n, 2) in the same CRS
    """
    row = np.full(len(xy), -1, np.int64)
    on_border = np.zeros(len(xy), bool)
    order = np.argsort(xy[:, 0], kind="stable") if len(xy) else np.zeros(0, np.int64)
    sorted_x = xy[order, 0]
    for p, polygon in enumerate(geometry):
        if p % 32 == 0:
            stop_if_cancelled(progress)
            progress.report(0.9 * p / len(geometry))
        if polygon is not None and not polygon.is_empty:
            candidates = _free_points_in_box(polygon, order, sorted_x, xy, row)
            _settle_interior(polygon, p, candidates, xy, tolerance_m, row)
    _settle_near_borders(geometry, xy, tolerance_m, row, on_border, progress)
    progress.report(1.0)
    return Located(row, on_border)


def _free_points_in_box(polygon: Any, order: Ints, sorted_x: Floats, xy: Floats, row: Ints) -> Ints:
    """Points without a polygon in the bounding box of `polygon`."""
    x0, y0, x1, y1 = polygon.bounds
    inside = order[np.searchsorted(sorted_x, x0, "left"):np.searchsorted(sorted_x, x1, "right")]
    inside = inside[row[inside] < 0]
    y = xy[inside, 1]
    return np.asarray(inside[(y >= y0) & (y <= y1)], np.int64)


def _settle_interior(polygon: Any, p: int, candidates: Ints, xy: Floats, tolerance_m: float, row: Ints) -> None:
    """Give p to the candidates that lie deeper than the tolerance in the polygon."""
    if len(candidates) == 0:
        return
    deep = polygon.buffer(-tolerance_m) if tolerance_m > 0 else polygon
    if not deep.is_empty:
        row[candidates[contains_xy(deep, xy[candidates])]] = p


def _settle_near_borders(geometry: Objects, xy: Floats, tolerance_m: float, row: Ints, on_border: Bools,
                         progress: Progress) -> None:
    """Decide the points that lie deep in no polygon one by one, by their distance to the polygons around them."""
    left = np.flatnonzero((row < 0) & np.isfinite(xy).all(axis=1)) if len(xy) else np.zeros(0, np.int64)
    usable = np.array([p for p, g in enumerate(geometry) if g is not None and not g.is_empty], np.int64)
    if len(left) == 0 or len(usable) == 0:
        return
    index = SpatialIndex(object_array(geometry[p] for p in usable))
    for k, i in enumerate(left):
        if k % 1000 == 0:
            stop_if_cancelled(progress)
            progress.report(0.9 + 0.1 * k / len(left))
        point = Point(float(xy[i, 0]), float(xy[i, 1]))
        box = point.buffer(2 * tolerance_m, 1) if tolerance_m > 0 else point
        near: List[int] = [int(p) for p in usable[index.candidates(box)] if geometry[p].distance(point) <= tolerance_m]
        if near:
            row[i] = near[0]
            # An interior point can come here too, where buffering closed a gap narrower than the tolerance.
            on_border[i] = any(geometry[p].boundary.distance(point) <= tolerance_m for p in near)
