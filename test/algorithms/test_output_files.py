"""What an output file is: whole, in a format that keeps names and rows, readable for those who may read it."""
from __future__ import annotations

import csv
import os
import stat
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table


def units(worlds: Any, **columns: Any) -> Table:
    table = worlds.grid_units(4, 3)
    return replace(table, columns={**table.columns, **columns})


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def geojson(table: Table, path: Path) -> str:
    """As GeoJSON, which keeps attributes that a GeoPackage takes for its own."""
    import json

    rows = [{"type": "Feature", "geometry": shape.__geo_interface__,
             "properties": {name: values.tolist()[i] for name, values in table.columns.items()}}
            for i, shape in enumerate(table.geometry)]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows, "crs": {
        "type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}}}), encoding="utf-8")
    return str(path)


COLLIDING = {
    "merged layers": {"fid": np.ones(12, np.int64)},
    "of a web service": {"fid": object_array(f"GIS.{i}" for i in range(12))},
    "well numbered": {"FID": np.arange(100, 112)},
    "geometry as text": {"geom": object_array(["POINT (0 0)"] * 12)},
    "names of row numbers": {"rowid": np.arange(12), "OID": np.arange(12), "_rowid_": object_array(["x"] * 12)},
    "in capitals": {"UNIT_ID": object_array(["x"] * 12)},
    "twice": {"fid": 3 * np.arange(12), "fid_2": np.arange(12), "Fid": object_array(["y"] * 12)},
    "of other formats": {"ogc_fid": np.ones(12, np.int64), "geometry": object_array(["g"] * 12)},
}


@pytest.mark.parametrize("more", COLLIDING.values(), ids=list(COLLIDING))
@pytest.mark.parametrize("ending", ["gpkg", "csv"])
def test_columns_that_the_format_owns_are_kept_under_another_name(run, worlds, files, tmp_path, more, ending):
    """B2: nothing is lost, neither the column nor the search."""
    from qgis.core import QgsProcessingFeedback

    said = QgsProcessingFeedback()
    out = tmp_path / f"out.{ending}"
    run("divideareas", said, UNITS=geojson(units(worlds, **more), tmp_path / "units.geojson"), AREAS=2, EFFORT=0.01,
        OUTPUT_UNITS=str(out), OUTPUT_AREAS=str(tmp_path / "areas.gpkg"))
    made = files.read(str(out))
    assert len(made) == 12 and set(made.columns["area_id"].tolist()) <= {1, 2, "1", "2"}
    found = [name for name in made.columns if name.lower().rstrip("_23456") in {
        n.lower().rstrip("_23456") for n in more} and name not in ("unit_id",)]
    assert len(found) == len(more), (list(made.columns), list(more))
    for name in found:
        if name not in more:
            assert f"is stored as “{name}”" in said.textLog()


def test_points_as_csv_keep_columns_called_x_and_y(run, worlds, files, tmp_path):
    """B2: the coordinates do not take their place."""
    addresses = worlds.addresses()
    table = Table("adresser", {**addresses.columns, "x": object_array(["kvar"] * len(addresses))}, addresses.geometry,
                  addresses.crs)
    areas = Table("areas", {"area_id": np.array([1]), "provider_name": object_array(["Egen regi"])},
                  object_array([worlds.rectangle(0, 0, 5000, 6000)]), worlds.CRS)
    files.write(str(tmp_path / "a.gpkg"), [table, areas], {})
    out = tmp_path / "utanfor.csv"
    run("exportaddresses", ADDRESSES=f"{tmp_path}/a.gpkg|layername=adresser", VALID_FROM="2027-01-01",
        AREAS=f"{tmp_path}/a.gpkg|layername=areas", OUTPUT=str(tmp_path / "r.gpkg"), UNCOVERED=str(out))
    outside = files.read(str(out))
    assert (np.asarray(outside.columns["x"], float) > worlds.EAST + 4900).all()


def test_a_spreadsheet_runs_no_formula_from_a_name(run, worlds, files, tmp_path):
    """D: a layer output that ends in .csv, .xlsx or .ods."""
    formula = '=HYPERLINK("http://x.example","y")'
    areas = Table("areas", {"area_id": np.array([1]), "provider_name": object_array(["Egen regi"]),
                            "area_name": object_array([formula]), "=1+1": object_array(["@SUM(1)"])},
                  object_array([worlds.rectangle(0, 0, worlds.WIDE_M, worlds.HIGH_M)]), worlds.CRS)
    files.write(str(tmp_path / "a.gpkg"), [worlds.addresses(), areas], {})
    for ending in ("csv", "xlsx", "ods"):
        out = tmp_path / f"register.{ending}"
        run("exportaddresses", ADDRESSES=f"{tmp_path}/a.gpkg|layername=belagenhetsadress",
            AREAS=f"{tmp_path}/a.gpkg|layername=areas", VALID_FROM="2027-01-01", OUTPUT=str(out))
        if ending == "csv":
            with out.open(encoding="utf-8-sig", newline="") as stream:
                rows = list(csv.DictReader(stream, delimiter=";"))
            assert {row["omrade_namn"] for row in rows} == {"'" + formula}
        else:
            with zipfile.ZipFile(out) as book:
                text = b"".join(book.read(name) for name in book.namelist())
            assert b"'=HYPERLINK" in text and b"<f>" not in text and b"table:formula" not in text


def test_polygons_as_csv_are_told_to_be_without_shapes(run, worlds, files, tmp_path):
    from qgis.core import QgsProcessingFeedback

    said = QgsProcessingFeedback()
    run("divideareas", said, UNITS=geojson(units(worlds), tmp_path / "u.geojson"), AREAS=2, EFFORT=0.01,
        OUTPUT_UNITS=str(tmp_path / "u.csv"), OUTPUT_AREAS=str(tmp_path / "a.gpkg"))
    assert len(files.read(str(tmp_path / "u.csv"))) == 12
    assert "The geometry of u.csv is left out" in said.textLog()


@pytest.mark.parametrize("ending", ["shp", "dbf", "tab", "mif", "dxf", "gpx"])
def test_a_format_that_cuts_names_is_refused_before_the_work(run, worlds, tmp_path, ending):
    """A10: the next step would count hours twice."""
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=r"lose the names of its columns.*Use \.gpkg"):
        run("aggregateload", UNITS=geojson(units(worlds), tmp_path / "u.geojson"), OUTPUT=str(tmp_path / f"x.{ending}"))
    assert [path.name for path in tmp_path.iterdir()] == ["u.geojson"]


@pytest.mark.parametrize("ending", ["json", "geojsonl", "gdb", "pdf", "sql", "db", "txt", "mbtiles", "000", "xml"])
def test_a_format_that_is_not_one_whole_file_is_refused_before_the_work(run, worlds, tmp_path, ending):
    """B7: some of them failed after the whole search, with “the disk may be full” or “Is a directory”."""
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=r"not written in the format|no file ending"):
        run("divideareas", UNITS=geojson(units(worlds), tmp_path / "u.geojson"), AREAS=2, EFFORT=0.01,
            OUTPUT_UNITS=str(tmp_path / "u.gpkg"), OUTPUT_AREAS=str(tmp_path / f"x.{ending}"))
    assert [path.name for path in tmp_path.iterdir()] == ["u.geojson"]


@pytest.mark.parametrize("name", ["x" * 300 + ".gpkg", "å" * 125 + ".gpkg", "a\nb.gpkg", "a\0b.gpkg"])
@pytest.mark.parametrize("output", ["OUTPUT", "OUTPUT_CSV"])
def test_a_name_that_no_file_can_have_is_a_sentence(run, layer, tmp_path, name, output):
    """B5: for layers and other files."""
    from qgis.core import QgsProcessingException

    others = {"OUTPUT": str(tmp_path / "r.gpkg")} if output != "OUTPUT" else {}
    with pytest.raises(QgsProcessingException, match=r"too long|control character") as told:
        run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), AREAS=layer("units"), VALID_FROM="2027-01-01",
            **others, **{output: str(tmp_path / name)})
    assert "Traceback" not in str(told.value) and len(str(told.value)) < 420


def test_a_name_that_a_geopackage_keeps_to_itself(run, worlds, files, tmp_path):
    """B5: the layer is named like the file, and no layer may be called so."""
    for name in ("gpkg_contents", "sqlite_x", "rtree_a"):
        out = tmp_path / f"{name}.gpkg"
        run("checkinputs", UNITS=geojson(units(worlds, load_hemtjanst=np.full(12, -1.0)), tmp_path / "u.geojson"),
            OUTPUT=str(out))
        assert len(files.read(str(out))) >= 12


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "csv", "html"])
def test_internal_outputs_are_for_their_owner_and_open_ones_for_all(run, layer, worlds, tmp_path, ending):
    """A6: whatever the umask is; what a planner has set stays."""
    out = tmp_path / f"x.{ending}"
    more = {"OUTPUT_HTML": str(out), "OUTPUT": str(tmp_path / "i.gpkg")} if ending == "html" else {"OUTPUT": str(out)}
    before = os.umask(0o002)
    try:
        run("checkinputs", UNITS=layer("units"), CLIENTS=layer("brukare"), **more)
        assert rights(out) == 0o600
        out.chmod(0o640)
        run("checkinputs", UNITS=layer("units"), CLIENTS=layer("brukare"), **more)
        assert rights(out) == 0o640
        register = tmp_path / f"register.{'gpkg' if ending == 'html' else ending}"
        areas = Table("areas", {"area_id": np.array([1]), "provider_name": object_array(["Egen regi"])},
                      object_array([worlds.rectangle(0, 0, worlds.WIDE_M, worlds.HIGH_M)]), worlds.CRS)
        for wanted in (0o664, 0o600):
            if wanted == 0o600:
                register.chmod(0o600)
            run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), VALID_FROM="2027-01-01", OUTPUT=str(register),
                AREAS=geojson(areas, tmp_path / "areas.geojson"))
            assert rights(register) == wanted
    finally:
        os.umask(before)


def test_every_output_tells_its_class(qgis_app):
    """A6: in the help, and only outputs that are declared open are open."""
    from care_areas.algorithms.provider import CareAreasProvider

    provider = CareAreasProvider()
    provider.loadAlgorithms()
    for algorithm in provider.algorithms():
        names = {one.name() for one in algorithm.destinationParameterDefinitions()}
        assert names >= algorithm.OPEN
        if algorithm.name() != "runplan":
            assert algorithm.shortHelpString().count("Open: ") == len(algorithm.OPEN)
            assert algorithm.shortHelpString().count("Internal: ") == len(names - algorithm.OPEN)


def test_the_folder_of_a_plan_closes_what_is_internal(run, world, tmp_path):
    """A6: folder and files, whatever the umask is."""
    import json

    (tmp_path / "plan.json").write_text(json.dumps({
        "format": "care-areas-plan", "version": 1, "name": "P", "units": {"target": 16},
        "inputs": {"boundary": {"path": str(world), "layer": "kommun"}, "clients": {"path": str(world),
                   "layer": "brukare"}, "small_areas": {"path": str(world), "layer": "deso"}},
        "division": {"areas": 2, "tolerance_percent": 20, "effort": 0.01}}), encoding="utf-8")
    before = os.umask(0o000)
    try:
        run("runplan", PLAN=str(tmp_path / "plan.json"), OUTPUT_FOLDER=str(tmp_path / "out"))
    finally:
        os.umask(before)
    assert rights(tmp_path / "out" / "internal") == 0o700
    inside = [path for path in (tmp_path / "out" / "internal").iterdir() if not path.name.startswith(".")]
    assert inside and {rights(path) for path in inside} == {0o600}
    assert rights(tmp_path / "out" / "public" / "areas.gpkg") == 0o666
