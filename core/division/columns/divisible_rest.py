"""Whether what an area leaves over can be cut into whole areas, by the loads of its connected pieces.

A piece of load W makes at least ⌈W / U⌉ and at most ⌊W / L⌋ areas within the bounds L and U. Where that is no number at
all for some piece, or the numbers of all pieces cannot add up to the areas that are left, the area is in no plan. Many
areas are looked at together: a piece is flooded in all of them at once.
"""
from __future__ import annotations

from typing import Sequence, Tuple

import numpy as np

from ...model import Bools, Floats, Ints

ROUNDING = 1e-9
"""As in `cover`: a load is not cut by the rounding of a quotient."""
BLOCK = 4096


class DivisibleComplement:
    """neighbours; loads (n, S) and bounds low and high (S,) of an area; areas : how many the rest has to make"""

    def __init__(self, neighbours: Sequence[Sequence[int]], load: Floats, low: Floats, high: Floats,
                 areas: int) -> None:
        n = len(neighbours)
        self.touch = np.zeros((n, n), np.float32)
        for u, near in enumerate(neighbours):
            self.touch[u, list(near)] = 1
        self.load, self.low, self.high, self.areas = load, low, high, areas

    def of(self, areas: Bools) -> Bools:
        """(m,) whether the rest of each of the areas (m, n) can make whole areas."""
        blocks = [self._block(areas[i:i + BLOCK]) for i in range(0, len(areas), BLOCK)]
        return np.concatenate(blocks) if blocks else np.zeros(0, bool)

    def _block(self, areas: Bools) -> Bools:
        out = np.zeros(len(areas), bool)
        row: Ints = np.arange(len(areas))
        rest: Bools = ~areas
        fewest = np.zeros(len(areas), np.int64)
        most = np.zeros(len(areas), np.int64)
        while len(row):
            left = rest.any(1)
            ended = row[~left]
            out[ended] = (fewest[ended] <= self.areas) & (most[ended] >= self.areas)
            row, rest = row[left], rest[left]
            piece = self._first_pieces(rest)
            least, largest = self._counts(piece)
            fewest[row] += least
            most[row] += largest
            alive = (least <= largest) & (fewest[row] <= self.areas)
            row, rest = row[alive], (rest & ~piece)[alive]
        return out

    def _first_pieces(self, rest: Bools) -> Bools:
        """(m, n) the connected piece of each row that its first unit belongs to; no row is empty."""
        reached = np.zeros_like(rest)
        reached[np.arange(len(rest)), np.argmax(rest, axis=1)] = True
        growing = np.arange(len(rest))
        while len(growing):
            now = reached[growing]
            grown = now | ((now.astype(np.float32) @ self.touch > 0) & rest[growing])
            reached[growing] = grown
            growing = growing[(grown != now).any(1)]
        return reached

    def _counts(self, piece: Bools) -> Tuple[Ints, Ints]:
        """(m,) the least and the largest number of areas that a piece can make, at least 1 and at most all."""
        load = piece.astype(float) @ self.load
        least = np.where(self.high > 0, np.ceil(load / np.where(self.high > 0, self.high, 1.0) - ROUNDING), 1.0)
        largest = np.where(self.low > 0, np.floor(load / np.where(self.low > 0, self.low, 1.0) + ROUNDING), self.areas)
        return (np.maximum(least.max(1), 1).astype(np.int64), np.minimum(largest.min(1), self.areas).astype(np.int64))
