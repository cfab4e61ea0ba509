"""The search on one connected instance, from centre sets to the best plan met."""
from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Dict, List, Optional, Sequence, Tuple

import numpy as np

from ..model import Ints
from .centres import CentreSearch, CentreSet, different_sets
from .draws import Draws
from .finish import can_finish, finish
from .instance import Instance
from .markets import full_market, make_market
from .neighbourhood import Pooled, improve, ranked_pool
from .plan import Plan, make_plan
from .realise import Effort, Incumbent, draft_plan, polish, start_centres
from .settings import DivisionSettings
from .watch import Watch

THETAS = (0.1, 1.0)
"""Ascent shares that are searched too when the areas of plain cost do not hold together."""
SETS_KEPT = 40
MUCH_MOVED = 0.15
"""So much load (in targets) moved to connect a plan says that the plain cost ignores the shape of the land."""


@dataclass
class Counts:
    """What was done, for the report."""

    evaluations: int = 0
    plans: int = 0
    neighbourhoods: int = 0
    programmes: int = 0
    thetas: Tuple[float, ...] = field(default=(0.0,))


class Solver:
    """Searches, realises, improves; the same for the same instance, settings and draws as long as time is not over."""

    def __init__(self, instance: Instance, settings: DivisionSettings, draws: Draws, watch: Watch,
                 start: Optional[Ints] = None) -> None:
        """`start` : (n,) slot of each unit in a plan to begin with, -1 where there is none."""
        self.start = start
        self.instance, self.settings, self.draws, self.watch = instance, settings, draws, watch
        self.incumbent = Incumbent(instance)
        self.counts = Counts()
        self._met: Dict[Tuple[int, ...], float] = {}

    def run(self) -> Plan:
        """The best plan met; connected, but perhaps outside the bounds."""
        if self.instance.areas == 1:
            area = np.zeros(self.instance.n, np.int64)
            return make_plan(self.instance, area, np.zeros(1, np.int64))
        searches = max(1, round(self.settings.searches * self.settings.effort))
        pool: List[Pooled] = []
        for turn in range(searches):
            share = 1.0 / searches
            found = self._search_sets()
            if turn == 0:
                self._price_borders(found[0].found.value)
                found = self._from_start() + found
            self.watch.report((turn + 0.4) * share)
            self._realise(found, turn * share + 0.4 * share, 0.25 * share)
            pool = (found + pool)[:24]
            self._improve(pool, turn * share + 0.65 * share, 0.35 * share)
            self._finish()
            if self.watch.over():
                break
        plan = self.incumbent.plan
        assert plan is not None
        polish(self.incumbent, plan.area, self.incumbent.balance_price, Effort(), self.draws, self.watch)
        assert self.incumbent.plan is not None
        return self.incumbent.plan

    def _finish(self) -> None:
        """Where exactness is asked for: neighbouring areas divided exactly."""
        plan = self.incumbent.plan
        if self.settings.exact and plan is not None and not plan.violation and can_finish(self.instance):
            sets = [np.array(key, np.int64) for key, _ in sorted(self._met.items(), key=lambda x: (x[1], x[0]))]
            self.counts.programmes += finish(self.incumbent, sets[:SETS_KEPT], self.draws, self.watch)

    def _price_borders(self, travel: float) -> None:
        """A border weight of 1 makes the borders that K compact areas would have cost as much as all travel."""
        instance = self.instance
        total = float(instance.graph.border.sum())
        if not instance.border_weight or not total or not math.isfinite(travel):
            return
        edges = len(instance.graph.border)
        usual = total / edges * min(2.0 * (instance.n * instance.areas) ** 0.5, edges)
        self.instance = replace(instance, border_cost=instance.border_weight * travel / usual)
        self.incumbent.instance = self.instance

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
        """The plan to begin with: mended, polished and offered; its centres."""
        if self.start is None or len(np.unique(self.start[self.start >= 0])) < self.instance.areas:
            return []
        centre = start_centres(self.instance, self.start)
        draft = draft_plan(self.instance, centre, None, 0.0, 0.0, self.draws, self.watch, self.start)
        if self.incumbent.plan is None:
            self.incumbent.balance_price = draft.balance_price
        polish(self.incumbent, draft.area, draft.balance_price, Effort(tabu_moves=self.settings.tabu_moves), self.draws,
               self.watch)
        self.counts.plans += 1
        return [Pooled(CentreSet(draft.value, centre, draft.price), 0.0)]

    def _any_centres(self) -> Ints:
        stall = make_market(self.instance, 0.0, self.settings.candidates, self.settings.columns, 48, self.draws,
                            self.watch)
        return np.asarray(stall.unit[CentreSearch(stall.market, self.draws, self.watch).seed()], np.int64)

    def _falls_apart(self, sets: Sequence[Pooled]) -> bool:
        moved = [draft_plan(self.instance, s.found.centre, s.found.price, 0.0, 0.0, self.draws, self.watch).moved
                 for s in sets]
        return sum(moved) / len(moved) > MUCH_MOVED

    def _sets(self, theta: float) -> List[Pooled]:
        s, k = self.settings, self.instance.areas
        stall = make_market(self.instance, theta, s.candidates, s.columns, 48, self.draws, self.watch)
        search = CentreSearch(stall.market, self.draws, self.watch)
        search.run(idle=30 + 4 * k)
        self.counts.evaluations += search.evaluations
        wanted = s.plans * (2 if self.instance.n <= 250 else 1)
        factor = float(self.instance.weight.sum() / search.market.weight.sum())
        if theta == 0 and self.settings.exact:
            self._met.update({tuple(stall.unit[f.centre].tolist()): f.value * factor for f in search.ranked()})
        kept = [CentreSet(f.value * factor, stall.unit[f.centre], f.price) for f in different_sets(search, wanted)]
        if stall.sampled and theta == 0:
            kept = self._refined(kept)
        return [Pooled(f, theta) for f in kept]

    def _refined(self, sets: List[CentreSet]) -> List[CentreSet]:
        """The sets of a sampled market, improved with all units as candidates and columns."""
        search = CentreSearch(full_market(self.instance, 32), self.draws, self.watch)
        factor = float(self.instance.weight.sum() / search.market.weight.sum())
        out = []
        for found in sets:
            if self.watch.over():
                break
            better = search.descend(search.lloyd(found.centre, found.price, 3, math.inf), tries=1)
            out.append(CentreSet(better.value * factor, better.centre, better.price))
        self.counts.evaluations += search.evaluations
        return sorted(out, key=lambda f: (f.value, f.centre.tolist())) or sets

    def _realise(self, pool: Sequence[Pooled], start: float, share: float) -> None:
        effort = Effort(tabu_moves=self.settings.tabu_moves)
        for i, entry in enumerate(pool):
            best = self.incumbent.plan
            if best is not None and self.watch.over():
                return
            if self._hopeless(entry):
                continue
            draft = draft_plan(self.instance, entry.found.centre, entry.found.price, entry.theta, 0.0, self.draws,
                               self.watch)
            if best is None:
                self.incumbent.balance_price = draft.balance_price
            polish(self.incumbent, draft.area, draft.balance_price, effort, self.draws, self.watch)
            self.counts.plans += 1
            self.watch.report(start + share * (i + 1) / len(pool))

    def _hopeless(self, entry: Pooled) -> bool:
        """Whether the certified value of the set is above the best plan: no plan with its centres can be better.

        (Recentring could still help; the margin leaves room for it.)
        """
        best = self.incumbent.plan
        if best is None or best.violation or entry.theta or self.instance.border_cost:
            return False
        return entry.found.value > best.cost * 1.005

    def _improve(self, pool: Sequence[Pooled], start: float, share: float) -> None:
        rounds = self.settings.neighbourhoods
        thetas = self.counts.thetas if len(self.counts.thetas) > 1 else (0.0, 0.0, 0.1)
        for i in range(rounds):
            if self.watch.over():
                return
            improve(self.incumbent, pool, thetas, self.draws, self.watch)
            self.counts.neighbourhoods += 1
            self.watch.report(start + share * (i + 1) / rounds)
