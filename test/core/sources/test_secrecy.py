"""B11: what identifies a client is refused however it is written, and what only looks so a little is not."""
from __future__ import annotations

import datetime

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.sources import read_clients, refuse_secrets
from care_areas.core.sources.secrecy.personal_numbers import Likeness, likeness, passes_luhn
from hypothesis import given
from hypothesis import strategies as st

from .layers import named, points


def number(date="450312", serial="123"):
    """Ten digits with a right check digit; made up."""
    return next(date + serial + last for last in "0123456789" if passes_luhn(date + serial + last))


TEN = number()
DATE, LAST = TEN[:6], TEN[6:]


def clients(values):
    return named("klienter", points(len(values)), columns={"timmar_hemtjanst": [5.0] * len(values), "ovrigt": values})


def told(values):
    with pytest.raises(InputError) as caught:
        refuse_secrets(clients(values))
    return str(caught.value)


WAYS = [
    f"{DATE}-{LAST}", f"19{DATE}-{LAST}", f"{DATE}+{LAST}", f"{DATE} {LAST}", f"19{DATE} {LAST}", f"19{DATE}{LAST}",
    TEN,
    f"{DATE}\u2013{LAST}", f"{DATE}\u2014{LAST}", f"{DATE}\u2212{LAST}", f"{DATE}\u2010{LAST}", f"{DATE}\u2011{LAST}",
    f"{DATE} - {LAST}", f"{DATE} \u2013 {LAST}", f"{DATE}\u00a0{LAST}", f"{DATE}\u00ad-{LAST}", f"{DATE}-\u200b{LAST}",
    f"19{DATE[:2]}-{DATE[2:4]}-{DATE[4:]}-{LAST}", f"{DATE[:2]}-{DATE[2:4]}-{DATE[4:]}-{LAST}",
    f"19{DATE[:2]}-{DATE[2:4]}-{DATE[4:]} {LAST}", f"19{DATE[:2]} {DATE[2:4]} {DATE[4:]} {LAST}",
    f"19{DATE[:2]}/{DATE[2:4]}/{DATE[4:]}-{LAST}", f"19{DATE[:2]}.{DATE[2:4]}.{DATE[4:]}.{LAST}", f"{DATE}/{LAST}",
    f"{DATE}:{LAST}", f"{DATE}_{LAST}", f"{DATE} ({LAST})", f"Kund{DATE}-{LAST}x", f"pnr: {DATE} {LAST} (ring)",
    f"Ring 19{DATE}{LAST} om nyckel", "４５０３１２－" + LAST, f"{DATE}--{LAST}",
    f"'{TEN}", f"{DATE}-{LAST[:3]} {LAST[3]}", f"{DATE[:2]} {DATE[2:4]} {DATE[4:]} {LAST[:2]} {LAST[2:]}",
    number("450372"), f"450372-{number('450372')[6:]}", f"450372 {number('450372')[6:]}",
]


@pytest.mark.parametrize("way", WAYS)
def test_a_personal_number_is_found_in_every_way_of_writing_and_never_printed(way):
    """B11"""
    said = told([way, "", None])
    assert "“ovrigt”" in said
    assert LAST not in said


@pytest.mark.parametrize("value", [int(TEN), int("19" + TEN), int(number("050312")), int(number("001112"))])
@pytest.mark.parametrize("kind", [np.int64, np.float64])
def test_a_personal_number_is_found_in_a_column_of_numbers(value, kind):
    """B11: also where the first zero of somebody born in 2005 or 1905 was lost."""
    assert "“ovrigt”" in told(np.array([value] * 3, kind))


def test_one_personal_number_among_customer_numbers_of_another_length_is_found():
    """B11"""
    assert "“ovrigt”" in told([*(str(10_000 + i) for i in range(300)), "19" + TEN])


RNG = np.random.default_rng(5)
INNOCENT = {
    "when a row was written": [f"2026{1 + i % 12:02d}{1 + i % 28:02d}{8 + i % 9:02d}{i % 60:02d}" for i in range(400)],
    "with a gap": [f"2026-{1 + i % 12:02d}-{1 + i % 28:02d} {8 + i % 9:02d}{i % 60:02d}" for i in range(400)],
    "in ISO": [f"2026-{1 + i % 12:02d}-{1 + i % 28:02d}T{8 + i % 9:02d}:{i % 60:02d}:00" for i in range(400)],
    "mobile telephones": [f"070{n:07d}" for n in RNG.integers(0, 10**7, 400)],
    "mobile telephones in groups": [f"070{n // 10000:03d} {n % 10000:04d}" for n in RNG.integers(0, 10**7, 400)],
    "other telephones": [f"013-{n // 10**4:02d} {n % 10**4 // 100:02d} {n % 100:02d}" for n in
                         RNG.integers(0, 10**6, 400)],
    "eastings in a text": [f"{n:.4f}" for n in RNG.uniform(530_000, 545_000, 400)],
    "eastings": RNG.uniform(530_000, 545_000, 400).round(4), "northings": RNG.integers(6_110_000, 7_600_000, 400),
    "organisations": [f"55{n:04d}-{m:04d}" for n, m in zip(RNG.integers(2000, 9999, 400), RNG.integers(0, 9999, 400))],
    "twelve digits": RNG.integers(10**11, 10**12, 400), "nine digits": RNG.integers(10**8, 10**9, 400),
    "days": [f"2026-{1 + i % 12:02d}-{1 + i % 28:02d}" for i in range(400)], "hours": RNG.uniform(0, 60, 400).round(2),
    "identifiers": [f"{a:08x}-{b:04x}-4{c:03x}-8{d:03x}-{e:012x}" for a, b, c, d, e in zip(
        *(RNG.integers(0, 16**k, 400) for k in (8, 4, 3, 3, 12)))],
}


@pytest.mark.parametrize("what", INNOCENT)
def test_what_only_has_as_many_digits_passes(what):
    """B11"""
    read_clients(clients(INNOCENT[what]))


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2009, 12, 31)), st.integers(0, 999), st.booleans(),
       st.sampled_from(["{c}{d}-{l}", "{d}+{l}", "{c}{d} {l}", "{d} {l}", "{y}-{m}-{a}-{l}", "{c}{y}-{m}-{a} {l}",
                        "{d}{l}", "{c}{d}{l}", "{d}\u2013{l}", "nr {d}-{l}, se pärm", "{c}{y} {m} {a} - {l}"]))
def test_every_number_in_every_way_is_found(day, serial, coordination, way):
    """B11"""
    date = day.strftime("%y%m") + f"{day.day + 60 * coordination:02d}"
    ten = number(date, f"{serial:03d}")
    text = way.format(c=day.strftime("%Y")[:2], d=ten[:6], y=ten[:2], m=ten[2:4], a=ten[4:6], l=ten[6:])
    assert likeness(text) is not Likeness.NONE
    assert "“ovrigt”" in told([text, None])


@given(st.text(max_size=40))
def test_any_text_is_judged(text):
    assert likeness(text) in Likeness


NAMES = {
    "alone": ["Anna", "Karl-Erik", "ÅKE", "Siv"], "family names": ["Svensson", "LINDQVIST", "Olofsson"],
    "with initials": ["A. Svensson", "Berg K", "B Lindström"], "titles": ["fru Berg", "Hr Nyström"],
    "repeated": ["Anna Berg"] * 20 + ["Åke Svensson"] * 20, "small letters": ["anna andersson", "åke berg"],
    "in a longer text": ["Ring dottern Anna Svensson kl 8", "nyckel hos Berg Karin", *["-"] * 200],
    "with other things": ["Svensson Anna (änka)", "Karl Nilsson d.y."],
    "one in every row": ["Anna Svensson"] * 30,
    "from elsewhere": ["Fatima Hassan", "Amina Ali", "Mustafa Yildiz"],
}


@pytest.mark.parametrize("way", NAMES)
def test_names_of_persons_are_found(way):
    """B11"""
    said = told(NAMES[way])
    assert "names of persons" in said
    assert "Berg" not in said


@pytest.mark.parametrize("column", ["namn_brukare", "Namn 2", "fnamn", "ENAMN", "namn_1", "fullt namn",
                                    "Kontaktperson", "anhörig", "god man", "klientnamn_2", "för_namn"])
def test_more_headings_of_names(column):
    """B11"""
    with pytest.raises(InputError, match="names of persons"):
        refuse_secrets(named("k", points(2), columns={column: ["a", "b"]}))


@pytest.mark.parametrize("values", [
    ["Erik Dahlbergsgatan 3", "Nils Holgerssons väg 2", "Maria Bergs gata"], ["Vik", "Berg", "Lund", "Säter"],
    ["Anna Lindhs plats", "Karl Johans torg", "Birgittahemmet"], ["Maria Omsorg AB", "Erik Service", "Attendo Anna"],
    ["centrum", "norr", "söder"], ["Bo på Tallen", "a", "b"], ["morgon", "kväll", "natt"],
])
def test_names_of_other_things_pass(values):
    """B11"""
    read_clients(clients(values))


@pytest.mark.parametrize("column", ["Pers.nr", "pers-nr", "Person nr.", "PNR."])
def test_more_headings_of_personal_numbers(column):
    """B11"""
    with pytest.raises(InputError, match="personnummer"):
        refuse_secrets(named("k", points(2), columns={column: ["a", "b"]}))
