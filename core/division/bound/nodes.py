"""Branching at one node of the bound's search: limits on counts of centres, and the ascents that follow from them."""
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
from .subgradient import Ascent, NodeState, Pace

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

Node = Tuple[NodeState, Limits]


class Branching(NamedTuple):
    """What became of a node: its children, itself, or the bound that it stays at (`floor`); what splits brought."""

    children: List[Node]
    floor: float = math.inf
    gains: Tuple[Gain, ...] = ()


@dataclass(frozen=True)
class Brancher:
    """How one search branches at its nodes, with what it has learned of its splits."""

    relaxed: WholeRelaxation
    tree: ClusterTree
    experience: Experience

    def choice(self, state: NodeState, limits: Limits) -> Choice:
        """The choices of centres that the limits leave among the active candidates."""
        return Choice(self.tree, limits, self.relaxed.areas, state.rows[state.active])

    def opened(self, ascent: Ascent, state: NodeState, limits: Limits, pace: Pace = NODE) -> Optional[NodeState]:
        """The node with these limits, from the state of its parent; None when no plan of interest is in it."""
        keep = np.ones(len(state.rows), bool)
        for cluster, (_, most) in limits.items():
            if most == 0:
                keep[self.tree.holds(cluster, state.rows)] = False
        start = state.only(keep)
        return ascent.ascend(start, self.choice(start, limits), pace)

    def branching(self, ascent: Ascent, state: NodeState, limits: Limits) -> Branching:
        """The node's children in the split that seems best, or the node itself, raised, when the target is higher than
        before; nothing but `ascent` is changed by it.
        """
        if state.fathomed:
            return Branching(_living([(self.opened(ascent, state.reactivated(), limits), limits)]))
        splits = self._splits(state, limits)
        if not splits or np.count_nonzero(state.active) == self.relaxed.areas:
            return self._settled(ascent, state, limits)
        split, gains = self._best(ascent, state, limits, splits)
        return Branching(_living(self._children(ascent, state, limits, split, NODE)), gains=tuple(gains))

    def _best(self, ascent: Ascent, state: NodeState, limits: Limits, splits: List[Tuple[float, Split]]
              ) -> Tuple[Split, List[Gain]]:
        """The best of some splits, and what those brought that had to be tried out."""
        best, most, gains = splits[0][1], -1.0, []
        depth = len(limits)
        pace = replace(NODE, steps=max(LEAST_STEPS, STEPS >> depth))
        for worth, split in splits[:max(LEAST_TRIALS, TRIALS >> depth)]:
            if depth < CAREFUL or not self.experience.tries[split.cluster]:
                gains.append(self._tried(ascent, state, limits, split, pace))
                worth = gains[-1].worth
            if worth > most:
                best, most = split, worth
        return best, gains

    def _tried(self, ascent: Ascent, state: NodeState, limits: Limits, split: Split, pace: Pace) -> Gain:
        """What a split brings at once, even beyond the target."""
        target, ascent.target = ascent.target, ascent.upper
        both = self._children(ascent, state, limits, split, pace)
        ascent.target = target
        most = MOST_GAIN * (ascent.upper - state.bound)
        fewer, more = (min((ascent.upper if child is None else child.bound) - state.bound, most) for child, _ in both)
        return Gain(split, fewer, more)

    def _children(self, ascent: Ascent, state: NodeState, limits: Limits, split: Split, pace: Pace
                  ) -> List[Tuple[Optional[NodeState], Limits]]:
        _, most = limits.get(split.cluster, (0, self.relaxed.areas))  # candidates fixed out count as well
        counts = (split.low, split.middle), (split.middle + 1, most)
        inside = [{**limits, split.cluster: count} for count in counts]
        return [(self.opened(ascent, state, within, pace), within) for within in inside]

    def _settled(self, ascent: Ascent, state: NodeState, limits: Limits) -> Branching:
        """A node in which all is decided among the active candidates: its bound, raised as far as it goes, is final
        when it is below the target. With the centres fixed, the best prices of the units follow from K prices of the
        areas.
        """
        relaxed, lone = self.relaxed, state.only(state.active)
        if len(lone.rows) == relaxed.areas:
            cost = relaxed.rows(lone.rows)
            bounds = np.full((2, len(cost)), [[relaxed.low], [relaxed.high]])
            price = np.rint(solve_prices(cost, relaxed.load, bounds[0], bounds[1]).price)
            lone = replace(lone, beta=np.clip((cost + price[:, None]).min(0), -relaxed.reach, relaxed.reach))
        target, ascent.target = ascent.target, ascent.upper
        found = ascent.ascend(lone, self.choice(lone, limits), LEAF)
        ascent.target = target
        bound = math.inf if found is None else found.bound
        if bound < target or state.active.all():
            return Branching([], bound)
        return Branching([(replace(state, bound=target), limits)])

    def _splits(self, state: NodeState, limits: Limits) -> List[Tuple[float, Split]]:
        use = np.asarray(self.tree.sums(state.rows, np.rint(state.use * USE_LEVELS)) / USE_LEVELS, float)
        size = self.tree.sums(state.rows, state.active.astype(float))
        low, high = self._counts(size, limits)
        return likely_best(self.experience, use, size, low, high, TRIALS)

    def _counts(self, size: Floats, limits: Limits) -> Tuple[Floats, Floats]:
        """(t,) least and most centres in each cluster, of the `size` (t,) active candidates."""
        low, high = np.zeros(len(size)), np.minimum(size, self.relaxed.areas)
        low[0] = high[0]
        for cluster, (least, most) in limits.items():
            low[cluster], high[cluster] = least, min(most, high[cluster])
        return low, high


def _living(nodes: List[Tuple[Optional[NodeState], Limits]]) -> List[Node]:
    return [(state, limits) for state, limits in nodes if state is not None]
