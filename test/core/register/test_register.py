"""Every address has one answer, or stands in a list that says why not.

    +-------+-------+
    |   1   |   2   |     areas of 1 km: 1 own regi, 2 company
    +-------+-------+
"""
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from care_areas.core.errors import CareAreasError, InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Addresses, Provider
from care_areas.core.register import Register, ResponsibleArea, Validity, register_addresses
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon, box

OWN = Provider("egen", "Egen regi", True, np.inf, None, "013-20 60 00", "https://example.se")
COMPANY = Provider("x", "Xomsorg AB", False, np.inf, None)
AREAS = [ResponsibleArea(1, "01", "Väster", OWN), ResponsibleArea(2, "02", "Öster", COMPANY)]
SQUARES = object_array([box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000)])
AT_HOME = [(500.0, 400.0 + i) for i in range(40)]
"""Where most addresses lie elsewhere they are refused."""
VALID = Validity("2027-05-01", "2027-1")


def addresses(xy, ids=None) -> Addresses:
    n = len(xy)
    return Addresses(object_array(ids or [f"id{i}" for i in range(n)]), np.array(xy, float).reshape(n, 2),
                     object_array(f"Ekvägen {i}, 58183 Linköping" for i in range(n)), object_array(["58183"] * n),
                     object_array(["Linköping"] * n), object_array(["0580"] * n), "EPSG:3006")


def register(xy, ids=None, areas=AREAS, geometry=SQUARES, area_id=(1, 2)) -> Register:
    return register_addresses(addresses(xy, ids), geometry, np.array(area_id), areas, VALID)


def codes(result: Register) -> list:
    return list(result.records.columns["omrade_kod"])


def test_each_address_gets_the_columns_of_the_address_layer():
    result = register([(500, 500), (1500, 500)])
    assert list(result.records.columns) == ["objektidentitet", "adress", "postnummer", "postort", "kommunkod",
                                            "omrade_kod", "omrade_namn", "utforare", "utforare_typ", "telefon", "url",
                                            "giltig_fran", "giltig_till", "version"]
    assert [{k: v[i] for k, v in result.records.columns.items()} for i in (0, 1)] == [
        {"objektidentitet": "id0", "adress": "Ekvägen 0, 58183 Linköping", "postnummer": "58183",
         "postort": "Linköping", "kommunkod": "0580", "omrade_kod": "01", "omrade_namn": "Väster",
         "utforare": "Egen regi", "utforare_typ": "egen regi", "telefon": "013-20 60 00", "url": "https://example.se",
         "giltig_fran": "2027-05-01", "giltig_till": "", "version": "2027-1"},
        {"objektidentitet": "id1", "adress": "Ekvägen 1, 58183 Linköping", "postnummer": "58183",
         "postort": "Linköping", "kommunkod": "0580", "omrade_kod": "02", "omrade_namn": "Öster",
         "utforare": "Xomsorg AB", "utforare_typ": "entreprenad", "telefon": "", "url": "",
         "giltig_fran": "2027-05-01", "giltig_till": "", "version": "2027-1"}]
    assert result.records.crs == "EPSG:3006"
    assert [(p.x, p.y) for p in result.records.geometry] == [(500, 500), (1500, 500)]


def test_a_service_with_another_provider_gets_a_column_of_its_own():
    areas = [replace(AREAS[0], by_service={"hemsjukvard": COMPANY, "hemrehab": OWN}), AREAS[1]]
    result = register([(500, 500), (1500, 500)], areas=areas)
    assert list(result.records.columns)[-3:] == ["utforare_hemsjukvard", "telefon_hemsjukvard", "url_hemsjukvard"]
    assert list(result.records.columns["utforare_hemsjukvard"]) == ["Xomsorg AB", "Xomsorg AB"]


def test_a_service_of_free_choice_names_all_its_providers():
    columns = register_addresses(addresses([(500, 500)]), SQUARES, np.array((1, 2)), AREAS, VALID,
                                 choice={"stad": [OWN, COMPANY]}).records.columns
    assert list(columns["valfri_stad"]) == ["Egen regi; Xomsorg AB"]


def test_street_number_popular_name_and_hours_stand_last_where_they_are_known():
    known = replace(addresses([(500, 500), (1500, 500)]), street=object_array(["Ekvägen"] * 2),
                    number=object_array(["0", ""]), popular_name=object_array(["", "Folkets hus"]))
    areas = [replace(AREAS[0], hours="dygnet runt"), AREAS[1]]
    result = register_addresses(known, SQUARES, np.array((1, 2)), areas, VALID)
    columns = result.records.columns
    assert list(columns)[-4:] == ["gata", "nummer", "popularnamn", "oppettider"]
    assert list(columns["nummer"]) == ["0", ""] and list(columns["oppettider"]) == ["dygnet runt", ""]
    assert list(result.without_number.columns["objektidentitet"]) == ["id1"]


def test_addresses_with_the_same_text_are_listed_and_stay_in_the_register():
    twice = addresses([(500, 500), (600, 500), (1500, 500), (700, 500)])
    label = object_array(["Ekvägen 1", "Ekvägen 2", "Ekvägen 1", "Ekvägen 3"])
    result = register_addresses(replace(twice, label=label), SQUARES, np.array((1, 2)), AREAS, VALID)
    assert len(result.records) == 4
    assert list(result.same_label.columns["objektidentitet"]) == ["id0", "id2"]
    assert list(result.same_label.columns["omrade_kod"]) == ["01", "02"]
    assert list(result.same_label.columns["olika_omraden"]) == [1, 1]
    assert any("2 addresses have the same text" in str(note) for note in result.notes)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(2100, 9000), st.integers(-5000, 5000)), min_size=1, max_size=8))
def test_the_nearest_area_of_an_address_outside_is_that_of_the_least_distance(xy):
    result = register([*xy, *AT_HOME[:len(xy)]])
    for (x, y), code, far in zip(xy, result.uncovered.columns["narmaste_omrade_kod"],
                                 result.uncovered.columns["avstand_m"]):
        away = [square.distance(Point(x, y)) for square in SQUARES]
        assert far == pytest.approx(min(away), abs=0.006)
        assert code == ["01", "02"][int(np.argmin(away))]


def test_an_address_on_the_border_goes_to_the_smallest_number_and_is_listed():
    result = register([(1000, 500), (1000.009, 500), (1000.02, 500), (999.98, 500), (0, 500), (-0.005, 3)])
    assert codes(result) == ["01", "01", "02", "01", "01", "01"]
    assert list(result.border.columns["objektidentitet"]) == ["id0", "id1", "id4", "id5"]
    assert list(result.border.columns["omraden_vid_gransen"]) == ["01, 02", "01, 02", "01", "01"]
    assert list(result.border.columns["yttre_grans"]) == [0, 0, 1, 1]


def test_the_border_rule_does_not_depend_on_the_order_of_the_polygons():
    swapped = register([(1000, 500)], geometry=object_array(SQUARES[::-1]), area_id=(2, 1), areas=AREAS[::-1])
    assert codes(swapped) == ["01"]


def test_an_address_outside_is_listed_with_the_nearest_area():
    result = register([(500, 500), (2030, 500), (-5, 500), *AT_HOME])
    assert codes(result) == ["01"] * 41
    assert list(result.uncovered.columns["objektidentitet"]) == ["id1", "id2"]
    assert list(result.uncovered.columns["narmaste_omrade_kod"]) == ["02", "01"]
    assert list(result.uncovered.columns["avstand_m"]) == [30.0, 5.0]
    assert any("2 addresses lie outside" in str(note) for note in result.notes)


def test_a_repeated_identity_counts_once_and_is_listed():
    result = register([(500, 500), (500, 503), (1500, 500)], ids=["a", "a", "b"])
    assert list(result.records.columns["objektidentitet"]) == ["a", "b"]
    assert list(result.duplicates.columns["objektidentitet"]) == ["a"]
    assert list(result.duplicates.columns["avstand_till_forsta_m"]) == [3.0]


def test_units_with_their_area_give_the_same_register_as_the_areas():
    units = object_array(box(x, y, x + 250, y + 250) for x in range(0, 2000, 250) for y in range(0, 1000, 250))
    area = np.array([1 if u.centroid.x < 1000 else 2 for u in units])
    xy = [(x, y) for x in (0, 250, 600, 1000, 1250, 1300, 2000) for y in (0, 250, 333)]
    of_units, of_areas = register(xy, geometry=units, area_id=area), register(xy)
    assert codes(of_units) == codes(of_areas)
    assert list(of_units.border.columns["objektidentitet"]) == list(of_areas.border.columns["objektidentitet"])


def test_an_enclave_belongs_to_itself():
    ring = Polygon([(0, 0), (1000, 0), (1000, 1000), (0, 1000)], [[(400, 400), (600, 400), (600, 600), (400, 600)]])
    result = register([(500, 500), (100, 100), (400, 500)], geometry=object_array([ring, box(400, 400, 600, 600)]))
    assert codes(result) == ["02", "01", "01"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(-20, 120), st.integers(-20, 120), st.integers(0, 30)), min_size=1, max_size=40))
def test_every_row_is_in_one_place_and_no_answer_is_wrong(rows):
    """Coordinates on a grid of 20 m, so that many lie on borders; some identities repeat."""
    xy = [(20.0 * x, 10.0 * y) for x, y, _ in rows]
    home = AT_HOME[:len(rows)]
    result = register([*xy, *home], ids=[f"id{i}" for _, _, i in rows] + [f"home{i}" for i in range(len(home))])
    assert len(result.records) + len(result.uncovered) + len(result.duplicates) == 2 * len(rows)
    for code, point in zip(codes(result), result.records.geometry):
        assert SQUARES[int(code) - 1].distance(point) <= 0.01
    for point in result.uncovered.geometry:
        assert all(square.distance(point) > 0.01 for square in SQUARES)
    border = [p for p in result.records.geometry if any(s.boundary.distance(p) <= 0.01 for s in SQUARES)]
    assert len(border) == len(result.border)


def test_a_register_that_does_not_add_up_is_never_made():
    good = register([(500, 500), (1500, 500)])
    with pytest.raises(CareAreasError, match="does not add up: 3 addresses"):
        replace(good, address_count=3)


@pytest.mark.parametrize(("change", "what"), [
    ({"areas": AREAS[:1]}, "feature 2: No provider is responsible"),
    ({"areas": [*AREAS, ResponsibleArea(3, "03", "Norr", OWN)]}, "feature 3: The area has a provider but no polygon"),
    ({"areas": [*AREAS, AREAS[0]]}, "feature 1: The area number occurs twice"),
    ({"geometry": object_array([SQUARES[0], box(990, 0, 2000, 1000)])}, "overlaps area 2 by 10000 m²"),
    ({"geometry": object_array([SQUARES[0], Polygon()])}, "feature 2: The area has no surface"),
    ({"geometry": object_array([SQUARES[0], Polygon([(0, 0), (9, 9), (9, 0), (0, 9)])])}, "Self-intersection"),
    ({"geometry": object_array([]), "area_id": ()}, "There is no area"),
    ({"ids": ["a", ""]}, "feature 2: The address has no objektidentitet"),
    ({"xy": [(500, 500), (np.nan, 0)]}, "feature id1: The address has no position"),
    ({"xy": []}, "no current address"),
])
def test_input_that_cannot_be_used(change, what):
    arguments = {"xy": [(500, 500), (1500, 500)], **change}
    with pytest.raises(InputError) as refused:
        register(**arguments)
    assert any(what in str(p.message()) for p in refused.value.problems)


def test_a16_two_areas_with_one_name_are_refused():
    twins = [replace(AREAS[0], name="Öst"), replace(AREAS[1], name=" öst ")]
    with pytest.raises(InputError, match="feature 2: The area has the same name as area 1"):
        register([(500, 500), (1500, 500)], areas=twins)


def test_borders_drawn_twice_with_millimetres_between_are_no_overlap():
    result = register([(500, 500), (1500, 500)], geometry=object_array([SQUARES[0], box(999.9995, 0, 2000, 1000)]))
    assert codes(result) == ["01", "02"]


@pytest.mark.parametrize("values", [("2027-5-1", "v"), ("20270501", "v"), ("", "v"), ("2027-02-29", "v"),
                                    ("2027-05-01", " "), ("2027-05-01", "v", "2027-04-30"), ("2027-05-01", "v", "x")])
def test_a_validity_that_is_none(values):
    with pytest.raises(InputError):
        Validity(*values)


def test_points_stand_where_the_addresses_stand():
    assert register([(1.25, 2.5)]).records.geometry[0].equals(Point(1.25, 2.5))
