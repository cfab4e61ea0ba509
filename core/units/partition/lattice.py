"""Points of a square lattice inside a polygon, at a cost that follows the polygon and not its bounding box.

A box around a winding or slanting polygon can be a million times its area. So the lattice is laid row by row: a row
asks only the stretches that lie between crossings of its line with the polygon's border (scan conversion), and a
polygon never has more rows than points that were asked for.
"""
from __future__ import annotations

from typing import Any, Tuple

import numpy as np

from ...geometry import contains_xy, line_coordinates, object_array, polygons_of
from ...model import Floats, Ints

LEAST_STEP_M = 1e-3
"""The grid on which units are drawn has no finer places."""
_NEAR = 1e-6
"""Of a step: a crossing this near to a lattice point leaves it to the exact test."""


def lattice_step(polygon: Any, count: float) -> float:
    """The spacing in metres of a lattice with about `count` points in the polygon, and at most so many rows."""
    x0, y0, x1, y1 = polygon.bounds
    return max(float(np.sqrt(polygon.area / count)), float(max(x1 - x0, y1 - y0)) / count, LEAST_STEP_M)


def lattice_points(polygon: Any, x0: float, y0: float, step_m: float) -> Floats:
    """(n, 2) the points (x0 + i · step, y0 + j · step), i and j whole and not negative, inside the polygon, row by row.

    The cost follows the number of rows and points inside and the crossings of rows and border.
    """
    row, enter, leave = _stretches(polygon, y0, step_m)
    first = np.maximum(np.ceil((enter - x0) / step_m - _NEAR), 0).astype(np.int64)
    last = np.floor((leave - x0) / step_m + _NEAR).astype(np.int64)
    size = np.maximum(last - first + 1, 0)
    column = np.arange(int(size.sum())) - np.repeat(np.cumsum(size) - size - first, size)
    # Stretches that meet in a lattice point both have it.
    row, column = np.unique(np.stack([np.repeat(row, size), column]), axis=1)
    xy = np.stack([x0 + step_m * column, y0 + step_m * row], axis=1)
    return np.asarray(xy[contains_xy(polygon, xy)], float)


def _stretches(polygon: Any, y0: float, step_m: float) -> Tuple[Ints, Floats, Floats]:
    """Row, and where the row enters and leaves the polygon, by the even-odd rule; sorted by row, then place."""
    rings = [ring for part in polygons_of(polygon) for ring in (part.exterior, *part.interiors)]
    coords, offset = line_coordinates(object_array(rings))
    ring = np.repeat(np.arange(len(rings)), np.diff(offset))
    same = ring[1:] == ring[:-1]
    a, b = coords[:-1][same], coords[1:][same]
    low, high = np.minimum(a[:, 1], b[:, 1]), np.maximum(a[:, 1], b[:, 1])
    first = np.maximum(np.ceil((low - y0) / step_m), 0).astype(np.int64)  # a row through the lower end crosses,
    count = np.maximum(np.ceil((high - y0) / step_m).astype(np.int64) - first, 0)  # one through the upper end does not
    edge = np.repeat(np.arange(len(a)), count)
    row = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count - first, count)
    start, along = a[edge], (b - a)[edge]
    x = start[:, 0] + along[:, 0] * ((y0 + step_m * row - start[:, 1]) / along[:, 1])
    order = np.lexsort((x, row))
    row, x = row[order], x[order]
    return row[::2], x[::2], x[1::2]
