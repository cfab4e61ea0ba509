"""The K cheapest candidates under limits on how many may come from each of some nested clusters.

The clusters are nested (of two, one holds the other or they are apart), so the cheapest choice of t candidates from a
cluster is a (min, +) convolution of those of the clusters in it and of the candidates that are in none of them: exact,
from the inside out. The sets allowed are the bases of a matroid (limits on nested sets: Edmonds 1970,
doi:10.1007/3-540-36478-1_2), so the best set that contains a given candidate differs from the best set by one exchange;
that gives what the use of each candidate costs.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Mapping, Optional, Tuple

import numpy as np

from ..model import Bools, Floats, Ints
from .bound_tree import ClusterTree

Limits = Mapping[int, Tuple[int, int]]
"""Node of the tree -> least and most candidates to choose from it."""


@dataclass(frozen=True)
class _Best:
    """The cheapest t of a group, t = 0 … K.

    total : (K + 1,) their value, inf where not allowed; own : (o,) the group's own candidates, cheapest first
    inner : for each inner group its number and how many of the t come from it, (K + 1,)
    """

    total: Floats
    own: Ints
    inner: Tuple[Tuple[int, Ints], ...]


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
        self._group = np.zeros(len(rows), np.int64)
        self._inner: List[List[int]] = [[] for _ in range(len(nodes) + 1)]
        self._inside = np.zeros((len(nodes) + 1, len(nodes) + 1), bool)  # whether group i lies in cluster j
        for i, node in enumerate(nodes, 1):
            outer = _outer(tree, node, group_of)
            self._inner[outer].append(i)
            self._inside[i] = self._inside[outer]
            self._inside[i, i] = True
            self._group[tree.holds(node, rows)] = i
        self._own = [np.nonzero(self._group == i)[0] for i in range(len(nodes) + 1)]
        split = np.arange(areas + 1)[:, None] - np.arange(areas + 1)
        self._split = np.where(split < 0, areas + 1, split)

    def among(self, keep: Bools) -> Choice:
        """The same limits for the candidates to keep, (r,)."""
        return Choice(self._tree, self._limits, self.areas, self._rows[keep])

    def cheapest(self, value: Floats) -> Optional[Ints]:
        """(K,) the candidates of least total value (r,), ascending; None when the limits cannot be kept."""
        best: List[_Best] = []
        for i in range(len(self._own) - 1, -1, -1):
            best.insert(0, self._best(i, value, best, len(self._own) - len(best)))
        if not np.isfinite(best[0].total[self.areas]):
            return None
        chosen, waiting = [], [(0, self.areas)]
        while waiting:
            i, left = waiting.pop()
            for group, given in reversed(best[i].inner):
                waiting.append((group, int(given[left])))
                left -= int(given[left])
            chosen.append(best[i].own[:left])
        return np.sort(np.concatenate(chosen))

    def _best(self, i: int, value: Floats, later: List[_Best], first: int) -> _Best:
        """Of group i, from those of the later groups; `first` is the number of the first of them."""
        own = self._own[i]
        own = own[np.argsort(value[own], kind="stable")[:self.areas]]
        total = np.full(self.areas + 2, np.inf)  # the last place stands for impossible
        total[0] = 0.0
        total[1:len(own) + 1] = np.cumsum(value[own])
        inner = []
        for group in self._inner[i]:
            ways = total[self._split] + later[group - first].total
            given = ways.argmin(1)
            total[:-1] = ways[np.arange(self.areas + 1), given]
            inner.append((group, given))
        total[:self._low[i]] = np.inf
        total[self._high[i] + 1:] = np.inf
        return _Best(total[:-1], own, tuple(inner))

    def cost_of_use(self, value: Floats, chosen: Ints) -> Floats:
        """(r,) what a choice with the candidate costs more than the cheapest one, `chosen`; 0 for those chosen, inf
        where the limits allow none.
        """
        count = np.bincount(self._group[chosen], minlength=len(self._own)) @ self._inside
        within, outside = self._inside.astype(np.int64), (~self._inside).astype(np.int64)
        scarce, full = count <= self._low, count >= self._high
        broken = (within * scarce) @ outside.T + (outside * full) @ within.T  # limits broken by an exchange: from, to
        dearest = np.full(len(self._own), -np.inf)
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
