"""The K cheapest candidates under limits on how many may come from each of some nested clusters.

The clusters are nested (of two, one holds the other or they are apart), so the cheapest choice of t candidates from a
cluster is a (min, +) convolution of those of the clusters in it and of the candidates that are in none of them: exact,
from the inside out. The sets allowed are the bases of a matroid (limits on nested sets: Edmonds 1970,
doi:10.1007/3-540-36478-1_2), so the best set that contains a given candidate differs from the best set by one exchange;
that gives what the use of each candidate costs.
"""
from __future__ import annotations

from typing import Mapping, Optional, Tuple

import numpy as np

from ...arrays import ints_of
from ...model import Bools, Floats, Ints
from .clusters import ClusterTree

Limits = Mapping[int, Tuple[int, int]]
"""Node of the tree -> least and most candidates to choose from it."""


class Choice:
    """Chooses K = `areas` among the candidates `rows` (numbers in the tree) under `limits`.

    Group 0 holds the candidates in no limited cluster, group i > 0 those whose innermost cluster is the i-th.
    """

    def __init__(self, tree: ClusterTree, limits: Limits, areas: int, rows: Ints) -> None:
        self.areas, self._tree, self._limits, self._rows = areas, tree, limits, rows
        nodes = sorted(limits)  # outer before inner, as in the tree
        group_of = {node: i + 1 for i, node in enumerate(nodes)}
        self._low = np.array([0, *(limits[node][0] for node in nodes)], np.int64)
        self._high = np.array([areas, *(limits[node][1] for node in nodes)], np.int64)
        self._group = np.zeros(len(rows), np.int16)
        self._outer = [0, *(_outer(tree, node, group_of) for node in nodes)]
        self._inside = np.zeros((len(nodes) + 1, len(nodes) + 1), bool)  # whether group i lies in cluster j
        for i, node in enumerate(nodes, 1):
            self._inside[i] = self._inside[self._outer[i]]
            self._inside[i, i] = True
            self._group[tree.holds(node, rows)] = i
        self._count = np.bincount(self._group, minlength=len(nodes) + 1)
        number = np.arange(areas + 1)
        self._first = np.cumsum(self._count) - self._count
        self._forbidden = (number < self._low[:, None]) | (number > self._high[:, None])
        split = number[:, None] - number
        self._split = np.where(split < 0, areas + 1, split)

    def among(self, keep: Bools) -> Choice:
        """The same limits for the candidates to keep, (r,)."""
        return Choice(self._tree, self._limits, self.areas, self._rows[keep])

    def cheapest(self, value: Floats) -> Optional[Ints]:
        """(K,) the candidates of least total value (r,), ascending; None when the limits cannot be kept."""
        if not len(value):
            return None
        order = np.argsort(value, kind="stable")
        order = order[np.argsort(self._group[order], kind="stable")]  # by group, cheapest first
        total = self._totals(value[order])
        given = np.zeros((len(total), self.areas + 1), np.int64)  # how many of the t of a group come from one inside it
        for i in range(len(total) - 1, 0, -1):
            total[i, :-1][self._forbidden[i]] = np.inf
            ways = total[self._outer[i]][self._split] + total[i, :-1]
            given[i] = ways.argmin(1)
            total[self._outer[i], :-1] = ways.min(1)
        if not np.isfinite(total[0, self.areas]):
            return None
        left = [self.areas] + [0] * (len(total) - 1)
        for i in range(1, len(total)):  # what is in a group is merged from the last to the first
            outer = self._outer[i]
            left[i] = int(given[i, left[outer]])
            left[outer] -= left[i]
        chosen = [order[first:first + own] for first, own in zip(ints_of(self._first), left) if own]
        return np.sort(np.concatenate(chosen))

    def _totals(self, value: Floats) -> Floats:
        """(g, K + 2) value of the cheapest t = 0 … K of each group's own candidates, inf for more than there are, and
        last, which stands for an impossible number. value : (r,) in the order of the groups, cheapest first
        """
        rank = np.arange(self.areas)
        place = np.minimum(self._first[:, None] + rank, len(value) - 1)
        own = np.where(rank < self._count[:, None], value[place], np.inf)
        total = np.full((len(own), self.areas + 2), np.inf)
        total[:, 0] = 0.0
        np.cumsum(own, axis=1, out=total[:, 1:-1])
        return total

    def cost_of_use(self, value: Floats, chosen: Ints) -> Floats:
        """(r,) what a choice with the candidate costs more than the cheapest one, `chosen`; 0 for those chosen, inf
        where the limits allow none.
        """
        count = np.bincount(self._group[chosen], minlength=len(self._low)) @ self._inside
        within, outside = self._inside.astype(np.int64), (~self._inside).astype(np.int64)
        scarce, full = count <= self._low, count >= self._high
        broken = (within * scarce) @ outside.T + (outside * full) @ within.T  # limits broken by an exchange: from, to
        dearest = np.full(len(self._low), -np.inf)
        np.maximum.at(dearest, self._group[chosen], value[chosen])
        replaced = np.where(broken > 0, -np.inf, dearest[:, None]).max(0)
        cost = np.maximum(value - replaced[self._group], 0.0)
        cost[chosen] = 0.0
        return np.asarray(cost)


def _outer(tree: ClusterTree, node: int, group_of: Mapping[int, int]) -> int:
    """The innermost limited cluster around a node, 0 for none."""
    node = int(tree.parent[node])
    while node >= 0 and node not in group_of:
        node = int(tree.parent[node])
    return group_of.get(node, 0)
