"""The bound is never above a division: against all divisions of small worlds, and along a run."""
from __future__ import annotations

import itertools
import multiprocessing

import numpy as np
import pytest
from care_areas.bridge.session.processes import Forked
from care_areas.core.division import DivisionSettings, divide
from care_areas.core.division.bound import branch_and_bound
from care_areas.core.division.bound.branch_and_bound import lower_bound
from care_areas.core.division.bound.budget import Bound, BoundBudget
from care_areas.core.division.bound.division import division_bound
from care_areas.core.errors import Cancelled
from care_areas.core.execution.stop_condition import StopCondition
from care_areas.core.progress import Silent
from division_worlds import QUICK, planar, problem, rng, squared
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

WATCH = StopCondition(Silent())


def cheapest_division(cost, load, areas, low, high, eligible=None, farthest=None):
    """Least cost of all ways to put the units in `areas` areas, connected or not; None when there is none."""
    n = len(load)
    pieces = {}
    for bits in range(1, 2 ** n):
        units = [u for u in range(n) if bits >> u & 1]
        if not low - 1e-9 <= load[units].sum() <= high + 1e-9:
            continue
        way = cost[np.ix_(units, units)].astype(float)
        way[~np.isfinite(way)] = np.inf
        if farthest is not None:
            way[way > farthest[units]] = np.inf
        lead = [i for i, u in enumerate(units) if eligible is None or u in eligible]
        served = np.isfinite(way).all(1)
        totals = [float(way[i] @ load[units]) for i in lead if served[i]]
        if totals:
            pieces[bits] = min(totals)
    best = {0: 0.0}
    for _ in range(areas):
        longer = {}
        for done, so_far in best.items():
            first = next((u for u in range(n) if not done >> u & 1), None)
            for bits, value in pieces.items():
                if first is not None and bits >> first & 1 and not bits & done:
                    longer[done | bits] = min(longer.get(done | bits, np.inf), so_far + value)
        best = longer
    return best.get(2 ** n - 1)


@settings(max_examples=60, deadline=None)
@given(n=st.integers(3, 8), k=st.integers(1, 4), seed=st.integers(0, 10 ** 6), tolerance=st.integers(0, 20),
       scale=st.sampled_from([1e-6, 1.0, 1e9]), load_scale=st.sampled_from([1e-6, 1.0, 1e9]),
       shape=st.sampled_from(["plain", "zero loads", "no way", "bases", "farthest", "equal", "one far"]),
       above=st.sampled_from([1.0, 1.02, 1.5]), nodes=st.sampled_from([0, 3, 200]))
def test_never_above_the_cheapest_of_all_divisions(n, k, seed, tolerance, scale, load_scale, shape, above, nodes):
    """Random worlds of up to eight units: whatever the budget and however good the best plan known."""
    draw = rng(seed)
    cost = (squared(draw.random((n, 2))) * scale).astype(np.float32)
    load = draw.integers(1, 4, n).astype(float)
    eligible, farthest = None, None
    if shape == "zero loads":
        load[draw.integers(0, n, 2)] = 0.0
        load[0] = 1.0
    elif shape == "no way":
        inadmissible = draw.random((n, n)) < 0.2
        cost[inadmissible & ~np.eye(n, dtype=bool)] = np.inf if seed % 2 else np.nan
    elif shape == "bases":
        eligible = np.sort(draw.choice(n, min(n, k + 1), replace=False))
    elif shape == "farthest":
        farthest = np.full(n, float(np.quantile(cost, 0.6)))
    elif shape == "equal":
        load[:] = 1.0
    elif shape == "one far":
        cost[:, 0] *= 1000
        cost[0, 0] = 0
    load = load * load_scale
    mean = load.sum() / k
    low, high = mean * (1 - tolerance / 100), mean * (1 + tolerance / 100)
    best = cheapest_division(cost, load, k, low, high, eligible, farthest)
    if best is None:
        return
    centre = draw.choice(n, k, replace=False)
    bound = lower_bound(cost, load, k, low * (1 - 1e-9), high * (1 + 1e-9), best * above, centre,
                        BoundBudget(nodes=nodes, gap_percent=0.0), WATCH, candidates=eligible, farthest=farthest)
    assert 0 <= bound.root_value <= bound.value <= best * (1 + 1e-12)


def least_of_all_centre_sets(cost, load, k, low, high):
    """The cheapest fractional assignment over all sets of K centres: what branching to the end must reach."""
    n = len(load)
    best = np.inf
    for centres in itertools.combinations(range(n), k):
        loads = np.kron(np.eye(k), load)
        once = np.tile(np.eye(n), k)
        answer = linprog((cost[list(centres)].astype(float) * load).ravel(), np.vstack([loads, -loads]),
                         np.r_[np.full(k, high), np.full(k, -low)], once, np.ones(n))
        best = min(best, answer.fun if answer.status == 0 else np.inf)
    return best


@pytest.mark.parametrize("target_step", [0.0, 0.0025, 1.0])
@pytest.mark.parametrize("seed", range(4))
def test_branching_to_the_end_reaches_the_best_centres(monkeypatch, seed, target_step):
    """Eleven units, three areas: with nodes enough the bound is the fractional optimum over all sets of centres,
    whether nodes and candidates rest above near aims and are woken often, or above far ones.
    """
    monkeypatch.setattr(branch_and_bound, "TARGET_STEP", target_step)
    draw = rng(seed)
    cost, load = squared(draw.random((11, 2)) * 30), draw.gamma(1.5, 4, 11)
    low, high = 0.8 * load.sum() / 3, 1.2 * load.sum() / 3
    limit = least_of_all_centre_sets(cost, load, 3, low, high)
    bound = lower_bound(cost, load, 3, low, high, 1.3 * limit, np.array([0, 1, 2]), BoundBudget(nodes=2000), WATCH)
    assert 0.995 * limit <= bound.value <= limit * (1 + 1e-9)


@pytest.fixture(scope="module")
def town():
    """Forty units of different weight, and a plan of four areas."""
    xy, edges = planar(40, 7)
    p = problem(xy, edges, rng(7).gamma(0.8, 5, 40), 4, 15, xy=xy)
    return p, divide(p, QUICK, rng())


def test_more_nodes_never_give_a_lower_bound(town):
    p, found = town
    values = [division_bound(p, found, BoundBudget(nodes=nodes, gap_percent=0)).value for nodes in (0, 1, 4, 15)]
    assert values == sorted(values) and values[-1] > values[0]
    values = [division_bound(p, found, BoundBudget(steps=steps, gap_percent=0)).value for steps in (1, 40, 600)]
    assert values == sorted(values) and values[-1] > values[0]


def test_the_same_run_gives_the_same_bound_and_tells_of_it_on_the_way(town):
    p, found = town
    told = []
    first = division_bound(p, found, BoundBudget(nodes=8), on_bound=lambda bound, gap: told.append((bound, gap)))
    assert division_bound(p, found, BoundBudget(nodes=8)) == first
    values = [bound for bound, _ in told]
    assert len(told) > 2 and values == sorted(set(values)) and values[-1] == first.value
    assert all(gap == pytest.approx(100 * (1 - bound / found.objective)) for bound, gap in told)
    assert first.root_value == values[0] and first.gap_percent(found.objective) == pytest.approx(told[-1][1])


def test_a_division_has_its_bound_and_gap(town):
    p, _ = town
    found = divide(p, DivisionSettings(searches=1, plans=2, neighbourhoods=2, tabu_moves=100, bound_nodes=5), rng())
    assert found.bound is not None and 0 < found.bound <= found.objective
    assert found.gap_percent == pytest.approx(100 * (1 - found.bound / found.objective))


def two_islands(n, seed):
    """Two groups of units with no neighbours across the strait and no way either."""
    xy, edges = planar(n, seed)
    far, far_edges = planar(n, seed + 1)
    cost = np.full((2 * n, 2 * n), np.inf, np.float32)
    cost[:n, :n], cost[n:, n:] = squared(xy), squared(far)
    return (np.concatenate([xy, far + 100]), edges + [(a + n, b + n) for a, b in far_edges], cost)


def test_the_bound_of_two_islands_is_the_sum_of_both():
    """Eight units on each side in two areas each: at most the cheapest of all divisions, and not far below it."""
    xy, edges, cost = two_islands(8, 5)
    p = problem(xy, edges, np.ones(16), 4, 0, cost=cost)
    found = divide(p, QUICK, rng())
    low, high = 4.0, 4.0
    best = sum(cheapest_division(cost[part, part], np.ones(8), 2, low, high) for part in (slice(0, 8), slice(8, 16)))
    bound = division_bound(p, found, BoundBudget(nodes=200))
    assert 0.9 * best <= bound.value <= best * (1 + 1e-9)
    told = []
    division_bound(p, found, on_bound=lambda value, gap: told.append(value))
    assert told == sorted(told)


def test_parts_that_may_share_the_areas_in_several_ways_still_have_a_bound():
    """Islands of equal weight and three areas ±60 %: two and one or one and two, so one relaxation holds for both."""
    xy, edges, cost = two_islands(6, 2)
    p = problem(xy, edges, np.ones(12), 3, 60, cost=cost)
    found = divide(p, QUICK, rng())
    best = min(cheapest_division(cost[:6, :6], np.ones(6), a, 1.6, 6.4)
               + cheapest_division(cost[6:, 6:], np.ones(6), 3 - a, 1.6, 6.4) for a in (1, 2))
    bound = division_bound(p, found)
    assert 0 < bound.value <= best * (1 + 1e-9)


def test_areas_that_differ_and_rules_only_make_divisions_dearer():
    """One area for two teams, three units that may lead, no unit far from its centre: still at most the plan."""
    xy, edges = planar(40, 3)
    lead = np.zeros(40, bool)
    lead[::3] = True
    p = problem(xy, edges, rng(3).gamma(2, 3, 40), 3, 15, share=np.array([2.0, 1.0, 1.0]), centre_units=lead,
                max_cost=80.0)
    found = divide(p, QUICK, rng())
    bound = division_bound(p, found)
    assert 0 < bound.value <= found.objective and bound.candidates_left <= int(lead.sum())


class Rows:
    """Costs that are made when asked for."""

    def __init__(self, xy):
        self.cost = squared(xy)

    def rows(self, centres):
        return self.cost[centres]

    def block(self, centres, units):
        return self.cost[np.ix_(centres, units)]


def test_costs_made_on_request_give_the_same_bound(town):
    p, found = town
    turned = problem(p.xy, list(zip(p.adjacency.u.tolist(), p.adjacency.v.tolist())), p.load, 4, 15, xy=p.xy,
                     cost=Rows(p.xy))
    budget = BoundBudget(nodes=2)
    assert division_bound(turned, found, budget) == division_bound(p, found, budget)


def test_many_candidates_start_from_a_sample(monkeypatch, town):
    p, found = town
    whole = division_bound(p, found, BoundBudget(nodes=0)).value
    monkeypatch.setattr("care_areas.core.division.bound.branch_and_bound.MANY", 20)
    monkeypatch.setattr("care_areas.core.division.bound.branch_and_bound.SAMPLED_CELLS", 1200)
    assert division_bound(p, found, BoundBudget(nodes=0)).value == pytest.approx(whole, rel=5e-3)


def test_costs_that_are_not_kept_give_the_same_bound(monkeypatch, town):
    """Many units: the whole costs are worked out anew at each step."""
    p, found = town
    kept = division_bound(p, found, BoundBudget(nodes=2))
    monkeypatch.setattr("care_areas.core.division.bound.integer_relaxation.MOST_KEPT", 40)
    assert division_bound(p, found, BoundBudget(nodes=2)) == kept


def test_nothing_to_say_of_a_plan_without_cost():
    assert lower_bound(np.zeros((3, 3), np.float32), np.ones(3), 3, 1, 1, 0.0, np.arange(3), BoundBudget(),
                       WATCH) == Bound(0.0, 0.0, 0, 0, 3)


@pytest.mark.parametrize("bad", [{"nodes": -1}, {"steps": 0}, {"cells": 0.0}, {"gap_percent": -1.0}])
def test_a_budget_is_checked_at_birth(bad):
    with pytest.raises(ValueError):
        BoundBudget(**bad)


class Stopper:
    def __init__(self, after):
        self.after, self.asked = after, 0

    def report(self, share, message=None):
        assert 0 <= share <= 1

    def cancelled(self):
        self.asked += 1
        return self.asked > self.after


@pytest.mark.parametrize("after", [0, 5, 300])
def test_cancel_stops_it_at_once(town, after):
    p, found = town
    watcher = Stopper(after)
    with pytest.raises(Cancelled):
        division_bound(p, found, BoundBudget(nodes=10 ** 6, gap_percent=0), watcher)
    assert watcher.asked == after + 1


def test_a_run_cut_short_by_the_clock_returns_the_bound_so_far(town):
    p, found = town
    calls = itertools.count()
    bound = division_bound(p, found, BoundBudget(nodes=10 ** 6, gap_percent=0), spent=lambda: float(next(calls) > 1000))
    assert 0 < bound.value <= found.objective
    assert division_bound(p, found, spent=lambda: 1.0).value <= bound.value


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="needs processes that fork")
def test_two_processes_prove_the_same_as_one(town):
    p, found = town
    budget = BoundBudget(nodes=9, gap_percent=0.0)
    alone = division_bound(p, found, budget)
    together = division_bound(p, found, budget, workers=Forked(2))
    assert alone.nodes > 2
    assert together == alone
