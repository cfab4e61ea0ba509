"""The steps of the bound, each against brute force or a linear programme."""
from __future__ import annotations

import itertools

import numpy as np
import pytest
from care_areas.core.division.bound import clusters
from care_areas.core.division.bound.cardinality import Choice
from care_areas.core.division.bound.clusters import cluster_tree
from care_areas.core.division.bound.integer_relaxation import relax, rounded_up, whole_costs
from care_areas.core.division.bound.knapsacks import knapsack_bounds, solve_knapsacks
from care_areas.core.execution.stop_condition import StopCondition
from care_areas.core.progress import Silent
from division_worlds import rng, squared
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

WATCH = StopCondition(Silent())


def world(n, seed):
    draw = rng(seed)
    return squared(draw.random((n, 2)) * 30), draw.gamma(1.5, 4, n)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10 ** 6), exponent=st.integers(-60, 20), limited=st.booleans())
def test_whole_costs_are_those_of_exact_division(seed, exponent, limited):
    """Rounded down and capped, with no way where there is none, as in float64, to the last bit."""
    draw, step = rng(seed), 2.0 ** exponent
    cost = (draw.random((4, 9)) * step * 10.0 ** draw.integers(-3, 8, (4, 9))).astype(np.float32)
    cost[0, :3] = np.inf, np.nan, 0.0
    cost[1, :2] = 5 * step, np.nextafter(np.float32(5 * step), np.float32(0))
    farthest = np.full(9, 1e5 * step if limited else np.inf)
    top = float(2 ** 22 - 1)
    with np.errstate(invalid="ignore"):
        usable = np.isfinite(cost) & (cost <= farthest)
    exact = [[min(np.floor(float(c) / step), top) if ok else 2 * top for c, ok in zip(row, kept)]
             for row, kept in zip(cost, usable)]
    assert whole_costs(cost, step, top, farthest).tolist() == exact


@settings(max_examples=40, deadline=None)
@given(n=st.integers(2, 30), seed=st.integers(0, 10 ** 6), scale=st.sampled_from([1e-6, 1.0, 1e9]),
       zeros=st.booleans())
def test_whole_numbers_are_below_the_real_ones_and_near_them(n, seed, scale, zeros):
    """No whole cost or load is above the real one, none is far below, and the bounds of the load are never narrower."""
    cost, load = world(n, seed)
    cost = (cost * scale).astype(np.float32)
    if zeros:
        load[::2] = 0.0
        load[1] = 1.0
    low, high = 0.2 * load.sum(), 0.6 * load.sum()
    objective = float((cost * load).sum())
    relaxed = relax(cost, load, 2, low, high, objective)
    load_step = relaxed.step / relaxed.cost_step
    whole = relaxed.rows(np.arange(n)).astype(float) * relaxed.cost_step
    real = cost[:, relaxed.unit].astype(float)
    assert (whole <= real).all() and (whole >= real - relaxed.cost_step).all()
    assert relaxed.cost_step <= 1e-5 * real.max()
    assert (relaxed.load * load_step <= load[relaxed.unit]).all()
    for members in (np.arange(n) < n // 2, np.arange(n) % 3 == 0):
        if low <= load[members].sum() <= high:
            assert relaxed.low <= relaxed.load[members[relaxed.unit]].sum() <= relaxed.high
    assert relaxed.low * load_step >= low - 1e-6 * load.sum()
    assert (relaxed.load == np.rint(relaxed.load)).all() and float(relaxed.load.sum()) <= 2 ** 28


def test_no_way_and_ways_too_far_cost_more_than_all_others():
    cost, load = world(6, 1)
    cost[0, 3], cost[1, 4] = np.inf, np.nan
    relaxed = relax(cost, load, 2, 0.0, load.sum(), 100.0, farthest=np.full(6, float(np.nanmedian(cost))))
    whole = relaxed.rows(np.arange(6))
    inadmissible = ~(cost <= np.nanmedian(cost))
    assert (whole[inadmissible] == 2 * relaxed.top).all() and (whole[~inadmissible] <= relaxed.top).all()


def test_costs_below_zero_are_refused():
    cost, load = world(4, 1)
    with pytest.raises(ValueError, match="0 or more"):
        relax(cost - 5, load, 2, 0.0, load.sum(), 100.0)


@pytest.mark.parametrize("seed", range(6))
def test_knapsacks_are_exact_and_bounded_from_below(seed):
    """The knapsack is the linear programme's value to the last digit; any load price gives no more."""
    cost, load = world(12, seed)
    relaxed = relax(cost, load, 3, 0.25 * load.sum(), 0.45 * load.sum(), float(cost.mean() * load.sum()))
    draw = rng(seed)
    rows = relaxed.rows(np.arange(12))
    beta = np.rint(draw.random(12) * float(rows.max()))
    found = solve_knapsacks(rows, beta, relaxed.load, relaxed.low, relaxed.high)
    for c in range(12):
        answer = linprog((rows[c] - beta), np.stack([np.ones(12), -np.ones(12)]), [relaxed.high, -relaxed.low],
                         bounds=list(zip(np.zeros(12), relaxed.load)))
        assert found.value[c] == pytest.approx(answer.fun, rel=1e-7, abs=1)
        taken = found.taken[c]
        assert ((taken >= 0) & (taken <= relaxed.load)).all()
        assert found.value[c] == float(taken @ (rows[c] - beta))
        assert relaxed.low <= taken.sum() <= relaxed.high
    same = knapsack_bounds(relaxed, beta, found.price, WATCH)
    assert (same == found.value).all()
    for _ in range(5):
        price = np.rint(draw.normal(0, 1, 12) * float(rows.max()))
        assert (knapsack_bounds(relaxed, beta, price, WATCH) <= found.value).all()


def test_a_candidate_that_cannot_reach_enough_load_is_worth_nothing():
    gain = np.zeros((1, 3), np.float32)
    assert solve_knapsacks(gain, np.zeros(3), np.array([1.0, 2.0, 1.0]), 5.0, 6.0).value[0] == np.inf


def held_units(tree, units):
    rows = np.arange(len(units))
    return [frozenset(units[tree.holds(node, rows)].tolist()) for node in range(len(tree.parent))]


def assert_is_binary_tree(tree, units):
    """Every node is the union of its two children or a single candidate."""
    held = held_units(tree, units)
    assert held[0] == set(units.tolist()) and (tree.parent[1:] < np.arange(1, len(held))).all()
    for node in range(len(held)):
        children = [held[i] for i in np.nonzero(tree.parent == node)[0]]
        assert len(held[node]) == 1 if not children else frozenset.union(*children) == held[node] and len(children) == 2
        assert len(held[node]) == sum(map(len, children)) if children else True


def test_the_tree_divides_towns_before_it_divides_a_town():
    """Unequal towns are not cut in halves, and sums over nodes are those of their members."""
    xy = np.concatenate([rng(1).random((3, 2)), rng(2).random((7, 2)) + 50])
    units = np.array([0, 5, 1, 6, 2, 7, 3, 8, 4, 9])
    tree = cluster_tree(squared(xy), units, WATCH)
    assert_is_binary_tree(tree, units)
    held = held_units(tree, units)
    assert set(held[1:3]) == {frozenset(range(3)), frozenset(range(3, 10))}
    some = np.array([1, 4, 7, 9])
    sums = tree.sums(some, np.array([1.0, 2.0, 4.0, 8.0]))
    assert sums[0] == 15 and sums.tolist() == [float(sum(
        v for v, r in zip((1, 2, 4, 8), some) if int(units[r]) in h)) for h in held]


def test_the_clusters_are_those_of_complete_linkage():
    """Against the definition: the two clusters whose farthest members are nearest are joined, again and again."""
    units = np.arange(9)
    cost = squared(rng(3).random((9, 2)))
    way = cost.astype(float) + cost.T
    clusters = [frozenset([u]) for u in units.tolist()]
    expected = set(clusters)
    while len(clusters) > 1:
        one, other = min(itertools.combinations(clusters, 2), key=lambda p: max(way[i, j] for i in p[0] for j in p[1]))
        clusters = [c for c in clusters if c not in (one, other)] + [one | other]
        expected.add(one | other)
    assert set(held_units(cluster_tree(cost, units, WATCH), units)) == expected


def test_candidates_without_a_way_are_joined_last():
    cost = squared(rng(4).random((8, 2)))
    cost[:3, 3:] = cost[3:, :3] = np.inf
    units = np.arange(8)
    tree = cluster_tree(cost, units, WATCH)
    assert_is_binary_tree(tree, units)
    assert set(held_units(tree, units)[1:3]) == {frozenset(range(3)), frozenset(range(3, 8))}


def test_very_many_candidates_are_halved_first(monkeypatch):
    monkeypatch.setattr(clusters, "MOST_LINKED", 5)
    units = np.arange(20, 0, -1)
    tree = cluster_tree(squared(rng(5).random((21, 2))), units, WATCH)
    assert_is_binary_tree(tree, units)
    size = tree.end - tree.first
    assert [sorted(size[tree.parent == node]) for node in np.nonzero(size > 5)[0]] == [[10, 10], [5, 5], [5, 5]]


@pytest.mark.parametrize("count", [1, 2])
def test_the_tree_of_one_or_two(count):
    units = np.arange(count) + 3
    assert_is_binary_tree(cluster_tree(squared(rng(6).random((9, 2))), units, WATCH), units)


@settings(max_examples=60, deadline=None)
@given(n=st.integers(3, 10), k=st.integers(1, 4), seed=st.integers(0, 10 ** 6), limited=st.integers(0, 4))
def test_the_choice_under_nested_limits_is_the_best_of_all(n, k, seed, limited):
    """Against all sets of K, also the price of using each candidate, also after some candidates were dropped."""
    draw = rng(seed)
    k = min(k, n)
    tree = cluster_tree(squared(draw.random((n, 2))), np.arange(n), WATCH)
    limits = {}
    for node in draw.integers(1, len(tree.parent), limited).tolist():
        low = int(draw.integers(0, 2))
        limits[node] = (low, low + int(draw.integers(0, 2)))
    rows = np.sort(draw.choice(n, max(k, n - 2), replace=False))
    value = np.rint(draw.normal(0, 50, len(rows)))
    choice = Choice(tree, limits, k, np.arange(n)).among(np.isin(np.arange(n), rows))
    inside = {node: set(tree.holds(node, rows).tolist()) for node in limits}
    allowed = [s for s in itertools.combinations(range(len(rows)), k)
               if all(low <= len(inside[node] & set(s)) <= high for node, (low, high) in limits.items())]
    found = choice.cheapest(value)
    if not allowed:
        assert found is None
        return
    worth = {s: float(value[list(s)].sum()) for s in allowed}
    best = min(worth.values())
    assert found is not None and tuple(found.tolist()) in worth and worth[tuple(found.tolist())] == best
    cost = choice.cost_of_use(value, found)
    for c in range(len(rows)):
        with_c = [w for s, w in worth.items() if c in s]
        assert cost[c] == (min(with_c) - best if with_c else np.inf)


@given(value=st.floats(1e-9, 1e15))
def test_rounding_up_is_never_below_and_forgets_the_last_digits(value):
    up = rounded_up(value)
    assert value <= up <= value * (1 + 2.0 ** -28) and rounded_up(up) == up


@pytest.mark.parametrize("seed", range(20))
def test_the_edge_of_a_knapsack_is_found_as_by_sorting(seed):
    """Units are taken by gain, then by number, until the load is as near to what gains as the bounds allow."""
    draw = rng(seed)
    count, most = int(draw.integers(1, 40)), int(draw.choice([3, 50, 2 ** 20]))
    load = np.floor(draw.gamma(0.8, size=count) * 50) + 1
    cost = draw.integers(0, most, (4, count)).astype(np.float32)
    beta = draw.integers(-most, 2 * most, count).astype(float)
    low, high = np.sort(draw.integers(0, int(load.sum()) + 1, 2)).astype(float)
    found = solve_knapsacks(cost, beta, load, low, high)
    for c in range(4):
        gain, left, taken = cost[c] - beta, 0.0, np.zeros(count)
        left = min(max(float(load[gain < 0].sum()), low), high)
        for u in np.lexsort((np.arange(count), gain)):
            taken[u] = min(load[u], left)
            left -= taken[u]
        assert (found.taken[c] == taken).all()
