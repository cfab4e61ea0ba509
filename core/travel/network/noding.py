"""Where road lines meet, and where they must be cut so that they meet at their ends.

Lines meet where their end points lie within the tolerance of each other, where an end point lies within the tolerance
of a vertex of another line (a T-junction that was not cut), and where two lines have a vertex at exactly the same place
(a node that OpenStreetMap ways share). Lines that only cross, with no vertex in common, are a bridge and do not meet.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from ...model import Bools, Floats, Ints


@dataclass(frozen=True)
class Noding:
    """Lines cut into edges, in the order of the lines and along each.

    first, last : (e,) rows of the edge's first and last vertex; line : (e,) row of its line
    tail, head : (e,) nodes; node_xy : (k, 2) in order of first use
    """

    first: Ints
    last: Ints
    line: Ints
    tail: Ints
    head: Ints
    node_xy: Floats


def cut_at_nodes(vertices: Floats, offsets: Ints, tolerance_m: float) -> Noding:
    """Cut lines, given as flat `vertices` (k, 2) and `offsets` (m + 1,), where they meet."""
    start, stop = offsets[:-1], offsets[1:] - 1
    is_end = np.zeros(len(vertices), bool)
    is_end[start] = is_end[stop] = True
    junction = _junctions(vertices, is_end, tolerance_m)
    line = np.repeat(np.arange(len(start)), np.diff(offsets))
    breaks = _breaks(junction, line, is_end, stop)
    first, last = breaks[:-1], breaks[1:]
    same = line[first] == line[last]
    first, last = first[same], last[same]
    ends = np.column_stack([first, last]).ravel()
    first_use, node = _numbered(junction[ends])
    return Noding(first, last, line[first], node[0::2], node[1::2], vertices[ends[first_use]])


def _breaks(junction: Ints, line: Ints, is_end: Bools, stop: Ints) -> Ints:
    """Rows of vertices where a line begins, ends or is cut.

    Several vertices in a row may lie at the same junction: the line is cut at the first of them, or at its own end if
    they reach it.
    """
    changes = np.ones(len(line), bool)
    changes[1:] = (line[1:] != line[:-1]) | (junction[1:] != junction[:-1])
    stretch = np.cumsum(changes) - 1
    is_last_stretch = np.zeros(int(stretch[-1]) + 1, bool)
    is_last_stretch[stretch[stop]] = True
    return np.flatnonzero(is_end | (changes & (junction >= 0) & ~is_last_stretch[stretch]))


def _junctions(vertices: Floats, is_end: Bools, tolerance_m: float) -> Ints:
    """(k,) which junction every vertex lies at, -1 for none."""
    group, xy = _same_place(vertices)
    ends = np.zeros(len(xy), bool)
    ends[group[is_end]] = True
    anchor = ends | (np.bincount(group, minlength=len(xy)) > 1)
    label = np.full(len(xy), -1, np.int64)
    label[anchor] = _clusters(xy[anchor], tolerance_m)
    others, tree = np.flatnonzero(~anchor), cKDTree(xy[ends])
    if len(others) and tolerance_m > 0:
        distance, nearest = tree.query(xy[others], distance_upper_bound=tolerance_m)
        near = np.isfinite(distance)
        label[others[near]] = label[np.flatnonzero(ends)[nearest[near]]]
    return label[group]


def _clusters(xy: Floats, tolerance_m: float) -> Ints:
    """(k,) points within the tolerance of each other, directly or through others, share a number."""
    pairs = cKDTree(xy).query_pairs(tolerance_m, output_type="ndarray") if tolerance_m > 0 else np.zeros((0, 2), int)
    linked = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(xy), len(xy)))
    labels: Ints = connected_components(linked, directed=False)[1].astype(np.int64)
    return labels


def _same_place(xy: Floats) -> Tuple[Ints, Floats]:
    """(k,) number of the distinct place of each point, and the places."""
    order = np.lexsort((xy[:, 1], xy[:, 0]))
    ordered = xy[order]
    new = np.ones(len(xy), bool)
    new[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    group = np.empty(len(xy), np.int64)
    group[order] = np.cumsum(new) - 1
    return group, ordered[new]


def _numbered(labels: Ints) -> Tuple[Ints, Ints]:
    """Labels numbered in order of first use: where each number is first used, and the number of every label."""
    distinct, first_use = np.unique(labels, return_index=True)
    order = np.argsort(first_use, kind="stable")
    number = np.empty(len(distinct), np.int64)
    number[order] = np.arange(len(distinct))
    return first_use[order], number[np.searchsorted(distinct, labels)]
