"""A planar partition from lines: faces whose borders share every vertex, with coordinates in whole millimetres.

Method: iterated snap rounding (Halperin and Packer 2002, doi:10.1016/S0925-7721(01)00069-3). Round all vertices to the
grid, lead every segment through the vertices that it passes within a grid cell, node, take the faces, and repeat until
nothing changes. At the fixed point no two segments cross or nearly touch and every vertex is on the grid, so that
neighbouring faces share their border segment for segment.
"""
from __future__ import annotations

from typing import Any, List

import numpy as np
from scipy.spatial import cKDTree
from shapely.geometry import LineString
from shapely.ops import linemerge, polygonize, unary_union

from ...geometry import line_coordinates, object_array, polygons_of, segment_lines
from ...model import Floats, Ints, Objects
from ...progress import SILENT, Progress, stop_if_cancelled
from .borders import border_segments, equal_runs, ordered_segments

GRID_PER_M = 1000.0
HOT_M = 0.00075
"""A segment that passes a vertex this near is led through it: half the diagonal of a grid cell, rounded up."""
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
    faces = object_array([])
    coords, offset = line_coordinates(object_array(lines))
    line = np.repeat(np.arange(len(lines)), np.diff(offset))
    segments = np.hstack([coords[:-1], coords[1:]])[line[1:] == line[:-1]]
    former: Floats = np.zeros((0, 4))
    for i in range(MAX_ROUNDS):
        stop_if_cancelled(progress)
        progress.report(i / MAX_ROUNDS)
        segments = _through_near_vertices(_distinct(to_grid(segments)))
        if len(segments) == 0 or np.array_equal(segments, former):
            break
        former = segments
        faces = _faces(unary_union([segment_lines(segments)]))
        segments, _ = border_segments(faces)
    progress.report(1.0)
    return faces


def merge_faces(faces: Objects, group: Ints, n_groups: int) -> Objects:
    """Union of the faces of every group, exact because the faces share their vertices; group -1 is left out."""
    order = np.argsort(group, kind="stable")
    cuts = np.searchsorted(group[order], np.arange(n_groups + 1))
    parts = [list(faces[order[cuts[g]:cuts[g + 1]]]) for g in range(n_groups)]
    return object_array(p[0] if len(p) == 1 else unary_union(p) for p in parts)


def _faces(noded: Any) -> Objects:
    """Faces of noded lines; stretches between junctions are joined first, as there are far fewer of them."""
    merged = linemerge(noded) if noded.geom_type == "MultiLineString" else noded
    found = list(polygonize(getattr(merged, "geoms", [merged])))
    keys = [(*f.bounds, f.area) for f in found]
    return object_array(found[i] for i in sorted(range(len(found)), key=keys.__getitem__))


def _distinct(segments: Floats) -> Floats:
    """The segments in a fixed order and direction, each once, without those that rounding made a point."""
    segments = ordered_segments(segments[(segments[:, :2] != segments[:, 2:]).any(axis=1)])
    order, starts = equal_runs(segments)
    return np.asarray(segments[order[starts]], float)


def _through_near_vertices(segments: Floats) -> Floats:
    """The segments, those that pass a vertex of others within `HOT_M` bent to run through it."""
    if len(segments) == 0:
        return segments
    vertices = np.unique(segments.reshape(-1, 2), axis=0)
    middle, half = (segments[:, :2] + segments[:, 2:]) / 2, np.hypot(*(segments[:, 2:] - segments[:, :2]).T) / 2
    found = cKDTree(vertices).query_ball_point(middle, half + HOT_M, return_sorted=True)
    row = np.repeat(np.arange(len(segments)), [len(f) for f in found])
    vertex = vertices[np.concatenate([np.array(f, np.int64) for f in found])]
    start, along = segments[row, :2], segments[row, 2:] - segments[row, :2]
    share = ((vertex - start) * along).sum(axis=1) / (along ** 2).sum(axis=1)
    off = np.hypot(*(start + share[:, None] * along - vertex).T)
    own = (vertex == segments[row, :2]).all(axis=1) | (vertex == segments[row, 2:]).all(axis=1)
    hit = ~own & (off <= HOT_M) & (share > 0) & (share < 1)
    if not hit.any():
        return segments
    row, vertex = row[hit], vertex[hit]
    order = np.lexsort((share[hit], row))
    row, vertex = row[order], vertex[order]
    bent = np.unique(row)
    chain_row = np.concatenate([bent, row, bent])
    chain = np.concatenate([segments[bent, :2], vertex, segments[bent, 2:]])
    place = np.concatenate([np.full(len(bent), -1), np.arange(len(row)), np.full(len(bent), len(row))])
    order = np.lexsort((place, chain_row))
    chain, chain_row = chain[order], chain_row[order]
    pieces = np.hstack([chain[:-1], chain[1:]])[chain_row[1:] == chain_row[:-1]]
    return _distinct(np.concatenate([np.delete(segments, bent, axis=0), pieces]))
