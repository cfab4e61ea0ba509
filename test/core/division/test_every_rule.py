"""Whatever rules are asked for together, a division that is given keeps them all; nobody finds one that is cheaper by
looking at every division of a tiny world; and where none exists none is given.
"""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division import DivisionProblem, DivisionSettings, divide
from care_areas.core.division.assignment.exact import available
from care_areas.core.division.instance.instance import INADMISSIBLE
from care_areas.core.division.instance.prepare import prepare
from care_areas.core.division.plan.incumbent import Incumbent
from care_areas.core.division.plan.plan import make_plan
from care_areas.core.division.plan.state import State
from care_areas.core.division.search.mip_repair import repair_by_mip
from care_areas.core.errors import DivisionRefused
from care_areas.core.execution.stop_condition import StopCondition
from care_areas.core.progress import SILENT
from division_brute import best_by_looking, broken_rules
from division_worlds import grid_edges, grid_xy, planar, problem, rng
from hypothesis import given, settings
from hypothesis import strategies as st

SHORT = DivisionSettings(searches=1, plans=2, neighbourhoods=3, tabu_moves=40, root_bound=False)
RULES = ("fixed", "group", "share", "limit", "base", "loads")


def tiny_world(seed: int, rules: tuple, n: int = 8, areas: int = 0) -> DivisionProblem:
    """Random points, their triangles, and some of the rules: contradictions and all."""
    draw = np.random.default_rng(seed)
    xy, edges = planar(n, seed)
    areas = areas or int(draw.integers(2, 4))
    columns, low, high = [draw.integers(1, 5, n).astype(float)], [np.nan], [np.nan]
    more = {"xy": xy}
    if "loads" in rules:
        columns.append(draw.integers(0, 3, n) + 1.0)
        low, high = [*low, np.nan], [*high, np.nan]
    if "base" in rules:
        lead = np.zeros(n)
        lead[draw.choice(n, areas, replace=False)] = 1
        columns.append(lead)
        low, high = [*low, 1.0], [*high, 1.0]
        more["centre_units"] = lead > 0
    if "fixed" in rules:
        fixed = np.zeros(n, np.int64)
        fixed[draw.choice(n, 2, replace=False)] = draw.integers(1, areas + 1, 2)
        more["fixed_area"] = fixed
    if "group" in rules:
        u, v = edges[int(draw.integers(len(edges)))]
        group = np.full(n, -1, np.int64)
        group[[u, v]] = 7
        more["group"] = group
    if "share" in rules:
        more["share"] = np.where(np.arange(areas) == int(draw.integers(areas)), 2.0, 1.0)
    cost = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1)).astype(np.float32)
    if "limit" in rules:
        more["max_cost"] = np.quantile(cost, draw.uniform(0.35, 0.9, n))
    return problem(xy, edges, np.stack(columns, 1), areas, 35.0, cost=cost, low=np.array(low), high=np.array(high),
                   load_names=tuple(f"load {s}" for s in range(len(columns))), **more)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6), st.sets(st.sampled_from(RULES)))
def test_what_is_given_keeps_every_rule_and_costs_no_less_than_the_best(seed, rules):
    world = tiny_world(seed, tuple(sorted(rules)), n=7)
    best = best_by_looking(world)
    try:
        found = divide(world, SHORT, rng())
    except DivisionRefused as refused:
        assert not (refused.proven and best is not None)
        return
    assert broken_rules(world, found.area) == []
    assert best is not None and found.objective >= best[0] * (1 - 1e-6)


def test_most_tiny_worlds_are_divided_at_the_least_cost_there_is():
    most = 0
    for seed in range(10):
        world = tiny_world(seed, RULES[seed % 6:][:2] or RULES[:2])
        best = best_by_looking(world)
        if best is None:
            with pytest.raises(DivisionRefused):
                divide(world, SHORT, rng())
            most += 1
            continue
        try:
            most += divide(world, SHORT, rng()).objective <= best[0] * (1 + 1e-6)
        except DivisionRefused:
            continue
    assert most >= 8


def quarters() -> DivisionProblem:
    """Six by six units in four areas, and rules that the four quarters keep to the letter."""
    xy = grid_xy(6, 6)
    quarter = (np.arange(36) % 6 // 3 + 2 * (np.arange(36) // 18)).astype(np.int64)
    middle = np.array([7, 10, 25, 28])
    cost = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1)).astype(np.float32)
    fixed, group, bases, second = np.zeros(36, np.int64), np.full(36, -1), np.zeros(36), (np.arange(36) % 3 == 0) * 1.0
    fixed[[0, 35]] = [2, 3]
    group[[12, 13, 14]] = 0
    group[[33, 34]] = 1
    bases[middle] = 1
    low, high = np.array([np.nan, np.nan, 1.0]), np.array([np.nan, np.nan, 1.0])
    return problem(xy, grid_edges(6, 6), np.stack([np.ones(36), second, bases], 1), 4, 0.0, cost=cost, xy=xy, low=low,
                   high=high, tolerance_percent=(0.0, 0.0, 0.0), fixed_area=fixed, group=group,
                   centre_units=bases > 0, max_cost=cost[middle[quarter], np.arange(36)])


def test_all_rules_at_once_are_kept_where_one_plan_keeps_them():
    world = quarters()
    found = divide(world, DivisionSettings(searches=1, plans=2, neighbourhoods=3, tabu_moves=100, root_bound=False),
                   rng())
    assert broken_rules(world, found.area) == []
    assert found.area[0] == 2 and found.area[35] == 3
    assert sorted(found.centre.tolist()) == [7, 10, 25, 28]


@pytest.mark.skipif(not available(), reason="this scipy has no mixed-integer solver")
def test_a_programme_finds_the_plan_that_moves_did_not_meet():
    instance = prepare(quarters(), 0.0).parts[0].instance
    stripes = np.repeat(np.arange(4), 9)[:instance.n]
    incumbent = Incumbent(instance)
    incumbent.offer(stripes, np.array([0, 9, 18, 27]))
    assert incumbent.plan.violation > 0
    assert repair_by_mip(incumbent, [], StopCondition(SILENT))
    assert incumbent.plan.violation == 0
    assert not repair_by_mip(incumbent, [], StopCondition(SILENT))  # nothing to be done


def strip(**rules) -> DivisionProblem:
    xy = np.stack([np.arange(6.0), np.zeros(6)], 1)
    return problem(xy, [(i, i + 1) for i in range(5)], [5.0, 1.0, 1.0, 1.0, 1.0, 1.0], 2, 90.0, **rules)


def test_a_locked_unit_that_was_taken_may_go_home_and_then_stays():
    instance = prepare(strip(fixed_area=np.array([0, 0, 2, 0, 0, 0])), 0.0).parts[0].instance
    home = int(instance.lock[2])
    state = State(instance, np.where(np.arange(6) < 4, 1 - home, home), np.array([0, 5])[[1 - home, home]])
    assert not state.held[2] and state.violation() > 0
    state.move(3, home)
    state.move(2, home)
    assert state.held[2] and state.violation() == 0


def test_a_unit_beyond_its_limit_counts_like_load_outside_the_bounds_however_light_it_is():
    limit = np.full(6, np.inf)
    limit[4] = 1.5  # squared distance: its centre is a neighbour of it, or itself
    instance = prepare(strip(max_cost=limit), 0.0).parts[0].instance
    assert (instance.cost >= INADMISSIBLE).any()
    west, east = np.zeros(6, np.int64), np.array([0, 0, 0, 1, 1, 1])
    west[5] = 1
    assert make_plan(instance, west, np.array([0, 5])).violation == 0  # not led by the heaviest
    assert make_plan(instance, east, np.array([0, 5])).violation == 0
    pinned = prepare(strip(max_cost=limit, centre_units=np.isin(np.arange(6), [0, 5])), 0.0).parts[0].instance
    assert make_plan(pinned, west, np.array([0, 5])).violation > 0
    assert make_plan(pinned, east, np.array([0, 5])).violation == 0


def test_bases_lead_where_the_market_is_a_sample_too():
    """More units than the search takes at once, and few that may lead: a set found in the sample is refined on all."""
    xy, edges = planar(60, 5)
    lead = np.isin(np.arange(60), [3, 17, 29, 44, 51])
    world = problem(xy, edges, np.ones(60), 3, 20.0, xy=xy, centre_units=lead)
    small = DivisionSettings(searches=1, plans=2, neighbourhoods=2, tabu_moves=60, columns=30, root_bound=False)
    found = divide(world, small, rng())
    assert broken_rules(world, found.area) == [] and lead[found.centre].all()
