"""A12: the street register of two divisions: what changes stands twice, with its days, what does not stands once."""
from __future__ import annotations

from typing import List, Tuple

import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from care_areas.core.publish.streets.changes import by_area_name, ended, with_next
from care_areas.core.publish.streets.html import street_register_html
from care_areas.core.publish.streets.streets import StreetRegister, street_register
from care_areas.core.publish.streets.text import days_text, next_text, numbers_text, street_table, validity_text
from care_areas.core.register.validity import last_day_before

Row = Tuple[str, str, str, str]
"""Street, number, area, provider."""


def made(rows: List[Row], first: str, last: str = "") -> StreetRegister:
    street, number, code, provider = (object_array(column) for column in zip(*rows))
    n = len(rows)
    return street_register(Table("r", {
        "adress": number, "gata": street, "nummer": number, "postort": object_array(["Ort"] * n), "omrade_kod": code,
        "omrade_namn": object_array(f"Område {c}" for c in code), "utforare": provider,
        "giltig_fran": object_array([first] * n), "giltig_till": object_array([last] * n),
        "version": object_array([first[:4]] * n)}))


NOW = made([("Ekvägen", str(n), "1" if n < 7 else "2", "Alfa" if n < 7 else "Beta") for n in range(1, 13)]
           + [("Lugna gatan", "1", "1", "Alfa"), ("Rivna gatan", "1", "1", "Alfa"), ("Bytet", "3", "2", "Beta")],
           "2026-05-01")
NEXT = made([("Ekvägen", str(n), "1" if n < 5 else "2", "Alfa" if n < 5 else "Delta") for n in range(1, 13)]
            + [("Lugna gatan", "1", "1", "Alfa"), ("Lugna gatan", "3", "1", "Alfa"), ("Nya gatan", "1", "1", "Alfa"),
               ("Bytet", "3", "2", "Delta")], "2027-05-01")
ENDED = ended(NOW, NEXT, "next")
BOTH = with_next(ENDED, NEXT)


def english(text: str) -> str:
    return text


def told(register: StreetRegister, name: str) -> List[Tuple[str, str, str, str]]:
    """(days, numbers, area, provider) of a street's lines."""
    return [(days_text(register, street.holds).text(english) if street.holds else "",
             numbers_text(street, line, english), register.areas[line.area].name, register.areas[line.area].provider)
            for street in register.streets if street.name == name for line in street.lines]


def test_a12_a_street_that_changes_is_told_completely_for_both():
    former, later = "up to and including 2027-04-30", "from 2027-05-01"
    assert told(BOTH, "Ekvägen") == [
        (former, "1–5 odd, 2–6 even", "Område 1", "Alfa"), (former, "7–11 odd, 8–12 even", "Område 2", "Beta"),
        (later, "1–3 odd, 2–4 even", "Område 1", "Alfa"), (later, "5–11 odd, 6–12 even", "Område 2", "Delta")]
    assert told(BOTH, "Bytet") == [(former, "the whole street", "Område 2", "Beta"),
                                   (later, "the whole street", "Område 2", "Delta")]
    assert told(BOTH, "Lugna gatan") == [("", "the whole street", "Område 1", "Alfa")]
    assert told(BOTH, "Rivna gatan")[0][0] == former and told(BOTH, "Nya gatan")[0][0] == later
    assert [street.name for street in BOTH.streets] == [
        "Bytet", "Bytet", "Ekvägen", "Ekvägen", "Lugna gatan", "Nya gatan", "Rivna gatan"]


def test_a12_where_only_the_area_is_told_a_street_changes_with_that():
    """A12: the list on paper has the providers with the areas, not with the streets."""
    paper = by_area_name(BOTH)
    assert [(days, area) for days, _, area, _ in told(paper, "Bytet")] == [("", "Område 2")]
    assert len(told(paper, "Ekvägen")) == 4
    assert [(area.name, area.provider, area.holds) for area in paper.areas] == [
        ("Område 1", "Alfa", ""), ("Område 2", "Beta", "former"), ("Område 2", "Delta", "later")]


def test_a12_every_form_says_the_same_days():
    assert "2026-05-01 up to and including 2027-04-30" in validity_text(ENDED).text(english)
    page = street_register_html(BOTH, "Streets", "en", english)
    assert "Valid from 2026-05-01 up to and including 2027-04-30. Version 2026." in page
    assert "From 2027-05-01 another division is valid, version 2027." in page
    for name in ("Område 2", 'Bytet <span class="town">Ort</span>'):
        for days in ("up to and including 2027-04-30", "from 2027-05-01"):
            assert f'<th scope="row">{name} <span class="days">{days}</span></th>' in page
    plain = street_register_html(NOW, "Streets", "en", english)
    assert next_text(NOW) is None and 'class="days"' not in plain and "another division" not in plain
    ending = with_next(ENDED, made([("Ekvägen", "1", "1", "Alfa")], "2027-05-01", "2028-04-30"))
    assert "up to and including 2028-04-30" in next_text(ending).text(english)


def test_a12_the_table_has_every_street_of_both_with_its_days():
    columns = street_table([ENDED, NEXT], english).columns
    shown = ("gata", "utforare", "giltig_fran", "giltig_till", "version")
    rows = list(zip(*(columns[name].tolist() for name in shown)))
    assert ("Bytet", "Beta", "2026-05-01", "2027-04-30", "2026") in rows
    assert ("Bytet", "Delta", "2027-05-01", "", "2027") in rows
    assert [row[2:] for row in rows if row[0] == "Lugna gatan"] == [
        ("2026-05-01", "2027-04-30", "2026"), ("2027-05-01", "", "2027")]


def test_the_last_day_is_the_one_before_the_next_begins_or_its_own_before_that():
    assert last_day_before("2028-03-01", "2027-05-01", "", "next") == "2028-02-29"
    assert last_day_before("2027-01-01", "2026-05-01", "2030-12-31", "next") == "2026-12-31"
    assert last_day_before("2027-05-01", "2026-05-01", "2026-12-31", "next") == "2026-12-31"
    for first in ("2026-05-01", "2026-01-01", "maj", ""):
        with pytest.raises(InputError, match="next register is valid from"):
            last_day_before(first, "2026-05-01", "", "next")
