"""A13: addresses that lie nowhere near the areas make no register, and the sentence says what they look like."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.messages import Warned
from care_areas.core.model import Addresses, Provider
from care_areas.core.publish.streets.streets import street_register
from care_areas.core.register import ResponsibleArea, Validity, register_addresses
from pyproj import Transformer
from shapely.geometry import box

AREA = object_array([box(520_000, 6_460_000, 560_000, 6_490_000)])
COMPANY = Provider("x", "Xomsorg AB", False, np.inf, None)


def homes(n: int = 40):
    return np.column_stack([np.linspace(521_000, 559_000, n), np.linspace(6_461_000, 6_489_000, n)])


def register(xy, codes=None):
    n = len(xy)
    rows = Addresses(object_array(f"id{i}" for i in range(n)), np.asarray(xy, float),
                     object_array(f"Ekvägen {i}" for i in range(n)), object_array(["58183"] * n),
                     object_array(["Linköping"] * n), object_array(codes or ["0580"] * n), "EPSG:3006")
    return register_addresses(rows, AREA, np.array([1]), [ResponsibleArea(1, "1", "Väster", COMPANY)],
                              Validity("2027-05-01", "2027-1"))


def in_system(system: str, swapped: bool = False):
    x, y = Transformer.from_crs("EPSG:3006", system, always_xy=True).transform(*homes().T)
    return np.column_stack([y, x] if swapped else [x, y])


@pytest.mark.parametrize("xy, likeness", [
    (homes()[:, ::-1], "north and east swapped"),
    (in_system("EPSG:3009"), r"SWEREF99 15 00 \(EPSG:3009\)"),
    (in_system("EPSG:3010"), r"EPSG:3010"),
    (in_system("EPSG:3009", True), r"EPSG:3009\) with north and east swapped"),
    (in_system("EPSG:3021"), r"RT90 2.5 gon V \(EPSG:3021\)"),
    (in_system("EPSG:4326"), r"WGS 84 \(EPSG:4326\)"),
    (in_system("EPSG:4326", True), r"WGS 84 \(EPSG:4326\) with north and east swapped"),
    (in_system("EPSG:3857"), r"EPSG:3857"),
    (homes() + 900_000, "40 of 40 addresses .100 %. lie outside all areas: most would"),
])
def test_a13_addresses_of_another_system_are_refused_by_its_name(xy, likeness):
    with pytest.raises(InputError, match=likeness):
        register(xy)


def test_a13_most_elsewhere_and_some_inside_by_chance_is_refused_too():
    xy = np.vstack([in_system("EPSG:3009"), homes()[:3]])
    with pytest.raises(InputError, match=r"40 of 43 addresses \(93 %\) lie .*: they look like .*EPSG:3009"):
        register(xy)


def test_some_addresses_outside_are_listed_and_many_are_a_warning():
    found = register(np.vstack([homes(), homes()[:3] + 90_000]))
    assert (len(found.records), len(found.uncovered)) == (40, 3)
    assert "3 addresses lie outside all areas" in str(found.notes[1]) and not any(
        isinstance(note, Warned) for note in found.notes)
    half = register(np.vstack([homes(), homes() + 90_000]))
    assert (len(half.records), len(half.uncovered)) == (40, 40)
    assert isinstance(half.notes[0], Warned) and str(half.notes[0]).startswith(
        "Layer addresses: 40 of 80 addresses (50 %) lie outside all areas; they are not in the register, but listed.")


def test_most_addresses_outside_are_refused():
    """99 % of the addresses 60 km away gave a register of the rest, which took the place of the former one."""
    with pytest.raises(InputError, match=r"40 of 41 addresses \(97 %\) lie outside all areas: most would be left out"):
        register(np.vstack([homes()[:1], homes() + 60_000]))


@pytest.mark.parametrize("xy, likeness", [
    (homes()[:, ::-1], "north and east swapped"), (in_system("EPSG:3009"), "EPSG:3009")])
def test_every_second_address_read_in_a_wrong_way_is_refused(xy, likeness):
    mixed = homes(80)
    mixed[::2] = xy
    with pytest.raises(InputError, match=rf"40 of 80 addresses \(50 %\) lie outside all areas: they look.*{likeness}"):
        register(mixed)


def test_the_layer_of_a_county_is_lawful_and_told():
    """Only addresses of the municipality, by kommunkod, make an error."""
    xy, codes = np.vstack([homes(), homes() + 60_000, homes() - 60_000]), ["0580"] * 40 + ["0581"] * 80
    found = register(xy, codes)
    assert (len(found.records), len(found.uncovered)) == (40, 80)
    assert str(found.notes[0]).startswith("Layer addresses: 80 of 120 addresses (66 %) lie outside all areas, 80 of "
                                          "them with the kommunkod of another municipality; they are not in")
    with pytest.raises(InputError, match="most would be left out"):
        register(xy, [""] * 120)


def test_a13_a_street_register_of_nothing_is_refused():
    whole = register(homes()).records
    empty = type(whole)(whole.name, {name: values[:0] for name, values in whole.columns.items()},
                        object_array([]), whole.crs)
    with pytest.raises(InputError, match="There is no address"):
        street_register(empty)
