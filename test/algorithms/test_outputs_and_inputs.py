"""No run, however it ends, changes a file that it reads; and no output takes an input or another output away."""
from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Tuple

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table

FOLDERS = {"exportserverproject": "careareas.gpkg", "exportwebmap": "index.html"}


def state(folder: Path) -> Dict[str, bytes]:
    """Every file of a folder with its bytes: journals that a reader leaves count too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def algorithms() -> List[Any]:
    from care_areas.algorithms.provider import CareAreasProvider

    provider = CareAreasProvider()
    provider.loadAlgorithms()
    return [algorithm.create() for algorithm in provider.algorithms()]


def pairs() -> Iterator[Tuple[Any, str, str]]:
    """(algorithm, input parameter, output parameter) of everything that the provider has."""
    from qgis.core import (
        QgsProcessingDestinationParameter,
        QgsProcessingParameterFeatureSource,
        QgsProcessingParameterFolderDestination,
    )

    for algorithm in algorithms():
        definitions = algorithm.parameterDefinitions()
        for source in definitions:
            for output in definitions:
                if isinstance(source, QgsProcessingParameterFeatureSource) and isinstance(
                        output, QgsProcessingDestinationParameter) and not isinstance(
                            output, QgsProcessingParameterFolderDestination):
                    yield algorithm, source.name(), output.name()


@pytest.fixture()
def data(tmp_path: Path, files: Any, worlds: Any) -> Path:
    """A folder with the drawn world in one file, and the folder under another name."""
    folder = tmp_path / "data"
    (folder / "sub").mkdir(parents=True)
    tables = {**worlds.drawn_world(), "areas": Table("areas", {
        "area_id": np.array([1, 2]), "provider_name": object_array(["Egen regi", "Nord"]), "own_regi": np.array([1, 0]),
        "load_h_week": np.array([300.0, 280.0])}, object_array([
            worlds.rectangle(0, 0, 4000, 6000), worlds.rectangle(4000, 0, 8000, 6000)]), worlds.CRS)}
    files.write(str(folder / "world.gpkg"), list(tables.values()), {})
    (tmp_path / "linked").symlink_to(folder, target_is_directory=True)
    os.link(folder / "world.gpkg", tmp_path / "hard.gpkg")
    return folder


SPELLINGS: Dict[str, Callable[[Path], str]] = {
    "as it is": lambda data: f"{data}/world.gpkg",
    "dots": lambda data: f"{data}/sub/../world.gpkg",
    "linked folder": lambda data: f"{data.parent}/linked/world.gpkg",
    "hard link": lambda data: f"{data.parent}/hard.gpkg",
    "relative": lambda data: os.path.relpath(f"{data}/world.gpkg"),
    "layer in the file": lambda data: f"ogr:dbname='{data}/world.gpkg' table=\"new\" (geom)",
}


@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=list(SPELLINGS))
def test_no_output_of_any_algorithm_may_be_any_of_its_inputs(qgis_app, data, spelling):
    """A1: every layer parameter against every output, the file written in another way each time."""
    from care_areas.bridge.run_files.run_files import files_problem, read_files
    from qgis.core import QgsProcessingContext

    tried = 0
    for algorithm, source, output in pairs():
        parameters = {source: f"{data}/world.gpkg|layername=units", output: spelling(data)}
        definitions = algorithm.parameterDefinitions()
        read = read_files(definitions, parameters, QgsProcessingContext())
        said = files_problem(definitions, parameters, read, {})
        assert "also an input" in said, (algorithm.name(), source, output, said)
        tried += 1
    assert tried > 100


def test_the_run_itself_refuses_and_the_layers_are_still_there(run, data, monkeypatch):
    """A1: the client table by its relative name, the output by its plain one."""
    from qgis.core import QgsProcessingException

    monkeypatch.chdir(data.parent)
    before = state(data)
    for output in ("data/world.gpkg", "data/sub/../world.gpkg", "linked/world.gpkg", "hard.gpkg"):
        with pytest.raises(QgsProcessingException, match="also an input"):
            run("aggregateload", UNITS="data/world.gpkg|layername=units",
                CLIENTS=f"{data}/world.gpkg|layername=brukare", OUTPUT=output)
    assert state(data) == before


def virtual(source: str) -> str:
    """A virtual file with the clients of another file, as the tag SrcDataSource names it."""
    return (f'<OGRVRTDataSource><OGRVRTUnionLayer name="brukare"><OGRVRTLayer name="brukare">{source}'
            "<SrcLayer>brukare</SrcLayer></OGRVRTLayer></OGRVRTUnionLayer></OGRVRTDataSource>")


VIRTUAL = {
    "union": ("f.vrt", virtual('<SrcDataSource relativeToVRT="1">world.gpkg</SrcDataSource>')),
    "another ending": ("f.xml", virtual('<SrcDataSource relativeToVRT="1">sub/../world.gpkg</SrcDataSource>')),
    "full path": ("f.vrt", virtual("<SrcDataSource>{data}/world.gpkg</SrcDataSource>")),
    "of another": ("f.vrt", virtual('<SrcDataSource relativeToVRT="1">inner.vrt</SrcDataSource>')),
    "text within": ("f.vrt", virtual("<SrcDataSource>&lt;OGRVRTDataSource&gt;&lt;OGRVRTLayer name=&quot;a&quot;&gt;"
                                     "&lt;SrcDataSource&gt;{data}/world.gpkg&lt;/SrcDataSource&gt;&lt;/OGRVRTLayer&gt;"
                                     "&lt;/OGRVRTDataSource&gt;</SrcDataSource>")),
    "pipeline": ("f.gdalg.json", json.dumps({"type": "gdal_streamed_alg", "command_line":
                                             "gdal vector pipeline ! read '{data}/world.gpkg' ! reproject"})),
}


@pytest.mark.parametrize("name", VIRTUAL)
def test_a_file_that_only_names_others_is_read_from_those(qgis_app, data, name):
    """A1: unions, other endings, steps over several files, texts in texts; a circle of two ends."""
    from care_areas.bridge.run_files.input_files import input_files
    from qgis.core import QgsProcessingContext

    file, text = VIRTUAL[name]
    (data / "inner.vrt").write_text(virtual('<SrcDataSource relativeToVRT="1">world.gpkg</SrcDataSource>'
                                            '<SrcDataSource relativeToVRT="1">f.vrt</SrcDataSource>'), encoding="utf-8")
    (data / file).write_text(text.replace("{data}", str(data)), encoding="utf-8")
    read = {os.path.realpath(path) for path in input_files(f"{data}/{file}", QgsProcessingContext())}
    assert {os.path.realpath(data / "world.gpkg"), str(data / file)} <= read


NAMED = {
    "ogr": "ogr://{data}/world.gpkg|layername=brukare",
    "ogr with the format": "ogr://GPKG:{data}/world.gpkg:brukare",
    "format": "GPKG:{data}/world.gpkg:brukare",
    "delimited text": "delimitedtext://file://{data}/world.csv?delimiter=;&xField=x&yField=y&crs=EPSG:3006",
    "virtual": "virtual://?layer=ogr:{data}/world.gpkg%7Clayername%3Dbrukare:b:&query=SELECT%20*%20FROM%20b",
    "virtual file": "{data}/g.vrt",
}


@pytest.mark.parametrize("name", NAMED)
def test_an_input_that_names_its_provider_or_format_is_known_by_its_file(qgis_app, data, name):
    """A1: as Processing takes layers beside their paths."""
    from care_areas.bridge.run_files.input_files import input_files
    from qgis.core import QgsProcessingContext

    (data / "world.csv").write_text("x;y;timmar_hemtjanst\n1;2;3\n", encoding="utf-8")
    (data / "g.vrt").write_text(virtual(f"<SrcDataSource>GPKG:{data}/world.gpkg:brukare</SrcDataSource>"),
                                encoding="utf-8")
    right = data / ("world.csv" if name == "delimited text" else "world.gpkg")
    read = input_files(NAMED[name].replace("{data}", str(data)), QgsProcessingContext())
    assert os.path.realpath(right) in {os.path.realpath(path) for path in read}


def test_a_virtual_text_as_the_input_itself(qgis_app, data):
    """A1: GDAL takes the text for a name."""
    from care_areas.bridge.run_files.input_files import input_files
    from qgis.core import QgsProcessingContext

    text = virtual(f"<SrcDataSource>{data}/world.gpkg</SrcDataSource>")
    assert f"{data}/world.gpkg" in input_files(text, QgsProcessingContext())


def plan(data: Path, **inputs: Any) -> Path:
    given = {"boundary": "kommun", "small_areas": "deso", "clients": "brukare", **inputs}
    path = data.parent / "plan.json"
    path.write_text(json.dumps({
        "format": "care-areas-plan", "version": 1, "name": "P", "output_folder": "out",
        "inputs": {role: layer if isinstance(layer, dict) else {"path": "data/world.gpkg", "layer": layer}
                   for role, layer in given.items()},
        "units": {"target": 20}, "division": {"areas": 2, "tolerance_percent": 20, "effort": 0.01}}), encoding="utf-8")
    return path


@pytest.mark.parametrize("place", ["public/areas.gpkg", "internal/plan.gpkg", "internal/unfinished/areas.gpkg",
                                   "public/address_provider.csv"])
@pytest.mark.parametrize("linked", [False, True])
def test_a_plan_does_not_write_over_the_layers_that_its_description_names(run, data, place, linked):
    """A1: the input lies where a result would go, or a link from there leads to it."""
    from qgis.core import QgsProcessingException

    out = data.parent / "out" / place
    out.parent.mkdir(parents=True)
    if linked:
        out.symlink_to(data / "world.gpkg")
        description = plan(data)
    else:
        out.write_bytes((data / "world.gpkg").read_bytes())
        description = plan(data, clients={"path": f"out/{place}", "layer": "brukare"} if place.endswith("gpkg") else {
            "path": f"out/{place}"})
    before = state(data.parent)
    with pytest.raises(QgsProcessingException, match="also an input"):
        run("runplan", PLAN=str(description))
    assert state(data.parent) == before


@pytest.mark.parametrize("algorithm", list(FOLDERS))
def test_a_folder_of_results_does_not_swallow_an_input(run, data, algorithm):
    """A1: the export's own file in the folder is the layer that it is made from."""
    from qgis.core import QgsProcessingException

    (data / "world.gpkg").rename(data / FOLDERS[algorithm])
    before = state(data)
    source = f"{data}/{FOLDERS[algorithm]}"
    with pytest.raises(QgsProcessingException, match="also an input"):
        run(algorithm, ADDRESSES=f"{source}|layername=belagenhetsadress", AREAS=f"{source}|layername=areas",
            MUNICIPALITY="X", OUTPUT_FOLDER=str(data.parent / "linked"))
    assert state(data) == before


def test_what_is_written_in_the_end_is_looked_at_too(run, data, monkeypatch):
    """A1: even where the check before the run knew nothing of it, no input is replaced."""
    from care_areas.algorithms.exportserverproject import ExportServerProject
    from qgis.core import QgsProcessingException

    monkeypatch.setattr(ExportServerProject, "files_within", lambda *_: {})
    register = data / "careareas.gpkg"
    run("exportaddresses", ADDRESSES=f"{data}/world.gpkg|layername=belagenhetsadress",
        AREAS=f"{data}/world.gpkg|layername=areas", VALID_FROM="2027-05-01", OUTPUT=str(register))
    made = data.parent / "areas.gpkg"
    run("assignproviders", AREAS=f"{data}/world.gpkg|layername=areas", BIDS=f"{data}/world.gpkg|layername=anbud",
        PROVIDERS=f"{data}/world.gpkg|layername=utforare", OUTPUT=str(made))
    before = register.read_bytes()
    with pytest.raises(QgsProcessingException, match="is an input of this run"):
        run("exportserverproject", ADDRESSES=str(register), AREAS=str(made), OUTPUT_FOLDER=str(data))
    assert register.read_bytes() == before


def test_two_outputs_in_one_file_are_refused(run, data, tmp_path):
    """B6: by whatever names; two layers of one file are not one."""
    from care_areas.bridge.run_files.run_files import files_problem
    from qgis.core import QgsProcessingException

    (tmp_path / "o").symlink_to(tmp_path, target_is_directory=True)
    for areas in (f"{tmp_path}/x.gpkg", f"{tmp_path}/o/x.gpkg", f"{tmp_path}/X.gpkg"):
        with pytest.raises(QgsProcessingException, match="are the same file"):
            run("divideareas", UNITS=f"{data}/world.gpkg|layername=units", AREAS=2, OUTPUT_UNITS=f"{tmp_path}/x.gpkg",
                OUTPUT_AREAS=areas)
    assert not (tmp_path / "x.gpkg").exists()
    algorithm = next(a for a in algorithms() if a.name() == "divideareas")
    both = {name: f"ogr:dbname='{tmp_path}/x.gpkg' table=\"{name}\" (geom)"
            for name in ("OUTPUT_UNITS", "OUTPUT_AREAS")}
    assert files_problem(algorithm.parameterDefinitions(), both, [], {}) == ""


RUNS: Dict[str, Dict[str, Any]] = {
    "checkinputs": {"UNITS": "units", "CLIENTS": "brukare", "ADDRESSES": "belagenhetsadress", "ROADS": "vag",
                    "OUTPUT": ".gpkg", "OUTPUT_HTML": ".html"},
    "buildunits": {"BOUNDARY": "kommun", "SMALL_AREAS": "deso", "TARGET_UNITS": 10, "OUTPUT": ".gpkg"},
    "aggregateload": {"UNITS": "units", "CLIENTS": "brukare", "OUTPUT": ".gpkg"},
    "traveltimes": {"ORIGINS": "units", "DESTINATIONS": "baser", "ROADS": "vag", "OUTPUT": ".gpkg"},
    "divideareas": {"UNITS": "units", "ROADS": "vag", "AREAS": 2, "EFFORT": 0.01, "OUTPUT_UNITS": ".gpkg",
                    "OUTPUT_AREAS": ".gpkg"},
    "assignproviders": {"AREAS": "areas", "PROVIDERS": "utforare", "BIDS": "anbud", "CLIENTS": "brukare",
                        "OUTPUT": ".gpkg"},
    "exportaddresses": {"ADDRESSES": "belagenhetsadress", "AREAS": "areas", "VALID_FROM": "2027-05-01",
                        "OUTPUT": ".gpkg", "OUTPUT_CSV": ".csv"},
}


def parameters_of(algorithm: str, data: Path, out: Path) -> Dict[str, Any]:
    layers = {"units", "brukare", "belagenhetsadress", "vag", "kommun", "deso", "baser", "areas", "utforare", "anbud"}
    given = {}
    for name, value in RUNS[algorithm].items():
        if value in layers:
            given[name] = f"{data}/world.gpkg|layername={value}"
        else:
            given[name] = str(out / (name + value)) if isinstance(value, str) and value.startswith(".") else value
    return given


def full_disk(_: int) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("end", ["done", "stopped", "full disk"])
@pytest.mark.parametrize("algorithm", list(RUNS))
def test_a_run_leaves_its_inputs_as_they_were_however_it_ends(run, data, tmp_path, monkeypatch, algorithm, end):
    """A1: byte for byte, with nothing beside them; and no output is there when it does not end well."""
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    out = tmp_path / "results"
    out.mkdir()
    given = parameters_of(algorithm, data, out)
    before = state(data)
    if end == "done":
        run(algorithm, **given)
        wanted = {Path(value).name for name, value in given.items() if name.startswith("OUTPUT")}
        assert {path.name for path in out.iterdir()} == wanted
    else:
        feedback = QgsProcessingFeedback()
        if end == "stopped":
            feedback.cancel()
        else:
            monkeypatch.setattr(os, "fsync", full_disk)
        with pytest.raises(QgsProcessingException, match=r"Stopped|No space left"):
            run(algorithm, feedback=feedback, **given)
        assert list(out.iterdir()) == []
    assert state(data) == before
