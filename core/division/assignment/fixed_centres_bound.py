"""What no division with these centres can go below: the value of the prices, in full precision, rounding included."""
from __future__ import annotations

import math

import numpy as np

from ...arrays import floats_of
from ...model import Floats
from ..instance import COST_LEVELS, whole_weights
from .dual import solve_prices

GUARD = 1e-12
"""Share of the sum of all absolute terms that is taken off, above what float64 products can be wrong by in sum."""


def price_bound(cost: Floats, load: Floats, low: Floats, high: Floats, price: Floats) -> float:
    """g(price) in float64 (see `dual`), at most the cost of any division with these centres within low … high.

    cost : (K, n) real; load : (n,); low, high : (K,); price : (K,) any numbers
    """
    terms = load * (cost + price[:, None]).min(0)
    paid = np.where(price > 0, high * price, low * price)
    size = math.fsum(floats_of(np.abs(terms))) + math.fsum(floats_of(np.abs(paid)))
    return math.fsum(floats_of(terms)) - math.fsum(floats_of(paid)) - GUARD * size


def bound_of_centres(cost: Floats, load: Floats, low: Floats, high: Floats) -> float:
    """Near-best lower bound of any division with the given centres, balanced on `load` (weak duality).

    cost : (K, n); load : (n,); low, high : (K,) bounds of the area of each centre
    """
    finite = np.where(np.isfinite(cost), cost, 0)
    top = float(finite.max())
    if top <= 0:
        return 0.0
    quantum = top / COST_LEVELS
    whole = np.where(np.isfinite(cost), np.rint(finite / quantum), 2 * COST_LEVELS).astype(np.float32)
    weight = whole_weights(load)
    factor = float(weight.sum()) / float(load.sum())
    k = len(cost)
    solved = solve_prices(whole, weight, low * factor, high * factor)
    usable = np.where(np.isfinite(cost), cost, 2 * top)
    best = max(price_bound(usable, load, low, high, solved.price * quantum),
               price_bound(usable, load, low, high, np.zeros(k)))
    return max(best, 0.0)
