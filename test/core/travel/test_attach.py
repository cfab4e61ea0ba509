"""Points are joined to the nearest edge, at the nearest place on it."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import Cancelled, InputError
from care_areas.core.travel import INFINITE_MS, attach_nodes, build_graph, road_pieces
from care_areas.core.travel.network import attach
from care_areas.test.core.travel.worlds import Watcher, heidelberg, roads
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Point


def test_a_point_is_joined_to_the_edge_and_not_to_the_nearest_junction():
    """The junctions of the long road are 1000 m away, those of the side road 150 m."""
    graph = build_graph(roads([[(0, 0), (2000, 0)], [(900, 150), (900, 400)]]))
    joined = attach(graph, [[1000, 60]])
    assert joined.edge.tolist() == [0]
    assert joined.share.tolist() == [0.5]
    assert joined.distance_m.tolist() == [60.0]
    assert joined.road_xy.tolist() == [[1000.0, 0.0]]
    assert joined.xy.tolist() == [[1000.0, 60.0]]


def test_the_way_to_the_road_takes_time():
    graph = build_graph(roads([[(0, 0), (100, 0)]]))
    assert attach(graph, [[50, 50]]).access_ms.tolist() == [36000]
    assert attach(graph, [[50, 50]], access_speed_kmh=18).access_ms.tolist() == [10000]


def test_beyond_the_end_of_a_road_a_point_is_at_its_end():
    graph = build_graph(roads([[(0, 0), (100, 0)]]))
    joined = attach(graph, [[-30, 40], [130, 40]])
    assert joined.share.tolist() == [0.0, 1.0]
    assert joined.distance_m.tolist() == [50.0, 50.0]


def test_the_share_is_measured_along_a_bent_edge():
    graph = build_graph(roads([[(0, 0), (30, 0), (30, 10)]]))
    assert attach(graph, [[40, 2]]).share.tolist() == [32 / 40]


def test_a_point_farther_than_allowed_is_not_joined():
    graph = build_graph(roads([[(0, 0), (100, 0)]]))
    joined = attach(graph, [[50, 20], [50, 21]], max_distance_m=20)
    assert joined.is_joined.tolist() == [True, False]
    assert joined.access_ms.tolist()[1] == INFINITE_MS
    assert np.isinf(joined.distance_m[1])
    assert np.isnan(joined.road_xy[1]).all()


def test_nobody_lives_on_a_ferry_line():
    graph = build_graph(roads([[(0, 0), (1000, 0)], [(0, 0), (0, 100)]], ferry=[0]))
    assert attach(graph, [[500, 10]]).edge.tolist() == [1]
    assert attach(graph, [[500, 10]], edges=np.ones(2, bool)).edge.tolist() == [0]


def test_only_the_given_edges_are_used():
    graph = build_graph(roads([[(0, 0), (100, 0)], [(100, 0), (200, 0)], [(0, 90), (50, 90)]]))
    assert attach(graph, [[20, 80]]).edge.tolist() == [2]
    assert attach(graph, [[20, 80]], edges=road_pieces(graph).two_way_edges).edge.tolist() == [0]


def test_of_equally_near_edges_the_first_is_taken():
    graph = build_graph(roads([[(0, 0), (100, 0)], [(100, 0), (100, 100)], [(100, 0), (200, 0)]]))
    assert attach(graph, [[130, -40], [100, -7]]).edge.tolist() == [2, 0]
    assert attach(graph, [[50, 50]]).edge.tolist() == [0]


def test_a_ring_and_a_line_without_length_can_be_joined_to():
    graph = build_graph(roads([[(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], [(50, 0), (50, 0)]], seconds=[40, 1]))
    joined = attach(graph, [[11, 5], [51, 0]])
    assert joined.edge.tolist() == [0, 1]
    assert joined.share.tolist() == [15 / 40, 0.0]


def test_no_points_give_no_points():
    assert len(attach(build_graph(roads([[(0, 0), (1, 0)]])), np.zeros((0, 2)))) == 0


def test_points_without_coordinates_are_refused_by_name():
    graph = build_graph(roads([[(0, 0), (100, 0)]]))
    with pytest.raises(InputError, match="Layer addresses, feature 2: it has no coordinates, as 1 in all"):
        attach(graph, [[0, 0], [np.nan, 0]], layer="addresses")


def test_a_network_of_ferries_only_is_refused():
    graph = build_graph(roads([[(0, 0), (100, 0)]], ferry=[0]))
    with pytest.raises(InputError, match="Layer roads: it has no road that places can be joined to"):
        attach(graph, [[0, 0]])


@pytest.mark.parametrize("speed", [0.0, -1.0, np.nan])
def test_an_impossible_speed_is_a_programming_error(speed):
    with pytest.raises(ValueError, match="access_speed_kmh"):
        attach(build_graph(roads([[(0, 0), (100, 0)]])), [[0, 0]], access_speed_kmh=speed)


def test_junctions_are_points_at_the_ends_of_edges():
    graph = build_graph(roads([[(0, 0), (100, 0)], [(100, 0), (200, 0)]]))
    joined = attach_nodes(graph, np.array([2, 0, 1]))
    ends = np.where(joined.share == 0, graph.tail[joined.edge], graph.head[joined.edge])
    assert ends.tolist() == [2, 0, 1]
    assert joined.access_ms.tolist() == [0, 0, 0]


coordinate = st.floats(-500, 500).map(lambda x: round(x, 2))
place = st.tuples(coordinate, coordinate)
line = st.lists(place, min_size=2, max_size=6).filter(lambda c: LineString(c).length > 1)


@given(st.lists(line, min_size=1, max_size=25), st.lists(place, min_size=1, max_size=20),
       st.sampled_from([0.5, 10.0, 300.0]))
@settings(max_examples=120, deadline=None)
def test_the_nearest_edge_is_found_with_certainty(lines, xy, finest_m):
    """Against shapely's distance to every edge, with samples so coarse that the first look is often not enough."""
    graph = build_graph(roads(lines))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("care_areas.core.travel.network.nearest_edge.FINEST_M", finest_m)
        patch.setattr("care_areas.core.travel.network.nearest_edge.FIRST_SAMPLES", 2)
        joined = attach(graph, xy)
    drawn = [LineString(graph.vertices[a:b]) for a, b in zip(graph.offsets[:-1], graph.offsets[1:])]
    for i, where in enumerate(xy):
        distances = [edge.distance(Point(where)) for edge in drawn]
        assert joined.distance_m[i] == pytest.approx(min(distances), abs=1e-6)
        assert distances[joined.edge[i]] == pytest.approx(min(distances), abs=1e-6)
        edge = drawn[joined.edge[i]]
        assert edge.distance(Point(joined.road_xy[i])) < 1e-6
        on_it = edge.interpolate(joined.share[i], normalized=True)
        assert on_it.distance(Point(joined.road_xy[i])) < 1e-4


def test_joining_can_be_cancelled_and_reports():
    graph = build_graph(roads([[(0, 0), (100, 0)]]))
    with pytest.raises(Cancelled):
        attach(graph, [[0, 0]], progress=Watcher(stop_after=0))
    watcher = Watcher()
    attach(graph, np.zeros((300_000, 2)), progress=watcher)
    assert watcher.shares[-1] == 1.0
    assert watcher.shares == sorted(watcher.shares)
    assert len(watcher.shares) > 1


@pytest.mark.shared
def test_heidelberg_points_are_nearest_by_brute_force(shared_data):
    graph = build_graph(heidelberg(shared_data)[0])
    rng = np.random.default_rng(2)
    low, high = graph.node_xy.min(axis=0), graph.node_xy.max(axis=0)
    xy = np.concatenate([rng.uniform(low - 500, high + 500, (60, 2)),
                         graph.vertices[rng.integers(0, len(graph.vertices), 60)] + rng.normal(0, 15, (60, 2))])
    joined = attach(graph, xy)
    inside = np.ones(len(graph.vertices) - 1, bool)
    inside[graph.offsets[1:-1] - 1] = False
    start, way = graph.vertices[:-1][inside], np.diff(graph.vertices, axis=0)[inside]
    squared = np.maximum((way ** 2).sum(axis=1), 1e-12)
    for i, where in enumerate(xy):
        t = np.clip(((where - start) * way).sum(axis=1) / squared, 0, 1)
        nearest = np.sqrt(((where - start - t[:, None] * way) ** 2).sum(axis=1)).min()
        assert joined.distance_m[i] == pytest.approx(nearest, abs=1e-6)
