"""The areas of a plan that costs less than another one, by their excess (see `pricing`), in rising rounds."""
from __future__ import annotations

from typing import List, Tuple

import numpy as np

from ...arrays import ints_of
from ...model import Bools, Floats
from .master import Prices
from .pricing import Pool, Pricer

MOST_AREAS = 120_000
"""So many areas are listed; more would not be chosen from in time."""
OF_ONE = 3
"""The areas of one centre are left out when they take more than this part of the states that are left."""


class AreaListing:
    """Areas with an excess of at most `reach`: all there are when the last round was complete.

    areas (m, n) and cost (m,), met elsewhere or listed; used : partial areas looked at
    """

    def __init__(self, pricer: Pricer, prices: Prices, met: Bools) -> None:
        """Begin with nothing listed; met : (m, n) areas within the bounds that are known already."""
        self.pricer, self.prices = pricer, prices
        self.areas: Bools = np.zeros((0, pricer.instance.n), bool)
        self.cost: Floats = np.zeros(0)
        value = prices.priced.value
        self.level = np.minimum(value, np.sort(value)[pricer.instance.areas - 1])
        self.reach, self.used = 0.0, 0
        self.met = Pool(pricer.instance.n)
        self.meet(met)

    def meet(self, met: Bools) -> None:
        """Take up areas met elsewhere."""
        cost, centre = self.pricer.own_cost(met)
        able = centre >= 0
        self.met.take(met[able], cost[able])

    def below(self, excess: float) -> Tuple[Bools, Floats]:
        """The areas listed and those met elsewhere whose excess is at most this, with their costs."""
        pool = Pool(self.areas.shape[1])
        pool.take(self.areas, self.cost)
        cost, centre = self.pricer.own_cost(self.met.areas)
        near = cost - self.met.areas.astype(float) @ self.prices.price - self.level[centre] <= excess
        pool.take(self.met.areas[near], cost[near])
        return pool.areas, pool.cost

    def extend(self, excess: float, states: int) -> bool:
        """List the areas with an excess of at most this; whether these are all, and not only those that the states
        allowed, the time and `MOST_AREAS` left room for.
        """
        pricer, price = self.pricer, self.prices.price
        areas: List[Bools] = []
        cost: List[Floats] = []
        left, complete = states, True
        for c in ints_of(pricer.eligible_centres):
            top = float(self.level[c]) + excess
            relaxed = pricer.relaxed(c, price)
            if relaxed.value > top:
                continue
            met, _, looked = pricer.areas_below(c, price, relaxed, top, left // OF_ONE)
            left -= looked
            if left <= 0 or pricer.stop.over():
                complete = False
                break
            if met is None or len(met) + sum(map(len, cost)) > MOST_AREAS:
                complete = False
                continue
            own, centre = pricer.own_cost(met)
            mine = np.nonzero((centre == c) & (own - met.astype(float) @ price <= top))[0]
            mine = mine[pricer.rests.of(met[mine])]
            areas.append(met[mine])
            cost.append(own[mine])
        self.used += states - left
        self._keep(areas, cost)
        self.reach = excess if complete else self.reach
        return complete

    def _keep(self, areas: List[Bools], cost: List[Floats]) -> None:
        """Put the new list in the place of the old one; what an incomplete one lacks is kept of the old one."""
        pool = Pool(self.areas.shape[1])
        if areas:
            pool.take(np.concatenate(areas), np.concatenate(cost))
        pool.take(self.areas, self.cost)
        self.areas, self.cost = pool.areas, pool.cost
