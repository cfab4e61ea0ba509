"""From the core down to every node, for many origins at once.

Rows are nodes: the core first, then the rounds of elimination backwards, so that every node takes its time from nodes
with a smaller row. Columns are origins. The nodes of a level are sorted by how many links come down to them, so the
k-th links of a level always reach its first rows and each is one `take`, one addition and one minimum.

Delling, Goldberg, Nowatzyk and Werneck (2013), "PHAST: Hardware-accelerated shortest path trees",
https://doi.org/10.1016/j.jpdc.2012.02.007; for given targets, Delling, Goldberg and Werneck (2011), "Faster Batched
Shortest Paths in Road Networks", https://doi.org/10.4230/OASIcs.ATMOS.2011.52.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np

from ..model import Ints
from .entries import Entries
from .milliseconds import INFINITE, INFINITE_MS, Ms

CHUNK_CELLS = 1 << 17
"""Cells moved at a time: they stay in the processor's cache."""


@dataclass(frozen=True)
class Step:
    """The k-th link down to each of the first m rows of a level: from row source[i], taking ms[i, 0]."""

    source: Ints
    ms: Ms


@dataclass(frozen=True)
class Level:
    """The rows start..stop-1 of one round and the steps that fill them."""

    start: int
    stop: int
    steps: Tuple[Step, ...]


@dataclass(frozen=True)
class Sweep:
    """The program for `rows` rows of which the first `core` are given.

    clip : whether times must be cut at `INFINITE_MS` after every level, so that "no way" cannot grow beyond int32
    """

    rows: int
    core: int
    levels: Tuple[Level, ...]
    clip: bool


def make_sweep(rows: int, core: int, levels: Tuple[Level, ...]) -> Sweep:
    """The program, with the exact bound on how far an unreachable row can grow above `INFINITE_MS`.

    An unreachable row gets at most `INFINITE_MS` plus the fastest way down to it from any core node.
    """
    down = np.zeros(rows, np.int64)
    highest = 0
    for level in levels:
        for k, step in enumerate(level.steps):
            reached = slice(level.start, level.start + len(step.source))
            times = down[step.source] + step.ms[:, 0]
            highest = max(highest, int(times.max()))
            down[reached] = times if k == 0 else np.minimum(down[reached], times)
    return Sweep(rows, core, levels, highest + INFINITE_MS >= 2**31)


def restrict(sweep: Sweep, targets: Ints) -> Tuple[Sweep, Ints]:
    """The program for the target rows and those they depend on; and (rows,) the new row of each old one, -1 if gone."""
    needed = np.zeros(sweep.rows, bool)
    needed[targets] = True
    needed[:sweep.core] = True
    for level in reversed(sweep.levels):
        for step in level.steps:
            reached = needed[level.start:level.start + len(step.source)]
            needed[step.source[reached]] = True
    new_row = np.cumsum(needed, dtype=np.int64) - 1
    levels: List[Level] = []
    for level in sweep.levels:
        kept = needed[level.start:level.stop]
        if not kept.any():
            continue
        start = int(new_row[level.start + int(np.argmax(kept))])
        # the needed ones of a step's first rows are again the first rows of the new level
        steps = tuple(Step(new_row[step.source[k]], step.ms[k]) for step in level.steps
                      for k in [kept[:len(step.source)]] if k.any())
        levels.append(Level(start, start + int(kept.sum()), steps))
    rows = int(needed.sum())
    new_row[~needed] = -1
    return Sweep(rows, sweep.core, tuple(levels), sweep.clip), new_row


def run(sweep: Sweep, core_ms: Ms, low: Entries, room: Ms) -> Ms:
    """Times (rows, S) for S origins; values at or above `INFINITE_MS` mean no way.

    core_ms : (S, core) times to the core nodes
    low : times to rows below the core that were met on the way up, at most one per row and column, sorted by row
    room : (at least rows * S,) memory to write to, reused by the caller from block to block
    """
    count = len(core_ms)
    times = room[:sweep.rows * count].reshape(sweep.rows, count)
    times[:sweep.core] = core_ms.T
    chunk = max(16, CHUNK_CELLS // max(count, 1))
    buffer = np.empty((chunk, count), np.int32)
    for level in sweep.levels:
        reached = _fill(times, level, chunk, buffer)
        times[level.start + reached:level.stop] = INFINITE
        if sweep.clip:
            np.minimum(times[level.start:level.stop], INFINITE, out=times[level.start:level.stop])
        i, j = np.searchsorted(low.row, [level.start, level.stop])
        if j > i:
            row, column = low.row[i:j], low.column[i:j]
            times[row, column] = np.minimum(times[row, column], low.ms[i:j])
    return times


def _fill(times: Ms, level: Level, chunk: int, buffer: Ms) -> int:
    """Apply the steps of a level; return how many of its rows have a link down to them at all."""
    for k, step in enumerate(level.steps):
        for a in range(0, len(step.source), chunk):
            source, ms = step.source[a:a + chunk], step.ms[a:a + chunk]
            rows = times[level.start + a:level.start + a + len(source)]
            # mode="clip": with the default numpy would build the answer in a buffer of its own first
            if k == 0:
                times.take(source, axis=0, out=rows, mode="clip")
                np.add(rows, ms, out=rows)
            else:
                through = buffer[:len(source)]
                times.take(source, axis=0, out=through, mode="clip")
                np.add(through, ms, out=through)
                np.minimum(rows, through, out=rows)
    return len(level.steps[0].source) if level.steps else 0
