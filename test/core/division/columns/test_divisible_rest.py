"""A rest makes whole areas exactly when the numbers of areas of its pieces can add up."""
from __future__ import annotations

import networkx as nx
import numpy as np
from care_areas.core.division.columns.divisible_rest import DivisibleComplement
from division_worlds import planar
from hypothesis import given, settings
from hypothesis import strategies as st


def can_make(pieces, load, low, high, areas):
    """Whether counts with low·k <= load <= high·k in every piece and load can have the sum `areas`."""
    sums = {0}
    for piece in pieces:
        total = load[sorted(piece)].sum(0)
        fits = [k for k in range(1, areas + 1) if (low * k <= total).all() and (total <= high * k).all()]
        sums = {a + k for a in sums for k in fits}
    return areas in sums


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(6, 70), st.integers(1, 4), st.integers(1, 2))
def test_rests_against_all_counts(seed, n, areas, loads):
    draw = np.random.default_rng(seed)
    _, edges = planar(n, seed)
    load = draw.integers(1, 30, (n, loads)).astype(float)
    middle = load.sum(0) / (areas + 1)
    low, high = np.floor(0.7 * middle), np.ceil(1.3 * middle)
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(np.asarray(edges).tolist())
    rows = draw.random((40, n)) < draw.random((40, 1))
    rests = DivisibleComplement([sorted(graph[u]) for u in range(n)], load, low, high, areas)
    got = rests.of(rows)
    for row, answer in zip(rows, got):
        pieces = list(nx.connected_components(graph.subgraph(np.nonzero(~row)[0].tolist())))
        assert answer == can_make(pieces, load, low, high, areas)


def test_many_blocks_and_none():
    rests = DivisibleComplement([[1], [0, 2], [1]], np.array([[4.0], [5.0], [4.0]]), np.array([4.0]), np.array([5.0]),
                                2)
    rows = np.tile(np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]], bool), (3000, 1))
    assert rests.of(rows).tolist() == [True, True, True, False] * 3000
    assert rests.of(np.zeros((0, 3), bool)).shape == (0,)
