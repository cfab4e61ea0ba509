"""Rows of the travel times found when they are asked for are the rows of the whole matrix."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import Cancelled
from care_areas.core.travel import TravelRows, attach, build_graph, travel_times
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
    assert (lazy.n, lazy.method, str(lazy.note)) == (len(points), whole.method, str(whole.note))


def test_it_can_be_cancelled():
    graph = build_graph(roads([[(0, 0), (100, 0)], [(100, 0), (100, 100)]]))
    points = attach(graph, [[10, 0], [90, 0]])
    with pytest.raises(Cancelled):
        TravelRows(graph, points, points).rows(np.arange(2), Watcher(0))


@pytest.mark.shared
def test_heidelberg_row_by_row(shared_data):
    graph = build_graph(heidelberg(shared_data)[0])
    rng = np.random.default_rng(11)
    points = attach(graph, graph.vertices[rng.integers(0, len(graph.vertices), 120)] + rng.normal(0, 30, (120, 2)))
    lazy, whole = TravelRows(graph, points, points), travel_times(graph, points, points)
    for rows in (np.array([5]), np.array([119, 0, 7]), np.arange(120)):
        assert (lazy.ms(rows) == whole.ms[rows]).all()
