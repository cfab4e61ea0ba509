"""Areas are exactly their units, and neighbouring areas share their border."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.units import build_units
from care_areas.core.units.polygons import dissolve
from care_areas.core.units.polygons.borders import shared_borders
from care_areas.test.core.units.worlds import addresses, grid, town_and_country
from shapely.geometry import Polygon, box


def test_areas_of_built_units_cover_what_the_units_cover():
    boundary, areas = town_and_country()
    units = build_units(boundary, areas, None, addresses(5, areas, [200, 100, 20, 10]), None, 60)
    area = 1 + (np.arange(len(units)) * 7) % 5
    dissolved = dissolve(units.geometry, area)
    assert len(dissolved) == 5
    for k, polygon in enumerate(dissolved, start=1):
        assert polygon.is_valid
        assert polygon.area == pytest.approx(sum(g.area for g in units.geometry[area == k]), rel=1e-12)
    shared = shared_borders(dissolved)
    outer = np.hypot(*(shared.alone[:, 2:] - shared.alone[:, :2]).T).sum()
    assert outer == pytest.approx(boundary.length, rel=1e-6)


def test_an_enclave_area_stays_a_hole_and_a_seam_does_not():
    geometry = grid(3, 3)
    area = np.array([1, 1, 1, 1, 2, 1, 1, 1, 1])
    ring, middle = dissolve(geometry, area)
    assert len(ring.interiors) == 1 and middle.equals(geometry[4])
    left = Polygon([(0, 0), (100, 0), (100, 30), (99.99, 50), (100, 70), (100, 100), (0, 100)])
    right = box(100, 0, 200, 100)
    seamless, = dissolve(object_array([left, right]), np.array([1, 1]))
    assert seamless.geom_type == "Polygon" and len(seamless.interiors) == 0
    assert seamless.area == pytest.approx(20_000)


def test_units_without_area_are_left_out_and_an_empty_area_is_empty():
    dissolved = dissolve(grid(3, 1), np.array([1, 0, 3]))
    assert [round(g.area) for g in dissolved] == [10_000, 0, 10_000]
    assert dissolve(grid(1, 1), np.array([0])).tolist() == []
