"""The quick ways to and from a GeoPackage give what QGIS gives, and stand aside where they might not."""
from __future__ import annotations

import resource
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, List

import numpy as np
import pytest
from care_areas.bridge.layers import files as bridge_files
from care_areas.bridge.layers.geopackage_rows import read_rows
from care_areas.bridge.layers.layer_output import plain_file, write_plain_geopackage
from care_areas.bridge.layers.layers import _by_feature, read_table, whole_layer
from care_areas.bridge.layers.rtree_pack import pack_points
from care_areas.core.errors import Cancelled, FileError
from care_areas.core.geometry import lazy_points, object_array
from care_areas.core.model import Table
from care_areas.core.progress import SILENT
from care_areas.core.store import content_hash
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import ogr, osr
from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant
from shapely.geometry import Point

KINDS = {"text": ogr.OFTString, "short": ogr.OFTInteger, "long": ogr.OFTInteger64, "real": ogr.OFTReal,
         "day": ogr.OFTDate, "moment": ogr.OFTDateTime}


def mixed(path: Path, wkt: str = "POINT ({0} {1})", key: str = "fid", rows: int = 500) -> str:
    """A layer with every kind of column that addresses have, some values missing, written by GDAL."""
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    system = osr.SpatialReference()
    system.ImportFromEPSG(3006)
    kind = ogr.wkbPoint if wkt.startswith("POINT") else ogr.wkbPolygon
    layer = source.CreateLayer("places", system, kind, [f"FID={key}"])
    for name, code in KINDS.items():
        layer.CreateField(ogr.FieldDefn(name, code))
    flag = ogr.FieldDefn("flag", ogr.OFTInteger)
    flag.SetSubType(ogr.OFSTBoolean)
    layer.CreateField(flag)
    for i in range(rows):
        feature = ogr.Feature(layer.GetLayerDefn())
        values = {"text": ["Åvägen", "", "b " * 3, f"own {i}"][i % 4], "short": i - 3, "long": 10**12 + i,
                  "real": i / 7, "day": f"20{i % 30 + 10}/01/{i % 28 + 1:02d}",
                  "moment": f"2024/03/{i % 28 + 1:02d} 01:02:{i % 60:02d}{'.250' if i % 3 else ''}+00", "flag": i % 2}
        for j, (name, value) in enumerate(values.items()):
            if (i + j) % 11 or name == "flag":
                feature.SetField(name, value)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt.format(500_000 + i * 3.25, 6_450_000 + i * 1.1)))
        layer.CreateFeature(feature)
    source = None
    return str(path)


def same(one: Table, other: Table) -> bool:
    kinds = [[v.dtype.kind for v in table.columns.values()] for table in (one, other)]
    return (content_hash([one]) == content_hash([other]) and kinds[0] == kinds[1]
            and np.array_equal(one.fids, other.fids) and list(one.columns) == list(other.columns))


def opened(path: str) -> QgsVectorLayer:
    return QgsVectorLayer(path, "places", "ogr")


@pytest.mark.parametrize("wkt", ["POINT ({0} {1})", "POLYGON (({0} {1}, {0} 6000000, 400000 {1}, {0} {1}))"])
@pytest.mark.parametrize("key", ["fid", "ogc_fid"])
def test_rows_are_read_as_qgis_reads_them(qgis_app, tmp_path, wkt, key):
    layer = opened(mixed(tmp_path / "a.gpkg", wkt, key))
    quick = read_rows(layer, "places")
    assert quick is not None
    assert same(quick, _by_feature(layer, "places", SILENT))


def test_what_qgis_shows_otherwise_is_left_to_qgis(qgis_app, tmp_path):
    path = mixed(tmp_path / "a.gpkg")
    filtered, computed, edited, plain = (opened(path) for _ in range(4))
    filtered.setSubsetString('"short" > 100')
    computed.addExpressionField('"short" * 2', QgsField("double", QVariant.Int))
    edited.startEditing()
    edited.deleteFeature(1)
    for layer in (filtered, computed, edited):
        assert read_rows(layer, "places") is None
        assert same(read_table(layer, "places"), _by_feature(layer, "places", SILENT))
    assert len(read_table(edited, "places")) == 499 and len(read_table(filtered, "places")) < 400
    edited.rollBack()
    assert read_rows(plain, "places") is not None
    assert read_rows(opened(f"{path}|subset=\"short\" > 100"), "places") is None
    assert read_rows(QgsVectorLayer("Point", "memory", "memory"), "memory") is None


def test_a_selection_or_a_part_is_read_through_qgis(qgis_app, tmp_path):
    layer = opened(mixed(tmp_path / "a.gpkg"))
    part = QgsProcessingFeatureSourceDefinition(layer.source(), selectedFeaturesOnly=True)
    few = QgsProcessingFeatureSourceDefinition(layer.source(), selectedFeaturesOnly=False, featureLimit=3)
    assert whole_layer(part, layer) is None
    assert whole_layer(few, layer) is None
    assert whole_layer(QgsProcessingFeatureSourceDefinition(layer.source()), layer) is layer
    assert whole_layer(layer.source(), layer) is layer


@pytest.mark.parametrize("spoil", [
    "UPDATE places SET short = 'many' WHERE fid = 3", "UPDATE places SET short = 99999999999 WHERE fid = 3",
    "UPDATE places SET text = x'00ff' WHERE fid = 3", "UPDATE places SET moment = 'yesterday' WHERE fid = 3",
    "UPDATE places SET text = 'a' || char(0) || 'b' WHERE fid = 3"])
def test_values_of_another_kind_than_their_column_are_left_to_qgis(qgis_app, tmp_path, spoil):
    path = mixed(tmp_path / "a.gpkg")
    with closing(sqlite3.connect(path)) as database:
        for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute(spoil)
        database.commit()
    assert read_rows(opened(path), "places") is None


def test_a_missing_geometry_is_read_as_qgis_reads_it(qgis_app, tmp_path):
    path = mixed(tmp_path / "a.gpkg")
    with closing(sqlite3.connect(path)) as database:
        for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE places SET geom = NULL WHERE fid = 7")
        database.commit()
    quick = read_rows(opened(path), "places")
    assert quick is not None and quick.geometry[6] is None
    assert same(quick, _by_feature(opened(path), "places", SILENT))


def register(rows: int = 3000, lazy: bool = True) -> Table:
    rng = np.random.default_rng(5)
    xy = np.round(rng.random((rows, 2)) * [9_000, 7_000] + [530_000, 6_470_000], 2)
    shapes = lazy_points(xy) if lazy else object_array(Point(x, y) for x, y in xy.tolist())
    return Table("register", {
        "objektidentitet": object_array(f"id {i}" for i in range(rows)),
        "namn": object_array([None, "", "Åsa \"'", "x"][i % 4] for i in range(rows)),
        "antal": np.arange(rows), "matt": np.where(np.arange(rows) % 5, np.arange(rows) / 3, np.nan),
        "ja": np.arange(rows) % 2 == 0}, shapes, "EPSG:3006")


def stored(path: Path) -> List[Any]:
    """Everything in a GeoPackage but the pages of its index, which is asked instead."""
    with closing(sqlite3.connect(str(path))) as database:
        tables = [name for name, in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'rtree%' ORDER BY name")]
        rows = [(name, database.execute(f'SELECT * FROM "{name}"').fetchall()) for name in tables]
        made = database.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
        boxes = database.execute('SELECT * FROM "rtree_register_geom" ORDER BY id').fetchall()
        return [rows, made, [box[0] for box in boxes]]


def test_a_layer_is_written_as_qgis_writes_it(qgis_app, tmp_path):
    quick, slow = tmp_path / "a" / "register.gpkg", tmp_path / "b" / "register.gpkg"
    for path, lazy in ((quick, True), (slow, False)):
        path.parent.mkdir()
        write_plain_geopackage(path, register(lazy=lazy))
    one, other = stored(quick), stored(slow)
    assert one[1:] == other[1:]
    for (name, rows), (_, wanted) in zip(one[0], other[0]):
        if name == "gpkg_contents":  # GDAL takes the extent from its index, in single precision
            assert rows[0][5:9] == pytest.approx(wanted[0][5:9], abs=1e-6)
            rows, wanted = [rows[0][:5], rows[0][9:]], [wanted[0][:5], wanted[0][9:]]
        assert rows == wanted, name


def test_a_layer_written_at_once_can_be_edited_and_its_index_follows(qgis_app, tmp_path):
    path = tmp_path / "register.gpkg"
    write_plain_geopackage(path, register())
    layer = QgsVectorLayer(str(path), "register", "ogr")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(700_000, 6_700_000)))
    assert layer.startEditing() and layer.addFeature(feature) and layer.commitChanges()
    assert layer.featureCount() == 3001
    there = QgsRectangle(699_999, 6_699_999, 700_001, 6_700_001)
    assert len(list(layer.getFeatures(QgsFeatureRequest(there)))) == 1


def test_an_empty_layer_is_written(qgis_app, tmp_path):
    write_plain_geopackage(tmp_path / "register.gpkg", register(0))
    assert len(read_table(QgsVectorLayer(str(tmp_path / "register.gpkg"), "r", "ogr"))) == 0


def test_two_layers_of_a_file_are_both_filled(qgis_app, tmp_path):
    path = str(tmp_path / "two.gpkg")
    plain = Table("list", {"name": object_array(["a", "b"])})
    bridge_files.QgisFiles().write(path, [register(), plain, Table("again", register(10).columns,
                                                                   register(10).geometry, "EPSG:3006")], {})
    assert [len(bridge_files.QgisFiles().read(path, name)) for name in ("register", "list", "again")] == [3000, 2, 10]


class Impatient:
    """Someone who presses Cancel at the first question after `patience` questions."""

    def __init__(self, patience: int) -> None:
        self.left = patience

    def report(self, share: float, message: Any = None) -> None:
        pass

    def cancelled(self) -> bool:
        self.left -= 1
        return self.left < 0


def test_a_stop_leaves_the_former_file(qgis_app, tmp_path):
    path = tmp_path / "register.gpkg"
    write_plain_geopackage(path, register(10))
    before = path.read_bytes()
    with pytest.raises(Cancelled):
        write_plain_geopackage(path, register(), Impatient(0))
    with pytest.raises(Cancelled):
        write_plain_geopackage(path, register(lazy=False), Impatient(0))
    with pytest.raises(Cancelled):
        read_rows(QgsVectorLayer(str(path), "r", "ogr"), "r", Impatient(0))
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("lazy", [True, False])
def test_a_full_disk_leaves_the_former_file(qgis_app, tmp_path, lazy):
    path = tmp_path / "register.gpkg"
    write_plain_geopackage(path, register(10))
    before = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with pytest.raises(FileError, match="untouched"):
            write_plain_geopackage(path, register(20_000, lazy))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def test_only_a_file_of_its_own_is_written_at_once(qgis_app):
    assert plain_file("/tmp/a.gpkg") == Path("/tmp/a.gpkg")
    assert plain_file(QgsProcessingOutputLayerDefinition("/tmp/a.gpkg")) == Path("/tmp/a.gpkg")
    assert plain_file("/tmp/a.fgb") == Path("/tmp/a.fgb")
    for other in ("memory:", "TEMPORARY_OUTPUT", "ogr:dbname='/tmp/a.gpkg' table=\"b\" (geom)",
                  "postgis:dbname='x' table=\"y\" (geom)", None):
        assert plain_file(other) is None


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 3000), st.integers(0, 2**32 - 1), st.sampled_from([1.0, 1e-3, 1e5]))
def test_the_packed_index_is_sound_and_answers_right(count, seed, spread):
    rng = np.random.default_rng(seed)
    xy = rng.random((count, 2)) * spread + [530_000.0, 6_470_000.0]
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE tree USING rtree(id, minx, maxx, miny, maxy)")
        size, = database.execute("SELECT length(data) FROM tree_node").fetchone()
        packed = pack_points(np.arange(1, count + 1), xy, size)
        database.executemany("INSERT OR REPLACE INTO tree_node VALUES (?, ?)", packed.nodes)
        database.executemany("INSERT INTO tree_rowid VALUES (?, ?)", packed.leaf_of)
        database.executemany("INSERT INTO tree_parent VALUES (?, ?)", packed.parent_of)
        assert database.execute("SELECT rtreecheck('tree')").fetchone() == ("ok",)
        boxes = np.array(database.execute("SELECT * FROM tree ORDER BY id").fetchall(), float)
        assert (boxes[:, 0] == np.arange(1, count + 1)).all()
        assert ((boxes[:, 1] <= xy[:, 0]) & (xy[:, 0] <= boxes[:, 2])).all()
        assert ((boxes[:, 3] <= xy[:, 1]) & (xy[:, 1] <= boxes[:, 4])).all()
        low = xy.min(axis=0) + np.ptp(xy, axis=0) * 0.3
        found = {i for i, in database.execute("SELECT id FROM tree WHERE maxx >= ? AND maxy >= ?", low.tolist())}
        assert set((np.flatnonzero((xy >= low).all(axis=1)) + 1).tolist()) <= found
