"""Two streets of one name in one postal town."""
from __future__ import annotations

import re

from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from care_areas.core.publish.streets.streets import street_register
from care_areas.core.publish.streets.text import numbers_text, street_table
from care_areas.core.publish.streets.twins import by_postcode, place_text
from hypothesis import given
from hypothesis import strategies as st

ROWS = st.lists(st.tuples(st.sampled_from(["1", "1a", "1 A", "2", "3", "Hus 1", ""]), st.integers(0, 2),
                          st.sampled_from(["79170", "79023", ""])), min_size=1, max_size=12)


def register(rows):
    number, code, postcode = (object_array(column) for column in zip(*rows))
    n = len(rows)
    return street_register(Table("r", {
        "adress": number, "gata": object_array(["Skolgatan"] * n), "nummer": number, "postnummer": postcode,
        "postort": object_array(["Falun"] * n), "omrade_kod": code, "omrade_namn": code,
        "utforare": object_array(["Egen regi"] * n)}))


def test_twins_stand_apart_under_their_postal_codes():
    made = register([("5", "A", "79170"), ("7", "A", "79170"), ("5", "B", "790 23"), ("9", "B", "790 23")])
    assert [(street.place, [numbers_text(street, line, str) for line in street.lines]) for street in made.streets] == [
        ("790 23 Falun", ["the whole street"]), ("791 70 Falun", ["the whole street"])]
    assert street_table([made], str).columns["postnummer"].tolist() == ["79023", "79170"]


def test_a_street_of_several_postal_codes_without_twins_is_one():
    street, = register([("1", "A", "79170"), ("3", "B", "79171"), ("5", "B", "79171")]).streets
    assert street.place == "Falun" and street.postcode == ""


def test_twins_in_one_area_need_nothing():
    street, = register([("5", "A", "79170"), ("5", "A", "79023"), ("9", "B", "79023")]).streets
    assert street.place == "Falun"


@given(ROWS)
def test_no_row_is_lost_and_no_designation_is_in_two_areas_where_codes_tell_them_apart(rows):
    parts = by_postcode(rows)
    assert sorted(row for part in parts.values() for row in part) == sorted((text, area) for text, area, _ in rows)
    for code, part in parts.items():
        for text, area in part:
            same = re.sub(r"\s", "", text).upper()
            for other, where in part:
                if re.sub(r"\s", "", other).upper() == same and where != area:
                    codes = {c for t, a, c in rows if re.sub(r"\s", "", t).upper() == same and a in (area, where)}
                    assert len(codes) == 1 or len(parts) > 1, (code, text)


def test_a_postal_code_is_written_with_its_space():
    assert [place_text(*one) for one in (("58222", "Linköping"), ("", "Linköping"), ("582 22", ""), ("", ""))] == [
        "582 22 Linköping", "Linköping", "582 22", ""]
