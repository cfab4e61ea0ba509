"""Annealing keeps areas connected and locks held, ends within the bounds where it can, and is the same everywhere."""
from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from care_areas.core.division.improve.anneal import _Move, _power, _Walk, anneal, exponential
from care_areas.core.division.instance.bit_graph import rows_of, units_of
from care_areas.core.division.instance.prepare import prepare
from care_areas.core.division.plan.plan import area_loads, make_plan, violation
from care_areas.core.execution.draws import Draws
from care_areas.core.execution.stop_condition import StopCondition
from care_areas.core.progress import Silent
from division_worlds import grid_edges, grid_xy, planar, problem, rng

WATCH = StopCondition(Silent())


def instance_of(p):
    return prepare(p, 0.03).parts[0].instance


def lumpy(n=24, areas=4, **more):
    xy, edges = planar(n, 7)
    load = np.random.default_rng(7).integers(3, 30, n).astype(float)
    return instance_of(problem(xy, edges, load, areas, 4, **more))


def columns(n, areas):
    """A connected start for a row of units: equal stretches."""
    return np.minimum(np.arange(n) * areas // n, areas - 1)


def grown(instance):
    """Areas grown breadth first from the first units."""
    area = np.full(instance.n, -1)
    front = list(range(instance.areas))
    area[front] = front
    for u in front:
        for v in instance.graph.neighbours[u]:
            if area[v] < 0:
                area[v] = area[u]
                front.append(v)
    return area


def test_from_far_outside_into_the_bounds():
    instance = lumpy()
    start = grown(instance)
    cost = make_plan(instance, start, np.zeros(4, np.int64)).cost
    met = {}
    area = anneal(instance, start, cost, 0, Draws(rng(1)), WATCH, met)
    assert violation(instance, area_loads(instance, start)) > 0
    assert violation(instance, area_loads(instance, area)) == 0
    assert instance.graph.parts(area)[0] == 4
    for row in rows_of(list(met), instance.n):
        assert instance.graph.parts(row.astype(np.int64))[0] >= 2
        assert (instance.load[row].sum(0) >= instance.low[0]).all()
        assert (instance.load[row].sum(0) <= instance.high[0]).all()
    assert np.array_equal(area, anneal(instance, start, cost, 0, Draws(rng(1)), WATCH, {}))


def test_locked_units_stay():
    instance = instance_of(problem(grid_xy(12, 1), grid_edges(12, 1), [5, 6, 7, 4, 5, 6, 7, 5, 4, 6, 5, 7.0], 3, 15,
                                   fixed_area=np.array([1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 3])))
    start = columns(12, 3)
    area = anneal(instance, start, 1e12, 1, Draws(rng(2)), WATCH, {})
    held = instance.lock >= 0
    assert (area[held] == instance.lock[held]).all() and instance.graph.parts(area)[0] == 3


@pytest.mark.parametrize("border", [0.0, 5e9])
def test_what_is_kept_along_the_way_is_what_a_plan_counts(border):
    instance = replace(lumpy(), border_cost=border)
    walk = _Walk(instance, grown(instance), Draws(rng(3)))
    made = 0
    for _ in range(3000):
        before = walk.total()
        move = walk.propose()
        if move is None:
            continue
        change = walk._border_change(move)
        if walk.attempt(move, 1e9, 1e30):
            made += 1
            area = np.array(walk.area)
            plan = make_plan(instance, area, np.zeros(4, np.int64))
            assert plan.cost == walk.total()
            assert plan.violation == pytest.approx(sum(walk.miss))
            assert [sorted(units_of(mask)) for mask in walk.mask] == [np.nonzero(area == a)[0].tolist()
                                                                      for a in range(4)]
            if border:
                travel = walk.total() - before
                assert math.isfinite(travel + change)
        else:
            assert walk.total() == before
    assert made > 50


def test_a_swap_of_neighbours_changes_the_border_as_counted():
    """a a | b b in a square: the lower units change places, and the border runs along all four sides."""
    instance = replace(instance_of(problem(grid_xy(2, 2), grid_edges(2, 2), [5, 6, 6, 5.0], 2, 20)), border_cost=1.0)
    walk = _Walk(instance, np.array([0, 1, 0, 1]), Draws(rng(1)))
    move = _Move(2, 3, 0, 1, (0.0, 0.0), ([0.0], [0.0]))
    sides = instance.graph.border
    before = instance.graph.boundary(np.array([0, 1, 0, 1]))
    after = instance.graph.boundary(np.array([0, 1, 1, 0]))
    assert walk._border_change(move) == after - before and len(sides) == 4


def test_exponential_variates_have_mean_and_spread_of_one():
    draws = Draws(rng(5))
    sample = np.array([exponential(draws) for _ in range(20_000)])
    assert sample.mean() == pytest.approx(1, abs=0.03) and sample.std() == pytest.approx(1, abs=0.04)
    assert (sample > 2).mean() == pytest.approx(math.exp(-2), abs=0.01)


def test_powers_between_zero_and_one():
    for exponent in (0.0, 0.1, 0.25, 0.5, 0.9, 0.9975):
        assert _power(0.03, exponent) == pytest.approx(0.03 ** exponent, rel=1e-6)
