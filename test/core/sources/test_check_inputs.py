"""Everything wrong with a whole set of layers is told at once, with layer, feature, place and remedy."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import Cancelled
from care_areas.core.sources import ROLES, InputChoices, check_inputs, read_boundary
from shapely.geometry import LineString, Point, box

from .layers import named, real_layer

E0, N0 = 534_000, 6_474_000


def square(i, j=0, side=1000):
    return box(E0 + side * i, N0 + side * j, E0 + side * (i + 1), N0 + side * (j + 1))


def middle(i):
    return Point(E0 + 1000 * i + 500, N0 + 500)


def municipality(**changes):
    tables = {
        "boundary": named("kommun", [box(E0, N0, E0 + 3000, N0 + 1000)], columns={"kommunkod": ["0580"]}),
        "small_areas": named("deso", [square(i) for i in range(3)], columns={
            "desokod": ["0580A0010", "0580A0020", "0580A0030"], "bef_totalt": [1, 2, 3]}),
        "squares": named("rutor", [square(i) for i in range(3)], columns={
            "rutid": [f"{E0 + 1000 * i}{N0}" for i in range(3)], "bef_2025": [1, 2, 3]}),
        "addresses": named("adresser", [middle(i) for i in range(3)], columns={"id": ["1", "2", "3"],
                                                                               "gata": ["A", "B", "C"]}),
        "roads": named("vag", [LineString([middle(0), middle(1), middle(2)])], columns={"restid_s": [240.0]}),
        "clients": named("klienter", [middle(i) for i in range(3)], columns={
            "timmar_hemtjanst": [3, 4, 5], "utforare": ["01", "02", "02"]}),
        "providers": named("utforare", columns={"utforar_id": ["01", "02"], "egen_regi": ["ja", "nej"]}),
        "bids": named("anbud", columns={"utforar_id": ["02"], "pris": [400], "kvalitet": [80]}),
        "bases": named("baser", [middle(1)], columns={"bas_id": ["1"], "namn": ["Torget"]}),
        "sheltered_housing": named("trygghet", [middle(2)], columns={"id": ["1"], "namn": ["Linden"]}),
        "units": named("basomraden", [square(i) for i in range(3)], columns={"unit_id": ["1", "2", "3"],
                                                                             "load_hemtjanst": [3.0, 4.0, 5.0]}),
    }
    return {**tables, **changes}


def check(choices=None, **changes):
    return check_inputs(municipality(**changes), choices or InputChoices())


def told(problems):
    return [str(p.message()) for p in problems]


def test_a_good_municipality_has_no_problems():
    assert told(check()) == []
    assert set(municipality()) == set(ROLES)


def test_problems_of_all_layers_come_together():
    problems = check(
        boundary=named("kommun", [box(E0, N0, E0 + 3000, N0 + 1000)], columns={"kommunkod": [580]}),
        addresses=named("adresser", [], columns={"id": [], "gata": []}),
        clients=named("klienter", [middle(0), None], columns={"timmar_hemtjanst": [1, -1], "namn": ["x", "y"]}),
        units=named("basomraden", [square(0), square(0), square(9)], columns={"unit_id": ["1", "1", "3"],
                                                                              "load_hemtjanst": [0, 0, 0]}),
    )
    text = " ".join(told(problems))
    for part in ("lost its leading zero", "has no features", "negative value", "has no geometry", "names of persons",
                 "the same polygon", "has the identifier “1”"):
        assert part in text
    assert {p.layer for p in problems} == {"kommun", "adresser", "klienter", "basomraden"}
    assert all(str(p.what) and str(p.remedy) for p in problems)


def test_loads_that_are_all_zero_and_missing_ones_are_told():
    def units(load):
        return named("basomraden", [square(i) for i in range(3)], columns={"unit_id": ["1", "2", "3"],
                                                                           "vikt": load})
    choices = InputChoices(load_fields=["vikt"])
    assert "every value in vikt is zero" in told(check(choices, units=units([0, 0, 0])))[0]
    assert len(check(choices, units=units(["1", None, "x"]))) == 2
    assert "no column “finns_ej”" in told(check(InputChoices(load_fields=["finns_ej"]), units=units([1, 1, 1])))[0]


def test_mixed_systems_degrees_and_no_system_are_told():
    for crs, part, count in (("EPSG:3009", "but layer kommun is in EPSG:3006", 1), ("EPSG:4326", "degrees", 2),
                             ("", "no coordinate reference system", 1)):
        problems = check(roads=named("vag", [LineString([middle(0), middle(1)])], crs, {"restid_s": [1.0]}))
        assert any(part in text for text in told(problems))
        assert {p.layer for p in problems} == {"vag"}
        assert len(problems) == count


def test_a_layer_with_exchanged_axes_is_told():
    problems = check(addresses=named("adresser", [Point(N0 + 500, E0 + 500)], columns={"id": ["1"], "gata": ["A"]}))
    assert len(problems) == 1
    assert "outside the boundary" in told(problems)[0]


def test_providers_that_are_not_in_the_table_are_told_and_lost_zeros_named():
    clients = named("klienter", [middle(0), middle(1)], columns={"timmar_hemtjanst": [3, 4], "utforare": [1, 7]})
    bids = named("anbud", columns={"utforar_id": ["09"], "pris": [400], "kvalitet": [80]})
    problems = check(clients=clients, bids=bids)
    assert [(p.layer, p.is_error) for p in problems] == [("klienter", True), ("klienter", False), ("anbud", True)]
    assert "leading zeros are lost" in told(problems)[0]


def test_a_road_layer_in_pieces_is_warned_of():
    apart = [LineString([middle(0), middle(1)]), LineString([(E0, N0 + 900), (E0 + 900, N0 + 900)])]
    problems = check(roads=named("vag", apart, columns={"restid_s": [1.0, 1.0]}))
    assert [p.is_error for p in problems] == [False, False]
    assert problems[1].xy is not None


def test_units_without_overlap_but_with_bad_geometry_have_their_place():
    bow_tie = box(E0, N0, E0 + 10, N0 + 10).exterior.coords
    crossed = type(square(0))([bow_tie[0], bow_tie[2], bow_tie[1], bow_tie[3]])
    problems = check(units=named("basomraden", [crossed, square(1)], columns={"unit_id": [1, 2],
                                                                               "load_hemtjanst": [1, 1]}))
    assert len(problems) == 1
    assert problems[0].xy == pytest.approx((E0 + 5, N0 + 5))


def test_roles_that_are_not_known_are_a_programming_error():
    with pytest.raises(ValueError, match="roles"):
        check_inputs({"vagar": named("vag", columns={"a": [1]})})


def test_progress_moves_to_the_end_and_a_stop_is_heeded():
    class StopCondition:
        def __init__(self, stop_after):
            self.shares, self.left = [], stop_after

        def report(self, share, message=None):
            self.shares.append(share)

        def cancelled(self):
            self.left -= 1
            return self.left < 0

    stop = StopCondition(1000)
    check_inputs(municipality(), progress=stop)
    assert stop.shares == sorted(stop.shares)
    assert stop.shares[-1] == 1.0
    with pytest.raises(Cancelled):
        check_inputs(municipality(), progress=StopCondition(3))


def test_the_boundary_is_the_union_of_its_parts():
    whole, notes = read_boundary(named("kommun", [square(0), square(1), square(5)], columns={"id": [1, 2, 3]}))
    assert whole.area == pytest.approx(3e6)
    assert len(notes) == 2
    assert "island" in str(notes[1])


def test_the_input_tables_are_not_changed():
    tables = municipality()
    before = {role: {c: v.copy() for c, v in t.columns.items()} for role, t in tables.items()}
    check_inputs(tables)
    for role, table in tables.items():
        for column, values in table.columns.items():
            np.testing.assert_array_equal(values, before[role][column])


def test_real_falun_has_no_errors(shared_data):
    layers = {"boundary": "kommun", "small_areas": "deso_2025", "squares": "befolkning_1km_2025",
              "roads": "vagskelett_harlett"}
    assert told(check_inputs({role: real_layer(shared_data / "falun_2080.gpkg", name)
                              for role, name in layers.items()})) == []
