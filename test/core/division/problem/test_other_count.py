"""Plans with more or fewer areas, made of a plan."""
from __future__ import annotations

import numpy as np
from care_areas.core.division.problem.other_count import _medoid, start_from
from division_worlds import grid_edges, grid_xy, planar, problem
from hypothesis import given, settings
from hypothesis import strategies as st


def row(areas, load=None):
    """Eight units in a row."""
    return problem(grid_xy(8, 1), grid_edges(8, 1), np.ones(8) if load is None else load, areas)


def test_the_same_number_of_areas_stays():
    plan = np.array([1, 1, 1, 2, 2, 2, 3, 3])
    assert start_from(row(3), plan).tolist() == plan.tolist()


def test_the_widest_area_is_split_between_its_ends():
    """1 1 2 2 2 2 2 2: area 2 has the most travel; of its two middle units, which cost the same, the first is its
    centre, and the end farthest from that keeps the number.
    """
    assert start_from(row(3), np.array([1, 1, 2, 2, 2, 2, 2, 2])).tolist() == [1, 1, 3, 3, 3, 2, 2, 2]


def test_of_two_equal_centres_the_first_is_taken_whatever_the_order_of_adding():
    """Loads of 0.1 and 0.7 have no exact sums; the two middle units of a symmetric row cost the same all the same."""
    for load in ([0.1, 0.7, 0.3, 0.3, 0.7, 0.1], [0.6, 0.1, 0.7, 0.7, 0.1, 0.6], [1.1, 2.2, 3.3, 3.3, 2.2, 1.1]):
        for turned in (load, [3 * value for value in load]):
            asked = problem(grid_xy(6, 1), grid_edges(6, 1), np.array(turned), 2)
            assert start_from(asked, np.ones(6, int)).tolist() == [2, 2, 2, 1, 1, 1]
            unit, cost = _medoid(asked, np.arange(6))
            assert unit == 2 and cost.argmax() == 5


def test_the_neighbours_that_lie_nearest_to_each_other_are_merged():
    """1 1 1 2 2 2 3 4: areas 3 and 4 are one unit each."""
    assert start_from(row(3), np.array([1, 1, 1, 2, 2, 2, 3, 4])).tolist() == [1, 1, 1, 2, 2, 2, 3, 3]


def test_a_single_unit_cannot_be_split_and_islands_are_not_merged():
    apart = problem(grid_xy(2, 1), [], np.ones(2), 1)
    assert start_from(apart, np.array([1, 2])) is None
    whole = problem(grid_xy(2, 1), grid_edges(2, 1), np.ones(2), 2)
    assert sorted(start_from(whole, np.array([1, 1])).tolist()) == [1, 2]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 12), st.integers(1, 12), st.booleans())
def test_every_area_of_the_start_has_units_and_only_areas_that_change_change(seed, before, after, empty):
    xy, edges = planar(40, seed)
    load = np.ones(40)
    if empty:
        load[::3] = 0.0
    plan = np.random.default_rng(seed).integers(1, before + 1, 40)
    plan[:before] = np.arange(1, before + 1)
    made = start_from(problem(xy, edges, load, after), plan)
    assert sorted(set(made.tolist())) == list(range(1, after + 1))
    if after == before + 1:
        assert (made[made <= before] == plan[made <= before]).all()
    if after >= before:
        assert all(len(set(plan[made == number].tolist())) == 1 for number in range(1, after + 1))


def test_units_out_of_reach_do_not_break_it():
    xy = grid_xy(4, 1)
    cost = ((xy[:, None] - xy[None]) ** 2).sum(-1).astype(np.float32)
    cost[0, 3] = cost[3, 0] = np.inf
    p = problem(xy, grid_edges(4, 1), np.ones(4), 2, cost=cost)
    assert sorted(set(start_from(p, np.ones(4, np.int64)).tolist())) == [1, 2]
