"""From today's areas to balance again, under the rules of a division."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional, Tuple

import numpy as np

from ..division.move_limits import MoveLimits
from ..division.problem import LoadName
from ..division.rebalance import RebalanceSettings, rebalance
from ..division.rebalance_plan import MovedPlan, Rebalanced
from ..division.rebalance_workload import rebalance_workload
from ..errors import refuse
from ..messages import Message, msg
from ..model import Adjacency, Floats, Floats32, Ints, Objects, Places, Table, Units
from ..progress import SILENT, Progress
from ..sources.fields import find_column
from .rule_problem import division_problem
from .today import TodaysAreas
from .unit_rules import UnitRules
from .unit_workload import TRAVEL, check_balanced, unit_demand, unit_ground, workload_notes


@dataclass(frozen=True)
class MoveWishes:
    """What a planner allows to change.

    weight : (n,) what is counted when a unit moves; name : what that is
    most_percent : of it that may move; None: as little as possible; locked : areas 1…K that stay as they are
    """

    weight: Floats
    name: LoadName
    most_percent: Optional[float] = None
    locked: Tuple[int, ...] = ()


@dataclass(frozen=True)
class RebalancedUnits:
    """Today's areas in balance again, and what was balanced.

    unit_travel_h_week : (n,) estimated travel hours of each unit that are balanced beside its care hours, None where
        care alone is balanced. Loads and deviations of `found` are those of what is balanced, its travel from the
        centres is weighted with care hours
    care_deviation_percent : largest deviation of an area not locked in care hours; notes : what was estimated
    """

    found: Rebalanced
    unit_travel_h_week: Optional[Floats]
    care_deviation_percent: float
    notes: Tuple[Message, ...] = ()


def moved_weight(units: Units, table: Table, column: str) -> Tuple[Floats, LoadName]:
    """(n,) what moves with a unit: the care hours, or a column of the units, and its name. Raises `InputError`."""
    if not column:
        return units.total_load_h_week(), msg("care hours")
    own = find_column(table, [column])
    if own is None or table.columns[own].dtype.kind not in "iufb":
        raise refuse(table.name, "", msg("has no column “{column}” with numbers.", column=column),
                     msg("Choose a column with numbers, or none: care hours are counted then."))
    values = np.nan_to_num(np.asarray(table.columns[own], float))
    if bool((values < 0).any()):
        row = int(np.flatnonzero(values < 0)[0])
        raise refuse(table.name, units.ids[row], msg("has {value} in column “{column}”.", value=float(values[row]),
                                                     column=own), msg("Write 0 or more."))
    if values.sum() <= 0:
        raise refuse(table.name, "", msg("column “{column}” has nothing to count.", column=own),
                     msg("Choose a column with values, or none: care hours are counted then."))
    return values, own


def rebalance_units(units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules, today: TodaysAreas,
                    wishes: MoveWishes, seed: int, settings: RebalanceSettings, bases: Optional[Places] = None,
                    sheltered: Optional[Places] = None, progress: Progress = SILENT) -> RebalancedUnits:
    """Today's areas within the tolerance of `rules` again, which moves little or travels little.

    `rules.areas` is `today.count`; areas in rules, wishes and result are 1…K by place in `today`. Raises
    `DivisionRefused` when no plan within the rules and the limit was found, `InputError` as `divide_units`.
    """
    problem = replace(division_problem(units, adjacency, minutes, rules, bases, sheltered), today=today.area)
    limits = MoveLimits(wishes.weight, None if wishes.most_percent is None else wishes.most_percent / 100,
                        wishes.locked, today.given_up if bool(today.given_up.any()) else None, wishes.name)
    rng = np.random.Generator(np.random.PCG64(seed))
    if not rules.travel_workload:
        found = rebalance(problem, limits, settings, rng, progress)
        return RebalancedUnits(found, None, found.plan.max_deviation_percent)
    both = rebalance_workload(problem, limits, unit_demand(units), unit_ground(units, adjacency, minutes, bases),
                              settings, rng, progress, TRAVEL)
    plan = both.rebalanced.plan
    check_balanced(plan.max_deviation_percent, rules.tolerance_percent, both.rounds)
    notes = workload_notes(both.travel, float(problem.load[:, 0].sum()), plan.max_deviation_percent,
                           both.care_deviation_percent)
    return RebalancedUnits(both.rebalanced, both.travel.unit_h_week, both.care_deviation_percent, notes)


def fixed_places(fixed: Ints, today: TodaysAreas, units: Units) -> Ints:
    """(n,) 0 or 1…K of the area numbers that units are fixed to. Raises `InputError` for an area that is not there."""
    place = today.places()
    for row in np.flatnonzero(fixed > 0).tolist():
        if int(fixed[row]) not in place:
            raise refuse(units.layer, units.ids[row], msg("is fixed to area {area}, which is not there.",
                                                          area=int(fixed[row])),
                         msg("Fix it to an area of today, or leave it free."))
    return np.array([place.get(int(number), 0) for number in fixed], np.int64)


def moved_table(table: Table, units: Units, today: TodaysAreas, before: Objects, found: MovedPlan,
                weight: Floats) -> Table:
    """The units that move: from where, to where, and how much goes with them."""
    rows = np.flatnonzero(found.moved)
    return Table("moved", {
        "unit_id": units.ids[rows], "area_before": before[rows], "area_id": today.number[found.area[rows] - 1],
        "load_h_week": np.round(units.total_load_h_week()[rows], 6), "counted": np.round(weight[rows], 6),
    }, units.geometry[rows], units.crs)


def frontier_table(found: Rebalanced) -> Table:
    """Every plan of the frontier, today's first: what moves, deviation, travel, whether it keeps all that was asked."""
    plans = found.frontier
    nothing = np.zeros(1)
    return Table("frontier", {
        "plan": np.arange(len(plans) + 1),
        "moved_percent": np.round(np.concatenate([nothing, [100 * p.moved_share for p in plans]]), 6),
        "moved_units": np.array([0] + [int(p.moved.sum()) for p in plans], np.int64),
        "max_deviation_percent": np.round([found.today_deviation_percent]
                                          + [p.max_deviation_percent for p in plans], 6),
        "mean_minutes": np.round([found.today_mean_cost] + [p.mean_cost for p in plans], 6),
        "objective": np.round([found.today_objective] + [p.objective for p in plans], 6),
        "kept": np.array([0] + [int(p.kept) for p in plans], np.int64),
        "chosen": np.array([0] + [int(p is found.plan) for p in plans], np.int64)})


def told(found: Rebalanced, wishes: MoveWishes) -> Tuple[Message, ...]:
    """What the planner should know beside the figures."""
    notes = [_moved_note(found, wishes)]
    if found.today_pieces:
        notes.append(msg("Today's areas are not all connected: {pieces} pieces lie apart and were joined or given to "
                         "other areas.", pieces=found.today_pieces))
    return (*notes, *found.notes)


def _moved_note(found: Rebalanced, wishes: MoveWishes) -> Message:
    moved, units = 100 * found.plan.moved_share, int(found.plan.moved.sum())
    if found.least_share is None:
        return msg("{moved:.2f} % of “{load}” moves, {units} units.", moved=moved, load=wishes.name, units=units)
    return msg("{moved:.2f} % of “{load}” moves, {units} units; no division within the tolerance moves less than "
               "{least:.2f} %, connected or not.", moved=moved, load=wishes.name, units=units,
               least=100 * found.least_share)
