"""B5: numbers and places that cannot be are told, in every numeric column, and none ends in a traceback."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.geometry import object_array, points_xy
from care_areas.core.model import Table
from care_areas.core.sources import check_inputs
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon, box

from .layers import named, points

CRS = "EPSG:3006"
ODD = ["1e300", "1e-300", "NaN", "inf", "-inf", "9" * 400, "-" + "9" * 400, "0." + "0" * 400 + "1", "1e400", "-1", "",
       "x", "1,5", "0x10", "١٢", "1_000"]
SQUARE = box(534_000, 6_474_000, 535_000, 6_475_000)
LINE = LineString([(534_000, 6_474_000), (534_500, 6_474_500)])
TABLES = {
    "units": lambda v: named("u", [SQUARE], columns={"unit_id": ["1"], "load_hemtjanst": [v], "pop_total": [v]}),
    "clients": lambda v: named("c", points(1), columns={"timmar_hemtjanst": [v]}),
    "providers": lambda v: named("p", columns={"utforar_id": ["1"], "kapacitet_h_vecka": [v], "max_omraden": [v]}),
    "bids": lambda v: named("b", columns={"utforar_id": ["1"], "pris": [v], "kvalitet": [v], "omrade_kod": [v]}),
    "bases": lambda v: named("b", columns={"bas_id": ["1"], "x": [v], "y": [v], "personal": [v]}),
    "sheltered_housing": lambda v: named("s", points(1), columns={"boende_id": ["1"], "lagenheter": [v]}),
    "small_areas": lambda v: named("d", [SQUARE], columns={"desokod": ["0580A0010"], "bef_totalt": [v],
                                                              "bef_80w": [v]}),
    "squares": lambda v: named("r", columns={"rutid_scb": ["5340006474000"], "beftotalt": [v], "ald80_84": [v]}),
    "roads": lambda v: named("v", [LINE], columns={"restid_s": [v]}),
    "addresses": lambda v: named("a", columns={"id": ["1"], "adress": ["Ekvägen 1"], "x": [v], "y": [v]}),
}


@pytest.mark.parametrize("role", TABLES)
@pytest.mark.parametrize("value", [*ODD, 1e300, 1e-300, np.nan, np.inf, -np.inf, 10 ** 400, -(10 ** 400)])
def test_any_number_in_any_numeric_column_is_judged(role, value):
    """B5"""
    table = TABLES[role](value)
    if isinstance(value, int):
        table = Table(table.name, {name: object_array([value]) if column.tolist() == [value] else column
                                   for name, column in table.columns.items()}, table.geometry, table.crs)
    for problem in check_inputs({role: table}):
        assert len(str(problem.message())) < 420


@pytest.mark.parametrize("value", ["1e300", "9" * 400, "inf", 1e300, 1e13])
def test_a_load_that_cannot_be_is_an_error(value):
    """B5"""
    assert any(p.is_error for p in check_inputs({"units": TABLES["units"](value)}))
    assert any(p.is_error for p in check_inputs({"clients": TABLES["clients"](value)}))


def test_what_is_next_to_nothing_is_no_load():
    """B5"""
    assert "zero" in str(check_inputs({"units": TABLES["units"](1e-300)})[0].what)


@pytest.mark.parametrize("shape", [
    Point(1e300, 0), Point(534_000, 1e9), LineString([(0, 0), (1e200, 5)]),
    Polygon([(0, 0), (1e300, 0), (1e300, 1e300)]), Polygon([(0, 0), (np.inf, 0), (5, 5)])])
def test_coordinates_that_cannot_be_are_told(shape):
    """B5"""
    role = {"Point": "bases", "LineString": "roads", "Polygon": "units"}[shape.geom_type]
    columns = {"bases": {"bas_id": ["1"]}, "roads": {"restid_s": [60.0]},
               "units": {"unit_id": ["1"], "load_hemtjanst": [5.0]}}[role]
    found = check_inputs({role: named("lager", [shape], columns=columns)})
    assert any("coordinates" in str(p.what) and p.is_error for p in found)


@given(st.floats(), st.floats())
def test_any_point_is_judged(x, y):
    """B5"""
    check_inputs({"bases": named("b", [Point(x, y)], columns={"bas_id": ["1"]})})


def test_missing_and_empty_points_have_no_coordinates():
    """B5: the page names the address without a place."""
    xy = points_xy(object_array([Point(1, 2), None, Point(), Point(3, 4)]))
    np.testing.assert_array_equal(xy, [[1, 2], [np.nan, np.nan], [np.nan, np.nan], [3, 4]])
    assert points_xy(object_array([None])).shape == (1, 2)
