"""Areas that cannot change places: shares, own costs, units that may lead, limits per unit, a plan to begin from."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division import divide
from care_areas.core.errors import DivisionRefused
from division_worlds import QUICK, grid_edges, grid_xy, problem, rng, squared


class Rows:
    """A cost matrix that is only given row by row."""

    def __init__(self, cost: np.ndarray) -> None:
        self.cost = cost

    def rows(self, centres: np.ndarray) -> np.ndarray:
        return self.cost[centres]

    def block(self, centres: np.ndarray, units: np.ndarray) -> np.ndarray:
        return self.cost[np.ix_(centres, units)]


def strip(n: int, areas: int, tolerance: float = 0.0, **more):
    """n units of load 1 in a row."""
    place = np.stack([np.arange(n), np.zeros(n)], 1).astype(float)
    return problem(place, [(i, i + 1) for i in range(n - 1)], np.ones(n), areas, tolerance, **more)


def test_an_area_for_two_teams_gets_twice_the_load():
    found = divide(strip(12, 3, share=np.array([2.0, 1.0, 1.0])), QUICK, rng())
    assert found.load[:, 0].tolist() == [6.0, 3.0, 3.0]
    assert found.max_deviation_percent == 0


def test_areas_with_equal_shares_are_numbered_from_the_north():
    place = grid_xy(2, 12)
    given = problem(place, grid_edges(2, 12), np.ones(24), 3, share=np.array([1.0, 2.0, 1.0]), xy=place)
    found = divide(given, QUICK, rng())
    assert found.load[:, 0].tolist() == [6.0, 12.0, 6.0]
    assert place[found.centre[0], 1] > place[found.centre[2], 1]


def test_a_cost_of_an_area_keeps_units_out_of_it_when_it_is_dear_enough():
    today = np.array([1] * 5 + [2] * 3)
    cost = np.where(today[None, :] == np.array([1, 2])[:, None], 0.0, 1000.0)
    free = divide(strip(8, 2, 30.0), QUICK, rng())
    held = divide(strip(8, 2, 30.0, area_cost=cost, start=today), QUICK, rng())
    assert free.load[:, 0].tolist() == [4.0, 4.0]
    assert held.area.tolist() == today.tolist()


def test_only_units_that_may_lead_are_centres():
    lead = np.zeros(12, bool)
    lead[[0, 11]] = True
    found = divide(strip(12, 2, 10.0, centre_units=lead), QUICK, rng())
    assert sorted(found.centre.tolist()) == [0, 11]


def test_fewer_leaders_than_areas_is_refused_with_a_proof():
    lead = np.zeros(12, bool)
    lead[3] = True
    with pytest.raises(DivisionRefused, match="only 1") as refused:
        divide(strip(12, 2, 10.0, centre_units=lead), QUICK, rng())
    assert refused.value.proven


def test_each_unit_has_its_own_limit():
    limit = np.full(8, 100.0)
    limit[0] = 1.0  # squared distance: the centre must be unit 0 or 1
    found = divide(strip(8, 2, 60.0, max_cost=limit), QUICK, rng())
    assert min(found.centre.tolist()) <= 1


def test_rows_made_on_demand_give_the_same_areas_as_the_matrix():
    place = grid_xy(6, 5)
    load = np.arange(30) % 4 + 1.0
    whole = problem(place, grid_edges(6, 5), load, 3, 5.0)
    lazy = problem(place, grid_edges(6, 5), load, 3, 5.0, cost=Rows(squared(place)))
    first, second = divide(whole, QUICK, rng()), divide(lazy, QUICK, rng())
    assert first.area.tolist() == second.area.tolist()
    assert first.objective == second.objective


def test_shares_find_their_place_in_parts_without_connection():
    place = np.stack([np.arange(9), np.zeros(9)], 1).astype(float)
    edges = [(i, i + 1) for i in range(8) if i != 5]  # 6 units and 3 units
    given = problem(place, edges, np.ones(9), 2, share=np.array([1.0, 2.0]))
    assert divide(given, QUICK, rng()).area.tolist() == [2] * 6 + [1] * 3
