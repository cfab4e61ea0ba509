"""Every point gets the polygon it lies in; a point on a border gets the smallest row and is said to lie on a border."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import Cancelled
from care_areas.core.geometry import object_array
from care_areas.core.units import locate_points
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from shapely.geometry import MultiPolygon, Point, Polygon, box

SQUARES = object_array([box(0, 0, 10, 10), box(10, 0, 20, 10), box(0, 10, 20, 20)])


def test_points_inside_on_a_border_and_outside():
    xy = np.array([[5.0, 5.0], [15.0, 5.0], [10.0, 5.0], [10.0, 10.0], [25.0, 5.0], [20.0, 15.0], [np.nan, 1.0]])
    located = locate_points(SQUARES, xy)
    assert located.row.tolist() == [0, 1, 0, 0, -1, 2, -1]
    assert located.on_border.tolist() == [False, False, True, True, False, True, False]


def test_a_centimetre_from_the_border_is_on_the_border_two_are_not():
    xy = np.array([[10.009, 5.0], [10.02, 5.0], [20.009, 5.0], [20.02, 5.0]])
    located = locate_points(SQUARES, xy)
    assert located.row.tolist() == [0, 1, 1, -1]
    assert located.on_border.tolist() == [True, False, True, False]


def test_hole_island_and_missing_polygon():
    ring = Polygon([(0, 0), (30, 0), (30, 30), (0, 30)], [[(10, 10), (20, 10), (20, 20), (10, 20)]])
    islands = MultiPolygon([box(12, 12, 14, 14), box(40, 0, 45, 5)])
    geometry = object_array([None, ring, islands, Polygon()])
    xy = np.array([[5.0, 5.0], [15.0, 15.0], [13.0, 13.0], [42.0, 2.0], [10.0, 15.0]])
    located = locate_points(geometry, xy)
    assert located.row.tolist() == [1, -1, 2, 2, 1]
    assert located.on_border.tolist() == [False, False, False, False, True]


def test_no_points_and_no_polygons():
    assert len(locate_points(SQUARES, np.zeros((0, 2))).row) == 0
    assert locate_points(object_array([]), np.array([[1.0, 1.0]])).row.tolist() == [-1]


@settings(max_examples=60, deadline=None)
@given(hnp.arrays(float, st.tuples(st.integers(1, 40), st.just(2)), elements=st.floats(-5, 25, width=32)))
def test_equals_the_distance_of_every_point_to_every_polygon(xy):
    located = locate_points(SQUARES, xy)
    for point, row, on_border in zip(xy, located.row, located.on_border):
        distance = np.array([g.distance(Point(point)) for g in SQUARES])
        border = min(g.boundary.distance(Point(point)) for g in SQUARES)
        if abs(border - 0.01) > 1e-6:  # on the edge of the tolerance either answer is right
            assert row == (np.flatnonzero(distance <= 0.01)[0] if (distance <= 0.01).any() else -1)
            assert on_border == (border <= 0.01)


def test_stops_when_asked():
    class Stop:
        def report(self, share, message=None):
            pass

        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        locate_points(SQUARES, np.array([[1.0, 1.0]]), progress=Stop())
