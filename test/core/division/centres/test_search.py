"""The search over sets of centres, against every set of a small world."""
from __future__ import annotations

import itertools

import numpy as np
import pytest
from care_areas.core.division.assignment.dual import solve_prices
from care_areas.core.division.centres.candidates import full_centre_problem
from care_areas.core.division.centres.search import CentreSearch, different_sets, rescaled
from division_worlds import drawing, endless, instance_of, planar, problem, rng


def searched(seed, areas=3, n=14):
    xy, edges = planar(n, seed)
    instance = instance_of(problem(xy, edges, rng(seed).integers(1, 9, n), areas, 25.0))
    return CentreSearch(full_centre_problem(instance, 8), drawing(seed), endless())


def value_of(search, centre):
    m = search.centre_problem
    return solve_prices(m.rows(np.array(centre)), m.weight, m.low, m.high).value


@pytest.mark.parametrize("seed", range(5))
def test_the_best_set_of_all_is_found_in_a_small_world(seed):
    search = searched(seed)
    best = search.run(40)[0]
    least = min(value_of(search, centre) for centre in itertools.combinations(range(14), 3))
    assert best.value == pytest.approx(least, rel=1e-4)


@pytest.mark.parametrize("seed", range(3))
def test_the_elite_is_ranked_and_each_set_has_its_own_value(seed):
    search = searched(seed)
    ranked = search.run(10)
    assert [s.value for s in ranked] == sorted(s.value for s in ranked)
    for found in ranked[:5]:
        assert len(set(found.centre.tolist())) == 3
        assert found.value == pytest.approx(value_of(search, found.centre), rel=1e-4)


def test_the_same_draws_find_the_same_sets():
    one, two = searched(2).run(20), searched(2).run(20)
    assert [s.centre.tolist() for s in one] == [s.centre.tolist() for s in two]


def test_sets_that_really_differ_begin_with_the_best_and_are_no_more_than_asked_for():
    search = searched(1)
    search.run(20)
    kept = different_sets(search, 3)
    assert kept[0].value == search.ranked()[0].value and 1 <= len(kept) <= 3


def test_rescaled_weights_sum_exactly_in_float32():
    made = rescaled(searched(1).centre_problem)
    assert made.weight.sum() <= 2 ** 24 and (made.weight == np.rint(made.weight)).all()
    assert float(made.weight.astype(np.float32).sum()) == made.weight.sum()
