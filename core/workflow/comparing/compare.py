"""Many divisions of the same units in one go: every number of areas, tolerance and load, each from the plan before.

Neighbouring questions have similar answers. So a question begins with the plan of the one nearest to it: as many areas
at a narrower tolerance (which then can only get better), as many areas of the load before, or the plan with fewer areas
with its widest area split. Such a start replaces most of the search for plans, not the search for centres.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable, Dict, List, Optional, Sequence, Tuple, Union

import numpy as np

from ...division import DivisionSettings
from ...errors import DivisionRefused, InputError, Problem
from ...execution import untimed
from ...messages import Message, msg
from ...model import Adjacency, Floats32, Ints, Places, Units
from ...progress import SILENT, Part, Progress
from ...rules import UnitRules
from ...scenarios import INFEASIBLE, NOT_MET, OK, EvaluationCriteria, Scenario, ScenarioFigures, evaluate_plan
from ...workload import TravelGround, travel_hours
from ..divide import DividedUnits, divide_units
from ..workload import unit_demand, unit_ground

WARM_SHARE = 0.5
"""How much of the plans and re-divisions a question with a start is given, beside a single search for centres."""
EVALUATION_SHARE = 0.03


@dataclass(frozen=True)
class Question:
    """load : index of the load; areas; tolerance_percent"""

    load: int
    areas: int
    tolerance_percent: float


@dataclass(frozen=True)
class Comparison:
    """What is compared and how.

    loads : (name, units with that load), the same units in each; areas, tolerances : all combinations are asked
    rules : the planner's rules for (units, areas, tolerance in percent); may raise `InputError`, which is that
        question's answer
    settings : of a question without a start; clock : makes the caller's time cap of each question
    warm : whether questions begin with the plans of others
    """

    loads: Sequence[Tuple[str, Units]]
    areas: Sequence[int]
    tolerances: Sequence[float]
    rules: Callable[[Units, int, float], UnitRules]
    adjacency: Adjacency
    minutes: Floats32
    seed: int
    settings: DivisionSettings
    bases: Optional[Places] = None
    sheltered: Optional[Places] = None
    clock: Callable[[], Callable[[], float]] = lambda: untimed
    warm: bool = True

    def questions(self) -> List[Question]:
        """In the order in which they are answered: loads as given, areas and tolerances ascending."""
        return [Question(load, areas, tolerance) for load in range(len(self.loads))
                for areas in sorted(set(self.areas)) for tolerance in sorted(set(self.tolerances))]


def compare_scenarios(asked: Comparison, progress: Progress = SILENT) -> Tuple[Scenario, ...]:
    """Every question with its division and figures, or with the reason why there is none, in the order of
    `Comparison.questions`.

    The same comparison and seed give the same scenarios on every machine. Raises `InputError` when the input fits no
    question at all (the error of the first), `Cancelled` when the user stops.
    """
    questions = asked.questions()
    effort = np.cumsum([0.0, *(_work(question.areas) for question in questions)])
    found: Dict[Question, Scenario] = {}
    problems: List[Sequence[Problem]] = []  # not the errors: their tracebacks would keep the caller's objects alive
    ground = unit_ground(asked.loads[0][1], asked.adjacency, asked.minutes, asked.bases)
    for i, question in enumerate(questions):
        part = Part(progress, float(effort[i] / effort[-1]), float(effort[i + 1] / effort[-1]))
        start = _start(asked, question, found) if asked.warm else None
        try:
            found[question] = _answer(asked, question, start, ground, part)
        except InputError as error:
            problems.append(error.problems)
            found[question] = _refused(asked, question, error)
        except DivisionRefused as refused:
            found[question] = _refused(asked, question, refused)
        part.report(1.0, _told(found[question]))
    if problems and len(problems) == len(questions):
        raise InputError(problems[0])
    progress.report(1.0)
    return tuple(found[question] for question in questions)


def _told(scenario: Scenario) -> Message:
    """A line of the log: the scenario and what came of it."""
    figures = scenario.figures
    if figures is None:
        return msg("{scenario}: {reason}", scenario=scenario.name, reason=scenario.reason)
    return msg("{scenario}: {minutes:.2f} minutes on average, largest deviation {deviation:.2f} %",
               scenario=scenario.name, minutes=figures.mean_minutes or 0.0, deviation=figures.deviation_percent)


def _work(areas: int) -> float:
    """About how long a division takes, so that the bar moves evenly: measured on the sample, 2 to 20 areas."""
    return 11.0 + areas


def _start(asked: Comparison, question: Question, found: Dict[Question, Scenario]) -> Optional[Ints]:
    """The plan to begin with: that of the nearest question that has one."""
    def distance(other: Question) -> Tuple[bool, int, bool, int, float]:
        fewer = other.areas < question.areas
        return (other.areas != question.areas, abs(other.areas - question.areas), not fewer,
                abs(other.load - question.load), abs(other.tolerance_percent - question.tolerance_percent))

    plans = [other for other, scenario in found.items() if scenario.area is not None]
    return found[min(plans, key=distance)].area if plans else None


def _budget(settings: DivisionSettings, warm: bool) -> DivisionSettings:
    """Less for a question with a start, and in proportion where little effort was asked for."""
    share = min(settings.effort, 1.0) * (WARM_SHARE if warm else 1.0)
    if share == 1:
        return settings
    return replace(settings, searches=1 if warm else settings.searches, plans=max(2, round(share * settings.plans)),
                   neighbourhoods=max(2, round(share * settings.neighbourhoods)))


def _answer(asked: Comparison, question: Question, start: Optional[Ints], ground: TravelGround,
            progress: Progress) -> Scenario:
    name, units = asked.loads[question.load]
    rules = asked.rules(units, question.areas, question.tolerance_percent)
    settings = replace(_budget(asked.settings, start is not None), spent=asked.clock())
    divided = divide_units(units, asked.adjacency, asked.minutes, rules, asked.seed, settings, asked.bases,
                           asked.sheltered, progress=Part(progress, 0.0, 1 - EVALUATION_SHARE), start=start,
                           advise=False)
    figures = _figures(asked, units, rules, divided, ground, Part(progress, 1 - EVALUATION_SHARE, 1.0))
    return Scenario(name, question.areas, question.tolerance_percent, OK, None, divided.division.area, figures)


def _refused(asked: Comparison, question: Question, error: Union[InputError, DivisionRefused]) -> Scenario:
    never = isinstance(error, InputError) or error.proven
    return Scenario(asked.loads[question.load][0], question.areas, question.tolerance_percent,
                    INFEASIBLE if never else NOT_MET, error.message)


def _figures(asked: Comparison, units: Units, rules: UnitRules, divided: DividedUnits, ground: TravelGround,
             progress: Progress) -> ScenarioFigures:
    hours = divided.unit_travel_h_week
    if hours is None:
        model = rules.travel_model
        hours = travel_hours(divided.division.area, unit_demand(units, model), ground, model).unit_h_week
    measure = EvaluationCriteria(rules, asked.minutes, asked.bases, asked.sheltered, travel_h_week=hours)
    evaluation = evaluate_plan(units, divided.division.area, asked.adjacency, measure, progress)
    division, plan, travel = divided.division, evaluation.plan, float(hours.sum())
    return ScenarioFigures(
        objective=division.objective, mean_minutes=plan.mean_minutes, max_minutes=plan.max_minutes,
        deviation_percent=divided.deviation_percent, bound=division.bound, gap_percent=division.gap_percent,
        border_km=plan.cut_border_km, broken_rules=plan.broken_rules,
        travel_share_percent=100 * travel / (float(units.total_load_h_week().sum()) + travel),
        counts_travel=divided.counts_travel, care_deviation_percent=plan.max_care_deviation_percent,
        workload_deviation_percent=plan.max_workload_deviation_percent)
