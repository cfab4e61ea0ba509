"""Clusters of candidate centres: a binary tree of what lies near each other, for branching on counts."""
from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Optional, Tuple

import numpy as np
from scipy.cluster.hierarchy import ClusterNode, linkage, to_tree
from scipy.spatial.distance import squareform

from ...execution import StopCondition
from ...model import Floats, Ints
from .integer_relaxation import Cost, cost_rows

FAR = 1e30
MOST_LINKED = 2000
"""The matrix of so many candidates takes 32 MB."""
LINK_STEPS = 1e6
"""Of the largest cost between two candidates, for the linkage."""


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


def cluster_tree(cost: Cost, units: Ints, stop: StopCondition) -> ClusterTree:
    """The tree of the candidates `units`; cost (n, n) from unit to unit, inf or nan where there is no way.

    By complete linkage of the costs both ways (Defays 1977, doi:10.1093/comjnl/20.4.364), so that clusters are towns
    and villages with little between them: where a border runs through the midst of the centres that are in question,
    they evade a limit to the other side. More than MOST_LINKED candidates are halved between two far points first.
    """
    order = np.arange(len(units))
    nodes = [_Open(0, len(units), -1, None)]
    for number, node in enumerate(nodes):  # grows while it is walked
        if node.end - node.first < 2:
            continue
        if number % 64 == 0:
            stop.over()
        members, linked = order[node.first:node.end], node.linked
        if linked is None and len(members) <= MOST_LINKED:
            linked = _linked(cost, units[members])
            order[node.first:node.end] = members = members[linked.pre_order()]
        if linked is None:
            order[node.first:node.end], middle = _halves(cost, units, members)
        else:
            middle = linked.left.count
        middle += node.first
        nodes += [_Open(node.first, middle, number, linked and linked.left),
                  _Open(middle, node.end, number, linked and linked.right)]
    place = np.empty(len(units), np.int64)
    place[order] = np.arange(len(units))
    stretch = np.array([node[:3] for node in nodes], np.int64)
    return ClusterTree(place, stretch[:, 0], stretch[:, 1], stretch[:, 2])


class _Open(NamedTuple):
    """A node of the tree, and how its members hang together when that is known."""

    first: int
    end: int
    parent: int
    linked: Optional[ClusterNode]


def _linked(cost: Cost, here: Ints) -> ClusterNode:
    """How these units hang together, the nearest first. The costs are whole numbers, and complete linkage only compares
    them: it is the same on every machine.
    """
    way = np.vstack([cost_rows(cost, here[i:i + 1])[:, here] for i in range(len(here))]).astype(float)
    finite = way[np.isfinite(way)]
    largest = max(float(finite.max()) if len(finite) else 0.0, 1.0)
    way = np.where(np.isfinite(way), np.rint(way * (LINK_STEPS / largest)), 2 * LINK_STEPS)
    way += way.T
    np.fill_diagonal(way, 0)
    return to_tree(linkage(squareform(way, checks=False), "complete"))


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
