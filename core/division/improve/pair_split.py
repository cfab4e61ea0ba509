"""Exact re-division of two touching areas by prefix cuts, for many pairs of new centres at once.

For centres i, j of the union the cheapest split with a given load is a prefix of the units sorted by d(i, u) − d(j, u).
All cuts of all centre pairs are valued by cost + price × violation; the best few are checked for connectedness.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple

import numpy as np

from ...execution import Draws, StopCondition
from ...model import Bools, Floats, Floats32, Ints
from ..instance import INADMISSIBLE, Instance
from ..plan import inadmissible_sizes
from .pair_enumeration import LARGEST, best_division

TRIED = 6
LARGEST_TABLE = 3_000_000
FARTHEST = float(2 ** 30)
"""Beyond all differences of whole costs."""


@dataclass(frozen=True)
class Split:
    """A better division of the units of two areas: `first` is True for units of the first area."""

    units: Ints
    first: Bools
    centre: Tuple[int, int]


class _Pair:
    """The union of two areas, and how a split of it is valued."""

    def __init__(self, instance: Instance, area: Ints, pair: Tuple[int, int], price: float) -> None:
        self.instance, self.pair, self.price = instance, pair, price
        self.units = np.nonzero((area == pair[0]) | (area == pair[1]))[0]
        self.weight, self.load = instance.weight[self.units], instance.load[self.units]
        self.total = self.load.sum(0)
        self.graph = instance.graph.part_of(self.units)
        self.scale = float(instance.target[0]) / instance.target
        self.oriented = bool((instance.lock[self.units] >= 0).any() or instance.area_cost is not None
                             or (instance.low[pair[0]] != instance.low[pair[1]]).any()
                             or (instance.high[pair[0]] != instance.high[pair[1]]).any())
        none = np.zeros((2, 1), np.float32)
        self.own = none if instance.area_cost is None else instance.area_cost[list(pair)][:, self.units]
        self.size = inadmissible_sizes(instance)[self.units]

    def weighted(self, cost: Floats32, side: int) -> Floats:
        """(m, r) the ways `cost` to the union's units in the first (0) or second (1) area, weighted; where a unit may
        not be, the price of its size comes on top, so that it counts like load outside the bounds.
        """
        way = cost + self.own[side]
        total: Floats = way.astype(float) * self.weight
        closed = way >= INADMISSIBLE
        if closed.any():
            total = total + np.rint(self.price) * np.where(closed, self.size, 0.0)  # whole: sums stay exact
        return total

    def miss(self, first_load: Floats, s: int) -> Floats:
        """Violation of load `s` when the first area has `first_load` of it (any shape)."""
        low, high = self.instance.low[:, s], self.instance.high[:, s]
        a, b = self.pair
        rest = self.total[s] - first_load
        missed = (np.maximum(first_load - high[a], 0) + np.maximum(low[a] - first_load, 0)
                  + np.maximum(rest - high[b], 0) + np.maximum(low[b] - rest, 0))
        return np.asarray(missed * self.scale[s])

    def value(self, first: Bools, i: int, j: int) -> float:
        """Cost of a split with centres i and j (units of the instance)."""
        cost = self.instance.cost
        travel = float(np.where(first, self.weighted(cost[i, self.units], 0),
                                self.weighted(cost[j, self.units], 1)).sum())
        missed = sum(float(self.miss(self.load[first, s].sum(), s)) for s in range(self.load.shape[1]))
        border = self.instance.border_cost * self.graph.boundary(first.astype(np.int64)) \
            if self.instance.border_cost else 0.0
        return travel + self.price * missed + border

    def connected(self, first: Bools) -> Optional[Bools]:
        """The split with small pieces given to the other side, or None when a side still falls apart."""
        for attempt in range(2):
            count, part = self.graph.parts(first.astype(np.int64))
            if count == 2:
                return first
            if attempt or count < 2:
                return None
            size = np.bincount(part, self.weight, count)
            side = np.zeros(count, bool)
            side[part] = first
            flip = np.zeros(count, bool)
            for own in (True, False):
                mine = np.nonzero(side == own)[0]
                if len(mine):
                    flip[mine] = True
                    flip[mine[int(np.argmax(size[mine]))]] = False
            first = first ^ flip[part]
            if self.oriented and not self._locks_kept(first):
                return None
        return None

    def led(self, first: Optional[Bools]) -> Optional[Bools]:
        """The split, or None when a side has no unit that may be its centre."""
        if first is None or self.instance.eligible is None:
            return first
        lead = self.instance.eligible[self.units]
        return first if bool((first & lead).any() and (~first & lead).any()) else None

    def _locks_kept(self, first: Bools) -> bool:
        lock = self.instance.lock[self.units]
        return not bool((first & (lock == self.pair[1])).any() or (~first & (lock == self.pair[0])).any())


def split_pair(instance: Instance, area: Ints, centre: Ints, pair: Tuple[int, int], price: float, draws: Draws,
               candidates: int) -> Optional[Split]:
    """A better split of the areas `pair`, or None. `price` is the cost of a unit of load outside the bounds."""
    union = _Pair(instance, area, pair, price)
    here = area[union.units] == pair[0]
    now = union.value(here, int(centre[pair[0]]), int(centre[pair[1]]))
    if len(union.units) <= LARGEST:
        return _exact(union, here, now)
    options = _candidates(union, centre, draws, candidates)
    first, second = np.triu_indices(len(options), 1)
    if union.oriented:
        first, second = np.concatenate([first, second]), np.concatenate([second, first])
    order, cut, value = _best_cuts(union, options, first, second)
    for k in np.argsort(value, kind="stable")[:TRIED]:
        if value[k] >= now:
            return None
        side = np.zeros(len(union.units), bool)
        side[order[k, :cut[k] + 1]] = True
        whole = union.led(union.connected(side))
        i, j = int(options[first[k]]), int(options[second[k]])
        if whole is None or union.value(whole, i, j) >= now * (1 - 1e-9):
            continue
        if not union.oriented and union.weight[whole & here].sum() < union.weight[whole & ~here].sum():
            whole, i, j = ~whole, j, i
        return Split(union.units, whole, (i, j))
    return None


def _exact(union: _Pair, here: Bools, now: float) -> Optional[Split]:
    """All divisions of a small union."""
    instance, units = union.instance, union.units
    near = np.zeros((len(units), len(units)), bool)
    border = np.zeros(near.shape)
    near[union.graph.tail, union.graph.head] = True
    border[union.graph.tail, union.graph.head] = instance.border_cost * union.graph.arc_border
    rows = list(union.pair)
    bounds = {"low": instance.low[rows] * union.scale, "high": instance.high[rows] * union.scale}
    block = instance.cost[np.ix_(units, units)]
    ways = np.stack([union.weighted(block, 0), union.weighted(block, 1)])
    if instance.eligible is not None:
        ways[:, ~instance.eligible[units]] = np.inf
    found = best_division(ways, union.load * union.scale, near, bounds, union.price,
                          border if instance.border_cost else None)
    if found is None or found[0] >= now * (1 - 1e-9):
        return None
    _, first, (i, j) = found
    if not union.oriented and union.weight[first & here].sum() < union.weight[first & ~here].sum():
        first, i, j = ~first, j, i
    return Split(units, first, (int(units[i]), int(units[j])))


def _candidates(union: _Pair, centre: Ints, draws: Draws, count: int) -> Ints:
    count = max(4, min(count, int((2 * LARGEST_TABLE / len(union.units)) ** 0.5)))
    drawn = union.instance.eligible_centres(union.units)
    if len(drawn) > count:
        drawn = drawn[draws.sample(np.ones(len(drawn)), count)]
    return np.asarray(np.unique(np.concatenate([drawn, centre[list(union.pair)]])), np.int64)


def _best_cuts(union: _Pair, options: Ints, first: Ints, second: Ints) -> Tuple[Ints, Ints, Floats]:
    """For each centre pair the units' order, the last unit of the best prefix and its value (without borders)."""
    cost = union.instance.cost[np.ix_(options, union.units)]
    extra = (cost[first] + union.own[0]) - (cost[second] + union.own[1])
    rank = extra
    if union.instance.tie_xy is not None:
        tie = union.instance.tie_rows(options, union.units)
        rank = extra + (tie[first] - tie[second])
    lock = union.instance.lock[union.units]
    if union.oriented:
        rank = np.where(lock == union.pair[0], -np.inf, np.where(lock == union.pair[1], np.inf, rank))
    order = _stable_order(rank)
    here, there = union.weighted(cost, 0), union.weighted(cost, 1)
    value = np.cumsum(np.take_along_axis(here[first] - there[second], order, 1), 1) + there.sum(1)[second][:, None]
    for s in range(union.load.shape[1]):
        value += union.price * union.miss(np.cumsum(union.load[:, s][order], 1), s)
    value[:, -1] = np.inf  # the second area may not be empty
    if union.oriented:
        held_first, held_second = int((lock == union.pair[0]).sum()), int((lock == union.pair[1]).sum())
        value[:, :max(held_first - 1, 0)] = np.inf
        value[:, len(union.units) - held_second:] = np.inf
    cut = np.argmin(value, 1)
    return order, cut, value[np.arange(len(cut)), cut]


def _stable_order(rank: Floats32) -> Ints:
    """(r, m) the places of each row's values in ascending order, equal ones in the order of the places.

    The values are whole, or infinite: value and place together are one whole number, and sorting those themselves takes
    half the time of sorting places by value.
    """
    bits = int(rank.shape[1] - 1).bit_length()
    key = np.clip(rank, -FARTHEST, FARTHEST).astype(np.int64)
    key <<= bits
    key |= np.arange(rank.shape[1])
    key.sort(axis=1)
    key &= (1 << bits) - 1
    return key


def split_all_pairs(instance: Instance, area: Ints, centre: Ints, price: float, draws: Draws, stop: StopCondition,
                    candidates: int = 24, sweeps: int = 6) -> Tuple[Ints, Ints]:
    """Re-divide touching pairs until no pair gains, at most `sweeps` times over; the new areas and their centres."""
    area, centre = area.copy(), centre.copy()
    version = [0] * instance.areas
    settled: Dict[Tuple[int, int], Tuple[int, int]] = {}
    for _ in range(sweeps):
        gained = False
        pairs: List[Tuple[int, int]] = instance.graph.touching_pairs(area)
        for at in draws.shuffled(list(range(len(pairs)))):
            a, b = pairs[at]
            if settled.get((a, b)) == (version[a], version[b]):
                continue
            if stop.over():
                return area, centre
            split = split_pair(instance, area, centre, (a, b), price, draws, candidates)
            if split is None:
                settled[a, b] = (version[a], version[b])
                continue
            area[split.units] = np.where(split.first, a, b)
            centre[a], centre[b] = split.centre
            version[a], version[b], gained = version[a] + 1, version[b] + 1, True
        if not gained:
            break
    return area, centre
