"""Points of a lattice in a polygon: the same as asking every point of its box, without asking every point."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.geometry import contains_xy
from care_areas.core.units.partition.build import build_units
from care_areas.core.units.partition.lattice import lattice_points, lattice_step
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from .worlds import small_areas


def every_point_of_the_box(polygon, x0, y0, step):
    _, _, x1, y1 = polygon.bounds
    x, y = np.arange(x0, x1 + step, step), np.arange(y0, y1 + step, step)
    grid = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    return grid[contains_xy(polygon, grid)]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=3, max_size=12),
       st.floats(0.3, 9.0), st.floats(-3.0, 3.0))
def test_the_points_are_those_of_the_box_that_lie_inside(corners, step, shift):
    polygon = Polygon(corners).buffer(0)
    if polygon.is_empty or polygon.geom_type not in ("Polygon", "MultiPolygon"):
        return
    found = lattice_points(polygon, shift, shift, step)
    wanted = every_point_of_the_box(polygon, shift, shift, step)
    np.testing.assert_allclose(found, wanted, atol=1e-9)


def test_holes_and_parts_are_respected():
    polygon = MultiPolygon([box(0, 0, 10, 10).difference(box(3, 3, 7, 7)), box(20, 0, 30, 10)])
    found = lattice_points(polygon, 0.5, 0.5, 1.0)
    assert len(found) == 100 - 16 + 100
    np.testing.assert_array_equal(found, every_point_of_the_box(polygon, 0.5, 0.5, 1.0))


def test_a_row_through_corners_has_each_point_once():
    diamonds = MultiPolygon([Point(0, 0).buffer(4, 1), Point(8, 0).buffer(4, 1)])  # they touch in (4, 0)
    found = lattice_points(diamonds, -4.0, -4.0, 1.0)
    assert len(np.unique(found, axis=0)) == len(found)


@pytest.mark.parametrize("length_m", [20.0, 400.0, 50_000.0])
def test_b1_a_sliver_costs_no_more_rows_than_points_asked_for(length_m):
    """B1: the box of a slanting sliver is a million times its area."""
    sliver = Polygon([(0, 0), (length_m, length_m), (length_m + 1e-6, length_m)])
    step = lattice_step(sliver, 36)
    assert length_m / step <= 36
    assert len(lattice_points(sliver, step / 2, step / 2, step)) <= 36


def test_b1_a_winding_boundary_costs_what_it_holds():
    """B1: 20 m along a coast of 400 km: some thousand points of land in a box of 40,000 km²."""
    coast = LineString([(x, 5_000 * np.sin(x / 700)) for x in range(0, 200_000, 50)]).buffer(10)
    count = 45_000
    step = lattice_step(coast, count)
    found = lattice_points(coast, coast.bounds[0], coast.bounds[1], step)
    assert 0.9 * coast.area / step ** 2 < len(found) < 1.1 * count


@pytest.mark.parametrize("length_m", [0.0, 5.0, 20.0, 60.0, 400.0])
def test_b1_slivers_among_small_areas_change_nothing_but_their_people(length_m):
    """B1: people of a sliver of no area are kept; the units are as many as without it."""
    geometry, total = [box(0, 0, 2_000, 2_000), box(2_000, 0, 4_000, 2_000)], [1_000, 800]
    if length_m:
        geometry.append(Polygon([(500, 500), (500 + length_m, 500 + length_m), (500 + length_m + 1e-6, 500)]))
        total.append(50)
    units = build_units(box(0, 0, 4_000, 2_000), small_areas(geometry, total), target_units=60)
    assert len(units) == 60
    assert units.population["total"].sum() == pytest.approx(sum(total), abs=1e-6)
