"""The configurations for Origo and Hajk name what is published, and nothing but public columns is."""
from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any, Tuple

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from care_areas.core.publish.servers.geojson import geojson_text
from care_areas.core.publish.servers.served import column_title, dated_areas, served_addresses, served_areas
from care_areas.core.publish.servers.snippets import hajk_layers, hajk_map, map_service, origo_configuration, proj4_text
from pyproj import CRS
from shapely.geometry import Point, Polygon, box


def layers(codes: Tuple[str, str] = ("1", "2")) -> Tuple[Table, Table]:
    register = Table("adress_utforare", {name: object_array([f"{name} a", f"{name} b"]) for name in (
        "objektidentitet", "adress", "postort", "omrade_kod", "omrade_namn", "utforare", "telefon", "url",
        "utforare_hemrehab", "valfri_stad", "anteckning")},
        object_array([Point(530_000, 6_470_000), Point(540_000, 6_480_000)]), "EPSG:3006")
    areas = Table("award", {
        "area_id": np.array([1, 2]), "omrade_kod": object_array(codes), "area_name": object_array(["Väst", "Öst"]),
        "provider_name": object_array(["A", "B"]), "load_h_week": np.array([77.77, 88.88]),
        "clients": np.array([11, 12]), "utforare_hemrehab": object_array(["C", "D"])},
        object_array([box(529_000, 6_469_000, 535_000, 6_481_000), box(535_000, 6_469_000, 541_000, 6_481_000)]),
        "EPSG:3006")
    return served_addresses(register), served_areas(areas)


def service(**codes: Any) -> Any:
    return map_service("Hemtjänst", "https://k.example/ows", "https://k.example/sok", *layers(**codes))


def test_only_public_columns_are_served():
    addresses, areas = layers()
    assert list(areas.columns) == ["omrade_kod", "omrade_namn", "utforare", "utforare_hemrehab"]
    assert "anteckning" not in addresses.columns
    assert all(column_title(name) for table in (addresses, areas) for name in table.columns)
    assert not column_title("load_hemtjanst") and not column_title("utforare_")


def test_a12_areas_that_name_a_provider_say_from_when():
    """A12: the window of an area in Origo and Hajk had no day; the addresses' had."""
    addresses, areas = layers()
    days = {"giltig_fran": object_array(["2027-05-01"] * 2), "giltig_till": object_array([None] * 2)}
    dated = dated_areas(areas, replace(addresses, columns={**addresses.columns, **days}))
    assert dated.columns["giltig_fran"].tolist() == ["2027-05-01"] * 2
    made = map_service("Hemtjänst", "https://k.example/ows", "https://k.example/sok", addresses, dated)
    origo = next(layer for layer in json.loads(origo_configuration(made))["layers"] if layer["name"] == "omraden")
    assert {"name": "giltig_fran", "title": "Gäller från: "} in origo["attributes"]
    hajk = json.loads(hajk_layers(made))
    assert all("**Gäller från:**" in text for text in (hajk["wfslayers"][1]["infobox"],
                                                      hajk["wmslayers"][0]["layersInfo"][0]["infobox"]))
    mixed = {"giltig_fran": object_array(["2027-05-01", "2028-05-01"])}
    assert "giltig_fran" not in dated_areas(areas, replace(addresses, columns=mixed)).columns
    own = replace(areas, columns={**areas.columns, "giltig_fran": object_array(["2026-01-01"] * 2)})
    assert dated_areas(own, replace(addresses, columns=days)).columns["giltig_fran"].tolist() == ["2026-01-01"] * 2


def test_small_letters_of_the_address_are_there_to_be_searched():
    assert layers()[0].columns["adress_sok"].tolist() == ["adress a", "adress b"]


def test_markup_in_a_public_text_is_refused_by_row_and_column():
    _, areas = layers()
    names = object_array(["A", "<img src=x onerror=alert(1)>"])
    with pytest.raises(InputError, match="feature 2: column “utforare” holds < or >"):
        served_areas(replace(areas, columns={**areas.columns, "utforare": names}))


@pytest.mark.parametrize(("place", "land", "said"), [
    (None, None, "has no geometry"), (Point(), Polygon(), "has an empty geometry"),
    (Point(float("nan"), 1), Point(1, 1), "cannot be|empty|is a Point where a polygon")])
def test_a13_a_row_without_a_place_is_not_served(place, land, said):
    """A13: an empty point became a row of the map server, of its search and of the database."""
    for rows, served, geometry in zip(layers(), (served_addresses, served_areas), (place, land)):
        shapes = rows.geometry.copy()
        shapes[1] = geometry
        with pytest.raises(InputError, match=f"feature .*({said})"):
            served(replace(rows, geometry=shapes))


def test_a_layer_that_is_none_of_ours_is_refused_with_what_to_choose():
    plain = Table("hus", {"namn": object_array(["x"])}, object_array([Point(0, 0)]), "EPSG:3006")
    with pytest.raises(InputError, match=r"Layer hus: it has no column objektidentitet.*Choose the layer"):
        served_addresses(plain)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a b", "", "https://x/\"><script>"])
def test_an_address_that_is_none_is_refused(url):
    with pytest.raises(InputError, match="no web address"):
        map_service("Hemtjänst", url, "https://k.example/sok", *layers())


def test_origo_searches_our_endpoint_by_the_names_it_answers_with(search_hit):
    """Option 3 of Origo's search control: title, content and geometry come with the answer."""
    controls = json.loads(origo_configuration(service()))["controls"]
    options = next(control for control in controls if control["name"] == "search")["options"]
    keys = [options[name] for name in ("searchAttribute", "titleAttribute", "contentAttribute", "geometryAttribute")]
    assert all(isinstance(search_hit[key], str) and search_hit[key] for key in keys)
    assert options["url"] == "https://k.example/sok?echo=1" and options["queryParameterName"] == "q"
    assert re.fullmatch(r"POINT \([\d.]+ [\d.]+\)", search_hit[options["geometryAttribute"]])


@pytest.fixture()
def search_hit() -> Any:
    import importlib.util
    from pathlib import Path

    path = Path(__file__).resolve().parents[3] / "resources" / "servers" / "care_areas_search.py"
    spec = importlib.util.spec_from_file_location("care_areas_search_of_snippets", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.hit_of({"adress": "Storgatan 1", "e": 530000.5, "n": 6470000.25, "objektidentitet": "i",
                          "omrade_namn": "Väst", "utforare": "A"})


def test_origos_map_is_in_the_layers_system_and_shows_all_of_it():
    found = json.loads(origo_configuration(service()))
    assert found["projectionCode"] == "EPSG:3006" and found["proj4Defs"][0]["alias"] == "urn:ogc:def:crs:EPSG::3006"
    assert CRS.from_proj4(found["proj4Defs"][0]["projection"]).to_dict()["zone"] == 33
    west, south, east, north = found["extent"]
    assert west <= 529_000 and south <= 6_469_000 and east >= 541_000 and north >= 6_481_000
    assert found["resolutions"][found["zoom"]] * 600 >= 12_000
    drawn = {layer["name"]: layer for layer in found["layers"]}
    assert set(drawn) == {"adress_utforare", "omraden"} and drawn["omraden"]["style"] in found["styles"]
    assert {layer["group"] for layer in found["layers"]} <= {group["name"] for group in found["groups"]}
    assert drawn["adress_utforare"]["source"] in found["source"]


def test_origo_rules_are_made_for_plain_codes_only():
    """Some versions of Origo evaluate the rule together with the value."""
    rules = json.loads(origo_configuration(service()))["styles"]["omraden"]
    assert [rule[0]["filter"] for rule in rules] == ["[omrade_kod] == '1'", "[omrade_kod] == '2'"]
    odd = json.loads(origo_configuration(service(codes=("1", "2' || alert(1) || '"))))["styles"]["omraden"]
    assert len(odd) == 1 and "filter" not in odd[0][0]


def test_hajk_searches_and_shows_columns_that_are_there():
    addresses, areas = layers()
    found = json.loads(hajk_layers(service()))
    for entry, table in zip(found["wfslayers"], (addresses, areas)):
        used = re.findall(r"{(\w+)}", entry["infobox"])
        assert used and set(used) | set(entry["searchFields"]) | set(entry["displayFields"]) <= set(table.columns)
        assert entry["layers"] == [table.name] and entry["geometryField"] == "geometry"
    titles = {column_title(name) for table in (addresses, areas) for name in table.columns}
    for layer in found["wmslayers"][0]["layersInfo"]:
        assert set(re.findall(r"{([^}]+)}", layer["infobox"])) <= titles
    sources = json.loads(hajk_map(service()))["search_tool"]["options"]["layers"]
    assert [source["id"] for source in sources] == [entry["id"] for entry in found["wfslayers"]]


def test_the_geojson_names_its_system_and_keeps_every_metre():
    _, areas = layers()
    found = json.loads(geojson_text(areas))
    assert found["crs"]["properties"]["name"] == "urn:ogc:def:crs:EPSG::3006" and len(found["features"]) == 2
    assert found["features"][0]["properties"]["omrade_namn"] == "Väst"
    assert sorted(found["features"][0]["geometry"]["coordinates"][0])[0] == [529_000.0, 6_469_000.0]


def test_the_same_publication_gives_the_same_configuration():
    assert origo_configuration(service()) == origo_configuration(service())
    assert "+proj=utm +zone=33" in proj4_text("EPSG:3006") and "type=crs" not in proj4_text("EPSG:3009")
