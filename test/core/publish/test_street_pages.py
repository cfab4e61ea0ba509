"""The street register as text, table and page: the numbers as people write them, every value escaped."""
from __future__ import annotations

from html.parser import HTMLParser

from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from care_areas.core.publish.streets.html import street_register_html
from care_areas.core.publish.streets.streets import street_register
from care_areas.core.publish.streets.text import numbers_text, street_table

EVIL = '<img src=x onerror="alert(1)">'


def english(text: str) -> str:
    return text


def register(rows, name="Ekvägen", provider="Vård AB", url="https://vard.example", phone="013-20 60 00"):
    number, code = (object_array(column) for column in zip(*rows))
    n = len(rows)
    return street_register(Table("r", {
        "adress": number, "gata": object_array([name] * n), "nummer": number, "postort": object_array(["Boxholm"] * n),
        "omrade_kod": code, "omrade_namn": object_array(f"Område {c}" for c in code),
        "utforare": object_array([provider] * n), "telefon": object_array([phone] * n),
        "url": object_array([url] * n), "giltig_fran": object_array(["2027-05-01"] * n),
        "version": object_array(["1"] * n)}))


def told(rows) -> list:
    street, = register(rows).streets
    return [numbers_text(street, line, english) for line in street.lines]


def test_numbers_are_told_as_ranges_with_odd_and_even_apart():
    numbers = [(str(n), "A") for n in (*range(1, 16, 2), *range(2, 9, 2))] + [(str(n), "B") for n in range(16, 41, 2)]
    assert told(numbers) == ["1–15 odd, 2–8 even", "16–40 even"]


def test_a_whole_street_is_one_line():
    assert told([("1", "A"), ("2B", "A"), ("Hus 3", "A")]) == ["the whole street"]


def test_letters_deviating_ones_and_missing_numbers_are_told():
    assert told([("12", "A"), ("12A", "B"), ("12B", "B"), ("12c", "B"), ("14", "B"), ("Hus 12", "A"), ("Hus 2", "A"),
                 ("", "B"), ("9", "A"), ("9", "B")]) == [
        "12 without a letter, 9 (partly), Hus 2, Hus 12", "12A–12C, 14, 9 (partly), without number"]


def test_the_table_has_a_row_per_street_and_area():
    table = street_table([register([("1", "A"), ("2", "B")])], english)
    assert table.columns["nummer"].tolist() == ["1", "2"]
    assert table.columns["hela_gatan"].tolist() == [0, 0]
    assert table.columns["adresser"].tolist() == [1, 1]
    assert table.columns["giltig_fran"].tolist() == ["2027-05-01"] * 2


class Elements(HTMLParser):
    """The elements and links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags, self.links = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for key, value in attrs if key == "href"]


def test_nothing_in_the_data_becomes_markup_or_a_dangerous_link():
    page = street_register_html(register([("1", "A"), (EVIL, "B")], EVIL, EVIL, "javascript:alert(1)", EVIL), EVIL,
                                "sv", english)
    read = Elements(page)
    assert not {"img", "script", "iframe"} & set(read.tags)
    assert all(link.startswith(("#", "tel:", "https://")) for link in read.links)
    assert page.startswith('<!DOCTYPE html>\n<html lang="sv">')


def test_the_page_calls_and_links():
    read = Elements(street_register_html(register([("1", "A")]), "Gaturegister", "sv", english))
    assert {"tel:013206000", "https://vard.example", "#l0"} <= set(read.links)
    assert read.tags.count("h1") == 1 and "caption" in read.tags and "nav" in read.tags


def test_the_same_register_gives_the_same_bytes():
    rows = [(str(n), "AB"[n % 3 == 0]) for n in range(1, 40)]
    assert street_register_html(register(rows), "x", "sv", english) == street_register_html(register(rows[::-1]), "x",
                                                                                           "sv", english)
