"""Falun as it is: 37 small areas with enclaves, 560 squares of which one holds a ninth of the elderly, bus roads."""
from __future__ import annotations

import fiona
import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Roads, SmallAreas, Squares
from care_areas.core.units import build_units, components, find_adjacency
from shapely.geometry import shape
from shapely.ops import unary_union


def rows(path, layer):
    with fiona.open(path, layer=layer) as source:
        features = [(dict(f["properties"]), shape(f["geometry"])) for f in source]
    return [f[0] for f in features], object_array(f[1] for f in features)


def column(records, name):
    return np.array([r[name] for r in records], float)


@pytest.fixture(scope="module")
def falun(shared_data):
    path = str(shared_data / "falun_2080.gpkg")
    _, boundary = rows(path, "kommun")
    deso, deso_shapes = rows(path, "deso_2025")
    cells, cell_shapes = rows(path, "befolkning_1km_2025")
    lines, line_shapes = rows(path, "vagskelett_harlett")
    areas = SmallAreas(object_array(d["desokod"] for d in deso), deso_shapes, {
        "total": column(deso, "bef_totalt"), "65+": column(deso, "bef_65w"), "80+": column(deso, "bef_80w")},
        "EPSG:3006")
    squares = Squares(object_array(c["rutid"] for c in cells), cell_shapes, {
        "total": column(cells, "bef_2025"), "65+": column(cells, "bef_65w_2025")}, "EPSG:3006")
    seconds = column(lines, "restid_s")
    roads = Roads(line_shapes, seconds, seconds, column(lines, "langd_m"), np.zeros(len(lines), bool),
                  object_array(str(i) for i in range(len(lines))), "vagskelett", "EPSG:3006", "plain")
    return boundary[0], areas, squares, roads


@pytest.fixture(scope="module")
def units(falun):
    return build_units(*falun[:3], None, falun[3], 1500)


def test_about_1500_units_that_are_the_municipality(falun, units):
    boundary = falun[0]
    assert 1400 <= len(units) <= 1600
    assert sum(g.area for g in units.geometry) == pytest.approx(boundary.area, rel=1e-8)
    union = unary_union(list(units.geometry))
    assert union.geom_type == "Polygon" and len(union.interiors) == 0
    assert union.symmetric_difference(boundary).area < 1e-6 * boundary.area
    assert all(g.geom_type == "Polygon" and g.is_valid for g in units.geometry)


def test_no_unit_is_heavy_although_one_square_holds_a_ninth(falun, units):
    _, areas, squares, _ = falun
    assert squares.population["65+"].max() > 0.11 * squares.population["65+"].sum()
    elderly = units.population["65+"]
    assert elderly.sum() == pytest.approx(areas.population["65+"].sum())
    assert elderly.max() < 0.0025 * elderly.sum()
    for code, number in zip(areas.codes, areas.population["80+"]):
        assert units.population["80+"][units.small_area == code].sum() == pytest.approx(number)


def test_units_are_compact(units):
    compactness = np.array([4 * np.pi * g.area / g.length ** 2 for g in units.geometry])
    assert np.median(compactness) > 0.5
    assert (compactness < 0.1).mean() < 0.01


def test_enclaves_are_in_their_surroundings(units):
    adjacency = find_adjacency(units.geometry, units.ids)
    assert components(adjacency).max() == 0
    for code in ("2080C1240", "2080B4010"):
        inside = units.small_area == code
        out = {units.small_area[b] for a, b in zip(adjacency.u, adjacency.v) if inside[a] and not inside[b]}
        out |= {units.small_area[a] for a, b in zip(adjacency.u, adjacency.v) if inside[b] and not inside[a]}
        assert inside.sum() >= 1 and len(out) == 1
