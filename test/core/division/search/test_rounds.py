"""Rounds of rising effort: how many there are, when the last is over, and that more time never gives a worse plan."""
from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from care_areas.core.division import DivisionSettings, divide
from care_areas.core.division.plan.plan import Plan
from care_areas.core.division.search.budget import budget
from care_areas.core.division.search.rounds import is_last, rounds
from division_worlds import grid_edges, grid_xy, planar, problem, rng

SETTINGS = DivisionSettings(stop_gap_percent=0.25)
SMALL = replace(SETTINGS, plans=4, neighbourhoods=8, tabu_moves=150, bound_nodes=2)


def plan(cost, violation=0.0):
    return Plan(np.zeros(3, np.int64), np.zeros(1, np.int64), violation, cost, np.array([cost]))


def gap(percent):
    return lambda area: percent


def test_short_rounds_come_before_the_whole_searches():
    found = rounds(SETTINGS, budget(SETTINGS, 1000, 6))
    assert [turn.searches for turn in found] == [1, 1, 2]
    assert [turn.allowed.plans for turn in found] == [2, 4, 8]
    assert [turn.allowed.neighbourhoods for turn in found] == [2, 4, 16]


@pytest.mark.parametrize("asked", [{"stop_gap_percent": 0.0}, {"first_plan": True}])
def test_all_of_the_work_is_one_round_where_it_may_not_stop(asked):
    settings = replace(SETTINGS, **asked)
    assert [turn.searches for turn in rounds(settings, budget(settings, 1000, 6))] == [2]


def test_large_problems_are_searched_as_a_whole_at_once_unless_time_is_limited():
    assert len(rounds(SETTINGS, budget(SETTINGS, 5000, 20))) == 1
    timed = replace(SETTINGS, spent=lambda: 0.0)
    assert len(rounds(timed, budget(timed, 5000, 20))) == 3


def test_many_searches_go_two_at_a_time():
    settings = replace(SETTINGS, effort=2.5)
    assert [turn.searches for turn in rounds(settings, budget(settings, 1000, 6))] == [1, 1, 2, 2, 1]


@pytest.mark.parametrize("before, now, percent, last", [
    (None, plan(100.0), 0.2, True),             # proven to be near enough
    (None, plan(100.0), 0.3, False),            # not yet, and nothing known of what a round gains
    (plan(100.04), plan(100.0), 0.9, True),     # near, and the round gained 0.04 %
    (plan(100.06), plan(100.0), 0.9, False),    # near, but the round gained 0.06 %
    (plan(100.0), plan(100.0), 1.1, False),     # nothing gained, but not near
    (plan(90.0, 5.0), plan(100.0), 0.9, False),  # the plan before was no plan
    (None, plan(100.0, 1.0), 0.0, False)])
def test_a_round_is_the_last_one(before, now, percent, last):
    assert is_last(SETTINGS, before, now, gap(percent)) == last


def test_no_round_is_the_last_one_where_nothing_can_be_proven():
    assert not is_last(SETTINGS, plan(100.0), plan(100.0), None)
    assert not is_last(SETTINGS, plan(100.0), plan(100.0), gap(math.inf))


def town(seed=4):
    place, edges = planar(80, seed)
    return problem(place, edges, rng(seed).integers(1, 9, 80), 4, 12.0, boundary_weight=0.02)


def test_a_plan_that_is_near_enough_ends_the_search_and_has_its_bound():
    given = town()
    whole, early = (divide(given, replace(SMALL, stop_gap_percent=stop), rng()) for stop in (0.0, 3.0))
    assert early.plans < whole.plans and early.neighbourhoods < whole.neighbourhoods
    assert 0 <= early.gap_percent <= 3.0
    assert early.bound == pytest.approx(early.objective * (1 - early.gap_percent / 100))
    assert early.bound <= whole.objective


def test_the_gap_of_the_end_is_that_of_the_plan_of_the_end():
    found = divide(town(), replace(SMALL, stop_gap_percent=1e-6), rng())
    assert found.gap_percent == pytest.approx(100 * (1 - found.bound / found.objective))


class Clock:
    """Each look at it costs a share of the time."""

    def __init__(self, looks):
        self.looks, self.seen = looks, 0

    def spent(self):
        self.seen += 1
        return self.seen / self.looks


@pytest.mark.parametrize("seed", [1, 2])
def test_more_time_never_gives_a_worse_plan(seed):
    place = grid_xy(12, 8)
    given = problem(place, grid_edges(12, 8), rng(seed).integers(1, 6, 96), 5, 8.0)
    settings = replace(SMALL, root_bound=False)
    found = [divide(given, replace(settings, spent=Clock(looks).spent), rng(seed)).objective
             for looks in (150, 400, 1000, 2500)]
    assert all(later <= earlier + 1e-9 for earlier, later in zip(found, found[1:])), found
    assert found[-1] < found[0] or found[0] == pytest.approx(found[-1])
