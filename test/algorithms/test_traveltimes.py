from __future__ import annotations

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


def test_the_matrix_file_holds_ids_and_milliseconds(run, layer, tmp_path):
    out = tmp_path / "times.npz"
    run("traveltimes", ORIGINS=layer("baser"), ORIGIN_ID_FIELD="bas_id", DESTINATIONS=layer("trygghetsboende"),
        DESTINATION_ID_FIELD="hus_id", ROADS=layer("vag"), OUTPUT_MATRIX=str(out))
    with np.load(out) as matrix:
        assert matrix["origins"].tolist() == ["B1", "B2", "B3", "B4"]
        assert matrix["milliseconds"].shape == (4, 4)
