"""The centre problem of an instance: all units, or a sample of candidates and aggregated columns."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division.centres.candidates import full_centre_problem, sampled_centre_problem
from care_areas.core.division.instance.instance import INADMISSIBLE
from division_worlds import drawing, endless, instance_of, planar, problem, rng


def world(seed=3, n=60, **more):
    xy, edges = planar(n, seed)
    return instance_of(problem(xy, edges, rng(seed).integers(1, 9, n), 4, 40.0, **more))


def test_nothing_is_sampled_where_all_units_have_room():
    instance = world()
    made = sampled_centre_problem(instance, 0.0, 60, 60, 8, drawing(), endless())
    assert not made.sampled and made.unit.tolist() == list(range(60))
    assert np.array_equal(made.centre_problem.cost, instance.cost)
    assert np.array_equal(made.centre_problem.weight, instance.weight)


@pytest.mark.parametrize("seed", range(4))
def test_a_sample_has_all_weight_in_its_columns_and_the_mean_cost_of_their_units(seed):
    instance = world(seed)
    made = sampled_centre_problem(instance, 0.0, 20, 12, 8, drawing(seed), endless())
    problem_ = made.centre_problem
    assert made.sampled and len(made.unit) == 20 and len(set(made.unit.tolist())) == 20
    assert problem_.weight.sum() == instance.weight.sum() and problem_.cost.shape == (20, len(problem_.weight))
    total = (problem_.cost.astype(float) * problem_.weight).sum(1)
    exact = instance.cost[made.unit].astype(float) @ instance.weight
    assert np.abs(total - exact).max() <= 0.5 * instance.weight.sum()  # each cost is rounded to a whole one


def test_units_locked_to_different_areas_share_no_column():
    lock = np.zeros(60, np.int64)
    lock[[3, 4, 5]], lock[[30, 31]] = 1, 2
    instance = world(fixed_area=lock)
    made = sampled_centre_problem(instance, 0.0, 60, 5, 8, drawing(), endless()).centre_problem
    closed = made.area_cost >= INADMISSIBLE
    assert [int((~closed[a]).sum()) for a in range(4)] < [closed.shape[1]] * 4
    assert not (closed.all(0)).any(), "a column of units of two locks would be closed to every area"


def test_only_eligible_units_are_candidates():
    led = np.arange(60) % 4 == 0
    instance = world(centre_units=led)
    assert full_centre_problem(instance, 8).column.tolist() == np.flatnonzero(led).tolist()
    assert set(sampled_centre_problem(instance, 0.0, 7, 60, 8, drawing(), endless()).unit) <= set(np.flatnonzero(led))
