from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from shapely.geometry import LineString, MultiPolygon, Point, box


@pytest.fixture()
def memory(qgis_app):
    """A memory layer from its definition and rows of (well-known text or None, attributes)."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    def make(definition, rows):
        layer = QgsVectorLayer(definition, "lager", "memory")
        features = []
        for text, attributes in rows:
            feature = QgsFeature(layer.fields())
            feature.setAttributes(attributes)
            if text is not None:
                feature.setGeometry(QgsGeometry.fromWkt(text))
            features.append(feature)
        assert layer.dataProvider().addFeatures(features)[0]
        return layer

    return make


def test_columns_keep_their_kind_and_null_its_absence(memory):
    from care_areas.bridge.layers.layers import read_table

    layer = memory("Point?crs=EPSG:3006&field=kod:string&field=antal:integer&field=tal:double&field=hel:integer",
                   [("POINT(1 2)", ["0180", 3, 1.5, 7]), ("POINT(3 4)", [None, None, None, 8])])
    table = read_table(layer)
    assert table.name == "lager" and table.crs == "EPSG:3006"
    assert table.columns["kod"].tolist() == ["0180", None]
    assert table.columns["antal"].dtype == np.float64 and np.isnan(table.columns["antal"][1])
    assert table.columns["tal"][0] == 1.5 and np.isnan(table.columns["tal"][1])
    assert table.columns["hel"].dtype == np.int64 and table.columns["hel"].tolist() == [7, 8]


def test_a_missing_geometry_is_none_and_heights_are_dropped(memory):
    from care_areas.bridge.layers.layers import read_table

    table = read_table(memory("LineStringZM?crs=EPSG:3006", [("LINESTRING ZM (0 0 5 1, 3 4 6 2)", []), (None, [])]))
    assert list(table.geometry[0].coords) == [(0, 0), (3, 4)]
    assert table.geometry[1] is None


def test_a_curve_is_read_as_short_segments(memory):
    from care_areas.bridge.layers.layers import read_table

    table = read_table(memory("CompoundCurve?crs=EPSG:3006", [("CIRCULARSTRING(0 0, 1 1, 2 0)", [])]))
    assert table.geometry[0].length == pytest.approx(np.pi, rel=1e-3)


def test_a_table_without_geometry_and_a_layer_without_crs(memory):
    from care_areas.bridge.layers.layers import read_table
    from qgis.core import QgsCoordinateReferenceSystem

    assert read_table(memory("NoGeometry?field=namn:string", [(None, ["a"])])).geometry is None
    layer = memory("Point?crs=EPSG:3006", [("POINT(1 2)", [])])
    layer.setCrs(QgsCoordinateReferenceSystem())
    assert read_table(layer).crs == ""


def test_a_coordinate_system_without_code_goes_through_as_text(memory):
    from care_areas.bridge.layers.crs import crs_from_text, crs_text
    from qgis.core import QgsCoordinateReferenceSystem

    own = QgsCoordinateReferenceSystem.fromProj("+proj=tmerc +lat_0=0 +lon_0=15.2 +k=1 +x_0=150000 +ellps=GRS80")
    text = crs_text(own)
    assert not text.startswith("EPSG") and crs_from_text(text).isValid()
    assert "+lon_0=15.2" in crs_from_text(text).toProj()
    assert not crs_from_text("").isValid()


def test_invalid_geometry_is_read_for_the_core_to_name(memory):
    from care_areas.bridge.layers.layers import read_table

    bow_tie = "POLYGON((0 0, 2 2, 2 0, 0 2, 0 0))"
    assert not read_table(memory("Polygon?crs=EPSG:3006", [(bow_tie, [])])).geometry[0].is_valid


def round_trip(table, tmp_path):
    from care_areas.bridge.layers.files import QgisFiles

    path = tmp_path / "a.gpkg"
    QgisFiles().write(str(path), [table], {"class": "öppen"})
    return QgisFiles().read(str(path), table.name)


def example() -> Table:
    return Table("områden", {
        "area_id": np.array([1, 2], np.int64), "namn": object_array(["Väst", None]), "h": np.array([1.25, np.nan])},
        object_array([box(0, 0, 1, 1), MultiPolygon([box(2, 0, 3, 1), box(4, 0, 5, 1)])]), "EPSG:3006")


def test_writing_and_reading_gives_the_same_table(qgis_app, tmp_path):
    from care_areas.core.store.formats.content import content_hash

    read = round_trip(example(), tmp_path)
    assert list(read.columns) == ["area_id", "namn", "h"]
    assert read.columns["namn"].tolist() == ["Väst", None]
    assert read.geometry[0].equals(example().geometry[0]) and read.geometry[0].geom_type == "MultiPolygon"
    again = round_trip(read, tmp_path)
    assert content_hash([read]) == content_hash([again])


def test_qgis_and_fiona_read_the_same_from_a_file(qgis_app, tmp_path):
    """The bridge's reader and the one without QGIS agree, so a plan is the same in both."""
    from care_areas.bridge.layers.files import QgisFiles
    from care_areas.core.store.formats.content import content_hash
    from care_areas.core.store.formats.fiona_files import FionaFiles

    path = str(tmp_path / "b.gpkg")
    lines = Table("vag", {"namn": object_array(["a", "b"])}, object_array([LineString([(0, 0), (1, 1)])] * 2),
                  "EPSG:3006")
    plain = Table("utforare", {"id": object_array(["x"]), "kapacitet": np.array([2.5])})
    FionaFiles().write(path, [example(), lines, plain], {})
    assert set(QgisFiles().layers(path)) == set(FionaFiles().layers(path))
    for name in FionaFiles().layers(path):
        assert content_hash([QgisFiles().read(path, name)]) == content_hash([FionaFiles().read(path, name)])


def test_a_failed_write_leaves_the_former_file_whole(qgis_app, tmp_path, monkeypatch):
    from care_areas.bridge.layers import files
    from care_areas.bridge.layers.files import QgisFiles
    from care_areas.core.errors import FileError

    path = tmp_path / "a.gpkg"
    QgisFiles().write(str(path), [example()], {})
    before = path.read_bytes()
    further = Table("points", {"a": np.array([1])}, object_array([Point(0, 0)]), "EPSG:3006")
    monkeypatch.setattr(files, "count_rows", lambda path, layer: 0 if layer == "points" else len(example()))
    with pytest.raises(FileError, match="untouched"):  # the disk is full when the second layer is written
        QgisFiles().write(str(path), [example(), further], {})
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.gpkg"]


def test_a_file_that_is_not_what_it_says_is_refused(qgis_app, tmp_path):
    from care_areas.bridge.layers.files import QgisFiles
    from care_areas.core.errors import FileError

    path = tmp_path / "a.gpkg"
    path.write_text("this is no GeoPackage", encoding="utf-8")
    with pytest.raises(FileError, match="not what its name says"):
        QgisFiles().read(str(path))


def test_fifty_thousand_features_are_read_whole(memory):
    from care_areas.bridge.layers.layers import read_table

    rows = [(f"POINT({i} {i % 7})", [f"id{i}", i]) for i in range(50_000)]
    table = read_table(memory("Point?crs=EPSG:3006&field=id:string&field=nr:integer", rows))
    assert len(table) == 50_000
    assert table.columns["nr"].sum() == sum(range(50_000))
    assert (table.geometry[-1].x, table.geometry[-1].y) == (49_999, 49_999 % 7)


def test_an_unreadable_geometry_names_its_feature(qgis_app, monkeypatch, memory):
    from care_areas.bridge.layers import layers

    monkeypatch.setattr(layers, "_plane_wkb", lambda geometry: b"broken" if geometry.asPoint().x() > 1 else
                        bytes(geometry.asWkb()))
    layer = memory("Point?crs=EPSG:3006", [("POINT(1 2)", []), ("POINT(3 4)", [])])
    with pytest.raises(InputError, match="feature 2: its geometry cannot be read"):
        layers.read_table(layer)
