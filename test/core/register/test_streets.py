"""Street and number of a register, and what changes on each street."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from care_areas.core.register import changes_by_street, compare_registers, street_columns
from care_areas.core.sources.addresses.label import split_address


@pytest.mark.parametrize(("label", "street", "number"), [
    ("Ekvägen 5A, 58183 Linköping", "Ekvägen", "5A"),
    ("Västra 4:e gatan 12, 58183 Linköping", "Västra 4:e gatan", "12"),
    ("Ekvägen 5 B, 58183 Linköping", "Ekvägen", "5 B"), ("Ekvägen 5A UH1, 58183 Linköping", "Ekvägen", "5A UH1"),
    ("Ekvägen, 58183 Linköping", "Ekvägen", ""), ("Ekvägen Stallet, 58183 Linköping", "Ekvägen Stallet", ""),
    ("Ekvägen 3", "Ekvägen", "3"), ("", "", "")])
def test_a_text_is_split_at_its_last_number(label, street, number):
    assert split_address(label) == (street, number)


def register(rows) -> Table:
    identity, label, area, provider = zip(*rows)
    return Table("r", {"objektidentitet": object_array(identity), "adress": object_array(label),
                       "postort": object_array(text.rsplit(" ", 1)[-1] for text in label),
                       "omrade_kod": object_array(area), "utforare": object_array(provider)})


def test_changes_are_counted_per_street_and_town():
    old = register([("a", "Ekvägen 1, 58183 Linköping", "1", "X"), ("b", "Ekvägen 2, 58183 Linköping", "1", "X"),
                    ("c", "Ekvägen 1, 59012 Boxholm", "2", "Y"), ("d", "Askvägen 1, 58183 Linköping", "1", "X"),
                    ("e", "Almvägen 1, 58183 Linköping", "1", "X")])
    new = register([("a", "Ekvägen 1, 58183 Linköping", "1", "Y"), ("b", "Ekvägen 2, 58183 Linköping", "3", "X"),
                    ("c", "Ekvägen 1, 59012 Boxholm", "2", "Y"), ("f", "Ekvägen 3, 58183 Linköping", "1", "X"),
                    ("e", "Almvägen 1, 58183 Linköping", "1", "X")])
    table = changes_by_street(old, new, compare_registers(old, new))
    rows = list(zip(*(values.tolist() for values in table.columns.values())))
    assert list(table.columns) == ["gata", "postort", "adresser", "nya", "borttagna", "byter_utforare", "byter_omrade"]
    assert rows == [("Askvägen", "Linköping", 0, 0, 1, 0, 0), ("Ekvägen", "Linköping", 3, 1, 0, 1, 1)]


def test_columns_of_the_register_go_before_its_text():
    table = register([("a", "Ekvägen Hus 12, 58183 Linköping", "1", "X")])
    table.columns.update(gata=object_array(["Ekvägen"]), nummer=object_array(["Hus 12"]))
    columns = street_columns(table)
    assert (columns.street[0], columns.number[0], columns.town[0]) == ("Ekvägen", "Hus 12", "Linköping")
    assert np.array_equal(columns.street, table.columns["gata"])
