"""What no division at all can go below: a Lagrangian bound over all possible centres.

The condition that each unit is served once is relaxed with a price β_u per unit of load. What is left falls apart
into one continuous knapsack per candidate centre, v_c(β) = min { Σ p_u (d_cu − β_u) x_u : L <= Σ p_u x_u <= U, 0 <= x
<= 1 }, and

    LB(β) = Σ_u p_u β_u + the K smallest v_c(β)

is a lower bound for every β (weak duality), also for connected plans of whole units. It is raised by subgradient
steps with Polyak's step length. Lagrangian bounds for districting: Validi, Buchanan, Lykhovyd 2022,
doi:10.1287/opre.2021.2141; subgradients: Held, Wolfe, Crowder 1974, doi:10.1007/BF01580223.

The steps use float32 and knapsacks that are solved exactly only where they matter; the value that is returned is
computed once, for the best β met, in float64 with all knapsacks sorted, less a guard for rounding.
"""
from __future__ import annotations

import math
from typing import Optional, Tuple

import numpy as np

from ..model import Floats, Floats32, Ints
from .bound import GUARD
from .watch import Watch

BLOCK = 2_000_000
PATIENCE = 18
MOMENTUM = 0.6


def knapsacks(cost: Floats, beta: Floats, load: Floats, low: float, high: float) -> Tuple[Floats, Floats, Floats]:
    """Exact v_c (r,), their load prices (r,) and fractions x (r, n), for cost rows (r, n) in float64."""
    gain = cost - beta
    order = np.argsort(gain, axis=1, kind="stable")
    sorted_gain = np.take_along_axis(gain, order, 1)
    sorted_load = load[order]
    filled = np.cumsum(sorted_load, 1)
    row = np.arange(len(cost))
    wanted = np.where(sorted_gain < 0, sorted_load, 0).sum(1)
    target = np.clip(wanted, low, high)
    before = filled - sorted_load
    x_sorted = np.clip((target[:, None] - before) / np.where(sorted_load > 0, sorted_load, 1.0), 0, 1)
    x_sorted = np.where(sorted_load > 0, x_sorted, 0.0)
    value = (sorted_load * sorted_gain * x_sorted).sum(1)
    edge = np.minimum((filled < target[:, None] * (1 - 1e-12)).sum(1), cost.shape[1] - 1)
    price = np.where((wanted < low) | (wanted > high), -sorted_gain[row, edge], 0.0)
    x = np.empty_like(x_sorted)
    np.put_along_axis(x, order, x_sorted, 1)
    return value, price, x


def knapsack_bounds(cost: Floats, beta: Floats, load: Floats, low: float, high: float) -> Floats:
    """(r,) lower bounds of v_c in float64: their dual at the price of the sorted solution, exact but for rounding,
    which is taken off.
    """
    _, price, _ = knapsacks(cost, beta, load, low, high)
    terms = np.minimum(cost - beta + price[:, None], 0) * load
    paid = np.where(price > 0, high * price, low * price)
    size = np.abs(terms).sum(1) + np.abs(paid) + (np.abs(beta) * load).sum()
    return np.asarray(terms.sum(1) - paid - GUARD * size)


def certified(cost: Floats32, beta: Floats, load: Floats, areas: int, low: float, high: float, watch: Watch) -> float:
    """LB(β) in float64 over all candidates, less the guard."""
    n = len(load)
    values = np.empty(len(cost))
    step = max(1, BLOCK // n)
    for i in range(0, len(cost), step):
        values[i:i + step] = knapsack_bounds(cost[i:i + step].astype(float), beta, load, low, high)
        watch.over()
    smallest = np.sort(values)[:areas]
    terms = load * beta
    size = math.fsum(np.abs(terms).tolist())
    return math.fsum(terms.tolist()) + math.fsum(smallest.tolist()) - GUARD * size


class _Ascent:
    """Subgradient ascent with lazily exact knapsacks."""

    def __init__(self, cost: Floats32, load: Floats, areas: int, low: float, high: float) -> None:
        self.cost, self.load, self.areas, self.low, self.high = cost, load, areas, low, high
        self.load32 = load.astype(np.float32)
        self.price = np.zeros(len(cost))
        self.rows = np.arange(len(cost))

    def _cheap(self, beta: Floats) -> Floats:
        """Lower bounds of v_c from the last load prices, without sorting."""
        out = np.empty(len(self.rows))
        step = max(1, BLOCK // len(self.load))
        beta32, price = beta.astype(np.float32), self.price[self.rows]
        for i in range(0, len(self.rows), step):
            gain = self.cost[self.rows[i:i + step]] - beta32
            gain += price[i:i + step].astype(np.float32)[:, None]
            np.minimum(gain, 0, out=gain)
            out[i:i + step] = gain @ self.load32
        return np.asarray(out * (1 + 3e-6) - np.where(price > 0, price * self.high, price * self.low))

    def evaluate(self, beta: Floats) -> Tuple[float, Floats, Floats]:
        """Value, how often each unit is served by the chosen candidates, and the candidates' values."""
        value = self._cheap(beta)
        exact = np.zeros(len(value), bool)
        fractions = {}
        while True:
            ranked = np.argsort(value, kind="stable")
            chosen = ranked[:self.areas]
            if exact[chosen].all():
                break
            need = ranked[:self.areas + 8]
            need = need[~exact[need]]
            v, price, x = knapsacks(self.cost[self.rows[need]].astype(float), beta, self.load, self.low, self.high)
            value[need], exact[need] = v, True
            self.price[self.rows[need]] = price
            fractions.update({int(c): x[i] for i, c in enumerate(need)})
        served = np.sum([fractions[int(c)] for c in chosen], axis=0)
        return float(self.load @ beta) + float(value[chosen].sum()), served, value

    def drop(self, bound: float, value: Floats, best_plan: float) -> None:
        """Forget candidates that no plan better than the best one can use."""
        worst = np.sort(value)[self.areas - 1]
        keep = bound + value - worst < best_plan * (1 + 1e-6)
        if int(keep.sum()) >= self.areas:
            self.rows = self.rows[keep]


def root_bound(cost: Floats32, load: Floats, areas: int, low: float, high: float, objective: float, centre: Ints,
               iterations: int, watch: Watch, start: Optional[Floats] = None) -> float:
    """A lower bound on the cost of any division into `areas` areas of load low … high.

    cost : (n, n) finite; objective : cost of the best plan known; centre : its centres (the start of the ascent)
    """
    load = np.maximum(load, 0.0)
    lifted = np.maximum(load, 1e-6 * float(load.mean()))
    ascent = _Ascent(cost, load, areas, low, high)
    beta = cost[centre].min(0).astype(float) if start is None else start
    best, best_beta, stall, length = -math.inf, beta, 0, 0.3
    direction: Optional[Floats] = None
    for turn in range(iterations):
        if watch.over() or length < 0.004:
            break
        bound, served, value = ascent.evaluate(beta)
        stall = 0 if bound > best + 5e-6 * objective else stall + 1
        if bound > best:
            best, best_beta = bound, beta.copy()
        if turn % 5 == 4:
            ascent.drop(bound, value, objective)
        if stall >= PATIENCE:
            length, stall, beta, direction = 0.6 * length, 0, best_beta.copy(), None
            continue
        gradient = 1 - served
        direction = gradient if direction is None else MOMENTUM * direction + (1 - MOMENTUM) * gradient
        size = float((lifted * direction * direction).sum())
        if size < 1e-12 * float(load.sum()) or best >= objective:
            break
        beta = beta + length * (objective - bound) / size * direction
    return max(certified(cost, best_beta, load, areas, low, high, watch), 0.0)
