"""Unions of touching areas are divided anew; the rest stays as it was."""
from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from care_areas.core.division.construct.draft import draft_plan
from care_areas.core.division.improve.neighbourhood import (
    Pooled,
    SearchEffort,
    choose_union,
    divided_union,
    improve,
    ranked_pool,
)
from care_areas.core.division.plan.incumbent import Incumbent
from division_worlds import drawing, endless, instance_of, planar, problem, rng


def begun(seed, areas=6):
    xy, edges = planar(60, seed)
    instance = instance_of(problem(xy, edges, rng(seed).integers(1, 9, 60), areas, 15.0))
    centre = np.sort(rng(seed).choice(60, areas, replace=False))
    incumbent = Incumbent(instance)
    draft = draft_plan(instance, centre, None, 0.0, 0.0, drawing(seed), endless())
    incumbent.offer(draft.area, centre)
    incumbent.balance_penalty = draft.balance_penalty
    return instance, nx.Graph(edges), incumbent


@pytest.mark.parametrize("seed", range(8))
def test_a_union_is_two_to_four_areas_that_hold_together(seed):
    instance, graph, incumbent = begun(seed)
    area = incumbent.plan.area
    slots = choose_union(instance, area, drawing(seed))
    assert 2 <= len(slots) <= 4 and slots.tolist() == sorted(set(slots.tolist()))
    assert nx.is_connected(graph.subgraph(np.flatnonzero(np.isin(area, slots)).tolist()))


def test_there_is_no_union_of_one_area():
    instance, _, _ = begun(0)
    assert choose_union(instance.part(np.arange(60), np.array([0])), np.zeros(60, np.int64), drawing()) is None


@pytest.mark.parametrize("seed", range(4))
def test_new_areas_of_a_union_are_its_own_and_connected(seed):
    instance, graph, incumbent = begun(seed)
    plan, slots = incumbent.plan, choose_union(instance, incumbent.plan.area, drawing(seed))
    units = np.flatnonzero(np.isin(plan.area, slots))
    found = divided_union(instance, plan, slots, 0.0, SearchEffort(), drawing(seed), endless())
    assert set(found.tolist()) == set(slots.tolist())
    assert all(nx.is_connected(graph.subgraph(units[found == slot].tolist())) for slot in slots)


@pytest.mark.parametrize("seed", range(3))
def test_steps_never_make_the_incumbent_worse(seed):
    _, graph, incumbent = begun(seed)
    draws, keys = drawing(seed), [incumbent.plan.key]
    for _ in range(4):
        improve(incumbent, (), (0.0,), draws, endless())
        keys.append(incumbent.plan.key)
    assert keys == sorted(keys, reverse=True) and keys[-1] < keys[0]
    assert all(nx.is_connected(graph.subgraph(np.flatnonzero(incumbent.plan.area == a).tolist())) for a in range(6))


def test_a_pool_has_the_best_of_every_kind_first():
    pool = [[Pooled(f"{kind}{i}", 0.0) for i in range(count)] for kind, count in (("a", 3), ("b", 1), ("c", 2))]
    assert [p.found for p in ranked_pool(pool)] == ["a0", "b0", "c0", "a1", "c1", "a2"]
    assert ranked_pool([]) == []
