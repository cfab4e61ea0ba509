"""Rebalance care hours plus travel hours: the fixed point of `divide_workload`, begun with the travel of today's areas.

Each round brings care + travel within the tolerance, where the travel of every unit is that of the plan of the round
before. What is returned is measured with every plan's own travel.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import List, Optional

import numpy as np

from ...errors import DivisionRefused, certain
from ...messages import msg
from ...model import Floats, Ints
from ...progress import SILENT, Part, Progress
from ...workload import TravelGround, TravelHours, TravelModel, VisitDemand, travel_hours
from ..divide_workload import with_workload
from ..problem import DivisionProblem
from .free_problem import FreeProblem, without_locked
from .limits import MoveLimits
from .rebalance import (
    USUAL,
    RebalanceSettings,
    certified,
    chosen_of,
    largest_deviation,
    measured_today,
    rebalance,
    travel_of,
)
from .result import Certified, MovedPlan, Rebalanced

TODAYS_SHARE = 0.05
"""Of the progress, for the travel of today's areas."""
LESS = 0.02
"""Of the tolerance, less in every further round: a plan's own travel is a little other than that it was balanced with.

"""


@dataclass(frozen=True)
class RebalancedWorkload:
    """`rebalanced` with loads and deviations of care + travel hours, each plan with the travel hours of its own areas;
        travel from the centres is weighted with care hours. What is proven of what moves holds for the travel hours of
        the units in the plan that is proposed
    today_travel : of today's areas; travel : of the plan that is proposed; rounds : rebalancings made
    """

    rebalanced: Rebalanced
    today_travel: TravelHours
    travel: TravelHours
    rounds: int


def rebalance_workload(problem: DivisionProblem, limits: MoveLimits, demand: VisitDemand, ground: TravelGround,
                       settings: RebalanceSettings = USUAL, rng: Optional[np.random.Generator] = None,
                       progress: Progress = SILENT, model: Optional[TravelModel] = None) -> RebalancedWorkload:
    """The areas of `problem.today` with care + travel hours in balance; the first load of `problem` is care hours.

    The deviation may exceed the tolerance by a little, or by more where no round came nearer. Raises what `rebalance`
    raises in the first round, but never as proven; a later round that is refused ends the iteration.
    """
    model = TravelModel() if model is None else model
    rng = np.random.Generator(np.random.PCG64(1)) if rng is None else rng
    if problem.today is None:
        raise ValueError("a rebalancing needs the areas of today")
    measure = Measure(problem, without_locked(problem, limits), limits, demand, ground, model)
    today = measure.travel(problem.today, Part(progress, 0.0, TODAYS_SHARE))
    travel, best, turn = today.unit_h_week, None, 0
    while turn < model.rounds and (best is None or best.deviation > problem.tolerance_percent[0]):
        first = TODAYS_SHARE + (0.9 - TODAYS_SHARE) * turn / model.rounds
        stretch = Part(progress, first, first + (0.9 - TODAYS_SHARE) / model.rounds)
        turn += 1
        try:
            found = rebalance(measure.balancing(travel, turn), limits, settings, rng, stretch)
        except DivisionRefused as refused:
            if best is None:  # no proof: the travel is an estimate that depends on the plan
                raise DivisionRefused(msg(
                    "Reckoned with the travel hours of today's areas, which another plan changes, and a little inside "
                    "the tolerance: {reason}", reason=refused.message), refused.best_deviation_percent) from refused
            break
        own = measure.travel(found.plan.area).unit_h_week
        here = _Round(found, measure.deviation(found.plan.area, own))
        best = here if best is None or here.deviation < best.deviation else best
        travel = own if turn == 1 else (1 - model.damping) * travel + model.damping * own
    told = _told(certain(best).found, measure, Part(progress, 0.9, 1.0))
    return RebalancedWorkload(told, today, measure.travel(told.plan.area), turn)


@dataclass(frozen=True)
class _Round:
    """What one rebalancing gave. deviation : of its plan, in percent, with the plan's own travel"""

    found: Rebalanced
    deviation: float


@dataclass(frozen=True)
class Measure:
    """Care + travel of any plan, with its own travel."""

    problem: DivisionProblem
    free: FreeProblem
    limits: MoveLimits
    demand: VisitDemand
    ground: TravelGround
    model: TravelModel

    def balancing(self, travel_h_week: Floats, turn: int) -> DivisionProblem:
        """What the turn-th round balances, from 1 on: within a little less than the tolerance."""
        tolerance = self.problem.tolerance_percent[0]
        aimed = max(tolerance - self.model.slack_percent, tolerance / 2) * (1 - LESS * (turn - 1))
        return replace(self.workload(travel_h_week), tolerance_percent=(aimed, *self.problem.tolerance_percent[1:]))

    def workload(self, travel_h_week: Floats) -> DivisionProblem:
        """The problem with care + travel as its first load."""
        return with_workload(self.problem, self.problem.load[:, 0] + travel_h_week)

    def certified(self, area: Ints) -> Certified:
        """What is proven of what moves, for the travel hours that the units have in a plan."""
        problem = self.workload(self.travel(area).unit_h_week)
        return replace(certified(without_locked(problem, self.limits), self.limits, problem), with_travel=True)

    def travel(self, area: Ints, progress: Progress = SILENT) -> TravelHours:
        """Travel hours of a plan."""
        return travel_hours(area, self.demand, self.ground, self.model, progress)

    def deviation(self, area: Ints, travel_h_week: Floats) -> float:
        """Largest deviation in percent of an area that is not locked."""
        return largest_deviation(self.workload(travel_h_week), self.free, area)

    def plan(self, plan: MovedPlan) -> MovedPlan:
        """The plan with figures of its own."""
        hours = self.travel(plan.area).unit_h_week
        both = self.problem.load[:, 0] + hours
        load = np.bincount(plan.area - 1, both, self.problem.areas)
        centre, objective = travel_of(self.problem, plan.area)
        return replace(plan, centre=centre, load=np.asarray(load, float),
                       moved_load_share=float(both[plan.moved].sum()) / float(both.sum()),
                       max_deviation_percent=self.deviation(plan.area, hours), objective=objective,
                       mean_cost=objective / float(self.problem.load[:, 0].sum()))


def _told(found: Rebalanced, measure: Measure, progress: Progress) -> Rebalanced:
    """The plan and those beside it that keep what was asked with their own travel, and today's."""
    proposed = measure.plan(found.plan)
    plans: List[MovedPlan] = [proposed]
    most = max(measure.problem.tolerance_percent[0], proposed.max_deviation_percent) + 1e-9
    for i, other in enumerate(found.frontier):
        progress.report(i / len(found.frontier))
        if other is not found.plan:
            own = measure.plan(other)
            plans += [own] if own.max_deviation_percent <= most else []
    problem, today = measure.problem, certain(measure.problem.today)
    before = replace(measured_today(problem, measure.free, measure.limits),
                     deviation_percent=measure.deviation(today, measure.travel(today).unit_h_week))
    told = chosen_of(plans, before, measure.limits, measure.certified(found.plan.area), found.notes)
    progress.report(1.0)
    return replace(told, thinner=found.thinner)
