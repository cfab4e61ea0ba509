"""Every address is covered by its own area's line, and no line covers an existing address of another area."""
from __future__ import annotations

import re

import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from care_areas.core.publish.streets.streets import (
    EVEN,
    ODD,
    LetterRange,
    NumberRange,
    StreetLine,
    street_lines,
    street_register,
)
from hypothesis import example, given
from hypothesis import strategies as st

PLACES = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["", "A", "B", "c", "Ä"]),
                            st.sampled_from(["", "", "", " UH1", " U2"])), min_size=1, max_size=25)
OTHERS = st.lists(st.sampled_from(["", "Hus 2", "Hus 12", "Stallet", "12-5"]), max_size=4)


@st.composite
def streets(draw):
    """A street's designations, each with an area: runs of one area, as on the ground, and single strays."""
    found = [f"{number}{letter}{rest}" for number, letter, rest in draw(PLACES)] + draw(OTHERS)
    turn = draw(st.integers(0, 10))
    areas = [draw(st.integers(0, 2)) if draw(st.integers(0, 5)) == 0 else int(int(re.findall(r"\d+|$", text)[0] or 0)
                                                                              >= turn) for text in found]
    return list(zip(found, areas))


def covers(line: StreetLine, text: str) -> bool:
    """Read as a person reads it, independently of how the line was made."""
    if text in line.designations or (text == "" and line.without_number):
        return True
    found = re.match(r"(\d+)\s?([A-Za-zÅÄÖåäö]?)(\s|$)", text)
    if not found:
        return False
    number, letter = int(found.group(1)), found.group(2).upper()
    if any(span.first <= number <= span.last and (number - span.first) % 2 == 0 for span in line.numbers):
        return True
    alphabet = " ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
    place = alphabet.index(letter or " ")
    return any(span.number == number and alphabet.index(span.first or " ") <= place <= alphabet.index(span.last or " ")
               for span in line.letters)


@given(streets())
@example([("12", 0), ("12A", 1)])
@example([("12A UH1", 0), ("12A UH2", 1), ("12B", 0)])
@example([("3", 0), ("3", 1)])
def test_every_address_is_covered_by_exactly_its_own_areas(addresses):
    lines = {line.area: line for line in street_lines(addresses)}
    assert sorted(lines) == sorted({area for _, area in addresses})
    for text in {text for text, _ in addresses}:
        where = {area for other, area in addresses if other == text}
        assert {area for area, line in lines.items() if covers(line, text)} == where, text
    for area, line in lines.items():
        assert line.addresses == sum(owner == area for _, owner in addresses)
        for text in line.shared:
            assert len({owner for other, owner in addresses if other == text}) > 1


@given(streets())
def test_the_order_of_the_addresses_does_not_matter(addresses):
    assert street_lines(addresses) == street_lines(addresses[::-1])


def test_the_street_of_the_issue():
    numbers = [(str(n), 0) for n in (*range(1, 16, 2), *range(2, 9, 2))] + [(str(n), 1) for n in range(16, 41, 2)]
    one, other = street_lines(numbers)
    assert one.numbers == (NumberRange(EVEN, 2, 8), NumberRange(ODD, 1, 15)) or one.numbers == (
        NumberRange(ODD, 1, 15), NumberRange(EVEN, 2, 8))
    assert other.numbers == (NumberRange(EVEN, 16, 40),)


def test_letters_of_a_number_in_two_areas_are_told_apart():
    one, other = street_lines([("10", 0), ("12", 0), ("12A", 0), ("12B", 1), ("12C", 1), ("14", 1)])
    assert one.numbers == (NumberRange(EVEN, 10, 10),) and other.numbers == (NumberRange(EVEN, 14, 14),)
    assert one.letters == (LetterRange(12, "", ""), LetterRange(12, "A", "A"))
    assert other.letters == (LetterRange(12, "B", "C"),)


def register() -> Table:
    rows = [("Ågatan", "1", "Linköping", "2"), ("Ekvägen", "1", "Linköping", "1"), ("Ekvägen", "2", "Linköping", "10"),
            ("Ekvägen", "1", "Boxholm", "1"), ("Åbrinken", "", "Linköping", "2"), ("Zetavägen", "3", "Linköping", "2")]
    street, number, town, code = (object_array(column) for column in zip(*rows))
    return Table("adress_utforare", {
        "adress": object_array(f"{s} {n}".strip() + f", 58183 {t}" for s, n, t, _ in rows), "postort": town,
        "omrade_kod": code,
        "omrade_namn": object_array(f"Område {c}" for c in code), "utforare": object_array(f"Vård {c}" for c in code),
        "telefon": object_array("013" for _ in rows), "utforare_hemsjukvard": object_array("Regionen" for _ in rows),
        "telefon_hemsjukvard": object_array("1177" for _ in rows),
        "giltig_fran": object_array(["2027-05-01"] * 6), "version": object_array(["2027-1"] * 6),
        "gata": street, "nummer": number})


def test_streets_stand_in_swedish_order_once_for_each_town():
    made = street_register(register())
    assert [(s.name, s.town) for s in made.streets] == [
        ("Ekvägen", "Boxholm"), ("Ekvägen", "Linköping"), ("Zetavägen", "Linköping"), ("Åbrinken", "Linköping"),
        ("Ågatan", "Linköping")]
    assert [s.whole for s in made.streets] == [True, False, True, True, True]
    assert [area.code for area in made.areas] == ["1", "2", "10"]
    assert made.areas[0].services == {"hemsjukvard": ("Regionen", "1177")}
    assert (made.valid_from, made.valid_to, made.version) == ("2027-05-01", "", "2027-1")
    assert made.streets[3].lines[0].without_number


def test_a_register_without_street_columns_is_read_by_its_text():
    table = register()
    short = Table(table.name, {k: v for k, v in table.columns.items() if k not in ("gata", "nummer")})
    assert [s.name for s in street_register(short).streets] == [s.name for s in street_register(table).streets]


def test_an_empty_register_is_refused():
    empty = Table("r", {k: v[:0] for k, v in register().columns.items()})
    with pytest.raises(InputError, match="There is no address"):
        street_register(empty)
