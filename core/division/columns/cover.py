"""Can the units be covered by connected areas within the bounds at all? Decided by trying every area of one unit.

Every plan has an area with unit h in it. If all connected areas with h within the bounds can be listed, and for none
of them the rest can be covered, there is no plan: a proof. The unit tried is the one with the fewest areas (as in exact
cover: Knuth 2000, arXiv:cs/0011047), most often a unit nearly as heavy as an area or one in a corner. What is left over
falls into pieces which are decided one by one; a piece whose load makes no whole number of areas ends a branch at once.

Loads are whole numbers (see `instance`), so the answer is exact. Only the loads' bounds, connectedness and locks are
looked at; costs and the longest way are not: no cover then still means no plan.
"""
from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Dict, List, Optional, Sequence, Tuple

import numpy as np

from ...arrays import ints_of
from ...execution import StopCondition
from ...model import Floats, Ints
from ..instance import BitGraph, Instance, mask_of, masks_of, units_of
from .growth import AreaGrowth, Grown, areas_with

FIRST_LIMIT = 256
"""States that the listing of one unit's areas may look at in the first round; four times as many in each next one."""
STARTS = 12
"""So many units are tried as the one whose areas are listed: the heaviest and those with the fewest neighbours."""
MOST_AREAS = 20_000
"""A unit with more areas than this is no use: every one of them is a branch."""
ROUNDED_TOTAL = float(2 ** 39)
"""Loads with such a total were rounded (`prepare.whole_loads`), and their bounds were moved inwards by the rounding."""


@dataclass(frozen=True)
class Cover:
    """area : (n,) a division within the bounds, or None; proven : whether there is none

    unit, tried : the unit whose areas were all tried in vain, and how many areas it has; states : work done
    """

    area: Optional[Ints]
    proven: bool
    unit: int = -1
    tried: int = 0
    states: int = 0


class _OutOfWork(Exception):
    """The limit of states was reached."""


class Coverer:
    """Tries areas; `cover` is the search, `shares` says whether the loads of the pieces of a rest make whole areas."""

    def __init__(self, instance: Instance, limit: int, stop: StopCondition) -> None:
        slack = _rounding(instance)
        self.low: Floats = instance.low.min(0) - slack
        self.high: Floats = instance.high.max(0) + slack
        self.load, self.lock = instance.load, instance.lock
        self.graph = BitGraph(instance.graph.neighbours)
        self.neighbours = instance.graph.neighbours
        self.growth = AreaGrowth(self.neighbours, instance.load, self.low, self.high)
        self.locked = {int(a): mask_of(ints_of(np.nonzero(self.lock == a)[0])) for a in np.unique(self.lock) if a >= 0}
        self.limit, self.stop = limit, stop
        self.states = 0
        self.dead: Dict[Tuple[int, int], bool] = {}
        self.unit, self.tried = -1, 0

    def weight(self, mask: int) -> Floats:
        return np.asarray(self.load[list(units_of(mask))].sum(0))

    def counts(self, piece: int, most: int) -> List[int]:
        """How many areas the piece may make, by its load."""
        load, ends = self.weight(piece), (1, most)
        for s in range(len(load)):
            fewest = math.ceil(load[s] / self.high[s] - 1e-9) if self.high[s] > 0 else 1
            largest = math.floor(load[s] / self.low[s] + 1e-9) if self.low[s] > 0 else most
            ends = (max(ends[0], fewest), min(ends[1], largest))
        return list(range(ends[0], ends[1] + 1))

    def shares(self, rest: int, areas: int) -> List[List[Tuple[int, int]]]:
        """All ways to give the pieces of `rest` whole numbers of areas, `areas` together."""
        ways: List[List[Tuple[int, int]]] = [[]]
        for piece in sorted(self.graph.pieces(rest), key=lambda p: (bin(p).count("1"), p)):
            counts = self.counts(piece, areas)
            ways = [[*way, (piece, k)] for way in ways for k in counts if sum(j for _, j in way) + k <= areas]
        return [way for way in ways if sum(j for _, j in way) == areas]

    def cover(self, piece: int, areas: int, top: bool) -> Optional[List[int]]:
        """Areas that cover the connected piece, or None when there are none."""
        if areas == 1:
            load = self.weight(piece)
            fits = bool((load >= self.low).all() and (load <= self.high).all()) and self._locks_kept(piece)
            return [piece] if fits else None
        if (piece, areas) in self.dead:
            return None
        start, grown = self._fewest(piece)
        if top:
            self.unit, self.tried = start, len(grown.areas)
        for area in self._by_rest(masks_of(grown.areas)):
            if self.stop.over():
                raise _OutOfWork
            for way in self.shares(piece & ~area, areas - 1) if self._locks_kept(area) else []:
                rest = self._cover_all(way)
                if rest is not None:
                    return [area, *rest]
        self.dead[piece, areas] = True
        return None

    def _cover_all(self, way: Sequence[Tuple[int, int]]) -> Optional[List[int]]:
        out: List[int] = []
        for piece, areas in sorted(way, key=lambda entry: (entry[1], entry[0])):
            found = self.cover(piece, areas, False)
            if found is None:
                return None
            out += found
        return out

    def _by_rest(self, areas: List[int]) -> List[int]:
        """Areas that leave the fewest pieces first."""
        return sorted(areas, key=lambda area: (len(self.graph.pieces(self.graph.everything & ~area)), area))

    def _locks_kept(self, area: int) -> bool:
        inside = [mask for mask in self.locked.values() if mask & area]
        return len(inside) <= 1 and all(mask & ~area == 0 for mask in inside)

    def _fewest(self, piece: int) -> Tuple[int, Grown]:
        """The unit of the piece with the fewest areas in it, and those."""
        units = list(units_of(piece))
        allowed = np.zeros(self.graph.n, bool)
        allowed[units] = True
        heavy = sorted(units, key=lambda u: (-float(self.load[u, 0]), u))[:STARTS // 2]
        lonely = sorted(units, key=lambda u: (bin(self.graph.near[u] & piece).count("1"), -float(self.load[u, 0]), u))
        starts = list(dict.fromkeys(heavy + lonely[:STARTS // 2]))
        limit = FIRST_LIMIT
        while True:
            start, grown = areas_with(self.growth, starts, allowed, limit, self.stop)
            self.states += grown.states
            if start is not None and len(grown.areas) <= MOST_AREAS:
                return start, grown
            if self.states + limit > self.limit or self.stop.over():
                raise _OutOfWork
            limit *= 4


def _rounding(instance: Instance) -> float:
    """What bounds that were moved inwards by the rounding of the loads must be moved outwards to be sure of a proof."""
    return 2.0 * instance.n if float(instance.load.sum(0).max()) >= ROUNDED_TOTAL else 0.0


def find_cover(instance: Instance, limit: int, stop: StopCondition) -> Cover:
    """A connected division within the bounds, the proof that there is none, or neither after about `limit` states.

    A division that is found keeps locks and bounds (but for the rounding of loads that are not whole); it is not a good
    one.
    """
    coverer = Coverer(instance, limit, stop)
    try:
        found = coverer.cover(coverer.graph.everything, instance.areas, True)
    except _OutOfWork:
        return Cover(None, False, states=coverer.states)
    if found is None:
        return Cover(None, True, coverer.unit, coverer.tried, coverer.states)
    return Cover(_in_slots(instance, found), False, states=coverer.states)


def _in_slots(instance: Instance, areas: Sequence[int]) -> Optional[Ints]:
    """(n,) slot of each unit: areas with locked units in their slot, the others in the free ones; None when the slots'
    own bounds are not kept (they differ, and the cover did not look at which is which).
    """
    out, slack = np.full(instance.n, -1, np.int64), _rounding(instance)
    free = [a for a in range(instance.areas) if not bool((instance.lock == a).any())]
    for mask in areas:
        units = np.array(list(units_of(mask)), np.int64)
        held = instance.lock[units].max()
        load = instance.load[units].sum(0)
        fits = [a for a in ([int(held)] if held >= 0 else free)
                if bool((load >= instance.low[a] - slack).all() and (load <= instance.high[a] + slack).all())]
        if not fits:
            return None
        if held < 0:
            free.remove(fits[0])
        out[units] = fits[0]
    return out
