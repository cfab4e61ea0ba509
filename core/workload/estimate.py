"""Travel hours of areas, estimated from the visits in their units and the minutes between the units.

Staff leave the base of the area in rounds, drive from visit to visit and come back. In each round the visits of a unit
are few and fall by chance, so what counts is how far it is from a visit to the next one: with N(t) visits expected
within t minutes of a visit, the mean time to the nearest other visit is

    s = ∫ exp(−N(t)) dt,

a number that every unit has, in minutes on its own streets. In a plane s = 0.5 √(A / V), and the shortest tour is
0.7124 √(A V) long (Beardwood, Halton, Hammersley 1959, doi:10.1017/S0305004100034095): h = 1.42 s per visit, times a
calibrated factor for streets. With C visits in a round of limited length, d minutes from the base, a visit costs

    h + (2 d − h) / C,    C = (round − 2 d + h) / (visit + parking + h), at least 1, at most all visits:

C − 1 ways from visit to visit and two between round and base, shared by C (Daganzo 1984,
doi:10.1016/0191-2615(84)90027-4), never more than there and back. The hours of a unit are its visits times that, plus
parking and walking to the door, plus alarm trips from the base and back. So the hours of an area are the sum of those
of its units, and those are what moves with a unit, land and all, when it changes area.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Mapping, Tuple

import numpy as np

from ..arrays import ints_of
from ..model import Floats, Ints
from ..progress import SILENT, Part, Progress, stop_if_cancelled
from .ground import ROWS_PER_BLOCK, TravelGround
from .model import DAYS_PER_WEEK, TravelModel, VisitDemand

RINGS = 12
NEAR = 2.5
"""The other visits of a unit itself are taken to lie evenly around its middle: on so many rings of equal width out to
where exp(−NEAR²) none is nearer, the rest at its rim."""
DECIMALS = 6
"""Hours are rounded to a thousandth of a second or so, so that no machine's last digit can sway the division."""


@dataclass(frozen=True)
class TravelHours:
    """Estimated travel hours a week.

    unit_h_week : (n,) of each unit, 0 for units without area; driving_h_week, door_h_week, alarm_h_week : (n,) its
    parts: rounds from visit to visit and from and to the base, parking and walking, alarm trips
    visits_week, rounds_week : (n,) visits, and the share of each unit in the rounds; start : area number -> the units
    where its staff start
    """

    unit_h_week: Floats
    driving_h_week: Floats
    door_h_week: Floats
    alarm_h_week: Floats
    visits_week: Floats
    rounds_week: Floats
    start: Mapping[int, Ints]

    def of_areas(self, area: Ints, areas: int) -> Floats:
        """(K,) hours of each area 1…K."""
        inside = area > 0
        return np.asarray(np.bincount(area[inside] - 1, self.unit_h_week[inside], areas), float)


def travel_hours(area: Ints, demand: VisitDemand, ground: TravelGround, model: TravelModel,
                 progress: Progress = SILENT) -> TravelHours:
    """Estimate the travel hours of a plan of any origin.

    area : (n,) area number, below 1 for none. Staff start at the nearest base in their area; where it has none, at the
    unit from which its visits are nearest. A function of the plan alone, whoever made it.
    """
    nothing: Floats = np.zeros(len(area))
    driving, door, alarm, visits_week, rounds = (nothing.copy() for _ in range(5))
    start: Dict[int, Ints] = {}
    numbers = ints_of(np.unique(area[area > 0]))
    for done, number in enumerate(numbers):
        units = np.flatnonzero(area == number)
        start[number] = _start(units, demand, ground)
        base_min = _base_minutes(units, start[number], ground)
        visits = demand.visits_week[units]
        across = ground.across_minutes[units] * np.sqrt(model.settled_share)
        in_round = np.asarray(visits / (DAYS_PER_WEEK * model.rounds_per_day), float)
        spacing = _spacing(units, in_round, across, ground,
                           Part(progress, done / len(numbers), (done + 1) / len(numbers)))
        per_visit_min, per_round = _cost_of_visits(spacing, base_min, _visit_minutes(units, demand, model),
                                                   float(in_round.sum()), model)
        driving[units], rounds[units], visits_week[units] = visits * per_visit_min / 60, visits / per_round, visits
        door[units] = visits * model.park_minutes / 60
        alarm[units] = demand.alarm_trips_week[units] * 2 * base_min / 60
    driving, door, alarm = (np.round(part, DECIMALS) for part in (driving, door, alarm))
    return TravelHours(np.round(driving + door + alarm, DECIMALS), driving, door, alarm, visits_week, rounds, start)


def _start(units: Ints, demand: VisitDemand, ground: TravelGround) -> Ints:
    """Units of the bases in the area; without one the unit with the least visits × minutes, equal ones by name."""
    based = np.unique(ground.base_units[np.isin(ground.base_units, units)])
    if len(based):
        return np.asarray(based, np.int64)
    named = units[np.argsort(np.array([str(name) for name in ground.names[units]]), kind="stable")]
    weight = demand.visits_week[named]
    weight = weight if weight.sum() > 0 else np.ones(len(named))
    lost, total = np.empty(len(named)), np.empty(len(named))
    for first in range(0, len(named), ROWS_PER_BLOCK):
        block = ground.block(named[first:first + ROWS_PER_BLOCK], named)
        reached = np.isfinite(block)
        lost[first:first + ROWS_PER_BLOCK] = (~reached * weight).sum(axis=1)
        total[first:first + ROWS_PER_BLOCK] = (np.where(reached, block, 0.0) * weight).sum(axis=1)
    best = np.lexsort((np.round(total, DECIMALS), np.round(lost, DECIMALS)))[0]
    return np.asarray(named[best:best + 1], np.int64)


def _base_minutes(units: Ints, start: Ints, ground: TravelGround) -> Floats:
    """(m,) half of the way there and back from the nearest start, at least half-way across the unit of the start.

    A unit that cannot be reached is as far as the farthest that can.
    """
    there = ground.block(start, units)
    back = np.concatenate([ground.block(units[first:first + ROWS_PER_BLOCK], start)
                           for first in range(0, len(units), ROWS_PER_BLOCK)])
    way = ((there + back.T) / 2).min(axis=0)
    finite = np.isfinite(way)
    way = np.where(finite, way, way[finite].max() if finite.any() else 0.0)
    own = np.isin(units, start)
    return np.asarray(np.where(own, np.maximum(way, ground.across_minutes[units] / 2), way))


def _spacing(units: Ints, visits: Floats, across: Floats, ground: TravelGround, progress: Progress) -> Floats:
    """(m,) mean minutes from a visit in each unit to the nearest other visit of the same round.

    visits : (m,) expected in the round; across : (m,) minutes from the middle of a unit to the rim of what is settled.
    Where hardly any other visit is expected the integral ends with the area.
    """
    found = np.empty(len(units))
    own_minutes, own_count = _own_visits(visits, across)
    for first in range(0, len(units), ROWS_PER_BLOCK):
        stop_if_cancelled(progress)
        progress.report(first / len(units))
        rows = np.arange(first, min(first + ROWS_PER_BLOCK, len(units)))
        minutes = ground.block(units[rows], units)
        count = np.where(np.isfinite(minutes), visits[None, :], 0.0)
        minutes = np.where(np.isfinite(minutes), minutes, 0.0)
        count[np.arange(len(rows)), rows] = 0.0  # its own visits lie on the rings
        minutes = np.concatenate([minutes, own_minutes[rows]], axis=1)
        count = np.concatenate([count, own_count[rows]], axis=1)
        order = np.argsort(minutes, axis=1, kind="stable")
        minutes, count = np.take_along_axis(minutes, order, 1), np.take_along_axis(count, order, 1)
        within = np.cumsum(count, axis=1) - count / 2  # half of the visits at a place are nearer than its middle
        found[rows] = (np.diff(minutes, axis=1, prepend=0.0) * _mean_exp(within)).sum(axis=1)
    return found


def _own_visits(visits: Floats, across: Floats) -> Tuple[Floats, Floats]:
    """(m, RINGS + 1) minutes from the middle of each unit to rings around it, and the visits on each."""
    share = np.minimum(NEAR / np.sqrt(np.maximum(visits, 1e-9)), 1.0)[:, None]
    ring = np.arange(RINGS) + 0.5
    minutes = np.concatenate([across[:, None] * share * (ring / RINGS), across[:, None]], axis=1)
    count = np.concatenate([share**2 * (2 * ring / RINGS**2), 1 - share**2], axis=1) * visits[:, None]
    return np.asarray(minutes), np.asarray(count)


def _mean_exp(within: Floats) -> Floats:
    """(r, m) mean of exp(−N) while N grows evenly from the value before, 0 at first, to each of `within`."""
    grown = np.diff(within, axis=1, prepend=0.0)
    small = grown < 1e-9
    even = -np.expm1(-grown) / np.where(small, 1.0, grown)
    return np.asarray(np.exp(grown - within) * np.where(small, 1.0, even))


def _visit_minutes(units: Ints, demand: VisitDemand, model: TravelModel) -> Floats:
    """(m,) care, parking and walking of one visit."""
    visits = demand.visits_week[units]
    return np.asarray(demand.visit_minutes_week[units] / np.where(visits > 0, visits, 1.0) + model.park_minutes)


def _cost_of_visits(spacing: Floats, base_min: Floats, visit_min: Floats, visits: float, model: TravelModel
                    ) -> Tuple[Floats, Floats]:
    """(m,) driving minutes of a visit, and visits per round; `visits` are expected in all rounds at a time."""
    hop = np.minimum(model.tour_per_spacing * spacing, 2 * base_min)
    fitting = (model.round_minutes - 2 * base_min + hop) / np.maximum(visit_min + hop, 1e-9)
    per_round = np.clip(fitting, 1.0, max(visits, 1.0))
    return np.asarray(hop + (2 * base_min - hop) / per_round), np.asarray(per_round)
