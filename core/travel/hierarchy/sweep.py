"""From the core down to every node, for many origins at once.

Rows are nodes: the core first, then the rounds of elimination backwards, so that every node takes its time from nodes
with a smaller row. Columns are origins. The nodes of a level are sorted by how many links come down to them, so the
k-th links of a level always reach its first rows: one minimum for all of them.

Delling, Goldberg, Nowatzyk and Werneck (2013), "PHAST: Hardware-accelerated shortest path trees",
https://doi.org/10.1016/j.jpdc.2012.02.007; for given targets, Delling, Goldberg and Werneck (2011), "Faster Batched
Shortest Paths in Road Networks", https://doi.org/10.4230/OASIcs.ATMOS.2011.52.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np

from ...arrays import ints_of
from ...model import Bools, Ints
from ..network import Costs, infinite_of
from .entries import Entries

CHUNK_CELLS = 1 << 17
"""Cells moved at a time: they stay in the processor's cache."""


@dataclass(frozen=True)
class Level:
    """The rows start..stop-1 of one round and the links down to them, those that come first to their row before all
    those that come second to theirs, and so on.

    steps : steps[k] of the links are k-th to their row; these rows are start, start + 1, ...
    source : (m,) rows from which the links come; ms : (m, 1) their times
    """

    start: int
    stop: int
    steps: Tuple[int, ...]
    source: Ints
    ms: Costs


@dataclass(frozen=True)
class Sweep:
    """The program for `rows` rows of which the first `core` are given.

    clip : whether times must be cut at "no way" after every level, so that it cannot grow beyond its type
    """

    rows: int
    core: int
    levels: Tuple[Level, ...]
    clip: bool


def make_sweep(rows: int, core: int, levels: Tuple[Level, ...]) -> Sweep:
    """The program. A row that cannot be reached grows above "no way" by one link of each level at most."""
    growth = sum(int(level.ms.max()) for level in levels if len(level.ms))
    if not levels:
        return Sweep(rows, core, levels, False)
    return Sweep(rows, core, levels, growth + int(infinite_of(levels[0].ms)) > np.iinfo(levels[0].ms.dtype).max)


def restrict(sweep: Sweep, targets: Ints) -> Tuple[Sweep, Ints]:
    """The program for the target rows and those they depend on; and (rows,) the new row of each old one, -1 if gone."""
    needed = np.zeros(sweep.rows, bool)
    needed[targets] = True
    needed[:sweep.core] = True
    if needed.all():
        return sweep, np.arange(sweep.rows)
    kept: List[Bools] = []
    for level in reversed(sweep.levels):
        reached = needed[level.start + _places(level.steps)]
        needed[level.source[reached]] = True
        kept.append(reached)
    new_row = np.cumsum(needed, dtype=np.int64) - 1
    levels: List[Level] = []
    for level, reached in zip(sweep.levels, reversed(kept)):
        here = np.flatnonzero(needed[level.start:level.stop])
        if len(here):
            # the needed ones of a step's first rows are again the first rows of the new level
            start = int(new_row[level.start + here[0]])
            steps = np.searchsorted(here, level.steps)
            levels.append(Level(start, start + len(here), tuple(ints_of(steps[steps > 0])),
                                new_row[level.source[reached]], level.ms[reached]))
    rows = int(needed.sum())
    new_row[~needed] = -1
    return Sweep(rows, sweep.core, tuple(levels), sweep.clip), new_row


def _places(steps: Tuple[int, ...]) -> Ints:
    """(m,) to which row of its level each link comes, counted from 0."""
    counts = np.array(steps, np.int64)
    places: Ints = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    return places


def run(sweep: Sweep, core_ms: Costs, low: Entries, room: Costs) -> Costs:
    """Times (rows, S) for S origins; values at or above "no way" mean no way.

    core_ms : (S, core) times to the core nodes
    low : times to rows below the core that were met on the way up, at most one per row and column, sorted by row
    room : (at least rows * S,) memory to write to, reused by the caller from block to block
    """
    count = len(core_ms)
    times = room[:sweep.rows * count].reshape(sweep.rows, count)
    times[:sweep.core] = core_ms.T
    buffer = np.empty((max(16, CHUNK_CELLS // max(count, 1)), count), times.dtype)
    infinite = infinite_of(times)
    for level in sweep.levels:
        _fill(times, level, buffer)
        times[level.start + (level.steps[0] if level.steps else 0):level.stop] = infinite
        if sweep.clip:
            np.minimum(times[level.start:level.stop], infinite, out=times[level.start:level.stop])
        i, j = np.searchsorted(low.row, [level.start, level.stop])
        if j > i:
            row, column = low.row[i:j], low.column[i:j]
            times[row, column] = np.minimum(times[row, column], low.ms[i:j])
    return times


def _fill(times: Costs, level: Level, buffer: Costs) -> None:
    """Give the rows of a level the smallest of what their links bring. Rows without a link are left as they are."""
    first, chunk = (level.steps[0] if level.steps else 0), len(buffer)
    for a in range(0, first, chunk):
        b = min(a + chunk, first)
        _bring(times, level, a, b, times[level.start + a:level.start + b])
    start = brought = upto = first
    for count in level.steps[1:]:
        for a in range(start, start + count, chunk):
            b = min(a + chunk, start + count)
            if b > upto:  # small steps are brought many at a time
                brought, upto = a, min(a + chunk, len(level.source))
                _bring(times, level, brought, upto, buffer[:upto - brought])
            rows = times[level.start + a - start:level.start + b - start]
            np.minimum(rows, buffer[a - brought:b - brought], out=rows)
        start += count


def _bring(times: Costs, level: Level, start: int, stop: int, out: Costs) -> None:
    """Write to `out` the times that the links start..stop-1 bring."""
    # mode="clip": with the default numpy would build the answer in a buffer of its own first
    times.take(level.source[start:stop], axis=0, out=out, mode="clip")
    np.add(out, level.ms[start:stop], out=out)
