"""Today's areas as the units name them, opened and given up areas, and what is counted when a unit moves."""
from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Table, Units
from care_areas.core.planning.rebalancing import fixed_places, moved_weight
from care_areas.core.planning.today import areas_named, read_today, with_count
from shapely.geometry import box


def layer(**columns: Any) -> Table:
    n = len(next(iter(columns.values())))
    return Table("units", {"unit_id": object_array(f"u{i}" for i in range(n)), **columns},
                 object_array(box(i, 0, i + 1, 1) for i in range(n)), "EPSG:3006")


def units(hours: Any) -> Units:
    n = len(hours)
    return Units(object_array(f"u{i}" for i in range(n)), object_array(box(i, 0, i + 1, 1) for i in range(n)),
                 np.stack([np.arange(n) + 0.5, np.full(n, 0.5)], 1), {"hemtjanst": np.array(hours, float)}, "EPSG:3006")


def test_numbers_are_kept_in_their_order_and_gaps_stay():
    today = read_today(layer(omr=np.array([12.0, 7.0, np.nan, 12.0, 0.0])), "omr")
    assert today.area.tolist() == [2, 1, 0, 2, 0]
    assert today.number.tolist() == [7, 12] and today.label.tolist() == ["7", "12"]


def test_names_get_numbers_in_their_order():
    today = read_today(layer(omr=object_array(["Öst", "Norr", None, "Norr"])), "omr")
    assert today.label.tolist() == ["Norr", "Öst"] and today.number.tolist() == [1, 2]
    assert today.area.tolist() == [2, 1, 0, 1]


def test_a_column_without_any_area_and_one_that_is_not_there_are_refused():
    with pytest.raises(InputError, match="no unit belongs to an area"):
        read_today(layer(omr=np.zeros(3, np.int64)), "omr")
    with pytest.raises(InputError, match="no column “omr”"):
        read_today(layer(area=np.ones(3, np.int64)), "omr")


def test_more_areas_number_on_and_fewer_give_up_the_lightest_that_is_not_locked():
    today = read_today(layer(omr=np.array([5, 5, 8, 9, 9])), "omr")
    load = np.array([4.0, 4.0, 1.0, 3.0, 3.0])
    more, locked, _ = with_count(today, 4, load, (3,), "units")
    assert more.number.tolist() == [5, 8, 9, 10] and locked == (3,)
    fewer, locked, notes = with_count(today, 2, load, (3,), "units")
    assert fewer.number.tolist() == [5, 9] and locked == (2,)
    assert fewer.area.tolist() == [1, 1, 0, 2, 2] and fewer.given_up.tolist() == [False, False, True, False, False]
    assert "8" in str(notes[0])
    kept, _, _ = with_count(today, 2, load, (2,), "units")  # the lightest is locked: the next one
    assert kept.number.tolist() == [5, 8]
    with pytest.raises(InputError, match="not locked"):
        with_count(today, 1, load, (1, 2, 3), "units")


def test_locks_and_fixed_units_name_areas_of_today():
    today = read_today(layer(omr=np.array([5, 5, 8])), "omr")
    assert areas_named(today, "units", ["8"]) == (2,)
    with pytest.raises(InputError, match="Known are: 5, 8"):
        areas_named(today, "units", ["6"])
    assert fixed_places(np.array([0, 8, 5]), today, units([1, 1, 1])).tolist() == [0, 2, 1]
    with pytest.raises(InputError, match=r"u1.*fixed to area 6"):
        fixed_places(np.array([0, 6, 5]), today, units([1, 1, 1]))


def test_care_hours_are_counted_unless_a_column_is_named():
    table = layer(omr=np.array([1, 1]), brukare=np.array([3.0, np.nan]), fel=np.array([-1, 1]))
    hours, _ = moved_weight(units([4, 5]), table, "")
    clients, name = moved_weight(units([4, 5]), table, "BRUKARE")
    assert hours.tolist() == [4, 5] and clients.tolist() == [3, 0] and name == "brukare"
    with pytest.raises(InputError, match="u0"):
        moved_weight(units([4, 5]), table, "fel")
    with pytest.raises(InputError, match="with numbers"):
        moved_weight(units([4, 5]), table, "unit_id")
