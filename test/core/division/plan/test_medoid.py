"""The centre of an area, against a look at every unit of it."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division.plan.medoid import best_centre
from division_worlds import planar, problem, rng


def world(seed, **more):
    xy, edges = planar(14, seed)
    return problem(xy, edges, rng(seed).integers(0, 5, 14), 3, 100.0, **more)


def total(p, centre, units):
    return sum(float(p.load[u, 0]) * float(p.cost[centre, u]) for u in units)


@pytest.mark.parametrize("seed", range(6))
def test_the_centre_reaches_the_others_at_least_cost(seed):
    p, units = world(seed), np.sort(rng(seed).choice(14, 6, replace=False))
    least = min(total(p, c, units) for c in units)
    assert total(p, best_centre(p, units), units) == pytest.approx(least)


@pytest.mark.parametrize("seed", range(6))
def test_only_units_with_a_base_are_centres_where_the_area_has_one(seed):
    bases = np.arange(14) % 3 == 0
    p, units = world(seed, centre_units=bases), np.arange(7)
    led = [c for c in units if bases[c]]
    assert total(p, best_centre(p, units), units) == pytest.approx(min(total(p, c, units) for c in led))
    without = np.array([1, 2, 4])
    assert best_centre(p, without) in without


def test_a_centre_that_keeps_the_limit_for_all_comes_before_a_cheaper_one():
    """0-1-2-3 in a row, all the load at 0: cheapest from 0, but 3 is within 4 = 2² of 1 and 2 only."""
    place = np.array([(x, 0.0) for x in range(4)])
    given = {"place": place, "edges": [(0, 1), (1, 2), (2, 3)], "load": [9.0, 0, 0, 1.0], "areas": 1}
    assert best_centre(problem(**given), np.arange(4)) == 0
    assert best_centre(problem(**given, max_cost=4.0), np.arange(4)) == 1


def test_of_equal_centres_the_first_by_name_is_taken_whatever_the_order():
    p = problem(np.array([(0.0, 0), (1.0, 0)]), [(0, 1)], [1.0, 1.0], 1)
    assert best_centre(p, np.array([1, 0])) == best_centre(p, np.array([0, 1])) == 0
