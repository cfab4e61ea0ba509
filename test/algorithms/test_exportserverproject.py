"""The folder for map servers: what is in it, what cannot be in it, and the same bytes for the same content."""
from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import Any, Callable, Dict

import pytest

URLS = {"SERVER_URL": "https://k.example/ows", "SEARCH_URL": "https://k.example/sok"}


@pytest.fixture(scope="module")
def given(run: Callable[..., Any], layer: Callable[[str], str], worlds: Any, files: Any, tmp_path_factory: Any) -> Any:
    """A register made by the plugin, and areas that carry hours of care as an award does."""
    import numpy as np
    from care_areas.core.geometry import object_array
    from care_areas.core.model import Table

    folder: Path = tmp_path_factory.mktemp("given")
    areas = Table("areas", {"area_id": np.array([1, 2]), "area_name": object_array(["Väst", "Öst"]),
                            "provider_name": object_array(["Egen regi", "Nord & Syd"]),
                            "load_h_week": np.array([77.77, 88.88])},
                  object_array([worlds.rectangle(0, 0, 4000, 6000), worlds.rectangle(4000, 0, 8000, 6000)]), worlds.CRS)
    files.write(str(folder / "areas.gpkg"), [areas], {})
    run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), AREAS=str(folder / "areas.gpkg"),
        VALID_FROM="2027-05-01", OUTPUT=str(folder / "register.gpkg"))
    return {"ADDRESSES": str(folder / "register.gpkg"), "AREAS": str(folder / "areas.gpkg"), "TITLE": "Hemtjänst"}


@pytest.fixture(scope="module")
def exported(run: Callable[..., Any], given: Dict[str, str], tmp_path_factory: Any) -> Path:
    folder: Path = tmp_path_factory.mktemp("server") / "made"
    run("exportserverproject", **given, **URLS, OUTPUT_FOLDER=str(folder))
    return folder


def bytes_of(folder: Path) -> Dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_all_that_a_server_needs_is_in_the_folder(exported):
    assert set(bytes_of(exported)) == {
        "careareas.gpkg", "careareas.qgs", "care_areas_search.py", "nginx.conf", "nginx-http.conf", "LASMIG.md",
        "origo/index.json", "origo/data/omraden.geojson", "hajk/layers.json", "hajk/map.json"}


def test_the_project_opens_with_swedish_titles_and_cannot_be_written_through(exported):
    from qgis.core import QgsProject

    project = QgsProject()
    assert project.read(str(exported / "careareas.qgs"))
    layers = {layer.shortName(): layer for layer in project.mapLayers().values()}
    assert set(layers) == {"adress_utforare", "omraden"} and all(layer.isValid() for layer in layers.values())
    assert all(layer.readOnly() and layer.crs().authid() == "EPSG:3006" for layer in layers.values())
    assert layers["omraden"].attributeDisplayName(layers["omraden"].fields().lookupField("utforare")) == "Utförare"
    assert layers["omraden"].renderer().type() == "categorizedSymbol"
    assert set(project.readListEntry("WFSLayers", "/")[0]) == {layer.id() for layer in layers.values()}
    for operation in ("Insert", "Update", "Delete"):
        assert project.readListEntry("WFSTLayers", operation)[0] == []


def test_hours_of_care_and_who_made_it_are_nowhere(exported):
    for name, content in bytes_of(exported).items():
        assert b"load_h_week" not in content and b"77.77" not in content, name
    text = (exported / "careareas.qgs").read_text(encoding="utf-8")
    assert "saveUser" not in text and str(exported) not in text and "saveDateTime" not in text
    assert getpass.getuser() == "root" or getpass.getuser() not in text


def test_the_same_content_gives_the_same_bytes(exported, run, given, tmp_path):
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "eget.txt").write_text("left alone")
    run("exportserverproject", **given, **URLS, OUTPUT_FOLDER=str(tmp_path / "again"))
    again = bytes_of(tmp_path / "again")
    assert again.pop("eget.txt") == b"left alone"
    assert {name for name, content in bytes_of(exported).items() if again[name] != content} == set()


def test_the_configurations_name_the_given_addresses(exported):
    origo = json.loads((exported / "origo" / "index.json").read_text(encoding="utf-8"))
    assert origo["source"]["omsorgsomraden"]["url"] == URLS["SERVER_URL"]
    hajk = json.loads((exported / "hajk" / "layers.json").read_text(encoding="utf-8"))
    assert {entry["url"] for entry in hajk["wfslayers"]} == {URLS["SERVER_URL"]}


def test_a_wrong_layer_is_refused_before_anything_is_written(run, given, layer, tmp_path):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="it has no column objektidentitet, adress"):
        wrong = {**given, "ADDRESSES": layer("baser")}
        run("exportserverproject", **wrong, **URLS, OUTPUT_FOLDER=str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()
