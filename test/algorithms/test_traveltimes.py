from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest


def read(path, files):
    return files.read(str(path))


def test_minutes_along_the_grid_are_those_counted_by_hand(run, layer, tmp_path, files):
    """Bas 1 to Bas 2: 5 km along streets at 36 km/h is 500 s; the bases stand on street corners."""
    out = tmp_path / "times.gpkg"
    result = run("traveltimes", ORIGINS=layer("baser"), ORIGIN_ID_FIELD="bas_id", DESTINATIONS=layer("baser"),
                 DESTINATION_ID_FIELD="bas_id", ROADS=layer("vag"), OUTPUT=str(out))
    table = read(out, files)
    minutes = {(a, b): m for a, b, m in zip(table.columns["from_id"], table.columns["to_id"],
                                            table.columns["minutes"])}
    assert result["UNREACHABLE"] == 0
    assert minutes["B1", "B2"] == pytest.approx(500 / 60, abs=1e-3)
    assert minutes["B1", "B4"] == pytest.approx(800 / 60, abs=1e-3)
    assert minutes["B3", "B3"] == 0


def test_without_roads_it_is_the_straight_line_times_the_detour(run, layer, tmp_path, files):
    out = tmp_path / "times.gpkg"
    run("traveltimes", ORIGINS=layer("baser"), DESTINATIONS=layer("baser"), DETOUR=1.5, SPEED_KMH=60,
        OUTPUT=str(out))
    assert read(out, files).columns["minutes"][1] == pytest.approx(5 * 1.5, abs=1e-3)


def test_places_far_from_every_road_are_told(run, worlds, layer, tmp_path):
    """A15: their times are mostly the way to the road, which nothing said; of one layer it is told once."""
    from qgis.core import QgsProcessingFeedback

    bases = tmp_path / "far.geojson"
    bases.write_text(json.dumps({"type": "FeatureCollection", "crs": {"type": "name", "properties": {
        "name": "urn:ogc:def:crs:EPSG::3006"}}, "features": [
            {"type": "Feature", "properties": {"id": name},
             "geometry": {"type": "Point", "coordinates": [x, 6_471_000]}}
            for name, x in (("near", 531_000), ("far", 631_000))]}))
    for nearest in (False, True):
        said = QgsProcessingFeedback()
        run("traveltimes", said, ORIGINS=str(bases), ORIGIN_ID_FIELD="id", DESTINATIONS=str(bases),
            DESTINATION_ID_FIELD="id", ROADS=layer("vag"), NEAREST=nearest, OUTPUT=str(tmp_path / "t.csv"))
        assert said.textLog().count("1 of 2 places lie farther than 500 m from a road (far: ") == 1


def test_the_matrix_file_holds_ids_and_milliseconds(run, layer, tmp_path):
    out = tmp_path / "times.npz"
    run("traveltimes", ORIGINS=layer("baser"), ORIGIN_ID_FIELD="bas_id", DESTINATIONS=layer("trygghetsboende"),
        DESTINATION_ID_FIELD="hus_id", ROADS=layer("vag"), OUTPUT_MATRIX=str(out))
    with np.load(out) as matrix:
        assert matrix["origins"].tolist() == ["B1", "B2", "B3", "B4"]
        assert matrix["milliseconds"].shape == (4, 4)


def test_lengths_are_metres_along_the_streets(run, layer, tmp_path, files):
    """Streets are driven at 36 km/h, 10 m/s, so the metres are ten times the seconds; the matrix file has both."""
    out, matrix = tmp_path / "times.gpkg", tmp_path / "times.npz"
    run("traveltimes", ORIGINS=layer("baser"), ORIGIN_ID_FIELD="bas_id", DESTINATIONS=layer("baser"),
        DESTINATION_ID_FIELD="bas_id", ROADS=layer("vag"), LENGTHS=True, OUTPUT=str(out), OUTPUT_MATRIX=str(matrix))
    columns = read(out, files).columns
    metres = {(a, b): m for a, b, m in zip(columns["from_id"], columns["to_id"], columns["metres"])}
    assert metres["B1", "B2"] == 5000
    assert metres["B1", "B4"] == 8000
    assert metres["B3", "B3"] == 0
    with np.load(matrix) as stored:
        assert stored["metres"].ravel().tolist() == columns["metres"].tolist()
        assert stored["milliseconds"][0].tolist() == pytest.approx([0, 500_000, 300_000, 800_000], abs=60)


def test_without_asking_there_are_no_metres(run, layer, tmp_path, files):
    out = tmp_path / "times.gpkg"
    run("traveltimes", ORIGINS=layer("baser"), DESTINATIONS=layer("baser"), ROADS=layer("vag"), OUTPUT=str(out))
    assert "metres" not in read(out, files).columns


@pytest.mark.parametrize("with_roads", [True, False])
@pytest.mark.parametrize("lengths", [True, False])
def test_only_the_nearest_destination_is_the_first_smallest_of_all_pairs(run, layer, tmp_path, files, with_roads,
                                                                         lengths):
    nearest, pairs, stored = tmp_path / "nearest.gpkg", tmp_path / "pairs.gpkg", tmp_path / "nearest.npz"
    given = {"ORIGINS": layer("belagenhetsadress"), "ORIGIN_ID_FIELD": "", "DESTINATIONS": layer("baser"),
             "DESTINATION_ID_FIELD": "bas_id", "LENGTHS": lengths, "ROADS": layer("vag") if with_roads else None}
    result = run("traveltimes", NEAREST=True, OUTPUT=str(nearest), OUTPUT_MATRIX=str(stored), **given)
    run("traveltimes", OUTPUT=str(pairs), **given)
    found, every = read(nearest, files).columns, read(pairs, files).columns
    assert result["UNREACHABLE"] == 0
    bases = len(set(every["to_id"]))
    minutes = np.asarray(every["minutes"], float).reshape(-1, bases)
    first = minutes.argmin(axis=1)
    rows = np.arange(len(first))
    assert found["from_id"].tolist() == every["from_id"].reshape(-1, bases)[:, 0].tolist()
    assert found["to_id"].tolist() == every["to_id"].reshape(-1, bases)[rows, first].tolist()
    assert found["minutes"].tolist() == minutes[rows, first].tolist()
    if lengths:
        metres = np.asarray(every["metres"], float).reshape(-1, bases)
        assert found["metres"].tolist() == metres[rows, first].tolist()
    with np.load(stored) as matrix:
        assert matrix["destinations"].tolist() == found["to_id"].tolist()
        assert len(matrix["milliseconds"]) == len(rows)
        assert ("metres" in matrix) == lengths


def test_an_origin_without_a_way_to_any_destination_is_named(run, layer, tmp_path, files):
    """Two streets that do not meet, 10 km apart: the places on the second reach no destination on the first."""
    import numpy
    from care_areas.core.geometry import object_array
    from care_areas.core.model import Table
    from shapely.geometry import LineString, Point

    path = tmp_path / "island.gpkg"
    streets = [LineString([(0, 0), (1000, 0)]), LineString([(0, 10_000), (500, 10_000)])]
    files.write(str(path), [
        Table("roads", {"restid_s": numpy.array([100.0, 50.0])}, object_array(streets), "EPSG:3006"),
        Table("homes", {"name": object_array(["main", "island"])},
              object_array([Point(300, 0), Point(300, 10_000)]), "EPSG:3006"),
        Table("clinic", {"name": object_array(["clinic"])}, object_array([Point(700, 0)]), "EPSG:3006")], {})
    out = tmp_path / "nearest.gpkg"
    result = run("traveltimes", ORIGINS=f"{path}|layername=homes", ORIGIN_ID_FIELD="name",
                 DESTINATIONS=f"{path}|layername=clinic", DESTINATION_ID_FIELD="name",
                 ROADS=f"{path}|layername=roads", NEAREST=True, LENGTHS=True, OUTPUT=str(out))
    columns = read(out, files).columns
    assert result["UNREACHABLE"] == 1
    assert columns["to_id"].tolist()[0] == "clinic"
    assert not columns["to_id"].tolist()[1]
    assert columns["minutes"][0] == pytest.approx(40 / 60, abs=1e-3)
    assert columns["metres"][0] == 400
    assert np.isnan(columns["minutes"][1])


@pytest.mark.parametrize("role", ["ORIGIN", "DESTINATION"])
def test_an_id_that_repeats_is_told(run, layer, save, worlds, tmp_path, role):
    """D: rows of two places under one id cannot be told apart."""
    from care_areas.core.geometry import object_array
    from qgis.core import QgsProcessingException

    bases = worlds.bases()
    names = object_array(["B1", "B1", "B3", "B4"])
    twice = save(dataclasses.replace(bases, columns={**bases.columns, "bas_id": names}))
    given = {"ORIGINS": layer("baser"), "DESTINATIONS": layer("baser"), f"{role}S": twice}
    with pytest.raises(QgsProcessingException, match="has the identifier “B1”"):
        run("traveltimes", **given, ORIGIN_ID_FIELD="bas_id", DESTINATION_ID_FIELD="bas_id",
            OUTPUT=str(tmp_path / "out.gpkg"))
