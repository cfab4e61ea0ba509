"""The last rounds of an elimination, with the times in a matrix: the few nodes that are left are linked densely.

Here every way through a removed node finds its link without sorting.
"""
from __future__ import annotations

from typing import List

import numpy as np

from ...model import Bools, Ints
from ...progress import Progress, stop_if_cancelled
from ..network import Costs, Links, infinite_of, lower
from .rounds import LEAST_SHARE, Round, degrees, ends_of, independent, ways

SMALL_CORE = 300
"""A core of this size is closed faster by Floyd and Warshall's method than it is taken apart further."""

DENSE_SHARE = 4
"""Nor does it pay to go on when the links are so dense that each node sees a quarter of the others."""


class MatrixRounds:
    """Nodes 0..n-1 with all their links, taken apart from `limit` links a node on.

    times : (c, c) fastest known times among the nodes `name` (c,), 0 on the diagonal; all nodes until `run` was called
    """

    def __init__(self, n: int, links: Links, limit: int) -> None:
        self.name: Ints = np.arange(n)
        self.times: Costs = np.full((n, n), infinite_of(links.there_ms), links.there_ms.dtype)
        self.times[links.low, links.high] = links.there_ms
        self.times[links.high, links.low] = links.back_ms
        self.times[self.name, self.name] = 0
        self._low, self._high = links.low, links.high
        self._alive = np.ones(n, bool)
        self._mark = np.empty(n * n, np.int32)
        self._limit = limit

    def run(self, turn: int, progress: Progress) -> List[Round]:
        """Remove nodes until a small dense core is left, of which `name` and `times` then tell."""
        rounds: List[Round] = []
        first, left = len(self.name), len(self.name)
        while left > SMALL_CORE and 2 * len(self._low) * DENSE_SHARE <= left * left:
            stop_if_cancelled(progress)
            progress.report(1.0 - left / first)
            degree = degrees(len(self.name), self._low, self._high)
            chosen = independent(degree, self._alive, self._limit, self._low, self._high, turn + len(rounds))
            count = int(chosen.sum())
            if count < LEAST_SHARE * left:
                self._limit = max(self._limit + 1, int(degree[self._alive].min()))
            if count:
                rounds.append(self._take_out(chosen, degree))
                left -= count
        self._close_up()
        return rounds

    def _take_out(self, chosen: Bools, degree: Ints) -> Round:
        """Remove the chosen nodes and let all ways through them count."""
        size, nodes = len(self.name), np.flatnonzero(chosen)
        stay, at_low, at_high, order = ends_of(chosen, self._low, self._high)
        owner = np.concatenate([self._low[at_low], self._high[at_high]])[order]
        neighbour = np.concatenate([self._high[at_low], self._low[at_high]])[order]
        times = self.times.reshape(-1)
        out, into = times[owner * size + neighbour], times[neighbour * size + owner]
        self._low, self._high = self._low[stay], self._high[stay]
        self._alive[chosen] = False
        i, j = ways(degree[nodes])
        self._lower(neighbour[i], neighbour[j], into[i] + out[j])
        return Round(self.name[nodes], degree[nodes], self.name[neighbour], out, into)

    def _lower(self, tail: Ints, head: Ints, ms: Costs) -> None:
        """Lower the times from `tail` to `head` to `ms` where that is less; a pair may occur more than once."""
        size, times = len(self.name), self.times.reshape(-1)
        cell = tail * size + head
        less = np.flatnonzero(ms < times[cell])
        tail, head, cell, ms = tail[less], head[less], cell[less], ms[less]
        infinite = infinite_of(times)
        unlinked = (times[cell] == infinite) & (times[head * size + tail] == infinite)
        self._link(tail[unlinked], head[unlinked])
        lower(times, cell, ms)

    def _link(self, tail: Ints, head: Ints) -> None:
        """Add links, each once however often it is given."""
        low, high = np.minimum(tail, head), np.maximum(tail, head)
        cell, turn = low * len(self.name) + high, np.arange(len(low))
        self._mark[cell] = turn
        once = np.flatnonzero(self._mark[cell] == turn)
        self._low, self._high = np.concatenate([self._low, low[once]]), np.concatenate([self._high, high[once]])

    def _close_up(self) -> None:
        """Let go of the rows and columns of removed nodes; nodes with few links first, as suits `close_core`."""
        degree = degrees(len(self.name), self._low, self._high)
        kept = np.flatnonzero(self._alive)
        self.name = kept[np.argsort(degree[kept], kind="stable")]
        self.times = self.times[self.name].take(self.name, axis=1)
