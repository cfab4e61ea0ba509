"""One area of its own: the continuous knapsack of a candidate centre, exactly or from below.

With a price β_u per unit of load that a candidate c is paid for serving unit u, the best it can do is

    v_c(β) = min { Σ w_u (e_cu − β_u) x_u : L <= Σ w_u x_u <= U, 0 <= x <= 1 },

and for every price λ of its load Σ w_u min(0, e_cu − β_u + λ) − (U λ⁺ − L λ⁻) <= v_c(β), with equality for the λ of the
exact solution. All numbers are whole (`integer_relaxation`), the values exact.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np

from ...execution import StopCondition
from ...model import Floats, Floats32, Ints
from .integer_relaxation import WholeRelaxation

MOST_PRICE = float(2 ** 23)


ROUNDS = 8
"""Of narrowing where the edge of a knapsack lies, before the units that are left there are sorted."""


@dataclass(frozen=True)
class Knapsacks:
    """value : (r,) v_c, inf where a candidate cannot reach enough load; price : (r,) the λ with equality
    taken : (r, q) load served of each unit
    """

    value: Floats
    price: Floats
    taken: Floats

    def served(self, rows: Ints) -> Floats:
        """(q,) load of each unit that the candidates in `rows` of this block serve together."""
        return np.asarray(self.taken[rows].sum(0))


def solve_knapsacks(cost: Floats32, beta: Floats, load: Floats, low: float, high: float) -> Knapsacks:
    """Exact knapsacks for cost rows (r, q); equal gains in the order of the units.

    A candidate serves the units that gain something. Where that is too little or too much, it serves the cheapest ones
    up to the bound; only the few units near that edge are sorted.
    """
    gain = cost - beta
    gains = gain < 0
    wanted = np.asarray(gains @ load)
    taken, price = gains * load, np.zeros(len(cost))
    outside = np.nonzero((wanted < low) | (wanted > high))[0]
    if float(load.sum()) < low:
        return Knapsacks(np.full(len(cost), np.inf), price, taken)
    if len(outside):
        taken[outside], edge = _filled(gain[outside], load, np.clip(wanted[outside], low, high))
        price[outside] = -edge
    return Knapsacks((taken * gain).sum(1), price, taken)


def _filled(gain: Floats, load: Floats, target: Floats) -> Tuple[Floats, Floats]:
    """(r, q) load taken in the order of the gains until the target (r,) is reached, and the gain (r,) of the last."""
    below, under, above = _bracket(gain, load, target)
    certain = gain <= below[:, None]
    row, unit = np.nonzero(~certain & (gain <= above[:, None]))
    order = np.lexsort((unit, gain[row, unit], row))
    row, unit = row[order], unit[order]
    filled = np.cumsum(load[unit])
    first = np.searchsorted(row, np.arange(len(gain)))  # a bracket holds a unit at least
    filled += (under - filled[first] + load[unit[first]])[row]
    taken = certain * load
    taken[row, unit] = np.clip(target[row] - (filled - load[unit]), 0, load[unit])
    reached = np.nonzero(filled >= target[row])[0]
    last = reached[np.searchsorted(row[reached], np.arange(len(gain)))]
    return taken, gain[row[last], unit[last]]


def _bracket(gain: Floats, load: Floats, target: Floats) -> Tuple[Floats, Floats, Floats]:
    """Gains (r,) between which the target is reached: units up to the lower one hold less, the load given, those up to
    the upper one enough.
    """
    below, above = gain.min(1) - 1, gain.max(1)
    under: Floats = np.zeros(len(gain))
    over: Floats = np.full(len(gain), float(load.sum()))
    for turn in range(ROUNDS):
        share = 0.5 if turn % 2 else (target - under) / np.maximum(over - under, 1.0)
        middle = np.floor(below + share * (above - below))
        filled = (gain <= middle[:, None]) @ load
        enough = filled >= target
        above, over = np.where(enough, middle, above), np.where(enough, filled, over)
        below, under = np.where(enough, below, middle), np.where(enough, under, filled)
    return below, under, above


def knapsack_bounds(relaxed: WholeRelaxation, beta: Floats, price: Floats, stop: StopCondition) -> Floats:
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
            stop.over()
    return np.asarray(out - np.where(price > 0, relaxed.high * price, relaxed.low * price))
