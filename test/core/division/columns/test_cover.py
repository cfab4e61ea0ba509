"""Areas of a unit are listed once each and all of them; a division is called impossible only when none exists."""
from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from care_areas.core.division import divide
from care_areas.core.division.columns.cover import find_cover
from care_areas.core.division.columns.growth import AreaGrowth
from care_areas.core.division.instance.bit_graph import BitGraph, mask_of, masks_of, units_of
from care_areas.core.division.instance.prepare import prepare
from care_areas.core.division.plan.plan import area_loads, violation
from care_areas.core.errors import Cancelled, DivisionRefused
from care_areas.core.execution.stop_condition import StopCondition
from care_areas.core.progress import Silent
from division_worlds import QUICK, grid_edges, grid_xy, planar, problem, rng
from hypothesis import given, settings
from hypothesis import strategies as st

WATCH = StopCondition(Silent())


def graph_of(n, edges):
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(edges)
    return graph


def neighbours(n, edges):
    graph = graph_of(n, edges)
    return [sorted(graph[u]) for u in range(n)]


def lists_all(n, edges, load, low, high, start):
    graph = graph_of(n, edges)
    out = set()
    for size in range(1, n + 1):
        for units in combinations(range(n), size):
            total = load[list(units)].sum(0)
            if start in units and (total >= low).all() and (total <= high).all() \
                    and nx.is_connected(graph.subgraph(units)):
                out.add(units)
    return out


def divisions(n, edges, load, low, high, areas, lock=None):
    """Whether any division into connected areas within the bounds exists, by building all partitions."""
    graph = graph_of(n, edges)

    def fits(units):
        total = load[units].sum(0)
        return bool((total >= low).all() and (total <= high).all()) and nx.is_connected(graph.subgraph(units)) \
            and (lock is None or _locks_kept(units, lock))

    def build(left, k):
        if k == 0:
            return not left
        first, rest = left[0], left[1:]
        for size in range(len(rest) - k + 2):
            for others in combinations(rest, size):
                units = [first, *others]
                if fits(units) and build([u for u in rest if u not in others], k - 1):
                    return True
        return False

    return build(list(range(n)), areas)


def _locks_kept(units, lock):
    inside = {lock[u] for u in units if lock[u]}
    return len(inside) <= 1 and all(u in units for u in np.nonzero(np.isin(lock, list(inside)))[0])


def test_bit_sets_flood_and_fall_apart():
    graph = BitGraph(neighbours(6, grid_edges(3, 2)))
    assert list(units_of(mask_of([5, 0, 3]))) == [0, 3, 5]
    assert graph.connected(mask_of([0, 1, 2])) and not graph.connected(mask_of([0, 2])) and not graph.connected(0)
    assert graph.pieces(mask_of([0, 2, 5])) == [mask_of([0]), mask_of([2, 5])]
    assert masks_of(np.array([[1, 0, 0, 1, 0, 1], [0] * 6], bool)) == [mask_of([0, 3, 5]), 0]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(4, 9), st.integers(1, 2))
def test_every_area_of_a_unit_is_listed_once(seed, n, loads):
    draw = np.random.default_rng(seed)
    _, edges = planar(n, seed)
    load = draw.integers(0, 9, (n, loads)).astype(float)
    low, high = np.full(loads, 3.0), np.full(loads, 3.0 + draw.integers(0, 12))
    start = int(draw.integers(n))
    grown = AreaGrowth(neighbours(n, edges), load, low, high).areas(start, np.ones(n, bool), 10_000_000, WATCH)
    got = [tuple(np.nonzero(row)[0].tolist()) for row in grown.areas]
    assert grown.complete and len(got) == len(set(got))
    assert set(got) == lists_all(n, edges, load, low, high, start)


def test_units_beyond_a_word_are_listed_too():
    """A path of 140 units: the areas of 5 units with unit 70 are the five windows around it."""
    near = neighbours(140, [(i, i + 1) for i in range(139)])
    grown = AreaGrowth(near, np.ones((140, 1)), np.array([5.0]), np.array([5.0])).areas(70, np.ones(140, bool), 9999,
                                                                                       WATCH)
    assert sorted(np.nonzero(row)[0][0] for row in grown.areas) == [66, 67, 68, 69, 70]


def test_only_allowed_units_are_used_and_debts_stay_within_the_budget():
    near = neighbours(9, grid_edges(3, 3))
    growth = AreaGrowth(near, np.ones((9, 1)), np.array([2.0]), np.array([2.0]))
    allowed = np.ones(9, bool)
    allowed[1] = False
    assert {tuple(np.nonzero(r)[0]) for r in growth.areas(0, allowed, 999, WATCH).areas} == {(0, 3)}
    take, leave = np.arange(9.0), np.zeros(9)
    grown = growth.areas(4, np.ones(9, bool), 999, WATCH, take, leave, 7.5)
    assert {tuple(np.nonzero(r)[0]) for r in grown.areas} == {(1, 4), (3, 4)}


def test_a_limit_ends_the_listing():
    grown = AreaGrowth(neighbours(25, grid_edges(5, 5)), np.ones((25, 1)), np.array([9.0]), np.array([9.0])).areas(
        0, np.ones(25, bool), 50, WATCH)
    assert not grown.complete


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 100_000), st.integers(5, 9), st.integers(2, 4), st.sampled_from([2, 10, 30]), st.booleans())
def test_impossible_is_said_only_when_no_division_exists(seed, n, areas, tolerance, locked):
    draw = np.random.default_rng(seed)
    xy, edges = planar(n, seed)
    load = draw.integers(1, 12, n).astype(float)
    lock = np.zeros(n, np.int64)
    if locked:
        lock[draw.choice(n, 2, replace=False)] = draw.integers(1, 3, 2)
    p = problem(xy, edges, load, min(areas, n), tolerance, fixed_area=lock if locked else None)
    low, high = p.bounds()
    exists = divisions(n, edges, p.load, low[0], high[0], p.areas, lock if locked else None)
    try:
        part = prepare(p, 0.03).parts[0]
    except DivisionRefused as error:
        assert error.proven and not exists
        return
    cover = find_cover(part.instance, 10_000_000, WATCH)
    assert cover.proven == (not exists)
    assert (cover.area is not None) == exists
    if cover.area is not None:
        loads = area_loads(part.instance, cover.area)
        assert violation(part.instance, loads) == 0
        assert part.instance.graph.parts(cover.area)[0] == part.instance.areas
        held = part.instance.lock >= 0
        assert (cover.area[held] == part.instance.lock[held]).all()


def test_loads_that_are_not_whole_are_decided_too():
    """1.5 1.5 | 3 on a path: three equal areas exist with no tolerance at all."""
    p = problem(grid_xy(4, 1), grid_edges(4, 1), [1.5, 1.5, 3.0, 3.0], 3, 0.0)
    assert find_cover(prepare(p, 0.03).parts[0].instance, 1000, WATCH).area is not None


def test_a_unit_in_no_area_is_named():
    """9 . 9 on a path of three with 1 in the middle: the heavy ends cannot weigh 9.5 each."""
    error = refused(problem(grid_xy(3, 1), grid_edges(3, 1), [7, 5, 8], 2, 10))
    assert error.proven and "u00" in str(error) and "No division keeps these bounds" in str(error)


def test_a_star_cannot_be_divided():
    """Every area but one is a single leaf, whose load is too small."""
    xy = np.array([(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1), (1, 1)], float)
    assert refused(problem(xy, [(0, i) for i in range(1, 6)], np.array([1.1, 1, 1, 1, 1, 1]), 3, 5)).proven


def test_areas_of_a_corner_all_tried_in_vain():
    """Twos and threes on a ring: the corner has areas, but what is left never makes whole ones."""
    edges = [(i, (i + 1) % 6) for i in range(6)]
    xy = np.array([(np.cos(i), np.sin(i)) for i in range(6)])
    load = np.array([3, 2, 3, 3, 3, 2.0])  # 16 in two areas of 8: 3 + 2 + 3 leaves 3 + 3 + 2
    assert divide(problem(xy, edges, load, 2, 0), QUICK, rng()).max_deviation_percent == 0
    error = refused(problem(xy, edges, np.array([5, 1, 1, 5, 2, 2.0]), 4, 30))
    assert error.proven


def test_the_search_for_a_cover_can_be_cancelled():
    class Stop(Silent):
        def cancelled(self):
            return True

    p = problem(grid_xy(5, 5), grid_edges(5, 5), np.ones(25), 5, 0)
    with pytest.raises(Cancelled):
        find_cover(prepare(p, 0.03).parts[0].instance, 10_000, StopCondition(Stop()))


def refused(p):
    with pytest.raises(DivisionRefused) as caught:
        divide(p, QUICK, rng())
    return caught.value


@pytest.mark.parametrize("state, areas", [("CO", 7), ("OR", 5), ("NH", 2), ("SC", 7)])
def test_counties_without_a_plan(shared_data, state, areas):
    """Published: none of these four has a division of its counties within half a percent."""
    p = county(shared_data, state, areas)
    error = refused(p)
    assert error.proven and error.best_deviation_percent is None


def county(shared_data, state, areas):
    folder = shared_data.parent / "bench" / "instances" / f"county-{state}"
    nodes = np.genfromtxt(folder / "nodes.csv", delimiter=",", names=True)
    edges = np.genfromtxt(folder / "edges.csv", delimiter=",", skip_header=1, dtype=int)
    xy = np.stack([nodes["x"], nodes["y"]], 1)
    return problem(xy, [tuple(e) for e in edges], nodes["w"], areas, 0.5)
