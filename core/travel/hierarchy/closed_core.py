"""A larger closed core for large graphs: the nodes that left last come back, with all times to and from them.

Elimination down to a small core makes closing it cheap. But on a large graph the last rounds are many, of few nodes
with many links each, and every upward search would go through them. Once these nodes are part of the closed core, one
hop takes the place of all those rounds.
"""
from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...arrays import ints_of
from ...model import Ints
from ...progress import Progress, stop_if_cancelled
from ..network import Costs, infinite_of
from .elimination import Elimination
from .rounds import Round

NODES_PER_CORE_NODE, MOST_NODES = 80, 2500
"""The core may have one in so many nodes of the graph, and so many at most. Twice as many would make asking little
faster and preparing much slower."""


def grow(parts: Elimination, n: int, progress: Progress) -> Elimination:
    """The elimination of a graph of `n` nodes without its last rounds, whose nodes join the closed core.

    `parts.core_ms` must be closed, and is closed in the answer.
    """
    size, rounds = len(parts.core), list(parts.rounds)
    back = []
    while rounds and size + len(rounds[-1].nodes) <= min(MOST_NODES, n // NODES_PER_CORE_NODE):
        back.append(rounds.pop())
        size += len(back[-1].nodes)
    if not back:
        return parts
    place = np.empty(n, np.int64)
    away = np.full((size, size), infinite_of(parts.core_ms), parts.core_ms.dtype)
    count = len(parts.core)
    place[parts.core] = np.arange(count)
    away[:count, :count] = parts.core_ms
    toward = np.ascontiguousarray(away.T)
    for done, gone in enumerate(back):
        stop_if_cancelled(progress)
        progress.report(done / len(back))
        place[gone.nodes] = np.arange(count, count + len(gone.nodes))
        _join(away, toward, count, gone, place[gone.neighbour])
        count += len(gone.nodes)
    core = np.concatenate([parts.core] + [gone.nodes for gone in back])
    return replace(parts, rounds=tuple(rounds), core=core, core_ms=away)


def _join(away: Costs, toward: Costs, count: int, gone: Round, neighbour: Ints) -> None:
    """Let the nodes of a round follow the first `count`, to which `neighbour` are their links.

    away[i, j] is the time from i to j, and toward[j, i] the same, so that both are read along rows.
    """
    last = count + len(gone.nodes)
    _through(toward, count, count, gone.degree, neighbour, gone.in_ms)
    away[:count, count:last] = toward[count:last, :count].T
    _through(away, count, last, gone.degree, neighbour, gone.out_ms)
    own = np.arange(count, last)
    away[own, own] = 0  # what was found is the way to a neighbour and back
    toward[:last, count:last] = away[count:last, :last].T


def _through(times: Costs, first: int, width: int, degree: Ints, neighbour: Ints, ms: Costs) -> None:
    """Fill the rows from `first` on, up to column `width`, with the fastest through any of the row's neighbours."""
    infinite = infinite_of(times)
    start = 0
    for row, stop in enumerate(ints_of(np.cumsum(degree)), first):
        if stop > start:
            through = times[neighbour[start:stop], :width]
            np.add(through, ms[start:stop, None], out=through)
            np.minimum(through.min(axis=0), infinite, out=times[row, :width])
        start = stop
