"""Neighbours share a border, not a corner; links join, barriers part."""
from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.units import components, find_adjacency, suggest_links
from care_areas.test.core.units.worlds import grid, names
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Polygon, box


def pairs(adjacency):
    return list(zip(adjacency.u.tolist(), adjacency.v.tolist()))


def test_a_grid_of_three_by_two_and_no_corners():
    adjacency = find_adjacency(grid(3, 2), names(6))
    assert pairs(adjacency) == [(0, 1), (0, 3), (1, 2), (1, 4), (2, 5), (3, 4), (4, 5)]
    assert adjacency.border_m.tolist() == [100.0] * 7
    assert not adjacency.is_link.any() and adjacency.n == 6


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 7), st.integers(1, 7))
def test_grids_equal_those_of_networkx(columns, rows):
    adjacency = find_adjacency(grid(columns, rows), names(columns * rows))
    expected = nx.convert_node_labels_to_integers(nx.grid_2d_graph(rows, columns), ordering="sorted")
    assert set(pairs(adjacency)) == {tuple(sorted(e)) for e in expected.edges}


def test_enclave_has_one_neighbour_and_an_island_none():
    ring = box(0, 0, 300, 300).difference(box(100, 100, 200, 200))
    geometry = object_array([ring, box(100, 100, 200, 200), box(500, 0, 600, 100)])
    adjacency = find_adjacency(geometry, names(3))
    assert pairs(adjacency) == [(0, 1)] and adjacency.border_m[0] == 400
    assert components(adjacency).tolist() == [0, 0, 1]
    suggestion, = suggest_links(geometry, adjacency)
    assert (suggestion.unit, suggestion.nearest, suggestion.distance_m, suggestion.units) == (2, 0, 200.0, 1)
    assert "u2–u0" in str(suggestion.message(names(3)))


def test_foreign_polygons_whose_vertices_do_not_match():
    below = object_array([box(0, 0, 60, 100), box(60, 0, 150, 100), box(0, 100.02, 150, 200), box(150.2, 0, 250, 100)])
    adjacency = find_adjacency(below, names(4))
    assert pairs(adjacency) == [(0, 1), (0, 2), (1, 2)]
    assert adjacency.border_m == pytest.approx([100, 60, 90], abs=0.2)


def test_exact_and_unmatched_stretches_add_up():
    left = Polygon([(0, 0), (100, 0), (100, 50), (100, 100), (0, 100)])
    right = Polygon([(100, 0), (200, 0), (200, 100), (100, 100), (100, 70), (100, 50)])
    adjacency = find_adjacency(object_array([left, right]), names(2))
    assert adjacency.border_m == pytest.approx([100], abs=0.2)


def test_a_shift_of_the_vertices_changes_no_pair():
    exact = grid(5, 5)
    shifted = object_array(box(*(np.array(g.bounds) + [0.01, 0.01, -0.01, -0.01])) for g in exact)
    assert pairs(find_adjacency(exact, names(25))) == pairs(find_adjacency(shifted, names(25)))


def test_the_border_must_be_long_enough():
    geometry = object_array([box(0, 0, 10, 10), box(10, 9.5, 20, 20)])
    assert pairs(find_adjacency(geometry, names(2))) == []
    assert pairs(find_adjacency(geometry, names(2), min_border_m=0.3)) == [(0, 1)]


def test_links_join_units_and_change_nothing_between_neighbours():
    geometry = object_array([box(0, 0, 10, 10), box(10, 0, 20, 10), box(100, 0, 110, 10)])
    adjacency = find_adjacency(geometry, names(3), links=[("u2", "u0"), ("u0", "u2"), ("u1", "u0")])
    assert pairs(adjacency) == [(0, 1), (0, 2)]
    assert adjacency.is_link.tolist() == [False, True] and adjacency.border_m.tolist() == [10.0, 0.0]
    assert components(adjacency).tolist() == [0, 0, 0] and suggest_links(geometry, adjacency) == ()


def test_a_link_to_an_unknown_unit_or_to_itself_is_refused():
    with pytest.raises(InputError, match=r"there is no unit x9") as caught:
        find_adjacency(grid(2, 1), names(2), links=[("u0", "x9"), ("u1", "u1")])
    assert len(caught.value.problems) == 2


def test_a_river_along_the_border_parts_and_a_bridge_joins():
    geometry, river = grid(3, 2), object_array([LineString([(-10, 102), (150, 98), (310, 101)])])
    adjacency = find_adjacency(geometry, names(6), barriers=river)
    assert pairs(adjacency) == [(0, 1), (1, 2), (3, 4), (4, 5)]
    assert components(adjacency).tolist() == [0, 0, 0, 1, 1, 1]
    bridged = find_adjacency(geometry, names(6), links=[("u1", "u4")], barriers=river)
    assert components(bridged).tolist() == [0] * 6


def test_a_river_that_ends_leaves_the_way_round_open():
    adjacency = find_adjacency(grid(1, 2), names(2), barriers=object_array([LineString([(-10, 100), (60, 100)])]))
    assert pairs(adjacency) == [(0, 1)] and adjacency.border_m[0] == pytest.approx(35, abs=1)


def test_a_motorway_through_units_parts_those_whose_people_live_on_other_sides():
    geometry = grid(2, 1)
    motorway = object_array([LineString([(-10, 10), (210, 90)])])
    same = np.array([[50.0, 80.0], [150.0, 95.0]])
    other = np.array([[50.0, 80.0], [150.0, 20.0]])
    assert pairs(find_adjacency(geometry, names(2), barriers=motorway, anchor_xy=same)) == [(0, 1)]
    assert pairs(find_adjacency(geometry, names(2), barriers=motorway, anchor_xy=other)) == []


def test_a_line_drawn_just_up_to_the_edge_of_the_municipality_parts_it():
    geometry = grid(5, 5)
    anchors = np.array([g.centroid.coords[0] for g in geometry])
    river = object_array([LineString([(0, 130), (250, 260), (500, 170)])])
    piece = components(find_adjacency(geometry, names(25), barriers=river, anchor_xy=anchors))
    north = anchors[:, 1] > np.interp(anchors[:, 0], [0, 250, 500], [130, 260, 170])
    assert set(piece[north]).isdisjoint(piece[~north])
    assert len(set(piece)) == 2


def test_a_barrier_elsewhere_changes_nothing():
    plain = find_adjacency(grid(3, 3), names(9))
    far = object_array([LineString([(900, 0), (900, 900)]), None])
    with_barrier = find_adjacency(grid(3, 3), names(9), barriers=far)
    assert plain.border_m.tolist() == with_barrier.border_m.tolist() and pairs(plain) == pairs(with_barrier)


def test_parts_of_one_unit_that_touch_are_not_its_neighbours():
    two = MultiPolygon([box(0, 0, 10, 10), box(30, 0, 40, 10)])
    adjacency = find_adjacency(object_array([two, box(10, 0, 30, 10)]), names(2))
    assert pairs(adjacency) == [(0, 1)] and adjacency.border_m[0] == 20


def test_no_units():
    adjacency = find_adjacency(object_array([]), names(0))
    assert adjacency.n == 0 and pairs(adjacency) == []
