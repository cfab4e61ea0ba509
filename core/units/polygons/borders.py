"""The border segments of polygons as numbers, and which of them two polygons share exactly."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np

from ...geometry import line_coordinates, object_array, polygons_of
from ...model import Bools, Floats, Ints, Objects


@dataclass(frozen=True)
class SharedBorders:
    """Pairs of polygons with common border segments, and the segments that no other polygon has.

    u, v : (m,) rows, u < v, sorted, each pair once; length_m : (m,) sum of the common segments
    alone, alone_owner : (k, 4) x1, y1, x2, y2 and (k,) row of the polygon
    """

    u: Ints
    v: Ints
    length_m: Floats
    alone: Floats
    alone_owner: Ints


def border_segments(geometry: Objects) -> Tuple[Floats, Ints]:
    """All ring segments of (multi)polygons as (k, 4) with the smaller end first, and the row that each belongs to.

    Segments without length are left out. None and empty geometries have none.
    """
    rings, owner = [], []
    for row, polygons in enumerate(geometry):
        for polygon in polygons_of(polygons):
            for ring in (polygon.exterior, *polygon.interiors):
                rings.append(ring)
                owner.append(row)
    coords, offset = line_coordinates(object_array(rings))
    ring_of = np.repeat(np.arange(len(rings)), np.diff(offset))
    same = ring_of[1:] == ring_of[:-1]
    segments = ordered_segments(np.hstack([coords[:-1], coords[1:]])[same])
    owners = np.array(owner, np.int64)[ring_of[:-1][same]] if len(rings) else np.zeros(0, np.int64)
    long = (segments[:, :2] != segments[:, 2:]).any(axis=1)
    return segments[long], owners[long]


def ordered_segments(segments: Floats) -> Floats:
    """The segments (k, 4) with the end that has the smaller x, then y, first."""
    x1, y1, x2, y2 = segments.T
    swap = (x1 > x2) | ((x1 == x2) & (y1 > y2))
    return np.where(swap[:, None], segments[:, [2, 3, 0, 1]], segments)


def equal_runs(segments: Floats) -> Tuple[Ints, Bools]:
    """A stable order of the segments, and for each place in it whether a new segment starts there."""
    order = np.lexsort(segments.T[::-1]).astype(np.int64)
    ordered = segments[order]
    starts = np.ones(len(segments), bool)
    starts[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    return order, starts


def shared_borders(geometry: Objects) -> SharedBorders:
    """Find the pairs of polygons whose borders have the same segments, vertex for vertex."""
    segments, owner = border_segments(geometry)
    order, starts = equal_runs(segments)
    segments, owner = segments[order], owner[order]
    run = np.cumsum(starts) - 1
    pairs, lengths = [], []
    length = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    met = np.zeros(len(segments), bool)
    step = 1
    while True:  # two polygons a segment as a rule; more only where polygons overlap
        same = np.flatnonzero(run[step:] == run[:-step]) if step < len(run) else np.zeros(0, np.int64)
        if len(same) == 0:
            break
        a, b = owner[same], owner[same + step]
        other = a != b
        pairs.append(np.sort(np.stack([a[other], b[other]], axis=1), axis=1))
        lengths.append(length[same][other])
        met[same[other]] = met[same[other] + step] = True
        step += 1
    u, v, total = add_up_pairs(np.concatenate(pairs) if pairs else np.zeros((0, 2), np.int64),
                               np.concatenate(lengths) if lengths else np.zeros(0))
    return SharedBorders(u, v, total, segments[~met], owner[~met])


def add_up_pairs(pairs: Ints, value: Floats) -> Tuple[Ints, Ints, Floats]:
    """Sum the values of equal pairs (m, 2): u, v sorted, and the sums."""
    if len(pairs) == 0:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
    unique, inverse = np.unique(pairs, axis=0, return_inverse=True)
    total = np.asarray(np.bincount(np.ravel(inverse), value, len(unique)), float)
    return unique[:, 0].astype(np.int64), unique[:, 1].astype(np.int64), total
