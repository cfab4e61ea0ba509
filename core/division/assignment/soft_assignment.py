"""The smoothed plan at some prices: each unit is shared among the areas that are nearly cheapest for it.

Area c gets a share of unit u in proportion to exp(−(d_cu + w_c − min) / tau), rounded to whole numbers of 1/4096, so
that an area dearer than the cheapest by more than twelve temperatures gets exactly nothing. With many areas only the
entries above nothing are kept; both forms give the same numbers, to the last bit.
"""
from __future__ import annotations

from typing import Union

import numpy as np

from ...model import Floats, Floats32, Ints

SHARES = 4096.0
"""A unit's share in an area is a whole number of 1/4096."""
LEVELS = 65536.0
NEGLIGIBLE = 12.0
"""exp(-12) · 65536 rounds to 0."""
SPARSE_AREAS = 40
"""From so many areas on it pays to keep the entries above nothing only."""
FEW = 6
"""Entries per unit up to which second derivatives are summed pair by pair, not by a product of tables."""


def decay(x: Floats32) -> Floats32:
    """exp(x) for x <= 0, in place, to about 1e-5: Taylor on x/64, then six squarings.

    Only multiplications and additions, so the result does not depend on a processor's or a library's `exp`.
    """
    np.maximum(x, np.float32(-16), out=x)
    x *= np.float32(1 / 64)
    y: Floats32 = x * np.float32(1 / 24)
    for term in (1 / 6, 1 / 2, 1.0):
        y += np.float32(term)
        y *= x
    y += np.float32(1)
    for _ in range(6):
        np.multiply(y, y, out=y)
    return y


class DensePlan:
    """load : (K,) of weight; every share is kept."""

    def __init__(self, excess: Floats32, weight: Floats, tau: float) -> None:
        excess *= np.float32(-1 / tau)
        y = decay(excess)
        y *= np.float32(LEVELS)
        np.rint(y, out=y)  # whole numbers: their sum over up to 256 areas is exact in float32
        y *= np.float32(SHARES) / y.sum(0)
        self._share = np.rint(y).astype(float)
        self._weighted = self._share * weight
        self.load: Floats = self._weighted.sum(1) / SHARES

    def products(self) -> Floats:
        """(K, K) Σ_u p_u s_au s_bu, exact: whole numbers below 2^53."""
        return np.asarray(self._weighted @ self._share.T)

    def table(self) -> Floats:
        """(K, n) whole shares."""
        return self._share


class SparsePlan:
    """load : (K,) of weight; entry i is a share above nothing, ascending by area and unit."""

    def __init__(self, excess: Floats32, weight: Floats, tau: float) -> None:
        self._shape = excess.shape
        areas, n = excess.shape
        entry = np.flatnonzero(excess < np.float32(NEGLIGIBLE * tau))
        self._area: Ints = entry // n
        self._unit: Ints = entry - self._area * n
        y = excess.ravel()[entry]
        y *= np.float32(-1 / tau)
        y = decay(y)
        y *= np.float32(LEVELS)
        np.rint(y, out=y)
        total = np.bincount(self._unit, y, n).astype(np.float32)
        y *= (np.float32(SHARES) / total)[self._unit]
        self._share: Floats = np.rint(y).astype(float)
        self._weighted = self._share * weight[self._unit]
        self.load: Floats = np.bincount(self._area, self._weighted, areas) / SHARES

    def products(self) -> Floats:
        """(K, K) Σ_u p_u s_au s_bu, exact: whole numbers below 2^53 give the same in any order."""
        areas, n = self._shape
        if len(self._share) > FEW * n:
            return np.asarray(self._spread(self._weighted) @ self._spread(self._share).T)
        order = np.argsort(self._unit, kind="stable")
        area, unit = self._area[order], self._unit[order]
        share, weighted = self._share[order], self._weighted[order]
        total = np.bincount(area * (areas + 1), weighted * share, areas * areas).reshape(areas, areas)
        left: Ints = np.arange(len(unit))
        for step in range(1, areas):  # pairs of entries of the same unit, `step` apart
            left = left[:np.searchsorted(left, len(unit) - step)]
            left = left[unit[left] == unit[left + step]]
            if len(left) == 0:
                break
            right = left + step
            half = np.bincount(area[left] * areas + area[right], weighted[left] * share[right], areas * areas)
            half = half.reshape(areas, areas)
            total += half + half.T
        return np.asarray(total)

    def table(self) -> Floats:
        """(K, n) whole shares."""
        return self._spread(self._share)

    def _spread(self, value: Floats) -> Floats:
        table = np.zeros(self._shape)
        table[self._area, self._unit] = value
        return table


SoftPlan = Union[DensePlan, SparsePlan]


def soft_plan(cost: Floats32, weight: Floats, price: Floats, tau: float) -> SoftPlan:
    """The smoothed plan of `cost` (K, n) at the prices (K,) and temperature `tau`."""
    excess = cost + price.astype(np.float32)[:, None]
    excess -= excess.min(0)
    if len(cost) < SPARSE_AREAS:
        return DensePlan(excess, weight, tau)
    return SparsePlan(excess, weight, tau)
