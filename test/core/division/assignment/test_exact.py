"""Exact division for given centres against all divisions there are."""
from __future__ import annotations

from dataclasses import replace
from itertools import product

import networkx as nx
import numpy as np
import pytest
from care_areas.core.division import DivisionSettings, divide
from care_areas.core.division.assignment.exact import available, share_exactly
from care_areas.core.division.improve.exact_unions import finish
from care_areas.core.division.instance.prepare import prepare
from care_areas.core.division.plan.incumbent import Incumbent
from care_areas.core.division.plan.plan import make_plan
from care_areas.core.errors import DivisionRefused
from care_areas.core.execution.draws import Draws
from care_areas.core.execution.stop_condition import StopCondition
from care_areas.core.progress import SILENT
from division_worlds import grid_edges, grid_xy, planar, problem, rng
from hypothesis import assume, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.skipif(not available(), reason="this scipy has no mixed-integer solver")
WATCH = StopCondition(SILENT)


def instance_of(n: int, areas: int, tolerance: float, seed: int):
    place, edges = planar(n, seed)
    load = np.random.Generator(np.random.PCG64(seed + 1)).integers(1, 9, n)
    return prepare(problem(place, edges, load, areas, tolerance), 0.0).parts[0].instance


def all_plans(instance):
    """Every connected balanced division, each area as its own name."""
    graph = nx.Graph(list(zip(instance.graph.u.tolist(), instance.graph.v.tolist())))
    graph.add_nodes_from(range(instance.n))
    for area in product(range(instance.areas), repeat=instance.n):
        area = np.array(area)
        loads = np.bincount(area, instance.load[:, 0], instance.areas)
        if (loads < instance.low[:, 0]).any() or (loads > instance.high[:, 0]).any():
            continue
        if all(nx.is_connected(graph.subgraph(np.nonzero(area == a)[0].tolist())) for a in range(instance.areas)):
            yield area


def cost_of(instance, area, centre) -> float:
    return float(instance.weight @ instance.cost[centre[area], np.arange(instance.n)].astype(float))


@settings(max_examples=25, deadline=None)
@given(st.integers(5, 9), st.integers(2, 3), st.sampled_from([10.0, 30.0]), st.integers(0, 10_000))
def test_the_answer_is_the_cheapest_of_all_divisions_with_these_centres(n, areas, tolerance, seed):
    try:
        instance = instance_of(n, areas, tolerance, seed)
    except DivisionRefused:  # seen to be impossible before any search
        assume(False)
    centre = np.random.Generator(np.random.PCG64(seed)).permutation(n)[:areas]
    plans = [a for a in all_plans(instance) if (a[centre] == np.arange(areas)).all()]
    shared = share_exactly(instance, centre, 1e18, WATCH)
    if not shared.settled:
        return
    if not plans:
        assert shared.area is None
        return
    assert shared.area is not None
    best = min(cost_of(instance, area, centre) for area in plans)
    assert cost_of(instance, shared.area, centre) == pytest.approx(best, rel=1e-5)
    assert make_plan(instance, shared.area, centre).violation == 0


def test_nothing_is_found_below_a_limit_that_no_plan_reaches():
    instance = instance_of(9, 2, 30.0, 3)
    centre = np.array([0, 5])
    best = share_exactly(instance, centre, 1e18, WATCH)
    assert best.area is not None
    again = share_exactly(instance, centre, cost_of(instance, best.area, centre), WATCH)
    assert again.settled
    if again.area is not None:
        assert cost_of(instance, again.area, centre) >= cost_of(instance, best.area, centre) * (1 - 1e-6)


def test_the_finish_ends_at_the_best_of_all_divisions():
    instance = instance_of(9, 2, 20.0, 11)
    plans = [(make_plan(instance, area, np.zeros(2, np.int64)), area) for area in all_plans(instance)]
    best = min(plan.cost for plan, _ in plans)
    worst = max(plans, key=lambda entry: entry[0].cost)
    incumbent = Incumbent(instance)
    incumbent.offer(worst[1], np.zeros(2, np.int64))
    incumbent.balance_penalty = 1e6
    finish(incumbent, (), Draws(rng()), WATCH)
    assert incumbent.plan is not None
    assert incumbent.plan.cost <= worst[0].cost
    assert incumbent.plan.cost >= best
    assert incumbent.plan.violation == 0


def test_dividing_exactly_is_never_worse():
    place = grid_xy(8, 6)
    load = np.arange(48) % 5 + 1.0
    given_problem = problem(place, grid_edges(8, 6), load, 4, 3.0)
    quick = DivisionSettings(searches=1, plans=2, neighbourhoods=2, tabu_moves=100, root_bound=False)
    plain = divide(given_problem, quick, rng())
    exact = divide(given_problem, replace(quick, exact=True), rng())
    assert exact.objective <= plain.objective * (1 + 1e-9)
