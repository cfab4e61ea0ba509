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

from ..model import Bools, Floats, Ints
from .watch import Watch

FIRST_AREAS, JOINING = 3000, 1500
"""Areas in the first linear programme, and how many may join after each."""
ROUNDS = 80
CUTS = 60
"""Cuts that are added at once, and what they must be violated by."""
VIOLATED = 0.02
FEW = 1200
"""So few areas are handed to the branching solver at once."""
MOST = 12_000
"""More areas than this are not handed to it: the answer is then left open."""
SECONDS = 10.0
"""Last resort of the branching solver. When it strikes the answer is left open, never wrong."""
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
        for at in np.nonzero(paid)[0].tolist():
            a, b, c = self.cuts[at]
            out = out - paid[at] * (self.areas[:, a].astype(np.int8) + self.areas[:, b] + self.areas[:, c] >= 2)
        return np.asarray(out)

    def keep(self, kept: Bools) -> None:
        """Forget the other areas."""
        place = np.cumsum(kept) - 1
        self.active = place[self.active[kept[self.active]]]
        self.areas, self.cost = self.areas[kept], self.cost[kept]

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


def best_partition(areas: Bools, cost: Floats, count: int, upper: float, watch: Watch) -> Partition:
    """The cheapest `count` of the areas (m, n) that hold each unit once, if they cost less than `upper`."""
    if len(areas) < count:
        return Partition(None, True)
    found = _search(areas, cost, count, upper, watch)
    if found.chosen is None:
        return found
    once = len(found.chosen) == count and bool((areas[found.chosen].sum(0) == 1).all())
    if once and float(cost[found.chosen].sum()) < upper:  # counted again, without the solver's tolerances
        return found
    return Partition(None, found.decided and once)


def _search(areas: Bools, cost: Floats, count: int, upper: float, watch: Watch) -> Partition:
    number = np.arange(len(areas))
    order = np.argsort(cost, kind="stable")
    first = np.sort(order[:FIRST_AREAS])
    programme = _Programme(areas, cost / upper, count, first)
    for _ in range(ROUNDS):
        if watch.over():
            return Partition(None, False)
        solved = programme.solve()
        if solved is None:
            return Partition(None, False)
        value, share, prices, paid = solved
        reduced = programme.reduced(prices, paid)
        joining = np.nonzero(reduced < -1e-9)[0]
        joining = np.setdiff1d(joining, programme.active)
        if len(joining):
            best = joining[np.argsort(reduced[joining], kind="stable")[:JOINING]]
            programme.active = np.union1d(programme.active, best)
            continue
        if value > 1 - SLACK / 100:
            return Partition(None, True)
        kept = reduced <= 1 - value + SLACK
        whole = bool((np.minimum(share, 1 - share) < 1e-7).all())
        chosen = programme.active[share > 0.5]
        if whole and len(chosen) == count:
            return Partition(number[chosen], True)
        added = programme.separate(share) if kept.sum() > FEW else False
        number = number[kept]
        programme.keep(kept)
        if not added:
            break
    return _branch(programme, number, count)


def _branch(programme: _Programme, number: Ints, count: int) -> Partition:
    if len(number) > MOST:
        return Partition(None, False)
    n = programme.areas.shape[1]
    equal, cut = programme.rows(np.arange(len(number)))
    right = np.append(np.ones(n), count)
    rules = [LinearConstraint(equal, right, right)]
    if cut is not None:
        rules.append(LinearConstraint(cut, -np.inf, 1.0))
    answer = milp(programme.cost, integrality=np.ones(len(number)), bounds=Bounds(0, 1), constraints=rules,
                  options={"mip_rel_gap": 0.0, "time_limit": SECONDS})
    if answer.x is None or answer.status not in (0, 1):
        return Partition(None, answer.status == 2)
    chosen = np.nonzero(answer.x > 0.5)[0]
    return Partition(number[chosen], answer.status == 0)
