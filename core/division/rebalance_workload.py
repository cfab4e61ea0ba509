"""Rebalance care hours plus travel hours: the fixed point of `travel_workload`, begun with the travel of today's areas.

Each round brings care + travel within the tolerance, where the travel of every unit is that of the plan of the round
before. What is returned is measured with every plan's own travel.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ..errors import DivisionRefused
from ..model import Floats, Ints
from ..progress import SILENT, Part, Progress
from .move_limits import MoveLimits
from .move_problem import FreeProblem, without_locked
from .problem import DivisionProblem
from .rebalance import USUAL, RebalanceSettings, frontier_of, largest_deviation, rebalance, travel_of
from .rebalance_plan import MovedPlan, Rebalanced
from .travel_estimate import TravelHours, travel_hours
from .travel_ground import TravelGround
from .travel_model import TravelModel, VisitDemand
from .travel_workload import with_workload

TODAYS_SHARE = 0.05
"""Of the progress, for the travel of today's areas."""


@dataclass(frozen=True)
class RebalancedWorkload:
    """Today's areas with care + travel in balance.

    rebalanced : loads and deviations are those of care + travel, with the travel of the plan that they belong to;
        travel from the centres is weighted with care hours. Nothing is proven of what must move: `least_share` is None
    travel : of the plan chosen; care_deviation_percent : of care hours alone; rounds : rebalancings made
    """

    rebalanced: Rebalanced
    travel: TravelHours
    care_deviation_percent: float
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
    measure = _Measure(problem, without_locked(problem, limits), demand, ground, model)
    travel = measure.travel(problem.today, Part(progress, 0.0, TODAYS_SHARE)).unit_h_week
    best: Optional[Rebalanced] = None
    enough = problem.tolerance_percent[0]
    aimed = replace(problem, tolerance_percent=(max(enough - model.slack_percent, enough / 2),
                                                *problem.tolerance_percent[1:]))  # travel depends on the areas
    least, turn = np.inf, 0
    while turn < model.rounds and least > enough:
        first = TODAYS_SHARE + (0.9 - TODAYS_SHARE) * turn / model.rounds
        stretch = Part(progress, first, first + (0.9 - TODAYS_SHARE) / model.rounds)
        turn += 1
        try:
            found = rebalance(with_workload(aimed, problem.load[:, 0] + travel), limits, settings, rng, stretch)
        except DivisionRefused as refused:
            if best is None:  # no proof: the travel is an estimate that depends on the plan
                raise DivisionRefused(refused.message, refused.best_deviation_percent) from refused
            break
        own = measure.travel(found.plan.area).unit_h_week
        deviation = measure.deviation(found.plan.area, own)
        if deviation < least:
            best, least = found, deviation
        travel = own if turn == 1 else (1 - model.damping) * travel + model.damping * own
    assert best is not None
    return replace(_told(best, measure, limits, enough, Part(progress, 0.9, 1.0)), rounds=turn)


@dataclass(frozen=True)
class _Measure:
    """Care + travel of any plan, with its own travel."""

    problem: DivisionProblem
    free: FreeProblem
    demand: VisitDemand
    ground: TravelGround
    model: TravelModel

    def travel(self, area: Ints, progress: Progress = SILENT) -> TravelHours:
        return travel_hours(area, self.demand, self.ground, self.model, progress)

    def deviation(self, area: Ints, travel_h_week: Floats) -> float:
        """Largest deviation in percent of an area that is not locked."""
        return largest_deviation(with_workload(self.problem, self.problem.load[:, 0] + travel_h_week), self.free, area)

    def plan(self, plan: MovedPlan, enough: float, most: float) -> MovedPlan:
        """The plan with figures of its own."""
        hours = self.travel(plan.area).unit_h_week
        deviation = self.deviation(plan.area, hours)
        load = np.bincount(plan.area - 1, self.problem.load[:, 0] + hours, self.problem.areas)
        centre, objective = travel_of(self.problem, plan.area)
        return replace(plan, centre=centre, load=np.asarray(load, float), max_deviation_percent=deviation,
                       objective=objective, mean_cost=objective / float(self.problem.load[:, 0].sum()),
                       kept=deviation <= enough + 1e-9 and plan.moved_share <= most)


def _told(found: Rebalanced, measure: _Measure, limits: MoveLimits, enough: float, progress: Progress
          ) -> RebalancedWorkload:
    """The plan, those beside it and today's, each with its own travel."""
    problem, today = measure.problem, measure.problem.today
    assert today is not None
    most = np.inf if limits.most_share is None else limits.most_share + 1e-9
    plan = measure.plan(found.plan, enough, most)
    others = []
    for i, other in enumerate(found.frontier):
        progress.report(i / len(found.frontier))
        if other is not found.plan:
            others.append(measure.plan(other, enough, most))
    placed = today > 0
    objective = travel_of(problem, today)[1]
    rebalanced = replace(
        found, plan=plan, frontier=frontier_of(plan, others), least_share=None, today_objective=objective,
        today_deviation_percent=measure.deviation(today, measure.travel(today).unit_h_week),
        today_mean_cost=objective / max(float(problem.load[placed, 0].sum()), 1e-300))
    progress.report(1.0)
    return RebalancedWorkload(rebalanced, measure.travel(plan.area),
                              largest_deviation(problem, measure.free, plan.area), 1)
