"""All connected areas within the bounds that hold a given unit, each met once, grown many at a time.

A state is a connected set of units taken and a set of units left out. The heaviest undecided unit that touches the
taken ones is taken in one child and left out in the other (reverse search: Avis and Fukuda 1996,
doi:10.1016/0166-218X(95)00026-N). A state dies when its load is too high, when what is not left out is too light, or
when its debt is above the budget. Debts make the enumeration a bounding one: with the reduced costs of a relaxation,
`take` and `leave` are what a unit taken or left out adds to the relaxation's value, and the areas met are all those
that a plan below a given cost can have.

The states of a generation are rows of arrays; a set is a row of 64-bit words.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Sequence, Tuple, Union

import numpy as np
from numpy.typing import NDArray

from ...execution import StopCondition
from ...model import Bools, Floats, Ints

Words = NDArray[np.uint64]
CHUNK = 60_000
"""States that are grown at once; some milliseconds of work."""
ONE = np.uint64(1)


@dataclass(frozen=True)
class Grown:
    """areas : (m, n) True where a unit belongs to the area; states : how many states were looked at; complete : whether
    these are all there are, or the limit ended the search.
    """

    areas: Bools
    states: int
    complete: bool


@dataclass(frozen=True)
class _States:
    """m states: taken, left and undecided border as words (m, w); load (S, m); lost load (S, m); debt (m,)."""

    taken: Words
    left: Words
    border: Words
    load: Floats
    lost: Floats
    debt: Floats

    def __len__(self) -> int:
        return len(self.debt)

    def rows(self, chosen: Union[Bools, slice]) -> _States:
        return _States(self.taken[chosen], self.left[chosen], self.border[chosen], self.load[:, chosen],
                       self.lost[:, chosen], self.debt[chosen])


def _joined(first: _States, second: _States) -> _States:
    both = np.concatenate
    return _States(both((first.taken, second.taken)), both((first.left, second.left)),
                   both((first.border, second.border)), both((first.load, second.load), 1),
                   both((first.lost, second.lost), 1), both((first.debt, second.debt)))


def _empty(sets: Words) -> Bools:
    joined = sets[:, 0]
    for w in range(1, sets.shape[1]):
        joined = joined | sets[:, w]
    return np.asarray(joined == 0)


def _lowest(border: Words) -> Ints:
    """(m,) number of the lowest bit of each row; no row is empty."""
    out: Ints = np.zeros(len(border), np.int64)
    for w in range(border.shape[1] - 1, -1, -1):
        word = border[:, w]
        bit = np.frexp((word & (~word + ONE)).astype(np.float64))[1] + (64 * w - 1)  # powers of two are exact
        out = np.where(word != 0, bit, out)
    return out


class AreaGrowth:
    """What areas may be: neighbours, loads (n, S) whole, bounds low and high (S,), and the rank of the units."""

    def __init__(self, neighbours: Sequence[Sequence[int]], load: Floats, low: Floats, high: Floats,
                 first: Optional[Floats] = None) -> None:
        """Units with a large value of `first` (n,) are decided early; it is the load when None."""
        self.n = len(neighbours)
        value = load[:, 0] if first is None else first
        self.order: Ints = np.argsort(-value, kind="stable").astype(np.int64)
        self.rank = np.empty(self.n, np.int64)
        self.rank[self.order] = np.arange(self.n)
        self.load, self.low, self.high = np.ascontiguousarray(load[self.order].T), low[:, None], high[:, None]
        words = (self.n + 63) // 64
        place = np.arange(self.n)
        self.bit: Words = np.zeros((self.n, words), np.uint64)
        self.bit[place, place >> 6] = ONE << (place & 63).astype(np.uint64)
        tail = np.repeat(self.rank, [len(near) for near in neighbours])
        head = self.rank[np.array([v for near in neighbours for v in near], np.int64)]
        self.near: Words = np.zeros((self.n, words), np.uint64)
        np.bitwise_or.at(self.near, tail, self.bit[head])
        self.touch: Bools = np.zeros((self.n, self.n), bool)
        self.touch[tail, head] = True

    def areas(self, start: int, allowed: Bools, limit: int, stop: StopCondition, take: Optional[Floats] = None,
              leave: Optional[Floats] = None, budget: float = 0.0) -> Grown:
        """All connected areas with `start` among the units `allowed` (n,), in a fixed order.

        take, leave : (n,) debt, not negative, of taking and of leaving out a unit; budget : largest debt
        limit : so many states are looked at, about; then the answer is not complete
        """
        still = np.zeros(self.n)
        grow = _Debts(still if take is None else take[self.order], still if leave is None else leave[self.order],
                      budget)
        able = self._affordable(int(self.rank[start]), allowed[self.order], grow)
        queue = [self._first(int(self.rank[start]), able, grow)]
        rest = self.load[:, able].sum(1, keepdims=True)
        found: List[Words] = []
        states = 0
        while queue:
            now = queue.pop()
            if len(now) > CHUNK:
                queue.append(now.rows(slice(CHUNK, None)))
                now = now.rows(slice(CHUNK))
            states += len(now)
            if states > limit or (stop.over() and states > 0):
                return Grown(self._units(found), states, False)
            done = _empty(now.border)
            if done.any():
                whole = done & (now.load >= self.low).all(axis=0)
                if whole.any():
                    found.append(now.taken[whole])
                now = now.rows(~done)
            if len(now):
                now = self._children(now, rest, grow)
            if len(now):
                queue.append(now)
        return Grown(self._units(found), states, True)

    def _affordable(self, start: int, allowed: Bools, grow: _Debts) -> Bools:
        """(n,) the allowed units that a way from `start` leads to on which the debts of taking are within the budget.

        None when a unit that cannot be left out is not among them.
        """
        debt = np.full(self.n, np.inf)
        if allowed[start]:
            debt[start] = grow.take[start]
        while True:  # Bellman and Ford
            before = np.where(debt <= grow.budget, debt, np.inf)
            debt = np.minimum(debt, np.where(self.touch, before, np.inf).min(1) + np.where(allowed, grow.take, np.inf))
            if np.array_equal(np.where(debt <= grow.budget, debt, np.inf), before):
                break
        able = before <= grow.budget
        needed = grow.leave > grow.budget
        needed[start] = False
        return np.zeros(self.n, bool) if (needed & ~able).any() else able

    def _first(self, start: int, allowed: Bools, grow: _Debts) -> _States:
        left = self.bit[~allowed].sum(0, dtype=np.uint64)[None, :] if (~allowed).any() else np.zeros_like(self.bit[:1])
        load = self.load[:, start:start + 1]
        fits = bool((load <= self.high).all()) and bool(allowed[start])
        state = _States(self.bit[start:start + 1].copy(), left, self.near[start:start + 1] & ~left, load.copy(),
                        np.zeros_like(load), grow.take[start:start + 1].copy())
        return state if fits and state.debt[0] <= grow.budget else state.rows(slice(0, 0))

    def _children(self, now: _States, rest: Floats, grow: _Debts) -> _States:
        unit = _lowest(now.border)
        bit = self.bit[unit]
        border = now.border & ~bit
        load, debt = now.load + self.load[:, unit], now.debt + grow.take[unit]
        keep = (load <= self.high).all(axis=0) & (debt <= grow.budget)
        taken = now.taken[keep] | bit[keep]
        with_unit = _States(taken, now.left[keep], (border[keep] | self.near[unit[keep]]) & ~taken & ~now.left[keep],
                            load[:, keep], now.lost[:, keep], debt[keep])
        lost, debt = now.lost + self.load[:, unit], now.debt + grow.leave[unit]
        keep = (rest - lost >= self.low).all(axis=0) & (debt <= grow.budget)
        without = _States(now.taken[keep], now.left[keep] | bit[keep], border[keep], now.load[:, keep],
                          lost[:, keep], debt[keep])
        return _joined(with_unit, without)

    def _units(self, found: List[Words]) -> Bools:
        """(m, n) in the units' own order."""
        if not found:
            return np.zeros((0, self.n), bool)
        words = np.concatenate(found)
        place = self.rank
        shifted = words[:, place >> 6] >> (place & 63).astype(np.uint64)
        return np.asarray((shifted & ONE).astype(bool))


@dataclass(frozen=True)
class _Debts:
    take: Floats
    leave: Floats
    budget: float


def areas_with(growth: AreaGrowth, starts: Sequence[int], allowed: Bools, limit: int,
               stop: StopCondition) -> Tuple[Optional[int], Grown]:
    """The start with the fewest areas among those whose areas could all be listed within `limit` states each, and its
    areas; (None, …) when none could.
    """
    best: Tuple[Optional[int], Grown] = (None, Grown(np.zeros((0, growth.n), bool), 0, False))
    states = 0
    for start in starts:
        grown = growth.areas(start, allowed, limit, stop)
        states += grown.states
        if grown.complete and (best[0] is None or len(grown.areas) < len(best[1].areas)):
            best = (start, grown)
        if grown.complete and len(grown.areas) == 0:
            break
    return best[0], Grown(best[1].areas, states, best[1].complete)
