"""B5: whatever is wrong, the run ends in a sentence."""
from __future__ import annotations

import sqlite3
from dataclasses import replace

import numpy as np
import pytest
from care_areas.core.geometry import object_array

DAMAGED = {
    "cut": lambda blob: blob[:len(blob) // 2], "only the head": lambda blob: blob[:40], "empty": lambda blob: b"",
    "no kind": lambda blob: blob[:41] + b"\xff\xff\xff\x7f" + blob[45:],
    "endless ring": lambda blob: blob[:54] + b"\xff\xff\xff\x7f" + blob[58:],
    "noise": lambda blob: bytes(range(64)), "one byte": lambda blob: b"G",
    "no numbers": lambda blob: blob[:-64] + np.full(8, np.nan).tobytes(),
}


def stopped(run, algorithm, **parameters):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException) as caught:
        run(algorithm, **parameters)
    said = str(caught.value)
    assert "Traceback" not in said, said
    return said


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_geometry_is_a_finding_and_stops_the_use(run, save, worlds, tmp_path, what):
    """B5"""
    given = save(worlds.grid_units(3, 2), file="units.gpkg")
    path = given.split("|")[0]
    with sqlite3.connect(path) as database:
        for trigger, in database.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            database.execute(f'drop trigger "{trigger}"')
        blob = database.execute("select geom from units where fid = 3").fetchone()[0]
        database.execute("update units set geom = ? where fid = 3", (DAMAGED[what](blob),))
    assert run("checkinputs", UNITS=given)["ERRORS"] >= 1
    stopped(run, "divideareas", UNITS=given, AREAS=2, EFFORT=0.02, OUTPUT_UNITS=str(tmp_path / "out.gpkg"))


@pytest.mark.parametrize("value", [1e300, 1e-300, np.nan, np.inf, -np.inf, "9" * 400, "1e999"])
def test_a_load_that_is_no_load_is_a_finding_and_stops_the_use(run, save, worlds, tmp_path, value):
    """B5"""
    units = worlds.grid_units(3, 2)
    values = [value] * 6 if isinstance(value, str) or value == 1e-300 else [1.0, 2, value, 1, 1, 1]
    column = object_array(values) if isinstance(value, str) else np.array(values)
    given = save(replace(units, columns={**units.columns, "load_hemtjanst": column}))
    assert run("checkinputs", UNITS=given)["ERRORS"] >= 1
    stopped(run, "divideareas", UNITS=given, AREAS=2, EFFORT=0.02, OUTPUT_UNITS=str(tmp_path / "out.gpkg"))


@pytest.mark.parametrize(("name", "value"), [
    ("TOLERANCE", "nan"), ("TOLERANCE", "inf"), ("TOLERANCE", float("nan")), ("AREAS", "nan"), ("AREAS", "inf"),
    ("AREAS", "9" * 400), ("MAX_TRAVEL_MINUTES", "nan"), ("SEED", "1e400")])
def test_a_parameter_that_is_no_number_is_told(provider, name, value):
    """B5"""
    from care_areas.algorithms.divideareas import DivideAreas
    from qgis.core import QgsProcessingContext

    fine, said = DivideAreas().create().checkParameterValues({"UNITS": "x", name: value}, QgsProcessingContext())
    assert not fine
    assert name in said


def test_a_share_that_is_no_number_is_told(provider):
    """B5: rebalancing at most “nan” percent."""
    from care_areas.algorithms.rebalanceareas import RebalanceAreas
    from qgis.core import QgsProcessingContext

    fine, said = RebalanceAreas().create().checkParameterValues({"MAX_MOVED_PERCENT": "nan"}, QgsProcessingContext())
    assert not fine
    assert "MAX_MOVED_PERCENT" in said


@pytest.mark.parametrize("asked", [{}, {"MAX_MOVED_PERCENT": 10}, {"AREAS": 1}, {"TOLERANCE": 1}])
def test_one_area_alone_is_told(run, save, worlds, tmp_path, asked):
    """B5: there is nothing to balance it with; most often another column was meant."""
    units = worlds.grid_units(3, 2)
    given = save(replace(units, columns={**units.columns, "area_id": np.ones(6, np.int64)}))
    said = stopped(run, "rebalanceareas", UNITS=given, AREA_FIELD="area_id", OUTPUT_UNITS=str(tmp_path / "out.gpkg"),
                   EFFORT=0.02, OUTPUT_HTML=str(tmp_path / "r.html"), **asked)
    assert "all units belong to one area, 1" in said and "choose the column" in said


def test_all_areas_but_one_can_be_given_up(run, save, worlds, files, tmp_path):
    """B5: between the one that is left and itself there is no border."""
    units = worlds.grid_units(3, 2)
    given = save(replace(units, columns={**units.columns, "area_id": np.array([1, 2, 2, 1, 2, 2])}))
    run("rebalanceareas", UNITS=given, AREA_FIELD="area_id", AREAS=1, OUTPUT_UNITS=str(tmp_path / "out.gpkg"),
        EFFORT=0.02, OUTPUT_HTML=str(tmp_path / "r.html"))
    assert len(set(files.read(str(tmp_path / "out.gpkg")).columns["area_id"].tolist())) == 1


@pytest.mark.parametrize("text", ["Ekby\x00kommun", "Ekby\x07", "Ekby\x1b[31m", "Ekby\x9f"])
def test_a_control_character_in_a_text_is_told(run, save, worlds, tmp_path, text):
    """B5"""
    register = replace(worlds.addresses(), columns={
        "objektidentitet": object_array(str(i) for i in range(165)), "adress": object_array(["Ekvägen 1"] * 165),
        "postnummer": object_array([""] * 165), "postort": object_array([""] * 165),
        "omrade_kod": object_array(["1"] * 165), "omrade_namn": object_array(["Norr"] * 165),
        "telefon": object_array([""] * 165), "url": object_array([""] * 165),
        "giltig_fran": object_array(["2027-05-01"] * 165), "giltig_till": object_array([""] * 165),
        "version": object_array(["1"] * 165),
        "utforare_typ": object_array(["egen regi"] * 165), "utforare": object_array(["Egen regi"] * 165)})
    said = stopped(run, "streetregister", REGISTER=save(register), TITLE=text, OUTPUT_HTML=str(tmp_path / "r.html"),
                   OUTPUT_PDF=str(tmp_path / "r.pdf"))
    assert "control character" in said
