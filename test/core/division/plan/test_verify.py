"""The last check against an independent look at every rule, on random areas of tiny worlds."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division.plan.verify import broken_rule, missed_bounds
from care_areas.core.errors import DivisionRefused
from division_brute import broken_rules
from division_worlds import planar, problem, rng


def world(seed, **more):
    xy, edges = planar(7, seed)
    return problem(xy, edges, rng(seed).integers(1, 4, 7), 2, 35.0, **more)


@pytest.mark.parametrize("rules", ["plain", "fixed", "limit", "bases"])
@pytest.mark.parametrize("seed", range(8))
def test_areas_are_refused_just_where_a_rule_is_broken(seed, rules):
    more = {"plain": {}, "fixed": {"fixed_area": np.array([1, 0, 0, 0, 0, 0, 2])}, "limit": {"max_cost": 25.0},
            "bases": {"centre_units": np.array([True, False, True, False, True, False, False])}}[rules]
    p, kept = world(seed, **more), 0
    for code in range(2 ** 7):
        area = np.array([1 + (code >> u & 1) for u in range(7)])
        refused = broken_rule(p, area)
        assert (refused is None) == (broken_rules(p, area) == []), broken_rules(p, area)
        kept += refused is None
        assert refused is None or (isinstance(refused, DivisionRefused) and refused.best_area is area)
    assert rules != "plain" or kept


def test_the_loads_that_miss_their_bounds_are_named_by_number():
    p = problem(np.array([(x, 0.0) for x in range(4)]), [(0, 1), (1, 2), (2, 3)],
                np.array([[1.0, 4.0], [1.0, 0.0], [1.0, 0.0], [1.0, 0.0]]), 2, 10.0)
    assert missed_bounds(p, np.array([1, 1, 2, 2])).tolist() == [1]
    assert missed_bounds(p, np.array([1, 2, 2, 2])).tolist() == [0, 1]
