"""Sets of units as Python whole numbers: bit u is unit u. Unions, differences and floods cost a few operations each."""
from __future__ import annotations

from typing import Iterable, Iterator, List, Sequence

import numpy as np

from ...model import Bools


def mask_of(units: Iterable[int]) -> int:
    """The set of the units."""
    mask = 0
    for unit in units:
        mask |= 1 << unit
    return mask


def units_of(mask: int) -> Iterator[int]:
    """The units of the set, ascending."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def masks_of(rows: Bools) -> List[int]:
    """One set per row of (m, n)."""
    packed = np.packbits(rows, axis=1, bitorder="little")
    return [int.from_bytes(row.tobytes(), "little") for row in packed]


def rows_of(masks: Sequence[int], n: int) -> Bools:
    """(m, n) True where a unit is in the set."""
    width = (n + 7) // 8
    packed = np.frombuffer(b"".join(mask.to_bytes(width, "little") for mask in masks), np.uint8)
    return np.unpackbits(packed.reshape(len(masks), width), axis=1, count=n, bitorder="little").astype(bool)


class BitGraph:
    """Who touches whom, as sets. near[u] : the neighbours of u; everything : all units."""

    def __init__(self, neighbours: Sequence[Sequence[int]]) -> None:
        self.n = len(neighbours)
        self.near: List[int] = [mask_of(near) for near in neighbours]
        self.everything = (1 << self.n) - 1

    def flood(self, seed: int, within: int) -> int:
        """The units of `within` that hold together with the units of `seed` (a part of `within`)."""
        near = self.near
        reached = edge = seed
        while edge:
            grown = 0
            while edge:
                lowest = edge & -edge
                grown |= near[lowest.bit_length() - 1]
                edge ^= lowest
            edge = grown & within & ~reached
            reached |= edge
        return reached

    def connected(self, mask: int) -> bool:
        """Whether the set holds together; the empty set does not."""
        return mask != 0 and self.flood(mask & -mask, mask) == mask

    def pieces(self, mask: int) -> List[int]:
        """The connected pieces of the set, by their smallest unit."""
        out = []
        while mask:
            piece = self.flood(mask & -mask, mask)
            out.append(piece)
            mask ^= piece
        return out
