"""Which place is nearest by road: the first smallest of all travel times, without finding them all."""
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from care_areas.core.travel import (
    INFINITE_MS,
    build_graph,
    nearest_destinations,
    nearest_origins,
    road_pieces,
    travel_times,
)
from care_areas.core.travel.network import attach
from care_areas.test.core.travel.worlds import Watcher, expected_pairs, heidelberg, points_on, roads, straight_graph
from hypothesis import given, settings
from hypothesis import strategies as st


def some(points, rows):
    return replace(points, **{name: getattr(points, name)[rows] for name in (
        "edge", "share", "distance_m", "access_ms", "xy", "road_xy")})


def first_smallest(ms):
    """(q,) the first row with the smallest time of each column, -1 for no way; and the time."""
    best = ms.min(axis=0)
    return np.where(best < INFINITE_MS, ms.argmin(axis=0), -1), best


def test_every_home_gets_the_base_on_its_side_of_the_hill():
    """Homes at 10, 40, 60 and 90 m along a street of 100 m, bases at both ends."""
    graph = build_graph(roads([[(0, 0), (100, 0)]]))
    bases, homes = attach(graph, [[0, 0], [100, 0]]), attach(graph, [[10, 0], [40, 0], [60, 0], [90, 0]])
    found = nearest_origins(graph, bases, homes)
    assert found.place.tolist() == [0, 0, 1, 1]
    assert found.ms.tolist() == [10_000, 40_000, 40_000, 10_000]
    assert "layer roads" in str(found.note)


def test_of_equally_near_bases_the_first_is_named():
    graph = build_graph(roads([[(0, 0), (100, 0)]]))
    ends, middle = attach(graph, [[0, 0], [100, 0]]), attach(graph, [[50, 0]])
    assert nearest_origins(graph, ends, middle).place.tolist() == [0]
    assert nearest_origins(graph, some(ends, np.array([1, 0])), middle).place.tolist() == [0]
    assert nearest_destinations(graph, middle, ends).place.tolist() == [0]


def test_a_one_way_ring_has_different_bases_to_come_from_and_to_go_to():
    """Base 0 at junction 0, base 1 at junction 2, the home at 1; the ring goes 0, 1, 2, 3, 0."""
    graph = straight_graph(4, [(i, (i + 1) % 4, 10, -1) for i in range(4)])
    bases, home = points_on(graph, [0, 2], [0.0, 0.0], [0, 0]), points_on(graph, [1], [0.0], [0])
    home = replace(home, xy=home.xy + 50)
    assert nearest_origins(graph, bases, home).place.tolist() == [0]
    assert nearest_destinations(graph, home, bases).place.tolist() == [1]


def test_a_home_that_no_base_reaches_has_none():
    graph = build_graph(roads([[(0, 0), (100, 0)], [(500, 0), (600, 0)]]))
    bases, homes = attach(graph, [[20, 0]]), attach(graph, [[70, 0], [550, 0], [50, 900]], max_distance_m=100)
    found = nearest_origins(graph, bases, homes)
    assert found.place.tolist() == [0, -1, -1]
    assert found.ms.tolist() == [50_000, INFINITE_MS, INFINITE_MS]
    none = nearest_origins(graph, attach(graph, np.zeros((0, 2))), homes)
    assert none.place.tolist() == [-1, -1, -1]
    assert len(nearest_origins(graph, bases, attach(graph, np.zeros((0, 2)))).place) == 0


def test_progress_ends_at_the_end():
    graph = build_graph(roads([[(0, 0), (100, 0)]]))
    points, watcher = attach(graph, [[20, 0], [30, 0]]), Watcher()
    nearest_origins(graph, points, points, watcher)
    assert watcher.shares == sorted(watcher.shares)
    assert watcher.shares[-1] == 1.0


node, ms = st.integers(0, 8), st.one_of(st.integers(0, 6), st.just(-1))
edge = st.tuples(node, node, ms, ms).filter(lambda e: e[2] >= 0 or e[3] >= 0)
share = st.one_of(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.floats(0, 1))
point = st.tuples(st.integers(-1, 10**6), share, st.integers(0, 20))


@given(st.lists(edge, min_size=1, max_size=20), st.lists(point, min_size=1, max_size=10), st.integers(0, 10),
       st.booleans())
@settings(max_examples=120, deadline=None)
def test_it_is_the_first_smallest_of_times_found_by_dijkstra(edges, points, cut_at, slow):
    """Few different times, so that many are equally near; one-way streets, several points at one place or unjoined."""
    graph = straight_graph(9, edges)
    row, shares, access = zip(*points)
    joined = points_on(graph, [max(r, 0) % len(edges) for r in row], shares, access)
    expected, decimetres = expected_pairs(graph, joined)
    off = np.array(row) < 0
    expected[off], expected[:, off] = INFINITE_MS, INFINITE_MS
    joined = replace(joined, edge=np.where(off, -1, joined.edge))
    places = some(joined, np.arange(len(points))[:cut_at])
    with pytest.MonkeyPatch.context() as patch:
        if slow:
            patch.setattr("care_areas.core.travel.hierarchy.elimination.MATRIX_NODES", 0)
            patch.setattr("care_areas.core.travel.hierarchy.elimination.WORK_FREE", -10**6)
        out = nearest_origins(graph, places, joined)
        into = nearest_destinations(graph, joined, places, lengths=True)
    for found, times in ((out, expected[:cut_at]), (into, expected[:, :cut_at].T)):
        place, best = first_smallest(np.vstack([times, np.full((1, len(points)), INFINITE_MS)]))
        assert found.place.tolist() == place.tolist()
        assert found.ms.tolist() == best.tolist()
    reached = np.flatnonzero(into.place >= 0)
    expected_m = (decimetres[reached, into.place[reached]] / 10).astype(np.float32)
    assert into.length_m[reached].tolist() == expected_m.tolist()
    assert np.isinf(into.length_m[into.place < 0]).all()
    assert out.length_m is None


@pytest.mark.shared
def test_heidelberg_nearest_of_forty_bases_equals_the_matrix(shared_data):
    graph = build_graph(heidelberg(shared_data)[0])
    rng = np.random.default_rng(3)
    near = graph.vertices[rng.integers(0, len(graph.vertices), 840)] + rng.normal(0, 30, (840, 2))
    points = attach(graph, near, edges=road_pieces(graph).edges)
    bases, homes = some(points, np.arange(40)), some(points, np.arange(40, 840))
    out, into = nearest_origins(graph, bases, homes), nearest_destinations(graph, homes, bases)
    place, best = first_smallest(travel_times(graph, bases, homes).ms)
    assert (out.place.tolist(), out.ms.tolist()) == (place.tolist(), best.tolist())
    place, best = first_smallest(travel_times(graph, homes, bases).ms.T)
    assert (into.place.tolist(), into.ms.tolist()) == (place.tolist(), best.tolist())
    assert (out.place != into.place).any()  # one-way streets
