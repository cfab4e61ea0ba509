"""A5: loads that leave the office are those of groups with enough clients, and add up as before."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.model import Adjacency
from care_areas.core.units.client_groups import client_groups, load_per_group, served_clients, single_client_notes
from hypothesis import given
from hypothesis import strategies as st


def row_of_units(n):
    """n units in a row, each a neighbour of the next."""
    u = np.arange(n - 1)
    xy = np.stack([np.arange(n), np.zeros(n)], 1)
    return Adjacency(n, u, u + 1, np.full(n - 1, 100.0), np.zeros(n - 1, bool)), xy


def test_single_clients_are_joined_with_their_neighbours():
    """A5: six units of one client each, groups of three."""
    adjacency, xy = row_of_units(6)
    served = {"hemtjanst": np.ones(6)}
    group = client_groups(adjacency, xy, np.zeros(6, int), served, 3)
    assert group.tolist() == [0, 0, 0, 1, 1, 1]
    load = load_per_group({"hemtjanst": np.array([3.0, 6, 9, 1, 1, 4])}, group)
    assert load["hemtjanst"].tolist() == [6, 6, 6, 2, 2, 2]


def test_a_rare_service_counts_by_itself():
    """A5: enough clients in all, but one alone has home rehabilitation."""
    adjacency, xy = row_of_units(4)
    served = {"hemtjanst": np.array([9.0, 9, 9, 9]), "hemrehab": np.array([1.0, 0, 0, 4])}
    group = client_groups(adjacency, xy, np.zeros(4, int), served, 5)
    assert group.tolist() == [0, 0, 0, 0]


def test_groups_stay_within_an_area_and_an_area_with_too_few_is_one():
    """A5"""
    adjacency, xy = row_of_units(5)
    group = client_groups(adjacency, xy, np.array([1, 1, 2, 2, 2]), {"a": np.array([1.0, 1, 9, 1, 0])}, 5)
    assert group.tolist() == [0, 0, 1, 1, 2]


@given(st.data())
def test_every_group_has_enough_clients_or_is_its_whole_area(data):
    """A5"""
    n, least = data.draw(st.integers(1, 25)), data.draw(st.integers(2, 6))
    adjacency, xy = row_of_units(n)
    area = np.array(data.draw(st.lists(st.integers(1, 3), min_size=n, max_size=n)))
    counts = [np.array(data.draw(st.lists(st.integers(0, 4), min_size=n, max_size=n)), float) for _ in range(2)]
    served = dict(zip("ab", counts))
    group = client_groups(adjacency, xy, area, served, least)
    load = {name: count * 1.5 for name, count in served.items()}
    kept = load_per_group(load, group)
    for number in range(group.max() + 1):
        rows = group == number
        assert len(set(area[rows].tolist())) == 1
        for name in served:
            there = served[name][rows].sum()
            assert there == 0 or there >= least or (group[area == area[rows][0]] == number).all()
            assert len(set(kept[name][rows].tolist())) == 1
            assert kept[name][rows].sum() == pytest.approx(load[name][rows].sum())
    assert (client_groups(adjacency, xy, area, served, least) == group).all()


def test_clients_are_counted_per_service_where_they_have_hours():
    """A5"""
    found = served_clients(np.array([0, 0, 1, -1]), {"a": np.array([1.0, 0, 2, 5])}, 3)
    assert found["a"].tolist() == [1, 1, 0]
    assert "2 units hold one client" in str(single_client_notes(np.array([1.0, 2, 1, 0]))[0])
    assert single_client_notes(np.array([2.0, 0])) == ()
