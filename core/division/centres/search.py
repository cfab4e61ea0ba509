"""Search over sets of centres, each scored by the exact value of its balanced assignment (see `assignment/dual`).

A set is improved by moving one centre at a time: `best_responses` scores all candidates near it by a valid lower bound,
and only the few that may be better are solved. Between descents centres are closed and opened elsewhere or shaken.
Location-allocation for districting: Hess et al. 1965, doi:10.1287/opre.13.6.998; Kalcsics, Nickel, Schröder 2005,
doi:10.1007/BF02578982. Swap search for medians: Resende and Werneck 2007, doi:10.1007/s10479-006-0154-0.
"""
from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Dict, Iterable, List, Optional, Tuple

import numpy as np

from ...arrays import ints_of
from ...errors import certain
from ...execution import Draws, StopCondition
from ...model import Floats, Floats32, Ints
from ..assignment import SHARES, phi, solve_prices
from ..instance import INADMISSIBLE, with_area_cost
from .best_response import best_responses

BETTER = 1 - 2e-5
"""An improvement below the accuracy of the prices is none."""
SEARCH_WEIGHT = float(2 ** 23)
KEPT_SETS = 40


@dataclass(frozen=True)
class CentreSet:
    """centre : (K,) candidates, one per area; value : lower bound of any plan with these centres; price : (K,)."""

    value: float
    centre: Ints
    price: Floats


@dataclass(frozen=True)
class CentreProblem:
    """The (possibly aggregated) problem of the centre search.

    cost : (m, q) whole cost of m candidates to q columns; weight : (q,) whole; column : (m,) each candidate's column
    low, high : (K,) bounds in units of weight; area_cost : (K, q) or None; near : how many candidates count as near
    """

    cost: Floats32
    weight: Floats
    column: Ints
    low: Floats
    high: Floats
    area_cost: Optional[Floats32] = None
    near: int = 48

    def rows(self, centres: Ints, slots: Optional[Ints] = None) -> Floats32:
        """Cost rows of centres that serve the areas `slots` (all areas in order when None)."""
        cost = self.cost[centres]
        if self.area_cost is None:
            return cost
        return with_area_cost(cost, self.area_cost if slots is None else self.area_cost[slots])

    def open_to(self, slot: int, candidates: Ints) -> Ints:
        """Those of the candidates that may be in the area `slot`."""
        if self.area_cost is None:
            return candidates
        return np.asarray(candidates[self.area_cost[slot][self.column[candidates]] < INADMISSIBLE], np.int64)

    @property
    def named(self) -> bool:
        """Whether the areas cannot change places."""
        return bool(self.area_cost is not None or (self.low != self.low[0]).any() or (self.high != self.high[0]).any())


def rescaled(centre_problem: CentreProblem) -> CentreProblem:
    """The same problem with weights that sum to at most 2^24, so that float32 sums of them are exact."""
    total = float(centre_problem.weight.sum())
    weight = np.maximum(np.rint(centre_problem.weight * (SEARCH_WEIGHT / total)), 1.0)
    factor = float(weight.sum()) / total
    return CentreProblem(np.ascontiguousarray(centre_problem.cost), weight, centre_problem.column,
                         centre_problem.low * factor, centre_problem.high * factor,
                  centre_problem.area_cost, centre_problem.near)


class CentreSearch:
    """Keeps the best sets it met in `elite`."""

    def __init__(self, centre_problem: CentreProblem, draws: Draws, stop: StopCondition) -> None:
        self.centre_problem = rescaled(centre_problem)
        self.draws, self.stop = draws, stop
        self.areas = len(centre_problem.low)
        self.elite: Dict[Tuple[int, ...], CentreSet] = {}
        self.evaluations = 0
        self._near: Dict[int, Ints] = {}

    # ---- one set

    def near(self, candidate: int) -> Ints:
        """Candidates by cost from `candidate`, nearest first, itself included."""
        found = self._near.get(candidate)
        if found is None:
            order = np.argsort(self.centre_problem.cost[candidate][self.centre_problem.column], kind="stable")
            found = self._near[candidate] = order[:self.centre_problem.near + 1].astype(np.int64)
        return found

    def evaluate(self, centre: Ints, price: Optional[Floats]) -> Tuple[CentreSet, Floats]:
        """The set with its value, and its balanced fractional plan."""
        self.evaluations += 1
        m = self.centre_problem
        solved = solve_prices(m.rows(centre), m.weight, m.low, m.high, price)
        return CentreSet(solved.value, centre, solved.price), solved.share

    def keep(self, found: CentreSet) -> None:
        """Remember the set among the elite."""
        key = tuple(ints_of(found.centre) if self.centre_problem.named else sorted(ints_of(found.centre)))
        if key not in self.elite or self.elite[key].value > found.value:
            self.elite[key] = found
        if len(self.elite) > 2 * KEPT_SETS:
            ranked = sorted(self.elite, key=lambda k: (self.elite[k].value, k))
            for worst in ranked[KEPT_SETS:]:
                del self.elite[worst]

    def ranked(self) -> List[CentreSet]:
        """The elite, best first."""
        return [self.elite[key] for key in sorted(self.elite, key=lambda k: (self.elite[k].value, k))]

    def seed(self) -> Ints:
        """Greedy k-medoids++ (Arthur and Vassilvitskii 2007): each next centre is the best of three weighted draws."""
        m = self.centre_problem
        centre = self._locked_seeds()
        start = ints_of(np.nonzero(centre < 0)[0])
        weight = m.weight[m.column]
        if len(start) == self.areas:
            centre[start.pop(0)] = self.draws.weighted(weight)
        placed = np.nonzero(centre >= 0)[0]
        best = m.rows(centre[placed], placed).min(0)
        for slot in start:
            pull = weight * best[m.column].astype(float) + 1.0
            pull[centre[centre >= 0]] = 0.0
            drawn = [self.draws.weighted(pull) for _ in range(3)]
            served = [float(m.weight @ np.minimum(best, m.cost[j]).astype(float)) for j in drawn]
            centre[slot] = drawn[int(np.argmin(served))]
            best = np.minimum(best, m.cost[centre[slot]])
        return centre

    def _locked_seeds(self) -> Ints:
        """The best centre of the locked units of each area, -1 for areas without."""
        m = self.centre_problem
        centre = np.full(self.areas, -1, np.int64)
        if m.area_cost is None:
            return centre
        for slot in range(self.areas):
            mine, others = m.area_cost[slot], np.delete(m.area_cost, slot, 0)
            own = (mine < others.min(0)) & (mine < INADMISSIBLE) if len(others) else np.zeros(len(mine), bool)
            if own.any():
                total = m.cost[:, own].astype(float) @ m.weight[own]
                total[centre[centre >= 0]] = np.inf
                total[mine[m.column] >= INADMISSIBLE] = np.inf
                centre[slot] = int(np.argmin(total))
        return centre

    def lloyd(self, centre: Ints, price: Optional[Floats], rounds: int, limit: float) -> CentreSet:
        """Alternate between prices and the best centre of each area's fractional share; stops above `limit`."""
        m = self.centre_problem
        best: Optional[CentreSet] = None
        for turn in range(rounds):
            found, share = self.evaluate(centre, price)
            if best is not None and found.value >= best.value:
                break
            best = found
            if turn and found.value > limit:
                break
            home = np.argmin(m.rows(centre)[:, m.column] + found.price.astype(np.float32)[:, None], 0)
            moved = np.array([self._medoid(slot, home, share[slot], int(centre[slot])) for slot in range(self.areas)])
            if np.array_equal(moved, centre) or len(set(ints_of(moved))) < self.areas:
                break
            centre, price = moved, found.price
        return certain(best)

    def _medoid(self, slot: int, home: Ints, share: Floats, old: int) -> int:
        m = self.centre_problem
        part = np.rint(m.weight * share / SHARES)
        columns = np.nonzero(part)[0]
        inside = np.nonzero(home == slot)[0]
        inside = m.open_to(slot, inside)
        if len(columns) == 0 or len(inside) == 0:
            return old
        total = m.cost[np.ix_(inside, columns)].astype(float) @ part[columns]
        return int(inside[int(np.argmin(total))])

    # ---- moves

    def responses(self, centre: Ints, price: Floats, slot: int, rows: Ints) -> Tuple[Floats, Floats]:
        """Lower bound of the set's value with each of `rows` as the centre of `slot`, and that centre's price."""
        m = self.centre_problem
        offers = m.rows(centre) + price.astype(np.float32)[:, None]
        offers[slot] = np.float32(4 * INADMISSIBLE)
        beta = offers.min(0)
        cost = with_area_cost(m.cost[rows], None if m.area_cost is None else m.area_cost[slot])
        value, own = best_responses(cost, beta, m.weight, float(m.low[slot]), float(m.high[slot]))
        rest = phi(np.delete(price, slot), np.delete(m.low, slot), np.delete(m.high, slot))
        return float(m.weight @ beta.astype(float)) + value - rest, own

    def _free_rows(self, rows: Ints, centre: Ints, slot: int) -> Ints:
        return self.centre_problem.open_to(slot, rows[~np.isin(rows, centre)])

    def candidates(self, found: CentreSet, slot: int) -> Ints:
        """The candidates near the centre of `slot` that are not centres themselves."""
        return self._free_rows(self.near(int(found.centre[slot])), found.centre, slot)

    def descend(self, found: CentreSet, dirty: Optional[Iterable[int]] = None, tries: int = 2) -> CentreSet:
        """Move one centre at a time to a better candidate near it until none is left among the `dirty` areas."""
        queue = self.draws.shuffled(list(range(self.areas) if dirty is None else dirty))
        while queue and not self.stop.over():
            slot = queue.pop()
            rows = self._free_rows(self.near(int(found.centre[slot])), found.centre, slot)
            if len(rows) == 0:
                continue
            better = self._first_better(found, slot, rows, tries)
            if better is None:
                continue
            cost = self.centre_problem.cost[found.centre[slot]][self.centre_problem.column[better.centre]]
            near = ints_of(np.argsort(cost, kind="stable")[:5])
            queue = [s for s in queue if s not in near] + near
            found = better
        return found

    def _first_better(self, found: CentreSet, slot: int, rows: Ints, tries: int) -> Optional[CentreSet]:
        bound, own = self.responses(found.centre, found.price, slot, rows)
        for j in np.argsort(bound, kind="stable")[:tries]:
            if bound[j] > found.value * BETTER:
                return None
            centre, price = found.centre.copy(), found.price.copy()
            centre[slot], price[slot] = rows[j], own[j]
            trial, _ = self.evaluate(centre, price)
            if trial.value < found.value * BETTER:
                return trial
        return None

    def _relocate(self, found: CentreSet) -> Tuple[Ints, Floats, List[int]]:
        """Close a centre that is little missed, open one where the bound says it helps."""
        m, draws = self.centre_problem, self.draws
        offers = np.sort(m.rows(found.centre) + found.price.astype(np.float32)[:, None], axis=0)
        home = np.argmin(m.rows(found.centre) + found.price.astype(np.float32)[:, None], 0)
        regret = np.bincount(home, m.weight * (offers[1] - offers[0]), self.areas) + 1.0
        slot = draws.weighted(1 / regret) if draws.share() < 0.7 else draws.below(self.areas)
        rest = np.delete(m.rows(found.centre), slot, 0).min(0)
        pull = (m.weight * rest.astype(float))[m.column] + 1.0
        rows = self._free_rows(np.unique([draws.weighted(pull) for _ in range(24)]), found.centre, slot)
        centre, price = found.centre.copy(), found.price.copy()
        if len(rows) == 0:
            return centre, price, []
        bound, own = self.responses(centre, price, slot, rows)
        j = int(np.argmin(bound)) if draws.share() < 0.5 else draws.below(len(rows))
        old = int(centre[slot])
        centre[slot], price[slot] = rows[j], own[j]
        return centre, price, [old, int(rows[j])]

    def _shake(self, found: CentreSet) -> Tuple[Ints, Floats, List[int]]:
        """Move two to four neighbouring centres to random candidates near them."""
        draws = self.draws
        first = draws.below(self.areas)
        cost = self.centre_problem.cost[found.centre[first]][self.centre_problem.column[found.centre]]
        group = ints_of(np.argsort(cost, kind="stable")[:2 + draws.below(3)])
        centre = found.centre.copy()
        changed = [int(c) for c in centre[group]]
        for slot in group:
            rows = self._free_rows(self.near(int(centre[slot])), centre, slot)
            if len(rows):
                centre[slot] = rows[draws.below(len(rows))]
        return centre, found.price.copy(), changed

    def run(self, idle: int, starts: int = 6, descents: int = 2, known: Optional[Ints] = None) -> List[CentreSet]:
        """Search from the best of `starts` sets and of the `known` one, after improving `descents` of them, until
        `idle` trials in a row brought no better set; the elite, best first.
        """
        if known is not None:
            self.keep(self.lloyd(known, None, 6, math.inf))
        for _ in range(starts):
            self.keep(self.lloyd(self.seed(), None, 6, math.inf))
            if self.stop.over():
                return self.ranked()
        for promising in self.ranked()[:descents]:
            self.keep(self.descend(promising))
        best = current = self.ranked()[0]
        failed = 0
        while failed < idle and self.areas > 1 and not self.stop.over():
            failed += 1
            found = self._trial(current, best)
            if found is None:
                continue
            self.keep(found)
            if found.value < best.value * (1 - 1e-6):
                best, failed = found, 0
            worse = (found.value - current.value) / (0.003 * best.value + 1e-9)
            if worse <= 0 or self.draws.share() < 1 / (1 + worse * worse * worse):
                current = found
            if failed % 25 == 24:
                current = best
        return self.ranked()

    def _trial(self, current: CentreSet, best: CentreSet) -> Optional[CentreSet]:
        if not math.isfinite(current.value):
            current = CentreSet(math.inf, self.seed(), np.zeros(self.areas))
        move = self._relocate if self.draws.share() < 0.55 else self._shake
        centre, price, changed = move(current)
        if not changed or len(set(ints_of(centre))) < self.areas:
            return None
        found = self.lloyd(centre, price, 5, 1.3 * best.value)
        if not found.value <= 1.03 * best.value or not math.isfinite(found.value):
            return None
        column = self.centre_problem.column[found.centre]
        near = [np.argsort(self.centre_problem.cost[x][column], kind="stable")[:4] for x in changed]
        return self.descend(found, ints_of(np.unique(np.concatenate(near))))


def different_sets(search: CentreSearch, count: int, nearness: float = 0.12) -> List[CentreSet]:
    """The best sets of the elite that really differ: in each, some centre is far from all centres of every kept set."""
    m = search.centre_problem
    kept: List[CentreSet] = []
    for found in search.ranked():
        if not math.isfinite(found.value):
            continue
        far = nearness * found.value / float(m.weight.sum())
        apart = [max(float(m.cost[o.centre][:, m.column[c]].min()) for c in found.centre) > far for o in kept]
        if all(apart):
            kept.append(found)
        if len(kept) >= count:
            break
    return kept
