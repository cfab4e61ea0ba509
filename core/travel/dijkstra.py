"""Fastest times by scipy's Dijkstra: slower on roads, but at home on any graph."""
from __future__ import annotations

from typing import Iterator, List, Optional, Tuple

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from ..model import Ints
from ..progress import Progress, stop_if_cancelled
from .entries import Entries, smallest
from .links import Links
from .milliseconds import INFINITE_MS, Ms

NODES_PER_CALL = 400_000
"""Nodes settled between two looks at the progress (about a quarter of a second)."""

COLUMNS = 64


class DijkstraEngine:
    """Fastest times on a graph of `n` nodes; same questions and same answers as `EliminationEngine`."""

    def __init__(self, n: int, links: Links) -> None:
        self._n = n
        there, back = links.there_ms < INFINITE_MS, links.back_ms < INFINITE_MS
        tail = np.concatenate([links.low[there], links.high[back]])
        head = np.concatenate([links.high[there], links.low[back]])
        ms = np.concatenate([links.there_ms[there], links.back_ms[back]]).astype(float)
        # A weight of 0 is no arc in a sparse matrix. Whole milliseconds are scaled so that a path of 1s (for zeros)
        # stays below one millisecond; the sums stay below 2**53 and are exact in floating point.
        self._scale = float(2 ** max(1, int(n).bit_length()))
        self._arcs = csr_matrix((ms * self._scale + (ms == 0), (tail, head)), shape=(n, n))

    def blocks(self, seeds: Entries, targets: Ints, columns: int, progress: Progress,
               width: Optional[int] = None, answer: Optional[Ms] = None) -> Iterator[Tuple[int, Ms]]:
        """Yield (first column, times (c, T) int32) until all `columns` origins are answered; as `EliminationEngine`."""
        width = width or COLUMNS
        for first in range(0, columns, width):
            last = min(first + width, columns)
            mine = smallest(seeds.where((seeds.column >= first) & (seeds.column < last)))
            out = np.full((last - first, len(targets)), INFINITE_MS, np.int64)
            for part in self._parts(mine):
                stop_if_cancelled(progress)
                nodes, which = np.unique(part.row, return_inverse=True)
                times = self._from(nodes, targets)
                for i in range(len(part)):
                    row = out[part.column[i] - first]
                    np.minimum(row, times[which[i]] + part.ms[i], out=row)
            block = np.empty(out.shape, np.int32) if answer is None else answer[first:last]
            block[:] = out
            yield first, block
            progress.report(last / columns)

    def _parts(self, entries: Entries) -> List[Entries]:
        """Entries of a few nodes at a time."""
        step = max(1, NODES_PER_CALL // self._n)
        return [entries.stretch(a, a + step) for a in range(0, len(entries), step)]

    def _from(self, nodes: Ints, targets: Ints) -> Ints:
        """(len(nodes), T) milliseconds as int64."""
        found = dijkstra(self._arcs, directed=True, indices=nodes)[:, targets]
        times: Ints = np.floor(np.minimum(found / self._scale, INFINITE_MS)).astype(np.int64)
        return times
