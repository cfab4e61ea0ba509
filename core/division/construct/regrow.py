"""Connected areas from prices: keep the piece around each centre, share out the rest."""
from __future__ import annotations

import heapq
from typing import List, Optional, Tuple

import numpy as np

from ...arrays import ints_of
from ...model import Floats32, Ints
from ..instance import INADMISSIBLE
from ..problem import UnitGraph


def regrow(graph: UnitGraph, score: Floats32, centre: Ints, lock: Ints, preferred_area: Optional[Ints] = None) -> Ints:
    """(n,) connected areas near `preferred_area`, or `argmin(score)` where that is None or -1, each with its centre.

    Of every area the piece that holds the centre stays; the other units are taken one at a time by a touching area, in
    order of the largest extra score on the way to them, so that a detached piece is shared out and not given whole.

    score : (K, n) cost + price; lock : (n,) area a unit must be in, or -1. A locked unit that its area cannot reach
    first is taken by another: the violation shows in the cost and is worked off later.
    """
    area = np.argmin(score, 0).astype(np.int64)
    area = area if preferred_area is None else np.where(preferred_area >= 0, preferred_area, area)
    area = np.where(lock >= 0, lock, area)
    area[centre] = np.arange(len(centre))
    _, part = graph.parts(area)
    free = part != part[centre][area]
    best = score.min(0)
    grown: List[int] = ints_of(np.where(free, -1, area))
    heap: List[Tuple[float, int, int]] = []

    def offer(unit: int, taker: int, so_far: float) -> None:
        extra = float(score[taker, unit] - best[unit])
        if score[taker, unit] >= INADMISSIBLE and best[unit] < INADMISSIBLE:
            extra += INADMISSIBLE
        heapq.heappush(heap, (max(so_far, extra), unit, taker))

    edge = free[graph.tail] & ~free[graph.head]
    for unit, near in zip(ints_of(graph.tail[edge]), ints_of(graph.head[edge])):
        offer(unit, grown[near], 0.0)
    while heap:
        height, unit, taker = heapq.heappop(heap)
        if grown[unit] >= 0:
            continue
        grown[unit] = taker
        for near in graph.neighbours[unit]:
            if grown[near] < 0:
                offer(near, taker, height)
    return np.array(grown, np.int64)
