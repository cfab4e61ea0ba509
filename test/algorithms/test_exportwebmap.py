"""The public page from layers: what is written, what is refused, and that a former page stays whole."""
from __future__ import annotations

import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any, Dict

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from qgis.core import QgsProcessingException

NASTY = "<img src=x onerror=alert(1)>"


def two_areas(worlds: ModuleType, provider: str = "Nordvård") -> Table:
    shapes = [worlds.rectangle(0, 0, 4000, 6000), worlds.rectangle(4000, 0, 8000, 6000)]
    return Table("areas", {
        "area_id": np.array([1, 2]), "area_name": object_array(["Väst", "Öst"]),
        "provider_name": object_array(["Egen regi", provider]), "own_regi": np.array([1, 0]),
        "phone": object_array(["013-10", "013-20"]), "url": object_array(["https://a.example", "javascript:alert(1)"]),
    }, object_array(shapes), worlds.CRS)


@pytest.fixture
def case(run: Any, layer: Any, save: Any, worlds: ModuleType, tmp_path: Path) -> Any:
    """Register and areas of two halves, as parameters of the export."""
    def make(provider: str = "Nordvård") -> Dict[str, Any]:
        areas, register = save(two_areas(worlds, provider), file="areas.gpkg"), str(tmp_path / "register.gpkg")
        run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), AREAS=areas, VALID_FROM="2027-05-01",
            VERSION="2027-1", OUTPUT=register)
        return {"ADDRESSES": register, "AREAS": areas, "MUNICIPALITY": "Rutköping",
                "OUTPUT_FOLDER": str(tmp_path / "page")}

    return make


def version_of(folder: Path) -> Path:
    return folder / json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["folder"]


def test_every_address_is_on_the_page_with_its_area(run, case, tmp_path):
    result = run("exportwebmap", **case(), OUTPUT_FILE=str(tmp_path / "one.html"))
    folder = version_of(tmp_path / "page")
    site = json.loads((folder / "site.json").read_text(encoding="utf-8"))
    rows = [row for path in sorted(folder.glob("s/h*.json")) for row in json.loads(path.read_text(encoding="utf-8"))]
    assert sum(len(row[2]) for row in rows) == result["PUBLISHED"] > 100
    assert [a["name"] for a in site["areas"]] == ["Väst", "Öst"]
    assert [p["name"] for p in site["providers"]] == ["Egen regi", "Nordvård"]
    shapes = json.loads((folder / "areas.json").read_text(encoding="utf-8"))["features"]
    assert [f["properties"]["name"] for f in shapes] == ["Väst", "Öst"]
    assert {f["properties"]["colour"] for f in shapes} == {"#0072b2", "#e69f00"}
    assert "Egen regi" in (folder / "streets.html").read_text(encoding="utf-8")
    assert "Rutköping" in (tmp_path / "one.html").read_text(encoding="utf-8")


def test_no_name_becomes_markup(run, case, tmp_path):
    run("exportwebmap", **case(NASTY), OUTPUT_FILE=str(tmp_path / "one.html"))
    folder = version_of(tmp_path / "page")
    for path in [tmp_path / "page" / "index.html", folder / "streets.html", tmp_path / "one.html"]:
        text = path.read_text(encoding="utf-8")
        assert "<img" not in text
        assert not re.search(r"href=.?javascript:", text)


def test_the_same_input_gives_the_same_bytes(run, case, tmp_path):
    given = case()
    run("exportwebmap", **given)
    first = (tmp_path / "page" / "manifest.json").read_bytes()
    run("exportwebmap", **{**given, "OUTPUT_FOLDER": str(tmp_path / "again")})
    assert (tmp_path / "again" / "manifest.json").read_bytes() == first


def test_a_register_of_another_division_is_refused_and_the_former_page_stays(run, case, save, worlds, tmp_path):
    given = case()
    run("exportwebmap", **given)
    before = (tmp_path / "page" / "index.html").read_bytes()
    other = save(two_areas(worlds, "Sydvård"), file="other.gpkg")
    with pytest.raises(QgsProcessingException, match="another division"):
        run("exportwebmap", **{**given, "AREAS": other})
    assert (tmp_path / "page" / "index.html").read_bytes() == before


def test_a_folder_with_files_of_others_is_left_alone(run, case, tmp_path):
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"index\.html"):
        run("exportwebmap", **case())
    assert (tmp_path / "page" / "index.html").read_text(encoding="utf-8") == "mine"


def test_settings_that_cannot_be_are_refused(run, case):
    for wrong in ({"TILE_URL": "https://tiles.example/"}, {"CONTACT_URL": "javascript:alert(1)"}, {"MUNICIPALITY": " "},
                  {"TILE_URL": "https://a.example; script-src *//{z}/{x}/{y}"}, {"SERVICES": "hemtjanst"}):
        with pytest.raises(QgsProcessingException):
            run("exportwebmap", **{**case(), **wrong})


def test_what_changes_next_is_told(run, case, layer, save, worlds, tmp_path):
    given = case()
    swapped = two_areas(worlds, "Sydvård")
    run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), AREAS=save(swapped, file="next.gpkg"),
        VALID_FROM="2028-05-01", OUTPUT=str(tmp_path / "next_register.gpkg"))
    run("exportwebmap", **given, NEXT=str(tmp_path / "next_register.gpkg"), NEXT_AREAS=str(tmp_path / "next.gpkg"))
    folder = version_of(tmp_path / "page")
    site = json.loads((folder / "site.json").read_text(encoding="utf-8"))
    assert site["next"]["valid_from"] == "2028-05-01"
    assert [p["name"] for p in site["next"]["providers"]] == ["Egen regi", "Sydvård"]
    assert (folder / "next-areas.json").is_file()
    rows = [row for path in sorted(folder.glob("s/h*.json")) for row in json.loads(path.read_text(encoding="utf-8"))]
    assert all(now == later for row in rows for _, now, later in row[3])


def test_services_that_clients_choose_have_a_list_of_providers(run, layer, save, worlds, tmp_path):
    choice = save(Table("val", {
        "insatstyp": object_array(["stad", "stad"]), "utforare": object_array(["Städ AB", "Rent & Fint"]),
        "telefon": object_array(["013-1", "013-2"]), "url": object_array(["https://c.example", ""])}), file="val.gpkg")
    areas, register = save(two_areas(worlds), file="areas.gpkg"), str(tmp_path / "register.gpkg")
    run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), AREAS=areas, VALID_FROM="2027-05-01", CHOICE=choice,
        OUTPUT=register)
    run("exportwebmap", ADDRESSES=register, AREAS=areas, CHOICE=choice, MUNICIPALITY="Rutköping",
        OUTPUT_FOLDER=str(tmp_path / "page"))
    site = json.loads((version_of(tmp_path / "page") / "site.json").read_text(encoding="utf-8"))
    assert {"id": "stad", "name": {"sv": "stad"}, "kind": "choice"} in site["services"]
    town = [service["id"] for service in site["services"]].index("stad")
    for area in site["areas"]:
        named = [site["providers"][i] for i in area["by"][town]]
        assert sorted((p["name"], p["phone"]) for p in named) == [("Rent & Fint", "013-2"), ("Städ AB", "013-1")]


def test_no_client_layer_can_be_given(provider):
    names = {d.name() for d in provider.algorithm("exportwebmap").parameterDefinitions()}
    assert not [name for name in names if "CLIENT" in name or "BRUKARE" in name]


def test_settings_come_from_a_file_and_parameters_before_it(run, case, tmp_path):
    page = tmp_path / "page.json"
    page.write_text(json.dumps({
        "municipality": "Rutköping i filen", "contact_name": "Växeln", "contact_email": "a@b.se",
        "languages": ["sv", "fi"],
        "colour": "#7a1f5c", "texts": {"sv": {"title": "Vem kommer hem till mig?"}}}), encoding="utf-8")
    run("exportwebmap", **case(), SETTINGS=str(page), CONTACT_NAME="Kontaktcenter")
    site = json.loads((version_of(tmp_path / "page") / "site.json").read_text(encoding="utf-8"))
    assert (site["municipality"], site["contact"]["name"], site["contact"]["email"]) == (
        "Rutköping", "Kontaktcenter", "a@b.se")
    assert [one["id"] for one in site["languages"]] == ["sv", "fi"]
    assert "Vem kommer hem till mig?" in (tmp_path / "page" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("values", "what"), [
    ({"colour": "#eeeeee"}, "contrast"), ({"texts": {"sv": {"x": "y"}}}, "key"), ({"color": "#000000"}, "colour")])
def test_settings_that_cannot_be_used_are_refused_before_anything_is_written(run, case, tmp_path, values, what):
    (tmp_path / "page.json").write_text(json.dumps(values), encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=what):
        run("exportwebmap", **case(), SETTINGS=str(tmp_path / "page.json"))
    assert not (tmp_path / "page").exists()
