"""The areas of the map: small, without gaps and overlaps."""
from __future__ import annotations

import json

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.publish.web.borders import MOST_BYTES, area_collection, simplified
from care_areas.core.publish.web.facts import Facts, PublicArea
from care_areas.core.publish.web.settings import SiteSettings, is_web_address, parse_services
from shapely.geometry import Point, Polygon, shape
from shapely.ops import unary_union


def wavy(areas=5, points=1200):
    """Strips whose borders sway in many small steps: neighbours have the same points. One has a lake with an island."""
    along = np.linspace(0.0, 60_000.0, points)
    edges = []
    for k in range(areas + 1):
        sway = 700.0 * np.sin(along / 3000.0 + k) + 25.0 * np.sin(along / 40.0 * (k + 1))
        sway = 0.0 * along if k in (0, areas) else sway
        edges.append(np.round(np.stack([k * 8000.0 + sway, along], axis=1) + [530_000.0, 6_470_000.0], 2))
    strips = [Polygon(np.concatenate([a, b[::-1]])) for a, b in zip(edges, edges[1:])]
    lake = Point(534_000.0, 6_500_000.0).buffer(1500.0, 32)
    return object_array([strips[0].difference(lake), *strips[1:], lake])


def facts(codes):
    return Facts({}, tuple(PublicArea(code, f"Område {code}", {}) for code in codes), "2027-05-01", "", "1")


@pytest.mark.parametrize("tolerance_m", [2.0, 20.0, 200.0])
def test_simplified_areas_touch_as_before_and_cover_the_same(tolerance_m):
    before = wavy()
    after = simplified(before, tolerance_m)
    assert all(one.is_valid for one in after)
    assert sum(one.area for one in after) == pytest.approx(unary_union(after).area, rel=1e-9)
    assert unary_union(after).geom_type == "Polygon" and not unary_union(after).interiors
    for one, other in zip(before, after):
        assert one.symmetric_difference(other).area < tolerance_m * one.length
    assert sum(len(one.exterior.coords) for one in after) < sum(len(one.exterior.coords) for one in before)


def test_the_map_is_small_and_its_neighbours_have_the_same_line():
    geometry = wavy()
    codes = [str(i + 1) for i in range(len(geometry))]
    content = area_collection(geometry, codes, "EPSG:3006", facts(codes))
    features = json.loads(content)["features"]
    assert len(content) <= MOST_BYTES + 60 * len(features)
    shapes = [shape(f["geometry"]) for f in features]
    assert all(one.is_valid for one in shapes)
    assert unary_union(shapes).area == pytest.approx(sum(one.area for one in shapes), rel=1e-6)
    for feature, one in zip(features, shapes):
        assert one.contains(Point(feature["properties"]["label"]))
        assert one.exterior.is_ccw
        assert 15.0 < one.centroid.x < 17.0 and 58.0 < one.centroid.y < 60.0


def test_only_plain_web_addresses_are_taken():
    good = ("https://a.se", "http://a.se:8080/x?y=1#z", "https://kartor.a.se/{z}/{x}/{y}.png")
    bad = ("javascript:alert(1)", "https://", "https://a.se/x y", "https://a.se/'", "https://a.se;b", "//a.se", "a.se",
           "https://u:p@a.se", "https://a.se/\"onload=", "ftp://a.se", "https://a.se/<b>")
    assert [text for text in good if not is_web_address(text)] == []
    assert [text for text in bad if is_web_address(text)] == []
    assert SiteSettings("X", tile_url=good[2]).tile_origin() == "https://kartor.a.se"


def test_services_are_named_or_refused():
    assert parse_services("hemtjanst = Hemtjänst | Home care; stad=Städning | fi: Siivous | Cleaning\n") == {
        "hemtjanst": {"sv": "Hemtjänst", "en": "Home care"},
        "stad": {"sv": "Städning", "fi": "Siivous", "en": "Cleaning"}}
    for wrong in ("hemtjanst", "= x", "Hemtjänst = x", "a ="):
        with pytest.raises(InputError):
            parse_services(wrong)
