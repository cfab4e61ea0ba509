"""A plan brought back within its bounds changes little."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division import divide
from care_areas.core.division.search.repair import repaired
from division_brute import broken_rules
from division_worlds import QUICK, planar, problem, rng


def world(seed, load=None):
    xy, edges = planar(60, seed)
    load = rng(seed).integers(20, 60, 60).astype(float) if load is None else load
    return problem(xy, edges, load, 4, 5.0, xy=xy)


@pytest.mark.parametrize("seed", range(4))
def test_loads_that_have_shifted_are_balanced_again_near_the_plan(seed):
    before = world(seed)
    area = divide(before, QUICK, rng(seed)).area
    load = before.load[:, 0] * np.where(area == 1, 1.12, 1.0)
    p = world(seed, load)
    assert "bounds" in broken_rules(p, area)
    found, refused = repaired(p, area, QUICK, rng(seed))
    assert refused is None and broken_rules(p, found) == []
    assert (found == area).mean() > 0.7, "no new centres are searched: most units stay"


def test_a_plan_within_its_bounds_may_only_get_better():
    p = world(1)
    area = divide(p, QUICK, rng(1)).area
    found, refused = repaired(p, area, QUICK, rng(1))
    assert refused is None and broken_rules(p, found) == []
