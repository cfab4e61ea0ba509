"""The best plan of one connected instance: independent searches, waves of unions where there are many areas, a last
polish.
"""
from __future__ import annotations

import math
from dataclasses import replace
from typing import Callable, List, Optional, Tuple

import numpy as np

from ...errors import certain
from ...execution import Draws, StopCondition
from ...model import Ints
from ..centres import CentreSearch, sampled_centre_problem
from ..improve import PolishEffort, improve_in_waves, polish
from ..instance import Instance
from ..plan import Incumbent, Plan, make_plan
from ..problem import DivisionSettings
from .budget import Budget, budget
from .first_plan import first_plan
from .lumpy import best_lumpy_plan, can_be_annealed
from .mip_repair import repair_by_mip
from .rounds import GapPercent, Round, is_last, rounds
from .single_search import QUICK_POLISH, SETS_KEPT, Counts, Found, Solver

SEEDS = 3
POOLED = 24
RUNS_PER_NEIGHBOURHOOD = 0.625
"""Annealing runs, of a second each, where units are few and lumpy."""
FIRST_SHARE = 1 / 8
"""Where time is limited and units are lumpy, a first plan has an eighth of it."""
Start = Tuple[int, int]


def best_plan(instance: Instance, settings: DivisionSettings, draws: Draws, stop: StopCondition,
              start: Optional[Ints] = None, gap_percent: Optional[GapPercent] = None) -> Tuple[Plan, Counts]:
    """The best plan met, connected, but perhaps outside the bounds; the same whoever `settings.workers` is.

    start : (n,) slot of each unit in a plan to begin with, -1 where there is none; gap_percent : what is proven of a
    plan, by which the search may end early
    """
    if instance.areas == 1:
        return make_plan(instance, np.zeros(instance.n, np.int64), np.zeros(1, np.int64)), Counts()
    given = settings
    lumpy = can_be_annealed(instance)
    if lumpy:  # a first plan is enough, the rest is done afterwards
        settings = replace(settings, searches=1, effort=min(settings.effort, 1.0), exact=False, stop_gap_percent=0.0)
    allowed = budget(settings, instance.n, instance.areas)
    plain = instance
    instance = plain.with_border_cost(lambda: _travel(plain, allowed, draws, stop))
    share = 0.35 if allowed.waves else 0.98
    early = stop.part(0, share)
    if lumpy:
        early = early.first(FIRST_SHARE)
    elif allowed.waves:
        early = early.until(0.4)
    found = _searches(instance, settings, allowed, draws, early, start, gap_percent)
    incumbent = Incumbent(instance)
    incumbent.plan, incumbent.balance_penalty = found.plan, found.balance_penalty
    if settings.first_plan:
        stop.stop_when(incumbent.keeps_all)
    done = improve_in_waves(incumbent, allowed.waves, found.counts.thetas_in_turn, draws, settings.workers,
                            stop.part(share, 0.98))
    effort = QUICK_POLISH if allowed.waves else PolishEffort()
    polish(incumbent, certain(incumbent.plan).area, incumbent.balance_penalty, effort, draws, stop)
    if repair_by_mip(incumbent, [np.array(key, np.int64) for key, _ in found.met], stop):
        polish(incumbent, certain(incumbent.plan).area, incumbent.balance_penalty, effort, draws, stop)
    counts = replace(found.counts, neighbourhoods=found.counts.neighbourhoods + done)
    if not settings.first_plan and lumpy:
        runs = max(1, round(RUNS_PER_NEIGHBOURHOOD * given.effort * given.neighbourhoods))
        proved = best_lumpy_plan(incumbent, runs, settings.listed_states, draws, stop)
        counts = replace(counts, proved=proved)
    return certain(incumbent.plan), counts


def _searches(instance: Instance, settings: DivisionSettings, allowed: Budget, draws: Draws, stop: StopCondition,
              start: Optional[Ints], gap_percent: Optional[GapPercent]) -> Found:
    """Round by round, until time is over or the plan is good enough."""
    turns = rounds(settings, allowed)
    before: Optional[Found] = _first(instance, draws, stop) if turns[0].work < 1 else None
    whole, done, first = sum(turn.work for turn in turns), 0.0, 0
    for turn in turns:
        pieces = [(first + i, draws.seed()) for i in range(turn.searches)]
        first += turn.searches
        search = _searcher(instance, settings, turn, first, start, before)
        stretch = stop.part(done / whole, (done + turn.work) / whole)
        found = merged(before, settings.workers.run(search, pieces, stretch))
        done += turn.work
        enough = done < whole and is_last(settings, None if before is None else before.plan, found.plan, gap_percent)
        before = found
        if enough or stop.over():
            break
    return certain(before)


def _first(instance: Instance, draws: Draws, stop: StopCondition) -> Optional[Found]:
    """A plan made in a moment, so that all later work only makes it better; None where it misses the bounds."""
    draft, incumbent = first_plan(instance, draws, stop), Incumbent(instance)
    polish(incumbent, draft.area, draft.balance_penalty, QUICK_POLISH, draws, stop)
    plan = certain(incumbent.plan)
    return None if plan.violation else Found(plan, (), draft.balance_penalty, Counts(plans=1))


def _searcher(instance: Instance, settings: DivisionSettings, turn: Round, last: int, start: Optional[Ints],
              before: Optional[Found]) -> Callable[[Start, StopCondition], Optional[Found]]:
    """What is done for a number, below `last`, and a seed; nothing when time is over and there is a plan."""

    def search(piece: Start, stop: StopCondition) -> Optional[Found]:
        number, seed = piece
        if before is not None and stop.over():
            return None
        in_turn = -((number - last) // settings.workers.count)
        stop = stop.first(1 / in_turn)  # those that come later need their share of the time; each counts its own anew
        begun = start if number == 0 else None
        return Solver(instance, settings, Draws.from_seed(seed), stop, begun, before, turn.allowed).run()

    return search


def merged(before: Optional[Found], answers: List[Optional[Found]]) -> Found:
    """The best plan of all, the first when equal; all that was done; the latest centre sets first."""
    new = [answer for answer in answers if answer is not None]
    every = ([] if before is None else [before]) + new
    best = min(every, key=lambda found: found.plan.key)
    pool = tuple(entry for found in new for entry in found.pool)
    counts = Counts()
    for found in every:
        done = found.counts
        counts = Counts(counts.evaluations + done.evaluations, counts.plans + done.plans,
                        counts.neighbourhoods + done.neighbourhoods, counts.programmes + done.programmes,
                        max(counts.thetas, done.thetas, key=len))
    met = {key: value for found in every for key, value in found.met}
    return Found(best.plan, pool[:POOLED] if pool else every[0].pool, best.balance_penalty, counts,
                 tuple(sorted(met.items(), key=lambda x: (x[1], x[0]))[:SETS_KEPT]))


def _travel(instance: Instance, allowed: Budget, draws: Draws, stop: StopCondition) -> float:
    """Of the areas of some seed centres, when no border counts."""
    sample = sampled_centre_problem(instance, 0.0, allowed.candidates, allowed.columns, 48, draws, stop)
    search = CentreSearch(sample.centre_problem, draws, stop)
    value = min(search.lloyd(search.seed(), None, 6, math.inf).value for _ in range(SEEDS))
    return value * float(instance.weight.sum() / search.centre_problem.weight.sum())
