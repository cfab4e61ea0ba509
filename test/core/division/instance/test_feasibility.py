"""What is refused before any search, and what only looks like it."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division.instance.feasibility import (
    check_bounds,
    check_heaviest,
    check_lock_paths,
    check_locks,
    check_reach,
)
from care_areas.core.division.problem.graph import UnitGraph
from care_areas.core.errors import DivisionRefused
from division_worlds import grid_edges, grid_xy, names, problem

FAR = 9.0


def grid(load=None, **more):
    """3 × 3 units."""
    return problem(grid_xy(3, 3), grid_edges(3, 3), np.ones(9) if load is None else load, 3, 20.0, **more)


def refusal(check, *given):
    with pytest.raises(DivisionRefused) as refused:
        check(*given)
    assert refused.value.proven
    return str(refused.value)


def test_bounds_that_the_total_does_not_fit_are_refused_whichever_side_it_misses():
    p = grid()
    check_bounds(p, *p.bounds())
    ones = np.ones((3, 1))
    for low, high in ((4 * ones, 5 * ones), (ones, 2 * ones)):
        assert "cannot share a total of 9.0" in refusal(check_bounds, p, low, high)


def test_two_rules_for_one_load_must_leave_something_between_them():
    p = grid(np.stack([np.ones(9), np.ones(9)], 1))
    low, high = np.array([[0.0, 3.5], [0.0, 0.0], [0.0, 0.0]]), np.array([[3.4, 9.0]] * 3)
    said = refusal(check_bounds, p, low, high)
    assert "Area 1 may have at most 3.4 of “hours”, but every area shall have at least 3.5 of “clients”" in said


def test_a_unit_heavier_than_any_area_may_be_is_named():
    load = np.ones((9, 1))
    load[4] = 5
    p = grid(load[:, 0])
    check_heaviest(p, load, names(9), np.array([[5.0]] * 3))
    assert "unit u004 has 5.0" in refusal(check_heaviest, p, load, names(9), np.array([[4.9]] * 3))


@pytest.mark.parametrize(("lock", "part", "said"), [
    ([4] + [0] * 8, [0] * 9, "locked to area 4, but there are only 3"),
    ([1] + [0] * 7 + [1], [0] * 8 + [1], "u000 and u008 are locked to area 1 but have no connection"),
    ([1] * 5 + [0] * 4, [0] * 9, "the units locked to area 1 have 5.0")])
def test_locks_that_cannot_hold(lock, part, said):
    assert said in refusal(check_locks, grid(), np.array(lock), np.ones((9, 1)), names(9), np.array(part),
                           np.array([[3.6]] * 3))


def test_units_locked_to_one_area_must_be_able_to_meet():
    """1 2 1 in a row of three: the area cannot be in one piece."""
    graph = UnitGraph(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))
    check_lock_paths(graph, np.array([1, 0, 1]), names(3))
    assert "lie between them" in refusal(check_lock_paths, graph, np.array([1, 2, 1]), names(3))


def test_a_unit_that_no_centre_reaches_is_named_only_where_there_is_a_limit():
    cost = np.zeros((9, 9), np.float32)
    cost[:, 8] = FAR
    lead = np.array([True] * 8 + [False])
    check_reach(grid(), np.arange(9), lead, cost, FAR)
    assert "unit u008 is farther" in refusal(check_reach, grid(max_cost=5.0), np.arange(9), lead, cost, FAR)
