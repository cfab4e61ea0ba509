"""Balance care hours plus travel hours: the travel of an area depends on the area, so the balance is a fixed point.

A first plan on care hours (`search/first_plan.py`) gives the first travel hours of every unit (`core/workload`). It is
repaired (`search/repair.py`) for care + travel: border units move, the rest stays, so that the travel of the next plan
differs by little and each round is nearer to the fixed point than the one before. Then the search proper divides with
that travel, beginning from that plan, and its plan is repaired likewise. All aim a little inside the tolerance for what
may still differ. There is no proof of convergence; where no plan comes within the tolerance, the one with the smallest
deviation of care + travel is told.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional, Tuple

import numpy as np

from ..arrays import ints_of
from ..errors import DivisionRefused, certain
from ..messages import Message, msg
from ..model import Floats, Ints
from ..progress import SILENT, Part, Progress
from ..workload import TravelGround, TravelHours, TravelModel, VisitDemand, travel_hours
from .divide import described, divide, with_bound
from .plan import broken_rule, missed_bounds
from .problem import (
    Division,
    DivisionProblem,
    DivisionSettings,
    balance_missed,
    largest_deviation_percent,
    load_per_area,
)
from .search import Counts, first_areas, repaired

SCOUT_SHARE, MENDED_SHARE, SEARCH_SHARE, END_SHARE = 0.1, 0.2, 0.8, 0.9
"""Of the progress: where the quick division, its mending, the search and its mending end."""
NEVER_NARROWER = 0.5
"""At least so much of the tolerance is aimed at."""
PATIENCE = 3
"""After so many rounds of mending that missed it is aimed farther inside the tolerance, by what was missed."""


@dataclass(frozen=True)
class WorkloadDivision:
    """A division balanced on care + travel.

    division : its loads, objective and bounds are those of care + travel, with the travel of this very plan
    travel : of this very plan; care_h_week, travel_h_week : (K,) per area; deviation_percent : largest deviation of
    care + travel from what the area shall have; care_deviation_percent : the same of care alone; rounds : plans
    measured
    """

    division: Division
    travel: TravelHours
    care_h_week: Floats
    travel_h_week: Floats
    deviation_percent: float
    care_deviation_percent: float
    rounds: int

    @property
    def travel_share_percent(self) -> float:
        """Travel in percent of care and travel."""
        travel, care = float(self.travel_h_week.sum()), float(self.care_h_week.sum())
        return 100 * travel / (care + travel)


def divide_workload(problem: DivisionProblem, demand: VisitDemand, ground: TravelGround, settings: DivisionSettings,
                    rng: np.random.Generator, progress: Progress = SILENT, model: Optional[TravelModel] = None
                    ) -> WorkloadDivision:
    """Divide with care + travel hours in the balance; the first load of `problem` is care hours a week.

    Raises what `divide` raises for input that cannot be used, and `DivisionRefused` where no plan within the rules was
    met: with the best one, if any was met (`best_area`), and never as proven, because travel is an estimate that
    depends on the plan.
    """
    model = TravelModel() if model is None else model
    rounds = _Rounds(problem, demand, ground, settings, model)
    found = rounds.run(rng, progress)
    if found.refusal is not None:
        why, unit = rounds.why(found.refusal)
        raise DivisionRefused(why, found.deviation_percent, best_area=found.area, unit=unit)
    own = with_workload(problem, problem.load[:, 0] + found.travel.unit_h_week)
    division = described(own, found.area, found.counts)
    if settings.root_bound:
        division = with_bound(own, division, settings, Part(progress, END_SHARE, 1.0))
    progress.report(1.0)
    care = load_per_area(problem.load[:, 0], found.area, problem.areas)
    return WorkloadDivision(division, found.travel, care, found.travel.of_areas(found.area, problem.areas),
                            found.deviation_percent, off_balance_percent(problem, care), rounds.measured)


@dataclass(frozen=True)
class _Measured:
    """A plan with its own travel. refusal : the rule that it breaks, None where it keeps all; counts : of the search"""

    area: Ints
    travel: TravelHours
    deviation_percent: float
    refusal: Optional[DivisionRefused]
    counts: Counts


class _Rounds:
    """The search and the corrections after it; keeps the best plan."""

    def __init__(self, problem: DivisionProblem, demand: VisitDemand, ground: TravelGround,
                 settings: DivisionSettings, model: TravelModel) -> None:
        self.problem, self.demand, self.ground, self.model = problem, demand, ground, model
        self.settings = replace(settings, root_bound=False)
        self.measured = 0
        self._best: Optional[_Measured] = None
        self._reason: Optional[Tuple[Message, str]] = None
        self._widest = problem.tolerance_percent[0] * (1 - NEVER_NARROWER)
        self._margin = min(model.slack_percent, self._widest)

    def run(self, rng: np.random.Generator, progress: Progress) -> _Measured:
        """The best plan, of those that keep all rules if there is one."""
        area = self._scouted(rng, Part(progress, 0.0, SCOUT_SHARE))
        scout = self._mended(self._measured(area, Counts()), rng, Part(progress, SCOUT_SHARE, MENDED_SHARE))
        latest = self._searched(scout, rng, Part(progress, MENDED_SHARE, SEARCH_SHARE))
        self._mended(latest, rng, Part(progress, SEARCH_SHARE, END_SHARE))
        return certain(self._best)

    def why(self, refusal: DivisionRefused) -> Tuple[Message, str]:
        """What the best plan misses, and why the search found no other with the travel of the first plans; and the unit
        that stops the longest way, "" for none.
        """
        if self._reason is None:
            return refusal.message, refusal.unit
        reason, unit = self._reason
        return msg("{missed} {reason}", missed=refusal.message, reason=reason), unit or refusal.unit

    def _scouted(self, rng: np.random.Generator, progress: Progress) -> Ints:
        """(n,) areas of a first plan on care hours; in no balance where care hours alone cannot be divided."""
        try:
            return first_areas(self.problem, self.settings, rng, progress)
        except DivisionRefused:
            pass
        try:
            return first_areas(without_balance(self.problem), self.settings, rng, progress)
        except DivisionRefused as refused:  # another rule than the balance
            raise DivisionRefused(refused.message, refused.best_deviation_percent, unit=refused.unit) from refused

    def _searched(self, start: _Measured, rng: np.random.Generator, progress: Progress) -> _Measured:
        """A whole search with the travel of the plan `start`, which begins with that plan beside its own."""
        aimed = self._aimed(start.travel.unit_h_week)
        if len(np.unique(start.area)) == aimed.areas:
            aimed = replace(aimed, start=start.area)
        try:
            found = divide(aimed, self.settings, rng, progress)
        except DivisionRefused as refused:
            if refused.best_area is not None:
                return self._measured(refused.best_area, Counts())
            self._reason = msg(
                "Reckoned with the travel hours of the first plan, which another plan changes, and {margin} percentage "
                "points inside the tolerance: {reason}", margin=round(self._margin, 2), reason=refused.message
            ), refused.unit
            return start
        return self._measured(found.area, Counts(found.evaluations, found.plans, found.neighbourhoods))

    def _mended(self, plan: _Measured, rng: np.random.Generator, progress: Progress) -> _Measured:
        """The plan repaired for its own travel until it keeps all rules, or rounds or time are over."""
        latest, rounds = plan, self.model.rounds
        self._margin = min(self.model.slack_percent, self._widest)
        for turn in range(rounds):
            if latest.refusal is None or self.settings.spent() >= 1:
                break
            try:
                area, refused = repaired(self._aimed(latest.travel.unit_h_week), latest.area, self.settings, rng,
                                       Part(progress, turn / rounds, (turn + 1) / rounds))
            except DivisionRefused:  # care + travel of this plan leave no division at all
                break
            latest = self._measured(area, plan.counts)
            missed = latest.deviation_percent - self.problem.tolerance_percent[0]
            if turn >= PATIENCE and refused is None and missed > 0:
                self._margin = min(self._margin + missed, self._widest)
        return latest

    def _aimed(self, travel: Floats) -> DivisionProblem:
        """The problem with this travel, a little narrower than asked."""
        problem = with_workload(self.problem, self.problem.load[:, 0] + travel)
        return replace(problem, tolerance_percent=(problem.tolerance_percent[0] - self._margin,
                                                   *problem.tolerance_percent[1:]))

    def _measured(self, area: Ints, counts: Counts) -> _Measured:
        """The plan measured with its own travel, and remembered where it keeps all rules, or comes nearest to that."""
        self.measured += 1
        travel = travel_hours(area, self.demand, self.ground, self.model)
        own = with_workload(self.problem, self.problem.load[:, 0] + travel.unit_h_week)
        hours = load_per_area(own.load[:, 0], area, own.areas)
        deviation, refusal = off_balance_percent(self.problem, hours), broken_rule(own, area)
        if refusal is not None and ints_of(missed_bounds(own, area)) == [0]:
            refusal = balance_missed(own, deviation)
        found = _Measured(area, travel, deviation, refusal, counts)
        best = self._best
        if best is None or found.refusal is None or (
                best.refusal is not None and found.deviation_percent < best.deviation_percent):
            self._best = found
        return found


def without_balance(problem: DivisionProblem) -> DivisionProblem:
    """The problem with any amount of the first load in an area; all other rules hold."""
    balanced = np.arange(problem.load.shape[1]) == 0
    none = np.full(len(balanced), np.nan)
    low, high = (np.where(balanced, bound, none if given is None else given) for bound, given in (
        (0.0, problem.low), (float(problem.load[:, 0].sum()), problem.high)))
    return replace(problem, low=low, high=high)


def with_workload(problem: DivisionProblem, workload: Floats) -> DivisionProblem:
    """The problem with another first load, balanced by tolerance."""
    load = problem.load.copy()
    load[:, 0] = workload
    column = np.arange(problem.load.shape[1])
    low, high = (None if bound is None else np.where(column == 0, np.nan, bound)
                 for bound in (problem.low, problem.high))
    names = (msg("care and travel hours"), *problem.load_names[1:])
    return replace(problem, load=load, load_names=names, low=low, high=high)


def off_balance_percent(problem: DivisionProblem, hours: Floats) -> float:
    """Largest deviation of an area from the mean, or from the share it shall have; hours : (K,)."""
    share = np.ones(problem.areas) if problem.share is None else np.asarray(problem.share, float)
    return largest_deviation_percent(hours, hours.sum() * share / share.sum())
