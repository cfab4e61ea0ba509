"""From today's areas to balance again, under the rules of a division."""
from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import List, Mapping, Optional, Tuple

import numpy as np

from ...arrays import ints_of
from ...division import (
    DivisionProblem,
    MovedPlan,
    MoveLimits,
    Rebalanced,
    RebalanceSettings,
    largest_deviation_percent,
    load_per_area,
    rebalance,
    rebalance_workload,
)
from ...errors import refuse
from ...messages import Message, msg
from ...model import Adjacency, Floats, Floats32, Ints, Objects, Places, Table, Units
from ...progress import SILENT, Part, Progress
from ...readers import TodaysAreas, areas_named
from ...rules import UnitRules, bad_parameter
from ..problem import division_problem
from ..workload import check_balanced, doubts, plan_travel, travel_notes, unit_demand, unit_ground, workload_notes
from .move_measure import ADDRESSES, CLIENTS, HOURS, LAND, MoveMeasure, move_measure, unit_outlines
from .move_notes import least_compactness, shape_notes

_FEWEST = 2
"""Areas between which something can move."""
MEASURE_NAME = msg("what moves, weighted")


@dataclass(frozen=True)
class MoveWishes:
    """What a planner allows to change.

    parts : (n,) what is counted beside the hours when a unit moves, by name; weights : of each and of the hours, empty:
    the usual (`move_measure.py`)
    most_percent : of the measure that may move; None: as little as possible; locked : areas 1…K that stay as they are
    compactness : 0 … 100, how much the shape of the areas counts
    plan_number : which plan of the frontier, from 1; 0: the one that is proposed
    """

    parts: Mapping[str, Floats] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    most_percent: Optional[float] = None
    locked: Tuple[int, ...] = ()
    compactness: float = 50.0
    plan_number: int = 0


@dataclass(frozen=True)
class RebalancedUnits:
    """Today's areas in balance again, and what was balanced.

    measure : what was counted as moved; hours in it are those of today's areas, travel too where that is balanced
    unit_travel_h_week : (n,) estimated travel hours of each unit in this plan, None where none were asked for
    counts_travel : whether they are balanced beside the care hours. Loads and deviations of `found` are those of what
        is balanced, its travel from the centres is weighted with care hours
    care_deviation_percent : largest deviation of an area not locked in care hours; notes : what was estimated
    """

    found: Rebalanced
    measure: MoveMeasure
    unit_travel_h_week: Optional[Floats]
    care_deviation_percent: float
    notes: Tuple[Message, ...] = ()
    counts_travel: bool = False


def rebalance_units(units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules, today: TodaysAreas,
                    wishes: MoveWishes, seed: int, settings: RebalanceSettings, bases: Optional[Places] = None,
                    sheltered: Optional[Places] = None, progress: Progress = SILENT,
                    show_travel: bool = False) -> RebalancedUnits:
    """Today's areas within the tolerance of `rules` again, which moves little or travels little, in a good shape.

    show_travel : estimate travel hours also where care alone is balanced
    `rules.areas` is `today.count`; areas in rules, wishes and result are 1…K by place in `today`. Raises
    `DivisionRefused` when no plan within the rules and the limit was found, `InputError` as `divide_units`.
    """
    if today.count < _FEWEST and bool((today.area > 0).all()):
        raise refuse("units", "", msg("all units belong to one area, {area}: there is no other to balance it with.",
                                      area=str(today.label[0])),
                     msg("Ask for more areas, or choose the column that holds today's areas."))
    problem = replace(division_problem(units, adjacency, minutes, rules, bases, sheltered), today=today.area)
    rng = np.random.Generator(np.random.PCG64(seed))
    care = units.total_load_h_week()
    if not rules.balances_travel:
        measure = move_measure(care, wishes.parts, wishes.weights)
        limits = _limits(units, adjacency, today, wishes, measure)
        found = _picked(rebalance(problem, limits, settings, rng, progress), wishes)
        made = RebalancedUnits(found, measure, None, found.plan.max_deviation_percent, (measure.note(),))
        return _shown(made, units, adjacency, minutes, rules, bases) if show_travel else made
    model, visits = rules.travel_model, unit_demand(units, rules.travel_model)
    before = plan_travel(units, today.area, adjacency, minutes, bases, visits, Part(progress, 0.0, 0.05), model)
    measure = move_measure(care + before.unit_h_week, wishes.parts, wishes.weights)
    limits = _limits(units, adjacency, today, wishes, measure)
    both = rebalance_workload(problem, limits, visits, unit_ground(units, adjacency, minutes, bases), settings, rng,
                              Part(progress, 0.05, 0.95), model)
    found = _picked(both.rebalanced, wishes)
    check_balanced(found.plan.max_deviation_percent, rules.tolerance_percent, both.rounds)
    travel = plan_travel(units, found.plan.area, adjacency, minutes, bases, visits, Part(progress, 0.95, 1.0), model)
    alone = _care_deviation(problem, wishes.locked, found.plan.area)
    notes = (*workload_notes(travel, float(care.sum()), found.plan.max_deviation_percent, alone, model,
                             units.visits_week is not None), *doubts(found.plan.area, travel, care, bases))
    return RebalancedUnits(found, measure, travel.unit_h_week, alone, (measure.note(), *notes), counts_travel=True)


def _shown(made: RebalancedUnits, units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules,
           bases: Optional[Places]) -> RebalancedUnits:
    """The plan balanced on care alone, with the travel hours that it makes."""
    area, model, care = made.found.plan.area, rules.travel_model, units.total_load_h_week()
    travel = plan_travel(units, area, adjacency, minutes, bases, unit_demand(units, model), model=model)
    notes = (*travel_notes(travel, float(care.sum()), model, units.visits_week is not None),
             *doubts(area, travel, care, bases))
    return replace(made, unit_travel_h_week=travel.unit_h_week, notes=(*made.notes, *notes))


def _limits(units: Units, adjacency: Adjacency, today: TodaysAreas, wishes: MoveWishes, measure: MoveMeasure
            ) -> MoveLimits:
    return MoveLimits(measure.weight, None if wishes.most_percent is None else wishes.most_percent / 100,
                      wishes.locked, today.given_up if bool(today.given_up.any()) else None, MEASURE_NAME,
                      unit_outlines(units, adjacency), wishes.compactness)


def _picked(found: Rebalanced, wishes: MoveWishes) -> Rebalanced:
    """The plan of the number that was asked for; raises an error that names the numbers there are."""
    if not wishes.plan_number:
        return found
    if wishes.plan_number > len(found.frontier):
        raise bad_parameter("PLAN_NUMBER", msg("there is no plan {number}.", number=wishes.plan_number),
                            msg("Choose from 1 to {last}, or 0 for the one that is proposed.",
                                last=len(found.frontier)))
    return found.with_plan(wishes.plan_number - 1)


def _care_deviation(problem: DivisionProblem, locked: Tuple[int, ...], area: Ints) -> float:
    """Largest deviation in care hours of an area that is not locked."""
    care = load_per_area(problem.load[:, 0], area, problem.areas)
    free = np.array([a + 1 not in locked for a in range(problem.areas)])
    return largest_deviation_percent(care[free], problem.targets()[free, 0])


def fixed_places(fixed: Ints, today: TodaysAreas, units: Units) -> Ints:
    """(n,) 0 or 1…K of the area numbers that units are fixed to. Raises `InputError` for an area that is not there."""
    place = today.places()
    for row in ints_of(np.flatnonzero(fixed > 0)):
        if int(fixed[row]) not in place:
            raise refuse(units.layer, units.ids[row], msg("is fixed to area {area}, which is not there.",
                                                          area=int(fixed[row])),
                         msg("Fix it to an area of today, or leave it free."))
    return np.array([place.get(int(number), 0) for number in fixed], np.int64)


def moved_table(table: Table, units: Units, today: TodaysAreas, before: Objects, found: MovedPlan,
                measure: MoveMeasure) -> Table:
    """The units that move: from where, to where, and how much goes with them."""
    rows = np.flatnonzero(found.moved)
    return Table("moved", {
        "unit_id": units.ids[rows], "area_before": before[rows], "area_id": today.number[found.area[rows] - 1],
        "load_h_week": np.round(units.total_load_h_week()[rows], 6), **_parts(measure, rows),
        "counted_percent": np.round(measure.weight[rows], 6),
    }, units.geometry[rows], units.crs)


def _parts(measure: MoveMeasure, rows: Ints) -> Mapping[str, Floats]:
    """What is known of the units in the rows, beside their hours."""
    return {column: np.round(values[rows], 6) for name, column in MOVED_COLUMNS
            for values in [measure.per_unit(name)] if values is not None}


MOVED_COLUMNS = ((HOURS, "moved_h_week"), (CLIENTS, "clients"), (ADDRESSES, "addresses"), (LAND, "land_km2"))
"""What is told of what moves, by part of the measure."""


def moved_amounts(found: MovedPlan, measure: MoveMeasure) -> Mapping[str, float]:
    """How much moves of each part of the measure that is known, by its name."""
    return {part.name: float(part.per_unit[found.moved].sum()) for part in measure.parts}


def frontier_table(found: Rebalanced, measure: MoveMeasure) -> Table:
    """Every plan of the frontier by its number, today's first as 0: what moves, border, shape, deviation, travel."""
    plans, today = found.frontier, found.today
    amounts = [moved_amounts(plan, measure) for plan in plans]
    moved = {("moved_h_week" if name == HOURS else f"moved_{column}"): _reals(0.0, [a[name] for a in amounts])
             for name, column in MOVED_COLUMNS if measure.per_unit(name) is not None}
    return Table("frontier", {
        "plan": np.arange(len(plans) + 1),
        "moved_percent": _reals(0.0, [100 * p.moved_share for p in plans]),
        "moved_units": np.array([0] + [int(p.moved.sum()) for p in plans], np.int64), **moved,
        "max_deviation_percent": _reals(today.deviation_percent, [p.max_deviation_percent for p in plans]),
        "border_km": _reals(today.border_m / 1000, [p.border_m / 1000 for p in plans]),
        "least_compactness": _reals(least_compactness(today.compactness),
                                    [least_compactness(p.compactness) for p in plans]),
        "mean_minutes": _reals(today.mean_cost, [p.mean_cost for p in plans]),
        "objective": _reals(today.objective, [p.objective for p in plans]),
        "proposed": np.array([0] + [int(i == found.proposed) for i in range(len(plans))], np.int64),
        "chosen": np.array([0] + [int(p is found.plan) for p in plans], np.int64)})


def _reals(first: float, others: List[float]) -> Floats:
    return np.round(np.array([first, *others], float), 6)


def told(found: Rebalanced) -> Tuple[Message, ...]:
    """What the planner should know beside the figures."""
    notes = [_moved_note(found)]
    if found.today.pieces:
        notes.append(msg("Today's areas are not all connected: {pieces} pieces lie apart and were joined or given to "
                         "other areas.", pieces=found.today.pieces))
    return (*notes, *shape_notes(found), *found.notes)


def _moved_note(found: Rebalanced) -> Message:
    plan, least = found.plan, found.least
    figures = {"moved": 100 * plan.moved_share, "units": int(plan.moved.sum()), "hours": 100 * plan.moved_load_share,
               "least": 100 * least.share, "bound": 100 * least.load_share, "near": 100 * least.neighbours_load_share}
    if least.with_travel:
        return msg("{moved:.2f} % moves, weighted ({units} units, {hours:.2f} % of the hours). With the travel hours "
                   "that the units have in this plan, no division within the tolerance moves less than {least:.2f} %, "
                   "or {bound:.2f} % of the hours, connected or not; {near:.2f} % where hours pass between areas that "
                   "touch today only.", **figures)
    return msg("{moved:.2f} % moves, weighted ({units} units, {hours:.2f} % of the hours); no division within the "
               "tolerance moves less than {least:.2f} %, or {bound:.2f} % of the hours, connected or not; {near:.2f} % "
               "where hours pass between areas that touch today only.", **figures)


def shares_by_place(shares: Mapping[int, float], today: TodaysAreas, layer: str) -> Mapping[int, float]:
    """Shares of areas by their number, as shares by place 1…K. Raises `InputError` for a number of no area."""
    by_label = {label: i + 1 for i, label in enumerate(ints_of(today.number))}
    for number in shares:
        if number not in by_label:
            areas_named(today, layer, [str(number)])
    return {by_label[number]: share for number, share in shares.items() if number in by_label}
