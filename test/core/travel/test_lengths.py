"""The metres along the fastest way, of several equally fast ones the shortest."""
from __future__ import annotations

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.progress import Silent
from care_areas.core.travel import INFINITE_MS, attach_nodes, build_graph, travel_times
from care_areas.core.travel.dijkstra import DijkstraEngine
from care_areas.core.travel.hierarchy.engine import EliminationEngine
from care_areas.core.travel.hierarchy.entries import Entries
from care_areas.core.travel.network import attach
from care_areas.core.travel.network.milliseconds import INFINITE_PAIR, paired, unpaired
from care_areas.test.core.travel.worlds import expected_pairs, heidelberg, points_on, roads, straight_graph
from hypothesis import given, settings
from hypothesis import strategies as st


def measured(graph, edges_m):
    return replace(graph, length_m=np.array(edges_m, float))


def agree(times, expected):
    """Whether times and lengths are those expected; in decimetres, in which lengths are counted."""
    ms, decimetres = expected
    assert (times.ms == ms).all()
    there = ms < INFINITE_MS
    assert (np.isinf(times.length_m) == ~there).all()
    assert (times.length_m[there] == (decimetres[there] / 10).astype(np.float32)).all()


def test_the_fast_detour_is_measured_and_not_the_short_cut():
    """From 0 to 1: a lane of 100 m in 60 s, or over 2 on roads of 300 m each in 20 s each."""
    graph = measured(straight_graph(3, [(0, 1, 60_000, 60_000), (0, 2, 20_000, 20_000), (2, 1, 20_000, -1)]),
                     [100, 300, 300])
    nodes = attach_nodes(graph, np.arange(3))
    nodes = replace(nodes, xy=graph.node_xy)
    found = travel_times(graph, nodes, nodes, lengths=True)
    assert found.ms.tolist() == [[0, 40_000, 20_000], [60_000, 0, 80_000], [20_000, 20_000, 0]]
    assert found.length_m.tolist() == [[0, 600, 300], [100, 0, 400], [300, 300, 0]]


def test_of_equally_fast_ways_the_shorter_is_measured():
    """Two parallel roads, and a way over a third junction, all of 10 s."""
    graph = measured(straight_graph(3, [(0, 1, 10_000, 10_000), (0, 1, 10_000, 10_000), (0, 2, 5000, 5000),
                                        (2, 1, 5000, 5000)]), [90, 80.5, 40, 40.4])
    nodes = attach_nodes(graph, np.array([0, 1]))
    assert travel_times(graph, nodes, nodes, lengths=True).length_m[0, 1] == pytest.approx(80.4)


def test_the_way_to_the_road_is_part_of_the_length():
    graph = build_graph(roads([[(0, 0), (100, 0)]]))
    points = attach(graph, [[20, 30], [90, 4]])
    assert travel_times(graph, points, points, lengths=True).length_m.tolist() == [[0, 104], [104, 0]]


def test_without_asking_there_is_no_length():
    graph = build_graph(roads([[(0, 0), (100, 0)]]))
    points = attach(graph, [[20, 30]])
    assert travel_times(graph, points, points).length_m is None


def test_more_roads_than_can_be_counted_are_refused_by_name():
    graph = measured(straight_graph(2, [(0, 1, 10, 10), (0, 1, 20, 20)]), [2e8, 1e8])
    points = points_on(graph, [0], [0.5], [0])
    with pytest.raises(InputError, match="Layer roads: its roads are more than 214748 km long"):
        travel_times(graph, points, points, lengths=True)


def test_pairs_come_back_as_they_went_in():
    ms, second = np.array([0, 7, INFINITE_MS - 1, INFINITE_MS], np.int32), np.array([5, 0, 2**32 - 1, 9])
    pairs = paired(ms, second)
    assert pairs[3] == INFINITE_PAIR
    assert int(INFINITE_PAIR) * 2 + 2**32 < 2**63
    back_ms, back_second = unpaired(pairs)
    assert (back_ms == ms).all()
    assert (back_second[:3] == second[:3]).all()


node, ms = st.integers(0, 8), st.one_of(st.integers(0, 6), st.just(-1))
edge = st.tuples(node, node, ms, ms, st.integers(0, 40)).filter(lambda e: e[2] >= 0 or e[3] >= 0)
share = st.one_of(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.floats(0, 1))
point = st.tuples(st.integers(0, 10**6), share, st.integers(0, 20))


@given(st.lists(edge, min_size=1, max_size=20), st.lists(point, min_size=1, max_size=9), st.integers(1, 9))
@settings(max_examples=100, deadline=None)
def test_points_on_edges_have_the_lengths_of_a_graph_with_the_points_inserted(edges, points, cut_at):
    """Few different times, so that many ways are equally fast; asked either way round, with both methods."""
    graph = measured(straight_graph(9, [e[:4] for e in edges]), [e[4] / 10 for e in edges])
    row, shares, access = zip(*points)
    joined = points_on(graph, [r % len(edges) for r in row], shares, access)
    joined = replace(joined, distance_m=np.arange(len(points)) / 10)
    expected = expected_pairs(graph, joined)
    some = np.arange(len(points))[:cut_at]
    few = replace(joined, **{name: getattr(joined, name)[some] for name in (
        "edge", "share", "distance_m", "access_ms", "xy", "road_xy")})
    agree(travel_times(graph, joined, joined, lengths=True), expected)
    agree(travel_times(graph, few, joined, lengths=True), [part[some] for part in expected])
    agree(travel_times(graph, joined, few, lengths=True), [part[:, some] for part in expected])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("care_areas.core.travel.hierarchy.elimination.MATRIX_NODES", 0)
        patch.setattr("care_areas.core.travel.hierarchy.elimination.WORK_FREE", -10**6)
        slow = travel_times(graph, joined, joined, lengths=True)
    assert slow.method == "dijkstra"
    agree(slow, expected)


@given(st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14), ms, ms, st.integers(0, 9)), max_size=40))
@settings(max_examples=80, deadline=None)
def test_small_graphs_agree_with_networkx_down_to_the_last_node(edges):
    """Pairs as Python's whole numbers are the weights of networkx; elimination leaves no core that hides it."""
    graph = measured(straight_graph(15, [e[:4] for e in edges]), [e[4] / 10 for e in edges])
    judge = nx.MultiDiGraph()
    judge.add_nodes_from(range(15))
    for tail, head, ahead, back, length in edges:
        judge.add_edges_from([(tail, head, {"cost": (ahead << 32) + length})] if ahead >= 0 else [])
        judge.add_edges_from([(head, tail, {"cost": (back << 32) + length})] if back >= 0 else [])
    expected = np.full((15, 15), int(INFINITE_PAIR), np.int64)
    for origin, found in nx.all_pairs_dijkstra_path_length(judge, weight="cost"):
        for target, cost in found.items():
            expected[origin, target] = cost
    links = graph.links(np.array([e[4] for e in edges], np.int64))
    every = np.arange(15)
    seeds = Entries(every, every, np.zeros(15, np.int64))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("care_areas.core.travel.hierarchy.elimination.MATRIX_NODES", 7)
        patch.setattr("care_areas.core.travel.hierarchy.matrix_rounds.SMALL_CORE", 0)
        patch.setattr("care_areas.core.travel.hierarchy.matrix_rounds.DENSE_SHARE", 0)
        bare = EliminationEngine(15, links, Silent())
    for engine in (bare, EliminationEngine(15, links, Silent()), DijkstraEngine(15, links)):
        _, block = next(iter(engine.toward(every).blocks(seeds, 15, Silent())))
        assert (block == expected).all()


@pytest.mark.shared
def test_heidelberg_lengths_equal_those_of_python_tuples(shared_data):
    graph = build_graph(heidelberg(shared_data)[0])
    rng = np.random.default_rng(11)
    points = attach(graph, graph.vertices[rng.integers(0, len(graph.vertices), 8)] + rng.normal(0, 30, (8, 2)))
    found = travel_times(graph, points, points, lengths=True)
    assert found.method == "elimination"
    assert (found.ms == travel_times(graph, points, points).ms).all()
    agree(found, expected_pairs(graph, points))
