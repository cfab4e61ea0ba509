"""Where to branch: the cluster whose count of centres, once limited, raises the bound most on both sides.

What limiting a cluster's count has brought in earlier nodes, per unit of the fraction that it cut off, foretells what
it will bring again; what no node has tried yet is taken to be like the others of its size. Pseudo-costs: Bénichou et
al. 1971, doi:10.1007/BF01584074; the product of both sides, and trying out before relying on them: Achterberg, Koch,
Martin 2005, doi:10.1016/j.orl.2004.04.002.
"""
from __future__ import annotations

from typing import List, NamedTuple, Tuple

import numpy as np

from ...model import Bools, Floats
from .clusters import ClusterTree

DECIDED = 0.02
"""A count of centres nearer than this to a whole number is as good as decided."""
SIZE_POWER = 0.5
"""Clusters of four times as many candidates bring about twice as much."""
LEAST = 1e-6
"""Gains smaller than this are as good as none, but should not hide what the other side gains."""


class Split(NamedTuple):
    """A cluster, the least of its counts, the last of the first child, the most; `share` : its use above `middle`."""

    cluster: int
    low: int
    middle: int
    high: int
    share: float


class Gain(NamedTuple):
    """By how much the bound rose in the two children of a split, in whole units."""

    split: Split
    fewer: float
    more: float

    @property
    def worth(self) -> float:
        """For comparison: neither side alone raises the bound of the whole."""
        return max(self.fewer, LEAST) * max(self.more, LEAST)


class Experience:
    """What splits have brought so far."""

    def __init__(self, tree: ClusterTree) -> None:
        self._scale = (tree.end - tree.first).astype(float) ** SIZE_POWER
        self._gain = np.zeros((2, len(self._scale)))
        self.tries = np.zeros(len(self._scale), np.int64)

    def learn(self, gain: Gain) -> None:
        """Take note of a split, unless its count was as good as decided before."""
        cluster, share = gain.split.cluster, gain.split.share
        if DECIDED <= share <= 1 - DECIDED:
            self._gain[:, cluster] += max(gain.fewer, 0.0) / share, max(gain.more, 0.0) / (1 - share)
            self.tries[cluster] += 1

    def foretold(self, share: Floats) -> Floats:
        """(t,) what splits of the clusters at the fractions `share` (t,) will be worth; only their order counts."""
        known = self.tries > 0
        usual = np.ones((2, 1))
        if known.any():
            usual = (self._gain[:, known] / self.tries[known]).sum(1, keepdims=True) / self._scale[known].sum()
        fewer, more = (self._gain + usual * self._scale) / (self.tries + 1)
        return np.asarray(np.maximum(fewer * share, LEAST) * np.maximum(more * (1 - share), LEAST))


def likely_best(experience: Experience, use: Floats, size: Floats, low: Floats, high: Floats, most: int
                ) -> List[Tuple[float, Split]]:
    """Up to `most` splits with what they are likely to be worth, best first; none when all is decided.

    use, size, low, high : (t,) of each cluster, how many centres it has on average, how many candidates, and the least
    and most centres that it may have
    """
    middle = np.clip(np.floor(use), low, np.maximum(high - 1, low))
    share = use - middle
    divisible: Bools = high > low
    undecided = divisible & (share >= DECIDED) & (share <= 1 - DECIDED)
    if undecided.any():
        worth = np.where(undecided, experience.foretold(np.clip(share, 0.0, 1.0)), -1.0)
    else:
        worth = np.where(divisible, size, -1.0)
    order = np.argsort(-worth, kind="stable")[:most]
    return [(float(worth[c]), Split(int(c), int(low[c]), int(middle[c]), int(high[c]), float(share[c])))
            for c in order if worth[c] >= 0]
