"""Exchange of two border units between touching areas: the move that single moves cannot make in narrow bounds."""
from __future__ import annotations

from typing import List, Tuple

import numpy as np

from ..model import Ints
from .state import State

PER_PAIR = 6
TRIED = 12
LARGEST_SIDE = 200

Swap = Tuple[float, int, int, int, int]


def swap(state: State, price: float) -> bool:
    """Make the best exchange that lowers cost + price × violation and keeps both areas connected; False when none."""
    found: List[Swap] = []
    for a, b in state.instance.graph.touching_pairs(state.area):
        found.extend(_of_pair(state, a, b, price))
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


def _border_units(state: State, a: int, b: int) -> Ints:
    graph = state.instance.graph
    units = np.unique(graph.tail[(state.area[graph.tail] == a) & (state.area[graph.head] == b)])
    units = units[~state.held[units]]
    if len(units) > LARGEST_SIDE:
        ones = np.ones(len(units), np.int64)
        extra = state.extra_cost(units, a * ones, b * ones)
        units = np.sort(units[np.argsort(extra, kind="stable")[:LARGEST_SIDE]])
    return np.asarray(units, np.int64)


def _of_pair(state: State, a: int, b: int, price: float) -> List[Swap]:
    left, right = _border_units(state, a, b), _border_units(state, b, a)
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
    score = (out[:, None] + back[None, :]).ravel() + price * change
    best = np.nonzero(score < -1e-9 * (1 + np.abs(out).max()))[0]
    if len(best) > PER_PAIR:
        limit = np.partition(score[best], PER_PAIR - 1)[PER_PAIR - 1]
        best = best[score[best] <= limit][:PER_PAIR]
    width = len(right)
    return [(float(score[i]), int(left[i // width]), int(right[i % width]), a, b) for i in best]
