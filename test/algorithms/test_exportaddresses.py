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
