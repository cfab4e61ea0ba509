"""The areas of a plan, whichever way it comes to them: divided, rebalanced from today's, or taken as they are."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional, Tuple

from ...division import DivisionSettings, RebalanceSettings
from ...errors import certain
from ...execution import Workers
from ...messages import Message
from ...model import Floats, Ints
from ...progress import Progress
from ...scenarios import PlanEvaluation
from ...store.description import PlanDescription
from ..divide import DividedUnits, divide_units
from ..evaluate import EvaluatedUnits, evaluate_units
from ..off_road import far_homes_told
from ..rebalancing import RebalancedUnits, rebalance_units, told
from .given_areas import GivenAreas
from .question import DivisionQuestion


@dataclass(frozen=True)
class DecidedAreas:
    """The area of each unit, and how good that is; exactly one of `divided`, `rebalanced`, `evaluated` is there.

    area : (n,) 1…K; objective : None where no travel was measured; bounds and gap : None where nothing is proven
    deviation_percent : largest in what is balanced; counts_travel : whether that is care and travel hours
    unit_travel_h_week : (n,) None where it was not estimated; given : the areas that it came from, None for a division
    """

    area: Ints
    areas: int
    objective: Optional[float]
    bound_of_centres: Optional[float]
    bound: Optional[float]
    gap_percent: Optional[float]
    deviation_percent: float
    care_deviation_percent: float
    unit_travel_h_week: Optional[Floats]
    counts_travel: bool
    notes: Tuple[Message, ...]
    divided: Optional[DividedUnits] = None
    rebalanced: Optional[RebalancedUnits] = None
    evaluated: Optional[PlanEvaluation] = None
    given: Optional[GivenAreas] = None


def decide_areas(description: PlanDescription, asked: DivisionQuestion, spent: Callable[[], float], workers: Workers,
                 progress: Progress) -> DecidedAreas:
    """Divide, rebalance or evaluate, as the description asks. Raises what these raise."""
    inputs, units, given, has_roads = asked.inputs, asked.units, asked.given, asked.inputs.roads is not None
    division = description.division
    if given is None:
        settings = DivisionSettings(effort=division.effort, spent=spent, workers=workers,
                                    stop_gap_percent=division.stop_gap_percent)
        with far_homes_told(units, asked.times):
            return of_division(divide_units(
                units, asked.adjacency, asked.times.minutes(), asked.rules, division.seed, settings, inputs.bases,
                inputs.sheltered, progress, show_travel=has_roads))
    if given.wishes is None:
        return _of_evaluation(given, evaluate_units(
            units, given.today.area, asked.adjacency, asked.times, asked.rules, (inputs.bases, inputs.sheltered),
            has_roads, progress=progress))
    with far_homes_told(units, asked.times):
        return _of_rebalance(given, rebalance_units(
            units, asked.adjacency, asked.times.minutes(), asked.rules, given.today, given.wishes, division.seed,
            RebalanceSettings(effort=division.effort, spent=spent), inputs.bases, inputs.sheltered, progress,
            show_travel=has_roads))


def of_division(divided: DividedUnits) -> DecidedAreas:
    """The areas of a division."""
    division = divided.division
    return DecidedAreas(
        division.area, len(division.centre), division.objective, division.bound_of_centres, division.bound,
        division.gap_percent, divided.deviation_percent, divided.care_deviation_percent, divided.unit_travel_h_week,
        divided.counts_travel, divided.notes, divided=divided)


def _of_rebalance(given: GivenAreas, found: RebalancedUnits) -> DecidedAreas:
    plan = found.found.plan
    return DecidedAreas(
        plan.area, len(plan.centre), plan.objective, None, None, None, plan.max_deviation_percent,
        found.care_deviation_percent, found.unit_travel_h_week, found.counts_travel,
        (*told(found.found), *found.notes), rebalanced=found, given=given)


def _of_evaluation(given: GivenAreas, measured: EvaluatedUnits) -> DecidedAreas:
    plan = measured.evaluation.plan
    broken = tuple(problem.message() for problem in measured.evaluation.broken)
    return DecidedAreas(
        given.today.area, given.today.count, plan.objective, None, None, None, plan.max_deviation_percent,
        certain(plan.max_care_deviation_percent), measured.unit_travel_h_week, plan.counts_travel,
        (*measured.notes, *broken), evaluated=measured.evaluation, given=given)
