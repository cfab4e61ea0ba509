"""Every impossible award is refused with the limits that stand against each other."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import AssignmentRefused
from care_areas.core.geometry import object_array
from care_areas.core.model import Bids, Provider
from care_areas.core.providers import AreaFacts, AwardRules, assign_providers
from care_areas.core.providers.limits import make_program, named_limits
from care_areas.core.providers.program import irreducible_conflict
from care_areas.core.providers.scores import score_bids
from hypothesis import given, settings
from hypothesis import strategies as st

INF = float("inf")


def area_facts(*hours: float) -> AreaFacts:
    ids = np.arange(1, len(hours) + 1)
    return AreaFacts(ids, object_array(f"A{i}" for i in ids), np.array(hours, float))


def provider(identifier: str, capacity: float = INF, most=None, own: bool = False) -> Provider:
    return Provider(identifier, identifier.upper(), own, capacity, most)


def bids_of(*names: str, area: int = 0) -> Bids:
    return Bids(object_array(names), np.full(len(names), area, np.int64), np.full(len(names), 400.0),
                np.full(len(names), 80.0))


def refused(*arguments) -> AssignmentRefused:
    with pytest.raises(AssignmentRefused) as caught:
        assign_providers(*arguments)
    return caught.value


def test_too_little_capacity_in_all():
    error = refused(area_facts(30, 30), [provider("x", 20), provider("y", 35)], bids_of("x", "y"))
    assert "need 60 hours a week" in str(error) and "have 55 left" in str(error)


def test_fixed_areas_exceed_the_capacity():
    error = refused(area_facts(30, 30), [provider("egen", 50, own=True)], None, AwardRules({1: "egen", 2: "egen"}))
    assert "fixed to EGEN (1 (A1), 2 (A2)) need 60 hours a week, but its capacity is 50" in str(error)


def test_more_areas_fixed_than_allowed():
    error = refused(area_facts(1, 1), [provider("egen", INF, 1, True)], None, AwardRules({1: "egen", 2: "egen"}))
    assert "2 areas are fixed to EGEN" in str(error) and "at most 1" in str(error)


def test_a_fixed_provider_and_a_fixed_area_that_do_not_exist():
    error = refused(area_facts(1), [provider("x")], None, AwardRules({1: "nobody", 9: "x"}))
    assert [("nobody" in str(c), "no such area" in str(c)) for c in error.conflicts] == [(True, False), (False, True)]


def test_a_limit_for_a_provider_that_does_not_exist():
    assert "nobody" in str(refused(area_facts(1), [provider("x")], None, AwardRules(max_areas={"nobody": 1})))


def test_fewer_places_than_areas():
    error = refused(area_facts(1, 1, 1), [provider("x", INF, 1), provider("y", INF, 1)], bids_of("x", "y"))
    assert "3 areas are not fixed" in str(error) and "only 2 more areas" in str(error)


def test_an_area_without_a_bid():
    error = refused(area_facts(1, 1), [provider("x")], bids_of("x", area=1))
    assert "There is no bid for area 2 (A2)" in str(error)


def test_an_area_heavier_than_every_bidder():
    error = refused(area_facts(30, 5), [provider("x", 25), provider("y", 20)], bids_of("x", "y"))
    assert "Area 1 (A1) needs 30 hours a week" in str(error) and "at most 25" in str(error)


def test_all_elementary_reasons_are_told_at_once():
    error = refused(area_facts(30, 30, 1), [provider("x", 10, 1)], bids_of("x"))
    assert len(error.conflicts) == 4  # two heavy areas, too little capacity, too few places
    assert "3 more reasons" in str(error)


def test_limits_that_only_together_cannot_hold():
    """30 + 30 + 20 + 20 hours; y may have one area, so that at least 70 are left to x, who can take 65."""
    error = refused(area_facts(30, 30, 20, 20), [provider("x", 65), provider("y", 60, 1)], bids_of("x", "y"))
    texts = [str(c) for c in error.conflicts]
    assert texts == ["X can take on 65 hours a week", "Y may have at most 1 area(s)"]
    assert "cannot hold together: X can take on 65 hours a week; Y may have at most 1 area(s). Loosen one" in str(error)


def test_own_regi_that_may_only_have_fixed_areas_is_named_as_a_limit():
    """Packing: 6 + 6 + 6 do not fit in 10 + 10, though 18 hours are fewer than 20."""
    error = refused(area_facts(6, 6, 6), [provider("egen", own=True), provider("x", 10), provider("y", 10)],
                    bids_of("x", "y"))
    assert any("own regi takes only areas that were fixed" in str(c) for c in error.conflicts)
    assert len(error.conflicts) == 3


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(5, 12), min_size=3, max_size=5), st.lists(st.integers(8, 25), min_size=2, max_size=3),
       st.integers(0, 2))
def test_a_conflict_is_infeasible_and_every_part_of_it_is_needed(hours, capacities, most):
    facts, rules = area_facts(*hours), AwardRules({1: "a"})
    providers = [provider("abc"[j], float(c), most if j else None) for j, c in enumerate(capacities)]
    scores = score_bids(facts, providers, bids_of(*"abc"[:len(capacities)]), rules)
    program = make_program(facts, providers, scores, rules)
    limits = named_limits(facts, providers, program, rules)
    if program.solve(limits, scores.steps) is not None:
        return
    conflict = irreducible_conflict(program, limits)
    assert program.solve(conflict, scores.steps) is None
    for limit in conflict:
        assert program.solve([other for other in conflict if other is not limit], scores.steps) is not None
