"""A first plan within seconds: whole areas, near the bounds, the same every time."""
from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from care_areas.core.division.search.first_plan import first_areas
from division_worlds import QUICK, adjacency, planar, problem, rng


def world(seed, n=60, areas=5, **more):
    xy, edges = planar(n, seed)
    return problem(xy, edges, rng(seed).integers(1, 9, n), areas, 10.0, xy=xy, **more), nx.Graph(edges)


@pytest.mark.parametrize("seed", range(5))
def test_its_areas_hold_together_and_are_nearly_balanced(seed):
    p, graph = world(seed)
    area = first_areas(p, QUICK, rng(seed))
    assert set(area.tolist()) == {1, 2, 3, 4, 5}
    assert all(nx.is_connected(graph.subgraph(np.flatnonzero(area == a).tolist())) for a in range(1, 6))
    load = np.bincount(area - 1, p.load[:, 0], 5)
    assert np.abs(load / load.mean() - 1).max() < 0.5
    assert np.array_equal(area, first_areas(p, QUICK, rng(seed)))


def test_parts_without_connection_have_areas_of_their_own():
    place = np.array([(x, 0.0) for x in range(12)])
    edges = [(i, i + 1) for i in range(11) if i != 5]
    p = problem(place, edges, np.ones(12), 4, 10.0, adjacency=adjacency(12, edges))
    area = first_areas(p, QUICK, rng())
    assert not set(area[:6].tolist()) & set(area[6:].tolist())
