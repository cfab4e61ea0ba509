"""Belägenhetsadress and plain address layers, and the label rule."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.sources import AddressFields, read_addresses
from care_areas.core.sources.addresses.label import designation, label
from hypothesis import given
from hypothesis import strategies as st

from .layers import named, points, real_layer, table


def official(geometry="points", n=3, **changes):
    columns = {
        "objektidentitet": [f"id{i}" for i in range(n)], "adressplatstyp": ["Gatuadressplats"] * n,
        "statusforbelagenhetsadress": ["Gällande"] * n, "adressomrade_faststalltnamn": ["Ekvägen"] * n,
        "gardsadressomrade_faststalltnamn": [None] * n, "adressplatsnummer": list(range(1, n + 1)),
        "bokstavstillagg": [None] * n, "lagestillagg": [None] * n, "lagestillaggsnummer": np.full(n, np.nan),
        "avvikerfranstandarden": [0] * n, "avvikandeadressplatsbeteckning": [None] * n,
        "postnummer": ["58183"] * n, "postort": ["Linköping"] * n, "kommunkod": ["0580"] * n,
        "kommunnamn": ["Linköping"] * n, "lanskod": ["05"] * n, "kommundel_faststalltnamn": ["Linköping"] * n,
        "popularnamn": [None] * n, **changes}
    return table("belagenhetsadress", points(n) if geometry == "points" else geometry,
                 **{key: value for key, value in columns.items() if value is not None})


def notes_of(layer, fields=None):
    return [str(note) for note in read_addresses(layer, fields)[1]]


@pytest.mark.parametrize(("parts", "text"), [
    (("5", "", "", "", "", False), "5"), (("5", "A", "", "", "", False), "5A"),
    (("5", "A", "UH", "", "", False), "5A UH"), (("5", "", "U", "2", "", False), "5 U2"),
    (("5", "A", "", "", "Slottet", True), "Slottet"), (("5", "A", "", "", "Slottet", False), "5A"),
    (("5", "A", "", "", "", True), "5A"), (("", "", "", "", "Slottet", False), "Slottet"),
    (("0", "", "", "0", "", False), ""), (("12-5", "", "", "", "", False), "12-5"),
])
def test_the_designation_follows_the_standard(parts, text):
    assert designation(*parts) == text


PART = st.text(alphabet="abcåäöABC 0123456789-", max_size=8).map(str.strip)


@given(PART, PART, PART, PART, PART)
def test_a_label_holds_every_part_once_and_in_order_and_has_no_gaps(area, farm, place, code, town):
    text = label(area, farm, place, code, town)
    assert text == text.strip(" ,")
    assert ", ," not in text
    at = 0
    for part in (area, farm, place, code, town):
        at = text.index(part, at) + len(part)


def test_addresses_are_read_with_their_real_column_names():
    layer = official(bokstavstillagg=["A", None, None], lagestillagg=["UH", None, "U"],
                     lagestillaggsnummer=np.array([np.nan, np.nan, 2]),
                     gardsadressomrade_faststalltnamn=[None, "Norrgården", None],
                     avvikerfranstandarden=[0, 1, 0], avvikandeadressplatsbeteckning=[None, "Stallet", None])
    addresses, notes = read_addresses(layer)
    assert addresses.label.tolist() == ["Ekvägen 1A UH, 58183 Linköping", "Ekvägen Norrgården Stallet, 58183 Linköping",
                                        "Ekvägen 3 U2, 58183 Linköping"]
    assert addresses.ids.tolist() == ["id0", "id1", "id2"]
    assert addresses.municipality_code.tolist() == ["0580"] * 3
    np.testing.assert_array_equal(addresses.xy[:, 0], [534000, 534010, 534020])
    assert addresses.crs == "EPSG:3006"
    assert notes == ()


def test_the_older_name_of_the_identifier_and_numbers_as_text_are_read():
    layer = official(objektidentitet=None, belagenhetsadress_objektidentitet=["a", "b", "c"],
                     adressplatsnummer=["1", "12-5", None])
    addresses, _ = read_addresses(layer)
    assert addresses.ids.tolist() == ["a", "b", "c"]
    assert addresses.label.tolist()[1:] == ["Ekvägen 12-5, 58183 Linköping", "Ekvägen, 58183 Linköping"]


def test_only_addresses_in_force_are_kept_and_the_others_counted():
    layer = official(n=4, statusforbelagenhetsadress=["Gällande", "Gallande", "Reserverad", None])
    addresses, notes = read_addresses(layer)
    assert addresses.ids.tolist() == ["id0", "id1"]
    assert "2 addresses were left out" in str(notes[0])
    assert "Reserverad" in str(notes[0])
    with pytest.raises(InputError, match="Gällande"):
        read_addresses(official(statusforbelagenhetsadress=["Reserverad"] * 3))


def test_a13_a_plain_layer_that_keeps_the_registers_status_is_read_by_it():
    def plain(states):
        return named("adresser", points(2), columns={
            "id": ["a", "b"], "adress": ["Ekvägen 1", "Ekvägen 2"], "statusforbelagenhetsadress": states})

    read, notes = read_addresses(plain(["Gällande", "Avregistrerad"]))
    assert read.ids.tolist() == ["a"] and any("1 addresses were left out" in str(note) for note in notes)
    with pytest.raises(InputError, match="no address in force"):
        read_addresses(plain(["Avregistrerad"] * 2))


def test_a_replaced_address_may_keep_its_identifier_and_two_in_force_with_the_same_are_told():
    _, notes = read_addresses(official(objektidentitet=["a", "a", "b"],
                                       statusforbelagenhetsadress=["Avregistrerad", "Gällande", "Gällande"]))
    assert not any("identifier" in str(note) for note in notes)
    addresses, notes = read_addresses(official(objektidentitet=["x", "a", "a"]))
    assert len(addresses.ids) == 3
    assert any("feature 3: has the identifier “a”, as has feature 2; so it is with 1 identifiers." in str(note)
               for note in notes)


def test_street_and_number_are_the_parts_of_the_label():
    layer = official(bokstavstillagg=["A", None, None], gardsadressomrade_faststalltnamn=[None, "Norrgården", None],
                     popularnamn=[None, "Folkets hus", None])
    addresses, _ = read_addresses(layer)
    assert addresses.street.tolist() == ["Ekvägen", "Ekvägen Norrgården", "Ekvägen"]
    assert addresses.popular_name.tolist() == ["", "Folkets hus", ""]
    for whole, street, number, code, town in zip(addresses.label, addresses.street, addresses.number,
                                                 addresses.postal_code, addresses.postal_town):
        assert whole == f"{street} {number}, {code} {town}"


def test_a_postal_code_is_text_without_space_and_zero_is_none():
    addresses, _ = read_addresses(official(postnummer=["581 83", "0", None]))
    assert addresses.postal_code.tolist() == ["58183", "", ""]
    assert addresses.label.tolist()[1] == "Ekvägen 2, Linköping"
    assert read_addresses(official(postnummer=[58183, 58184, 58185]))[0].postal_code.tolist()[0] == "58183"


def test_everything_wrong_is_told_at_once():
    bad = points(3)
    bad[1] = None
    layer = official(geometry=bad, kommunkod=[580, 580, 580], objektidentitet=["a", "a", None],
                     avvikerfranstandarden=["0", "kanske", "1"])
    with pytest.raises(InputError) as caught:
        read_addresses(layer)
    told = " ".join(str(p.message()) for p in caught.value.problems)
    for part in ("lost its leading zero", "has no geometry", "has no identifier", "neither yes"):
        assert part in told
    assert len(caught.value.problems) == 4


def test_an_address_file_without_coordinates_is_refused_with_the_remedy():
    with pytest.raises(InputError, match="no coordinates") as caught:
        read_addresses(official(geometry=None))
    assert "columns x and y" in str(caught.value)


def test_coordinates_may_stand_in_columns():
    layer = named("adresser", columns={"id": ["1", "2"], "gata": ["Ekvägen"] * 2, "nummer": ["1", "2"],
                                       "X": ["534000,5", "534010"], "Y": [6474000, 6474000]})
    addresses, notes = read_addresses(layer)
    np.testing.assert_array_equal(addresses.xy, [[534000.5, 6474000], [534010, 6474000]])
    assert addresses.crs == "EPSG:3006"
    assert any("SWEREF 99 TM" in str(note) for note in notes)


def test_exchanged_or_unknown_coordinates_in_columns_are_refused():
    with pytest.raises(InputError, match="exchanged"):
        read_addresses(named(columns={"id": ["1"], "gata": ["A"], "y": [534000], "x": [6474000]}))
    with pytest.raises(InputError, match="no coordinate reference system"):
        read_addresses(named(columns={"id": ["1"], "gata": ["A"], "x": [15.6], "y": [58.4]}))
    with pytest.raises(InputError, match="feature 2"):
        read_addresses(named(columns={"id": ["1", "2"], "gata": ["A", "B"], "x": [534000, 534000],
                                      "y": ["6474000", ""]}))


def test_a_plain_layer_is_read_by_the_fields_that_are_chosen():
    layer = named("adr", points(2), columns={"nyckel": ["a", "b"], "strasse": ["Weg", "Gasse"], "nr": ["1", None],
                                             "plz": ["69115", None]})
    addresses, _ = read_addresses(layer, AddressFields(id="nyckel", street="strasse", number="nr", postal_code="plz"))
    assert addresses.label.tolist() == ["Weg 1, 69115", "Gasse"]
    with pytest.raises(InputError, match="no column “gibtsnicht”; it has: nyckel"):
        read_addresses(layer, AddressFields(street="gibtsnicht"))


def test_a_column_with_the_whole_address_is_enough():
    addresses, _ = read_addresses(named("adr", points(1), columns={"id": ["1"], "Adress": ["Ekvägen 5"]}))
    assert addresses.label.tolist() == ["Ekvägen 5"]


def test_a_layer_without_any_address_text_is_refused():
    with pytest.raises(InputError, match="none of the columns adress"):
        read_addresses(named("adr", points(1), columns={"id": ["1"], "foo": ["x"]}))


def test_an_empty_layer_and_degrees_are_refused():
    with pytest.raises(InputError, match="no features"):
        read_addresses(official(geometry=[], n=0))
    layer = table("adr", points(1), "EPSG:4326", id=["1"], gata=["A"])
    with pytest.raises(InputError, match="degrees"):
        read_addresses(layer)


@pytest.mark.parametrize(("file", "count", "crs"), [("heidelberg.gpkg", 624, "EPSG:25832"),
                                                    ("liechtenstein_2015.gpkg", 1006, "EPSG:2056")])
def test_real_address_layers_are_read_whole(shared_data, file, count, crs):
    addresses, notes = read_addresses(real_layer(shared_data / file, "adress"))
    assert len(addresses.ids) == len(set(addresses.ids)) == count
    assert addresses.crs == crs
    assert sum(not text for text in addresses.label) == 0
    assert len(notes) == 2


def test_a10_numbers_and_letters_in_columns_of_their_own_are_read_and_other_columns_told():
    layer = named("adr", points(2), columns={"id": ["1", "2"], "gata": ["Ekvägen"] * 2, "gatunr": ["5", "5"],
                                             "bokstav": ["A", "B"], "lage": ["x", "y"]})
    found, notes = read_addresses(layer)
    assert found.number.tolist() == ["5A", "5B"]
    assert any("not read: lage" in str(note) for note in notes)


def test_a10_a_layer_without_numbers_says_so():
    layer = named("adr", points(1), columns={"id": ["1"], "gata": ["Ekvägen"], "nrx": ["5"]})
    assert any("no column of house numbers" in str(note) for note in read_addresses(layer)[1])
