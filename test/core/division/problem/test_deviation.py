"""How far loads are from their targets."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division.problem.deviation import deviation_percent, largest_deviation_percent, load_per_area


def test_of_each_area_and_load_from_its_own_target():
    found = deviation_percent(np.array([[9.0, 4.0], [11.0, 2.0]]), np.array([[10.0, 4.0], [10.0, 4.0]]))
    assert np.allclose(found, [[-10.0, 0.0], [10.0, -50.0]])


def test_the_largest_may_be_below():
    assert largest_deviation_percent(np.array([6.0, 11.0]), np.array([10.0, 10.0])) == pytest.approx(40.0)


def test_any_load_is_far_from_a_target_of_nothing_and_no_load_is_not_above_it():
    assert largest_deviation_percent(np.array([1.0]), np.array([0.0])) > 1e300
    assert deviation_percent(np.array([0.0]), np.array([0.0])).tolist() == [-100.0]


def test_loads_are_summed_per_area_and_units_without_one_are_left_out():
    assert load_per_area(np.array([1.0, 2.0, 4.0, 8.0]), np.array([1, 3, 0, 1]), 3).tolist() == [9.0, 0.0, 2.0]
