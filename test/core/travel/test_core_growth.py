"""A grown core holds all times among its nodes, and answers stay those of Dijkstra's method."""
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from care_areas.core.errors import Cancelled
from care_areas.core.progress import Silent
from care_areas.core.travel import INFINITE_MS, node_times
from care_areas.core.travel.hierarchy.closed_core import grow
from care_areas.core.travel.hierarchy.core_matrix import close_core
from care_areas.core.travel.hierarchy.elimination import eliminate
from care_areas.test.core.travel.worlds import Watcher, graph_arcs, reference, straight_graph
from hypothesis import given, settings
from hypothesis import strategies as st


def closed(n, links):
    parts = eliminate(n, links, Silent())
    return replace(parts, core_ms=close_core(parts.core_ms, Silent()))


@pytest.fixture
def _to_the_last_node(monkeypatch):
    """Elimination leaves (nearly) no core, and the core may take every node back."""
    monkeypatch.setattr("care_areas.core.travel.hierarchy.matrix_rounds.SMALL_CORE", 0)
    monkeypatch.setattr("care_areas.core.travel.hierarchy.matrix_rounds.DENSE_SHARE", 0)
    monkeypatch.setattr("care_areas.core.travel.hierarchy.closed_core.NODES_PER_CORE_NODE", 1)


node, times = st.integers(0, 14), st.one_of(st.integers(0, 30), st.just(-1), st.just(INFINITE_MS - 1), st.just(0))
small = st.lists(st.tuples(node, node, times, times), max_size=40)


@given(small, st.integers(0, 15), st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_time_among_the_grown_core_is_exact(edges, most, pairs):
    graph = straight_graph(15, edges)
    expected = reference(15, graph_arcs(graph), range(15))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("care_areas.core.travel.hierarchy.matrix_rounds.SMALL_CORE", 0)
        patch.setattr("care_areas.core.travel.hierarchy.matrix_rounds.DENSE_SHARE", 0)
        patch.setattr("care_areas.core.travel.hierarchy.closed_core.NODES_PER_CORE_NODE", 1)
        patch.setattr("care_areas.core.travel.hierarchy.closed_core.MOST_NODES", most)
        parts = closed(15, graph.links(np.zeros(len(edges), np.int64) if pairs else None))
        grown = grow(parts, 15, Silent())
        found = node_times(graph, np.arange(15), np.arange(15))
    assert len(parts.core) <= len(grown.core) <= max(most, len(parts.core))
    assert sorted(grown.core.tolist() + [v for r in grown.rounds for v in r.nodes.tolist()]) == list(range(15))
    among = np.minimum(grown.core_ms >> 32 if pairs else grown.core_ms, INFINITE_MS)
    assert (among == np.minimum(expected, INFINITE_MS)[np.ix_(grown.core, grown.core)]).all()
    assert (found == np.minimum(expected, INFINITE_MS)).all()


@pytest.mark.usefixtures("_to_the_last_node")
def test_a_core_of_all_nodes_leaves_no_round():
    graph = straight_graph(40, [(i, (i + 1) % 40, 3 + i % 5, 2 if i % 4 else -1) for i in range(40)])
    grown = grow(closed(40, graph.links()), 40, Silent())
    assert (len(grown.core), grown.rounds) == (40, ())
    assert (grown.core_ms == reference(40, graph_arcs(graph), grown.core)[:, grown.core]).all()


@pytest.mark.usefixtures("_to_the_last_node")
def test_it_can_be_cancelled():
    parts = closed(40, straight_graph(40, [(i, i + 1, 3, 2) for i in range(39)]).links())
    with pytest.raises(Cancelled):
        grow(parts, 40, Watcher(2))


def test_small_graphs_keep_their_core():
    parts = closed(400, straight_graph(400, [(i, i + 1, 3, 2) for i in range(399)]).links())
    assert grow(parts, 400, Silent()) is parts
