"""The anchor is where most people of the unit are near; without people on the road, without roads inside."""
from __future__ import annotations

import numpy as np
from care_areas.core.geometry import object_array
from care_areas.core.units import anchor_units
from care_areas.test.core.units.worlds import grid, roads
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, box


def test_the_crowd_decides_not_the_middle():
    xy = np.array([[10.0, 10.0], [12.0, 10.0], [11.0, 12.0], [90.0, 90.0]])
    anchor = anchor_units(grid(1, 1), xy)[0]
    assert tuple(anchor) in {(10.0, 10.0), (12.0, 10.0), (11.0, 12.0)}
    heavy = anchor_units(grid(1, 1), xy, np.array([1.0, 1.0, 1.0, 50.0]))[0]
    assert tuple(heavy) == (90.0, 90.0)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 25))
def test_nearly_the_best_address_of_all(seed, n):
    rng = np.random.default_rng(seed)
    xy, weight = np.round(rng.uniform(1, 99, (n, 2)), 2), rng.uniform(0.5, 3, n)
    anchor = anchor_units(grid(1, 1), xy, weight)[0]
    cost = (np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1)) * weight).sum(axis=1)
    chosen = cost[np.flatnonzero((xy == anchor).all(axis=1))[0]]
    # The address nearest to the median of the plane need not be the best address, but it is not much worse.
    assert chosen <= 1.3 * cost.min() + 1e-9


def test_points_without_weight_count_only_where_there_are_no_others():
    xy = np.array([[10.0, 10.0], [80.0, 80.0], [150.0, 50.0]])
    anchors = anchor_units(grid(2, 1), xy, np.array([0.0, 1.0, 0.0]))
    assert anchors.tolist() == [[80.0, 80.0], [150.0, 50.0]]


def test_empty_units_get_the_middle_of_their_longest_road_else_a_point_inside():
    network = roads([((0, 10), (100, 10)), ((0, 50), (60, 50)), ((150, 0), (150, 90))], [False, False, True])
    anchors = anchor_units(grid(2, 1), None, None, network)
    assert anchors[0].tolist() == [50.0, 10.0]
    assert box(100, 0, 200, 100).contains(Point(anchors[1]))  # the ferry is no place to live


def test_no_roads_and_no_points():
    ring = box(0, 0, 90, 90).difference(box(10, 10, 80, 80))
    anchor = anchor_units(object_array([ring]))[0]
    assert ring.contains(Point(anchor))
