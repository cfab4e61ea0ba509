"""The ascent metric: contiguity inside the cost.

A[c, u] is the least total increase of d(c, ·) along a path from c to u over touching units. Where the direct way is
connected land it equals d(c, u); across water it is the height of the detour. Centres searched on d + θ (A − d) have
areas that hold together; d alone decides the objective.
"""
from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from ...execution import StopCondition
from ...model import Floats32, Ints
from ..instance import COST_LEVELS
from ..problem import UnitGraph


def ascent_rows(graph: UnitGraph, cost: Floats32, centres: Ints, stop: StopCondition) -> Floats32:
    """(k, n) ascent cost of each centre; `cost` (k, n) are the centres' own rows. One Dijkstra per centre."""
    out = np.empty(cost.shape, np.float32)
    for i, centre in enumerate(centres):
        if i % 16 == 0 and stop.over():
            out[i:] = cost[i:]
            break
        row = cost[i].astype(float)
        climb = np.maximum(row[graph.head] - row[graph.tail], 0) + 1.0  # a zero would be no edge to scipy
        matrix = csr_matrix((climb, graph.head, graph.start), shape=(graph.n, graph.n))
        height = dijkstra(matrix, indices=int(centre))
        out[i] = np.maximum(np.minimum(height, 2 * COST_LEVELS), row)
    return out


def mixed_rows(graph: UnitGraph, cost: Floats32, centres: Ints, theta: float, stop: StopCondition) -> Floats32:
    """(k, n) whole cost d + θ (A − d); `cost` itself when θ is 0."""
    if theta == 0:
        return cost
    height = ascent_rows(graph, cost, centres, stop)
    return np.asarray(np.rint(cost + np.float32(theta) * (height - cost)), np.float32)
