"""Regions: the connected pieces of the municipality that no unit may cross the border of.

A region is a small area clipped to the boundary, one of its separate parts, or a stretch that no small area covers.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List, Optional, Tuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ...geometry import contains_xy, object_array, points_xy
from ...messages import Message, msg
from ...model import Bools, Floats, Ints, Objects, SmallAreas
from ...progress import SILENT, Part, Progress
from ..polygons import locate_points, merge_faces, planar_faces, ring_lines, shared_borders

THIN_M = 0.5
"""Narrower than this (twice the area over the perimeter) is a mismatch of two layers, not land."""
INSIDE_SHARE = 0.05
"""A small area counts when at least this share of it lies inside the boundary."""


@dataclass(frozen=True)
class Regions:
    """Polygons on the millimetre grid that fill the boundary.

    area : (r,) row of the small area, -1 where there is none
    has_neighbour : (r,) False for an island
    """

    geometry: Objects
    area: Ints
    has_neighbour: Bools
    notes: Tuple[Message, ...]


def find_regions(boundary: Any, small_areas: Optional[SmallAreas], inhabited_xy: Floats,
                 progress: Progress = SILENT) -> Regions:
    """Split the boundary along the small areas.

    What no small area covers, and slivers between layers that do not quite fit, go to the neighbour with the longest
    common border; uncovered land where people live becomes a region of its own. The notes say how much that was.
    """
    areas = object_array([]) if small_areas is None else small_areas.geometry
    lines = ring_lines(boundary)
    for area in areas:
        if area is not None and not area.is_empty and area.intersects(boundary):
            lines += ring_lines(area)
    faces = planar_faces(lines, Part(progress, 0.0, 0.6))
    place = points_xy(object_array(f.representative_point() for f in faces))
    faces, place = (a[contains_xy(boundary, place)] for a in (faces, place))
    if small_areas is None:
        label: Ints = np.zeros(len(faces), np.int64)
    else:
        label = locate_points(areas, place, 0.0, Part(progress, 0.6, 0.8)).row
        label = _without_barely_touched(areas, faces, label)
    geometry, label = _connected(faces, label)
    geometry, label, notes = _absorb(geometry, label, inhabited_xy)
    u, v = shared_borders(geometry).u, shared_borders(geometry).v
    has_neighbour = np.isin(np.arange(len(geometry)), np.concatenate([u, v]))
    progress.report(1.0)
    return Regions(geometry, label if small_areas is not None else np.full(len(geometry), -1, np.int64),
                   has_neighbour, notes)


def connect_equal(label: Ints, u: Ints, v: Ints) -> Ints:
    """(n,) number of the connected piece of equal labels that each node belongs to, numbered by first member."""
    same = label[u] == label[v]
    graph = coo_matrix((np.ones(int(same.sum())), (u[same], v[same])), shape=(len(label), len(label)))
    _, piece = connected_components(graph, directed=False)
    _, first, inverse = np.unique(piece, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int64)
    rank[np.argsort(first, kind="stable")] = np.arange(len(first))
    return np.asarray(rank[np.ravel(inverse)], np.int64)


def _without_barely_touched(areas: Objects, faces: Objects, label: Ints) -> Ints:
    """Label -1 where the small area lies nearly all outside: a neighbouring municipality's, or a drawing error."""
    inside = label >= 0
    covered = np.bincount(label[inside], np.array([f.area for f in faces])[inside], len(areas))
    whole = np.array([0.0 if a is None else a.area for a in areas])
    counts = covered >= INSIDE_SHARE * whole
    return np.where(inside & counts[label], label, -1)


def _connected(faces: Objects, label: Ints) -> Tuple[Objects, Ints]:
    """Merge touching faces of the same label."""
    shared = shared_borders(faces)
    piece = connect_equal(label, shared.u, shared.v)
    n = int(piece.max()) + 1 if len(piece) else 0
    merged = np.empty(n, np.int64)
    merged[piece] = label
    return merge_faces(faces, piece, n), merged


def _absorb(geometry: Objects, label: Ints, inhabited_xy: Floats) -> Tuple[Objects, Ints, Tuple[Message, ...]]:
    """Give slivers and uncovered land without people to the neighbour with the longest common border."""
    thin = np.array([2 * g.area < THIN_M * g.length for g in geometry], bool)
    people = np.bincount(np.maximum(locate_points(geometry, inhabited_xy, 0.0).row, 0), minlength=len(geometry)) > 0
    rest = label < 0
    homeless = thin | (rest & ~people)
    target = longest_neighbour(geometry, homeless)
    group = np.where(target >= 0, target, np.arange(len(geometry)))
    _, renumbered = np.unique(group, return_inverse=True)
    renumbered = np.ravel(renumbered).astype(np.int64)
    n = int(renumbered.max()) + 1 if len(group) else 0
    merged = np.empty(n, np.int64)
    merged[renumbered] = label[group]
    return merge_faces(geometry, renumbered, n), merged, tuple(_notes(geometry, rest & ~thin, target))


def longest_neighbour(geometry: Objects, homeless: Bools, within: Optional[Ints] = None) -> Ints:
    """(n,) for every homeless polygon the polygon that takes it, along longest common borders, -1 where there is none.

    Homeless polygons that touch only each other's neighbours follow in later rounds. `within` restricts the neighbours
    to those with an equal number.
    """
    shared = shared_borders(geometry)
    u, v, length = (np.concatenate(p) for p in ((shared.u, shared.v), (shared.v, shared.u),
                                                (shared.length_m, shared.length_m)))
    if within is not None:
        same = within[u] == within[v]
        u, v, length = u[same], v[same], length[same]
    home = np.where(homeless, -1, np.arange(len(geometry)))
    while True:
        open_pair = (home[u] < 0) & (home[v] >= 0)
        a, b, border = u[open_pair], v[open_pair], length[open_pair]
        if len(a) == 0:
            return np.where(homeless, home, -1)
        order = np.lexsort((home[b], -border, a))
        first, at = np.unique(a[order], return_index=True)
        home[first] = home[b[order][at]]


def _notes(geometry: Objects, rest: Bools, target: Ints) -> List[Message]:
    joined = np.flatnonzero(rest & (target >= 0))
    own = np.flatnonzero(rest & (target < 0))
    notes = []
    if len(joined):
        notes.append(msg("{km2} km² inside the boundary lie in no small area; nobody lives there and they went to "
                         "neighbouring units.", km2=_km2(geometry, joined)))
    if len(own):
        notes.append(msg("{km2} km² inside the boundary lie in no small area; they became units of their own.",
                         km2=_km2(geometry, own)))
    return notes


def _km2(geometry: Objects, rows: Ints) -> str:
    return f"{sum(geometry[i].area for i in rows) / 1e6:.3f}"
