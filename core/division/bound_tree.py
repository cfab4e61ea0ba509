"""Clusters of candidate centres: a binary tree by halving between two far points, for branching on counts."""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np

from ..model import Floats, Ints
from .bound_whole import Cost, cost_rows
from .watch import Watch

FAR = 1e30


@dataclass(frozen=True)
class ClusterTree:
    """Node 0 holds all m candidates, a node's children are two halves of it, the leaves single candidates.

    place : (m,) rank of each candidate in an order in which every node is a stretch; first, end : (t,) that stretch
    parent : (t,) -1 for node 0; parents come before children
    """

    place: Ints
    first: Ints
    end: Ints
    parent: Ints

    def holds(self, node: int, rows: Ints) -> Ints:
        """Which of the candidates `rows` are in a node: their positions in `rows`."""
        place = self.place[rows]
        return np.asarray(np.nonzero((place >= self.first[node]) & (place < self.end[node]))[0])

    def sums(self, rows: Ints, value: Floats) -> Floats:
        """(t,) sum over each node of the whole values (r,) of the candidates `rows`."""
        ranked = np.zeros(len(self.place) + 1)
        ranked[self.place[rows] + 1] = value
        total = np.cumsum(ranked)
        return np.asarray(total[self.end] - total[self.first])


def lone_node(count: int) -> ClusterTree:
    """All candidates, undivided."""
    return ClusterTree(np.arange(count), np.array([0]), np.array([count]), np.array([-1]))


def cluster_tree(cost: Cost, units: Ints, watch: Watch) -> ClusterTree:
    """The tree of the candidates `units`; cost (n, n) from unit to unit, inf or nan where there is no way."""
    order = np.arange(len(units))
    nodes: List[Tuple[int, int, int]] = [(0, len(units), -1)]
    for node, (first, end, _) in enumerate(nodes):  # grows while it is walked
        if end - first < 2:
            continue
        if node % 64 == 0:
            watch.over()
        halved, middle = _halves(cost, units, order[first:end])
        order[first:end] = halved
        nodes += [(first, first + middle, node), (first + middle, end, node)]
    place = np.empty(len(units), np.int64)
    place[order] = np.arange(len(units))
    stretch = np.array(nodes, np.int64)
    return ClusterTree(place, stretch[:, 0], stretch[:, 1], stretch[:, 2])


def _halves(cost: Cost, units: Ints, members: Ints) -> Tuple[Ints, int]:
    """The members of a node reordered, and where the second half begins: nearer to one, or to the other, of two that
    are far apart.
    """
    here = units[members]
    first = int(np.argmax(_ways(cost, here, 0)))
    from_first = _ways(cost, here, first)
    from_second = _ways(cost, here, int(np.argmax(from_first)))
    return members[np.argsort(from_first - from_second, kind="stable")], len(members) // 2


def _ways(cost: Cost, here: Ints, at: int) -> Floats:
    way = cost_rows(cost, here[at:at + 1])[0, here].astype(float)
    return np.where(np.isfinite(way), way, FAR)
