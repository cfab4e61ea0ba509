"""A planar partition from lines: faces whose borders share every vertex, with coordinates in whole millimetres.

Method: node all lines together, take the faces, round their vertices to the grid, and repeat until nothing changes
(iterated snap rounding, Halperin and Packer 2002, doi:10.1016/S0925-7721(01)00069-3). At the fixed point no two
segments cross and every vertex is on the grid, so that neighbouring faces share their border segment for segment.
"""
from __future__ import annotations

from typing import Any, List

import numpy as np
from shapely.geometry import LineString, MultiLineString
from shapely.ops import polygonize, unary_union

from ..geometry import object_array, polygons_of
from ..model import Floats, Ints, Objects
from ..progress import SILENT, Progress, stop_if_cancelled
from .borders import border_segments, equal_runs

GRID_PER_M = 1000.0
MAX_ROUNDS = 30
"""Two or three are the rule. Should rounding never settle, the faces of the last round still share their vertices."""


def to_grid(xy: Floats) -> Floats:
    """Coordinates rounded to whole millimetres."""
    return np.asarray(np.round(np.asarray(xy, float) * GRID_PER_M) / GRID_PER_M)


def ring_lines(geometry: Any) -> List[Any]:
    """The rings of a (multi)polygon as lines on the grid; rings that vanish on the grid are left out."""
    rings = [r for polygon in polygons_of(geometry) for r in (polygon.exterior, *polygon.interiors)]
    return [LineString(xy) for xy in (to_grid(np.asarray(r.coords, float)[:, :2]) for r in rings)
            if (xy != xy[0]).any()]


def planar_faces(lines: List[Any], progress: Progress = SILENT) -> Objects:
    """The faces that the lines enclose, sorted by place. Line ends that lead nowhere are ignored.

    lines : LineStrings in metres. Returns (k,) polygons (with holes where there are islands).
    """
    faces = _faces(unary_union(MultiLineString(lines))) if lines else object_array([])
    former = np.zeros((0, 4))
    for i in range(MAX_ROUNDS):
        stop_if_cancelled(progress)
        progress.report(i / MAX_ROUNDS)
        segments = _distinct(to_grid(border_segments(faces)[0].reshape(-1, 2)).reshape(-1, 4))
        if len(segments) == 0 or np.array_equal(segments, former):
            break
        former = segments
        faces = _faces(unary_union(MultiLineString(list(segments.reshape(-1, 2, 2)))))
    progress.report(1.0)
    return faces


def merge_faces(faces: Objects, group: Ints, n_groups: int) -> Objects:
    """Union of the faces of every group, exact because the faces share their vertices; group -1 is left out."""
    order = np.argsort(group, kind="stable")
    cuts = np.searchsorted(group[order], np.arange(n_groups + 1))
    parts = [list(faces[order[cuts[g]:cuts[g + 1]]]) for g in range(n_groups)]
    return object_array(p[0] if len(p) == 1 else unary_union(p) for p in parts)


def _faces(noded: Any) -> Objects:
    found = list(polygonize(noded))
    keys = [(*f.bounds, f.area) for f in found]
    return object_array(found[i] for i in sorted(range(len(found)), key=keys.__getitem__))


def _distinct(segments: Floats) -> Floats:
    """The segments in a fixed order, each once, without those that rounding made a point."""
    segments = segments[(segments[:, :2] != segments[:, 2:]).any(axis=1)]
    order, starts = equal_runs(segments)
    return np.asarray(segments[order[starts]], float)
