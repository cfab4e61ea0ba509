"""The way up: from where the origins start to the core, along the few links kept at elimination, and across the core.

A time on the way is a cell (row, column) of a sparse table of nodes and origins, row * columns + column as one number.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np

from ...model import Bools, Ints
from ..network import INFINITE_MS, Costs, infinite_of, lower
from .entries import Entries
from .numbering import UpwardLinks

MS_BITS = 30
"""Times below `INFINITE_MS`, which is 2**30 - 1, need no more."""

CELLS = 1 << 33
"""So many cells, rows times columns, can be told apart in the other bits of an int64."""

STRIP_CELLS = 1 << 16
"""Cells of the table of core times worked on at a time: a strip stays in the processor's cache."""


@dataclass(frozen=True)
class Cells:
    """Times (k,) int64 in cells (k,) int64; a cell may occur more than once."""

    cell: Ints
    ms: Ints

    def where(self, keep: Bools) -> Cells:
        """Those where `keep` (k,) is true."""
        return Cells(self.cell[keep], self.ms[keep])

    def entries(self, count: int) -> Entries:
        """As rows and columns of a table of `count` columns."""
        row = self.cell // max(count, 1)
        return Entries(row, self.cell - row * count, self.ms)


@dataclass(frozen=True)
class UpwardSearch:
    """core_ms : (core, core) times within the core; starts : first row of each round, top down; upward : links up."""

    core_ms: Costs
    starts: Tuple[int, ...]
    upward: UpwardLinks

    def times(self, seeds: Entries, first: int, count: int) -> Tuple[Costs, Entries]:
        """For the origins first..first+count-1: (count, core) times to the core, and the rows met below it by row.

        seeds : rows are those of the numbering, with ways only; first, count : no more than `CELLS` cells
        """
        core = len(self.core_ms) * count
        now = Cells(seeds.row * count + (seeds.column - first), seeds.ms)
        at_core, now = [now.where(now.cell < core)], now.where(now.cell >= core)
        met: List[Cells] = []
        for start in reversed(self.starts):
            here = now.cell >= start * count
            if here.any():
                top = self._smallest(now.where(here))
                met.append(top)
                up = self._up(top, count)
                below = up.cell >= core
                at_core.append(up.where(~below))
                now = _together([now.where(~here), up.where(below)])
        low = _together(met[::-1]).entries(count) if met else now.entries(count)
        return self._across(_together(at_core).entries(count), count), low

    def _up(self, top: Cells, count: int) -> Cells:
        """The cells one link further up."""
        row = top.cell // count
        begin = self.upward.start[row]
        degree = self.upward.start[row + 1] - begin
        link = np.arange(int(degree.sum())) + np.repeat(begin - np.cumsum(degree) + degree, degree)
        ms = np.repeat(top.ms, degree) + self.upward.ms[link]
        up = Cells(self.upward.neighbour[link] * count + np.repeat(top.cell - row * count, degree), ms)
        return up.where(ms < infinite_of(self.core_ms))

    def _smallest(self, cells: Cells) -> Cells:
        """Each cell once with its smallest time, by cell."""
        if self.core_ms.dtype == np.int32:
            # Cell and time in one number, cell first: sorted, the smallest time of each cell is in front. Stable is
            # faster, since cells come in runs that are already sorted.
            ordered = np.sort((cells.cell << MS_BITS) | cells.ms, kind="stable")
            found = Cells(ordered >> MS_BITS, ordered)
            found = found.where(_new(found.cell))
            return Cells(found.cell, found.ms & INFINITE_MS)
        order = np.lexsort((cells.ms, cells.cell))
        found = Cells(cells.cell[order], cells.ms[order])
        return found.where(_new(found.cell))

    def _reached(self, cells: Entries, count: int) -> Tuple[Ints, Ints, Costs]:
        """How many core nodes each column reached; which, by column; and the smallest times (k, 1) to them."""
        core, infinite = len(self.core_ms), infinite_of(self.core_ms)
        reached = np.full(count * core, infinite, self.core_ms.dtype)
        lower(reached, cells.column * core + cells.row, cells.ms.astype(self.core_ms.dtype))
        once = np.flatnonzero(reached < infinite)
        column, row = np.divmod(once, max(core, 1))
        return np.bincount(column, minlength=count), row, reached[once][:, None]

    def _across(self, cells: Entries, count: int) -> Costs:
        """(count, core) fastest times to every core node through the core nodes that were reached from below."""
        core, dtype = len(self.core_ms), self.core_ms.dtype
        entries, row, ms = self._reached(cells, count)
        # columns with most entries first, so that those with a k-th entry are the first ones
        columns = np.argsort(-entries, kind="stable")
        first = (np.cumsum(entries) - entries)[columns]
        entries = entries[columns]
        times = np.full((count, core), infinite_of(self.core_ms), dtype)
        step = max(1, STRIP_CELLS // max(core, 1))
        buffer = np.empty((min(step, count), core), dtype)
        for a in range(0, count, step):
            for k in range(int(entries[a])):
                some = first[a:a + step][:np.count_nonzero(entries[a:a + step] > k)] + k
                best, through = times[a:a + len(some)], buffer[:len(some)]
                self.core_ms.take(row[some], axis=0, out=through, mode="clip")
                np.add(through, ms[some], out=through)
                np.minimum(best, through, out=best)
        out = np.empty_like(times)
        out[columns] = times
        return out


def _together(parts: List[Cells]) -> Cells:
    return Cells(np.concatenate([part.cell for part in parts]), np.concatenate([part.ms for part in parts]))


def _new(ordered: Ints) -> Bools:
    """(k,) where a number differs from the one before."""
    new = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new
