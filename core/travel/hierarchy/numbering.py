"""Rows for the nodes of an elimination, and the links down and up between them as two programs.

Rows are nodes: the core first, then the rounds backwards, so that every link of a node goes to a smaller row.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np

from ...arrays import int_rows_of
from ...model import Ints
from ..network import Costs, infinite_of, stable_order
from .elimination import Elimination
from .sweep import Level, Sweep, make_sweep


@dataclass(frozen=True)
class UpwardLinks:
    """Links up by row: row i goes to neighbour[start[i]:start[i + 1]], rows smaller than i, in ms[...]."""

    start: Ints
    neighbour: Ints
    ms: Ints


@dataclass(frozen=True)
class _Stack:
    """All rounds, the last first. round, degree : (k,) of each node; owner : (m,) node of each link, 0..k-1."""

    nodes: Ints
    round: Ints
    degree: Ints
    owner: Ints
    neighbour: Ints
    out_ms: Costs
    in_ms: Costs


def number(n: int, parts: Elimination) -> Tuple[Ints, Sweep, UpwardLinks]:
    """The row of every node (n,), the program down and the links up."""
    core = len(parts.core)
    stack = _stack(parts)
    rounds, count = len(parts.rounds), len(stack.nodes)
    infinite = infinite_of(stack.in_ms)
    is_down = np.flatnonzero(stack.in_ms < infinite)
    down_count = np.bincount(stack.owner[is_down], minlength=count)
    # in a round, the nodes with most links down to them come first
    most = int(down_count.max()) + 1 if count else 1
    order = stable_order(stack.round * most + (most - 1 - down_count), rounds * most)
    place = np.empty(count, np.int64)
    place[order] = np.arange(count)
    row = np.empty(n, np.int64)
    row[parts.core] = np.arange(core)
    row[stack.nodes] = core + place
    above, node = row[stack.neighbour], place[stack.owner]
    links = stable_order(node, count)
    links_down = links[stack.in_ms[links] < infinite]
    links_up = links[stack.out_ms[links] < infinite]
    start = np.concatenate([np.zeros(core + 1, np.int64), np.cumsum(np.bincount(node[links_up], minlength=count))])
    upward = UpwardLinks(start, above[links_up], stack.out_ms[links_up].astype(np.int64))
    sizes = [len(gone.nodes) for gone in reversed(parts.rounds)]
    levels = _levels(core, sizes, stack.round[order], down_count[order], above[links_down], stack.in_ms[links_down])
    return row, make_sweep(n, core, levels), upward


def _stack(parts: Elimination) -> _Stack:
    rounds = parts.rounds[::-1]
    if not rounds:
        none, no_ms = np.zeros(0, np.int64), np.zeros(0, parts.core_ms.dtype)
        return _Stack(none, none, none, none, none, no_ms, no_ms)
    degree = np.concatenate([gone.degree for gone in rounds])
    return _Stack(np.concatenate([gone.nodes for gone in rounds]),
                  np.repeat(np.arange(len(rounds)), [len(gone.nodes) for gone in rounds]), degree,
                  np.repeat(np.arange(len(degree)), degree), np.concatenate([gone.neighbour for gone in rounds]),
                  np.concatenate([gone.out_ms for gone in rounds]), np.concatenate([gone.in_ms for gone in rounds]))


def _levels(core: int, sizes: List[int], round_: Ints, count: Ints, source: Ints, ms: Costs) -> Tuple[Level, ...]:
    """The levels from the links down (m,), which come sorted by the row they lead to.

    round_, count : (k,) of each row below the core, its round and how many links lead to it
    """
    turn = np.arange(len(source)) - np.repeat(np.cumsum(count) - count, count)
    most = int(count.max()) if len(count) else 0
    step = np.repeat(round_, count) * most + turn
    order = stable_order(step, len(sizes) * most)
    steps = np.bincount(step, minlength=len(sizes) * most).reshape(len(sizes), most)
    source, column = source[order], ms[order][:, None]
    levels, start, link = [], core, 0
    for size, reached in zip(sizes, int_rows_of(steps)):
        counts = tuple(c for c in reached if c)
        last = link + sum(counts)
        levels.append(Level(start, start + size, counts, source[link:last], column[link:last]))
        start, link = start + size, last
    return tuple(levels)
