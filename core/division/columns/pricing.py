"""Prices of the units, and the areas that a plan below a given cost can be made of.

A plan is a choice of K areas that hold each unit once. With a price π_u for each unit, an area S with centre c has the
reduced cost r(S) = Σ_{u in S} (p_u d_cu − π_u), and every plan costs at least

    LB(π) = Σ_u π_u + the K smallest of v_c,    v_c = min { r(S) : S with c in it may be an area of a plan },

and at least LB + e(S) when it has the area S, where e(S) >= 0, the excess, is what r(S) is above the lesser of v_c and
the K-th smallest. v_c is found exactly by growing areas (`growth`): the relaxation with fractions and without
connectedness, Σ_u min(0, h_u) − λ U with h_u = p_u d_cu − π_u + λ p_u, says what each unit taken or left out costs at
least, and the budget of these debts is raised until the cheapest area is met. That makes LB the bound of the set
partitioning model with connected areas of whole units, far above that of Hess's model where units are lumpy. (An area
counts only when the pieces that it leaves over can make whole areas, by their loads.)

Prices are raised by column generation (Barnhart et al. 1998, doi:10.1287/opre.46.3.316) in a box around the best prices
(du Merle et al. 1999, doi:10.1016/S0012-365X(98)00213-1). All costs, prices and debts are whole numbers below 2^53, so
bounds and excesses are exact whatever the solver of the linear programmes gives.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple

import numpy as np

from ...arrays import ints_of
from ...execution import StopCondition
from ...model import Bools, Floats, Ints
from ..instance import INADMISSIBLE, Instance
from .cover import Coverer
from .divisible_rest import DivisibleComplement
from .growth import AreaGrowth

PRICE_LIMIT = 3_000_000
"""States that the search for the cheapest area of one centre may look at while prices are raised."""
FIRST_BUDGET, BUDGET_FACTOR = 0.003, 1.7
"""First budget of debts in shares of a plan's cost per area, and its growth."""
FEW_STATES = 3_000
"""States within which the areas of a centre are listed whatever they cost."""
BLOCK = 256
"""Areas whose rests are looked at together."""
SLACK = 0.01
"""Areas are kept that are dearer than those asked for by this share of a plan's cost per area."""
KEPT = 100
"""Areas of one centre that are kept in one pass."""


@dataclass(frozen=True)
class Priced:
    """What a pass over all centres found: value : (n,) lower bounds of v_c; bound : LB; states : work done."""

    value: Floats
    bound: float
    states: int


@dataclass(frozen=True)
class _Relaxed:
    """The relaxation of a centre: its value, the load price λ, and the debts of taking and leaving units."""

    value: float
    take: Floats
    leave: Floats


class Pricer:
    """Areas of an instance whose slots are all alike and without locks."""

    def __init__(self, instance: Instance, stop: StopCondition) -> None:
        self.instance, self.stop = instance, stop
        self.usable = instance.cost < INADMISSIBLE
        self.cost: Floats = np.where(self.usable, instance.cost, 0).astype(float) * instance.weight
        self.eligible_centres: Ints = instance.eligible_centres(np.arange(instance.n))
        self.travel: Floats = np.ascontiguousarray(self.cost[self.eligible_centres].T)
        self.closed: Floats = np.ascontiguousarray(~self.usable[self.eligible_centres].T, dtype=float)
        self.low, self.high = instance.low[0], instance.high[0]
        self.border = np.zeros((instance.n, instance.n))
        graph = instance.graph
        self.border[graph.tail, graph.head] = np.rint(0.5 * instance.border_cost * graph.arc_border)
        self.rim = self.border.sum(1)
        cover = Coverer(instance, 0, stop)
        self.rests = DivisibleComplement(graph.neighbours, instance.load, cover.low, cover.high, instance.areas - 1)
        self.few = self._few()

    def _few(self) -> Dict[int, Bools]:
        """All areas of the centres that have few: near heavy units the loads, not the costs, say what there is."""
        instance, few = self.instance, {}
        growth = AreaGrowth(instance.graph.neighbours, instance.load, self.low, self.high)
        for c in ints_of(self.eligible_centres):
            grown = growth.areas(c, self.usable[c], FEW_STATES, self.stop)
            if grown.complete:
                few[c] = grown.areas
        return few

    def own_cost(self, areas: Bools) -> Tuple[Floats, Ints]:
        """(m,) cost of the areas (m, n) with their best centres, half of their borders with it, and the centres."""
        best, centre = np.full(len(areas), np.inf), np.full(len(areas), -1, np.int64)
        for first in range(0, len(areas), BLOCK):
            rows = slice(first, first + BLOCK)
            within = areas[rows].astype(float)
            able = areas[rows][:, self.eligible_centres] & (within @ self.closed == 0)
            total = np.where(able, within @ self.travel, np.inf)
            least = np.argmin(total, axis=1)
            best[rows] = total[np.arange(len(total)), least]
            centre[rows] = np.where(np.isfinite(best[rows]), self.eligible_centres[least], -1)
        if self.border.any():
            inside = areas.astype(float)
            best = best + inside @ self.rim - ((inside @ self.border) * inside).sum(1)
        return best, centre

    def relaxed(self, c: int, price: Floats) -> _Relaxed:
        """The best of the relaxations over whole load prices."""
        gain = np.where(self.usable[c], self.cost[c] - price, np.inf)
        load = self.instance.load[:, 0]
        usable = self.usable[c] & (load > 0)
        ratio = np.unique(np.append(np.rint(-gain[usable] / load[usable]), 0.0))
        h = np.where(self.usable[c], gain, 0.0)[None, :] + ratio[:, None] * load
        low = np.where(self.usable[c], np.minimum(h, 0.0), 0.0)
        low[:, c] = h[:, c]
        value = low.sum(1) - np.where(ratio > 0, ratio * self.high[0], ratio * self.low[0])
        k = int(np.argmax(value))
        debt = h[k]
        take, leave = np.maximum(debt, 0.0), np.maximum(-debt, 0.0)
        take[c] = leave[c] = 0.0
        return _Relaxed(float(value[k]), take, np.where(self.usable[c], leave, 0.0))

    def areas_below(self, c: int, price: Floats, relaxed: _Relaxed, top: float,
                    limit: int) -> Tuple[Optional[Bools], Floats, int]:
        """Areas of centre c with a reduced cost of at most `top`: (m, n), their reduced costs, states; None beyond the
        limit.
        """
        instance = self.instance
        if c in self.few:
            return self._listed(c, price, top)
        first = relaxed.take + relaxed.leave
        growth = AreaGrowth(instance.graph.neighbours, instance.load, self.low, self.high, first)
        grown = growth.areas(c, self.usable[c], limit, self.stop, relaxed.take, relaxed.leave, top - relaxed.value)
        if not grown.complete:
            return None, np.zeros(0), grown.states
        reduced = grown.areas.astype(float) @ (self.cost[c] - price)
        keep = reduced <= top
        return grown.areas[keep], reduced[keep], grown.states

    def _listed(self, c: int, price: Floats, top: float) -> Tuple[Bools, Floats, int]:
        reduced = self.few[c].astype(float) @ (self.cost[c] - price)
        return self.few[c][reduced <= top], reduced[reduced <= top], len(reduced)

    def cheapest(self, c: int, price: Floats, relaxed: _Relaxed, top: float, step: float,
                 limit: int) -> Tuple[float, Bools, int]:
        """A lower bound of v_c that is v_c itself when it is below `top` and found within `limit` states, cheap areas
        below `top`, and the states looked at. `step` : the first budget of debts
        """
        budget, sure, states, most = step, relaxed.value, 0, top - relaxed.value
        none = np.zeros((0, self.instance.n), bool)
        while True:
            budget = min(budget, most)
            areas, reduced, looked = self.areas_below(c, price, relaxed, relaxed.value + budget, limit)
            states += looked
            if areas is None:
                return sure, none, states
            best = self._whole(areas, np.argsort(reduced, kind="stable"))
            if len(best):
                return float(reduced[best[0]]), areas[best], states
            sure = relaxed.value + budget
            if budget >= most:
                return sure, none, states
            budget *= BUDGET_FACTOR

    def _whole(self, areas: Bools, order: Ints) -> Ints:
        """The first `KEPT` of the areas in the order whose rest can make whole areas."""
        out: List[Ints] = []
        for first in range(0, len(order), BLOCK):
            rows = order[first:first + BLOCK]
            out.append(rows[self.rests.of(areas[rows])])
            if sum(map(len, out)) >= KEPT or self.stop.over():
                break
        return np.concatenate(out)[:KEPT] if out else order

    def price(self, price: Floats, top: float, scale: float, pool: Pool, most: int) -> Priced:
        """LB(price), with the areas of reduced cost below `top` put into the pool (a few of each centre).

        scale : cost of an area; most : states, about; beyond them the relaxations stand for v_c
        """
        n, k = self.instance.n, self.instance.areas
        value, states = np.full(n, np.inf), 0
        relaxed = {c: self.relaxed(c, price) for c in ints_of(self.eligible_centres)}
        order = sorted(relaxed, key=lambda c: (relaxed[c].value, c))
        for c in order:
            kth = float(np.sort(value)[k - 1])
            reach = (max(top, kth) if np.isfinite(kth) else relaxed[c].value + scale) + SLACK * scale
            if relaxed[c].value >= reach or states > most:
                value[c] = relaxed[c].value
                continue
            value[c], areas, looked = self.cheapest(c, price, relaxed[c], reach, FIRST_BUDGET * scale,
                                                    min(PRICE_LIMIT, most))
            pool.add(areas, self)
            states += looked
            if self.stop.over():
                value[np.isinf(value)] = -np.inf
                break
        bound = float(price.sum()) + float(np.sort(value)[:k].sum())
        return Priced(value, bound, states)


class Pool:
    """Areas met, each once, with their cost."""

    def __init__(self, n: int) -> None:
        self.areas: Bools = np.zeros((0, n), bool)
        self.cost: Floats = np.zeros(0)
        self._known: Dict[bytes, bool] = {}

    def __len__(self) -> int:
        return len(self.cost)

    def add(self, areas: Bools, pricer: Pricer) -> None:
        """Put areas (m, n) in."""
        self.take(areas, pricer.own_cost(areas)[0])

    def take(self, areas: Bools, cost: Floats) -> None:
        """Put areas (m, n) of known cost in."""
        packed = np.packbits(areas, axis=1)
        fresh: List[int] = []
        for i, row in enumerate(packed):
            key = row.tobytes()
            if key not in self._known:
                self._known[key] = True
                fresh.append(i)
        able = [i for i in fresh if np.isfinite(cost[i])]
        if able:
            self.areas = np.concatenate([self.areas, areas[able]])
            self.cost = np.concatenate([self.cost, cost[able]])
