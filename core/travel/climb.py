"""The way up: from where the origins start to the core, along the few links kept at elimination, and across the core.

A time on the way is a cell (row, column) of a sparse table of nodes and origins. Cell and time are packed into one
int64, cell first: sorting then brings the cells together with the smallest time of each in front.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np

from ..model import Ints
from .entries import Entries
from .milliseconds import INFINITE_MS, Ms, lower
from .numbering import Ups

MS_BITS = 30
"""Times below `INFINITE_MS`, which is 2**30 - 1, need no more."""

CELLS = 1 << 33
"""So many cells, rows times columns, can be told apart in the other bits of an int64."""

STRIP_CELLS = 1 << 16
"""Cells of the table of core times worked on at a time: a strip stays in the processor's cache."""


@dataclass(frozen=True)
class Climb:
    """core_ms : (core, core) times within the core; starts : first row of each round, top down; ups : links up."""

    core_ms: Ms
    starts: Tuple[int, ...]
    ups: Ups

    def times(self, seeds: Entries, first: int, count: int) -> Tuple[Ms, Entries]:
        """For the origins first..first+count-1: (count, core) times to the core, and the rows met below it by row.

        seeds : rows are those of the numbering, times below `INFINITE_MS`; first, count : no more than `CELLS` cells
        """
        core = len(self.core_ms) * count << MS_BITS
        now = _packed(seeds.row * count + (seeds.column - first), seeds.ms)
        at_core, now = [now[now < core]], now[now >= core]
        met: List[Ints] = []
        for start in reversed(self.starts):
            here = now >= start * count << MS_BITS
            if here.any():
                top = _smallest(now[here])
                met.append(top)
                up = self._up(top, count)
                at_core.append(up[up < core])
                now = np.concatenate([now[~here], up[up >= core]])
        low = np.concatenate(met[::-1]) if met else now[:0]
        return self._across(_unpacked(np.concatenate(at_core), count), count), _unpacked(low, count)

    def _up(self, top: Ints, count: int) -> Ints:
        """The cells one link further up."""
        cell = top >> MS_BITS
        row = cell // count
        begin = self.ups.start[row]
        degree = self.ups.start[row + 1] - begin
        link = np.arange(int(degree.sum())) + np.repeat(begin - np.cumsum(degree) + degree, degree)
        ms = np.repeat(top & INFINITE_MS, degree) + self.ups.ms[link]
        up = _packed(self.ups.neighbour[link] * count + np.repeat(cell - row * count, degree), ms)
        arrived: Ints = up[ms < INFINITE_MS]
        return arrived

    def _reached(self, cells: Entries, count: int) -> Tuple[Ints, Ints, Ms]:
        """How many core nodes each column reached; which, by column; and the smallest times (k, 1) to them."""
        core = len(self.core_ms)
        reached = np.full(count * core, INFINITE_MS, np.int32)
        lower(reached, cells.column * core + cells.row, cells.ms.astype(np.int32))
        once = np.flatnonzero(reached < INFINITE_MS)
        column, row = np.divmod(once, max(core, 1))
        return np.bincount(column, minlength=count), row, reached[once][:, None]

    def _across(self, cells: Entries, count: int) -> Ms:
        """(count, core) fastest times to every core node through the core nodes that were reached from below."""
        core = len(self.core_ms)
        entries, row, ms = self._reached(cells, count)
        # columns with most entries first, so that those with a k-th entry are the first ones
        columns = np.argsort(-entries, kind="stable")
        first = (np.cumsum(entries) - entries)[columns]
        entries = entries[columns]
        times = np.full((count, core), INFINITE_MS, np.int32)
        step = max(1, STRIP_CELLS // max(core, 1))
        buffer = np.empty((min(step, count), core), np.int32)
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


def _packed(cell: Ints, ms: Ints) -> Ints:
    packed: Ints = (cell << MS_BITS) | ms
    return packed


def _unpacked(packed: Ints, count: int) -> Entries:
    cell = packed >> MS_BITS
    row = cell // max(count, 1)
    return Entries(row, cell - row * count, packed & INFINITE_MS)


def _smallest(packed: Ints) -> Ints:
    """Each cell once with its smallest time, by cell."""
    ordered = np.sort(packed, kind="stable")  # faster, since cells come in runs that are already sorted
    cell = ordered >> MS_BITS
    first = np.ones(len(ordered), bool)
    np.not_equal(cell[1:], cell[:-1], out=first[1:])
    smallest: Ints = ordered[first]
    return smallest
