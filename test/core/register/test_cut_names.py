"""A10: a register that went through a shapefile."""
from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from care_areas.core.register import whole_register

FULL = ("objektidentitet", "adress", "postnummer", "postort", "kommunkod", "omrade_kod", "omrade_namn", "utforare",
        "utforare_typ", "telefon", "url", "giltig_fran", "giltig_till", "version")


def register(cut: bool, **more: Any) -> Table:
    values = {name: object_array([f"{name} 1", f"{name} 2"]) for name in FULL}
    values["giltig_fran"], values["giltig_till"] = object_array(["2027-05-01"] * 2), object_array(["", ""])
    values["utforare_typ"] = object_array(["egen regi", "entreprenad"])
    columns = {(name[:10] if cut else name): column for name, column in {**values, **more}.items()}
    return Table("reg", columns)


def test_names_that_can_only_mean_one_column_are_given_back():
    found = whole_register(register(cut=True))
    assert list(found.columns) == list(FULL)
    assert list(found.columns["giltig_fran"]) == ["2027-05-01"] * 2
    assert whole_register(register(cut=False)).columns.keys() == register(cut=False).columns.keys()


@pytest.mark.parametrize("service", ["utforare_hemsjukvard", "telefon_hemsjukvard", "valfri_stadning"])
def test_a_service_whose_name_was_cut_is_refused(service):
    """No service "h" with a provider is ever published."""
    with pytest.raises(InputError, match=rf"cut to ten letters.*{service[:10]}.*\.gpkg"):
        whole_register(register(cut=True, **{service: object_array(["a", "b"])}))
    kept = whole_register(register(cut=False, **{service: object_array(["a", "b"])}))
    assert service in kept.columns


def test_what_may_be_a_service_or_the_kind_of_provider_is_not_guessed():
    table = register(cut=True)
    table.columns["utforare_t"][0] = "Nordvård"
    with pytest.raises(InputError, match="cut to ten letters"):
        whole_register(table)


@pytest.mark.parametrize("gone", ["giltig_fran", "version", "utforare", "omrade_kod"])
def test_a_column_that_must_be_there_is_missed(gone):
    table = register(cut=False)
    without = Table("reg", {name: values for name, values in table.columns.items() if name != gone})
    with pytest.raises(InputError, match=f"columns {gone} of an address register are missing"):
        whole_register(without)


@pytest.mark.parametrize(("days", "says"), [
    ({"giltig_fran": "i morgon"}, "“i morgon” is not a date"), ({"giltig_fran": "2027-02-30"}, "is not a date"),
    ({"giltig_fran": ""}, "“” is not a date"), ({"giltig_till": "2026-01-01"}, "is before the first"),
    ({"giltig_till": "hela året"}, "is not a date"), ({"version": " "}, "has no name")])
def test_a12_days_that_are_none_are_refused(days, says):
    """A12: the page would answer by them."""
    table = register(cut=False)
    changed = {**table.columns, **{name: object_array([value] * len(table)) for name, value in days.items()}}
    with pytest.raises(InputError, match=says) as caught:
        whole_register(replace(table, columns=changed))
    assert caught.value.problems[0].layer == table.name
