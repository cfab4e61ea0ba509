"""The award equals the best of all awards by brute force, keeps every limit, and says why."""
from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from care_areas.core.errors import AssignmentRefused, Cancelled, InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Bids, Provider
from care_areas.core.providers import (
    BETWEEN_EXTREMES,
    AreaFacts,
    AwardRules,
    assign_providers,
    award_table,
    protocol_table,
)
from care_areas.core.providers.scores import score_bids
from hypothesis import given, settings
from hypothesis import strategies as st

INF = float("inf")


def area_facts(*hours: float, today=None) -> AreaFacts:
    ids = np.arange(1, len(hours) + 1)
    return AreaFacts(ids, object_array(f"Area {i}" for i in ids), np.array(hours, float), today)


def provider(identifier: str, capacity: float = INF, most=None, own: bool = False) -> Provider:
    return Provider(identifier, identifier.upper(), own, capacity, most)


def offers(*rows) -> Bids:
    """Rows of provider, area (0 = all), price, quality."""
    return Bids(object_array(r[0] for r in rows), np.array([r[1] for r in rows], np.int64),
                np.array([r[2] for r in rows], float), np.array([r[3] for r in rows], float))


def given_to(award) -> list:
    return list(award.providers())


@st.composite
def tenders(draw):
    """Up to 5 areas and 4 providers with bids, capacities, numbers, fixed areas and today's hours."""
    K, P = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    hours = draw(st.lists(st.integers(1, 30), min_size=K, max_size=K))
    own = draw(st.booleans())
    providers = [provider("abcd"[j], draw(st.sampled_from([INF, 20.0, 40.0, 60.0, 90.0])),
                          draw(st.sampled_from([None, 0, 1, 2, 3])), own=own and j == 0) for j in range(P)]
    rows = [("abcd"[j], k, draw(st.sampled_from([400.0, 450.0, 500.0])), draw(st.sampled_from([60.0, 80.0])))
            for j in range(P) for k in range(1, K + 1) if draw(st.booleans())]
    today = np.array(draw(st.lists(st.integers(0, 6), min_size=K * P, max_size=K * P)), float).reshape(K, P)
    fixed = {k: "abcd"[draw(st.integers(0, P - 1))] for k in range(1, K + 1) if draw(st.integers(0, 3)) == 0}
    weights = draw(st.sampled_from([(40.0, 40.0, 20.0), (100.0, 0.0, 0.0), (0.0, 50.0, 50.0)]))
    rules = AwardRules(fixed, *weights, own_regi_may_take_unfixed=draw(st.booleans()))
    return area_facts(*hours, today=today), providers, offers(*rows) if rows else offers(("a", 1, 1.0, 1.0)), rules


def brute_force(facts, providers, bids, rules):
    """The best award by trying all: fewest areas for unscored own regi, largest sum, smallest identifiers."""
    scores = score_bids(facts, providers, bids, rules)
    found = []
    for award in itertools.product(range(len(providers)), repeat=len(facts.ids)):
        unscored, total, good = 0, 0, True
        for k, j in enumerate(award):
            area = int(facts.ids[k])
            if area in rules.fixed:
                good &= providers[j].id == rules.fixed[area]
            elif providers[j].own_regi:
                good &= rules.own_regi_may_take_unfixed
                unscored += 1
            else:
                good &= bool(scores.eligible[k, j])
                total += int(scores.steps[k, j])
        for j, p in enumerate(providers):
            mine = [k for k, i in enumerate(award) if i == j]
            good &= facts.load_h_week[mine].sum() <= p.capacity_h_week + 1e-9
            good &= p.max_areas is None or len(mine) <= p.max_areas
        if good:
            found.append((unscored, -total, [providers[j].id for j in award]))
    return min(found) if found else None


@settings(max_examples=150, deadline=None)
@given(tenders())
def test_the_award_is_the_best_of_all_awards(tender):
    best = brute_force(*tender)
    if best is None:
        with pytest.raises(AssignmentRefused) as refused:
            assign_providers(*tender)
        assert refused.value.conflicts
        return
    award = assign_providers(*tender)
    assert given_to(award) == best[2]
    assert award.proven_optimal
    tendered = [a.score for a in award.areas if a.score is not None]
    assert sum(tendered) == pytest.approx(award.score_sum)
    assert sum(t.load_h_week for t in award.totals) == pytest.approx(tender[0].load_h_week.sum())


@settings(max_examples=60, deadline=None)
@given(tenders())
def test_whoever_was_better_in_an_area_and_lost_it_is_told_which_limit_stood_against_it(tender):
    try:
        award = assign_providers(*tender)
    except AssignmentRefused:
        return
    for area in award.areas:
        better = [b for b in area.bids if area.score is not None and b.score > area.score + 1e-9]
        if better:
            reason = str(area.reason)
            assert better[0].provider_name in reason
            assert "reached its limit" in reason or "more than its capacity" in reason


def test_the_order_of_providers_and_bids_does_not_matter():
    facts = area_facts(10, 10, 10)
    providers = [provider("a", 20), provider("b", 20), provider("c", 20)]
    rows = [(p, 0, 500, 80) for p in "abc"]
    award = assign_providers(facts, providers, offers(*rows))
    assert given_to(award) == ["a", "a", "b"]
    assert given_to(assign_providers(facts, providers[::-1], offers(*rows[::-1]))) == ["a", "a", "b"]


def test_own_regi_keeps_its_fixed_area_and_is_never_scored():
    facts = area_facts(10, 10)
    providers = [provider("egen", own=True), provider("x")]
    bids = offers(("egen", 0, 1, 100), ("x", 0, 500, 50))
    award = assign_providers(facts, providers, bids, AwardRules({1: "egen"}))
    assert given_to(award) == ["egen", "x"]
    assert award.areas[0].score is None
    assert award.areas[0].bids == ()
    assert str(award.areas[0].reason) == "Fixed beforehand (own regi)."
    assert any("own regi is not a tenderer" in str(note) for note in award.notes)


def test_own_regi_takes_over_only_where_the_rules_allow_it_and_only_what_is_left():
    facts = area_facts(10, 10, 10)
    providers = [provider("egen", own=True), provider("x", 20)]
    bids = offers(("x", 0, 500, 50))
    with pytest.raises(AssignmentRefused):
        assign_providers(facts, providers, bids)
    award = assign_providers(facts, providers, bids, AwardRules(own_regi_may_take_unfixed=True))
    assert sorted(given_to(award)) == ["egen", "x", "x"]
    own = next(a for a in award.areas if a.provider.own_regi)
    assert own.score is None
    assert "own regi takes over, without a score. X has 75.0 points" in str(own.reason)


def test_the_reason_names_the_score_and_the_next_one():
    award = assign_providers(area_facts(10), [provider("x"), provider("y")],
                             offers(("x", 0, 400, 80), ("y", 0, 500, 80)))
    assert str(award.areas[0].reason) == "The highest score: 90.0 points; next Y with 80.0."


def test_a_bid_for_one_area_replaces_the_bid_for_all():
    award = assign_providers(area_facts(10, 10), [provider("x"), provider("y")],
                             offers(("x", 2, 900, 10), ("x", 0, 400, 80), ("y", 0, 500, 80)))
    assert given_to(award) == ["x", "y"]


def test_price_between_extremes_gives_the_dearest_nothing():
    rules = AwardRules({}, 100.0, 0.0, 0.0, price_model=BETWEEN_EXTREMES)
    award = assign_providers(area_facts(10), [provider("x"), provider("y"), provider("z")],
                             offers(("x", 0, 400, 0), ("y", 0, 450, 0), ("z", 0, 500, 0)), rules)
    assert [b.score for b in award.areas[0].bids] == [100.0, 50.0, 0.0]


def test_continuity_decides_between_equal_bids():
    today = np.array([[2.0, 8.0], [8.0, 2.0]])
    award = assign_providers(area_facts(10, 10, today=today), [provider("x"), provider("y")],
                             offers(("x", 0, 400, 80), ("y", 0, 400, 80)), AwardRules({}, 40.0, 40.0, 20.0))
    assert given_to(award) == ["y", "x"]
    assert [a.continuity_percent for a in award.areas] == [80.0, 80.0]


def test_without_bids_any_company_may_get_any_area_and_a_note_says_so():
    award = assign_providers(area_facts(10), [provider("egen", own=True), provider("x")])
    assert given_to(award) == ["x"]
    assert "There are no bids" in str(award.notes[0])


def test_a_capacity_that_is_met_exactly_is_enough():
    facts = area_facts(0.1, 0.2)
    award = assign_providers(facts, [provider("x", 0.3)], offers(("x", 0, 400, 80)))
    assert given_to(award) == ["x", "x"]
    assert award.totals[0].used_percent == pytest.approx(100)


def test_the_rules_may_change_the_number_of_areas():
    bids = offers(("x", 0, 400, 80), ("y", 0, 800, 10))
    award = assign_providers(area_facts(1, 1), [provider("x"), provider("y")], bids, AwardRules(max_areas={"x": 1}))
    assert sorted(given_to(award)) == ["x", "y"]
    assert any("has reached its limit of 1 area(s)" in str(a.reason) for a in award.areas)


def test_twenty_areas_and_ten_providers_are_solved_within_their_limits():
    rng = np.random.default_rng(5)
    facts = area_facts(*rng.integers(900, 1100, 20))
    providers = [provider(f"p{j}", 2300.0 + 10 * j, 3) for j in range(10)]
    bids = offers(*[(f"p{j}", 0, 400 + 10 * int(rng.integers(0, 9)), 60 + 10 * int(rng.integers(0, 4)))
                    for j in range(10)])
    award = assign_providers(facts, providers, bids)
    assert all(t.load_h_week <= t.provider.capacity_h_week + 0.001 for t in award.totals)
    assert all(len(t.areas) <= 3 for t in award.totals)


def test_tables_have_one_row_for_each_area_and_for_each_bid():
    award = assign_providers(area_facts(10, 10), [provider("egen", own=True), provider("x"), provider("y")],
                             offers(("x", 0, 400, 80), ("y", 0, 500, 80)), AwardRules({1: "egen"}))
    table = award_table(award)
    assert list(table.columns["provider_id"]) == ["egen", "x"]
    assert np.isnan(table.columns["score"][0]) and table.columns["score"][1] == 90.0
    protocol = protocol_table(award)
    assert list(protocol.columns["provider_id"]) == ["egen", "x", "y"]
    assert list(protocol.columns["won"]) == [1, 1, 0]
    assert list(protocol.columns["area_provider_id"]) == ["egen", "x", "x"]


def test_the_user_can_stop_it():
    class Stop:
        def report(self, share, message=None):
            pass

        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        assign_providers(area_facts(10, 10), [provider("a", 10), provider("b", 10)],
                         offers(("a", 0, 1, 1), ("b", 0, 1, 1)), AwardRules(), Stop())


@pytest.mark.parametrize(("rows", "what"), [
    ([("nobody", 0, 1, 1)], "nobody is not in the table of providers"),
    ([("x", 7, 1, 1)], "no area 7"),
    ([("x", 0, 0, 1)], "not above 0"),
    ([("x", 0, float("nan"), 1)], "not above 0"),
    ([("x", 0, 1, 101)], "not between 0 and 100"),
    ([("x", 0, 1, float("nan"))], "not between 0 and 100"),
    ([("x", 1, 1, 1), ("x", 1, 2, 2)], "second bid"),
])
def test_bids_that_cannot_be_used(rows, what):
    with pytest.raises(InputError, match=what):
        assign_providers(area_facts(10), [provider("x")], offers(*rows))


@pytest.mark.parametrize(("providers", "what"), [
    ([], "no provider"),
    ([provider("x"), provider("x")], "occurs twice"),
    ([provider("x", -1)], "missing or negative"),
    ([provider("x", float("nan"))], "missing or negative"),
])
def test_providers_that_cannot_be_used(providers, what):
    with pytest.raises(InputError, match=what):
        assign_providers(area_facts(10), providers, None)


def test_a_capacity_may_have_to_be_stated():
    with pytest.raises(InputError, match="not stated"):
        assign_providers(area_facts(10), [provider("x")], None, AwardRules(allow_uncapacitated=False))


@pytest.mark.parametrize("change", [
    {"price_weight_percent": 60.0}, {"price_weight_percent": -50.0, "quality_weight_percent": 150.0},
    {"price_model": "cheapest"}, {"max_areas": {"x": -1}}, {"price_weight_percent": float("nan")},
])
def test_rules_that_cannot_be_used(change):
    with pytest.raises(InputError):
        replace(AwardRules(), **change)


@pytest.mark.parametrize(("loads", "ids"), [([float("nan")], [1]), ([-1.0], [1]), ([1.0, 1.0], [1, 1]), ([], [])])
def test_areas_that_cannot_be_used(loads, ids):
    with pytest.raises(InputError):
        AreaFacts(np.array(ids, np.int64), object_array("x" for _ in ids), np.array(loads, float))
