"""Bad polygons are found with their place; good ones, corners and slivers of rounding pass."""
from __future__ import annotations

import itertools

import numpy as np
import pytest
from care_areas.core.errors import Cancelled, InputError
from care_areas.core.geometry import object_array
from care_areas.core.sources import check_overlaps, valid_polygons
from care_areas.core.sources.reading.geometry_checks import find_overlaps, sliver_problems
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from .layers import table

BOW_TIE = Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])


def test_every_bad_feature_is_told_with_reason_and_place():
    with pytest.raises(InputError) as caught:
        valid_polygons(table("units", [box(0, 0, 1, 1), None, Polygon(), BOW_TIE, Point(3, 4),
                                       LineString([(0, 0), (1, 1)])], id=range(6)))
    problems = caught.value.problems
    assert [p.feature for p in problems] == ["2", "3", "4", "5", "6"]
    assert "Self-intersection at 5.0, 5.0" in str(problems[2].what)
    assert problems[2].xy == (5.0, 5.0)
    assert problems[3].xy == (3.0, 4.0)


def test_valid_polygons_and_multipolygons_pass():
    layer = table("units", [box(0, 0, 1, 1), MultiPolygon([box(2, 0, 3, 1), box(4, 0, 5, 1)])], id=[1, 2])
    assert list(valid_polygons(layer)) == list(layer.geometry)


def test_a_table_without_geometry_is_no_polygon_layer():
    with pytest.raises(InputError, match="no geometry"):
        valid_polygons(table("units", id=[1]))


def test_overlaps_and_duplicates_are_told_as_what_they_are():
    with pytest.raises(InputError) as caught:
        check_overlaps(table("units", [box(0, 0, 100, 100), box(90, 0, 200, 100), box(300, 0, 400, 100),
                                       box(300, 0, 400, 100)], id=range(4), fids=[11, 12, 13, 14]))
    assert [str(p.message()) for p in caught.value.problems] == [
        "Layer units, feature 12: overlaps feature 11 by 1000 m². "
        "Correct the borders, so that every place lies in one polygon.",
        "Layer units, feature 14: is the same polygon as feature 13. Remove one of the two."]
    assert 90 <= caught.value.problems[0].xy[0] <= 100


def test_neighbours_corners_slivers_holes_and_bad_features_are_no_overlap():
    ring = box(0, 300, 300, 600).difference(box(100, 400, 200, 500))
    check_overlaps(table("units", [box(0, 0, 100, 100), box(100, 0, 200, 100), box(200, 100, 300, 200),
                                   box(99.995, 100, 200, 200), ring, box(100, 400, 200, 500), None, BOW_TIE],
                         id=range(8)))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 20)] * 4), min_size=0, max_size=12))
def test_overlaps_are_those_of_brute_force(corners):
    boxes = object_array(box(x, y, x + w + 1, y + h + 1) for x, y, w, h in corners)
    expected = [(i, j) for i, j in itertools.combinations(range(len(boxes)), 2)
                if boxes[i].intersection(boxes[j]).area > 1]
    assert [(o.first, o.second) for o in find_overlaps(boxes)] == expected


def test_a_user_can_stop_the_search():
    class Stop:
        def report(self, share, message=None):
            pass

        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        check_overlaps(table("units", [box(0, 0, 1, 1), box(2, 0, 3, 1)], id=[1, 2]), Stop())


def test_b3_a_sliver_is_told_and_narrow_land_is_not():
    """B3: a triangle 535 m long and a micrometre wide between two units parts them and holds nobody."""
    sliver = Polygon([(0, 0), (1e-6, 300), (0, 535)])
    problem, = sliver_problems(table("units", [box(0, 0, 100, 100), sliver, box(200, 0, 200.2, 100)], id=range(3)))
    assert problem.feature == "2" and problem.is_error and "1070 m of border around 0.000 m²" in str(problem.what)


def test_rows_are_named_by_their_feature_id():
    layer = table("units", [None], fids=np.array([77]), id=[1])
    with pytest.raises(InputError, match="feature 77"):
        valid_polygons(layer)
