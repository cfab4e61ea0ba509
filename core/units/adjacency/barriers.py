"""Borders that a barrier (river, motorway, railway) takes away."""
from __future__ import annotations

from typing import Any, Optional, Tuple

import numpy as np
from shapely.geometry import Point
from shapely.ops import unary_union

from ...geometry import SpatialIndex, object_array, points_xy, polygons_of
from ...model import Floats, Ints, Objects
from ...progress import Progress, stop_if_cancelled

ALONG_M = 5.0
"""A barrier drawn this near to a border was meant to follow it."""
_GAP_M = 0.05
"""Closes the seam between two units."""


def border_past_barriers(geometry: Objects, borders: Tuple[Ints, Ints, Floats], barriers: Objects,
                         anchor_xy: Optional[Floats], progress: Progress) -> Floats:
    """(m,) border that is left to every pair of neighbours, 0 where a barrier parts their anchors.

    borders : u, v, border_m as found without barriers
    """
    u, v, border_m = borders
    lines = object_array(b for b in barriers if b is not None and not b.is_empty)
    if len(lines) == 0:
        return border_m
    index = SpatialIndex(lines)
    near = [index.candidates(polygon.buffer(ALONG_M, 1)) for polygon in geometry]
    anchors = anchor_xy if anchor_xy is not None else points_xy(
        object_array(g.representative_point() for g in geometry))
    left: Floats = border_m.copy()
    for k, (a, b) in enumerate(zip(u, v)):
        if k % 50 == 0:
            stop_if_cancelled(progress)
            progress.report(k / len(u))
        rows = np.union1d(near[a], near[b])
        if len(rows):
            barrier = unary_union(list(lines[rows]))
            left[k] = _left(geometry[a], geometry[b], float(border_m[k]), barrier, anchors[[a, b]])
    return left


def _left(one: Any, other: Any, border_m: float, barrier: Any, anchors: Floats) -> float:
    if not barrier.buffer(ALONG_M).intersects(unary_union([one, other])):
        return border_m
    common = one.boundary.intersection(other.boundary.buffer(_GAP_M))
    whole = float(common.length)
    if whole <= 0:
        return border_m
    open_share = float(common.difference(barrier.buffer(ALONG_M)).length) / whole
    if open_share > 0 and _parted(one, other, barrier, anchors):
        return 0.0
    return border_m * open_share


def _parted(one: Any, other: Any, barrier: Any, anchors: Floats) -> bool:
    """Whether the barrier cuts the two units so that their anchors lie in different pieces.

    It is taken as broad as it may lie beside a border, so that a line drawn up to an edge cuts through the edge too.
    """
    land = unary_union([one.buffer(_GAP_M), other.buffer(_GAP_M)]).difference(barrier.buffer(ALONG_M))
    pieces = polygons_of(land)
    if len(pieces) < 2:
        return False
    nearest = [int(np.argmin([piece.distance(Point(float(x), float(y))) for piece in pieces])) for x, y in anchors]
    return nearest[0] != nearest[1]
