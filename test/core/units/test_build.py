"""Units fill the boundary without gap or overlap, stay inside their small area, and are finer where people live."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import Cancelled, InputError
from care_areas.core.units import build_units
from care_areas.core.units.polygons.borders import shared_borders
from care_areas.core.units.polygons.planar import to_grid
from care_areas.test.core.units.worlds import addresses, roads, small_areas, squares, town_and_country
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Polygon, box
from shapely.ops import polygonize, unary_union


def assert_partition(units, boundary):
    """Sum of areas, pairwise overlap, union, grid, and ids."""
    total = sum(g.area for g in units.geometry)
    assert abs(total - boundary.area) <= 1e-6 * boundary.area
    union = unary_union(list(units.geometry))
    assert abs(union.area - total) <= 1e-6 * boundary.area
    assert union.symmetric_difference(boundary).area <= 1e-6 * boundary.area
    shared = shared_borders(units.geometry)
    outer = np.hypot(*(shared.alone[:, 2:] - shared.alone[:, :2]).T).sum()
    assert outer == pytest.approx(union.length, rel=1e-9)  # every inner border is shared vertex for vertex
    for a, b in zip(shared.u, shared.v):
        assert units.geometry[a].intersection(units.geometry[b]).area == 0
    for g in units.geometry:
        assert g.is_valid
        coords = np.concatenate([np.array(r.coords) for p in getattr(g, "geoms", [g])
                                 for r in (p.exterior, *p.interiors)])
        assert np.array_equal(coords, to_grid(coords))
    assert len(set(units.ids)) == len(units)
    assert list(units.ids) == sorted(units.ids)


def test_town_enclave_and_island_with_addresses():
    boundary, areas = town_and_country()
    bare = box(11_000, 3_000, 11_100, 3_100)
    xy = addresses(1, areas, [800, 250, 40, 15], skip=[bare])
    units = build_units(boundary, areas, None, xy, None, 120)
    assert_partition(units, boundary)
    assert 110 <= len(units) <= 130
    for unit, code in zip(units.geometry, units.small_area):
        home = areas.geometry[list(areas.codes).index(code)]
        assert unit.difference(home.buffer(0.001)).area < 1e-3 * unit.area
    counts = {c: int((units.small_area == c).sum()) for c in areas.codes}
    assert counts["0001A0001"] > counts["0001A0003"] >= 1
    # The bare island belongs to a unit of the lived-in island; every other unit is one piece.
    many = [i for i, g in enumerate(units.geometry) if g.geom_type == "MultiPolygon"]
    assert len(many) == 1 and units.small_area[many[0]] == "0001A0004"
    assert units.geometry[many[0]].intersection(bare).area == pytest.approx(bare.area)
    for group, people in areas.population.items():
        by_area = [units.population[group][units.small_area == c].sum() for c in areas.codes]
        assert np.allclose(by_area, people)
    assert units.weight.sum() == pytest.approx(1)
    assert units.weight.max() < 2.5 / 120
    assert [a.split("-")[0] for a in units.ids] == list(units.small_area)


def test_anchors_are_addresses_inside_their_units():
    boundary, areas = town_and_country()
    xy = addresses(2, areas, [300, 100, 20, 10])
    units = build_units(boundary, areas, None, xy, None, 50)
    known = {tuple(p) for p in xy}
    for anchor, g in zip(units.anchor_xy, units.geometry):
        assert tuple(anchor) in known
        assert g.distance(Polygon([anchor, anchor + 0.001, anchor + [0, 0.001]])) == 0


def test_the_same_units_whatever_the_order_of_the_rows():
    boundary, areas = town_and_country()
    xy = addresses(3, areas, [200, 80, 20, 10])
    one = build_units(boundary, areas, None, xy, None, 40)
    turned = small_areas(list(areas.geometry[::-1]), areas.population["total"][::-1], areas.population["65+"][::-1],
                         list(areas.codes[::-1]))
    other = build_units(boundary, turned, None, xy[::-1], None, 40)
    again = build_units(boundary, areas, None, xy, None, 40)
    assert [g.wkb for g in one.geometry] == [g.wkb for g in again.geometry]
    assert list(one.ids) == list(other.ids)
    assert [g.wkb for g in one.geometry] == [g.wkb for g in other.geometry]
    assert one.weight.tobytes() == other.weight.tobytes()


def test_a_crowded_square_is_split_along_its_roads():
    boundary = box(0, 0, 4000, 2000)
    people = squares(0, 0, 4, 2, 1000, [20, 3000, 20, 10, 10, 20, 30, 10])
    streets = [((1000 + 100 * i, 20), (1000 + 100 * i, 980)) for i in range(1, 10)] + [((0, 500), (4000, 500))]
    units = build_units(boundary, None, people, None, roads(streets), 80)
    assert_partition(units, boundary)
    crowded = box(1000, 0, 2000, 1000)
    inside = [g.intersection(crowded).area > 0.5 * g.area for g in units.geometry]
    assert sum(inside) > 50
    assert units.weight.max() < 3 / 80
    assert units.population["total"].sum() == pytest.approx(3120)
    assert list(units.small_area) == [""] * len(units)
    assert units.ids[0] == "U0001"


@pytest.mark.parametrize("with_squares, with_roads, with_areas", [
    (False, False, False), (True, False, False), (False, True, False), (True, True, True), (False, False, True)])
def test_any_mix_of_layers_gives_a_partition(with_squares, with_roads, with_areas):
    boundary = Polygon([(0, 0), (3000, 200), (3100, 2100), (1500, 1400), (0, 2000)], [
        [(500, 500), (700, 500), (700, 800), (500, 800)]])
    areas = small_areas([box(-100, -100, 1500, 3000), box(1500, -100, 4000, 3000)], [400, 700])
    people = squares(0, 0, 3, 3, 1000, [100, 0, 300, 20, 50, 10, 0, 0, 5])
    network = roads([((-500, 300), (1600, 600)), ((1600, 600), (3500, 900)), ((1600, 600), (1500, 1300))])
    units = build_units(boundary, areas if with_areas else None, people if with_squares else None, None,
                        network if with_roads else None, 30)
    assert_partition(units, boundary)
    assert 24 <= len(units) <= 36
    assert all(g.geom_type == "Polygon" for g in units.geometry)
    assert len(units.notes) >= 1


def test_uncovered_land_joins_its_neighbour_or_becomes_a_unit_and_is_told():
    boundary = box(0, 0, 3000, 1000)
    areas = small_areas([box(0, 0, 1000, 1000), box(1200, 0, 2000, 1000)], [100, 100])
    xy = np.array([[500.0, 500.0], [300.0, 300.0], [1600.0, 500.0], [2500.0, 500.0]])
    units = build_units(boundary, areas, None, xy, None, 4)
    assert_partition(units, boundary)
    lonely = [i for i, code in enumerate(units.small_area) if code == ""]
    assert len(lonely) == 1 and units.geometry[lonely[0]].equals(box(2000, 0, 3000, 1000))
    texts = [str(n) for n in units.notes]
    assert any("0.200 km²" in t and "neighbouring" in t for t in texts)
    assert any("1.000 km²" in t and "of their own" in t for t in texts)


def test_small_areas_that_stick_out_or_lie_outside_are_clipped():
    boundary = box(0, 0, 2000, 1000)
    areas = small_areas([box(-500, -500, 1000, 1500), box(1000, -500, 3000, 1500), box(2000, 0, 4000, 1000)],
                        [100, 100, 100])
    units = build_units(boundary, areas, None, None, None, 10)
    assert_partition(units, boundary)
    assert set(units.small_area) == {"0001A0001", "0001A0002"}


def test_small_areas_that_do_not_fit_by_a_hand_leave_no_slivers():
    boundary = box(0, 0, 2000, 1000)
    areas = small_areas([box(0, 0, 1000.1, 1000), Polygon([(1000, 0), (2000, 0), (2000, 999.9), (1000.2, 1000)])],
                        [100, 100])
    units = build_units(boundary, areas, None, None, None, 8)
    assert_partition(units, boundary)
    assert min(g.area for g in units.geometry) > 10_000


def test_a_unit_of_one_small_area_never_grows_over_a_narrow_waist():
    # Two rooms joined by a corridor: cells cut off by the walls must not stay in two pieces.
    comb = unary_union([box(0, 0, 1000, 100), *[box(200 * i, 0, 200 * i + 60, 1000) for i in range(5)]])
    units = build_units(comb, None, None, None, None, 25)
    assert_partition(units, comb)
    assert all(g.geom_type == "Polygon" for g in units.geometry)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 9), st.integers(1, 40))
def test_random_small_areas_and_addresses(seed, n_areas, target):
    rng = np.random.default_rng(seed)
    boundary = Polygon([(0, 0), (5000, 300), (5200, 4000), (2600, 2900), (-200, 4100)])
    cuts = [LineString(rng.uniform(-1000, 6000, (2, 2))) for _ in range(n_areas)]
    pieces = [p for p in polygonize(unary_union([boundary.exterior, *cuts]))
              if p.area > 100 and boundary.contains(p.representative_point())]
    areas = small_areas(pieces, rng.integers(0, 500, len(pieces)))
    xy = addresses(seed, areas, rng.integers(0, 30, len(pieces))) if seed % 3 else None
    if xy is not None and len(xy) == 0:
        xy = None
    units = build_units(boundary, areas, None, xy, None, target)
    assert_partition(units, boundary)
    assert all(g.geom_type == "Polygon" for g in units.geometry)
    for code, people in zip(areas.codes, areas.population["total"]):
        assert units.population["total"][units.small_area == code].sum() == pytest.approx(people)


@pytest.mark.parametrize("change, text", [
    ({"target_units": 0}, "0 units were asked for"),
    ({"boundary": Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])}, "invalid"),
    ({"boundary": None}, "missing"),
    ({"boundary": LineString([(0, 0), (1, 1)])}, "not a polygon"),
    ({"small_areas": small_areas([box(0, 0, 5, 5), None])}, "0001A0002: the geometry is missing"),
    ({"small_areas": small_areas([box(0, 0, 5, 5)] * 2, codes=["x", "x"])}, "2 times"),
    ({"small_areas": small_areas([box(500, 500, 505, 505)])}, "nothing of it lies inside the boundary"),
    ({"addresses_xy": np.array([[900.0, 900.0]])}, "nothing of it lies inside the boundary"),
    ({"roads": roads([((900, 900), (901, 901))])}, "Layer roads: nothing of it lies inside the boundary"),
])
def test_bad_input_is_refused_with_layer_feature_and_remedy(change, text):
    given_ = {"boundary": box(0, 0, 100, 100), "target_units": 10, **change}
    with pytest.raises(InputError, match=text):
        build_units(**given_)


def test_stops_when_asked():
    class Stop:
        def report(self, share, message=None):
            pass

        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        build_units(box(0, 0, 1000, 1000), target_units=5, progress=Stop())
