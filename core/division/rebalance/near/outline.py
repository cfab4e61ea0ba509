"""The outline of areas, from the outlines of their units: length of border between areas, and compactness.

Compactness is Polsby and Popper's, 4 π area / outline² (1991, Yale Law & Policy Review 9(2) 301-353): 1 for a circle,
near 0 for a corridor.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np

from ....model import Floats, Ints


@dataclass(frozen=True)
class Outlines:
    """The ground of n units.

    area_m2 : (n,) their size; length_m : (n,) their whole outline
    u, v : (m,) pairs that share border, u < v; shared_m : (m,) metres of it, whether or not one can cross there
    counted_m : (m,) metres that count as border between areas (less where a river or a railway parts the two)
    """

    area_m2: Floats
    length_m: Floats
    u: Ints
    v: Ints
    shared_m: Floats
    counted_m: Floats

    def border_m(self, area: Ints) -> float:
        """Metres of border between areas; units in no area (below 1) have none."""
        a, b = area[self.u], area[self.v]
        return float(self.counted_m[(a != b) & (a > 0) & (b > 0)].sum())

    def compactness(self, area: Ints, areas: int) -> Floats:
        """(K,) Polsby–Popper of areas 1…K; nan for one without units."""
        size, outline = self.sizes(area, areas)
        return polsby_popper(size, outline)

    def sizes(self, area: Ints, areas: int) -> Tuple[Floats, Floats]:
        """(K,) square metres and metres of outline of areas 1…K."""
        size = np.bincount(area, self.area_m2, areas + 1)[1:]
        inside = area[self.u] == area[self.v]
        outline = (np.bincount(area, self.length_m, areas + 1)
                   - 2 * np.bincount(area[self.u[inside]], self.shared_m[inside], areas + 1))[1:]
        return np.asarray(size, float), np.asarray(outline, float)

    def of_pieces(self, member: Ints, count: int) -> Outlines:
        """The same of pieces: member : (n,) the piece of each unit, -1 for one that is left out."""
        a, b = member[self.u], member[self.v]
        there = member >= 0
        both = (a >= 0) & (b >= 0)
        within = both & (a == b)
        between = both & (a != b)
        low, high = np.minimum(a, b)[between], np.maximum(a, b)[between]
        code, place = np.unique(low * max(count, 1) + high, return_inverse=True)
        place = place.ravel()
        length = np.bincount(member[there], self.length_m[there], count) \
            - 2 * np.bincount(a[within], self.shared_m[within], count)
        return Outlines(
            np.asarray(np.bincount(member[there], self.area_m2[there], count), float), np.asarray(length, float),
            (code // max(count, 1)).astype(np.int64), (code % max(count, 1)).astype(np.int64),
            np.asarray(np.bincount(place, self.shared_m[between], len(code)), float),
            np.asarray(np.bincount(place, self.counted_m[between], len(code)), float))


def polsby_popper(area_m2: Floats, outline_m: Floats) -> Floats:
    """4 π area / outline²; nan where there is no outline."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(outline_m > 0, 4 * np.pi * area_m2 / outline_m ** 2, np.nan))
