"""Prices of the areas: the exact value of a set of centres, and the way to a balanced plan.

With the centres fixed, the cheapest balanced (fractional) assignment has the dual

    g(w) = Σ_u p_u min_c (d_cu + w_c) − Σ_c (U_c w_c⁺ − L_c w_c⁻),

concave in one price w_c per area, and g(w) is a lower bound for every w (weak duality), also for connected plans. It is
maximised by Newton's method on a smoothed min whose temperature tau goes down in stages; the smoothed assignment is the
balanced fractional plan. The optimum's prices make `argmin_c (d_cu + w_c)` an almost balanced plan.

Transportation duality for districting: Hess et al. 1965, doi:10.1287/opre.13.6.998; Cohen-Addad, Klein, Young 2018,
doi:10.48550/arXiv.1710.03358 (balanced power diagrams). Entropic smoothing: Cuturi 2013 (Sinkhorn distances).
All sums are over whole numbers, hence exact (see `instance`).
"""
from __future__ import annotations

import math
from dataclasses import dataclass
from typing import List, Optional, Tuple

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix, vstack

from ...arrays import floats_of
from ...model import Floats, Floats32
from ..instance import COST_LEVELS
from .positive_solve import solve_positive
from .soft_assignment import SHARES, SoftPlan, soft_plan

PRICE_STEPS = 4.0
"""Prices are whole multiples of a quarter quantum, so that cost + price is exact in float32."""
COLD_TAU, WARM_TAU, LAST_TAU, TAU_FACTOR = 0.3, 0.03, 1.3e-3, 0.3
HOT_TAU, MANY_AREAS = 0.1, 16
"""The hot start begins at a tenth of the mean cost of all pairs; with few areas that is no more than the cold one."""
NEWTON_STEPS = 14
BALANCED = 3e-3
"""A stage ends when no smoothed load is off by more than this share of the target."""
CERTIFIED = 0.02
"""Without this balance at the end the value is not trusted: a stalled run would understate its centres' cost."""
HOPELESS = 0.5
"""A stage that leaves an area so many targets out of balance is not mended by cooler ones."""
LP_SIZE = 60_000


@dataclass(frozen=True)
class Prices:
    """value : g(price), a lower bound for these centres, inf when it could not be certified to be near the maximum
    price : (K,); share : (K, n) whole numbers of 1/4096, the balanced fractional plan
    """

    value: float
    price: Floats
    share: Floats

    @property
    def certified(self) -> bool:
        """Whether the fractional plan keeps the bounds."""
        return math.isfinite(self.value)


@dataclass(frozen=True)
class _Point:
    gradient: Floats
    plan: SoftPlan
    bend: Floats


def phi(price: Floats, low: Floats, high: Floats) -> float:
    """Σ_c U_c w_c⁺ − L_c w_c⁻, the support function of the bounds."""
    return math.fsum(floats_of(np.where(price > 0, high * price, low * price)))


def price_value(cost: Floats32, weight: Floats, low: Floats, high: Floats, price: Floats) -> float:
    """g(price); exact for whole costs and weights and prices on the quarter grid."""
    best = (cost + price.astype(np.float32)[:, None]).min(0)
    return float(weight @ best.astype(float)) - phi(price, low, high)


class _Smoothed:
    """The smoothed dual at temperature tau."""

    def __init__(self, cost: Floats32, weight: Floats, low: Floats, high: Floats) -> None:
        self.cost, self.weight, self.low = cost, weight, low
        self.high = np.maximum(high, low * (1 + 1e-6))
        self.target = float((low + high).mean() / 2)

    def at(self, price: Floats, tau: float) -> _Point:
        """Gradient of the smoothed dual and what its Hessian is made of."""
        plan = soft_plan(self.cost, self.weight, price, tau)
        z = price / tau
        root = np.sqrt(1 + z * z)
        width = self.high - self.low
        gradient = plan.load - (self.low + width * 0.5 * (1 + z / root))
        bend = width * 0.5 / (root * root * root) / tau
        return _Point(gradient, plan, bend)

    def off(self, point: _Point) -> float:
        return float(np.abs(point.gradient).max()) / self.target

    def step(self, point: _Point, tau: float, longest: float) -> Floats:
        """Damped Newton direction, no component longer than `longest`."""
        matrix = np.asarray(-point.plan.products() / (SHARES * SHARES * tau), float)
        index = np.arange(len(matrix))
        matrix[index, index] += (point.plan.load / tau + point.bend + 1e-4 * np.abs(point.gradient) / tau
                                 + 1e-7 * self.target / tau)
        step = solve_positive(matrix, point.gradient)
        size = float(np.abs(step).max())
        return step if size <= longest else step * (longest / size)

    def ascend(self, price: Floats, tau: float, scale: float) -> Tuple[Floats, _Point]:
        """Newton steps at one temperature. The slope along a step falls steadily (concavity), so the line search needs
        slopes only, no values.
        """
        point = self.at(price, tau)
        for _ in range(NEWTON_STEPS):
            if self.off(point) < BALANCED:
                break
            step = self.step(point, tau, 12 * max(tau, 0.02 * scale))
            slope = math.fsum(floats_of(point.gradient * step))
            if not slope > 0:  # rounding has the last word
                break
            length = 1.0
            for _ in range(9):
                trial = self.at(price + length * step, tau)
                there = math.fsum(floats_of(trial.gradient * step))
                if there >= -0.5 * slope:
                    break
                length *= min(max(slope / (slope - there), 0.1), 0.7)
            else:
                break
            price, point = price + length * step, trial
        return price, point


def _stages(first: float) -> List[float]:
    stages = [first]
    while stages[-1] > LAST_TAU:
        stages.append(max(stages[-1] * TAU_FACTOR, LAST_TAU))
    return stages


def solve_prices(cost: Floats32, weight: Floats, low: Floats, high: Floats, start: Optional[Floats] = None) -> Prices:
    """Prices that maximise g for the given centres, with their value and the balanced fractional plan.

    cost : (K, n) whole; weight : (n,) whole; low, high : (K,) bounds in units of weight; start : prices of similar
    centres. A warm start that stalls is repeated cold, a cold one from far above all costs (prices of many areas lie
    far apart where some are dense and some are wide), and that one is handed to an exact LP when small.
    """
    smooth = _Smoothed(cost, weight, low, high)
    scale = float(weight @ cost.min(0).astype(float)) / float(weight.sum()) + 1.0
    cold = np.zeros(len(cost))
    attempts = [] if start is None else [(np.array(start, float), WARM_TAU)]
    attempts.append((cold, COLD_TAU))
    if len(cost) >= MANY_AREAS:
        usable = np.rint(np.minimum(cost.mean(0, dtype=float), COST_LEVELS))
        attempts.append((cold, max(HOT_TAU * float(weight @ usable) / float(weight.sum()) / scale, COLD_TAU)))
    for price, first in attempts:
        price, point = _descended(smooth, price, first, scale)
        if smooth.off(point) <= CERTIFIED:
            price = np.rint(price * PRICE_STEPS) / PRICE_STEPS
            return Prices(price_value(cost, weight, low, high, price), price, point.plan.table())
    return _by_lp(cost, weight, low, high, point.plan.table())


def _descended(smooth: _Smoothed, price: Floats, first: float, scale: float) -> Tuple[Floats, _Point]:
    """Prices and plan at the last temperature, or at the one that is hopelessly out of balance."""
    for stage in _stages(first):
        tau = max(stage * scale, 0.5)
        price, point = smooth.ascend(price, tau, scale)
        if smooth.off(point) > (CERTIFIED if first == WARM_TAU else HOPELESS):
            break
    return price, point


def _by_lp(cost: Floats32, weight: Floats, low: Floats, high: Floats, share: Floats) -> Prices:
    """The same by HiGHS, for lumpy loads on which Newton stalls; its vertex may differ between versions of scipy."""
    k, n = cost.shape
    failed = Prices(math.inf, np.zeros(k), share)
    if k * n > LP_SIZE:
        return failed
    column = np.arange(k * n)
    unit, area = np.tile(np.arange(n), k), np.repeat(np.arange(k), n)
    total = float(weight.sum()) / k
    part = weight[unit] / total
    loads = coo_matrix((part, (area, column)), shape=(k, k * n)).tocsr()
    once = coo_matrix((np.ones(k * n), (unit, column)), shape=(n, k * n)).tocsr()
    scale = max(float(cost.min(0).mean()), 1.0)
    answer = linprog(part * cost.ravel() / scale, A_ub=vstack([loads, -loads]),
                     b_ub=np.concatenate([high, -low]) / total, A_eq=once, b_eq=np.ones(n), method="highs")
    if answer.status != 0:
        return failed
    marginal = -np.asarray(answer.ineqlin.marginals) * scale
    price = np.rint((marginal[:k] - marginal[k:]) * PRICE_STEPS) / PRICE_STEPS
    return Prices(price_value(cost, weight, low, high, price), price, np.rint(answer.x.reshape(k, n) * SHARES))
