"""The demands that every algorithm makes of a table, each with all its findings at once."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from care_areas.core.sources import (
    read_loads,
    require_features,
    require_projected,
    require_same_crs,
    unique_ids,
)
from care_areas.core.sources.reading.checks import crs_problems, is_same_crs
from pyproj import CRS
from shapely.geometry import Point

from .layers import named, table


def refusal(demand, *args):
    with pytest.raises(InputError) as caught:
        demand(*args)
    return caught.value


def test_an_empty_layer_is_refused():
    assert "Layer units: has no features." in str(refusal(require_features, table("units", [], id=[])))
    require_features(table("units", [Point(0, 0)], id=[1]))


@pytest.mark.parametrize(("crs", "says"), [
    ("", "no coordinate reference system"), ("EPSG:4326", "degrees"), ("EPSG:4619", "degrees"),
    ("EPSG:4978", "not a map projection"), ("EPSG:2263", "not the metre"), ("rubbish", "cannot be read"),
])
def test_only_projected_systems_in_metres_are_accepted(crs, says):
    error = refusal(require_projected, table("vag", [Point(0, 0)], crs, id=[1]))
    assert says in str(error)
    assert "Layer vag" in str(error)


@pytest.mark.parametrize("crs", ["EPSG:3006", "EPSG:3009", "EPSG:25832", "EPSG:2056", CRS("EPSG:3006").to_wkt()])
def test_any_projected_system_in_metres_is_accepted(crs):
    require_projected(table("vag", [Point(0, 0)], crs, id=[1]))


def test_the_remedy_for_degrees_names_sweref():
    assert "EPSG:3006" in str(refusal(require_projected, table("a", [Point(15, 58)], "EPSG:4326", id=[1])))


def test_mixed_systems_are_refused_naming_each_layer_that_differs():
    layers = [table(name, [Point(0, 0)], crs, id=[1]) for name, crs in
              [("a", "EPSG:3006"), ("b", "EPSG:3009"), ("c", CRS("EPSG:3006").to_wkt()), ("d", "EPSG:3010")]]
    error = refusal(require_same_crs, [named("plain", columns={"x": [1]}), *layers])
    assert [p.layer for p in error.problems] == ["b", "d"]
    assert "EPSG:3009" in str(error)
    require_same_crs([layers[0], layers[2]])


def test_esri_and_ogc_spellings_of_one_system_are_the_same():
    assert is_same_crs(CRS("EPSG:3006").to_wkt("WKT1_ESRI"), "EPSG:3006")
    assert not is_same_crs("EPSG:3006", "EPSG:3007")


def test_all_missing_and_repeated_ids_are_told():
    error = refusal(unique_ids, named("units", columns={"unit_id": ["1", "2", "1", None, "", "2"]}), "unit_id")
    assert [p.feature for p in error.problems] == ["3", "4", "5", "6"]
    assert "feature 1" in str(error)
    unique_ids(named(columns={"unit_id": [1, 2, 3]}), "UNIT_ID")


def test_an_id_column_that_is_not_there_is_told_with_those_that_are():
    assert "unit_id" in str(refusal(unique_ids, named(columns={"unit_id": [1]}), "nope"))


def test_loads_are_read_and_every_bad_one_is_told():
    good = read_loads(named(columns={"load_a": [1, 2], "load_b": ["0", "2,5"]}), ["load_a", "load_b"])
    np.testing.assert_array_equal(good["load_b"], [0, 2.5])
    error = refusal(read_loads, named("units", columns={"h": ["1", None, "mycket", "-2", "1e999", "0"]}), ["h", "no"])
    assert sorted((p.feature, str(p.what).split(" in column")[0]) for p in error.problems if p.feature) == [
        ("2", "has no value"), ("3", "has text"), ("4", "has a negative value (-2)"), ("5", "has an infinite value")]
    assert len(error.problems) == 5


def test_loads_that_are_all_zero_are_refused():
    assert "zero" in str(refusal(read_loads, named(columns={"h": [0, 0]}), ["h"]))
    assert "zero" in str(refusal(read_loads, named(columns={"a": [0, 0], "b": [0.0, 0.0]}), ["a", "b"]))
    read_loads(named(columns={"a": [0, 0], "b": [0.0, 1.0]}), ["a", "b"])


@pytest.mark.parametrize(("crs", "xy", "wrong"), [
    ("EPSG:3857", (1_700_000.0, 8_100_000.0), True), ("EPSG:3006", (540_000.0, 6_474_000.0), False),
    ("EPSG:3035", (4_600_000.0, 4_500_000.0), False), ("EPSG:3011", (150_000.0, 6_600_000.0), False),
    ("EPSG:3006", (6_474_000.0, 540_000.0), False), ("+proj=merc +units=m +type=crs", (1_800_000.0, 8_000_000.0), True),
    ("+proj=tmerc +lon_0=15 +k=0.9996 +x_0=500000 +ellps=GRS80 +units=m +type=crs", (530_000.0, 6_470_000.0), False)])
def test_a_projection_whose_metre_is_none_is_refused(crs, xy, wrong):
    """D: in the projection of web maps areas came out four times too large, without a word."""
    layer = Table("units", {}, object_array([Point(*xy)]), crs)
    told = [str(p.what) for p in crs_problems(layer)]
    assert ["in which a metre of the ground is" in text for text in told] == [True] * wrong


def test_a_system_that_holds_on_another_part_of_the_earth_is_refused():
    """D: polar coordinates were measured in a metre of their own."""
    told = crs_problems(Table("units", {}, object_array([Point(530_000.0, 6_470_000.0)]), "EPSG:3031"))
    assert ["lies far from where" in str(p.what) for p in told] == [True]
