"""Lines become faces that share every vertex, on a grid of millimetres."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.units.polygons.borders import border_segments, shared_borders
from care_areas.core.units.polygons.planar import merge_faces, planar_faces, ring_lines, to_grid
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Polygon, box
from shapely.ops import unary_union


def test_a_cross_in_a_square_makes_four_faces_and_a_loose_end_none():
    lines = [*ring_lines(box(0, 0, 10, 10)), LineString([(5, -1), (5, 11)]), LineString([(-1, 5), (11, 5)]),
             LineString([(1, 1), (2, 2)])]
    faces = planar_faces(lines)
    assert [f.area for f in faces] == [25.0] * 4


def test_a_ring_inside_a_ring_makes_a_hole_and_its_filling():
    faces = planar_faces(ring_lines(box(0, 0, 10, 10)) + ring_lines(box(4, 4, 6, 6)))
    assert sorted(round(f.area, 9) for f in faces) == [4.0, 96.0]


def test_lines_closer_than_the_grid_become_one():
    faces = planar_faces([*ring_lines(box(0, 0, 10, 10)), LineString([(0, 5), (10, 5)]),
                          LineString([(0, 5.0003), (10, 5.0002)])])
    assert len(faces) == 2


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*[st.floats(-10, 110, allow_nan=False)] * 4), min_size=0, max_size=12))
def test_random_lines_cut_a_square_without_gap_or_overlap(cuts):
    square = box(0, 0, 100, 100)
    lines = ring_lines(square) + [LineString([(a, b), (c, d)]) for a, b, c, d in cuts if (a, b) != (c, d)]
    faces = object_array(f for f in planar_faces(lines) if square.contains(f.representative_point()))
    assert all(f.is_valid and f.geom_type == "Polygon" for f in faces)
    assert abs(sum(f.area for f in faces) - 10_000) < 1
    assert abs(unary_union(list(faces)).area - sum(f.area for f in faces)) < 1e-6
    segments, owner = border_segments(faces)
    assert np.array_equal(segments, to_grid(segments))
    assert np.unique(np.column_stack([segments, owner]), axis=0).shape[0] == len(segments)
    # Every segment is shared by two faces or lies on the outer border: nothing is left over inside.
    alone = shared_borders(faces).alone
    assert abs(np.hypot(*(alone[:, 2:] - alone[:, :2]).T).sum() - unary_union(list(faces)).length) < 1e-6


def test_a_vertex_beside_a_long_border_leaves_no_crack():
    # The neighbour's corner lies on a slanting border; rounded, it lies a fraction of a millimetre beside it.
    left = Polygon([(0, 0), (-200, 4100), (-2000, 2000)])
    upper = Polygon([(-115.46517051, 2367.03599554), (-200, 4100), (2000, 2000)])
    faces = planar_faces(ring_lines(left) + ring_lines(upper))
    assert len(faces) == 2
    assert shared_borders(faces).length_m[0] == pytest.approx(np.hypot(84.535, 1732.964), abs=1e-3)


def test_merging_faces_is_exact():
    faces = object_array([box(0, 0, 1, 1), box(1, 0, 2, 1), Polygon([(0, 1), (2, 1), (1, 3)])])
    merged = merge_faces(faces, np.array([0, 0, -1]), 1)
    assert len(merged) == 1 and merged[0].equals(box(0, 0, 2, 1))
