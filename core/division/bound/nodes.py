"""Dividing one node of the bound's search: limits on counts of centres, and the ascents that follow from them."""
from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import List, NamedTuple, Optional, Tuple

import numpy as np

from ...model import Floats
from ..assignment import solve_prices
from .cardinality import Choice, Limits
from .clusters import ClusterTree
from .integer_relaxation import WholeRelaxation
from .pseudo_costs import Experience, Gain, Split, likely_best
from .subgradient import Ascent, Pace, Stand

NODE = Pace(steps=45, length=0.12, patience=8, shortest=0.01, gain=2e-5)
LEAF = Pace(steps=60, length=0.05, patience=8, shortest=0.003, gain=5e-6)
TRIALS, STEPS = 24, 45
"""Splits of the first node that are tried out, and steps of each trial; half as many with each further limit, as the
first splits decide how many nodes it will take."""
LEAST_TRIALS, LEAST_STEPS = 6, 8
CAREFUL = 2
"""Limits from which on the splits that are known already need no trial."""
MOST_GAIN = 1 / 16
"""Share of the way to the plan beyond which a gain counts no more: neither side alone raises the bound of the whole."""
USE_LEVELS = float(2 ** 20)

Node = Tuple[Stand, Limits]


class Divided(NamedTuple):
    """What became of a node: its children, itself, or the bound that it stays at (`floor`); what splits brought."""

    children: List[Node]
    floor: float = math.inf
    gains: Tuple[Gain, ...] = ()


@dataclass(frozen=True)
class Divider:
    """How nodes of one search are divided, with what it has learned of its splits."""

    relaxed: WholeRelaxation
    tree: ClusterTree
    experience: Experience

    def choice(self, stand: Stand, limits: Limits) -> Choice:
        """The choices of centres that the limits leave among the candidates awake."""
        return Choice(self.tree, limits, self.relaxed.areas, stand.rows[stand.awake])

    def opened(self, ascent: Ascent, stand: Stand, limits: Limits, pace: Pace = NODE) -> Optional[Stand]:
        """The node with these limits, from where its parent stands; None when no plan of interest is in it."""
        keep = np.ones(len(stand.rows), bool)
        for cluster, (_, most) in limits.items():
            if most == 0:
                keep[self.tree.holds(cluster, stand.rows)] = False
        start = stand.only(keep)
        return ascent.climb(start, self.choice(start, limits), pace)

    def divided(self, ascent: Ascent, stand: Stand, limits: Limits) -> Divided:
        """The node's children in the split that seems best, or the node itself, raised, when the aim is higher than
        before; nothing but `ascent` is changed by it.
        """
        if stand.rests:
            return Divided(_living([(self.opened(ascent, stand.woken(), limits), limits)]))
        splits = self._splits(stand, limits)
        if not splits or np.count_nonzero(stand.awake) == self.relaxed.areas:
            return self._settled(ascent, stand, limits)
        split, gains = self._best(ascent, stand, limits, splits)
        return Divided(_living(self._children(ascent, stand, limits, split, NODE)), gains=tuple(gains))

    def _best(self, ascent: Ascent, stand: Stand, limits: Limits, splits: List[Tuple[float, Split]]
              ) -> Tuple[Split, List[Gain]]:
        """The best of some splits, and what those brought that had to be tried out."""
        best, most, gains = splits[0][1], -1.0, []
        depth = len(limits)
        pace = replace(NODE, steps=max(LEAST_STEPS, STEPS >> depth))
        for worth, split in splits[:max(LEAST_TRIALS, TRIALS >> depth)]:
            if depth < CAREFUL or not self.experience.tries[split.cluster]:
                gains.append(self._tried(ascent, stand, limits, split, pace))
                worth = gains[-1].worth
            if worth > most:
                best, most = split, worth
        return best, gains

    def _tried(self, ascent: Ascent, stand: Stand, limits: Limits, split: Split, pace: Pace) -> Gain:
        """What a split brings at once, even beyond the aim."""
        aim, ascent.aim = ascent.aim, ascent.upper
        both = self._children(ascent, stand, limits, split, pace)
        ascent.aim = aim
        most = MOST_GAIN * (ascent.upper - stand.bound)
        fewer, more = (min((ascent.upper if child is None else child.bound) - stand.bound, most) for child, _ in both)
        return Gain(split, fewer, more)

    def _children(self, ascent: Ascent, stand: Stand, limits: Limits, split: Split, pace: Pace
                  ) -> List[Tuple[Optional[Stand], Limits]]:
        _, most = limits.get(split.cluster, (0, self.relaxed.areas))  # candidates asleep count as well
        counts = (split.low, split.middle), (split.middle + 1, most)
        inside = [{**limits, split.cluster: count} for count in counts]
        return [(self.opened(ascent, stand, within, pace), within) for within in inside]

    def _settled(self, ascent: Ascent, stand: Stand, limits: Limits) -> Divided:
        """A node in which all is decided among the candidates awake: its bound, raised as far as it goes, is final
        when it is below the aim. With the centres fixed, the best prices of the units follow from K prices of the
        areas.
        """
        relaxed, lone = self.relaxed, stand.only(stand.awake)
        if len(lone.rows) == relaxed.areas:
            cost = relaxed.rows(lone.rows)
            bounds = np.full((2, len(cost)), [[relaxed.low], [relaxed.high]])
            price = np.rint(solve_prices(cost, relaxed.load, bounds[0], bounds[1]).price)
            lone = replace(lone, beta=np.clip((cost + price[:, None]).min(0), -relaxed.reach, relaxed.reach))
        aim, ascent.aim = ascent.aim, ascent.upper
        found = ascent.climb(lone, self.choice(lone, limits), LEAF)
        ascent.aim = aim
        bound = math.inf if found is None else found.bound
        if bound < aim or stand.awake.all():
            return Divided([], bound)
        return Divided([(replace(stand, bound=aim), limits)])

    def _splits(self, stand: Stand, limits: Limits) -> List[Tuple[float, Split]]:
        use = np.asarray(self.tree.sums(stand.rows, np.rint(stand.use * USE_LEVELS)) / USE_LEVELS, float)
        size = self.tree.sums(stand.rows, stand.awake.astype(float))
        low, high = self._counts(size, limits)
        return likely_best(self.experience, use, size, low, high, TRIALS)

    def _counts(self, size: Floats, limits: Limits) -> Tuple[Floats, Floats]:
        """(t,) least and most centres in each cluster, of the `size` (t,) candidates awake."""
        low, high = np.zeros(len(size)), np.minimum(size, self.relaxed.areas)
        low[0] = high[0]
        for cluster, (least, most) in limits.items():
            low[cluster], high[cluster] = least, min(most, high[cluster])
        return low, high


def _living(nodes: List[Tuple[Optional[Stand], Limits]]) -> List[Node]:
    return [(stand, limits) for stand, limits in nodes if stand is not None]
