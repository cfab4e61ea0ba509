"""A road layer in pieces is noticed and said."""
from __future__ import annotations

import networkx as nx
import numpy as np
from care_areas.core.travel import build_graph, road_pieces
from care_areas.test.core.travel.worlds import graph_arcs, roads, straight_graph
from hypothesis import given, settings
from hypothesis import strategies as st

INF = np.inf


def test_one_network_has_nothing_to_say():
    graph = build_graph(roads([[(0, 0), (10, 0)], [(10, 0), (20, 0)]]))
    pieces = road_pieces(graph)
    assert (pieces.count, pieces.two_way_count, pieces.share_percent) == (1, 1, 100.0)
    assert pieces.finding(graph) is None


def test_two_pieces_are_a_warning_with_the_share_of_the_longest():
    graph = build_graph(roads([[(0, 0), (30, 0)], [(30, 0), (60, 0)], [(0, 90), (40, 90)]]))
    pieces = road_pieces(graph)
    assert pieces.edges.tolist() == [True, True, False]
    finding = pieces.finding(graph)
    assert not finding.is_error
    assert "2 pieces" in str(finding.message())
    assert "60.0 %" in str(finding.message())


def test_a_one_way_dead_end_is_outside_the_two_way_piece():
    """0 <-> 1 <-> 2 -> 3: nobody returns from 3."""
    graph = straight_graph(4, [(0, 1, 5, 5), (1, 2, 5, 5), (2, 3, 5, -1)])
    pieces = road_pieces(graph)
    assert (pieces.count, pieces.two_way_count) == (1, 2)
    assert pieces.two_way_nodes.tolist() == [True, True, True, False]
    assert pieces.two_way_edges.tolist() == [True, True, False]


def test_of_equally_long_pieces_the_first_is_the_longest():
    graph = straight_graph(4, [(2, 3, 5, 5), (0, 1, 5, 5)])
    assert road_pieces(graph).nodes.tolist() == [True, True, False, False]


edge = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(-1, 9))


@given(st.lists(edge, min_size=1, max_size=25))
@settings(max_examples=80, deadline=None)
def test_pieces_are_those_of_networkx(edges):
    graph = straight_graph(10, edges)
    judge = nx.DiGraph()
    judge.add_nodes_from(range(10))
    judge.add_edges_from((t, h) for t, h, _ in graph_arcs(graph))
    pieces = road_pieces(graph)
    strong = list(nx.strongly_connected_components(judge))
    assert pieces.count == nx.number_weakly_connected_components(judge)
    assert pieces.two_way_count == len(strong)
    assert set(np.flatnonzero(pieces.two_way_nodes)) in strong
    lengths = [sum(1 for t, h in zip(graph.tail, graph.head) if {t, h} <= piece) for piece in strong]
    assert pieces.two_way_edges.sum() == max(lengths)
