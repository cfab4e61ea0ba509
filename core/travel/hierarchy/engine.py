"""Exact fastest times from many origins to many nodes, with numpy alone.

Built once per graph: elimination (`elimination`), the closed core (`core_matrix`), the numbering of the nodes with the
program down (`numbering`, `sweep`). A question then goes up, across and down: from each origin up to the core along the
few links kept at elimination, one hop within the core (both `upward`), and for all origins at once down to the targets.
Every fastest way has this shape, because the node of a way that was removed last is its top.
"""
from __future__ import annotations

from dataclasses import replace
from typing import Iterator, Optional, Tuple

import numpy as np

from ...model import Ints
from ...progress import Part, Progress, stop_if_cancelled
from ..network import Costs, Links, infinite_of
from .closed_core import grow
from .core_matrix import close_core
from .elimination import eliminate
from .entries import Entries
from .numbering import number
from .sweep import Sweep, restrict, run
from .upward_search import CELLS, UpwardSearch

COLUMNS_UP = 512
"""Origins that are searched upward together: a search has a fixed cost per call."""

PICKED_ROWS = 512
"""Rows turned to columns of the answer at a time: one cache line of each fits in the fastest cache."""

TABLE_BYTES, FEWEST_COLUMNS, MOST_COLUMNS = 14_000_000, 32, 256
"""Origins that are swept down together: so many that the table stays near the processor's cache."""

ODD_CELLS = 8
"""Rows of the table are an odd number of so many cells: a power of two would put a whole column of it into the same few
sets of the processor's cache."""


class EliminationEngine:
    """Fastest times on a graph of `n` nodes, in milliseconds or in pairs of them and a second number as the links are.

    Raises `NotARoadNetwork` from the constructor when elimination does not suit the graph.
    """

    def __init__(self, n: int, links: Links, progress: Progress) -> None:
        parts = eliminate(n, links, Part(progress, 0.0, 0.6))
        parts = replace(parts, core_ms=close_core(parts.core_ms, Part(progress, 0.6, 0.8)))
        parts = grow(parts, n, Part(progress, 0.8, 0.95))
        self._row, self._sweep, upward = number(n, parts)
        self._upward = UpwardSearch(parts.core_ms, tuple(level.start for level in self._sweep.levels), upward)

    def toward(self, targets: Ints) -> EliminationQuestion:
        """The question for the times to `targets` (T,), nodes, repeats allowed."""
        return EliminationQuestion(self._row, self._upward, self._sweep, targets)


class EliminationQuestion:
    """Times to given targets, from any origins and as often as one likes."""

    def __init__(self, row: Ints, upward: UpwardSearch, sweep: Sweep, targets: Ints) -> None:
        self._row, self._upward = row, upward
        self._sweep, self._new_row = restrict(sweep, row[targets])
        self._wanted = self._new_row[row[targets]]

    def blocks(self, seeds: Entries, columns: int, progress: Progress, width: Optional[int] = None,
               answer: Optional[Costs] = None) -> Iterator[Tuple[int, Costs]]:
        """Yield (first column, times (c, T)) until all `columns` origins are answered.

        seeds : rows are nodes where the origins of the columns start, with the time already spent there
        width : origins per block, by default what suits the processor's cache; the answer does not depend on it
        answer : (columns, T) to be filled, of which the blocks are parts; by default a block is overwritten by the next
        Times of `infinite_of` their type mean no way.
        """
        dtype, sweep = self._upward.core_ms.dtype, self._sweep
        width = width or _width(min(columns, COLUMNS_UP), sweep.rows * dtype.itemsize)
        room = np.empty(sweep.rows * min(width, max(columns, 1)), dtype)
        block = np.empty((min(width, columns), len(self._wanted)), dtype) if answer is None else answer
        order = np.argsort(seeds.column, kind="stable")
        start = Entries(self._row[seeds.row[order]], seeds.column[order], seeds.ms[order])
        together = min(COLUMNS_UP, CELLS // max(len(self._row), 1))
        for first in range(0, columns, together):
            last = min(first + together, columns)
            i, j = np.searchsorted(start.column, [first, last])
            stop_if_cancelled(progress)
            core_ms, low = self._upward.times(start.stretch(i, j), first, last - first)
            kept = self._new_row[low.row] >= 0
            low = Entries(self._new_row[low.row[kept]], low.column[kept], low.ms[kept])
            for a in range(0, last - first, width):
                stop_if_cancelled(progress)
                b = min(a + width, last - first)
                mine = low.where((low.column >= a) & (low.column < b))
                times = run(sweep, core_ms[a:b], Entries(mine.row, mine.column - a, mine.ms), room)
                out = block[:b - a] if answer is None else block[first + a:first + b]
                _picked(times, self._wanted, out)
                yield first + a, out
                progress.report((first + b) / columns)


def _width(columns: int, column_bytes: int) -> int:
    """How many of `columns` origins are swept at a time, each so large: blocks of about the same size."""
    most = max(FEWEST_COLUMNS, min(MOST_COLUMNS, TABLE_BYTES // max(column_bytes, 1)))
    even = -(-columns // max(1, -(-columns // most)))
    units = -(-even // ODD_CELLS)
    return max(1, ODD_CELLS * (units | 1))


def _picked(times: Costs, rows: Ints, out: Costs) -> None:
    """Write the given rows of `times` (n, S) as columns of `out` (S, T), a few at a time to stay in the cache."""
    # the limit as an array: with a single number numpy before 2.0 makes the minimum four times slower
    limit = np.full((min(PICKED_ROWS, len(rows)), times.shape[1]), infinite_of(times))
    for a in range(0, len(rows), PICKED_ROWS):
        some = times.take(rows[a:a + PICKED_ROWS], axis=0, mode="clip")
        np.minimum(some, limit[:len(some)], out=some)
        out[:, a:a + PICKED_ROWS] = some.T
