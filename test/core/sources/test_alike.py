"""B3: check, register and search take the same addresses for one; D: one parser of labels, points, systems, bids."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Provider, Table
from care_areas.core.publish.web.index import folding
from care_areas.core.register import ResponsibleArea, Validity, register_addresses, street_columns
from care_areas.core.sources import (
    examine_inputs,
    read_addresses,
    read_bases,
    read_bids,
    read_clients,
    require_same_crs,
)
from care_areas.core.sources.addresses import folding as address_folding
from care_areas.core.sources.addresses.alike import written_alike
from care_areas.core.sources.addresses.label import split_street
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPoint, Point, box

from .layers import named, points

ROWS = [("a1", "Storgatan", "12A", "791 30", 10), ("a2", "Storgatan", "12 A", "79130", 20),
        ("a3", "Storgatan", "12 a", "79130", 90), ("a4", "STORGATAN", "12B", "79130", 30),
        ("a5", "Storgatan", "112", "79130", 40), ("a6", "Storgatan 1", "12", "79130", 50)]


def layer():
    return named("adresser", [Point(534_000 + x, 6_474_050) for *_, x in ROWS], columns={
        "id": [r[0] for r in ROWS], "gata": [r[1] for r in ROWS], "nummer": [r[2] for r in ROWS],
        "postnummer": [r[3] for r in ROWS], "postort": ["Exempelby"] * len(ROWS)})


def test_a_number_is_the_same_however_its_letter_is_written():
    """B3: in the register's list, across two areas; in the note of the check."""
    addresses, _ = read_addresses(layer())
    assert written_alike(addresses, np.arange(len(ROWS))) == [[0, 1, 2]]
    areas = [ResponsibleArea(k, str(k), f"Område {k}", Provider(str(k), f"U{k}", False, np.inf, None)) for k in (1, 2)]
    halves = object_array([box(534_000, 6_474_000, 534_060, 6_474_100), box(534_060, 6_474_000, 534_200, 6_474_100)])
    register = register_addresses(addresses, halves, np.array([1, 2]), areas, Validity("2027-05-01", "1", ""))
    assert register.same_label.columns["objektidentitet"].tolist() == ["a1", "a2", "a3"]
    assert register.same_label.columns["olika_omraden"].tolist() == [1, 1, 1]
    notes = examine_inputs({"addresses": layer()}).notes
    assert any("3 addresses are written as another" in str(note) for note in notes)


def test_the_search_folds_with_the_same_function():
    """B3"""
    assert folding.fold is address_folding.fold
    assert folding.compact is address_folding.compact


@given(st.text(max_size=20), st.text(max_size=8))
def test_what_the_search_folds_alike_is_alike(street, number):
    """B3"""
    one = address_folding.same_address(street, number, "", "")
    assert one == address_folding.same_address(f" {street} ", f" {number} ", "", "")
    assert one[1] == folding.compact(number)


@pytest.mark.parametrize(("label", "parts"), [
    ("Storgatan 12 u 2", ("Storgatan", "12 u 2")), ("Storgatan 12 U2", ("Storgatan", "12 U2")),
    ("Storgatan 12 uh", ("Storgatan", "12 uh")), ("Västra 4:e gatan 12 B", ("Västra 4:e gatan", "12 B")),
    ("Norra Gården", ("Norra Gården", "")), ("Ekvägen 5A", ("Ekvägen", "5A"))])
def test_street_register_and_page_split_a_label_alike(label, parts):
    """D: two parsers disagreed on “Storgatan 12 u 2”."""
    from care_areas.core.publish.web.index import records

    assert split_street(label) == parts
    assert records._parse(f"{label}, 79130 Exempelby", "79130", "Exempelby") == parts
    whole = street_columns(Table("r", {"adress": object_array([f"{label}, 79130 Exempelby"])}))
    assert (whole.street[0], whole.number[0]) == parts


READERS = {"clients": (read_clients, {"timmar_hemtjanst": [5.0]}), "bases": (read_bases, {"bas_id": ["1"]}),
           "addresses": (read_addresses, {"id": ["1"], "adress": ["Ekvägen 1"]})}


@pytest.mark.parametrize("role", READERS)
def test_a_multipoint_of_one_place_is_that_place_and_one_of_several_is_told(role):
    """D: it was put at the middle of its points."""
    reader, columns = READERS[role]
    one, _ = reader(named("p", [MultiPoint([(534_000, 6_474_000), (534_000, 6_474_000)])], columns=columns))
    assert one.xy.tolist() == [[534_000, 6_474_000]]
    several = named("p", [MultiPoint([(534_000, 6_474_000), (539_000, 6_474_000)])], columns=columns)
    with pytest.raises(InputError, match="several places"):
        reader(several)
    assert any(p.is_error for p in examine_inputs({role: several}).problems)


def test_a_system_with_heights_is_the_one_without():
    """D: EPSG:5845 is EPSG:3006 with heights in RH 2000."""
    flat, high = (named(crs, points(1), crs, columns={"bas_id": ["1"]}) for crs in ("EPSG:3006", "EPSG:5845"))
    require_same_crs([flat, high])
    assert read_bases(high)[0].xy.shape == (1, 2)
    with pytest.raises(InputError, match="EPSG:3009"):
        require_same_crs([high, named("z", points(1), "EPSG:3009", columns={"a": [1]})])


def test_square_feet_are_not_told_as_square_metres():
    """D: the system's unit is told, and no overlap in it."""
    shapes = [box(0, 0, 1000, 1000), box(500, 0, 1500, 1000)]
    found = examine_inputs({"units": named("u", shapes, "EPSG:2263", columns={
        "unit_id": ["1", "2"], "load_hemtjanst": [1.0, 2.0]})}).problems
    assert any("not the metre" in str(p.what) for p in found)
    assert not any("m²" in str(p.what) for p in found)


def test_a_price_of_nothing_is_told_by_the_reader():
    """D: the remedy said “write 0”, and the award refused it."""
    with pytest.raises(InputError, match="no value above 0"):
        read_bids(named("b", columns={"utforar_id": ["A"], "pris": [0]}))
    with pytest.raises(InputError) as caught:
        read_bids(named("b", columns={"utforar_id": ["A"], "pris": [None]}))
    assert "write 0" not in str(caught.value)


@pytest.mark.parametrize("column", ["LOAD_HEMTJANST", "Load_Hemtjänst", "load_hemtjanst"])
def test_a_load_is_known_in_any_case(column):
    """D"""
    from care_areas.core.sources.unit_columns import load_columns_of, load_service

    table = Table("u", {"unit_id": object_array(["1"]), column: np.array([1.0]), "LOAD_H_WEEK": np.array([1.0])})
    assert load_columns_of(table) == (column,)
    assert load_service(column) == "hemtjanst"
