"""Care plus travel in balance again, from today's areas."""
from __future__ import annotations

from dataclasses import replace

import networkx
import numpy as np
import pytest
from care_areas.core.division.rebalance.limits import MoveLimits
from care_areas.core.division.rebalance.rebalance import RebalanceSettings, rebalance
from care_areas.core.division.rebalance.workload import rebalance_workload
from care_areas.core.errors import DivisionRefused
from care_areas.core.workload.estimate import travel_hours
from care_areas.core.workload.model import TravelModel
from division_worlds import rng, town_and_country

QUICK = RebalanceSettings(effort=0.05)
MODEL = TravelModel()
TOLERANCE_PERCENT = 2.0
ALLOWED_PERCENT = TOLERANCE_PERCENT + MODEL.slack_percent


def uneven_areas():
    """Areas of today that are even in care, uneven in care + travel."""
    p, visits, ground = town_and_country(90, TOLERANCE_PERCENT)
    split = np.where(ground.across_minutes < 1, 1, np.where(ground.minutes[0] < np.median(ground.minutes[0]), 2, 3))
    found = rebalance(replace(p, today=split), MoveLimits(p.load[:, 0]), QUICK, rng())
    return replace(p, today=found.plan.area), visits, ground


def both(p, visits, ground, area):
    """(3,) care + travel hours with the plan's own travel."""
    hours = p.load[:, 0] + travel_hours(area, visits, ground, MODEL).unit_h_week
    return np.bincount(area - 1, hours, 3)


def deviation(hours):
    return float(100 * np.abs(hours / hours.mean() - 1).max())


def test_what_is_told_is_of_each_plans_own_travel():
    p, visits, ground = uneven_areas()
    found = rebalance_workload(p, MoveLimits(p.load[:, 0]), visits, ground, replace(QUICK), rng())
    told, plan = found.rebalanced, found.rebalanced.plan
    assert deviation(both(p, visits, ground, p.today)) > ALLOWED_PERCENT  # else nothing would have to move
    assert told.today.deviation_percent == pytest.approx(deviation(both(p, visits, ground, p.today)))
    assert plan.max_deviation_percent <= ALLOWED_PERCENT and plan.moved_share > 0
    assert told.least.with_travel
    for other in told.frontier:
        hours = both(p, visits, ground, other.area)
        assert other.load == pytest.approx(hours)
        assert other.max_deviation_percent == pytest.approx(deviation(hours))
        assert other.max_deviation_percent <= ALLOWED_PERCENT
    assert any(other is plan for other in told.frontier)
    assert found.travel.unit_h_week == pytest.approx(travel_hours(plan.area, visits, ground, MODEL).unit_h_week)
    graph = networkx.Graph(zip(p.adjacency.u.tolist(), p.adjacency.v.tolist()))
    assert all(networkx.is_connected(graph.subgraph(np.flatnonzero(plan.area == a).tolist())) for a in (1, 2, 3))


def test_travel_from_the_centres_is_weighted_with_care_alone():
    """So that it can be compared with that of a plan that balances care alone."""
    p, visits, ground = uneven_areas()
    plan = rebalance_workload(p, MoveLimits(p.load[:, 0]), visits, ground, QUICK, rng()).rebalanced.plan
    way = p.cost[plan.centre[plan.area - 1], np.arange(p.n)].astype(float)
    assert plan.objective == pytest.approx(float(p.load[:, 0] @ way))


def test_what_is_in_balance_stays():
    p, visits, ground = uneven_areas()
    first = rebalance_workload(p, MoveLimits(p.load[:, 0]), visits, ground, QUICK, rng()).rebalanced.plan
    p = replace(p, today=first.area)
    again = rebalance_workload(p, MoveLimits(p.load[:, 0]), visits, ground, QUICK, rng())
    assert not again.rebalanced.plan.moved.any() and again.rounds == 1


def test_the_same_again():
    p, visits, ground = uneven_areas()
    first, second = (rebalance_workload(p, MoveLimits(p.load[:, 0]), visits, ground, QUICK, rng()) for _ in range(2))
    assert first.rebalanced.plan.area.tolist() == second.rebalanced.plan.area.tolist()
    assert first.travel.unit_h_week.tobytes() == second.travel.unit_h_week.tobytes()


def test_units_without_an_area_today_get_one():
    p, visits, ground = uneven_areas()
    today = p.today.copy()
    today[::15] = 0
    found = rebalance_workload(replace(p, today=today), MoveLimits(p.load[:, 0]), visits, ground, QUICK, rng())
    assert (found.rebalanced.plan.area > 0).all() and not found.rebalanced.plan.moved[::15].any()
    assert found.rebalanced.plan.max_deviation_percent <= ALLOWED_PERCENT


def test_locked_areas_stay_and_do_not_count():
    p, visits, ground = uneven_areas()
    hours = both(p, visits, ground, p.today)
    worst = int(np.abs(hours / hours.mean() - 1).argmax()) + 1
    wide = replace(p, tolerance_percent=(12.0,))
    found = rebalance_workload(wide, MoveLimits(p.load[:, 0], locked=(worst,)), visits, ground, QUICK, rng())
    assert ((found.rebalanced.plan.area == worst) == (p.today == worst)).all()


def test_what_cannot_be_balanced_is_refused_without_proof():
    p, visits, ground = uneven_areas()
    with pytest.raises(DivisionRefused) as refused:
        rebalance_workload(p, MoveLimits(p.load[:, 0], most_share=0.0), visits, ground, QUICK, rng())
    assert not refused.value.proven
