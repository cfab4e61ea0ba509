"""The best division of few lumpy units is found and proven, against all divisions there are."""
from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from care_areas.core.division import divide
from care_areas.core.division.columns.choice import BestDivision, best_of_areas, chosen_again
from care_areas.core.division.columns.listing import AreaListing
from care_areas.core.division.columns.master import hess_prices, raise_prices
from care_areas.core.division.columns.pricing import Pool, Pricer
from care_areas.core.division.columns.set_partition import best_partition
from care_areas.core.division.instance.prepare import prepare
from care_areas.core.division.plan.plan import make_plan
from care_areas.core.division.search.lumpy import can_be_listed
from care_areas.core.errors import Cancelled, DivisionRefused
from care_areas.core.execution.stop_condition import StopCondition
from care_areas.core.progress import Silent
from division_worlds import QUICK, grid_edges, grid_xy, planar, problem, rng
from hypothesis import assume, example, given, reject, settings
from hypothesis import strategies as st

WATCH = StopCondition(Silent())
ENOUGH = 2_000_000


def instance_of(p):
    return prepare(p, 0.03).parts[0].instance


def feasible_areas(instance):
    """{units: cost} of all connected areas within the bounds, borders left out."""
    graph = nx.Graph()
    graph.add_nodes_from(range(instance.n))
    graph.add_edges_from(zip(instance.graph.u.tolist(), instance.graph.v.tolist()))
    out = {}
    for size in range(1, instance.n + 1):
        for units in combinations(range(instance.n), size):
            index = list(units)
            load = instance.load[index].sum(0)
            if (load >= instance.low[0]).all() and (load <= instance.high[0]).all() \
                    and nx.is_connected(graph.subgraph(index)):
                block = instance.cost[np.ix_(index, index)].astype(float)
                out[units] = float((block @ instance.weight[index]).min())
    return out


def cheapest(areas, n, count):
    """Least cost of `count` of the areas that hold each unit once, inf when there is no choice."""
    by_first = {u: [] for u in range(n)}
    for units, cost in areas.items():
        by_first[units[0]].append((units, cost))

    def build(left, k):
        if not left or k == 0:
            return 0.0 if not left and k == 0 else math.inf
        return min((cost + build(left - set(units), k - 1) for units, cost in by_first[min(left)]
                    if left.issuperset(units)), default=math.inf)

    return build(frozenset(range(n)), count)


def lumpy(seed, n, areas, tolerance, loads=1):
    xy, edges = planar(n, seed)
    load = np.random.default_rng(seed).integers(3, 30, (n, loads)).astype(float)
    return problem(xy, edges, load, areas, tolerance)


def any_plan(instance):
    """A plan outside the bounds: one unit per area, the others in the last one."""
    area = np.minimum(np.arange(instance.n), instance.areas - 1)
    return make_plan(instance, area, np.zeros(instance.areas, np.int64))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(6, 10), st.integers(2, 4), st.sampled_from([8, 15, 30]), st.integers(1, 2))
@example(1077, 6, 4, 15, 1)  # two units so near that half a whole cost is a sixth of a percent of all travel
def test_the_optimum_is_found_and_no_bound_is_above_it(seed, n, areas, tolerance, loads):
    try:
        instance = instance_of(lumpy(seed, n, areas, tolerance, loads))
    except DivisionRefused:
        return
    best = cheapest(feasible_areas(instance), n, areas)
    found = best_of_areas(instance, any_plan(instance), np.zeros((0, instance.n), bool), ENOUGH,
                          WATCH)
    if math.isinf(best):
        assert found.plan.violation > 0
        return
    assert found.plan.violation == 0 and found.plan.cost == best
    assert found.bound <= best
    halves = 0.5 * (instance.weight.sum() + instance.cost.max(0).sum())  # of rounding
    assert found.bound >= best * (1 - 1e-5) - halves


def solvable(seed, n, areas):
    """A lumpy instance that has a plan, all areas that plans can be made of, and the cost of the cheapest plan."""
    try:
        instance = instance_of(lumpy(seed, n, areas, 25))
    except DivisionRefused:
        reject()
    every = feasible_areas(instance)
    best = cheapest(every, n, areas)
    assume(math.isfinite(best))
    return instance, every, best


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(6, 10), st.integers(2, 4))
def test_prices_give_a_bound_and_excesses_that_hold_for_every_plan(seed, n, areas):
    instance, every, best = solvable(seed, n, areas)
    pricer, pool = Pricer(instance, WATCH), Pool(n)
    start = hess_prices(instance)
    first = pricer.price(start, -math.inf, best / areas, pool, ENOUGH)
    raised = raise_prices(pricer, pool, start, best, 20, ENOUGH, WATCH)
    assert first.bound <= raised.priced.bound <= best
    price, value = raised.price, raised.priced.value
    for c in range(n):  # value bounds the reduced cost of every area with c as its centre that a plan can have
        for units in every:
            rest = {u: cost for u, cost in every.items() if not set(u) & set(units)}
            if c in units and cheapest_rest(rest, n, units, areas) < math.inf:
                own = float(instance.cost[c, list(units)].astype(float) @ instance.weight[list(units)])
                assert own - price[list(units)].sum() >= value[c]


def cheapest_rest(areas, n, units, count):
    left = [u for u in range(n) if u not in units]
    place = {u: i for i, u in enumerate(left)}
    return cheapest({tuple(place[u] for u in key): cost for key, cost in areas.items()}, len(left), count - 1)


def test_areas_of_a_centre_are_all_those_below_the_reduced_cost():
    instance = instance_of(lumpy(5, 9, 3, 30))
    every = feasible_areas(instance)
    pricer = Pricer(instance, WATCH)
    pricer.few.clear()
    price = hess_prices(instance)
    for c in range(9):
        relaxed = pricer.relaxed(c, price)
        reduced = {units: float(instance.cost[c, list(units)].astype(float) @ instance.weight[list(units)]
                                - price[list(units)].sum()) for units in every if c in units}
        assert all(r >= relaxed.value for r in reduced.values())
        top = sorted(reduced.values())[len(reduced) // 2]
        met, _, _ = pricer.areas_below(c, price, relaxed, top, ENOUGH)
        got = {tuple(np.nonzero(row)[0].tolist()) for row in met}
        assert got == {units for units, r in reduced.items() if r <= top}


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(6, 10), st.integers(2, 4))
def test_a_complete_listing_lacks_no_area_of_a_better_plan(seed, n, areas):
    instance, every, best = solvable(seed, n, areas)
    pricer = Pricer(instance, WATCH)
    known = 1.2 * best + 1
    prices = raise_prices(pricer, Pool(n), hess_prices(instance), known, 20, ENOUGH, WATCH)
    listing = AreaListing(pricer, prices, np.zeros((0, n), bool))
    assert listing.extend(known - prices.priced.bound, ENOUGH)
    listed = {tuple(np.nonzero(row)[0].tolist()): cost for row, cost in zip(listing.areas, listing.cost)}
    assert all(every[units] == cost for units, cost in listed.items())
    for units, cost in every.items():
        rest = {u: c for u, c in every.items() if not set(u) & set(units)}
        if cost + cheapest_rest(rest, n, units, areas) < known:
            assert units in listed


def test_a_listing_without_states_says_that_it_is_not_complete():
    instance = instance_of(lumpy(5, 12, 3, 30))
    pricer = Pricer(instance, WATCH)
    pricer.few.clear()
    prices = raise_prices(pricer, Pool(12), hess_prices(instance), 1e15, 3, ENOUGH, WATCH)
    listing = AreaListing(pricer, prices, np.zeros((0, 12), bool))
    assert not listing.extend(1e15, 3) and listing.reach == 0


def test_areas_met_later_are_chosen_from():
    instance = instance_of(lumpy(5, 9, 3, 30))
    every = feasible_areas(instance)
    best = cheapest(every, 9, 3)
    pricer = Pricer(instance, WATCH)
    prices = raise_prices(pricer, Pool(9), hess_prices(instance), 2 * best, 5, ENOUGH, WATCH)
    rows = np.zeros((len(every), 9), bool)
    for row, units in zip(rows, every):
        row[list(units)] = True
    first = best_of_areas(instance, any_plan(instance), rows, ENOUGH, WATCH).plan
    assert first.cost == best
    for worse in every_plan(instance, every):
        if worse.cost > best:
            open_one = BestDivision(worse, 0.0, AreaListing(pricer, prices, np.zeros((0, 9), bool)))
            assert chosen_again(open_one, worse, np.zeros((0, 9), bool), WATCH).plan.cost == worse.cost
            assert chosen_again(open_one, worse, rows, WATCH).plan.cost == best
            return
    raise AssertionError("there is one plan only")


def every_plan(instance, every):
    """All plans of three areas."""
    for a, b, c in combinations(every, 3):
        if sorted(a + b + c) == list(range(instance.n)):
            area = np.zeros(instance.n, np.int64)
            area[list(b)], area[list(c)] = 1, 2
            yield make_plan(instance, area, np.zeros(3, np.int64))


def test_what_an_area_costs_includes_half_of_its_borders():
    p = problem(grid_xy(3, 2), grid_edges(3, 2), [4, 5, 6, 6, 5, 4.0], 2, 20)
    instance = replace(instance_of(p), border_cost=7.0)
    pricer = Pricer(instance, WATCH)
    area = np.array([0, 0, 1, 0, 1, 1])
    plan = make_plan(instance, area, np.zeros(2, np.int64))
    cost, centre = pricer.own_cost(np.array([area == 0, area == 1]))
    assert float(cost.sum()) == plan.cost
    assert [area[c] for c in centre] == [0, 1]


def test_units_that_may_not_lead_are_no_centres():
    p = problem(grid_xy(4, 1), grid_edges(4, 1), [5, 6, 6, 5.0], 2, 20,
                centre_units=np.array([True, False, False, True]))
    _, centre = Pricer(instance_of(p), WATCH).own_cost(np.array([[1, 1, 0, 0], [0, 1, 1, 0]], bool))
    assert centre.tolist() == [0, -1]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(5, 9), st.integers(2, 4), st.integers(20, 120))
def test_the_cheapest_partition_of_random_sets(seed, n, count, m):
    draw = np.random.default_rng(seed)
    sets = {tuple(sorted(draw.choice(n, int(draw.integers(1, n)), replace=False).tolist())): float(draw.integers(1, 99))
            for _ in range(m)}
    rows = np.zeros((len(sets), n), bool)
    for row, units in zip(rows, sets):
        row[list(units)] = True
    best = cheapest(sets, n, count)
    upper = 1000.0 if math.isinf(best) else best + 0.5
    found = best_partition(rows, np.array(list(sets.values())), count, upper, WATCH)
    assert found.decided and (found.chosen is None) == math.isinf(best)
    if found.chosen is not None:
        assert (rows[found.chosen].sum(0) == 1).all()
        assert sum(list(sets.values())[i] for i in found.chosen) == best
    assert best_partition(rows, np.array(list(sets.values())), count, min(best, 1000.0), WATCH).chosen is None


def test_odd_cycles_need_a_cut_or_a_branch():
    """Pairs around a ring of five and single units: half of each pair is a fractional choice, no whole one is."""
    rows = np.zeros((10, 5), bool)
    for i in range(5):
        rows[i, [i, (i + 1) % 5]] = True
        rows[5 + i, i] = True
    cost = np.array([10.0] * 5 + [18.0] * 5)
    found = best_partition(rows, cost, 3, 100.0, WATCH)
    assert found.decided and float(cost[found.chosen].sum()) == 38.0


def test_which_instances_are_listed():
    few = instance_of(lumpy(1, 9, 3, 10))
    assert can_be_listed(few)
    assert not can_be_listed(instance_of(lumpy(1, 9, 3, 90)))  # the bounds are wider than a unit is heavy
    locked = problem(grid_xy(4, 1), grid_edges(4, 1), [5, 6, 6, 5.0], 2, 20, fixed_area=np.array([1, 0, 0, 0]))
    assert not can_be_listed(instance_of(locked))


def test_a_proven_division_has_its_bound_at_the_objective():
    xy, edges = planar(14, 3)
    load = np.random.default_rng(3).integers(3, 30, 14).astype(float)
    p = problem(xy, edges, load, 3, 8)
    found = divide(p, replace(QUICK, root_bound=True, listed_states=ENOUGH), rng())
    assert found.gap_percent is not None and found.gap_percent < 0.01
    assert found.bound <= found.objective


def test_the_listing_can_be_cancelled():
    class Stop(Silent):
        def cancelled(self):
            return True

    instance = instance_of(lumpy(2, 12, 3, 12))
    with pytest.raises(Cancelled):
        best_of_areas(instance, any_plan(instance), np.zeros((0, 12), bool), ENOUGH, StopCondition(Stop()))
