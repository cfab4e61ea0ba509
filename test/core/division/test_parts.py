"""The parts of the division, each against an independent calculation."""
from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from care_areas.core.division.assignment.dual import price_value, solve_prices
from care_areas.core.division.assignment.fixed_centres_bound import bound_of_centres, price_bound
from care_areas.core.division.assignment.positive_solve import solve_positive
from care_areas.core.division.assignment.soft_assignment import DensePlan, SparsePlan, decay
from care_areas.core.division.bound.branch_and_bound import lower_bound
from care_areas.core.division.bound.budget import BoundBudget
from care_areas.core.division.centres.best_response import best_responses
from care_areas.core.division.centres.contiguity_cost import ascent_rows
from care_areas.core.division.construct.flow import cheapest_flow
from care_areas.core.division.construct.regrow import regrow
from care_areas.core.division.improve.pair_enumeration import best_division
from care_areas.core.division.problem.graph import UnitGraph
from care_areas.core.execution.draws import Draws
from care_areas.core.execution.stop_condition import StopCondition
from care_areas.core.progress import Silent
from division_worlds import grid_edges, planar, rng, squared
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

WATCH = StopCondition(Silent())


def graph_of(n, edges):
    pairs = np.array(sorted(edges))
    return UnitGraph(n, pairs[:, 0], pairs[:, 1], np.ones(len(pairs)))


def transport(cost, weight, low, high, centres=None):
    """Least cost of the balanced fractional assignment; with `centres` = K also choosing K of the rows."""
    k, n = cost.shape
    c = (cost * weight).ravel()
    once = np.zeros((n, k * n))
    for u in range(n):
        once[u, u::n] = 1
    loads = np.zeros((k, k * n))
    for a in range(k):
        loads[a, a * n:(a + 1) * n] = weight
    if centres is None:
        answer = linprog(c, np.vstack([loads, -loads]), np.r_[high * np.ones(k), -low * np.ones(k)], once, np.ones(n))
        return answer.fun
    opened = np.eye(k)
    a_ub = np.vstack([np.hstack([loads, -high * opened]), np.hstack([-loads, low * opened]),
                      np.hstack([np.eye(k * n), -np.repeat(opened, n, 0)])])
    a_eq = np.vstack([np.hstack([once, np.zeros((n, k))]), np.hstack([np.zeros((1, k * n)), np.ones((1, k))])])
    answer = linprog(np.r_[c, np.zeros(k)], a_ub, np.zeros(len(a_ub)), a_eq, np.r_[np.ones(n), centres], (0, 1))
    return answer.fun


@settings(max_examples=25, deadline=None)
@given(n=st.integers(10, 60), k=st.integers(2, 6), seed=st.integers(0, 10 ** 6), tolerance=st.sampled_from([0.01, 0.2]))
def test_prices_are_below_the_linear_programme_and_near_it(n, k, seed, tolerance):
    draw = np.random.Generator(np.random.PCG64(seed))
    xy = draw.random((n, 2))
    cost = np.rint(((xy[draw.choice(n, k, False)][:, None] - xy[None]) ** 2).sum(-1) * 2 ** 20).astype(np.float32)
    weight = np.rint(draw.gamma(0.8, 1, n) * 2 ** 16) + 1
    mean = float(weight.sum() / k)
    low, high = np.full(k, mean * (1 - tolerance)), np.full(k, mean * (1 + tolerance))
    exact = transport(cost.astype(float), weight, low[0], high[0])
    found = solve_prices(cost, weight, low, high)
    assert found.value <= exact * (1 + 1e-9)
    assert found.value >= exact * (1 - 2e-3)
    again = solve_prices(cost, weight, low, high, found.price)
    assert again.value == pytest.approx(found.value, rel=1e-3)


def test_decay_is_the_exponential():
    x = np.linspace(-12, 0, 500).astype(np.float32)
    assert np.allclose(decay(x.copy()), np.exp(x.astype(float)), rtol=2e-3, atol=1e-7)
    near = np.linspace(-4, 0, 500).astype(np.float32)
    assert np.allclose(decay(near.copy()), np.exp(near.astype(float)), rtol=1e-5)


def test_the_graph_of_a_part_is_the_subgraph():
    _, edges = planar(40, 2)
    graph = graph_of(40, edges)
    units = rng(4).permutation(40)[:17]
    part = graph.part_of(units)
    whole = nx.Graph(zip(graph.u.tolist(), graph.v.tolist()))
    place = {unit: i for i, unit in enumerate(units.tolist())}
    wanted = {tuple(sorted((place[a], place[b]))) for a, b in whole.subgraph(units.tolist()).edges}
    assert set(zip(part.u.tolist(), part.v.tolist())) == wanted
    assert part.n == 17


@pytest.mark.parametrize("size", [1, 7, 32, 33, 60])
def test_positive_systems_are_solved(size):
    draw = rng(3)
    half = draw.random((size, size))
    matrix, right = half @ half.T + np.eye(size), draw.random(size)
    assert np.allclose(solve_positive(matrix, right), np.linalg.solve(matrix, right))


@pytest.mark.parametrize("tau", [3e3, 1e5, 1e7])
def test_the_sparse_plan_is_the_dense_plan(tau):
    """Leaving out entries that round to nothing changes no share, load or second derivative, to the last bit."""
    draw = rng(5)
    excess = np.rint(draw.random((50, 300)) ** 3 * 2 ** 20).astype(np.float32)
    excess -= excess.min(0)
    weight = np.rint(draw.gamma(0.8, 1, 300) * 2 ** 14) + 1
    dense, sparse = DensePlan(excess.copy(), weight, tau), SparsePlan(excess.copy(), weight, tau)
    assert np.array_equal(dense.table(), sparse.table())
    assert np.array_equal(dense.load, sparse.load)
    assert np.array_equal(dense.products(), sparse.products())
    assert np.abs(dense.load.sum() - weight.sum()) < 0.01 * weight.sum()


@pytest.mark.parametrize("seed", range(5))
def test_best_responses_never_promise_too_little(seed):
    """The value of a set with a new centre is never below what its best response said."""
    draw = np.random.Generator(np.random.PCG64(seed))
    xy = draw.random((40, 2))
    cost = np.rint(((xy[:, None] - xy[None]) ** 2).sum(-1) * 2 ** 20).astype(np.float32)
    weight = np.rint(draw.gamma(0.8, 1, 40) * 2 ** 16) + 1
    mean = float(weight.sum() / 3)
    low, high = np.full(3, 0.9 * mean), np.full(3, 1.1 * mean)
    centre = np.array([0, 1, 2])
    found = solve_prices(cost[centre], weight, low, high)
    beta = (cost[centre[1:]] + found.price[1:, None].astype(np.float32)).min(0)
    rows = np.arange(3, 40)
    value, price = best_responses(cost[rows], beta, weight, low[0], high[0])
    paid = sum(high[c] * w if w > 0 else low[c] * w for c, w in enumerate(found.price) if c > 0)
    bound = float(weight @ beta.astype(float)) + value - paid
    for j, row in enumerate(rows):
        moved = cost[[row, 1, 2]]
        assert bound[j] <= transport(moved.astype(float), weight, low[0], high[0]) * (1 + 1e-9)
        both = price_value(moved, weight, low, high, np.r_[price[j], found.price[1:]])
        assert bound[j] == pytest.approx(both, rel=1e-9)


@pytest.mark.parametrize("seed", range(6))
def test_bounds_are_below_every_plan_and_the_root_bound_below_the_best_centres(seed):
    """The bound of centres is near their linear programme, the root bound near that over all centres, never above."""
    draw = np.random.Generator(np.random.PCG64(seed))
    xy = draw.random((14, 2)) * 30
    cost, load = squared(xy), draw.gamma(1.5, 4, 14)
    low, high = load.sum() / 3 * 0.8, load.sum() / 3 * 1.2
    centre = np.array([0, 5, 9])
    exact = transport(cost[centre].astype(float), load, low, high)
    bound = bound_of_centres(cost[centre].astype(float), load, low, high)
    assert exact * 0.995 <= bound <= exact * (1 + 1e-9)
    assert price_bound(cost[centre].astype(float), load, low, high, draw.normal(0, 5, 3)) <= exact * (1 + 1e-9)
    relaxed = transport(cost.astype(float), load, low, high, centres=3)
    root = lower_bound(cost, load, 3, low, high, exact, centre, BoundBudget(nodes=0), WATCH).value
    assert relaxed * 0.97 <= root <= relaxed * (1 + 1e-9)


@settings(max_examples=30, deadline=None)
@given(n=st.integers(5, 40), k=st.integers(1, 4), seed=st.integers(0, 10 ** 6))
def test_can_leave_and_cut_off_agree_with_networkx(n, k, seed):
    _, edges = planar(n, seed)
    graph = graph_of(n, edges)
    area = np.random.Generator(np.random.PCG64(seed)).integers(0, k, n)
    whole = nx.Graph(edges)
    whole.add_nodes_from(range(n))
    for u in range(n):
        mine = [v for v in range(n) if area[v] == area[u]]
        here = nx.node_connected_component(whole.subgraph(mine), u)
        rest = whole.subgraph(here - {u})
        assert graph.can_leave(u, area.tolist()) == (len(here) > 1 and nx.is_connected(rest))
        root = min(here - {u}, default=-1)
        kept = nx.node_connected_component(rest, root) if root >= 0 else set()
        assert set(graph.cut_off(u, area.tolist(), root)) == here - {u} - kept
    assert graph.parts(area)[0] == sum(
        nx.number_connected_components(whole.subgraph(np.nonzero(area == a)[0].tolist())) for a in set(area.tolist()))


@settings(max_examples=20, deadline=None)
@given(n=st.integers(6, 50), k=st.integers(1, 5), seed=st.integers(0, 10 ** 6))
def test_regrown_areas_hold_together_and_hold_their_centres(n, k, seed):
    xy, edges = planar(n, seed)
    graph, draw = graph_of(n, edges), np.random.Generator(np.random.PCG64(seed))
    centre = draw.choice(n, k, False)
    score = (squared(xy)[centre] * 1000 + draw.integers(-20000, 20000, k)[:, None]).astype(np.float32)
    area = regrow(graph, score, centre, np.full(n, -1))
    assert area[centre].tolist() == list(range(k))
    assert graph.parts(area)[0] == k


@pytest.mark.parametrize("seed", range(10))
def test_flows_are_the_cheapest(seed):
    """The flow brings all loads within the bounds at the least cost, as a linear programme has it."""
    draw = np.random.Generator(np.random.PCG64(seed))
    load = draw.integers(50, 150, 6).astype(float)
    mean = load.sum() / 6
    low, high = [math.floor(mean * 0.97)] * 6, [math.ceil(mean * 1.03)] * 6
    ring = [(a, (a + 1) % 6) for a in range(6)] + [(0, 3), (1, 4)]
    cost = {pair: float(draw.integers(1, 50)) for a, b in ring for pair in ((a, b), (b, a))}
    flow = cheapest_flow(load.tolist(), low, high, cost)
    after = load.copy()
    for (a, b), amount in flow.items():
        after[a] -= amount
        after[b] += amount
    assert (after >= low).all() and (after <= high).all()
    pairs = sorted(cost)
    out = np.array([[(p[1] == a) - (p[0] == a) for p in pairs] for a in range(6)], float)
    best = linprog([cost[p] for p in pairs], np.vstack([out, -out]), np.r_[high - load, load - low])
    assert sum(cost[p] * amount for p, amount in flow.items()) == pytest.approx(best.fun)


@pytest.mark.parametrize("seed", range(6))
def test_small_unions_are_divided_at_best(seed):
    xy, edges = planar(9, seed)
    draw = np.random.Generator(np.random.PCG64(seed))
    cost, weight = squared(xy).astype(float), draw.gamma(2, 3, 9)
    near = np.zeros((9, 9), bool)
    for a, b in edges:
        near[a, b] = near[b, a] = True
    half = weight.sum() / 2
    bounds = {"low": np.full((2, 1), 0.8 * half), "high": np.full((2, 1), 1.2 * half)}
    value, first, centres = best_division(np.stack([cost * weight] * 2), weight[:, None], near, bounds, 1e4, None)
    whole, best = nx.Graph(edges), math.inf
    for bits in range(1, 2 ** 9 - 1):
        sides = [[u for u in range(9) if (bits >> u & 1) == side] for side in (1, 0)]
        if all(nx.is_connected(whole.subgraph(s)) for s in sides):
            travel = sum(float((cost[np.ix_(s, s)] @ weight[s]).min()) for s in sides)
            missed = sum(max(weight[s].sum() - 1.2 * half, 0) + max(0.8 * half - weight[s].sum(), 0) for s in sides)
            best = min(best, travel + 1e4 * missed)
    assert value == pytest.approx(best)
    assert first[centres[0]] and not first[centres[1]]


def test_ascent_is_the_height_of_the_detour():
    """A wall in a 5 × 3 grid with a gap in the last column: behind the wall the ascent is that of the way round."""
    edges = [e for e in grid_edges(5, 3) if not (min(e) in range(4) and max(e) - min(e) == 5)]
    graph = graph_of(15, edges)
    cost = squared(np.array([(x, y) for y in range(3) for x in range(5)], float)) * 100
    height = ascent_rows(graph, cost[[0]], np.array([0]), WATCH)[0]
    assert height[5] == pytest.approx(1700, abs=20), "out to (4, 1) and back"
    assert height[4] == pytest.approx(1600, abs=20)
    assert (height >= cost[0]).all()


def test_draws_are_those_of_the_plain_stream():
    """The numbers below must never change: plans of old runs would no longer come out."""
    draws = Draws(rng(1))
    assert [draws.below(100) for _ in range(5)] == [51, 95, 14, 94, 31]
    assert sorted(draws.shuffled([1, 2, 3, 4])) == [1, 2, 3, 4]
    sample = draws.sample(np.array([1.0, 0, 2, 3, 0, 1]), 4)
    assert sample.tolist() == [0, 2, 3, 5]
    assert [draws.weighted(np.array([0.0, 1.0, 0.0])) for _ in range(5)] == [1] * 5
