"""Road lines become one network exactly where they meet."""
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from care_areas.core.errors import Cancelled, InputError
from care_areas.core.geometry import object_array
from care_areas.core.travel import INFINITE_MS, build_graph, road_pieces
from care_areas.test.core.travel.worlds import Watcher, graph_arcs, heidelberg, reference, roads
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiLineString, Point

INF = np.inf


def edges(graph):
    return list(zip(graph.tail.tolist(), graph.head.tolist(), graph.forward_ms.tolist(), graph.backward_ms.tolist()))


def test_lines_meet_at_ends_within_the_tolerance():
    world = roads([[(0, 0), (100, 0)], [(100.3, 0), (200, 0)], [(200.6, 0), (300, 0)]])
    graph = build_graph(world, tolerance_m=0.5)
    assert graph.node_count == 5
    assert road_pieces(graph).count == 2
    assert road_pieces(build_graph(world, tolerance_m=0.7)).count == 1
    assert graph.head[0] == graph.tail[1]


def test_a_line_is_cut_where_another_ends_at_its_vertex():
    """A T-junction: the side road ends at the middle vertex of the through road."""
    graph = build_graph(roads([[(0, 0), (30, 0), (100, 0)], [(30, 50), (30, 0.2)]]))
    assert graph.edge_count == 3
    assert graph.line.tolist() == [0, 0, 1]
    assert edges(graph) == [(0, 1, 30000, 30000), (1, 2, 70000, 70000), (3, 1, 49800, 49800)]
    assert graph.length_m.tolist() == pytest.approx([30, 70, 49.8])
    assert graph.vertices[graph.offsets[1]:graph.offsets[2]].tolist() == [[30, 0], [100, 0]]


def test_a_line_is_not_cut_where_nothing_ends():
    graph = build_graph(roads([[(0, 0), (30, 0), (60, 5), (100, 0)], [(30, 50), (30, 9)]]))
    assert graph.edge_count == 2


def test_a_bridge_does_not_connect():
    """Two lines cross without a vertex in common."""
    graph = build_graph(roads([[(0, 0), (100, 0)], [(50, -50), (50, 50)]]))
    assert graph.edge_count == 2
    assert road_pieces(graph).count == 2


def test_a_bridge_with_vertices_near_each_other_does_not_connect():
    graph = build_graph(roads([[(0, 0), (50, 0), (100, 0)], [(50.2, -50), (50.2, 0), (50.2, 50)]]))
    assert road_pieces(graph).count == 2


def test_two_lines_with_a_vertex_at_the_same_place_connect():
    """OpenStreetMap ways that were not cut at their crossing share its node."""
    graph = build_graph(roads([[(0, 0), (50, 0), (100, 0)], [(50, -50), (50, 0), (50, 50)]]))
    assert graph.edge_count == 4
    assert road_pieces(graph).count == 1


def test_a_line_that_returns_to_itself_is_cut_there():
    """A road with a turning loop at its end, drawn as one line: P."""
    graph = build_graph(roads([[(0, 0), (50, 0), (80, 0), (80, 30), (50, 30), (50, 0)]]))
    assert edges(graph) == [(0, 1, 50000, 50000), (1, 1, 120000, 120000)]


def test_a_ring_is_a_loop():
    graph = build_graph(roads([[(0, 0), (10, 0), (10, 10), (0, 0)]]))
    assert (graph.node_count, graph.edge_count) == (1, 1)


def test_several_vertices_near_one_junction_cut_a_line_once():
    world = roads([[(0, 0), (29.8, 0), (30, 0), (30.2, 0), (100, 0)], [(30, 50), (30, 0)]])
    assert build_graph(world).edge_count == 3


def test_vertices_near_a_lines_own_end_do_not_cut_it():
    graph = build_graph(roads([[(0, 0), (0.3, 0), (99.7, 0), (100, 0)], [(100, 0), (100, 50)]]))
    assert edges(graph) == [(0, 1, 100000, 100000), (1, 2, 50000, 50000)]


def test_a_line_shorter_than_the_tolerance_keeps_the_network_whole():
    graph = build_graph(roads([[(0, 0), (100, 0)], [(100, 0), (100.2, 0)], [(100.2, 0), (200, 0)]]))
    assert road_pieces(graph).count == 1


def test_parts_of_a_cut_line_add_up_to_its_milliseconds():
    third = [[(0, 0), (1, 0), (2, 0), (3, 0)], [(1, 5), (1, 0)], [(2, 5), (2, 0)]]
    graph = build_graph(roads(third, seconds=[0.010, 1, 1], back=[0.005, 1, 1]))
    assert graph.forward_ms[:3].tolist() == [3, 4, 3]
    assert graph.forward_ms[:3].sum() == 10
    assert graph.backward_ms[:3].sum() == 5


@given(st.lists(st.floats(0.0, 1e4), min_size=2, max_size=30, unique=True), st.floats(0, 1e5))
@settings(max_examples=100, deadline=None)
def test_the_parts_of_any_line_add_up(xs, seconds):
    line = [(x, 0.0) for x in sorted(xs)]
    side = [[(x, 50.0), (x, 0.0)] for x, _ in line[1:-1]]
    world = roads([line] + side, seconds=[seconds] + [1] * len(side))
    graph = build_graph(world, tolerance_m=0.0)
    mine = graph.line == 0
    assert mine.sum() == len(xs) - 1
    assert graph.forward_ms[mine].sum() == np.rint(seconds * 1000)
    assert (graph.forward_ms[mine] >= 0).all()
    assert graph.length_m[mine].sum() == pytest.approx(world.length_m[0])


def test_one_way_and_closed_lines():
    lines = [[(0, 0), (10, 0)], [(10, 0), (20, 0)], [(20, 0), (30, 0)]]
    world = roads(lines, seconds=[1, INF, INF], back=[INF, 2, INF])
    graph = build_graph(world)
    assert edges(graph) == [(0, 1, 1000, INFINITE_MS), (1, 2, INFINITE_MS, 2000)]
    assert graph_arcs(graph) == [(0, 1, 1000), (2, 1, 2000)]
    assert graph.line.tolist() == [0, 1]


def test_ferries_are_marked():
    graph = build_graph(roads([[(0, 0), (10, 0)], [(10, 0), (500, 0)]], ferry=[1]))
    assert graph.is_ferry.tolist() == [False, True]


def test_two_builds_are_identical_and_the_source_is_untouched():
    rng = np.random.default_rng(3)
    lines = [rng.uniform(0, 50, (4, 2)).round(0).tolist() for _ in range(200)]
    world = roads(lines)
    before = world.forward_s.copy()
    one, two = build_graph(world), build_graph(world)
    for name in ("node_xy", "tail", "head", "forward_ms", "backward_ms", "length_m", "line", "vertices", "offsets"):
        assert getattr(one, name).tobytes() == getattr(two, name).tobytes()
    assert (world.forward_s == before).all()


def test_vertices_with_height_are_flattened():
    world = roads([[(0, 0), (10, 0)]])
    world = replace(world, lines=object_array([LineString([(0, 0, 5), (10, 0, 9)])]))
    assert build_graph(world).vertices.shape == (2, 2)


@pytest.mark.parametrize(("change", "what"), [
    ({"forward_s": np.array([np.nan, 1.0])}, "no travel time"),
    ({"backward_s": np.array([-1.0, 1.0])}, "negative"),
    ({"backward_s": np.array([-INF, 1.0])}, "negative"),
    ({"forward_s": np.array([1e9, 1.0])}, "12 days"),
    ({"lines": object_array([None, LineString([(0, 0), (1, 1)])])}, "no geometry"),
    ({"lines": object_array([LineString(), LineString([(0, 0), (1, 1)])])}, "no geometry"),
    ({"lines": object_array([Point(0, 0), LineString([(0, 0), (1, 1)])])}, "is a Point"),
    ({"lines": object_array([MultiLineString([[(0, 0), (1, 1)]]), LineString([(0, 0), (1, 1)])])}, "MultiLineString"),
    ({"lines": object_array([LineString([(0, 0), (np.nan, 1)]), LineString([(0, 0), (1, 1)])])}, "not a number"),
])
def test_what_cannot_be_used_is_refused_by_name(change, what):
    world = replace(roads([[(0, 0), (10, 0)], [(10, 0), (20, 0)]]), **change)
    with pytest.raises(InputError, match=what) as refused:
        build_graph(world)
    assert "Layer roads, feature road 1" in str(refused.value)


def test_all_findings_are_told_at_once():
    world = roads([[(0, 0), (10, 0)]] * 3, seconds=[np.nan, -1, 1], back=[1, 1, np.nan])
    with pytest.raises(InputError) as refused:
        build_graph(world)
    assert [p.feature for p in refused.value.problems] == ["road 1", "road 2", "road 3"]


def test_an_empty_layer_is_refused():
    with pytest.raises(InputError, match="Layer roads: it has no lines"):
        build_graph(roads([]))


def test_a_layer_with_every_line_closed_is_refused():
    with pytest.raises(InputError, match="closed in both directions"):
        build_graph(roads([[(0, 0), (10, 0)]], seconds=[INF], back=[INF]))


def test_building_can_be_cancelled_and_reports():
    world = roads([[(0, 0), (10, 0)]])
    with pytest.raises(Cancelled):
        build_graph(world, progress=Watcher(stop_after=0))
    watcher = Watcher()
    build_graph(world, progress=watcher)
    assert watcher.shares == sorted(watcher.shares)
    assert watcher.shares[-1] == 1.0


@pytest.mark.shared
def test_heidelberg_is_the_network_that_openstreetmap_says(shared_data):
    """Built from geometry alone, the graph has the times of one built from the file's own node numbers."""
    world, ends = heidelberg(shared_data)
    graph = build_graph(world, tolerance_m=0.0)
    names = {name: i for i, name in enumerate(dict.fromkeys(n for pair in ends for n in pair))}
    ms_f, ms_b = np.rint(world.forward_s * 1000), np.rint(world.backward_s * 1000)
    arcs = []
    for i, (tail, head) in enumerate(ends):
        arcs += [(names[tail], names[head], int(ms_f[i]))] if np.isfinite(ms_f[i]) else []
        arcs += [(names[head], names[tail], int(ms_b[i]))] if np.isfinite(ms_b[i]) else []
    first_edge = np.concatenate([[True], graph.line[1:] != graph.line[:-1]])
    ours = {names[ends[line][0]]: node for line, node in zip(graph.line[first_edge].tolist(),
                                                           graph.tail[first_edge].tolist())}
    chosen = sorted(ours)[::700]
    theirs = reference(len(names), arcs, chosen)[:, sorted(ours)]
    mine = reference(graph.node_count, graph_arcs(graph), [ours[k] for k in chosen])[:, [ours[k] for k in sorted(ours)]]
    assert (mine == theirs).all()
