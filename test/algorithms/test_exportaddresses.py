from __future__ import annotations

import csv
from dataclasses import replace
from types import ModuleType

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from shapely.geometry import Point


def two_areas(worlds: ModuleType, provider: str = "Nordvård") -> Table:
    """West and east half of the municipality, less its easternmost kilometre."""
    shapes = [worlds.rectangle(0, 0, 4000, 6000), worlds.rectangle(4000, 0, 7000, 6000)]
    return Table("areas", {
        "area_id": np.array([1, 2]), "area_name": object_array(["Väst", "Öst"]),
        "provider_name": object_array(["Egen regi", provider]), "own_regi": np.array([1, 0]),
        "phone": object_array(["013-10", "013-20"]), "url": object_array(["https://a.example", "https://b.example"]),
    }, object_array(shapes), worlds.CRS)


def test_every_current_address_is_in_the_register_or_listed(run, layer, save, worlds, tmp_path, files):
    register, outside = tmp_path / "register.gpkg", tmp_path / "outside.gpkg"
    result = run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), AREAS=save(two_areas(worlds)),
                 VALID_FROM="2027-05-01", OUTPUT=str(register), UNCOVERED=str(outside),
                 OUTPUT_CSV=str(tmp_path / "register.csv"))
    table, left_over = files.read(str(register)), files.read(str(outside))
    status = worlds.addresses().columns["statusforbelagenhetsadress"]
    assert result["REGISTERED"] == len(table) and result["OUTSIDE"] == len(left_over) > 0
    assert len(table) + len(left_over) == (status == "Gällande").sum()
    east = np.array([p.x - worlds.EAST for p in table.geometry])
    assert ((table.columns["omrade_namn"] == "Väst") == (east < 4000)).all()
    assert set(table.columns["giltig_fran"]) == {"2027-05-01"}
    assert set(table.columns["utforare_typ"]) == {"egen regi", "entreprenad"}
    assert set(table.columns["kommunkod"]) == {"0599"}
    with (tmp_path / "register.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert len(rows) == len(table) and rows[0]["kommunkod"] == "0599"


def test_an_address_on_the_border_is_listed(run, save, worlds, tmp_path, files):
    addresses = worlds.addresses()
    moved = addresses.geometry.copy()
    moved[3] = Point(*worlds.at(4000, 3000))
    border = tmp_path / "border.gpkg"
    result = run("exportaddresses", ADDRESSES=save(replace(addresses, geometry=moved), file="a.gpkg"),
                 AREAS=save(two_areas(worlds), file="b.gpkg"), VALID_FROM="2027-05-01",
                 OUTPUT=str(tmp_path / "register.gpkg"), BORDER=str(border))
    assert result["ON_BORDER"] == len(files.read(str(border))) == 1


def test_what_changed_since_the_previous_register_is_listed(run, layer, save, worlds, tmp_path, files):
    first, second, difference = (tmp_path / f"{name}.gpkg" for name in ("first", "second", "difference"))
    common = {"ADDRESSES": layer("belagenhetsadress"), "VALID_FROM": "2027-05-01"}
    run("exportaddresses", **common, AREAS=save(two_areas(worlds), file="a.gpkg"), OUTPUT=str(first))
    run("exportaddresses", **common, AREAS=save(two_areas(worlds, "Sydvård"), file="b.gpkg"), OUTPUT=str(second),
        PREVIOUS=str(first), DIFFERENCE=str(difference))
    changed, register = files.read(str(difference)), files.read(str(second))
    assert len(changed) == (register.columns["omrade_namn"] == "Öst").sum()
    assert set(changed.columns["utforare_fore"]) == {"Nordvård"}


def test_a_date_that_is_none_is_named(run, layer, save, worlds, tmp_path):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="first of May"):
        run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), AREAS=save(two_areas(worlds)),
            VALID_FROM="first of May", OUTPUT=str(tmp_path / "x.gpkg"))


def test_services_with_their_own_provider_and_free_choice_get_columns(run, layer, save, worlds, tmp_path, files):
    areas = two_areas(worlds)
    more = {"utforare_hemsjukvard": object_array([None, "Regionen"]),
            "telefon_hemsjukvard": object_array([None, "1177"]),
            "provider_today": object_array(["Hemlig", "Hemlig"]), "oppet": object_array(["dygnet runt", "8–17"])}
    choice = Table("val", {"insatstyp": object_array(["Städ & tvätt", "Städ & tvätt"]),
                           "utforare": object_array(["<b>Rent</b>", "Blankt AB"])})
    register = tmp_path / "register.gpkg"
    run("exportaddresses", ADDRESSES=layer("belagenhetsadress"),
        AREAS=save(replace(areas, columns={**areas.columns, **more})), SERVICE_FIELDS=["utforare_hemsjukvard"],
        CHOICE=save(choice, file="val.gpkg"), HOURS_FIELD="oppet", VALID_FROM="2027-05-01", OUTPUT=str(register))
    columns = files.read(str(register)).columns
    east = columns["omrade_namn"] == "Öst"
    assert set(columns["utforare_hemsjukvard"][east]) == {"Regionen"}
    assert set(columns["telefon_hemsjukvard"][east]) == {"1177"}
    assert set(columns["utforare_hemsjukvard"][~east]) == {"Egen regi"}
    assert set(columns["valfri_stad_tvatt"]) == {"<b>Rent</b>; Blankt AB"}
    assert set(columns["oppettider"][east]) == {"8–17"}
    assert list(columns)[-3:] == ["gata", "nummer", "oppettider"]
    assert b"Hemlig" not in register.read_bytes()


def test_every_format_holds_the_same_addresses(run, layer, save, worlds, tmp_path, files):
    import json

    from qgis.core import QgsVectorLayer

    made = {key: str(tmp_path / f"register.{key}") for key in ("gpkg", "csv", "geojson", "fgb")}
    result = run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), AREAS=save(two_areas(worlds)),
                 VALID_FROM="2027-05-01", OUTPUT=made["gpkg"], OUTPUT_CSV=made["csv"], CSV_SEPARATOR=2,
                 CSV_BYTE_ORDER_MARK=False, OUTPUT_GEOJSON=made["geojson"], OUTPUT_FLATGEOBUF=made["fgb"])
    table = files.read(made["gpkg"])
    with open(made["csv"], encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    with open(made["geojson"], encoding="utf-8") as stream:
        features = json.load(stream)["features"]
    buffer = QgsVectorLayer(made["fgb"], "fgb", "ogr")
    assert buffer.isValid() and buffer.crs().authid() == "EPSG:3006"
    known = dict(zip(table.columns["objektidentitet"], table.columns["adress"]))
    assert len(known) == result["REGISTERED"]
    assert {row["objektidentitet"]: row["adress"] for row in rows} == known
    assert {f["properties"]["objektidentitet"]: f["properties"]["adress"] for f in features} == known
    assert {f["objektidentitet"]: f["adress"] for f in buffer.getFeatures()} == known
    assert all(10 < f["geometry"]["coordinates"][0] < 25 for f in features)


def test_a_summary_counts_the_changes_of_each_street(run, layer, save, worlds, tmp_path, files):
    first, second, summary = (tmp_path / f"{name}.gpkg" for name in ("first", "second", "summary"))
    common = {"ADDRESSES": layer("belagenhetsadress"), "VALID_FROM": "2027-05-01"}
    run("exportaddresses", **common, AREAS=save(two_areas(worlds), file="a.gpkg"), OUTPUT=str(first))
    run("exportaddresses", **common, AREAS=save(two_areas(worlds, "Sydvård"), file="b.gpkg"), OUTPUT=str(second),
        PREVIOUS=str(first), SUMMARY=str(summary))
    columns, register = files.read(str(summary)).columns, files.read(str(second))
    assert columns["gata"].tolist() == ["Norra gatan", "Södra gatan"]
    assert columns["byter_utforare"].sum() == (register.columns["omrade_namn"] == "Öst").sum()
    assert columns["adresser"].sum() == len(register)


def test_a_repeated_address_is_listed_and_counts_once(run, save, worlds, tmp_path, files):
    addresses = worlds.addresses()
    ids = addresses.columns["objektidentitet"].copy()
    ids[4] = ids[3]
    result = run("exportaddresses", ADDRESSES=save(replace(addresses, columns={
        **addresses.columns, "objektidentitet": ids}), file="a.gpkg"), AREAS=save(two_areas(worlds), file="b.gpkg"),
        VALID_FROM="2027-05-01", OUTPUT=str(tmp_path / "r.gpkg"), DUPLICATES=str(tmp_path / "d.gpkg"))
    listed = files.read(str(tmp_path / "d.gpkg"))
    assert result["REPEATED"] == len(listed) == 1
    assert ids[3] in listed.columns["objektidentitet"]


@pytest.mark.parametrize("spoilt", ["no provider", "no addresses", "overlap"])
def test_bad_input_leaves_the_former_register_whole(run, save, worlds, tmp_path, unchanged, spoilt):
    from qgis.core import QgsProcessingException

    areas, addresses = two_areas(worlds), worlds.addresses()
    former = tmp_path / "register.gpkg"
    given = {"VALID_FROM": "2027-05-01", "OUTPUT": str(former)}
    run("exportaddresses", ADDRESSES=save(addresses, file="a.gpkg"), AREAS=save(areas, file="b.gpkg"), **given)
    still = unchanged(former)
    if spoilt == "no provider":
        areas = replace(areas, columns={**areas.columns, "provider_name": object_array(["Egen regi", None])})
    elif spoilt == "overlap":
        areas = replace(areas, geometry=object_array([worlds.rectangle(0, 0, 4100, 6000), areas.geometry[1]]))
    else:
        addresses = Table(addresses.name, {k: v[:0] for k, v in addresses.columns.items()}, addresses.geometry[:0],
                          addresses.crs)
    with pytest.raises(QgsProcessingException, match=r"provider|features|overlaps"):
        run("exportaddresses", ADDRESSES=save(addresses, file="c.gpkg"), AREAS=save(areas, file="d.gpkg"), **given)
    assert still()


def test_a_field_of_hours_that_is_not_there_is_refused(run, layer, save, worlds, tmp_path):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="has no column “nope”"):
        run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), AREAS=save(two_areas(worlds)), HOURS_FIELD="nope",
            VALID_FROM="2027-05-01", OUTPUT=str(tmp_path / "out.gpkg"))
