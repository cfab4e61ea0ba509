"""Today's areas as the units name them, opened and given up areas, and what is counted when a unit moves."""
from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from care_areas.core.division.rebalance.rebalance import RebalanceSettings
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Table, Units
from care_areas.core.readers.today import areas_named, read_today, with_count
from care_areas.core.units.adjacency.adjacency import find_adjacency
from care_areas.core.workflow.rebalancing.move_measure import known_parts, move_measure
from care_areas.core.workflow.rebalancing.rebalance import MoveWishes, fixed_places, rebalance_units
from care_areas.test.rules_of import rules_of
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


def test_what_is_known_is_weighted_in_shares_of_its_total():
    """Hours 40 and land 5 of a hundred are known, and a column asked for: 40 + 5 + 5 share the whole."""
    table = layer(omr=np.array([1, 1]), larm=np.array([3.0, np.nan]))
    own = units([4, 6])
    made = move_measure(own.total_load_h_week(), known_parts(own, table, {}, None), {})
    assert {p.name: pytest.approx(p.percent) for p in made.parts} == {"hours": 800 / 9, "land": 100 / 9}
    assert made.weight == pytest.approx([8 / 9 * 40 + 1 / 9 * 50, 8 / 9 * 60 + 1 / 9 * 50])
    weights = {"hours": 40, "land": 5, "larm": 5}
    made = move_measure(own.total_load_h_week(), known_parts(own, table, weights, None), weights)
    assert made.weight == pytest.approx([0.8 * 40 + 0.1 * 50 + 0.1 * 100, 0.8 * 60 + 0.1 * 50])
    assert made.weight.sum() == pytest.approx(100)


def test_addresses_are_counted_in_their_unit_and_clients_read_from_their_column():
    table = layer(omr=np.array([1, 1]), Brukare=np.array([1, 3]))
    parts = known_parts(units([4, 6]), table, {}, np.array([(0.5, 0.5), (1.5, 0.5), (1.6, 0.5), (9.0, 9.0)]))
    assert parts["addresses"].tolist() == [1, 2] and parts["clients"].tolist() == [1, 3]


def test_a_weight_of_what_is_not_there_and_values_below_0_are_refused():
    table = layer(omr=np.array([1, 1]), fel=np.array([-1, 1]))
    with pytest.raises(InputError, match="u0"):
        known_parts(units([4, 5]), table, {"fel": 1}, None)
    with pytest.raises(InputError, match="with numbers"):
        known_parts(units([4, 5]), table, {"unit_id": 1}, None)
    with pytest.raises(InputError, match="no column “clients”"):
        known_parts(units([4, 5]), table, {"clients": 1}, None)
    with pytest.raises(InputError, match="nothing to count"):
        move_measure(np.zeros(2), {}, {"hours": 1})


def test_one_area_alone_is_refused_with_a_sentence():
    """B5: there is no other area; an error of numpy was all that came of it."""
    one = units([4.0] * 6)
    today = read_today(layer(omr=object_array(["Öst"] * 6)), "omr")
    adjacency = find_adjacency(one.geometry, one.ids)
    with pytest.raises(InputError, match="all units belong to one area, Öst"):
        rebalance_units(one, adjacency, np.ones((6, 6), np.float32), rules_of(1), today,
                        MoveWishes(), 1, RebalanceSettings(effort=0.02))
