"""The nearest edge of every point, found with certainty.

Segments are sampled so densely that every place on them is within half a spacing of a sample. Among the k samples
nearest to a point the nearest segment is measured exactly; when the k-th sample is farther than that by more than half
a spacing, no unseen segment can be nearer. Points for which it is not are asked again with more samples.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np
from scipy.spatial import cKDTree

from ...model import Bools, Floats, Ints
from ...progress import Progress, stop_if_cancelled

FIRST_SAMPLES = 12
FINEST_M, MOST_SAMPLES = 10.0, 400_000
"""Spacing of the samples: not below `FINEST_M`, and so that long segments add at most `MOST_SAMPLES` in all."""

CELLS_PER_LOOK = 400_000
"""Pairs of point and sample measured between two looks at the progress."""

MARGIN_M = 1e-6


@dataclass(frozen=True)
class Segments:
    """Straight pieces of edges: from (s, 2), to (s, 2), edge (s,), and along_m (s,) from the start of the edge."""

    start: Floats
    stop: Floats
    edge: Ints
    along_m: Floats
    length_m: Floats


@dataclass(frozen=True)
class Nearest:
    """For every point (p,): its edge, the distance along it, the distance to it, and the place there (p, 2)."""

    edge: Ints
    along_m: Floats
    distance_m: Floats
    place: Floats


def segments_of(vertices: Floats, offsets: Ints, edges: Ints) -> Segments:
    """The segments of the given edges; edge i runs along vertices[offsets[i]:offsets[i + 1]]."""
    counts = offsets[edges + 1] - offsets[edges] - 1
    before = np.cumsum(counts) - counts
    first = np.arange(int(counts.sum())) + np.repeat(offsets[edges] - before, counts)
    start, stop = vertices[first], vertices[first + 1]
    length_m = np.sqrt(((stop - start) ** 2).sum(axis=1))
    upto = np.concatenate([[0.0], np.cumsum(length_m)])
    along_m = upto[:-1] - np.repeat(upto[before], counts)
    return Segments(start, stop, np.repeat(edges, counts), along_m, length_m)


def nearest_edges(segments: Segments, xy: Floats, progress: Progress) -> Nearest:
    """The nearest place on any of the segments for every point of `xy` (p, 2); of equals the first segment."""
    tree, owner, half_m = _sampled(segments)
    found = Nearest(np.zeros(len(xy), np.int64), np.zeros(len(xy)), np.full(len(xy), np.inf), np.zeros((len(xy), 2)))
    k, todo = FIRST_SAMPLES, np.arange(len(xy))
    while len(todo):
        k = min(k, len(owner))
        step = max(1, CELLS_PER_LOOK // k)
        unsure = []
        for a in range(0, len(todo), step):
            stop_if_cancelled(progress)
            rows = todo[a:a + step]
            sure = _measure(segments, tree, owner, half_m, xy, rows, k, found)
            unsure.append(rows[~sure])
            progress.report(1.0 - (len(todo) - a - len(rows)) / len(xy))
        todo = np.concatenate(unsure)
        k *= 4
    return found


def _sampled(segments: Segments) -> Tuple[cKDTree, Ints, float]:
    """A tree of samples, the segment of each, and the distance within which every place has a sample of its segment."""
    spacing_m = max(FINEST_M, float(segments.length_m.sum()) / MOST_SAMPLES)
    counts = np.maximum(1, np.ceil(segments.length_m / spacing_m)).astype(np.int64)
    owner = np.repeat(np.arange(len(counts)), counts)
    turn = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    t = ((turn + 0.5) / counts[owner])[:, None]
    samples = segments.start[owner] + t * (segments.stop - segments.start)[owner]
    return cKDTree(samples), owner, 0.5 * float((segments.length_m / counts).max())


def _measure(segments: Segments, tree: cKDTree, owner: Ints, half_m: float, xy: Floats, rows: Ints, k: int,
             found: Nearest) -> Bools:
    """Write the nearest place for `rows` among the segments of the k nearest samples; return where it is proven."""
    sample_m, sample = tree.query(xy[rows], k=k)
    sample_m, sample = sample_m.reshape(len(rows), k), sample.reshape(len(rows), k)
    candidate = np.sort(owner[sample], axis=1)  # so that of equals the first segment is taken
    point = xy[rows][:, None, :]
    start, stop = segments.start[candidate], segments.stop[candidate]
    way = stop - start
    squared = (way * way).sum(axis=2)
    t = ((point - start) * way).sum(axis=2) / np.where(squared > 0, squared, 1.0)
    t = np.clip(t, 0.0, 1.0)
    # exactly the vertex at t = 1, so that segments that meet there are exactly equally near
    place = np.where((t == 1.0)[:, :, None], stop, start + t[:, :, None] * way)
    away = point - place
    distance = np.sqrt((away * away).sum(axis=2))
    best = np.argmin(distance, axis=1)
    i = np.arange(len(rows))
    segment = candidate[i, best]
    found.edge[rows] = segments.edge[segment]
    found.along_m[rows] = segments.along_m[segment] + t[i, best] * segments.length_m[segment]
    found.distance_m[rows] = distance[i, best]
    found.place[rows] = place[i, best]
    proven: Bools = sample_m[:, -1] > distance[i, best] + half_m + MARGIN_M
    return proven | (k == len(owner))
