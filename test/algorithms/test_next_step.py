"""What one step has written the next one reads as it was meant, also after a detour through another format."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table


def as_shapefile(source: str, target: Path) -> str:
    """As another program saves it."""
    from osgeo import gdal

    gdal.PushErrorHandler("CPLQuietErrorHandler")
    written = gdal.VectorTranslate(str(target), source, format="ESRI Shapefile",
                                   layerCreationOptions=["ENCODING=UTF-8"])
    del written
    gdal.PopErrorHandler()
    return str(target)


def test_hours_are_not_doubled_by_a_shapefile(run, layer, files, tmp_path):
    """A10: `load_h_wee` is the sum still, and no service."""
    made = tmp_path / "load.gpkg"
    total = run("aggregateload", UNITS=layer("units"), CLIENTS=layer("brukare"), OUTPUT=str(made))["TOTAL_H_WEEK"]
    cut = as_shapefile(str(made), tmp_path / "load.shp")
    assert "load_h_wee" in files.read(cut).columns
    run("divideareas", UNITS=cut, AREAS=2, TOLERANCE=30, EFFORT=0.01, OUTPUT_AREAS=str(tmp_path / "areas.gpkg"),
        OUTPUT_UNITS=str(tmp_path / "u.gpkg"))
    areas = files.read(str(tmp_path / "areas.gpkg"))
    assert areas.columns["load_h_week"].sum() == pytest.approx(total)
    assert not [name for name in areas.columns if "h_wee" in name and name != "load_h_week"
                and name.startswith("load_")]


@pytest.mark.parametrize(("name", "more", "says"), [("load_total", 0.0, ""), ("load_total", 5.0, "count twice")])
def test_an_own_total_is_a_sum_or_is_asked_about(run, save, worlds, files, tmp_path, name, more, says):
    """A10: a column that somebody added."""
    from qgis.core import QgsProcessingException

    units = worlds.grid_units(4, 3)
    nursing = np.arange(12.0)
    columns = {**units.columns, "load_hemsjukvard": nursing,
               name: units.columns["load_hemtjanst"] + nursing + more}
    given = {"UNITS": save(Table("units", columns, units.geometry, units.crs)), "AREAS": 2, "EFFORT": 0.01,
             "TOLERANCE": 30, "OUTPUT_UNITS": str(tmp_path / "u.gpkg"), "OUTPUT_AREAS": str(tmp_path / "a.gpkg")}
    if says:
        with pytest.raises(QgsProcessingException, match=says):
            run("divideareas", **given)
        return
    run("divideareas", **given)
    assert files.read(str(tmp_path / "a.gpkg")).columns["load_h_week"].sum() == pytest.approx(120 + nursing.sum())


def areas_table(worlds: Any, **more: Any) -> Table:
    shapes = [worlds.rectangle(0, 0, 4000, 6000), worlds.rectangle(4000, 0, 8000, 6000)]
    return Table("areas", {"area_id": np.array([1, 2]), "provider_name": object_array(["Egen regi", "Nord"]),
                           "own_regi": np.array([1, 0]), **more}, object_array(shapes), worlds.CRS)


def test_a_register_from_a_shapefile_tells_its_dates_and_no_invented_service(run, layer, save, worlds, tmp_path):
    """A10: what was cut is given back where it can only mean one thing."""
    register = tmp_path / "reg.gpkg"
    run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), AREAS=save(areas_table(worlds)),
        VALID_FROM="2027-05-01", VERSION="2027-1", OUTPUT=str(register))
    page = tmp_path / "page"
    run("exportwebmap", ADDRESSES=as_shapefile(str(register), tmp_path / "reg.shp"), AREAS=save(areas_table(worlds)),
        MUNICIPALITY="Rutköping", OUTPUT_FOLDER=str(page))
    site = json.loads(next(page.glob("*/site.json")).read_text(encoding="utf-8"))
    text = json.dumps(site, ensure_ascii=False)
    assert "2027-05-01" in text and "entreprenad" in text
    assert "t" not in [service if isinstance(service, str) else service.get("key") for service in site["services"]]


def test_a_register_from_a_shapefile_with_services_is_refused(run, layer, save, worlds, tmp_path):
    """A10: nobody can say which service `utforare_h` is of."""
    from qgis.core import QgsProcessingException

    register = tmp_path / "reg.gpkg"
    areas = areas_table(worlds, utforare_hemsjukvard=object_array([None, "Regionen"]))
    run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), AREAS=save(areas), VALID_FROM="2027-05-01",
        SERVICE_FIELDS=["utforare_hemsjukvard"], OUTPUT=str(register))
    cut = as_shapefile(str(register), tmp_path / "reg.shp")
    for algorithm, given in (("exportwebmap", {"ADDRESSES": cut, "AREAS": save(areas), "MUNICIPALITY": "X",
                                               "OUTPUT_FOLDER": str(tmp_path / "page")}),
                             ("streetregister", {"REGISTER": cut, "OUTPUT_HTML": str(tmp_path / "s.html")})):
        with pytest.raises(QgsProcessingException, match="cut to ten letters"):
            run(algorithm, **given)
    assert not (tmp_path / "page").exists() and not (tmp_path / "s.html").exists()


def test_the_public_areas_are_read_without_naming_fields(run, layer, save, worlds, files, tmp_path):
    """D: areas.gpkg of a plan in the next step, where its columns are called as the public knows them."""
    public = Table("areas", {
        "omrade_kod": object_array(["1", "2"]), "omrade_namn": object_array(["Väst", "Öst"]),
        "utforare": object_array(["Egen regi", "Nord"]), "utforare_typ": object_array(["egen regi", "entreprenad"]),
        "telefon": object_array(["013-10", "013-20"]), "url": object_array(["https://a.example", None])},
        areas_table(worlds).geometry, worlds.CRS)
    register = tmp_path / "reg.gpkg"
    run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), AREAS=save(public), VALID_FROM="2027-05-01",
        OUTPUT=str(register))
    columns = files.read(str(register)).columns
    told = set(zip(*(columns[name].tolist() for name in ("omrade_namn", "utforare", "utforare_typ", "telefon"))))
    assert told == {("Väst", "Egen regi", "egen regi", "013-10"), ("Öst", "Nord", "entreprenad", "013-20")}
    run("exportwebmap", ADDRESSES=str(register), AREAS=save(public), MUNICIPALITY="X",
        OUTPUT_FOLDER=str(tmp_path / "page"))
    assert list((tmp_path / "page").glob("*/site.json"))


@pytest.mark.parametrize("more", [{"TOTALS": "hemtjanst=1000"}, {"RATES": "hemtjanst:80+=2"}])
def test_what_is_for_an_estimate_is_not_left_out_in_silence_beside_clients(run, layer, tmp_path, more):
    """D: known totals and rates together with clients."""
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=r"(TOTALS|RATES) are for a load that is estimated"):
        run("aggregateload", UNITS=layer("units"), CLIENTS=layer("brukare"), OUTPUT=str(tmp_path / "x.gpkg"), **more)
    assert not list(tmp_path.iterdir())


def test_a_plan_with_clients_and_totals_is_refused(run, world, tmp_path):
    """D: the same in a description."""
    from qgis.core import QgsProcessingException

    (tmp_path / "plan.json").write_text(json.dumps({
        "format": "care-areas-plan", "version": 1, "name": "P", "output_folder": "out", "units": {"target": 12},
        "inputs": {role: {"path": str(world), "layer": name} for role, name in (
            ("boundary", "kommun"), ("small_areas", "deso"), ("clients", "brukare"))},
        "load": {"totals_h_week": {"hemtjanst": 1000}},
        "division": {"areas": 2, "tolerance_percent": 20, "effort": 0.01}}), encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="totals_h_week are for a load that is estimated"):
        run("runplan", PLAN=str(tmp_path / "plan.json"))
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]
