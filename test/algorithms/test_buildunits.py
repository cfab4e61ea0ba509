from __future__ import annotations

import pytest
from shapely.ops import unary_union


def test_units_cover_the_boundary_without_gap_or_overlap(run, layer, tmp_path, files, worlds):
    out = tmp_path / "units.gpkg"
    result = run("buildunits", BOUNDARY=layer("kommun"), SMALL_AREAS=layer("deso"),
                 ADDRESSES=layer("belagenhetsadress"), ROADS=layer("vag"), TARGET_UNITS=24, OUTPUT=str(out))
    units = files.read(str(out))
    assert result["UNITS_MADE"] == len(units)
    assert 12 <= len(units) <= 40
    total_m2 = worlds.WIDE_M * worlds.HIGH_M
    assert sum(polygon.area for polygon in units.geometry) == pytest.approx(total_m2)
    assert unary_union(list(units.geometry)).area == pytest.approx(total_m2)
    assert units.crs == "EPSG:3006"
    assert len(set(units.columns["unit_id"])) == len(units)


def test_units_carry_inhabitants_and_an_anchor_inside(run, layer, tmp_path, files):
    out = tmp_path / "units.gpkg"
    run("buildunits", BOUNDARY=layer("kommun"), SMALL_AREAS=layer("deso"), ADDRESSES=layer("belagenhetsadress"),
        TARGET_UNITS=16, OUTPUT=str(out))
    units = files.read(str(out))
    assert sum(units.columns["pop_80w"]) == pytest.approx(120 + 60 + 25 + 30)
    from shapely.geometry import Point

    for polygon, x, y in zip(units.geometry, units.columns["anchor_x"], units.columns["anchor_y"]):
        assert polygon.distance(Point(x, y)) < 0.01
