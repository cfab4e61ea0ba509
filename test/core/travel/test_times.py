"""Travel times from point to point: as on a graph with every point inserted as a node."""
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from care_areas.core.errors import Cancelled
from care_areas.core.travel import INFINITE_MS, attach_nodes, build_graph, node_times, road_pieces, travel_times
from care_areas.core.travel.network import attach
from care_areas.core.travel.network.attach import Attached
from care_areas.core.travel.network.cut import cut
from care_areas.test.core.travel.worlds import (
    Watcher,
    heidelberg,
    inserted,
    points_on,
    reference,
    roads,
    straight_graph,
)
from hypothesis import given, settings
from hypothesis import strategies as st

INF = np.inf


def some(points, rows):
    return Attached(*(getattr(points, name)[rows] for name in
                      ("edge", "share", "distance_m", "access_ms", "xy", "road_xy")))


def expected_times(graph, points):
    n, arcs, nodes = inserted(graph, points)
    return reference(n, arcs, nodes)[:, nodes]


def test_two_houses_on_one_street():
    """100 m at 1 m/s between them, 5 m to the street at either end at 3.6 km/h."""
    graph = build_graph(roads([[(0, 0), (300, 0)]]))
    houses = attach(graph, [[100, 5], [200, -5]], access_speed_kmh=3.6)
    assert travel_times(graph, houses, houses).ms.tolist() == [[0, 110000], [110000, 0]]


def test_ahead_and_behind_on_a_one_way_street():
    """A one-way square of 4 x 100 m: from A to B 40 m ahead, back the whole way round."""
    square = [[(0, 0), (100, 0)], [(100, 0), (100, 100)], [(100, 100), (0, 100)], [(0, 100), (0, 0)]]
    graph = build_graph(roads(square, back=[INF] * 4))
    pair = attach(graph, [[30, 0], [70, 0]])
    assert travel_times(graph, pair, pair).ms.tolist() == [[0, 40000], [360000, 0]]


def test_a_one_way_street_without_return_is_unreachable_and_listed():
    graph = build_graph(roads([[(0, 0), (100, 0)]], back=[INF]))
    three = attach(graph, [[30, 0], [70, 0], [90, 0]])
    found = travel_times(graph, three, three)
    assert found.unreachable_count == 3
    assert found.unreachable_pairs(10) == [(1, 0), (2, 0), (2, 1)]
    assert found.unreachable_pairs(2) == [(1, 0), (2, 0)]
    assert np.isinf(found.minutes()[1, 0])
    assert found.minutes()[0, 1] == pytest.approx(40 / 60)
    assert found.minutes().dtype == np.float32


def test_two_points_at_the_same_place_of_a_one_way_street_are_no_time_apart():
    graph = straight_graph(2, [(0, 1, 100, -1)])
    points = points_on(graph, [0, 0], [0.3, 0.3], [7, 9])
    assert travel_times(graph, points, points).ms.tolist() == [[0, 16], [16, 0]]


def test_the_way_round_can_be_faster_than_along_the_own_edge():
    """One edge of 1000 ms, its ends also joined by a short cut of 10 ms."""
    graph = straight_graph(2, [(0, 1, 1000, 1000), (0, 1, 10, 10)])
    points = points_on(graph, [0, 0], [0.1, 0.9], [0, 0])
    assert travel_times(graph, points, points).ms[0, 1] == 210


def test_a_point_at_a_junction_may_leave_against_a_one_way_street():
    """It was joined to the one-way street 0 -> 1 but stands at junction 0, from where 2 is two-way."""
    graph = straight_graph(3, [(0, 1, 50, -1), (0, 2, 30, 30)])
    start = points_on(graph, [0], [0.0], [0])
    assert travel_times(graph, start, attach_nodes(graph, np.array([2, 1]))).ms.tolist() == [[30, 50]]
    assert travel_times(graph, attach_nodes(graph, np.array([2])), start).ms.tolist() == [[30]]


def test_a_ferry_carries_to_the_island():
    """Mainland street, ferry of 600 s, island street; without the ferry the island cannot be reached."""
    lines = [[(0, 0), (100, 0)], [(100, 0), (1100, 0)], [(1100, 0), (1200, 0)]]
    with_ferry = build_graph(roads(lines, seconds=[100, 600, 100], ferry=[1]))
    homes = attach(with_ferry, [[50, 0], [1150, 0], [600, 0]])
    assert homes.edge.tolist() == [0, 2, 0]
    assert travel_times(with_ferry, homes, homes).ms[0].tolist() == [0, 700000, 50000 + homes.access_ms[2]]
    without = build_graph(roads([lines[0], lines[2]]))
    homes = attach(without, [[50, 0], [1150, 0]])
    assert travel_times(without, homes, homes).unreachable_pairs(9) == [(0, 1), (1, 0)]


def test_a_point_that_is_not_joined_is_unreachable_even_from_itself():
    graph = build_graph(roads([[(0, 0), (100, 0)]]))
    points = attach(graph, [[50, 0], [50, 90]], max_distance_m=50)
    assert travel_times(graph, points, points).ms.tolist() == [[0, INFINITE_MS], [INFINITE_MS, INFINITE_MS]]


def test_no_origins_or_no_destinations():
    graph = build_graph(roads([[(0, 0), (100, 0)]]))
    some_points, none = attach(graph, [[50, 0]]), attach(graph, np.zeros((0, 2)))
    assert travel_times(graph, some_points, none).ms.shape == (1, 0)
    assert travel_times(graph, none, some_points).ms.shape == (0, 1)
    assert travel_times(graph, none, none).unreachable_count == 0


def test_very_long_access_is_unreachable_and_not_negative():
    graph = straight_graph(2, [(0, 1, 10, 10)])
    points = points_on(graph, [0, 0], [0.2, 0.7], [INFINITE_MS - 1, INFINITE_MS - 1])
    assert travel_times(graph, points, points).ms.tolist() == [[0, INFINITE_MS], [INFINITE_MS, 0]]


node, ms = st.integers(0, 8), st.one_of(st.integers(0, 60), st.just(-1))
edge = st.tuples(node, node, ms, ms).filter(lambda e: e[2] >= 0 or e[3] >= 0)
share = st.one_of(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.floats(0, 1))
point = st.tuples(st.integers(0, 10**6), share, st.integers(0, 20))


@given(st.lists(edge, min_size=1, max_size=20), st.lists(point, min_size=1, max_size=12), st.integers(1, 12))
@settings(max_examples=250, deadline=None)
def test_points_on_edges_equal_a_graph_with_the_points_inserted(edges, points, cut_at):
    """Loops, parallel edges, one-way edges, zero times, several points at one place; asked either way round."""
    graph = straight_graph(9, edges)
    row, shares, access = zip(*points)
    joined = points_on(graph, [r % len(edges) for r in row], shares, access)
    expected = expected_times(graph, joined)
    few, everyone = np.arange(len(points))[:cut_at], np.arange(len(points))
    assert (travel_times(graph, joined, joined).ms == expected).all()
    assert (travel_times(graph, some(joined, few), joined).ms == expected[few]).all()
    assert (travel_times(graph, joined, some(joined, few)).ms == expected[:, few]).all()
    assert (travel_times(graph, some(joined, everyone[::-1]), joined).ms == expected[::-1]).all()


@given(st.floats(0, 1), st.one_of(st.integers(0, INFINITE_MS - 1), st.just(INFINITE_MS)), st.integers(0, 10**6))
def test_the_parts_of_a_cut_edge_add_up(where, forward, backward):
    parts = cut(np.array([where]), np.array([forward]), np.array([backward]))
    if 0 < where < 1:
        assert forward == INFINITE_MS or parts.from_tail[0] + parts.to_head[0] == forward
        assert parts.from_head[0] + parts.to_tail[0] == backward
    assert min(parts.from_tail[0], parts.to_head[0], parts.from_head[0], parts.to_tail[0]) >= 0


def test_both_methods_say_what_they_did_and_agree(monkeypatch):
    graph = build_graph(roads([[(0, 0), (100, 0)], [(100, 0), (100, 100)]]))
    points = attach(graph, [[10, 3], [90, 3], [105, 60]])
    fast = travel_times(graph, points, points)
    monkeypatch.setattr("care_areas.core.travel.hierarchy.elimination.MATRIX_NODES", 0)
    monkeypatch.setattr("care_areas.core.travel.hierarchy.elimination.WORK_FREE", -10**6)
    slow = travel_times(graph, points, points)
    assert (fast.method, slow.method) == ("elimination", "dijkstra")
    assert (fast.ms == slow.ms).all()
    assert "layer roads" in str(fast.note)
    assert "slower method" in str(slow.note)


def test_cancel_and_progress():
    rng = np.random.default_rng(1)
    graph = build_graph(roads([[(x, y), (x + 100, y)] for x in range(0, 900, 100) for y in range(0, 900, 100)]
                              + [[(x, y), (x, y + 100)] for x in range(0, 900, 100) for y in range(0, 900, 100)]))
    points = attach(graph, rng.uniform(0, 900, (300, 2)))
    with pytest.raises(Cancelled):
        travel_times(graph, points, points, Watcher(stop_after=2))
    watcher = Watcher()
    travel_times(graph, points, points, watcher)
    assert watcher.shares == sorted(watcher.shares)
    assert watcher.shares[-1] == 1.0


def test_the_inputs_are_left_as_they_were():
    graph = build_graph(roads([[(0, 0), (100, 0)]]))
    points = attach(graph, [[10, 3], [90, 3]])
    before = [getattr(points, name).tobytes() for name in ("edge", "share", "access_ms", "xy")]
    travel_times(graph, points, points)
    assert before == [getattr(points, name).tobytes() for name in ("edge", "share", "access_ms", "xy")]


@pytest.mark.shared
def test_heidelberg_points_on_edges_equal_points_inserted(shared_data):
    graph = build_graph(heidelberg(shared_data)[0])
    rng = np.random.default_rng(11)
    near = graph.vertices[rng.integers(0, len(graph.vertices), 300)] + rng.normal(0, 30, (300, 2))
    points = attach(graph, np.concatenate([near, near[:20] + 1.0]))  # neighbours that share an edge
    found = travel_times(graph, points, points)
    assert found.method == "elimination"
    assert (found.ms == expected_times(graph, points)).all()
    few = some(points, np.arange(25))
    assert (travel_times(graph, points, few).ms == found.ms[:, :25]).all()


@pytest.mark.shared
def test_heidelberg_points_on_the_two_way_piece_reach_each_other(shared_data):
    graph = build_graph(heidelberg(shared_data)[0])
    pieces = road_pieces(graph)
    assert pieces.two_way_share_percent > 90
    rng = np.random.default_rng(4)
    near = graph.vertices[rng.integers(0, len(graph.vertices), 200)] + rng.normal(0, 30, (200, 2))
    free, kept = attach(graph, near), attach(graph, near, edges=pieces.two_way_edges)
    assert travel_times(graph, free, free).unreachable_count > 0
    assert travel_times(graph, kept, kept).unreachable_count == 0


def test_junction_times_are_those_of_points_at_junctions():
    graph = straight_graph(4, [(0, 1, 5, -1), (1, 2, 7, 7), (2, 0, 9, 1), (2, 3, 4, 4)])
    every = np.arange(4)
    points = attach_nodes(graph, every)
    points = replace(points, xy=np.column_stack([every, every]).astype(float))
    assert (travel_times(graph, points, points).ms == node_times(graph, every, every)).all()
