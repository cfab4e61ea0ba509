"""The instance in the form of the graph partitioners: neighbour lists in one array, whole weights, edge weights."""
from __future__ import annotations

from typing import Any, List

import numpy as np

from .problem import Problem

WHOLE_TOTAL = 1e7
"""Loads that are not whole are scaled to this total: the partitioners count in 32 bits."""
LEAST, MOST, USUAL = 1, 10_000, 200


class GraphForm:
    """start : (n + 1,); neighbour : (2m,); weight : (n,) whole; edge_weights : whole (2m,) arrays, for turns."""

    def __init__(self, problem: Problem) -> None:
        both = np.concatenate([problem.edges, problem.edges[:, ::-1]])
        both = both[np.lexsort((both[:, 1], both[:, 0]))]
        self.start = np.searchsorted(both[:, 0], np.arange(problem.n + 1))
        self.neighbour = both[:, 1].copy()
        scale = 1.0 if problem.whole else WHOLE_TOTAL / float(problem.load.sum())
        self.weight = np.rint(problem.load * scale).astype(np.int64)
        way = np.hypot(*(problem.xy[both[:, 0]] - problem.xy[both[:, 1]]).T)
        usual = float(np.median(way))
        near = usual / np.maximum(way, 1e-9 * usual)
        self.edge_weights: List[Any] = [np.ones(len(both), np.int64)]
        for power in (1, 2):  # a cut through long edges is cheap: areas of short ways
            self.edge_weights.append(np.clip(np.rint(USUAL * near ** power), LEAST, MOST).astype(np.int64))
