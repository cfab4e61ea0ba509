"""Land without load goes back to its area of today, where that parts no area and spoils no shape.

    0 0 0 1 1 1     load in the outer columns only; the middle ones are empty
"""
from __future__ import annotations

import numpy as np
from care_areas.core.division.rebalance.near.restore import Restorer
from near_grounds import grid

TODAY = np.array([0, 0, 0, 1, 1, 1] * 4)
LOAD = np.array([1, 1, 0, 0, 1, 1] * 4)


def restorer(miss=lambda area: 0.0, **more):
    return Restorer(grid(6, 4, 2, LOAD, **more), TODAY, miss)


def moved(units, area=1):
    out = TODAY.copy()
    out[units] = area
    return out


def test_empty_land_goes_home_one_after_the_other_from_the_border():
    assert restorer().restored(moved([2, 8, 14, 20])).tolist() == TODAY.tolist()


def test_what_has_load_stays_where_the_plan_has_it():
    plan = moved([1, 2])
    found = restorer().restored(plan)
    assert found[1] == 1 and found[2] == 1, "2 joins 1 to its area, and 1 has load"


def test_land_that_holds_an_area_together_stays():
    """All of row 0 but its first unit is in area 1, which 2 and 3 connect: 2 cannot go."""
    plan = moved([1, 2, 7, 8])
    found = restorer().restored(plan)
    assert found[8] == 0 or found[2] == 0, "one of the two ways is enough"
    assert (found[8] == 0) != (found[2] == 0)


def test_a_worse_shape_is_not_bought():
    plan = moved([2, 8])
    worse = restorer(miss=lambda area: float((area == TODAY).mean())).restored(plan)
    assert worse.tolist() == plan.tolist()


def test_land_locked_elsewhere_does_not_go_home():
    lock = np.zeros(24, np.int64)
    lock[0], lock[2] = 1, 2
    found = restorer(fixed_area=lock).restored(moved([2, 8]))
    assert found[2] == 1 and found[8] == 0
