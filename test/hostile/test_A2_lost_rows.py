"""A2: a damaged or half file is refused with layer and row; never is a part of it taken for the whole."""
from __future__ import annotations

import shutil
import sqlite3
import struct
from pathlib import Path
from typing import Any, Callable, Dict

import numpy as np
import pytest
from care_areas.core.errors import CareAreasError
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from care_areas.core.store.formats.fiona_files import FionaFiles
from care_areas.core.store.formats.whole_file import check_whole
from shapely.geometry import Point

COUNT = 2000


def clients() -> Table:
    return Table("brukare", {"timmar_hemtjanst": np.arange(COUNT) % 7 + 0.5,
                             "anteckning": object_array(f"rad {i} " + "x" * 60 for i in range(COUNT))},
                 object_array(Point(530_000 + i % 50, 6_470_000 + i // 50) for i in range(COUNT)), "EPSG:3006")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: Any, qgis_app: Any) -> Path:
    """The clients in every format."""
    from care_areas.bridge.layers.files import QgisFiles
    from osgeo import gdal

    folder = tmp_path_factory.mktemp("whole")
    QgisFiles().write(str(folder / "c.gpkg"), [clients()], {})
    for ending, driver in FORMATS.items():
        written = gdal.VectorTranslate(str(folder / f"c.{ending}"), str(folder / "c.gpkg"), format=driver)
        del written
    return folder


FORMATS = {"shp": "ESRI Shapefile", "geojson": "GeoJSON", "geojsonl": "GeoJSONSeq", "fgb": "FlatGeobuf", "gml": "GML",
           "tab": "MapInfo File", "sqlite": "SQLite"}


def cut(path: Path) -> None:
    """As a copy that broke off."""
    content = path.read_bytes()
    path.write_bytes(content[:int(len(content) * 0.6)])


def cut_between_features(path: Path) -> None:
    """Broken off where a row ends, so that what is there is well formed as far as it goes."""
    content = path.read_bytes()
    path.write_bytes(content[:content.index(b"\n", len(content) // 2)])


def bad_page(path: Path) -> None:
    """One page of the table overwritten, as a failing disk leaves it."""
    with sqlite3.connect(path) as database:
        size, = database.execute("PRAGMA page_size").fetchone()
        page, = database.execute("SELECT pageno FROM dbstat WHERE name = 'brukare' AND pagetype = 'leaf' "
                                 "ORDER BY pageno LIMIT 1 OFFSET 20").fetchone() if has_dbstat(database) else (60,)
    database.close()
    with path.open("rb+") as handle:
        handle.seek((page - 1) * size)
        handle.write(b"\0" * size)


def has_dbstat(database: sqlite3.Connection) -> bool:
    try:
        database.execute("SELECT 1 FROM dbstat LIMIT 1")
    except sqlite3.OperationalError:
        return False
    return True


def fewer_cells(path: Path) -> None:
    """A page that says it has fewer rows than it has: nothing reports an error, the rows are just not there."""
    content = bytearray(path.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    leaves = [at for at in range(0, len(content), size) if content[at] == 0x0D and b"rad " in content[at:at + size]]
    at = leaves[len(leaves) // 2]
    content[at + 3:at + 5] = (int.from_bytes(content[at + 3:at + 5], "big") - 5).to_bytes(2, "big")
    path.write_bytes(content)


def older_index(path: Path) -> None:
    """The index of a former version with half the rows, whole in itself."""
    content = bytearray(path.read_bytes()[:100 + 8 * (COUNT // 2)])
    content[24:28] = struct.pack(">I", len(content) // 2)
    path.write_bytes(content)


def fewer_rows(path: Path) -> None:
    """The table of a former version with half the rows, whole in itself."""
    content = bytearray(path.read_bytes())
    rows, begin, length = struct.unpack("<IHH", content[4:12])
    content[4:8] = struct.pack("<I", rows // 2)
    path.write_bytes(content[:begin + rows // 2 * length] + b"\x1a")


DAMAGES: Dict[str, Callable[[Path], None]] = {
    "c.gpkg bad page": lambda f: bad_page(f / "c.gpkg"), "c.gpkg fewer cells": lambda f: fewer_cells(f / "c.gpkg"),
    "c.gpkg cut": lambda f: cut(f / "c.gpkg"), "c.sqlite bad page": lambda f: bad_page(f / "c.sqlite"),
    "c.shp half dbf": lambda f: cut(f / "c.dbf"), "c.shp half shp": lambda f: cut(f / "c.shp"),
    "c.shp half shx": lambda f: cut(f / "c.shx"), "c.geojson cut": lambda f: cut(f / "c.geojson"),
    "c.geojson cut between": lambda f: cut_between_features(f / "c.geojson"),
    "c.geojsonl cut": lambda f: cut(f / "c.geojsonl"), "c.fgb cut": lambda f: cut(f / "c.fgb"),
    "c.gml cut": lambda f: cut(f / "c.gml"), "c.gml cut between": lambda f: cut_between_features(f / "c.gml"),
    "c.shp older shx": lambda f: older_index(f / "c.shx"), "c.shp older dbf": lambda f: fewer_rows(f / "c.dbf"),
    "c.tab half dat": lambda f: cut(f / "c.dat"), "c.tab half map": lambda f: cut(f / "c.map"),
}


@pytest.fixture()
def damaged(whole: Path, tmp_path: Path) -> Callable[[str], Path]:
    def make(damage: str) -> Path:
        for path in whole.iterdir():
            shutil.copy(path, tmp_path)
        DAMAGES[damage](tmp_path)
        return tmp_path / damage.split()[0]

    return make


@pytest.mark.parametrize("damage", list(DAMAGES))
def test_a_part_is_never_taken_for_the_whole_in_qgis(damaged, damage):
    from care_areas.bridge.layers.files import QgisFiles

    assert_sentence(refusal(QgisFiles(), damaged(damage)))


@pytest.mark.parametrize("damage", [name for name in DAMAGES if "map" not in name])
def test_a_part_is_never_taken_for_the_whole_without_qgis(damaged, damage):
    assert_sentence(refusal(FionaFiles(), damaged(damage)))


@pytest.mark.parametrize("begin", ["", "\x1e"])
def test_a_sequence_of_features_that_broke_off_is_told(tmp_path, begin):
    """A2: one feature a line, or each after a record mark and over several lines."""
    feature = '{"type": "Feature", "properties": {"a": 1},\n "geometry": null}\n'
    text = "".join(begin + (feature if begin else feature.replace("\n ", " ")) for _ in range(5))
    path = tmp_path / "brukare.geojsonl"
    path.write_text(text)
    check_whole(str(path))
    path.write_text(text[:-9])
    with pytest.raises(CareAreasError, match="Layer brukare, feature 4: 4 rows can be read, then the file is damaged"):
        check_whole(str(path))


def test_the_row_is_told_where_the_layer_is_not_named(damaged):
    from care_areas.bridge.layers.files import QgisFiles

    said = refusal(QgisFiles(), damaged("c.gpkg bad page"))
    assert "brukare" in said and "0 rows" not in said, said


def refusal(files: Any, path: Path) -> str:
    """What is said; the error, and with it a layer of QGIS, is let go."""
    try:
        return f"{len(files.read(str(path)))} were taken for the whole"
    except CareAreasError as error:
        return str(error)


def assert_sentence(said: str) -> None:
    assert ("Layer " in said and "rows" in said) or "damaged" in said, said
    assert "Traceback" not in said and len(said) < 420


@pytest.mark.parametrize("ending", ["gpkg", *FORMATS])
def test_a_whole_file_is_read_in_every_format(whole, ending):
    """No refusal without damage."""
    from care_areas.bridge.layers.files import QgisFiles

    assert len(QgisFiles().read(str(whole / f"c.{ending}"))) == COUNT
    if ending != "sqlite":
        assert len(FionaFiles().read(str(whole / f"c.{ending}"))) == COUNT


def test_the_row_before_the_damage_is_named(damaged):
    with pytest.raises(CareAreasError, match=r"Layer brukare, feature \d+: \d+ rows can be read, then the file is"):
        FionaFiles().read(str(damaged("c.gpkg bad page")))


@pytest.mark.parametrize("damage", ["c.gpkg bad page", "c.gpkg fewer cells", "c.shp half dbf", "c.shp half shp",
                                    "c.fgb cut", "c.geojsonl cut", "c.gml cut", "c.tab half dat"])
@pytest.mark.parametrize("chosen", [False, True])
def test_an_algorithm_refuses_the_layer_and_keeps_the_former_result(run, layer, damaged, tmp_path, damage, chosen):
    """Through Processing: the layer's name, and a layer of the project of which only some features are chosen."""
    from qgis.core import QgsProcessingException, QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer

    path, out = damaged(damage), tmp_path / "out.gpkg"
    out.write_bytes(b"former")
    given: Any = str(path)
    if chosen:
        opened = QgsVectorLayer(str(path), "brukare", "ogr")
        QgsProject.instance().addMapLayer(opened)
        opened.selectAll()
        given = QgsProcessingFeatureSourceDefinition(opened.id(), True)
    try:
        with pytest.raises(QgsProcessingException, match="rows"):
            run("aggregateload", UNITS=layer("units"), CLIENTS=given, HOURS_FIELDS=["timmar_hem"], OUTPUT=str(out))
    finally:
        QgsProject.instance().removeAllMapLayers()
    assert out.read_bytes() == b"former"


def test_rows_of_a_text_file_that_get_no_point_are_missed(qgis_app, tmp_path):
    """QGIS leaves rows out whose coordinates it cannot read."""
    from care_areas.bridge.layers.layers import read_table
    from qgis.core import QgsVectorLayer

    path = tmp_path / "brukare.csv"
    path.write_text("x;y;timmar_hemtjanst\n530000;6470000;1\n53OOOO;6470000;2\n530020;6470000;3\n", encoding="utf-8")
    source = f"file://{path}?delimiter=;&xField=x&yField=y&crs=EPSG:3006&type=csv"
    opened = QgsVectorLayer(source, "brukare", "delimitedtext")
    assert opened.isValid() and opened.featureCount() == 2
    with pytest.raises(CareAreasError, match="only 2 of its 3 rows"):
        read_table(opened)


def test_a_journal_beside_an_input_is_told(qgis_app, tmp_path):
    """A3: half a change is in the file; the one who reads it would take it for the truth."""
    path = tmp_path / "c.gpkg"
    FionaFiles().write(str(path), [clients()], {})
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA cache_size = 1")
    database.execute("PRAGMA cache_spill = 1")
    database.execute("BEGIN")
    database.execute("CREATE TABLE more (a TEXT)")
    database.executemany("INSERT INTO more VALUES (?)", [("x" * 4000,)] * 60)
    before = path.read_bytes()
    from care_areas.bridge.layers.files import QgisFiles

    for files in (FionaFiles(), QgisFiles()):
        assert "another program is changing it" in refusal(files, path)
    assert path.read_bytes() == before
    database.close()
