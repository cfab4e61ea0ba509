"""Divisions into more areas than are searched as one, and the same areas whoever does the pieces of work."""
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from care_areas.bridge.session.processes import Forked
from care_areas.core.division import DivisionSettings, divide
from care_areas.core.division.construct.regrow import regrow
from care_areas.core.division.improve.swaps import Met, swap
from care_areas.core.division.improve.waves import disjoint_unions
from care_areas.core.division.instance.instance import Instance
from care_areas.core.division.instance.prepare import prepare
from care_areas.core.division.plan.plan import make_plan
from care_areas.core.division.plan.state import State
from care_areas.core.division.search.budget import SEARCHED_AS_ONE
from care_areas.core.execution.draws import Draws
from division_worlds import planar, problem, rng

MANY = SEARCHED_AS_ONE + 2
BRIEF = DivisionSettings(effort=0.1, searches=2, tabu_moves=100, root_bound=False)


def world(n: int = 260, areas: int = MANY, tolerance: float = 25.0, **more):
    xy, edges = planar(n, 5)
    return problem(xy, edges, np.round(rng(2).gamma(4, 1, n), 2) + 0.5, areas, tolerance, **more)


@pytest.fixture(scope="module")
def divided():
    return divide(world(), BRIEF, rng())


def instance_of(given) -> Instance:
    return prepare(given, 0.0).parts[0].instance


def test_many_areas_are_divided_within_the_bounds(divided):
    assert len(set(divided.area.tolist())) == MANY
    assert divided.max_deviation_percent <= 25
    assert divided.objective >= divided.bound_of_centres
    assert divided.neighbourhoods > 0


def test_two_processes_give_the_areas_of_one_where_there_are_many(divided):
    two = divide(world(), replace(BRIEF, workers=Forked(2)), rng())
    assert two.area.tobytes() == divided.area.tobytes()
    assert (two.objective, two.evaluations) == (divided.objective, divided.evaluations)


def test_two_processes_give_the_areas_of_one_where_there_are_few():
    given = world(n=80, areas=4, tolerance=10.0)
    settings = DivisionSettings(searches=2, plans=2, neighbourhoods=2, tabu_moves=50, root_bound=False)
    one, two = divide(given, settings, rng()), divide(given, replace(settings, workers=Forked(2)), rng())
    assert one.area.tobytes() == two.area.tobytes()
    assert (one.objective, one.evaluations) == (two.objective, two.evaluations)


def test_unions_of_a_wave_have_no_area_in_common_and_hold_together(divided):
    instance = instance_of(world())
    area = divided.area - 1
    touching = set(instance.graph.touching_pairs(area))
    unions = disjoint_unions(instance, area, (2, 3, 3, 4), Draws(rng()))
    members = np.concatenate(unions).tolist()
    assert len(members) == len(set(members)) and len(members) > MANY / 2
    for union in unions:
        reached, rest = [int(union[0])], set(union[1:].tolist())
        for a in reached:
            near = [b for b in sorted(rest) if (min(a, b), max(a, b)) in touching]
            reached += near
            rest -= set(near)
        assert not rest and 2 <= len(union) <= 4


def test_known_areas_need_not_be_looked_at_again():
    instance = instance_of(world())
    none = np.zeros(MANY, np.int64)
    area = np.asarray(rng(3).integers(0, MANY, instance.n), np.int64)
    known = make_plan(instance, area, none)
    changed = area.copy()
    changed[:20] = (changed[:20] + 1) % MANY
    fresh, saved = make_plan(instance, changed, none), make_plan(instance, changed, none, known)
    assert np.array_equal(fresh.centre, saved.centre) and np.array_equal(fresh.travel, saved.travel)
    assert fresh.key == saved.key


def test_exchanges_met_before_are_those_found_afresh():
    """Pairs that did not change are not looked at again; the exchanges made are the same."""
    instance = instance_of(world(n=80, areas=4))
    area = regrow(instance.graph, instance.cost[[5, 20, 40, 70]], np.array([5, 20, 40, 70]), instance.lock)
    price = 2.0 * float(instance.cost.mean()) * instance.weight_per_load
    with_memory, without = (State(instance, area, np.array([5, 20, 40, 70])) for _ in range(2))
    met: Met = {}
    made = 0
    while swap(with_memory, price, met):
        assert swap(without, price, {})
        made += 1
    assert made > 1 and not swap(without, price, {})
    assert np.array_equal(with_memory.area, without.area)
