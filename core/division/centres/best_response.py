"""What a new centre could bring at best, given the prices of the other centres: all candidates at once.

With the prices of the other centres fixed and β_u the cheapest offer of theirs to unit u, centre j earns
v_j = min { Σ p_u (d_ju − β_u) x_u : L <= Σ p_u x_u <= U, 0 <= x <= 1 }. For any price λ of its load,
Σ p_u min(0, d_ju − β_u + λ) − (U λ⁺ − L λ⁻) is at most v_j, so the values returned rank all moves and certify the
discarded ones; λ, found by bisection, is the warm start of the moves that are tried.
"""
from __future__ import annotations

from typing import Tuple

import numpy as np

from ...model import Floats, Floats32

BISECTIONS = 16
ROOM = 4.0
"""The price is looked for among the columns with the largest gains that hold so many times the highest load."""


def best_responses(cost: Floats32, beta: Floats32, weight: Floats, low: float, high: float) -> Tuple[Floats, Floats]:
    """Lower bound of v_j and the price λ_j, both (r,), for the candidates' cost rows (r, q).

    weight : (q,) whole, sum below 2^24, so that sums are exact in float32
    """
    gain = cost - beta
    price = _load_prices(gain, weight.astype(np.float32), low, high)
    gain += price.astype(np.float32)[:, None]
    np.minimum(gain, 0, out=gain)
    value = gain.astype(float) @ weight - np.where(price > 0, high * price, low * price)
    return value, price


def _load_prices(gain: Floats32, weight: Floats32, low: float, high: float) -> Floats:
    """(r,) prices at which each candidate takes low … high; any price gives a valid bound, this one nearly the best."""
    best = gain.min(0)
    order = np.argsort(best, kind="stable")
    enough = int(np.searchsorted(np.cumsum(weight[order].astype(float)), ROOM * high))
    if 2 * enough < len(order):  # with many areas no candidate serves but the columns around it
        nearest = np.sort(order[:enough + 1])
        gain, weight = np.ascontiguousarray(gain[:, nearest]), weight[nearest]
    load = (gain < 0).astype(np.float32) @ weight
    heavy, light = load > high, load < low
    wanted = np.where(heavy, high, low).astype(np.float32)
    reach = float(np.abs(gain).max()) + 1.0
    under = np.where(heavy, 0.0, -reach)  # price at which the load is too large, or the lowest price
    over = np.where(light, 0.0, reach)
    for _ in range(BISECTIONS):
        middle = np.floor((under + over) / 2)
        load = (gain < -middle.astype(np.float32)[:, None]).astype(np.float32) @ weight
        large = load > wanted
        under, over = np.where(large, middle, under), np.where(large, over, middle)
    return np.where(heavy | light, over, 0.0)
