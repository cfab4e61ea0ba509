"""A tabu walk on a tiny grid finds the best areas with its centres; its sums are those of its areas.

    0  1  2  3
    4  5  6  7      two areas of four units, centres 5 and 6
"""
from __future__ import annotations

import itertools

import networkx as nx
import numpy as np
import pytest
from care_areas.core.division.improve.tabu import TabuWalk
from care_areas.core.division.plan.state import State
from division_worlds import drawing, endless, grid_edges, grid_xy, instance_of, planar, problem, rng

CENTRE = np.array([5, 6])


def grid(**more):
    return instance_of(problem(grid_xy(4, 2), grid_edges(4, 2), np.ones(8), 2, 0.0, **more))


def best_of_all(instance):
    graph, least = nx.Graph(grid_edges(4, 2)), np.inf
    for code in itertools.product((0, 1), repeat=8):
        area = np.array(code)
        sides = [np.flatnonzero(area == a).tolist() for a in (0, 1)]
        if len(sides[0]) == 4 and all(nx.is_connected(graph.subgraph(s)) for s in sides):
            least = min(least, float(sum(instance.weight[u] * instance.cost[CENTRE[area[u]], u] for u in range(8))))
    return least


@pytest.mark.parametrize("bad", [[0, 0, 0, 1, 0, 1, 1, 1], [1, 1, 1, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 1]])
def test_the_best_areas_with_these_centres_are_found_from_a_bad_plan(bad):
    instance = grid()
    state = State(instance, np.array(bad), CENTRE)
    walk = TabuWalk(state, 2 * instance.weight_per_load * float(instance.cost.max()), drawing(), endless())
    walk.run(300, 200)
    assert walk.best[0] == 0 and walk.best[1] == pytest.approx(best_of_all(instance))


@pytest.mark.parametrize("seed", range(4))
def test_cost_loads_and_violation_follow_the_moves_exactly(seed):
    xy, edges = planar(30, seed)
    instance = instance_of(problem(xy, edges, rng(seed).integers(1, 9, 30), 3, 10.0, boundary_weight=0.3))
    instance = instance.with_border_cost(lambda: 1e9)
    centre = np.sort(rng(seed).choice(30, 3, replace=False))
    state = State(instance, instance.cost[centre].argmin(0), centre)
    walk = TabuWalk(state, instance.weight_per_load * 1e5, drawing(seed), endless())
    walk.run(60, 60)
    fresh = State(instance, state.area, centre)
    assert np.array_equal(fresh.load, state.load) and fresh.violation() == state.violation() == walk.violation
    assert walk.cost == pytest.approx(fresh.total_cost())


def test_a_unit_that_is_held_never_moves():
    lock = np.zeros(8, np.int64)
    lock[3] = 1
    instance = grid(fixed_area=lock)
    state = State(instance, np.array([0, 0, 0, 0, 1, 1, 1, 1]), np.array([2, 6]))
    TabuWalk(state, 1e6, drawing(), endless()).run(200, 200)
    assert state.held[3] and state.area[3] == 0
