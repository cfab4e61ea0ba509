"""Random draws that are the same on every numpy.

numpy does not promise that `Generator.choice` or `shuffle` give the same draws in the next version; the plain stream of
`Generator.random` has been the same since it exists. Everything the division draws is made from that stream here.
"""
from __future__ import annotations

from typing import List, Sequence

import numpy as np

from ..model import Floats, Ints


class Draws:
    """Draws from the uniform stream of one generator."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng

    @classmethod
    def from_seed(cls, seed: int) -> Draws:
        """Draws of their own, for a piece of work that others need not wait for."""
        return cls(np.random.Generator(np.random.PCG64(seed)))

    def seed(self) -> int:
        """A seed for draws of their own."""
        return self.below(2 ** 48)

    def share(self) -> float:
        """Uniform in [0, 1)."""
        return float(self._rng.random())

    def between(self, low: float, high: float) -> float:
        """Uniform in [low, high)."""
        return low + (high - low) * self.share()

    def below(self, count: int) -> int:
        """Uniform whole number 0 … count - 1."""
        return min(int(self.share() * count), count - 1)

    def one_of(self, items: Sequence[float]) -> float:
        """One of `items`, all equally likely."""
        return items[self.below(len(items))]

    def weighted(self, weight: Floats) -> int:
        """Index drawn with probability proportional to `weight` (not all zero)."""
        heap = np.cumsum(weight)
        index = int(np.searchsorted(heap, self.share() * heap[-1], side="right"))
        return min(index, len(weight) - 1)

    def sample(self, weight: Floats, count: int) -> Ints:
        """`count` different indices, each drawn in proportion to the weight that is left; ascending."""
        left = np.array(weight, float)
        chosen = np.zeros(len(left), bool)
        heap = np.cumsum(left)
        taken = 0
        while taken < count:
            index = min(int(np.searchsorted(heap, self.share() * heap[-1], side="right")), len(left) - 1)
            if chosen[index]:  # the heap is renewed only when a draw was in vain
                left[chosen] = 0.0
                heap = np.cumsum(left)
                continue
            chosen[index] = True
            taken += 1
        return np.nonzero(chosen)[0].astype(np.int64)

    def shuffled(self, items: Sequence[int]) -> List[int]:
        """The items in random order (Fisher–Yates)."""
        out = list(items)
        for i in range(len(out) - 1, 0, -1):
            j = self.below(i + 1)
            out[i], out[j] = out[j], out[i]
        return out

    def noise(self, count: int) -> Floats:
        """`count` nearly normal numbers with variance 1: twelve uniforms less six, no logarithm needed."""
        return np.array([sum(self.share() for _ in range(12)) - 6.0 for _ in range(count)])
