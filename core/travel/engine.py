"""Exact fastest times from many origins to many nodes, with numpy alone.

Built once per graph: elimination (`elimination`), the closed core (`core_matrix`), the program down (`sweep`). A
question then goes up, across and down: from each origin up to the core along the few links kept at elimination, one hop
within the core, and for all origins at once down to the targets. Every fastest way has this shape, because the node of
a way that was removed last is its top.
"""
from __future__ import annotations

from typing import Iterator, List, Optional, Tuple

import numpy as np

from ..model import Ints
from ..progress import Part, Progress, stop_if_cancelled
from .core_matrix import close_core
from .elimination import Elimination, Round, eliminate
from .entries import Entries, joined, smallest
from .links import Links
from .milliseconds import INFINITE, INFINITE_MS, Ms
from .sweep import Level, Step, make_sweep, restrict, run

COLUMNS_UP = 512
"""Origins that climb together: the way up has a fixed cost per call."""

PICKED_CELLS = 1 << 16
"""Cells of the answer turned at a time."""

TABLE_CELLS, FEWEST_COLUMNS, MOST_COLUMNS = 2_500_000, 32, 128
"""Origins that are swept down together: so many that the table stays near the processor's cache."""


class EliminationEngine:
    """Fastest times on a graph of `n` nodes.

    Raises `NotARoadNetwork` from the constructor when elimination does not suit the graph.
    """

    def __init__(self, n: int, links: Links, progress: Progress) -> None:
        parts = eliminate(n, links, Part(progress, 0.0, 0.6))
        self._core_ms = close_core(parts.core, parts.links, n, Part(progress, 0.6, 0.95))
        self._row, levels, ups = _numbered(n, parts)
        self._sweep = make_sweep(n, len(parts.core), tuple(levels))
        order = np.argsort(ups.row, kind="stable")
        self._up_start = np.searchsorted(ups.row[order], np.arange(n + 1))
        self._up_row, self._up_ms = ups.column[order], ups.ms[order]

    def blocks(self, seeds: Entries, targets: Ints, columns: int, progress: Progress,
               width: Optional[int] = None) -> Iterator[Tuple[int, Ms]]:
        """Yield (first column, times (c, T) int32) until all `columns` origins are answered.

        seeds : rows are nodes where the origins of the columns start, with the time already spent there
        targets : (T,) nodes, repeats allowed
        width : origins per block, by default what suits the processor's cache; the answer does not depend on it
        Times of `INFINITE_MS` mean no way. A block is overwritten by the next.
        """
        wanted = self._row[targets]
        sweep, new_row = restrict(self._sweep, wanted)
        wanted = new_row[wanted]
        width = width or max(FEWEST_COLUMNS, min(MOST_COLUMNS, TABLE_CELLS // sweep.rows))
        room = np.empty(sweep.rows * min(width, max(columns, 1)), np.int32)
        answer = np.empty((min(width, max(columns, 1)), len(targets)), np.int32)
        order = np.argsort(seeds.column, kind="stable")
        start = Entries(self._row[seeds.row[order]], seeds.column[order], seeds.ms[order])
        for first in range(0, columns, COLUMNS_UP):
            last = min(first + COLUMNS_UP, columns)
            i, j = np.searchsorted(start.column, [first, last])
            stop_if_cancelled(progress)
            core_ms, low = self._climb(start.stretch(i, j), first, last - first)
            kept = new_row[low.row] >= 0
            low = Entries(new_row[low.row[kept]], low.column[kept], low.ms[kept])
            for a in range(0, last - first, width):
                stop_if_cancelled(progress)
                b = min(a + width, last - first)
                mine = low.where((low.column >= a) & (low.column < b))
                times = run(sweep, core_ms[a:b], Entries(mine.row, mine.column - a, mine.ms), room)
                yield first + a, _picked(times, wanted, answer[:b - a])
                progress.report((first + b) / columns)

    def _climb(self, seeds: Entries, first: int, count: int) -> Tuple[Ms, Entries]:
        """Go up from the seeds: (count, core) times to the core, and the rows met below it, sorted by row."""
        now = Entries(seeds.row, seeds.column - first, seeds.ms)
        low: List[Entries] = []
        for level in reversed(self._sweep.levels):
            here = now.row >= level.start
            if not here.any():
                continue
            top = smallest(now.where(here))
            low.append(top)
            now = joined([now.where(~here), self._step_up(top)])
        low_entries = joined(low[::-1])
        return self._across(smallest(now), count), low_entries

    def _step_up(self, top: Entries) -> Entries:
        """The entries one link further up."""
        degree = self._up_start[top.row + 1] - self._up_start[top.row]
        before = np.cumsum(degree) - degree
        link = np.repeat(self._up_start[top.row] - before, degree) + np.arange(int(degree.sum()))
        up = Entries(self._up_row[link], np.repeat(top.column, degree), np.repeat(top.ms, degree) + self._up_ms[link])
        return up.where(up.ms < INFINITE_MS)

    def _across(self, entries: Entries, count: int) -> Ms:
        """(count, core) fastest times to every core node, through the core nodes that were reached from below."""
        out = np.full((count, self._sweep.core), INFINITE_MS, np.int32)
        order = np.argsort(entries.column, kind="stable")
        row, column, ms = entries.row[order], entries.column[order], entries.ms[order].astype(np.int32)
        turn = np.arange(len(column)) - np.searchsorted(column, column)
        for k in range(int(turn.max()) + 1 if len(turn) else 0):
            now = turn == k
            out[column[now]] = np.minimum(out[column[now]], self._core_ms[row[now]] + ms[now, None])
        return out


def _picked(times: Ms, rows: Ints, out: Ms) -> Ms:
    """Write the given rows of `times` (n, S) as columns of `out` (S, T), a few at a time to stay in the cache."""
    step = max(16, PICKED_CELLS // max(times.shape[1], 1))
    for a in range(0, len(rows), step):
        some = times.take(rows[a:a + step], axis=0, mode="clip")
        np.minimum(some, INFINITE, out=some)
        out[:, a:a + step] = some.T
    return out


def _numbered(n: int, parts: Elimination) -> Tuple[Ints, List[Level], Entries]:
    """Rows of all nodes (n,), the levels top down, and the links up as entries (row, upper row, time)."""
    row_of = np.full(n, -1, np.int64)
    row_of[parts.core] = np.arange(len(parts.core))
    at = len(parts.core)
    levels: List[Level] = []
    ups: List[Entries] = []
    for gone in reversed(parts.rounds):
        level, up = _level(gone, at, row_of)
        levels.append(level)
        ups.append(up)
        at = level.stop
    return row_of, levels, joined(ups)


def _level(gone: Round, at: int, row_of: Ints) -> Tuple[Level, Entries]:
    """Give the nodes of a round the rows from `at` on, those with most links down to them first."""
    k = len(gone.nodes)
    owner = np.repeat(np.arange(k), gone.degree)
    above = row_of[gone.neighbour]
    open_in, open_out = gone.in_ms < INFINITE_MS, gone.out_ms < INFINITE_MS
    count = np.bincount(owner[open_in], minlength=k)
    nearby = np.full(k, -1, np.int64)
    nearby[owner] = above  # any one upper neighbour: rows that read from near each other lie near each other
    order = np.lexsort((nearby, -count))
    place = np.empty(k, np.int64)
    place[order] = np.arange(k)
    row_of[gone.nodes] = at + place
    link = np.flatnonzero(open_in)
    link = link[np.argsort(place[owner[link]], kind="stable")]
    counts = count[order]
    first = np.cumsum(counts) - counts
    steps = []
    for z in range(int(counts[0]) if k else 0):
        now = link[first[:np.count_nonzero(counts > z)] + z]
        steps.append(Step(above[now], gone.in_ms[now][:, None].copy()))
    up = Entries(at + place[owner[open_out]], above[open_out], gone.out_ms[open_out].astype(np.int64))
    return Level(at, at + k, tuple(steps)), up
