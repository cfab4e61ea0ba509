"""Ways for load between areas that do not touch today: thin strips of other areas' units, the lightest ones.

Where an area with too much and one with too little do not touch, load goes through a third area and counts twice, or
the two are joined by a strip whose units move too. What single moves would have to find by chance is begun with here.
"""
from __future__ import annotations

import heapq
from typing import Dict, List, Tuple

import numpy as np

from ...arrays import ints_of
from ...model import Bools, Floats, Ints
from ..problem import UnitGraph

Strip = Tuple[float, List[int]]


def lightest_strips(graph: UnitGraph, area: Ints, start: int, far: Bools, weight: Floats) -> Dict[int, Strip]:
    """From area `start` to each area in `far`, the strip of other units that weighs least: its weight, its units.

    area : (n,) 0…K - 1, -1 for none; far : (K,); weight : (n,) of units outside `start`
    """
    before: Dict[int, int] = {}
    done = np.zeros(graph.n, bool)
    heap: List[Tuple[float, int, int]] = [(0.0, int(unit), -1) for unit in np.nonzero(area == start)[0]]
    found: Dict[int, Strip] = {}
    while heap and len(found) < int(far.sum()):
        so_far, unit, last = heapq.heappop(heap)
        if done[unit]:
            continue
        done[unit] = True
        before[unit] = last
        own = int(area[unit])
        if own >= 0 and far[own] and own not in found:
            found[own] = (so_far, _strip(before, last, area, start))
        step = 0.0 if own == start else float(weight[unit])
        for near in graph.neighbours[unit]:
            if not done[near]:
                heapq.heappush(heap, (so_far + step, near, unit))
    return found


def _strip(before: Dict[int, int], unit: int, area: Ints, start: int) -> List[int]:
    units = []
    while unit >= 0 and area[unit] != start:
        units.append(unit)
        unit = before[unit]
    return units


def rejoined(graph: UnitGraph, today: Ints, kept: Ints, weight: Floats) -> Ints:
    """(n,) `kept` with the pieces that lie apart in `today` (-1 in `kept`) joined to their area again, each by the
    lightest strip of other areas' units, where that weighs less than the piece.
    """
    out, apart = np.array(kept), np.where((kept < 0) & (today >= 0), today, -1)
    _, piece = graph.parts(apart)
    for p in ints_of(np.unique(piece[apart >= 0])):
        units = np.nonzero(piece == p)[0]
        own, marked = int(today[units[0]]), out.copy()
        marked[units] = k = int(today.max()) + 1
        far = np.arange(k + 1) == k
        cost, strip = lightest_strips(graph, marked, own, far, weight).get(k, (float("inf"), []))
        if cost < float(weight[units].sum()):
            out[units] = out[np.array(strip, np.int64)] = own
    return out


def relieving_strips(graph: UnitGraph, area: Ints, weight: Floats, surplus: Floats, most: int
                     ) -> List[Tuple[int, Ints]]:
    """At most so many strips between areas that do not touch, each with the area that takes it, most useful first.

    surplus : (K,) what each area has above its target, in the measure of `weight`. A strip saves at most what one of
    its areas has and the other lacks, and costs its own weight.
    """
    k = len(surplus)
    touch = np.eye(k, dtype=bool)
    for a, b in graph.touching_pairs(np.where(area >= 0, area, k)):
        if b < k:
            touch[a, b] = touch[b, a] = True
    scored: List[Tuple[float, int, int, List[int]]] = []
    for taker in range(k):
        far = ~touch[taker] & (surplus > 0) & (surplus[taker] < 0)
        if far.any():
            for giver, (cost, units) in lightest_strips(graph, area, taker, far, weight).items():
                saved = min(float(surplus[giver]), -float(surplus[taker])) - cost
                scored.append((-saved, taker, giver, units))
    return [(taker, np.array(units, np.int64)) for lost, taker, _, units in sorted(scored)[:most] if lost < 0]
