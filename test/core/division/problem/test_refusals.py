"""Every reason why a division cannot be is named, with the unit and the remedy."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division import DivisionSettings, divide
from care_areas.core.division.problem.refusals import bound_missed, listed, not_found
from care_areas.core.errors import DivisionRefused, InputError
from division_worlds import QUICK, grid_edges, grid_xy, names, planar, problem, rng

XY, EDGES = grid_xy(4, 2), grid_edges(4, 2)


def refused(p):
    with pytest.raises(DivisionRefused) as caught:
        divide(p, QUICK, rng())
    return caught.value


@pytest.mark.parametrize("change, words", [
    ({"areas": 0}, "0 areas"),
    ({"areas": 9}, "only 8 units"),
    ({"load": np.zeros(8)}, "zero"),
    ({"load": [1, 1, 1, -2, 1, 1, 1, 1]}, "u003"),
    ({"load": [1, 1, np.nan, 1, 1, 1, 1, 1]}, "u002"),
    ({"tolerance": -1}, "tolerance"),
    ({"names": np.array(["a", "b", "a", "c", "d", "e", "f", "g"], object)}, "more than once"),
])
def test_input_that_cannot_be_used(change, words):
    change = {"load": np.ones(8), "areas": 2, **change}
    with pytest.raises(InputError, match=words):
        problem(XY, EDGES, **change)


def test_a_unit_heavier_than_an_area():
    error = refused(problem(XY, EDGES, [9, 1, 1, 1, 1, 1, 1, 1], 4, 5))
    assert error.proven and "unit u000 has 9" in str(error) and "Split the unit" in str(error)


def test_a_group_heavier_than_an_area():
    error = refused(problem(XY, EDGES, np.ones(8), 4, 5, group=np.array([0, 0, 0, -1, -1, -1, -1, -1])))
    assert error.proven and "3.0" in str(error)


def test_no_whole_number_within_the_tolerance():
    error = refused(problem(XY, EDGES, np.ones(8), 3, 5))
    assert error.proven and "No whole number" in str(error)


def test_bounds_that_the_total_cannot_meet():
    bases = np.array([1, 0, 0, 0, 0, 0, 0, 1.0])
    load = np.stack([np.ones(8), bases], 1)
    error = refused(problem(XY, EDGES, load, 4, 20, low=np.array([np.nan, 1]), high=np.array([np.nan, 1])))
    assert error.proven and "total of 2.0" in str(error) and "clients" in str(error)


def test_more_parts_than_areas():
    edges = [(0, 1), (2, 3), (4, 5), (6, 7)]
    error = refused(problem(XY, edges, np.ones(8), 3, 40))
    assert error.proven and "link" in str(error)


def test_lock_to_an_area_that_is_not_there():
    error = refused(problem(XY, EDGES, np.ones(8), 2, 5, fixed_area=np.array([3, 0, 0, 0, 0, 0, 0, 0])))
    assert error.proven and "area 3" in str(error) and "u000" in str(error)


def test_locked_units_heavier_than_an_area():
    error = refused(problem(XY, EDGES, np.ones(8), 4, 5, fixed_area=np.array([1, 1, 1, 0, 0, 0, 0, 0])))
    assert error.proven and "locked to area 1" in str(error)


def test_locks_that_cut_each_other_off():
    """1 2 . .     the units of area 1 are behind those of area 2
       . 2 . 1    (the lower left unit is free but a dead end)"""
    error = refused(problem(XY, EDGES, np.ones(8), 2, 5, fixed_area=np.array([1, 2, 0, 0, 0, 2, 0, 1])))
    assert error.proven and "between" in str(error)


def test_a_group_with_two_locks():
    error = refused(problem(XY, EDGES, np.ones(8), 2, 5, fixed_area=np.array([1, 2, 0, 0, 0, 0, 0, 0]),
                            group=np.array([4, 4, -1, -1, -1, -1, -1, -1])))
    assert error.proven and "group" in str(error)


def test_a_group_in_pieces():
    error = refused(problem(XY, EDGES, np.ones(8), 2, 5, group=np.array([4, -1, -1, 4, -1, -1, -1, -1])))
    assert error.proven and "not connected" in str(error)


def test_groups_that_leave_too_few_units():
    error = refused(problem(XY, EDGES, np.ones(8), 4, 90, group=np.array([0, 0, 0, 0, 1, 1, 1, 1])))
    assert error.proven and "only 2 units" in str(error)


def test_nothing_found_shows_the_best_deviation():
    """A star with forty leaves: every area but one is a single leaf; too many light units for a proof."""
    angle = np.linspace(0, 6, 40)
    xy = np.vstack([(0, 0), np.stack([np.cos(angle), np.sin(angle)], 1)])
    error = refused(problem(xy, [(0, i) for i in range(1, 41)], np.ones(41), 3, 8))
    assert not error.proven
    assert error.best_deviation_percent == pytest.approx(100 * (39 / (41 / 3) - 1))
    assert "185.3" in str(error)


def test_wrong_shapes_are_a_programming_error():
    with pytest.raises(ValueError):
        problem(XY, EDGES, np.ones(8), 2, 5, names=names(7))
    with pytest.raises(ValueError):
        DivisionSettings(effort=0)


def test_ways_that_are_not_there():
    """A unit that cannot be reached from any other is named."""
    xy, edges = planar(20, 1)
    cost = ((xy[:, None] - xy[None]) ** 2).sum(-1).astype(np.float32)
    cost[:, 7] = cost[7, :] = np.inf
    error = refused(problem(xy, edges, np.ones(20), 2, 20, cost=cost))
    assert "u007" in str(error) and "reached" in str(error)


def test_b12_no_whole_number_within_a_part_of_the_load():
    """B12: with unequal shares the mean is nobody's part."""
    load = np.stack([np.full(8, 1.1), [1.0, 2, 1, 2, 1, 2, 1, 1]], 1)
    error = refused(problem(XY, EDGES, load, 2, tolerance_percent=(90, 1), share=np.array([1.0, 2.0])))
    assert error.proven
    assert "No whole number of “clients” lies within 1 % of 3.667, the part of area 1." in str(error)


def test_b12_a_tolerance_and_a_least_load_that_leave_nothing_between_them():
    """B12: told before the search, with both figures."""
    load = np.full((8, 2), 1.1)
    error = refused(problem(XY, EDGES, load, 2, tolerance_percent=(5, 100), share=np.array([1.0, 2.0]),
                            low=np.array([np.nan, 4.0]), high=np.array([np.nan, 8.8])))
    assert error.proven
    assert "Area 1 may have at most 3.08 of “hours”, but every area shall have at least 4.0 of “clients”" in str(error)


def test_b12_a_least_load_that_no_plan_found_keeps():
    """B12: no tolerance was asked of this load, so none is to be allowed. The corner unit cannot leave but through the
    others that have clients."""
    clients = np.zeros(12)
    clients[[0, 1, 4]] = 10.0
    load = np.stack([np.full(12, 1.05), clients], 1)
    error = refused(problem(grid_xy(4, 3), grid_edges(4, 3), load, 3, tolerance_percent=(5, 100),
                            low=np.array([np.nan, 10.0]), high=np.array([np.nan, 30.0])))
    assert "each has at least 10.0 of “clients”: one of the best one has 0.0" in str(error)
    assert "Allow" not in str(error)


def test_only_the_first_names_are_listed():
    assert listed(["a", "b"]) == "a, b" and listed(range(9)) == "0, 1, 2, 3, 4, …"


@pytest.mark.parametrize(("rules", "load", "said"), [
    ({"low": np.array([2.0])}, [[1.0], [3.0]], "each has at least 2.0 of “hours”: one of the best one has 1.0"),
    ({"high": np.array([2.5])}, [[1.9], [3.0]], "each has at most 2.0 of “hours”: one of the best one has 3.0"),
    ({}, [[1.0], [3.0]], "“hours” is off by 50.0 %")])
def test_a_missed_bound_is_told_by_what_the_planner_gave(rules, load, said):
    """A least or most that was given is named with its number, a tolerance by its percent."""
    p = problem(grid_xy(4, 1), grid_edges(4, 1), np.ones(4), 2, 10.0, **rules)
    refused = bound_missed(p, np.array(load), *p.bounds())
    assert said in str(refused).replace("50.001", "50.0") and refused.best_deviation_percent == pytest.approx(50)


def test_a_unit_out_of_reach_is_named_with_its_limit_or_with_the_roads():
    plain = problem(grid_xy(4, 1), grid_edges(4, 1), np.ones(4), 2, 10.0)
    assert "Check the roads around it" in str(not_found(plain, 1.0, "hours", "u002"))
    limited = problem(grid_xy(4, 1), grid_edges(4, 1), np.ones(4), 2, 10.0, max_cost=3.0)
    told = not_found(limited, 1.0, "hours", "u002")
    assert "within 3.0 of its area's centre: unit u002 is not" in str(told) and told.unit == "u002"
