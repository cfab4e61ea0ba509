"""What counting says of loads that are multiples of one step: never wrong, and at once where units are alike."""
from __future__ import annotations

import itertools

import numpy as np
import pytest
from care_areas.core.division import divide
from care_areas.core.division.instance.load_steps import check_load_steps, load_step
from care_areas.core.errors import DivisionRefused
from division_worlds import QUICK, grid_edges, problem, rng
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize("load, step", [
    ([12.0, 30.0, 0.0, 18.0], 6.0), ([2.5, 2.5, 0.0], 2.5), ([0.7, 2.1, 1.4], 0.7), ([1.0, 2.5], None),
    ([0.1, 0.30001], None), ([0.0, 0.0], None)])
def test_the_step_is_what_all_loads_are_multiples_of(load, step):
    found = load_step(np.array(load))
    assert found == (None if step is None else pytest.approx(step))


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0, 10 ** 6), n=st.integers(2, 7), areas=st.integers(2, 3),
       step=st.sampled_from([1.0, 4.0, 0.7]), tolerance=st.sampled_from([0.0, 3.0, 8.0, 20.0, 60.0]),
       unequal=st.booleans())
def test_what_counting_rules_out_is_no_division(seed, n, areas, step, tolerance, unequal):
    """Against all ways to put the units in areas, connected or not."""
    if areas > n:
        return
    draw = rng(seed)
    load = step * np.rint(draw.random(n) * 3)
    load[0] = step
    p = problem(draw.random((n, 2)), [(i, i + 1) for i in range(n - 1)], load, areas, tolerance,
                share=draw.random(areas) + 0.2 if unequal else None)
    low, high = p.bounds()
    try:
        check_load_steps(p, low, high)
    except DivisionRefused as refused:
        assert refused.proven
        for labels in itertools.product(range(areas), repeat=n):
            held = np.bincount(labels, load, areas)
            assert not bool((held >= low[:, 0] - 1e-9).all() and (held <= high[:, 0] + 1e-9).all())


@pytest.mark.parametrize("hours, areas, tolerance, words", [
    (12.5, 5, 5.0, r"multiples of 12\.5, so an area within 114\.0 to 126\.0 has 125\.0 to 125\.0, and 5 such areas"),
    (1.25, 7, 1.0, r"multiples of 1\.25, and none lies within 8\.486 to 8\.657")])
def test_equal_units_that_make_no_whole_areas_are_refused_before_any_search(hours, areas, tolerance, words):
    """48 units with the same hours, in areas of whole units that are 50, or none at all."""
    place = np.array([(x, -y) for y in range(6) for x in range(8)], float)
    with pytest.raises(DivisionRefused, match=words) as refused:
        divide(problem(place, grid_edges(8, 6), np.full(48, hours), areas, tolerance), QUICK)
    assert refused.value.proven
