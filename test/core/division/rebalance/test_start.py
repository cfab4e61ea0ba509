"""The plan that a path of moves begins with."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division.rebalance.start import start_plan
from division_worlds import grid_edges, grid_xy, instance_of, problem


def grid(areas, load=None, **more):
    load = np.ones(24) if load is None else load
    return instance_of(problem(grid_xy(6, 4), grid_edges(6, 4), load, areas, 90.0, **more))


def test_todays_areas_in_one_piece_stay_and_get_their_best_centres():
    today = np.array([0, 0, 0, 1, 1, 1] * 4)
    instance = grid(2)
    slot, centre = start_plan(instance, today)
    assert slot.tolist() == today.tolist()
    for a in (0, 1):
        units = np.flatnonzero(today == a)
        cost = instance.cost[np.ix_(units, units)].astype(float) @ instance.weight[units]
        assert centre[a] in units and cost[units.tolist().index(centre[a])] == cost.min()


def test_of_an_area_in_two_pieces_the_heavier_stays():
    today = np.array([0, 0, 1, 1, 1, 0] * 4)
    assert start_plan(grid(2), today)[0].tolist() == [0, 0, 1, 1, 1, -1] * 4
    load = np.ones(24)
    load[5::6] = 9
    assert start_plan(grid(2, load), today)[0].tolist() == [-1, -1, 1, 1, 1, 0] * 4


@pytest.mark.parametrize("eligible", [None, 23])
def test_a_new_area_opens_on_the_far_side_of_the_fullest(eligible):
    today = np.array([0, 0, 1, 1, 1, 1] * 4)
    led = None if eligible is None else np.arange(24) % 6 != 4
    slot, centre = start_plan(grid(3, centre_units=led), today)
    assert (slot == 2).any() and not (slot[today == 0] == 2).any()
    assert slot[centre[2]] == 2 and (slot[today == 1] == 1).any()


def test_a_lock_comes_before_today():
    lock = np.zeros(24, np.int64)
    lock[2] = 1
    today = np.array([0, 0, 1, 1, 1, 1] * 4)
    assert start_plan(grid(2, fixed_area=lock), today)[0][2] == 0
