"""Exchange of two border units between touching areas: the move that single moves cannot make in narrow bounds."""
from __future__ import annotations

from typing import Dict, List, Tuple

import numpy as np

from ...arrays import ints_of
from ...model import Ints
from ..plan import State

PER_PAIR = 6
TRIED = 12
LARGEST_SIDE = 200

Swap = Tuple[float, int, int, int, int]
Met = Dict[Tuple[int, int], Tuple[Tuple[int, int], List[Swap]]]
"""The exchanges of a pair of areas, and how often the two had changed when they were looked for."""


def swap(state: State, price: float, met: Met) -> bool:
    """Make the best exchange that lowers cost + price × violation and keeps both areas connected; False when none.

    met : what earlier calls with the same price found; pairs that have not changed since are not looked at again
    """
    found: List[Swap] = []
    border = _border_units(state)
    for a, b in sorted(pair for pair in border if pair[0] < pair[1]):
        version = state.version[a], state.version[b]
        if met.get((a, b), (None,))[0] != version:
            met[a, b] = version, _of_pair(state, a, b, border[a, b], border.get((b, a), border[a, b][:0]), price)
        found.extend(met[a, b][1])
    graph, area = state.instance.graph, state.areas_list
    for _, x, y, a, b in sorted(found)[:TRIED]:
        if not graph.can_leave(x, area):
            continue
        state.move(x, b)
        if any(area[near] == a for near in graph.neighbours[y]) and graph.can_leave(y, area):
            state.move(y, a)
            return True
        state.move(x, a)
    return False


def _border_units(state: State) -> Dict[Tuple[int, int], Ints]:
    """For each directed pair of touching areas a → b the free units of a that touch b, ascending."""
    graph, k = state.instance.graph, state.instance.areas
    own, other = state.area[graph.tail], state.area[graph.head]
    arc = np.nonzero(own != other)[0]
    arc = arc[~state.held[graph.tail[arc]]]
    n = state.instance.n
    code = np.unique((own[arc] * k + other[arc]) * n + graph.tail[arc])
    pair, start = np.unique(code // n, return_index=True)
    ends = ints_of(np.append(start[1:], len(code)))
    unit = code % n
    return {(p // k, p % k): unit[s:e] for p, s, e in zip(ints_of(pair), ints_of(start), ends)}


def _cheapest(state: State, units: Ints, a: int, b: int) -> Ints:
    """No more than `LARGEST_SIDE` of the units of a, those that would go to b at least cost."""
    if len(units) <= LARGEST_SIDE:
        return units
    ones = np.ones(len(units), np.int64)
    extra = state.extra_cost(units, a * ones, b * ones)
    return np.asarray(np.sort(units[np.argsort(extra, kind="stable")[:LARGEST_SIDE]]), np.int64)


def _of_pair(state: State, a: int, b: int, of_a: Ints, of_b: Ints, price: float) -> List[Swap]:
    left, right = _cheapest(state, of_a, a, b), _cheapest(state, of_b, b, a)
    if len(left) == 0 or len(right) == 0:
        return []
    load = state.instance.load
    leaves = (load[left][:, None, :] - load[right][None, :, :]).reshape(-1, load.shape[1])
    in_a, in_b = np.full(len(leaves), a), np.full(len(leaves), b)
    change = (state.misses(in_a, state.load[a] - leaves) + state.misses(in_b, state.load[b] + leaves)
              - state.misses(in_a, np.broadcast_to(state.load[a], leaves.shape))
              - state.misses(in_b, np.broadcast_to(state.load[b], leaves.shape)))
    out = state.extra_cost(left, np.full(len(left), a), np.full(len(left), b))
    back = state.extra_cost(right, np.full(len(right), b), np.full(len(right), a))
    leave = state.inadmissible_change(left, np.full(len(left), a), np.full(len(left), b))
    enter = state.inadmissible_change(right, np.full(len(right), b), np.full(len(right), a))
    change = change + (leave[:, None] + enter[None, :]).ravel()
    score = (out[:, None] + back[None, :]).ravel() + price * change
    best = np.nonzero(score < -1e-9 * (1 + np.abs(out).max()))[0]
    if len(best) > PER_PAIR:
        limit = np.partition(score[best], PER_PAIR - 1)[PER_PAIR - 1]
        best = best[score[best] <= limit][:PER_PAIR]
    width = len(right)
    return [(float(score[i]), int(left[i // width]), int(right[i % width]), a, b) for i in best]
