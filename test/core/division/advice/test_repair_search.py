"""What would make a refused division possible, in worlds where the answer can be seen."""
from __future__ import annotations

from dataclasses import replace

import networkx
import numpy as np
import pytest
from care_areas.core.division import DivisionSettings, divide
from care_areas.core.division.advice import repair_search as changes
from care_areas.core.division.advice.repair_search import advised, relaxations
from care_areas.core.division.advice.rules import rounded_up
from care_areas.core.errors import Cancelled, DivisionRefused
from division_worlds import grid_edges, grid_xy, planar, problem, rng
from hypothesis import given, settings
from hypothesis import strategies as st

QUICK = DivisionSettings(searches=1, plans=2, neighbourhoods=2, tabu_moves=40, root_bound=False)


def row(n, areas, tolerance=0.0, load=None, **more):
    """n units in a row, a kilometre apart; the cost is the distance in kilometres."""
    xy = grid_xy(n, 1) * 1000.0
    cost = (np.abs(xy[:, None, 0] - xy[None, :, 0]) / 1000).astype(np.float32)
    return problem(xy, grid_edges(n, 1), np.ones(n) if load is None else load, areas, tolerance, cost=cost, xy=xy,
                   **more)


def told(p):
    with pytest.raises(DivisionRefused) as caught:
        divide(p, QUICK, rng())
    found = relaxations(p, QUICK, rng(), best=caught.value.best_area)
    for relaxation in found:  # every one holds
        divide(relaxation.problem, QUICK, rng())
    return [str(relaxation.message) for relaxation in found]


def test_the_smallest_tolerance():
    """4.3 1 | 1 4.1 is the best cut: 5.3 and 5.1 are 1.92 % from 5.2."""
    assert told(row(4, 2, 1.0, [4.3, 1, 1, 4.1])) == ["a tolerance of 2 % instead of 1 %"]


def test_the_smallest_tolerance_below_one_percent_is_told_finer():
    assert told(row(4, 2, 0.1, [4.15, 1, 1, 4.1])) == ["a tolerance of 0.49 % instead of 0.1 %"]


def test_the_longest_way():
    """Three units in each area: the outer ones are a kilometre from the middle one."""
    assert told(row(6, 2, max_cost=0.5)) == ["1 minutes as the longest way instead of 0.5"]


def test_a_limit_for_each_unit():
    """The first unit may be nearer than the others; the last one has no limit."""
    limit = np.array([0.4, 0.5, 0.5, 0.5, 0.5, np.inf])
    assert told(row(6, 2, max_cost=limit)) == ["0.6 minutes more for every longest way"]


def test_one_limit_for_the_units_that_have_one():
    assert told(row(6, 2, max_cost=np.array([0.5, 0.5, 0.5, 0.5, 0.5, np.inf]))) == [
        "1 minutes as the longest way instead of 0.5"]


def test_a_number_of_areas():
    messages = told(row(8, 3, 5.0))
    assert "2 areas instead of 3" in messages and "a tolerance of 25 % instead of 5 %" in messages


def bases(*where, n=4):
    counted = np.zeros(n)
    counted[list(where)] = 1
    return counted


def test_a_number_of_bases():
    """b b . . : even areas have two bases and none; one base each is a unit against three."""
    load = np.stack([np.ones(4), bases(0, 1)], 1)
    messages = told(row(4, 2, 0.0, load, low=np.array([np.nan, 1]), high=np.array([np.nan, 1])))
    assert messages == ["a tolerance of 50 % for “hours” instead of 0 %",
                        "0 to 2 “clients” in each area instead of exactly 1"]


def test_two_changes_where_none_helps_alone():
    """b b h h : wherever the row is cut, two of hours, bases and houses are wrong."""
    load = np.stack([np.ones(4), bases(0, 1), bases(2, 3)], 1)
    one = np.array([np.nan, 1, 1])
    assert told(row(4, 2, 0.0, load, low=one, high=one)) == [
        "a tolerance of 50 % for “hours” instead of 0 % and 0 to 2 “clients” in each area instead of exactly 1"]


def test_the_lock_that_blocks():
    """1 2 . . . 2 in even halves: the second unit must be with the first."""
    messages = told(row(6, 2, fixed_area=np.array([1, 2, 0, 0, 0, 2])))
    assert "unit u001 unlocked" in messages and "a tolerance of 66.7 % instead of 0 %" in messages


def test_several_locks():
    """1 . 2 | 1 . 2: the two in the middle are on the wrong side."""
    assert "2 units unlocked (u002, u003)" in told(row(6, 2, fixed_area=np.array([1, 0, 2, 1, 0, 2])))


def test_a_lock_to_an_area_that_is_not_there():
    messages = told(row(6, 2, fixed_area=np.array([1, 0, 0, 0, 0, 3])))
    assert "unit u005 unlocked" in messages and "3 areas instead of 2" in messages


def test_the_group_that_blocks():
    """Even halves part u002 and u003; the other group may stay."""
    messages = told(row(6, 2, group=np.array([7, 7, 3, 3, -1, -1])))
    assert "the group of u002, u003 allowed to part" in messages


def test_a_link_over_the_water():
    """u000 u001 u002 ~ u003: three and one do not make two areas of two."""
    p = row(4, 2)
    near = p.adjacency
    keep = near.v != 3
    p = replace(p, adjacency=replace(near, u=near.u[keep], v=near.v[keep], border_m=near.border_m[keep],
                                     is_link=near.is_link[keep]))
    assert told(p) == ["a tolerance of 50 % instead of 0 %", "a link between u003 and u002 (1.0 km)"]


def test_units_that_may_lead():
    p = row(6, 2, centre_units=np.array([True, False, False, False, False, False]))
    assert told(p) == ["areas whose centre has no base"]


def test_the_refusal_lists_them():
    p = row(8, 3, 5.0)
    with pytest.raises(DivisionRefused) as caught:
        divide(p, QUICK, rng())
    found = relaxations(p, QUICK, rng())
    refusal = advised(caught.value, found)
    assert str(caught.value) in str(refusal) and refusal.proven
    assert refusal.relaxations == tuple(r.message for r in found)
    assert "25 % instead of 5 %; 2 areas instead of 3" in str(refusal)
    assert advised(caught.value, ()) is caught.value


def test_it_stops_at_once_when_the_user_or_the_clock_says_so():
    class Stopped:
        def report(self, share, message=None):
            pass

        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        relaxations(row(8, 3, 5.0), QUICK, rng(), Stopped())
    assert relaxations(row(8, 3, 5.0), replace(QUICK, spent=lambda: 1.0), rng()) == ()


@pytest.mark.parametrize("number, step, up", [(6.76, 0.1, 6.8), (6.8, 0.1, 6.8), (0.3, 0.1, 0.3), (2, 1.0, 2.0),
                                              (0.30000000000000004, 0.1, 0.3), (47.01, 1.0, 48.0)])
def test_numbers_are_rounded_up_but_not_their_noise(number, step, up):
    assert rounded_up(number, step) == up


def keeps_all_rules(p, area):
    graph = networkx.Graph(zip(p.adjacency.u.tolist(), p.adjacency.v.tolist()))
    graph.add_nodes_from(range(p.n))
    low, high = p.bounds()
    for number in range(1, p.areas + 1):
        own = np.nonzero(area == number)[0]
        load = p.load[own].sum(0)
        if len(own) == 0 or not networkx.is_connected(graph.subgraph(own.tolist())):
            return False
        if (load < low[number - 1] - 1e-6).any() or (load > high[number - 1] + 1e-6).any():
            return False
    locked = p.fixed_area is None or bool((area == p.fixed_area)[p.fixed_area > 0].all())
    return locked and (p.group is None or all(len(set(area[p.group == g].tolist())) == 1
                                              for g in np.unique(p.group[p.group >= 0])))


@settings(max_examples=4, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 4), st.sampled_from([0.0, 0.5, 2.0]), st.booleans(), st.booleans(),
       st.booleans())
def test_whatever_is_named_is_found_again_with_the_same_settings(seed, areas, tolerance, locks, groups, limit):
    xy, edges = planar(12, seed)
    draw = np.random.default_rng(seed)
    more = {}
    if locks:
        more["fixed_area"] = np.where(draw.random(12) < 0.3, draw.integers(1, areas + 1, 12), 0)
    if groups:
        more["group"] = np.where(draw.random(12) < 0.3, draw.integers(0, 2, 12), -1)
    if limit:
        more["max_cost"] = 0.02
    p = problem(xy, edges, draw.uniform(1, 5, 12), areas, tolerance, **more)
    try:
        divide(p, QUICK, rng(seed))
    except DivisionRefused as refused:
        for relaxation in relaxations(p, QUICK, rng(seed), best=refused.best_area):
            found = divide(relaxation.problem, QUICK, rng(seed))
            assert keeps_all_rules(relaxation.problem, found.area)
            assert keeps_all_rules(relaxation.problem, relaxation.found.area)


def test_bounds_of_each_area_of_its_own():
    """B12: b b b . . . : area 1 shall have one base and area 2 two, but halves have three and none."""
    load = np.stack([np.ones(6), bases(0, 1, 2, n=6)], 1)
    nothing = np.full(2, np.nan)
    exactly = np.stack([nothing, np.array([1.0, 2.0])], 1)
    p = replace(row(6, 2, load=load[:, 0]), load=load, load_names=("load", "bases"), tolerance_percent=(0.0, 0.0),
                low=exactly, high=exactly)
    messages = told(p)
    assert "1 “bases” less or more in each area than its own bounds allow" in messages
    assert any(message.startswith("a tolerance of ") for message in messages)


def test_the_way_is_measured_from_a_unit_that_may_be_a_centre():
    """B12: the areas of a plan that was refused are led from their bases at the ends, not from their middles."""
    p = replace(row(6, 2), centre_units=np.array([True, False, False, False, False, True]))
    assert changes._centres(p, np.array([1, 1, 1, 2, 2, 2])).tolist() == [0, 5]


def test_units_that_no_centre_with_load_enough_reaches_are_named_before_the_search():
    """B13: the last unit is 40 km from the others; with ways of 5 km no area of three units can hold it."""
    p = row(6, 2, tolerance=10.0)
    far = p.cost.copy()
    far[5, :5] += 40
    far[:5, 5] += 40
    with pytest.raises(DivisionRefused, match="longest way: the centres that reach it") as refused:
        divide(replace(p, cost=far, max_cost=5.0), QUICK, rng())
    assert refused.value.proven and str(p.names[5]) in str(refused.value)
    assert divide(replace(p, max_cost=5.0), QUICK, rng()).max_deviation_percent == 0
