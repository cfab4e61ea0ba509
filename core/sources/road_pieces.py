"""Whether a road layer hangs together: its pieces, judged by end points within a tolerance."""
from __future__ import annotations

from typing import Tuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from ..errors import Problem, problem
from ..geometry import line_coordinates
from ..messages import msg
from ..model import Ints, Roads

TOLERANCE_M = 0.5
_SMALL_SHARE = 0.01
"""Pieces that together hold less than this share of the length are ordinary noise at the edge of a layer."""
_NAMED = 20


def road_pieces(roads: Roads, tolerance_m: float = TOLERANCE_M) -> Ints:
    """(m,) number of the piece of each line; ends within `tolerance_m` meet. One-way streets count both ways."""
    coordinates, start = line_coordinates(roads.lines)
    ends = np.concatenate([coordinates[start[:-1]], coordinates[start[1:] - 1]])
    m = len(roads.lines)
    pairs = cKDTree(ends).query_pairs(tolerance_m, output_type="ndarray")
    first = np.concatenate([np.arange(m), pairs[:, 0]])
    second = np.concatenate([np.arange(m) + m, pairs[:, 1]])
    graph = coo_matrix((np.ones(len(first), np.int8), (first, second)), shape=(2 * m, 2 * m))
    return np.asarray(connected_components(graph, directed=False)[1][:m], np.int64)


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
