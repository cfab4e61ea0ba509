"""One area of its own: the continuous knapsack of a candidate centre, exactly or from below.

With a price β_u per unit of load that a candidate c is paid for serving unit u, the best it can do is

    v_c(β) = min { Σ w_u (e_cu − β_u) x_u : L <= Σ w_u x_u <= U, 0 <= x <= 1 },

and for every price λ of its load Σ w_u min(0, e_cu − β_u + λ) − (U λ⁺ − L λ⁻) <= v_c(β), with equality for the λ of the
exact solution. All numbers are whole (`bound_whole`), the values exact.
"""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model import Floats, Floats32, Ints
from .bound_whole import WholeRelaxation
from .watch import Watch

MOST_PRICE = float(2 ** 23)


@dataclass(frozen=True)
class Knapsacks:
    """value : (r,) v_c, inf where a candidate cannot reach enough load; price : (r,) the λ with equality
    order : (r, q) units, cheapest first; taken : (r, q) load served of each unit, in that order
    """

    value: Floats
    price: Floats
    order: Ints
    taken: Floats

    def served(self, rows: Ints, units: int) -> Floats:
        """(q,) load of each unit that the candidates in `rows` of this block serve together."""
        return np.asarray(np.bincount(self.order[rows].ravel(), self.taken[rows].ravel(), units), float)


def solve_knapsacks(cost: Floats32, beta: Floats, load: Floats, low: float, high: float) -> Knapsacks:
    """Exact knapsacks for cost rows (r, q), by sorting the gains; equal gains in the order of the units."""
    count = len(load)
    shift = float(2 ** int(count).bit_length())
    key = (cost - beta) * shift  # a unique whole key: gain, then unit
    key += np.arange(count)
    key.sort(axis=1)
    gain = np.floor(key / shift)
    order = (key - gain * shift).astype(np.int64)
    sorted_load = load[order]
    filled = np.cumsum(sorted_load, axis=1)
    wanted = np.where(gain < 0, sorted_load, 0).sum(1)
    target = np.clip(wanted, low, high)
    taken = np.clip(target[:, None] - (filled - sorted_load), 0, sorted_load)
    value = (taken * gain).sum(1)
    edge = np.minimum((filled < target[:, None]).sum(1), count - 1)
    outside = (wanted < low) | (wanted > high)
    price = np.where(outside, -gain[np.arange(len(cost)), edge], 0.0)
    return Knapsacks(np.where(filled[:, -1] < low, np.inf, value), price, order, taken)


def knapsack_bounds(relaxed: WholeRelaxation, beta: Floats, price: Floats, watch: Watch) -> Floats:
    """(m,) lower bounds of v_c of all candidates at the prices (m,) of their load, without sorting.

    Costs, prices and their sums are whole numbers within ±2^24 and thus exact in float32; a load price beyond 2^23 is
    brought back to it, as any price gives a bound.
    """
    price = np.clip(price, -MOST_PRICE, MOST_PRICE)
    beta32, price32 = beta.astype(np.float32), price.astype(np.float32)[:, None]
    out = np.empty(len(price))
    step = relaxed.block
    for i in range(0, len(price), step):
        gain = relaxed.stretch(i, i + step) - beta32
        gain += price32[i:i + step]
        np.minimum(gain, 0, out=gain)
        out[i:i + step] = gain.astype(float) @ relaxed.load
        if i % (16 * step) == 0:
            watch.over()
    return np.asarray(out - np.where(price > 0, relaxed.high * price, relaxed.low * price))
