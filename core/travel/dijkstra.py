"""Fastest times by scipy's Dijkstra: slower on roads, but at home on any graph."""
from __future__ import annotations

from typing import Iterator, List, Optional, Tuple

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from ..arrays import ints_of
from ..model import Floats, Ints
from ..progress import Progress, stop_if_cancelled
from .hierarchy import Entries, smallest
from .network import INFINITE_MS, Costs, Links, infinite_of, paired, unpaired

NODES_PER_CALL = 400_000
"""Nodes settled between two looks at the progress (about a quarter of a second)."""

COLUMNS = 64


class DijkstraEngine:
    """Fastest times on a graph of `n` nodes; same questions and same answers as `EliminationEngine`.

    Floating point holds no pair of time and second number, so pairs are found in two steps: first the times, then,
    for each origin, the smallest second number on those arcs alone that lie on some fastest way.
    """

    def __init__(self, n: int, links: Links) -> None:
        self.n, self.no_way = n, infinite_of(links.there_ms)
        there, back = links.there_ms < self.no_way, links.back_ms < self.no_way
        self._tail = np.concatenate([links.low[there], links.high[back]])
        self._head = np.concatenate([links.high[there], links.low[back]])
        cost = np.concatenate([links.there_ms[there], links.back_ms[back]])
        self._second: Optional[Ints] = None
        self._ms: Costs = cost
        if cost.dtype == np.int64:
            self._ms, self._second = unpaired(cost)
        # A path of 1s (for zeros) must stay below one unit; the sums stay below 2**53 and are exact.
        self._scale = float(2 ** max(1, int(n).bit_length()))
        self._arcs = self._matrix(self._tail, self._head, self._ms)

    def toward(self, targets: Ints) -> DijkstraQuestion:
        """The question for the times to `targets` (T,), nodes, repeats allowed."""
        return DijkstraQuestion(self, targets)

    def times(self, nodes: Ints, targets: Ints) -> Ints:
        """(len(nodes), T) milliseconds or pairs as int64."""
        found = self._whole(dijkstra(self._arcs, directed=True, indices=nodes))
        if self._second is None:
            return found[:, targets]
        pairs = np.empty((len(nodes), len(targets)), np.int64)
        for i, (node, ms) in enumerate(zip(ints_of(nodes), found)):
            tight = (ms[self._tail] < INFINITE_MS) & (ms[self._tail] + self._ms == ms[self._head])
            arcs = self._matrix(self._tail[tight], self._head[tight], self._second[tight])
            second = self._whole(dijkstra(arcs, directed=True, indices=node), 2**32)
            pairs[i] = paired(ms[targets], second[targets])
        return pairs

    def _matrix(self, tail: Ints, head: Ints, weight: Costs) -> csr_matrix:
        """The arcs for scipy. A weight of 0 is no arc in a sparse matrix, so zeros are 1 and all else is scaled."""
        scaled = weight.astype(float) * self._scale + (weight == 0)
        return csr_matrix((scaled, (tail, head)), shape=(self.n, self.n))

    def _whole(self, found: Floats, limit: int = INFINITE_MS) -> Ints:
        """What scipy found on a `_matrix` as whole weights."""
        whole: Ints = np.floor(np.minimum(found / self._scale, limit)).astype(np.int64)
        return whole


class DijkstraQuestion:
    """Times to given targets, from any origins."""

    def __init__(self, engine: DijkstraEngine, targets: Ints) -> None:
        self._engine, self._targets = engine, targets

    def blocks(self, seeds: Entries, columns: int, progress: Progress, width: Optional[int] = None,
               answer: Optional[Costs] = None) -> Iterator[Tuple[int, Costs]]:
        """Yield (first column, times (c, T)) until all `columns` origins are answered; as `EliminationQuestion`."""
        width, no_way = width or COLUMNS, self._engine.no_way
        for first in range(0, columns, width):
            last = min(first + width, columns)
            mine = smallest(seeds.where((seeds.column >= first) & (seeds.column < last)))
            out = np.full((last - first, len(self._targets)), no_way, np.int64)
            for part in self._parts(mine):
                stop_if_cancelled(progress)
                nodes, which = np.unique(part.row, return_inverse=True)
                times = self._engine.times(nodes, self._targets)
                for i in range(len(part)):
                    row = out[part.column[i] - first]
                    np.minimum(row, times[which[i]] + part.ms[i], out=row)
            block = np.empty(out.shape, no_way.dtype) if answer is None else answer[first:last]
            block[:] = out
            yield first, block
            progress.report(last / columns)

    def _parts(self, entries: Entries) -> List[Entries]:
        """Entries of a few nodes at a time."""
        step = max(1, NODES_PER_CALL // self._engine.n)
        return [entries.stretch(a, a + step) for a in range(0, len(entries), step)]
