"""A16: names of areas go by places that lie in them; where that is not clear the planner is asked.

Six units of 1 km in a row, two areas: 1 1 1 2 2 2.
"""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Addresses, Table, Units
from care_areas.core.register.area_names import default_name, public_name
from care_areas.core.store.description.area_name_options import AreaName, AreaNaming
from care_areas.core.workflow.area_naming import find_places, names_of_areas
from shapely.geometry import box

SHAPES = object_array(box(1000 * i, 0, 1000 * (i + 1), 1000) for i in range(6))
ANCHORS = np.array([(1000 * i + 500, 500) for i in range(6)], float)
UNITS = Units(object_array(f"u{i}" for i in range(6)), SHAPES, ANCHORS, {"hemtjanst": np.ones(6)}, "EPSG:3006")
AREA = np.array([1, 1, 1, 2, 2, 2])
TOWNS = ["Ornäs"] * 4 + ["Svärdsjö"] * 3 + ["Delad"] * 4
AT = [500, 600, 1500, 3500, 4500, 5500, 5600, 2400, 2500, 3500, 3600]
HOMES = Addresses(object_array(f"id{i}" for i in range(11)), np.array([(x, 500) for x in AT], float),
                  object_array([""] * 11), object_array([""] * 11), object_array(TOWNS), object_array([""] * 11),
                  "EPSG:3006")


def named(*wishes: AreaName, field: str = "", tables=None, area=AREA, addresses=HOMES):
    places = find_places(AreaNaming(wishes, field), UNITS, tables or {}, addresses)
    return names_of_areas(places, np.asarray(area), 2, default_name)


@pytest.mark.parametrize("wish", [
    AreaName("Norra", xy=(3999.0, 500.0)), AreaName("Norra", unit="u4"), AreaName("Norra", locality="svärdsjö")])
def test_a16_a_name_follows_its_place_when_numbers_change(wish):
    names, notes = named(wish)
    assert names.tolist() == ["Område 1", "Norra"]
    assert str(notes[0]) == "No name was given for: Område 1."
    assert named(wish, area=3 - AREA)[0].tolist() == ["Norra", "Område 2"]


def test_a16_a_locality_names_the_area_that_holds_most_of_it_and_none_when_it_is_cut_in_two():
    assert named(AreaName("Västra", locality="Ornäs"))[0].tolist() == ["Västra", "Område 2"]
    with pytest.raises(InputError, match="Delad lies in several areas, at most 50 percent of it in area 1"):
        named(AreaName("Delad", locality="Delad"))


def test_a16_two_names_in_one_area_are_refused_with_both():
    with pytest.raises(InputError, match="Södra: it falls in the same area as Norra: u5 and u4 both lie in area 2"):
        named(AreaName("Norra", unit="u4"), AreaName("Södra", unit="u5"))


def test_a16_two_names_in_one_unit_are_told_before_the_division():
    wishes = (AreaName("Norra", xy=(4100.0, 500.0)), AreaName("Södra", unit="u4"))
    with pytest.raises(InputError, match="Södra: its place lies in the same unit as that of Norra"):
        find_places(AreaNaming(wishes), UNITS, {}, HOMES)


@pytest.mark.parametrize("wish", [AreaName("X", xy=(9999.0, 0.0)), AreaName("X", unit="u9"),
                                  AreaName("X", locality="Finnsej")])
def test_a16_a_place_that_is_not_there_is_told_before_the_division(wish):
    with pytest.raises(InputError, match="lies in no unit"):
        find_places(AreaNaming((wish,)), UNITS, {}, HOMES)


def test_a16_a_name_that_another_area_has_by_default_is_refused():
    with pytest.raises(InputError, match="Område 1: two areas would have this name"):
        named(AreaName("Område 1", unit="u5"))


def test_a16_names_that_differ_in_capitals_and_spaces_are_the_same_name():
    with pytest.raises(InputError, match="two areas would have this name"):
        named(AreaName("område 1", unit="u4"))


def test_a16_names_from_a_field_of_the_units_or_the_postal_town():
    table = Table("units", {"unit_id": UNITS.ids, "kommundel": object_array(["A", "A", "B", "B", "C", "C"])}, SHAPES,
                  "EPSG:3006")
    assert named(field="kommundel", tables={"units": table})[0].tolist() == ["A", "C"]
    assert named(field="postort")[0].tolist() == ["Ornäs", "Svärdsjö"]
    with pytest.raises(InputError, match="A: it is the most frequent value in areas 1 and 2"):
        table.columns["kommundel"][:] = "A"
        named(field="kommundel", tables={"units": table})
    with pytest.raises(InputError, match="neither the ready units nor the addresses"):
        named(field="stadsdel")


def test_a16_a_built_up_area_is_a_locality_too():
    towns = Table("tatort", {"tatort": object_array(["Byn"])}, object_array([box(3600, 0, 5900, 1000)]), "EPSG:3006")
    for addresses in (HOMES, None):
        assert named(AreaName("Byn", locality="byn"), tables={"built_up": towns}, addresses=addresses)[0][1] == "Byn"


def test_a16_a_name_of_the_program_is_in_the_language_of_the_register():
    assert [public_name(name) for name in ("Area 6", "Område 6", "Area 51 Nord", "Area 06")] == [
        "Område 6", "Område 6", "Area 51 Nord", "Area 06"]
    assert public_name("Område 12", "en") == "Area 12"
