"""Balance care hours plus travel hours: the travel of an area depends on the area, so the balance is a fixed point.

Each round of the iteration divides with the load care + travel, where the travel of every unit is that of the plan of
the round before (`travel_estimate.py`), and measures the new plan with its own travel; the plan with the smallest
deviation of care + travel is kept. A quick division on care hours alone gives the first travel. There is no proof of
convergence; one or two corrections have sufficed where we looked.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ..errors import DivisionRefused
from ..messages import msg
from ..model import Floats
from ..progress import SILENT, Part, Progress
from .divide import divide
from .problem import Division, DivisionProblem
from .settings import DivisionSettings
from .travel_estimate import TravelHours, travel_hours
from .travel_ground import TravelGround
from .travel_model import TravelModel, VisitDemand

SCOUT_EFFORT = 0.1
"""Share of the effort spent on the division that gives the first travel."""


@dataclass(frozen=True)
class WorkloadDivision:
    """A division balanced on care + travel.

    travel : of this very plan; care_h_week, travel_h_week : (K,) per area; deviation_percent : largest deviation of
    care + travel from what the area shall have; care_deviation_percent : the same of care alone; rounds : divisions
    made, without the quick one
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

    The returned plan is a valid division of the last corrected load of its round; `deviation_percent` is measured with
    the plan's own travel and may exceed the tolerance by a little. Raises what `divide` raises in the first round; a
    later round that is refused ends the iteration.
    """
    model = TravelModel() if model is None else model
    travel = _first_travel(problem, demand, ground, settings, rng, Part(progress, 0.0, SCOUT_EFFORT), model)
    best: Optional[WorkloadDivision] = None
    turn = 0
    while turn < model.rounds:
        turn += 1
        start = SCOUT_EFFORT + (1 - SCOUT_EFFORT) * (turn - 1) / model.rounds
        stretch = Part(progress, start, start + (1 - SCOUT_EFFORT) / model.rounds)
        try:
            found = divide(with_workload(problem, problem.load[:, 0] + travel), settings, rng, Part(stretch, 0.0, 0.95))
        except DivisionRefused as refused:
            if best is None:  # no proof: the travel is an estimate that depends on the plan
                raise DivisionRefused(refused.message, refused.best_deviation_percent) from refused
            break
        measured = _measured(problem, found, travel_hours(found.area, demand, ground, model, Part(stretch, 0.95, 1.0)))
        if best is None or measured.deviation_percent < best.deviation_percent:
            best = measured
        if best.deviation_percent <= problem.tolerance_percent[0] + model.slack_percent:
            break
        fresh = measured.travel.unit_h_week
        travel = fresh if turn == 1 else (1 - model.damping) * travel + model.damping * fresh
    assert best is not None
    progress.report(1.0)
    return replace(best, rounds=turn)


def _first_travel(problem: DivisionProblem, demand: VisitDemand, ground: TravelGround, settings: DivisionSettings,
                  rng: np.random.Generator, progress: Progress, model: TravelModel) -> Floats:
    """(n,) travel hours in the areas of a quick division on care hours; none where that is refused."""
    quick = replace(settings, effort=settings.effort * SCOUT_EFFORT, root_bound=False)
    try:
        found = divide(problem, quick, rng, progress)
    except DivisionRefused:
        return np.zeros(problem.n)
    return travel_hours(found.area, demand, ground, model).unit_h_week


def with_workload(problem: DivisionProblem, workload: Floats) -> DivisionProblem:
    """The problem with another first load, balanced by tolerance."""
    load = problem.load.copy()
    load[:, 0] = workload
    column = np.arange(problem.load.shape[1])
    low, high = (None if bound is None else np.where(column == 0, np.nan, bound)
                 for bound in (problem.low, problem.high))
    names = (msg("care and travel hours"), *problem.load_names[1:])
    return replace(problem, load=load, load_names=names, low=low, high=high)


def _measured(problem: DivisionProblem, found: Division, travel: TravelHours) -> WorkloadDivision:
    care = np.asarray(np.bincount(found.area - 1, problem.load[:, 0], problem.areas), float)
    hours = travel.of_areas(found.area, problem.areas)
    return WorkloadDivision(found, travel, care, hours, _deviation_percent(problem, care + hours),
                            _deviation_percent(problem, care), 1)


def _deviation_percent(problem: DivisionProblem, hours: Floats) -> float:
    """Largest deviation of an area from the mean, or from the share it shall have."""
    share = np.ones(problem.areas) if problem.share is None else np.asarray(problem.share, float)
    return float(np.abs(hours / (hours.sum() * share / share.sum()) - 1).max() * 100)
