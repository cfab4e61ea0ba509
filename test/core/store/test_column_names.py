"""Names of columns that a format can hold, none of them lost."""
from __future__ import annotations

import numpy as np
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from care_areas.core.store.formats.column_names import storable


def named(*columns: str) -> Table:
    return Table("t", {name: np.arange(2) for name in columns}, object_array([None, None]), "EPSG:3006")


def test_b2_names_that_a_format_writes_alike_stay_two():
    """B2: GML makes underscores of all that XML does not take in a name."""
    made, notes = storable(named("Kod 1", "Kod/1", "Kod_1", "ålder", "2027", "id"), ".gml")
    assert list(made.columns) == ["Kod_1_2", "Kod_1_3", "Kod_1", "ålder", "_2027", "id"]
    assert len(notes) == 3 and "“Kod/1” is stored as “Kod_1_3”" in str(notes[1])
    assert storable(named("Kod 1", "Kod/1"), ".kml")[1] == []


def test_b2_names_that_differ_in_capitals_only_stay_two_in_a_database():
    made, notes = storable(named("Kod", "KOD", "fid"), ".gpkg")
    assert list(made.columns) == ["Kod", "KOD_2", "fid_2"] and len(notes) == 2
