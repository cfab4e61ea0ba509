"""Whether a road layer hangs together: its pieces, judged by ends that lie at another line."""
from __future__ import annotations

from typing import Tuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from ...errors import Problem, problem
from ...geometry import line_coordinates
from ...messages import msg
from ...model import Ints, Roads

TOLERANCE_M = 0.5
_SMALL_SHARE = 0.01
"""Pieces that together hold less than this share of the length are ordinary noise at the edge of a layer."""
_NAMED = 20


def road_pieces(roads: Roads, tolerance_m: float = TOLERANCE_M) -> Ints:
    """(m,) number of the piece that each line belongs to; one-way streets count both ways.

    Lines meet where an end lies within `tolerance_m` of an end or vertex of another, and where they share a vertex.
    """
    coordinates, start = line_coordinates(roads.lines)
    place, vertex = np.unique(coordinates, axis=0, return_inverse=True)
    vertex = vertex.reshape(-1)  # numpy 2.0 alone gave it another shape
    inside = np.setdiff1d(np.arange(len(vertex) - 1), start[1:-1] - 1)
    ends = np.unique(np.concatenate([vertex[start[:-1]], vertex[start[1:] - 1]]))
    tree = cKDTree(place[ends])
    near = tree.query_pairs(tolerance_m, output_type="ndarray")
    distance, nearest = tree.query(place, distance_upper_bound=tolerance_m)
    close = np.flatnonzero(np.isfinite(distance))
    first = np.concatenate([vertex[inside], ends[near[:, 0]], close])
    second = np.concatenate([vertex[inside + 1], ends[near[:, 1]], ends[nearest[close]]])
    graph = coo_matrix((np.ones(len(first), np.int8), (first, second)), shape=(len(place), len(place)))
    label = connected_components(graph, directed=False)[1]
    return np.asarray(label[vertex[start[:-1]]], np.int64)


def piece_problems(roads: Roads) -> Tuple[Problem, ...]:
    """A warning for each piece apart from the largest, longest first, when they hold 1 % of the length or more."""
    piece = road_pieces(roads)
    length = np.bincount(piece, weights=roads.length_m)
    largest = int(np.argmax(length))
    apart = float(length.sum() - length[largest])
    if apart < _SMALL_SHARE * float(length.sum()):
        return ()
    order = [int(p) for p in np.argsort(-length, kind="stable") if p != largest]
    found = [problem(roads.layer, "", msg("is in {count} pieces; {share:.1f} percent of its length hang on no "
                                          "connection to the largest.", count=len(length),
                                          share=100 * apart / float(length.sum())),
                     msg("Complete the layer, or give links (bridge, ferry)."), is_error=False)]
    for number in order[:_NAMED]:
        line = int(np.flatnonzero(piece == number)[0])
        x, y = roads.lines[line].coords[0][:2]
        found.append(problem(roads.layer, roads.features[line],
                             msg("begins a piece of {length:.0f} m without connection to the rest.",
                                 length=float(length[number])),
                             msg("Connect it, or give a link (bridge, ferry)."), is_error=False, xy=(x, y)))
    return tuple(found)
