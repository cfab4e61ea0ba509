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
from .milliseconds import INFINITE_MS, Ms
from .numbering import Ups
from .orders import stable_order

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
        now = _packed(seeds.row * count + (seeds.column - first), seeds.ms)
        met: List[Ints] = []
        for start in reversed(self.starts):
            here = now >= (start * count) << MS_BITS
            if here.any():
                top = _smallest(now[here])
                met.append(top)
                now = np.concatenate([now[~here], self._up(top, count)])
        low = np.concatenate(met[::-1]) if met else now[:0]
        return self._across(_smallest(now), count), _unpacked(low, count)

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

    def _across(self, reached: Ints, count: int) -> Ms:
        """(count, core) fastest times to every core node, through the core nodes that were reached from below."""
        core = len(self.core_ms)
        cells = _unpacked(reached, count)
        order = stable_order(cells.column, count)
        row, ms = cells.row[order], cells.ms[order].astype(np.int32)[:, None]
        entries = np.bincount(cells.column, minlength=count)
        first = np.cumsum(entries) - entries
        # columns with most entries first, so that those with a k-th entry are the first ones
        columns = np.argsort(-entries, kind="stable")
        entries, first = entries[columns], first[columns]
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
    ordered = np.sort(packed)
    cell = ordered >> MS_BITS
    first = np.ones(len(ordered), bool)
    np.not_equal(cell[1:], cell[:-1], out=first[1:])
    smallest: Ints = ordered[first]
    return smallest
