"""Whole divisions in worlds small enough to draw, against brute force, and under random conditions."""
from __future__ import annotations

import itertools

import networkx as nx
import numpy as np
import pytest
from care_areas.core.division import DivisionSettings, divide
from care_areas.core.errors import Cancelled, DivisionRefused
from division_worlds import (
    QUICK,
    adjacency,
    grid_edges,
    grid_xy,
    permuted,
    planar,
    problem,
    rng,
    squared,
)
from hypothesis import given, settings
from hypothesis import strategies as st


def check(given_problem, found):
    """Every rule, with networkx and plain sums."""
    graph = nx.Graph()
    graph.add_nodes_from(range(given_problem.n))
    graph.add_edges_from(zip(given_problem.adjacency.u.tolist(), given_problem.adjacency.v.tolist()))
    assert sorted(set(found.area.tolist())) == list(range(1, given_problem.areas + 1))
    low, high = given_problem.bounds()
    total = 0.0
    for a in range(1, given_problem.areas + 1):
        units = np.nonzero(found.area == a)[0]
        assert nx.is_connected(graph.subgraph(units.tolist()))
        load = given_problem.load[units].sum(0)
        assert (load >= low - 1e-9).all() and (load <= high + 1e-9).all()
        assert np.allclose(load, found.load[a - 1])
        centre = found.centre[a - 1]
        assert found.area[centre] == a
        total += float(given_problem.load[units, 0] @ given_problem.cost[centre, units].astype(float))
    assert found.objective == pytest.approx(total, rel=1e-9, abs=1e-9)
    assert found.bound_of_centres <= found.objective + 1e-9
    assert found.bound is None or found.bound <= found.objective


def optimum(given_problem):
    """Least cost of all divisions, by trying all labellings; None when there is none."""
    graph = nx.Graph()
    graph.add_nodes_from(range(given_problem.n))
    graph.add_edges_from(zip(given_problem.adjacency.u.tolist(), given_problem.adjacency.v.tolist()))
    low, high = given_problem.bounds()
    cost = given_problem.cost.astype(float)
    pieces = {}
    for bits in range(1, 2 ** given_problem.n):
        units = [u for u in range(given_problem.n) if bits >> u & 1]
        load = given_problem.load[units].sum(0)
        if (load >= low - 1e-9).all() and (load <= high + 1e-9).all() and nx.is_connected(graph.subgraph(units)):
            pieces[bits] = float((cost[np.ix_(units, units)] @ given_problem.load[units, 0]).min())
    best = {0: 0.0}
    for _ in range(given_problem.areas):
        longer = {}
        for done, so_far in best.items():
            first = next((u for u in range(given_problem.n) if not done >> u & 1), None)
            if first is None:
                continue
            for bits, value in pieces.items():
                if bits >> first & 1 and not bits & done:
                    key = done | bits
                    longer[key] = min(longer.get(key, np.inf), so_far + value)
        best = longer
    return best.get(2 ** given_problem.n - 1)


def test_three_rows_of_a_3x3_grid():
    """Nine equal units in three areas of three: three rows or columns, each with its middle as centre."""
    p = problem(grid_xy(3, 3), grid_edges(3, 3), np.ones(9), 3, xy=grid_xy(3, 3))
    found = divide(p, QUICK, rng())
    check(p, found)
    assert found.objective == 6
    assert found.max_deviation_percent == 0


def test_four_quarters_of_an_8x8_grid():
    """64 equal units in four areas: no worse than the four quarters (192); rounder areas may be better."""
    p = problem(grid_xy(8, 8), grid_edges(8, 8), np.ones(64), 4, xy=grid_xy(8, 8))
    found = divide(p, QUICK, rng())
    check(p, found)
    assert found.objective <= 192
    north = -p.xy[found.centre, 1]
    assert north.tolist() == sorted(north.tolist()), "numbers go from north to south"


def test_river_with_one_bridge():
    """Two banks of 4 × 2 units with a river between them and one bridge at the east end: three areas of 16 units, so
    one area has units on both banks, and only over the bridge.
    """
    xy = grid_xy(4, 4)
    edges = [e for e in grid_edges(4, 4) if not {tuple(sorted(e))} <= {(4, 8), (5, 9), (6, 10)}]
    p = problem(xy, edges, np.ones(16), 3, 20)
    found = divide(p, QUICK, rng())
    check(p, found)
    both = [a for a in (1, 2, 3) if (found.area[:8] == a).any() and (found.area[8:] == a).any()]
    assert both and all(found.area[7] == found.area[11] == a for a in both)


def test_island_needs_its_ferry():
    """Four units on the land, two on an island: refused without a link, divided with it."""
    xy = np.array([(0, 0), (1, 0), (2, 0), (3, 0), (9, 0), (10, 0)], float)
    land = [(0, 1), (1, 2), (2, 3), (4, 5)]
    with pytest.raises(DivisionRefused) as refused:
        divide(problem(xy, land, np.ones(6), 2, 10), QUICK, rng())
    assert refused.value.proven
    assert "u004" in str(refused.value) and "link" in str(refused.value)
    p = problem(xy, [*land, (3, 4)], np.ones(6), 2, 10)
    found = divide(p, QUICK, rng())
    check(p, found)
    assert found.area.tolist() == [1, 1, 1, 2, 2, 2]


def test_island_that_is_an_area():
    """An island with half the load is an area of its own; no link is needed."""
    xy = np.array([(0, 0), (1, 0), (2, 0), (9, 0), (10, 0), (11, 0)], float)
    p = problem(xy, [(0, 1), (1, 2), (3, 4), (4, 5)], np.ones(6), 2, 1)
    found = divide(p, QUICK, rng())
    check(p, found)
    assert len(found.notes) == 1 and "2 parts" in str(found.notes[0])


def test_enclave_belongs_to_an_area_that_reaches_it():
    """The middle of a 5 × 5 grid touches only its northern neighbour: it goes where that one goes."""
    edges = [e for e in grid_edges(5, 5) if 12 not in e or 7 in e]
    p = problem(grid_xy(5, 5), edges, np.ones(25), 5, 0)
    found = divide(p, QUICK, rng())
    check(p, found)
    assert found.area[12] == found.area[7]


def test_corner_is_no_border():
    """A 2 × 2 chessboard: opposite corners do not touch, so heavy and light must pair along a side."""
    p = problem(grid_xy(2, 2), grid_edges(2, 2), [3, 1, 1, 3], 2, 0)
    check(p, divide(p, QUICK, rng()))
    p = problem(grid_xy(2, 2), grid_edges(2, 2), [3, 2, 2, 1], 2, 0)
    with pytest.raises(DivisionRefused) as refused:  # only the two diagonals would balance: 3 + 1 and 2 + 2
        divide(p, QUICK, rng())
    assert refused.value.proven


@pytest.mark.parametrize("seed", range(8))
def test_objective_is_the_optimum_of_tiny_worlds(seed):
    """Eleven random units, two or three areas, ±30 %: the best of all divisions, or refused when there is none."""
    xy, edges = planar(11, seed)
    load = np.random.Generator(np.random.PCG64(seed)).integers(1, 9, 11)
    p = problem(xy, edges, load, 2 + seed % 2, 30)
    best = optimum(p)
    if best is None:
        with pytest.raises(DivisionRefused):
            divide(p, QUICK, rng(seed))
        return
    found = divide(p, DivisionSettings(searches=1, neighbourhoods=8, tabu_moves=400), rng(seed))
    check(p, found)
    assert found.objective == pytest.approx(best, rel=1e-6)
    assert found.bound is not None and found.bound <= best * (1 + 1e-9)


@settings(max_examples=8, deadline=None)
@given(n=st.integers(12, 40), areas=st.integers(1, 4), seed=st.integers(0, 1000),
       tolerance=st.sampled_from([5, 15, 40]), whole=st.booleans())
def test_random_worlds_are_divided_by_the_rules_or_refused(n, areas, seed, tolerance, whole):
    """Every unit once, areas connected and within the tolerance, or refused with the deviation reached."""
    xy, edges = planar(n, seed)
    load = np.random.Generator(np.random.PCG64(seed)).gamma(2, 5, n)
    p = problem(xy, edges, np.rint(load) if whole else load, areas, tolerance)
    try:
        found = divide(p, QUICK, rng(seed))
    except DivisionRefused as refused:
        assert refused.proven or refused.best_deviation_percent > 0
        return
    check(p, found)


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 1000), with_xy=st.booleans())
def test_same_seed_same_plan_and_the_order_of_units_does_not_matter(seed, with_xy):
    xy, edges = planar(30, seed)
    load = np.random.Generator(np.random.PCG64(seed)).gamma(2, 5, 30)
    p = problem(xy, edges, load, 3, 25, xy=xy if with_xy else None, boundary_weight=0.02)
    order = np.random.Generator(np.random.PCG64(seed + 1)).permutation(30)
    first, again = divide(p, QUICK, rng(seed)), divide(p, QUICK, rng(seed))
    turned = divide(permuted(p, order), QUICK, rng(seed))
    assert first.area.tolist() == again.area.tolist()
    assert first.objective == again.objective
    assert first.area[order].tolist() == turned.area.tolist()
    assert first.centre.tolist() == order[turned.centre].tolist()


def test_several_loads_keep_their_own_bounds():
    """Care hours ±10 %, clients ±15 %, exactly one base per area."""
    xy, edges = planar(80, 3)
    draw = np.random.Generator(np.random.PCG64(3))
    bases = np.zeros(80)
    bases[[5, 23, 41, 66]] = 1
    load = np.stack([draw.gamma(3, 2, 80), draw.integers(1, 9, 80), bases], 1)
    p = problem(xy, edges, load, 4, tolerance_percent=(10.0, 15.0, 0.0), low=np.array([np.nan, np.nan, 1]),
                high=np.array([np.nan, np.nan, 1]))
    found = divide(p, DivisionSettings(searches=2, neighbourhoods=12, root_bound=False), rng())
    check(p, found)
    assert found.load[:, 2].tolist() == [1, 1, 1, 1]
    assert (np.abs(found.deviation_percent[:, 1]) <= 15 + 1e-9).all()


def test_locks_and_groups_are_kept():
    """Opposite corners of a 6 × 6 grid locked to areas 2 and 3, a row of three kept together."""
    fixed, group = np.zeros(36, np.int64), np.full(36, -1)
    fixed[[0, 1]], fixed[35] = 3, 2
    group[[14, 15, 16]] = 7
    p = problem(grid_xy(6, 6), grid_edges(6, 6), np.ones(36), 3, 10, fixed_area=fixed, group=group, xy=grid_xy(6, 6))
    found = divide(p, QUICK, rng())
    check(p, found)
    assert found.area[0] == found.area[1] == 3 and found.area[35] == 2
    assert len(set(found.area[[14, 15, 16]].tolist())) == 1


def test_a_longest_way_is_kept_or_refused():
    """A line of ten in two areas of five: the end of an area is two from its middle, so 4 is enough and 3 is not."""
    xy = np.stack([np.arange(10.0), np.zeros(10)], 1)
    edges = [(i, i + 1) for i in range(9)]
    p = problem(xy, edges, np.ones(10), 2, 0, max_cost=4.0)
    check(p, divide(p, QUICK, rng()))
    with pytest.raises(DivisionRefused, match=r"keeps the longest way: .* reach at most 3\.0 of “hours”"):
        divide(problem(xy, edges, np.ones(10), 2, 0, max_cost=3.0), QUICK, rng())


def test_boundary_weight_shortens_borders():
    """With a weight for borders the borders are not longer, and travel not shorter, than without."""
    xy, edges = planar(150, 5)
    load = np.random.Generator(np.random.PCG64(5)).gamma(0.8, 5, 150)
    border = [float(np.hypot(*(xy[a] - xy[b]))) for a, b in edges]
    near = adjacency(150, edges, border)
    loose = divide(problem(xy, edges, load, 5, 10, adjacency=near), QUICK, rng())
    tidy = divide(problem(xy, edges, load, 5, 10, adjacency=near, boundary_weight=0.3), QUICK, rng())
    assert tidy.border_length < loose.border_length


def test_one_area_takes_all():
    p = problem(grid_xy(3, 2), grid_edges(3, 2), np.ones(6), 1, 5)
    found = divide(p, QUICK, rng())
    check(p, found)
    assert found.area.tolist() == [1] * 6


def test_as_many_areas_as_units():
    p = problem(grid_xy(3, 1), grid_edges(3, 1), np.ones(3), 3, 5)
    check(p, divide(p, QUICK, rng()))


class Stopper:
    """Cancels after some questions, and keeps the shares reported."""

    def __init__(self, after):
        self.after, self.asked, self.shares = after, 0, []

    def report(self, share, message=None):
        self.shares.append(share)

    def cancelled(self):
        self.asked += 1
        return self.asked > self.after


@pytest.mark.parametrize("after", [0, 10, 60, 150])
def test_cancel_stops_in_every_phase(after):
    xy, edges = planar(120, 2)
    p = problem(xy, edges, np.ones(120), 4, 10)
    watcher = Stopper(after)
    with pytest.raises(Cancelled):
        divide(p, QUICK, rng(), watcher)
    assert watcher.asked == after + 1


def test_progress_moves_up_to_one():
    xy, edges = planar(60, 2)
    watcher = Stopper(10 ** 9)
    divide(problem(xy, edges, np.ones(60), 3, 10), QUICK, rng(), watcher)
    assert watcher.shares == sorted(watcher.shares) and watcher.shares[-1] == 1.0 and len(watcher.shares) > 6


def test_time_cap_winds_up_with_a_valid_plan():
    """The caller's clock turns True after some questions: what was found is still a plan by the rules."""
    xy, edges = planar(100, 4)
    p = problem(xy, edges, np.ones(100), 4, 10)
    for after in (0, 30, 100):
        calls = itertools.count()
        capped = DivisionSettings(effort=50, spent=lambda calls=calls, after=after: float(next(calls) > after))
        try:
            check(p, divide(p, capped, rng()))
        except DivisionRefused as refused:
            assert not refused.proven


def test_unreachable_pairs_are_avoided():
    """No way from west to east (inf minutes) although the units touch: areas do not cross."""
    xy = grid_xy(4, 2)
    cost = squared(xy)
    west = np.array([0, 1, 4, 5])
    east = np.array([2, 3, 6, 7])
    cost[np.ix_(west, east)] = cost[np.ix_(east, west)] = np.inf
    p = problem(xy, grid_edges(4, 2), np.ones(8), 2, 0, cost=cost)
    found = divide(p, QUICK, rng())
    check(p, found)
    assert len(set(found.area[west].tolist())) == 1 and np.isfinite(found.objective)
