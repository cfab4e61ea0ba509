"""Bad input gets one clear sentence that names layer, feature and remedy, and loses nothing."""
from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any, Callable, Dict, NamedTuple

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from shapely.geometry import Polygon


def changed(table: Table, **columns: Any) -> Table:
    return replace(table, columns={**table.columns, **columns})


def rows(table: Table, keep: Any) -> Table:
    keep = np.asarray(keep)
    return replace(table, columns={name: values[keep] for name, values in table.columns.items()},
                   geometry=None if table.geometry is None else table.geometry[keep])


def with_shape(table: Table, row: int, shape: Any) -> Table:
    geometry = table.geometry.copy()
    geometry[row] = shape
    return replace(table, geometry=geometry)


def moved(table: Table, crs: str, factor: float = 1.0) -> Table:
    """The same drawing under another coordinate system, scaled so that degrees look like degrees."""
    from shapely.affinity import scale

    shapes = [scale(shape, factor, factor, origin=(0, 0)) for shape in table.geometry]
    return replace(table, crs=crs, geometry=object_array(shapes))


def loads(table: Table, *values: Any) -> Table:
    column = table.columns["load_hemtjanst"].astype(float).copy()
    for row, value in values:
        column[row] = value
    return changed(table, load_hemtjanst=column)


class Case(NamedTuple):
    """`tables` from the drawn world, saved to one file whose layers are the parameters; what the message must say."""

    algorithm: str
    tables: Callable[[ModuleType], Dict[str, Table]]
    parameters: Dict[str, Any]
    says: str


def units(change: Callable[[Table, ModuleType], Table], says: str, **parameters: Any) -> Case:
    return Case("divideareas", lambda w: {"UNITS": change(w.grid_units(4, 3), w)},
                {"AREAS": 3, "TOLERANCE": 10, "EFFORT": 0.02, **parameters}, says)


def two_grids(w: ModuleType) -> Table:
    """Mainland and an island of one unit that is far from an area's load."""
    land = w.grid_units(4, 3)
    return Table("units", {"unit_id": object_array([*land.columns["unit_id"], "ö"]),
                           "load_hemtjanst": np.full(13, 10.0)},
                 object_array([*land.geometry, w.rectangle(9000, 0, 10000, 1000)]), w.CRS)


def streets_in_pieces(w: ModuleType) -> Table:
    """No street between x = 2000 and 2500: two networks."""
    streets = w.streets()
    middle = [shape.bounds[0] - w.EAST >= 2000 and shape.bounds[2] - w.EAST <= 2500 and
              shape.bounds[0] != shape.bounds[2] for shape in streets.geometry]
    near = [shape.bounds[2] - w.EAST <= 4000 and shape.bounds[3] - w.NORTH <= 3000 for shape in streets.geometry]
    return rows(streets, np.flatnonzero(~np.array(middle) & np.array(near)))


def closed_streets(w: ModuleType) -> Table:
    """Two networks with a gap so wide that no unit reaches the other one within 2 km."""
    streets = w.streets()
    far = [shape.bounds[2] - w.EAST <= 1000 or shape.bounds[0] - w.EAST >= 5000 for shape in streets.geometry]
    return rows(streets, np.flatnonzero(far))


CASES = {
    "empty layer": units(lambda t, w: rows(t, np.zeros(0, int)), "has no features"),
    "no crs": units(lambda t, w: replace(t, crs=""), "no coordinate reference system"),
    "degrees": units(lambda t, w: moved(t, "EPSG:4326", 1e-5), "in degrees .* EPSG:3006"),
    "mixed crs": Case("divideareas", lambda w: {"UNITS": w.grid_units(4, 3), "ROADS": replace(
        w.streets(), crs="EPSG:3009")}, {"AREAS": 3, "EFFORT": 0.02}, "EPSG:3009.*Reproject"),
    "invalid geometry": units(lambda t, w: with_shape(t, 5, Polygon([w.at(0, 0), w.at(9, 9), w.at(9, 0), w.at(0, 9)])),
                              "feature 6: has an invalid geometry"),
    "null geometry": units(lambda t, w: with_shape(t, 2, None), "feature 3: has (no|an empty) geometry"),
    "overlapping units": units(lambda t, w: with_shape(t, 1, w.rectangle(500, 0, 2000, 1000)),
                               "overlaps feature 1 by 500000 m²"),
    "duplicated units": units(lambda t, w: with_shape(t, 1, w.rectangle(0, 0, 1000, 1000)),
                              "same polygon as feature 1"),
    "missing load": units(lambda t, w: loads(t, (4, np.nan)), "feature 5: has no value in column"),
    "text load": units(lambda t, w: changed(t, load_hemtjanst=object_array(["10"] * 11 + ["ten"])),
                       "feature 12: has text in column"),
    "no such load": units(lambda t, w: t, "no column “hours”", LOAD_FIELDS="hours"),
    "negative load": units(lambda t, w: loads(t, (0, -1.5)), r"feature 1: has a negative value \(-1.5\)"),
    "all loads zero": units(lambda t, w: loads(t, *((i, 0.0) for i in range(12))), "is zero"),
    "more areas than units": units(lambda t, w: t, "only 12 units", AREAS=13),
    "a unit heavier than an area": units(lambda t, w: loads(t, (7, 500.0)), "3-1"),
    "an island without link": Case("divideareas", lambda w: {"UNITS": two_grids(w)},
                                   {"AREAS": 3, "TOLERANCE": 5, "EFFORT": 0.02}, "no connection to the others.*link"),
    "roads in pieces": Case("divideareas", lambda w: {"UNITS": w.grid_units(8, 1), "ROADS": closed_streets(w)},
                            {"AREAS": 2, "EFFORT": 0.02}, "no road leads between .* units.*2 pieces.*Connect"),
    "duplicate ids": units(lambda t, w: changed(t, unit_id=object_array(["0-0", *t.columns["unit_id"][:-1]])),
                           "“0-0”.*as has feature 1"),
    "codes without leading zeros": Case(
        "buildunits", lambda w: {"BOUNDARY": w.boundary(), "SMALL_AREAS": changed(
            w.small_areas(), desokod=object_array(["599C1010", "599B1010", "599A1010", "599A1020"]))},
        {"TARGET_UNITS": 10}, "599C1010"),
    "postal codes as numbers": Case(
        "exportaddresses", lambda w: {"ADDRESSES": changed(w.addresses(), kommunkod=np.full(165, 599)),
                                      "AREAS": areas(w)}, {"VALID_FROM": "2027-01-01"}, "599.*text"),
    "addresses without coordinates": Case(
        "exportaddresses", lambda w: {"ADDRESSES": replace(w.addresses(), geometry=None, crs=""), "AREAS": areas(w)},
        {"VALID_FROM": "2027-01-01"}, "belagenhetsadress"),
    "areas without provider": Case(
        "exportaddresses", lambda w: {"ADDRESSES": w.addresses(), "AREAS": changed(
            areas(w), provider_name=object_array([None]))}, {"VALID_FROM": "2027-01-01"}, "area 1 has no provider"),
    "client names": Case(
        "aggregateload", lambda w: {"UNITS": w.grid_units(), "CLIENTS": changed(
            w.clients(), efternamn=object_array(["Svensson"] * len(w.clients())))}, {}, "efternamn"),
}


def areas(w: ModuleType) -> Table:
    return Table("areas", {"area_id": np.array([1]), "provider_name": object_array(["Egen regi"])},
                 object_array([w.rectangle(0, 0, w.WIDE_M, w.HIGH_M)]), w.CRS)


OUTPUT = {"divideareas": "OUTPUT_UNITS"}
MORE_OUTPUTS = {"divideareas": {"OUTPUT_AREAS": "areas.gpkg", "OUTPUT_HTML": "report.html"},
                "exportaddresses": {"OUTPUT_CSV": "register.csv"}}


class Prepared(NamedTuple):
    algorithm: str
    parameters: Dict[str, Any]
    folder: Path
    output: Path


@pytest.fixture()
def prepare(tmp_path: Path, files: Any, worlds: ModuleType) -> Callable[[Case], Prepared]:
    """Write a case's input, and an output of an earlier run that must survive."""
    def make(case: Case) -> Prepared:
        folder = tmp_path / "out"
        folder.mkdir()
        output = folder / "result.gpkg"
        files.write(str(output), [worlds.grid_units(2, 2)], {})
        parameters = dict(case.parameters)
        for name, table in case.tables(worlds).items():
            files.write(str(tmp_path / f"{name.lower()}.gpkg"), [table], {})
            parameters[name] = str(tmp_path / f"{name.lower()}.gpkg")
        parameters[OUTPUT.get(case.algorithm, "OUTPUT")] = str(output)
        for name, file in MORE_OUTPUTS.get(case.algorithm, {}).items():
            parameters[name] = str(folder / file)
        return Prepared(case.algorithm, parameters, folder, output)

    return make


def check_sentence(text: str, says: str) -> None:
    assert re.search(says, text), text
    assert "Traceback" not in text
    assert len(text) < 420 and "\n" not in text.strip()


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_the_run_stops_with_a_sentence_and_the_former_output_is_whole(run, prepare, unchanged, case):
    from qgis.core import QgsProcessingException

    given = prepare(case)
    same = unchanged(given.output)
    with pytest.raises(QgsProcessingException) as stopped:
        run(given.algorithm, **given.parameters)
    check_sentence(str(stopped.value), case.says)
    assert same()
    assert [path.name for path in given.folder.iterdir()] == ["result.gpkg"]


IN_A_PROCESS = ["degrees", "a unit heavier than an area", "addresses without coordinates", "null geometry"]


@pytest.mark.parametrize("name", IN_A_PROCESS)
def test_qgis_process_ends_with_one_and_no_traceback(qgis_process, prepare, unchanged, name):
    case = CASES[name]
    given = prepare(case)
    same = unchanged(given.output)
    done = qgis_process("run", f"careareas:{given.algorithm}", "--",
                        *(f"{key}={value}" for key, value in given.parameters.items()))
    printed = done.stdout + done.stderr
    assert done.returncode == 1, printed
    assert re.search(case.says, printed) and "Traceback" not in printed
    assert same()
    assert [path.name for path in given.folder.iterdir()] == ["result.gpkg"]


def test_an_area_count_below_one_is_refused(qgis_process, layer, tmp_path):
    done = qgis_process("run", "careareas:divideareas", "--", f"UNITS={layer('units')}", "AREAS=0",
                        f"OUTPUT_UNITS={tmp_path / 'x.gpkg'}")
    printed = done.stdout + done.stderr
    assert done.returncode == 1 and "AREAS" in printed and "Traceback" not in printed
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("output", "says"), [
    ("none/x.gpkg", "does not exist"), (".", "is a folder"), ("x.nonsense", "no file ending")])
def test_an_output_that_cannot_be_written_is_said_before_the_work(qgis_process, layer, tmp_path, output, says):
    done = qgis_process("run", "careareas:divideareas", "--", f"UNITS={layer('units')}", "AREAS=4",
                        f"OUTPUT_UNITS={tmp_path / output}")
    printed = done.stdout + done.stderr
    assert done.returncode == 1 and says in printed and "Traceback" not in printed
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_not_what_it_says(run, tmp_path):
    from qgis.core import QgsProcessingException

    fake = tmp_path / "units.gpkg"
    fake.write_text("no GeoPackage at all", encoding="utf-8")
    with pytest.raises(QgsProcessingException) as stopped:
        run("divideareas", UNITS=str(fake), AREAS=2, OUTPUT_UNITS=str(tmp_path / "x.gpkg"))
    said = str(stopped.value).replace("Unable to execute algorithm\n", "")
    check_sentence(said, "units.gpkg cannot be opened")
    assert [path.name for path in tmp_path.iterdir()] == ["units.gpkg"]


def test_an_output_may_not_be_an_input(run, save, worlds, unchanged):
    from qgis.core import QgsProcessingException

    given = save(worlds.grid_units(4, 3), file="units.gpkg")
    path = Path(given.split("|")[0])
    same = unchanged(path)
    with pytest.raises(QgsProcessingException, match="also an input"):
        run("divideareas", UNITS=given, AREAS=3, OUTPUT_UNITS=str(path))
    assert same()


def test_a_missing_file_is_named(qgis_process, tmp_path):
    done = qgis_process("run", "careareas:divideareas", "--", f"UNITS={tmp_path / 'gone.gpkg'}", "AREAS=2",
                        f"OUTPUT_UNITS={tmp_path / 'x.gpkg'}")
    printed = done.stdout + done.stderr
    assert done.returncode == 1 and "gone.gpkg" in printed and "Traceback" not in printed


@pytest.mark.parametrize(("value", "said"), [(0, "1"), (-3, "1"), ("six", "six"), (2.5, "2.5")])
def test_a_number_that_a_parameter_does_not_take_is_told_with_what_it_takes(value, said):
    """Not only that the value is incorrect, as QGIS says."""
    from care_areas.algorithms.divideareas import DivideAreas
    from qgis.core import QgsProcessingContext

    algorithm = DivideAreas().create()
    fine, reason = algorithm.checkParameterValues({"AREAS": value, "TOLERANCE": 5}, QgsProcessingContext())
    assert not fine
    assert "AREAS" in reason
    assert said in reason


def test_the_least_number_that_may_be_written_is_told_with_its_decimals(run, worlds, tmp_path):
    """D: “0 is out of range. Write a number from 0 to 1,000.”"""
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=r"0 is out of range\. Write a number from 0\.1 to 1,000\."):
        run("divideareas", UNITS=str(tmp_path / "none.gpkg"), AREAS=2, MAX_TRAVEL_MINUTES=0,
            OUTPUT_UNITS=str(tmp_path / "u.gpkg"))
