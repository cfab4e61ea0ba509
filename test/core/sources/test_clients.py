"""Clients: hours per service, provider and place; nothing that tells who they are."""
from __future__ import annotations

import datetime

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.sources import read_clients, refuse_secrets
from care_areas.core.sources.client_hours import service_of
from care_areas.core.sources.secrecy.personal_numbers import Likeness, likeness, passes_luhn
from hypothesis import given
from hypothesis import strategies as st

from .layers import named, points


def clients(n=3, **columns):
    return named("klienter", points(n), columns={"timmar_hemtjanst": [5.0] * n, **columns})


def personal_number(date="19450312", serial="123"):
    """A made-up number with a right check digit."""
    nine = date[-6:] + serial
    return date + "-" + serial + next(d for d in "0123456789" if passes_luhn(nine + d))


def told(layer):
    with pytest.raises(InputError) as caught:
        read_clients(layer)
    return [str(p.message()) for p in caught.value.problems]


def test_clients_are_read():
    layer = clients(timmar_hemsjukvård=["1,5", None, "0"], hours_stad=[1, 0, 2], utforare=["A", None, "B"])
    found, notes = read_clients(layer)
    assert {k: v.tolist() for k, v in found.hours_week.items()} == {
        "hemtjanst": [5, 5, 5], "hemsjukvard": [1.5, 0, 0], "stad": [1, 0, 2]}
    assert found.provider.tolist() == ["A", "", "B"]
    assert found.xy.shape == (3, 2)
    assert notes == ()


@pytest.mark.parametrize(("column", "service"), [
    ("timmar_hemtjanst", "hemtjanst"), ("Timmar_Hemtjänst", "hemtjanst"), ("hours_shopping", "shopping"),
    ("hemrehab", "hemrehab"), ("load_trygghetsboende", "trygghetsboende"), ("timmar_stad_vecka", "stad"),
    ("hours_stad_h_week", "stad"), ("stad", None), ("utforare", None), ("timmar_", None),
    ("hemsjukvar", "hemsjukvard"), ("trygghetsb", "trygghetsboende"), ("tim_hemtja", "hemtjanst"),
    ("hours_hems", "hemsjukvard"), ("load_hemre", "hemrehab"), ("load_stad", "stad"),
])
def test_a_service_is_known_by_its_column(column, service):
    assert service_of(column) == service


def test_a10_hours_whose_names_a_format_cut_are_not_guessed():
    """A10: a shapefile calls four services timmar_hem, timmar_h_1, timmar_h_2 and timmar_try."""
    layer = named("k", points(2), columns={"timmar_hem": [1, 2], "timmar_h_1": [3, 4], "timmar_try": [0, 1]})
    with pytest.raises(InputError, match=r"of which services timmar_hem, timmar_h_1 are.*shapefile"):
        read_clients(layer)
    with pytest.raises(InputError, match="timmar_h_1"):
        read_clients(named("k", points(2), columns={"timmar_hemtjanst": [1, 2], "timmar_h_1": [3, 4]}))
    assert set(read_clients(layer, ["timmar_hem", "timmar_try"])[0].hours_week) == {"hem", "trygghetsboende"}


@pytest.mark.parametrize("column", ["hours_2025", "timmar_202", "tim_123456", "timmar_a_1"])
def test_a10_what_only_looks_cut_is_read(column):
    """A10: a year in ten letters, and a number behind letters that no other column has."""
    found, _ = read_clients(named("k", points(2), columns={column: [1, 2], "timmar_b": [1, 2]}))
    assert len(found.hours_week) == 2


DAY, NIGHT = np.arange(1.25, 41.25), np.arange(40)[::-1] * 2.5


@pytest.mark.parametrize("name", ["timmar_totalt", "timmar_summa", "timmar_vecka", "tim_alla"])
def test_a10_a_sum_of_all_hours_does_not_count_beside_them(name):
    """A10: where no service is a usual one all are summed."""
    layer = named("k", points(40), columns={"timmar_dag": DAY, "timmar_natt": NIGHT, name: DAY + NIGHT})
    found, notes = read_clients(layer)
    assert set(found.hours_week) == {"dag", "natt"}
    assert f"the column {name} was left out, as it is the sum of timmar_dag, timmar_natt." in str(notes[0])
    alone, _ = read_clients(named("k", points(40), columns={name: DAY}))
    assert sum(map(sum, alone.hours_week.values())) == DAY.sum()


@pytest.mark.parametrize(("column", "values", "says"), [
    ("timmar_dygn", DAY + NIGHT, "sum of the columns timmar_dag, timmar_natt: "),
    ("timmar_totalt", DAY + NIGHT + 1, "sum of the columns timmar_dag, timmar_natt, timmar_annat: "),
    ("timmar_min", 60 * DAY, "minutes of the columns timmar_dag: ")])
def test_a10_hours_that_may_count_twice_are_asked_about(column, values, says):
    layer = named("k", points(40), columns={"timmar_dag": DAY, "timmar_natt": NIGHT, "timmar_annat": DAY ** 2,
                                            column: values})
    with pytest.raises(InputError, match=says):
        read_clients(layer)
    found, _ = read_clients(layer, ["timmar_dag", "timmar_natt"])
    assert len(found.hours_week) == 2
    usual = named("k", points(40), columns={**layer.columns, "timmar_hemtjanst": DAY})
    assert len(read_clients(usual)[0].hours_week) == 5  # of which only the usual one is summed


def test_a10_hours_are_not_lost_where_one_service_alone_can_be_meant():
    """A10: nor are visits and today's provider."""
    layer = named("k", points(2), columns={"hemtjanst": [1, 2], "hemsjukvar": [3, 4], "besok_veck": [5, 6],
                                           "nuvarande_": ["A", "B"]})
    found, _ = read_clients(layer)
    assert {k: v.tolist() for k, v in found.hours_week.items()} == {"hemtjanst": [1, 2], "hemsjukvard": [3, 4]}
    assert (found.visits_week.tolist(), found.provider.tolist()) == ([5, 6], ["A", "B"])
    with pytest.raises(InputError, match="two columns for the service hemsjukvard"):
        read_clients(named("k", points(2), columns={"timmar_hemsjukvard": [1, 2], "hemsjukvar": [3, 4]}))


def test_chosen_hours_and_provider():
    layer = named("k", points(2), columns={"a": [1, 2], "b": [3, 4], "vem": ["X", "Y"]})
    found, _ = read_clients(layer, {"hemtjanst": "a", "inkop": "b"}, "vem")
    assert {k: v.tolist() for k, v in found.hours_week.items()} == {"hemtjanst": [1, 2], "inkop": [3, 4]}
    assert found.provider.tolist() == ["X", "Y"]
    assert set(read_clients(layer, ["a", "b"])[0].hours_week) == {"a", "b"}
    with pytest.raises(InputError, match="no column “c”"):
        read_clients(layer, ["c"])


def test_clients_without_provider_are_read_and_it_is_said():
    found, notes = read_clients(clients())
    assert found.provider.tolist() == ["", "", ""]
    assert "handover" in str(notes[0])


def test_every_bad_load_is_told():
    problems = told(named("klienter", points(5), columns={"timmar_hemtjanst": ["1", "-1", "mycket", None, "1e999"]}))
    assert len(problems) == 4
    assert all("Layer klienter, feature" in p for p in problems)
    assert "zero" in told(clients(timmar_hemtjanst=[0, 0, 0]))[0]
    assert "no column of hours" in told(named("k", points(1), columns={"h": [1]}))[0]
    assert "two columns" in told(clients(hours_hemtjanst=[1, 1, 1]))[0]


def test_far_too_many_hours_are_warned_of():
    _, notes = read_clients(clients(timmar_hemtjanst=[5, 500, 5], utforare=["A"] * 3))
    assert ["500 hours" in str(note) for note in notes] == [True]


def test_coordinates_in_columns_and_missing_places():
    layer = named("k", columns={"x": [534000], "y": [6474000], "hemtjanst": [2]})
    assert read_clients(layer)[0].xy.tolist() == [[534000, 6474000]]
    assert "no coordinates" in told(named("k", columns={"hemtjanst": [2]}))[0]
    assert "feature 2" in told(named("k", [points(1)[0], None], columns={"hemtjanst": [2, 1]}))[0]


@pytest.mark.parametrize("column", [
    "personnummer", "Personnr", "person_nr", "PNR", "samordningsnummer", "kund_personnummer", "fornamn", "Efternamn",
    "förnamn", "namn", "Name", "kundnamn", "klient_namn", "brukarens_namn", "client name", "FirstName", "last_name",
])
def test_a_column_is_refused_by_its_name(column):
    problems = told(clients(**{column: ["", "", ""]}))
    assert len(problems) == 1
    assert f"“{column}”" in problems[0]


@pytest.mark.parametrize("column", ["utforare_namn", "gatunamn", "kommunnamn", "omrade_namn", "provider_name",
                                    "klient_id", "anteckning", "klassnamn"])
def test_an_innocent_name_passes(column):
    read_clients(clients(**{column: ["a", "b", "c"]}))


@pytest.mark.parametrize("values", [
    [personal_number(), None, None], [personal_number()[2:], "x", "y"],
    [personal_number().replace("-", ""), "x", "y"], ["Kund " + personal_number() + " ring", "", ""],
    [personal_number().replace("-", "")[2:]] * 3, [personal_number("19450372")] * 1 + ["", ""],
    ["19450312-XXXX", "19300101-XXXX", "19320202-XXXX"], [int(personal_number().replace("-", "")), 1, 2],
    [personal_number("19121212").replace("-", "+"), "", ""],
])
def test_personal_numbers_are_found_by_their_values_and_never_printed(values):
    problems = told(clients(ovrigt=values))
    assert len(problems) == 1
    assert "“ovrigt”" in problems[0]
    assert not any(digit in problems[0] for digit in "0123456789")


@pytest.mark.parametrize("values", [
    ["Anna Andersson", "Karl-Erik Svensson", "Åke Öberg"], ["Andersson, Anna", "Svensson, Karl", "Berg, Siv"],
    ["Anna Andersson", "Berta Berg", None],
])
def test_names_of_persons_are_found_by_their_values(values):
    problems = told(clients(ovrigt=values))
    assert "names of persons" in problems[0]
    assert "Anna" not in problems[0]


@pytest.mark.parametrize("values", [
    ["Storgatan 5", "Anna Lindhs väg 7", "Eriksgatan 2"], ["Egen regi", "Maria Omsorg", "Egen regi"],
    ["556677-8899", "556012-5790", ""], [1234567890, 2345678901, 9999999999], ["2024-05-01", "2024-06-01", None],
    ["01312345678", "070-1234567", ""], ["3f2a4b5c-1234-4d5e-8f90-123456789012"] * 3, [3, 4, 5],
])
def test_other_values_pass(values):
    read_clients(clients(ovrigt=values))


def test_the_provider_column_may_be_named_after_a_person():
    read_clients(clients(utforare=["Anna Omsorg", "Maria Vård", "Erik Service"]))


def test_every_secret_column_is_told_at_once():
    with pytest.raises(InputError) as caught:
        refuse_secrets(clients(personnummer=["", "", ""], namn=["", "", ""], ovrigt=[personal_number()] * 3))
    assert len(caught.value.problems) == 3


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.integers(0, 999), st.booleans())
def test_every_right_number_is_certain_and_a_wrong_check_digit_is_not(day, serial, coordination):
    date = day.strftime("%Y%m") + f"{day.day + (60 if coordination else 0):02d}"
    number = personal_number(date, f"{serial:03d}")
    assert likeness(number) is Likeness.CERTAIN
    assert likeness(number.replace("-", "")) is Likeness.CERTAIN
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert likeness(wrong) is Likeness.POSSIBLE


def test_ten_random_digits_in_a_column_are_not_taken_for_personal_numbers():
    rng = np.random.default_rng(3)
    read_clients(clients(n=2000, kund=rng.integers(10**9, 10**10, 2000)))


@pytest.mark.parametrize("column", ["hemsjukvard_timmar", "hemsjukvard_h", "h_hemsjukvard", "Hemsjukvårdstimmar",
                                    "hemsjukvard h/vecka", "minuter_hemsjukvard", "omsorgstimmar"])
def test_a10_what_may_be_hours_of_another_service_is_asked_about(column):
    """A10: passed over, the hours would be lost without a word."""
    layer = clients(2, **{column: [1.0, 2.0]})
    with pytest.raises(InputError, match="under a name that is not known"):
        read_clients(layer)
    assert read_clients(layer, ["timmar_hemtjanst"])[0].hours_week["hemtjanst"].tolist() == [5.0, 5.0]


def test_columns_that_are_not_read_are_told():
    layer = clients(2, antal_besok=[7, 8], hemsjukvard_beslut_nr=[1, 2])
    assert any("not read: antal_besok, hemsjukvard_beslut_nr" in str(note) for note in read_clients(layer)[1])
