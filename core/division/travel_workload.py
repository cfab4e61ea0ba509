"""Balance care hours plus travel hours: the travel of an area depends on the area, so the balance is a fixed point.

Travel hours of an area are the tour between its visits (Beardwood, Halton, Hammersley 1959,
doi:10.1017/S0305004100034095; Daganzo 1984, doi:10.1016/0191-2615(84)90027-4: about 0.7124 √(A V) for V visits in A
m²), with the detour of streets, plus the legs from the centre to the round and back. Each round of the iteration
divides with the load care + travel of the round before, spread over the units by their marginal share; the plan with
the smallest deviation of care + travel is kept. There is no proof of convergence; one correction has sufficed
wherever the share of travel was small.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional, Tuple

import numpy as np

from ..errors import DivisionRefused
from ..model import Floats, Ints
from ..progress import Part, Progress, Silent
from .divide import divide
from .problem import Division, DivisionProblem
from .settings import DivisionSettings

TOUR = 0.7124
DAYS_PER_WEEK = 7


@dataclass(frozen=True)
class TravelModel:
    """How staff travel.

    detour : street distance over straight distance; speed_kmh : between visits; visits_per_round : visits between
    leaving the base and coming back; rounds : iterations at most; damping : share of the new travel load in each
    correction after the first; slack_percent : the iteration ends when the deviation of care + travel is at most this
    above the tolerance
    """

    detour: float = 1.3
    speed_kmh: float = 36.0
    visits_per_round: float = 12.0
    rounds: int = 6
    damping: float = 0.5
    slack_percent: float = 0.2

    def __post_init__(self) -> None:
        if min(self.detour, self.speed_kmh, self.visits_per_round) <= 0 or self.rounds < 1:
            raise ValueError("detour, speed, visits per round and rounds must be above 0")
        if not 0 < self.damping <= 1 or self.slack_percent < 0:
            raise ValueError("damping must be in (0, 1] and slack not negative")


@dataclass(frozen=True)
class WorkloadDivision:
    """A division balanced on care + travel.

    care_h_week, travel_h_week : (K,) per area; deviation_percent : largest deviation of care + travel from its mean, of
    this very plan's travel; care_deviation_percent : the same of care alone; rounds : divisions made
    """

    division: Division
    care_h_week: Floats
    travel_h_week: Floats
    unit_travel_h_week: Floats
    deviation_percent: float
    care_deviation_percent: float
    rounds: int


def visits_from_hours(care_h_week: Floats, hours_per_visit: float = 0.5) -> Floats:
    """(n,) visits a day when they are not known."""
    return np.asarray(care_h_week / hours_per_visit / DAYS_PER_WEEK)


def travel_hours(area: Ints, minutes_from_centre: Floats, visits_day: Floats, area_m2: Floats, areas: int,
                 model: TravelModel) -> Tuple[Floats, Floats]:
    """Travel hours a week per area (K,), and spread over the units (n,).

    area : (n,) 1…K; minutes_from_centre : (n,); visits_day : (n,); area_m2 : (n,) size of the units. Half of a tour
    goes to the units by their size, half by their visits (the marginal shares of √(A V)); legs by visits × minutes.
    """
    slot = area - 1
    served = np.where(visits_day > 0, area_m2, 0.0)
    visits, size = np.bincount(slot, visits_day, areas), np.bincount(slot, served, areas)
    tour_km = TOUR * np.sqrt(size / 1e6 * visits) * model.detour
    tour_h_week = tour_km / model.speed_kmh * DAYS_PER_WEEK
    leg_h_week = visits_day / model.visits_per_round * 2 * minutes_from_centre / 60 * DAYS_PER_WEEK
    by_size = served / np.where(size > 0, size, 1.0)[slot]
    by_visits = visits_day / np.where(visits > 0, visits, 1.0)[slot]
    unit = tour_h_week[slot] * (by_size + by_visits) / 2 + leg_h_week
    return np.asarray(np.bincount(slot, unit, areas), float), np.asarray(unit)


def divide_workload(problem: DivisionProblem, visits_day: Floats, area_m2: Floats, settings: DivisionSettings,
                    rng: np.random.Generator, progress: Progress = Silent(),  # noqa: B008 - Silent has no state
                    model: Optional[TravelModel] = None) -> WorkloadDivision:
    """Divide with care + travel hours in the balance; `problem.cost` is minutes, its first load care hours a week.

    The returned plan is a valid division of the last corrected load of its round; `deviation_percent` is measured with
    the plan's own travel and may exceed the tolerance by a little. Raises what `divide` raises in the first round; a
    later round that is refused ends the iteration.
    """
    model = TravelModel() if model is None else model
    care = problem.load[:, 0]
    travel = np.zeros(problem.n)
    best: Optional[WorkloadDivision] = None
    for turn in range(model.rounds):
        stretch = Part(progress, turn / model.rounds, (turn + 1) / model.rounds)
        try:
            found = divide(_loaded(problem, care + travel), settings, rng, stretch)
        except DivisionRefused:
            if best is None:
                raise
            break
        measured = _measured(problem, found, visits_day, area_m2, model, turn + 1)
        if best is None or measured.deviation_percent < best.deviation_percent:
            best = measured
        if best.deviation_percent <= problem.tolerance_percent[0] + model.slack_percent:
            break
        fresh = measured.unit_travel_h_week
        travel = fresh if turn == 0 else (1 - model.damping) * travel + model.damping * fresh
    assert best is not None
    progress.report(1.0)
    return replace(best, rounds=turn + 1)


def _loaded(problem: DivisionProblem, workload: Floats) -> DivisionProblem:
    """The problem with another first load, balanced by tolerance."""
    load = problem.load.copy()
    load[:, 0] = workload
    low, high = (None if bound is None else np.concatenate([[np.nan], bound[1:]])
                 for bound in (problem.low, problem.high))
    return replace(problem, load=load, low=low, high=high)


def _measured(problem: DivisionProblem, found: Division, visits_day: Floats, area_m2: Floats, model: TravelModel,
              rounds: int) -> WorkloadDivision:
    minutes = problem.rows(found.centre)[found.area - 1, np.arange(problem.n)]
    minutes = np.where(np.isfinite(minutes), minutes, 0.0)
    travel, unit = travel_hours(found.area, minutes, visits_day, area_m2, problem.areas, model)
    care = np.asarray(np.bincount(found.area - 1, problem.load[:, 0], problem.areas), float)
    both = care + travel
    return WorkloadDivision(
        found, care, travel, unit, float(np.abs(both / both.mean() - 1).max() * 100),
        float(np.abs(care / care.mean() - 1).max() * 100), rounds)
