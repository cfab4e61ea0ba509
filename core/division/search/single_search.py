"""One search of one connected instance, from centre sets to the best plan met."""
from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Dict, List, Optional, Sequence, Tuple

import numpy as np

from ...arrays import ints_of
from ...errors import certain
from ...execution import Draws, StopCondition
from ...model import Ints
from ..centres import CentreSearch, CentreSet, different_sets, full_centre_problem, sampled_centre_problem
from ..construct import draft_plan, start_centres
from ..improve import PolishEffort, Pooled, can_finish, finish, improve, polish, ranked_pool
from ..instance import Instance
from ..plan import Incumbent, Plan
from ..problem import DivisionSettings
from .budget import Budget, budget

THETAS = (0.1, 1.0)
"""Ascent shares that are searched too when the areas of plain cost do not hold together."""
SETS_KEPT = 40
FIRST_SHARES = (0.4, 0.55, 0.8)
"""Of the time allowed, where it is limited: when the first search ends its centres, its plans, its unions."""
UNREFINED = 0.85
"""Of the time for centre sets, what a sampled problem may take: its sets are worth little before they are refined."""
QUICK_POLISH = PolishEffort(passes=1, tabu_moves=500, candidates=10, sweeps=2)
"""For a plan of many areas that will be divided anew union by union."""
MUCH_MOVED = 0.15
"""So much load (in targets) moved to connect a plan says that the plain cost ignores the shape of the land."""
FEW_AREAS = 12
"""With more areas as much may be moved in proportion."""


@dataclass
class Counts:
    """What was done, for the report. `proved` : no plan costs less, in whole costs; 0 when nothing was proven."""

    evaluations: int = 0
    plans: int = 0
    neighbourhoods: int = 0
    programmes: int = 0
    thetas: Tuple[float, ...] = field(default=(0.0,))
    proved: float = 0.0

    @property
    def thetas_in_turn(self) -> Tuple[float, ...]:
        """Ascent shares that unions are searched on, all equally often."""
        return self.thetas if len(self.thetas) > 1 else (0.0, 0.0, 0.1)


@dataclass(frozen=True)
class Found:
    """What a search hands on: its best plan, its centre sets, the price of imbalance, what was done, and
    the best sets met with their values.
    """

    plan: Plan
    pool: Tuple[Pooled, ...]
    balance_penalty: float
    counts: Counts
    met: Tuple[Tuple[Tuple[int, ...], float], ...] = ()


class Solver:
    """Searches, drafts, improves; the same for the same instance, settings and draws as long as time is not over."""

    def __init__(self, instance: Instance, settings: DivisionSettings, draws: Draws, stop: StopCondition,
                 start: Optional[Ints] = None, before: Optional[Found] = None,
                 allowed: Optional[Budget] = None) -> None:
        """`start` : (n,) slot of each unit in a plan to begin with, -1 where there is none; `before` : of earlier
        searches; `allowed` : what a whole search may do where None.
        """
        self.start, self.before = start, before
        self.instance, self.settings, self.draws, self.stop = instance, settings, draws, stop
        self.budget = budget(settings, instance.n, instance.areas) if allowed is None else allowed
        self.incumbent = Incumbent(instance)
        if before is not None:
            self.incumbent.plan, self.incumbent.balance_penalty = before.plan, before.balance_penalty
        if settings.first_plan:
            stop.stop_when(self.incumbent.keeps_all)
        self.counts = Counts()
        self._met: Dict[Tuple[int, ...], float] = dict(before.met) if before is not None else {}

    def run(self) -> Found:
        """The best plan met; connected, but perhaps outside the bounds."""
        whole = self.stop
        searched, drafted, improved = (1.0, 1.0, 1.0) if self.before else FIRST_SHARES
        self.stop = whole.until(searched)
        found = self._from_start() + self._search_sets()
        self.stop = whole.until(drafted)
        self.stop.report(0.4)
        self._draft_plans(found, 0.4, 0.25)
        self.stop = whole.until(improved)
        pool = (found + list(self.before.pool if self.before else ()))[:24]
        self._improve(pool, 0.65, 0.35)
        self.stop = whole
        met = sorted(self._met.items(), key=lambda x: (x[1], x[0]))[:SETS_KEPT]
        self._finish([np.array(key, np.int64) for key, _ in met])
        return Found(certain(self.incumbent.plan), tuple(pool), self.incumbent.balance_penalty, self.counts, tuple(met))

    def _finish(self, sets: Sequence[Ints]) -> None:
        """Where exactness is asked for: neighbouring areas divided exactly."""
        plan = self.incumbent.plan
        if self.settings.exact and plan is not None and not plan.violation and can_finish(self.instance):
            self.counts.programmes += finish(self.incumbent, sets, self.draws, self.stop)

    def _search_sets(self) -> List[Pooled]:
        plain = self._sets(0.0)
        sets = [plain]
        if plain and self._falls_apart(plain[:3]):
            self.counts.thetas = (0.0,) + THETAS
            sets += [self._sets(theta) for theta in THETAS]
        pool = ranked_pool(sets)
        if not pool:  # not even one certified set: lumpy loads in narrow bounds
            centre = self._any_centres()
            pool = [Pooled(CentreSet(math.inf, centre, np.zeros(len(centre))), 0.0)]
        return pool

    def _from_start(self) -> List[Pooled]:
        """The plan to begin with: repaired, polished and offered; its centres."""
        if self.start is None or len(np.unique(self.start[self.start >= 0])) < self.instance.areas:
            return []
        centre = start_centres(self.instance, self.start)
        draft = draft_plan(self.instance, centre, None, 0.0, 0.0, self.draws, self.stop, self.start)
        if self.incumbent.plan is None:
            self.incumbent.balance_penalty = draft.balance_penalty
        polish(self.incumbent, draft.area, draft.balance_penalty, PolishEffort(tabu_moves=self.settings.tabu_moves),
               self.draws,
               self.stop)
        self.counts.plans += 1
        return [Pooled(CentreSet(draft.value, centre, draft.price), 0.0)]

    def _any_centres(self) -> Ints:
        sample = sampled_centre_problem(self.instance, 0.0, self.budget.candidates, self.budget.columns, 48,
                                        self.draws, self.stop)
        return np.asarray(sample.unit[CentreSearch(sample.centre_problem, self.draws, self.stop).seed()], np.int64)

    def _falls_apart(self, sets: Sequence[Pooled]) -> bool:
        moved = [draft_plan(self.instance, s.found.centre, s.found.price, 0.0, 0.0, self.draws, self.stop).moved
                 for s in sets]
        return sum(moved) / len(moved) > MUCH_MOVED * max(1.0, self.instance.areas / FEW_AREAS)

    def _sets(self, theta: float) -> List[Pooled]:
        b = self.budget
        sample = sampled_centre_problem(self.instance, theta, b.candidates, b.columns, 48, self.draws, self.stop)
        stop = self.stop.first(UNREFINED) if sample.sampled else self.stop
        search = CentreSearch(sample.centre_problem, self.draws, stop)
        search.run(b.idle, b.starts, b.descents)
        self.counts.evaluations += search.evaluations
        factor = float(self.instance.weight.sum() / search.centre_problem.weight.sum())
        if theta == 0 and self.settings.exact:
            self._met.update({tuple(ints_of(sample.unit[f.centre])): f.value * factor for f in search.ranked()})
        kept = [CentreSet(f.value * factor, sample.unit[f.centre], f.price) for f in different_sets(search, b.plans)]
        if sample.sampled and theta == 0:
            kept = self._refined(kept)
        return [Pooled(f, theta) for f in kept]

    def _refined(self, sets: List[CentreSet]) -> List[CentreSet]:
        """The sets of a sampled centre problem, improved with all units as candidates and columns."""
        search = CentreSearch(full_centre_problem(self.instance, 32), self.draws, self.stop)
        factor = float(self.instance.weight.sum() / search.centre_problem.weight.sum())
        unit = self.instance.eligible_centres(np.arange(self.instance.n))
        out = []
        for found in sets:
            if self.stop.over():
                break
            better = search.lloyd(np.searchsorted(unit, found.centre), found.price, 3, math.inf)
            better = search.descend(better, tries=1) if self.budget.refine else better
            out.append(CentreSet(better.value * factor, unit[better.centre], better.price))
        self.counts.evaluations += search.evaluations
        return sorted(out, key=lambda f: (f.value, ints_of(f.centre))) or sets

    def _draft_plans(self, pool: Sequence[Pooled], start: float, share: float) -> None:
        effort = PolishEffort(tabu_moves=self.settings.tabu_moves) if self.budget.refine else QUICK_POLISH
        for i, entry in enumerate(pool):
            best = self.incumbent.plan
            if best is not None and self.stop.over():
                return
            if self._hopeless(entry):
                continue
            draft = draft_plan(self.instance, entry.found.centre, entry.found.price, entry.theta, 0.0, self.draws,
                               self.stop)
            if best is None:
                self.incumbent.balance_penalty = draft.balance_penalty
            polish(self.incumbent, draft.area, draft.balance_penalty, effort, self.draws, self.stop)
            self.counts.plans += 1
            self.stop.report(start + share * (i + 1) / len(pool))

    def _hopeless(self, entry: Pooled) -> bool:
        """Whether the certified value of the set is above the best plan: no plan with its centres can be better.

        (Recentring could still help; the margin leaves room for it.)
        """
        best = self.incumbent.plan
        if best is None or best.violation or entry.theta or self.instance.border_cost:
            return False
        return entry.found.value > best.cost * 1.005

    def _improve(self, pool: Sequence[Pooled], start: float, share: float) -> None:
        rounds = self.budget.neighbourhoods
        for i in range(rounds):
            if self.stop.over():
                return
            improve(self.incumbent, pool, self.counts.thetas_in_turn, self.draws, self.stop)
            self.counts.neighbourhoods += 1
            self.stop.report(start + share * (i + 1) / rounds)
