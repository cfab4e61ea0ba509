"""The cheapest choice of listed areas that holds each unit exactly once.

Set partitioning: minimise Σ c_S x_S with Σ_{S with u} x_S = 1 for each unit u and Σ x_S = K. The linear programme is
solved over few areas at first, the others join when their reduced cost is negative. Of any three units at most one
chosen area can hold two or more (subset-row cuts: Jepsen, Petersen, Spoorendonk, Pisinger 2008,
doi:10.1287/opre.1070.0449); such cuts close most of the gap. Areas whose reduced cost is above what is left to the best
known plan cannot be part of a better one and are dropped. The few that remain go to a branching solver (HiGHS).
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Tuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_matrix, vstack

from ...arrays import ints_of
from ...execution import StopCondition
from ...model import Bools, Floats, Ints

FIRST_AREAS, JOINING = 1500, 300
"""Areas in the first linear programme and after new cuts, and how many may join after each."""
SETTLED = 1e-4
"""Cuts are added when what is still missing in the linear programme's value is below this share of the upper bound."""
ROUNDS = 80
CUTS = 60
"""Cuts that are added at once, and what they must be violated by."""
VIOLATED = 0.02
FEW = 700
"""So few areas are handed to the branching solver at once."""
MOST = 12_000
"""More areas than this are not handed to it: the answer is then left open."""
NODES = 200
"""Of the branching solver; none or one is usual. When they are not enough the answer is left open, never wrong."""
SLACK = 1e-6
"""Tolerance of the linear programmes, in shares of the best known plan's cost."""


@dataclass(frozen=True)
class Partition:
    """chosen : rows of the areas of a plan below the upper bound, or None; decided : whether no better choice exists"""

    chosen: Optional[Ints]
    decided: bool


class _Programme:
    """Active areas, cuts, and the linear programme over them; costs in shares of the upper bound."""

    def __init__(self, areas: Bools, cost: Floats, count: int, active: Ints) -> None:
        self.areas, self.cost, self.count, self.active = areas, cost, count, active
        self.number: Ints = np.arange(len(areas))
        self.cuts: List[Tuple[int, int, int]] = []

    def _held_twice(self, areas: Bools) -> Bools:
        """(m, cuts) whether the area has two of the three units."""
        three = np.array(self.cuts, np.int64).reshape(-1, 3)
        return np.asarray(areas[:, three[:, 0]].astype(np.int8) + areas[:, three[:, 1]] + areas[:, three[:, 2]] >= 2)

    def rows(self, chosen: Ints) -> Tuple[csr_matrix, Optional[csr_matrix]]:
        """Equations and cuts over the chosen areas."""
        held = self.areas[chosen]
        equal = csr_matrix(np.concatenate([held.T, np.ones((1, len(chosen)), bool)]).astype(float))
        return equal, csr_matrix(self._held_twice(held).T.astype(float)) if self.cuts else None

    def solve(self) -> Optional[Tuple[float, Floats, Floats, Floats]]:
        """Value, shares of the active areas, prices of units and number, prices of the cuts."""
        n = self.areas.shape[1]
        equal, cut = self.rows(self.active)
        spare = np.full(n + 1, 2.0)  # a unit may stay out at the cost of two plans, so there is always a solution
        side = csr_matrix((np.ones(n + 1), (np.arange(n + 1), np.arange(n + 1))), shape=(n + 1, n + 1))
        cost = np.concatenate([self.cost[self.active], spare])
        upper = None if cut is None else csr_matrix(
            (cut.data, cut.indices, cut.indptr), shape=(cut.shape[0], len(cost)))
        answer = linprog(cost, A_eq=csr_matrix(vstack([equal.T, side]).T), b_eq=np.append(np.ones(n), self.count),
                         A_ub=upper, b_ub=None if cut is None else np.ones(cut.shape[0]), bounds=(0, None),
                         method="highs-ds")
        if answer.status != 0:
            return None
        paid = np.zeros(0) if cut is None else np.asarray(answer.ineqlin.marginals, float)
        return float(answer.fun), answer.x[:len(self.active)], np.asarray(answer.eqlin.marginals, float), paid

    def reduced(self, prices: Floats, paid: Floats) -> Floats:
        """Reduced costs of all areas."""
        out = self.cost - self.areas.astype(np.float64) @ prices[:-1] - prices[-1]
        for at in ints_of(np.nonzero(paid)[0]):
            a, b, c = self.cuts[at]
            out = out - paid[at] * (self.areas[:, a].astype(np.int8) + self.areas[:, b] + self.areas[:, c] >= 2)
        return np.asarray(out)

    def whole(self, share: Floats) -> Optional[Ints]:
        """The areas chosen when the shares of the active ones are whole numbers and no unit stays out."""
        if (np.minimum(share, np.abs(1 - share)) > 1e-7).any():
            return None
        chosen = self.active[share > 0.5]
        fits = len(chosen) == self.count and bool((self.areas[chosen].sum(0) == 1).all())
        return chosen if fits else None

    def join(self, reduced: Floats) -> bool:
        """Make areas active that the programme lacks; False when there is none."""
        lacking = np.ones(len(reduced), bool)
        lacking[self.active] = False
        if not (reduced[lacking] < -1e-9).any():
            return False
        others = np.nonzero(lacking)[0]
        self.active = np.union1d(self.active, others[np.argsort(reduced[others], kind="stable")[:JOINING]])
        return True

    def keep(self, reduced: Floats, most: float) -> None:
        """Forget the areas with a reduced cost above `most`; of the others only the cheapest stay active."""
        best = self.active[np.argsort(reduced[self.active], kind="stable")[:FIRST_AREAS]]
        kept = reduced <= most
        place = np.cumsum(kept) - 1
        self.active = np.sort(place[best[kept[best]]])
        self.areas, self.cost, self.number = self.areas[kept], self.cost[kept], self.number[kept]

    def separate(self, share: Floats) -> bool:
        """Add the cuts that the shares of the active areas violate most; False when none is."""
        used = np.nonzero(share > 1e-7)[0]
        held, part = self.areas[self.active[used]].astype(np.int8), share[used]
        n = held.shape[1]
        found: List[Tuple[float, int, int, int]] = []
        for a in range(n - 2):
            for b in range(a + 1, n - 1):
                over = part @ (held[:, b + 1:] + (held[:, a] + held[:, b])[:, None] >= 2) - 1
                found += [(-float(over[i]), a, b, b + 1 + int(i)) for i in np.nonzero(over > VIOLATED)[0]]
        known = set(self.cuts)
        new = [cut[1:] for cut in sorted(found) if cut[1:] not in known][:CUTS]
        self.cuts += new
        return bool(new)


def best_partition(areas: Bools, cost: Floats, count: int, upper: float, stop: StopCondition,
                   price: Optional[Floats] = None) -> Partition:
    """The cheapest `count` of the areas (m, n) that hold each unit once, if they cost less than `upper`.

    price : (n,) prices of the units that say which areas are looked at first
    """
    if len(areas) < count:
        return Partition(None, True)
    found = _search(areas, cost, count, upper, stop, price)
    if found.chosen is None:
        return found
    once = len(found.chosen) == count and bool((areas[found.chosen].sum(0) == 1).all())
    if once and float(cost[found.chosen].sum()) < upper:  # counted again, without the solver's tolerances
        return found
    return Partition(None, found.decided and once)


def _search(areas: Bools, cost: Floats, count: int, upper: float, stop: StopCondition,
            price: Optional[Floats]) -> Partition:
    guess = cost if price is None else cost - areas.astype(float) @ price
    first = np.sort(np.argsort(guess, kind="stable")[:FIRST_AREAS])
    programme = _Programme(areas, np.asarray(cost / upper, float), count, first)
    best, chosen = 1.0, None  # the best whole choice met, in shares of the upper bound
    for _ in range(ROUNDS):
        solved = None if stop.over() else programme.solve()
        if solved is None:
            return Partition(chosen, False)
        value, share, prices, paid = solved
        whole = programme.whole(share)
        if whole is not None and value < best:
            best, chosen = value, programme.number[whole]
        reduced = programme.reduced(prices, paid)
        sure = value + count * min(float(reduced.min()), 0.0)  # no choice costs less
        if sure > best - SLACK / 100:
            return Partition(chosen, True)
        if programme.join(reduced) and value - sure > SETTLED:
            continue
        added = programme.separate(share) if (reduced <= best - sure + SLACK).sum() > FEW else False
        programme.keep(reduced, best - sure + SLACK)
        if not added:
            break
    return _branch(programme, count, best, chosen)


def _branch(programme: _Programme, count: int, best: float, chosen: Optional[Ints]) -> Partition:
    """The best choice of the areas that are left, by branching, or the one known."""
    if len(programme.number) > MOST:
        return Partition(chosen, False)
    n, number = programme.areas.shape[1], programme.number
    equal, cut = programme.rows(np.arange(len(number)))
    right = np.append(np.ones(n), count)
    rules = [LinearConstraint(equal, right, right)]
    if cut is not None:
        rules.append(LinearConstraint(cut, -np.inf, 1.0))
    answer = milp(programme.cost, integrality=np.ones(len(number)), bounds=Bounds(0, 1), constraints=rules,
                  options={"mip_rel_gap": 0.0, "node_limit": NODES})
    if answer.x is None or answer.status not in (0, 1):
        return Partition(chosen, answer.status == 2)
    if chosen is None or float(answer.fun) < best:
        chosen = number[np.nonzero(answer.x > 0.5)[0]]
    return Partition(chosen, answer.status == 0)
