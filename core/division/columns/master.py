"""Raise the prices of the units by column generation in a box (see `pricing`)."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix, hstack, identity, vstack

from ...execution import StopCondition
from ...model import Floats
from ..instance import INADMISSIBLE, Instance
from .pricing import Pool, Priced, Pricer

BOX = 0.25
"""Half the width of the box, in shares of the mean price."""
SHARE, LONGER, SHORTER, SHRINK = 0.5, 1.2, 0.7, 0.9
"""Prices are tried between the best ones and those of the master programme, at this share of the way; the share grows
after a success and falls after a failure, when the box becomes smaller, too."""
SETTLED, GAINED = 2e-4, 0.03
"""The ascent ends when the bound is within this share of the master programme's value, or when that is above the bound
by no more than this share of the difference to the plan known."""


@dataclass(frozen=True)
class Prices:
    """price : (n,) whole; priced : what the last pass over all centres found there"""

    price: Floats
    priced: Priced


def hess_prices(instance: Instance) -> Optional[Floats]:
    """(n,) prices of the units from the linear relaxation of Hess's model, in whole cost; None when it is not solved.

    Variables x_cu, with x_cu <= x_cc and L x_cc <= Σ_u p_u x_cu <= U x_cc (Hess et al. 1965,
    doi:10.1287/opre.13.6.998).
    """
    n, k, load = instance.n, instance.areas, instance.load[:, 0]
    eligible_centres = instance.eligible_centres(np.arange(n))
    usable = instance.cost[eligible_centres] < INADMISSIBLE
    usable[np.arange(len(eligible_centres)), eligible_centres] = True
    row, unit = np.nonzero(usable)
    count, ones = len(row), np.ones(len(row))
    place = np.full(usable.shape, -1, np.int64)
    place[row, unit] = np.arange(count)
    own = place[np.arange(len(eligible_centres)), eligible_centres]
    scale = float(load.sum()) / k
    taken = csr_matrix((load[unit] / scale, (row, np.arange(count))), shape=(len(eligible_centres), count))
    is_open = csr_matrix((np.ones(len(eligible_centres)), (np.arange(len(eligible_centres)), own)),
                         shape=(len(eligible_centres), count))
    other = np.nonzero(eligible_centres[row] != unit)[0]
    link = csr_matrix((np.concatenate([np.ones(len(other)), -np.ones(len(other))]),
                       (np.tile(np.arange(len(other)), 2), np.concatenate([other, own[row[other]]]))),
                      shape=(len(other), count))
    once = csr_matrix((ones, (unit, np.arange(count))), shape=(n, count))
    areas = csr_matrix((np.ones(len(eligible_centres)), (np.zeros(len(eligible_centres), np.int64), own)), shape=(1,
                                                                                                                  count))
    cost = instance.cost[eligible_centres[row], unit].astype(float) * instance.weight[unit]
    unit_cost = float(cost.max()) / 100 or 1.0  # all ways of length 0, where limits leave each unit to itself
    low, high = float(instance.low[0, 0]) / scale, float(instance.high[0, 0]) / scale
    answer = linprog(cost / unit_cost, A_ub=vstack([taken - high * is_open, low * is_open - taken, link]),
                     b_ub=np.zeros(2 * len(eligible_centres) + len(other)), A_eq=vstack([once, areas]),
                     b_eq=np.append(np.ones(n), k), bounds=(0, 1), method="highs-ipm")
    if answer.status != 0:
        return None
    return np.asarray(np.rint(answer.eqlin.marginals[:n] * unit_cost), float)


class Master:
    """The master programme: areas of the pool, and each unit's price kept within a box around a centre."""

    def __init__(self, pool: Pool, n: int, areas: int) -> None:
        self.pool, self.n, self.areas = pool, n, areas

    def solve(self, middle: Floats, half: float) -> Optional[Tuple[float, Floats, float]]:
        """Value, prices (n,) and price of the number of areas, or None."""
        unit_cost = float(np.abs(middle).mean()) or 1.0
        count = len(self.pool)
        held = csr_matrix(self.pool.areas.T.astype(float))
        top = hstack([held, identity(self.n), -identity(self.n)])
        number = csr_matrix(np.concatenate([np.ones(count), np.zeros(2 * self.n)])[None, :])
        cost = np.concatenate([self.pool.cost, middle + half, -(middle - half)]) / unit_cost
        answer = linprog(cost, A_eq=vstack([top, number]), b_eq=np.append(np.ones(self.n), self.areas),
                         bounds=(0, None), method="highs-ds")
        if answer.status != 0:
            return None
        duals = answer.eqlin.marginals * unit_cost
        return float(answer.fun) * unit_cost, np.rint(duals[:self.n]), float(duals[self.n])


def raise_prices(pricer: Pricer, pool: Pool, start: Floats, upper: float, turns: int, states: int,
                 stop: StopCondition) -> Prices:
    """Better prices than `start`, within a number of turns and of states and as long as `stop` is not over.

    upper : cost of a plan that is known
    """
    instance = pricer.instance
    scale = upper / instance.areas
    best = Prices(start, pricer.price(start, -np.inf, scale, pool, states))
    master = Master(pool, instance.n, instance.areas)
    half = BOX * float(np.abs(start).mean())
    left, share = states - best.priced.states, SHARE
    for _ in range(turns):
        if left < 0 or stop.over() or best.priced.bound >= upper:
            break
        solved = master.solve(best.price, half)
        bound = best.priced.bound
        if solved is None or solved[0] - bound < max(SETTLED * upper, GAINED * (upper - bound)):
            break
        _, price, top = solved
        tried = np.rint(best.price + share * (price - best.price))
        old_top = float(np.sort(best.priced.value)[instance.areas - 1])
        priced = pricer.price(tried, max(old_top, top), scale, pool, left)
        left -= priced.states
        if priced.bound > best.priced.bound:
            best, share = Prices(tried, priced), min(LONGER * share, 1.0)
        else:
            half, share = SHRINK * half, SHORTER * share
    return best
