"""Rows of the travel times found when they are asked for are the rows of the whole matrix."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division import DivisionProblem, DivisionSettings, divide
from care_areas.core.errors import Cancelled
from care_areas.core.geometry import object_array
from care_areas.core.model import Adjacency
from care_areas.core.travel import TravelRows, build_graph, travel_times
from care_areas.core.travel.network import attach
from care_areas.test.core.travel.worlds import Watcher, heidelberg, points_on, roads, straight_graph
from hypothesis import given, settings
from hypothesis import strategies as st

node, ms = st.integers(0, 8), st.one_of(st.integers(0, 60), st.just(-1))
edge = st.tuples(node, node, ms, ms).filter(lambda e: e[2] >= 0 or e[3] >= 0)
point = st.tuples(st.integers(0, 10**6), st.sampled_from([0.0, 0.3, 0.5, 1.0]), st.integers(0, 20))


@given(st.lists(edge, min_size=1, max_size=20), st.lists(point, min_size=1, max_size=10),
       st.lists(st.integers(0, 9), max_size=12))
@settings(max_examples=100, deadline=None)
def test_rows_in_any_order_and_more_than_once(edges, points, asked):
    graph = straight_graph(9, edges)
    row, shares, access = zip(*points)
    joined = points_on(graph, [r % len(edges) for r in row], shares, access)
    whole = travel_times(graph, joined, joined)
    lazy = TravelRows(graph, joined, joined)
    rows = np.array([i for i in asked if i < len(points)], np.int64)
    assert (lazy.ms(rows) == whole.ms[rows]).all()
    assert lazy.rows(rows).tobytes() == whole.minutes()[rows].tobytes()
    assert lazy.block(rows, rows[::-1]).tobytes() == whole.minutes()[np.ix_(rows, rows[::-1])].tobytes()
    assert (lazy.n, lazy.method, str(lazy.note)) == (len(points), whole.method, str(whole.note))


def test_it_can_be_cancelled():
    graph = build_graph(roads([[(0, 0), (100, 0)], [(100, 0), (100, 100)]]))
    points = attach(graph, [[10, 0], [90, 0]])
    with pytest.raises(Cancelled):
        TravelRows(graph, points, points).ms(np.arange(2), progress=Watcher(0))


@pytest.mark.shared
def test_heidelberg_row_by_row(shared_data):
    graph = build_graph(heidelberg(shared_data)[0])
    rng = np.random.default_rng(11)
    points = attach(graph, graph.vertices[rng.integers(0, len(graph.vertices), 120)] + rng.normal(0, 30, (120, 2)))
    lazy, whole = TravelRows(graph, points, points), travel_times(graph, points, points)
    for rows in (np.array([5]), np.array([119, 0, 7]), np.arange(120)):
        assert (lazy.ms(rows) == whole.ms[rows]).all()


def test_the_division_makes_the_same_areas_from_rows_as_from_the_matrix():
    """25 street corners, each a unit of load 1 that touches its neighbours along the streets."""
    side = 5
    at = [(x, y) for y in range(side) for x in range(side)]
    ends = [(i, i + 1) for i, (x, _) in enumerate(at) if x < side - 1] + [(i, i + side) for i in range(20)]
    graph = build_graph(roads([[(100 * at[i][0], 100 * at[i][1]), (100 * at[j][0], 100 * at[j][1])] for i, j in ends]))
    points = attach(graph, 100.0 * np.array(at))
    low, high = np.array(ends).T
    touching = Adjacency(25, low, high, np.full(len(ends), 100.0), np.zeros(len(ends), bool))
    names = object_array(f"u{i:02}" for i in range(25))
    quick = DivisionSettings(effort=0.2, plans=2, tabu_moves=100, neighbourhoods=2, searches=1, root_bound=False)
    found = [divide(DivisionProblem(np.ones((25, 1)), cost, touching, 5, (20.0,), names), quick,
                    np.random.Generator(np.random.PCG64(1)))
             for cost in (travel_times(graph, points, points).minutes(), TravelRows(graph, points, points))]
    assert found[0].area.tolist() == found[1].area.tolist()
    assert found[0].centre.tolist() == found[1].centre.tolist()
