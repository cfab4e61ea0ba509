"""One search of one instance: sets, plans, unions; each stage hands on what it met."""
from __future__ import annotations

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from care_areas.core.division.search.single_search import Solver
from care_areas.core.execution.stop_condition import StopCondition
from care_areas.core.progress import SILENT
from division_worlds import QUICK, drawing, endless, instance_of, planar, problem, rng


def world(seed, tolerance=8.0):
    xy, edges = planar(50, seed)
    return instance_of(problem(xy, edges, rng(seed).integers(1, 9, 50), 4, tolerance)), nx.Graph(edges)


@pytest.mark.parametrize("seed", range(4))
def test_a_search_ends_with_whole_areas_within_the_bounds(seed):
    instance, graph = world(seed)
    found = Solver(instance, QUICK, drawing(seed), endless()).run()
    assert found.plan.violation == 0
    assert all(nx.is_connected(graph.subgraph(np.flatnonzero(found.plan.area == a).tolist())) for a in range(4))
    assert found.counts.plans >= 1 and found.counts.neighbourhoods == 4 and found.counts.evaluations > 0
    assert found.pool and np.isfinite(found.pool[0].found.value)


def test_no_set_promises_more_than_the_plan_keeps():
    """The value of a set of centres is a lower bound of any plan with these centres."""
    instance, _ = world(2)
    found = Solver(instance, QUICK, drawing(2), endless()).run()
    own = [p.found.value for p in found.pool if p.theta == 0]
    assert min(own) <= found.plan.cost * (1 + 1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_a_search_begun_with_an_earlier_one_is_never_worse(seed):
    instance, _ = world(seed)
    before = Solver(instance, QUICK, drawing(seed), endless()).run()
    after = Solver(instance, QUICK, drawing(seed + 10), endless(), before=before).run()
    assert after.plan.key <= before.plan.key


def test_a_search_for_any_plan_ends_with_the_first():
    instance, _ = world(1)
    quick = Solver(instance, replace(QUICK, first_plan=True, neighbourhoods=64), drawing(1), endless()).run()
    assert quick.plan.violation == 0 and quick.counts.neighbourhoods == 0


def test_without_time_there_is_a_plan_all_the_same():
    instance, _ = world(1)
    found = Solver(instance, QUICK, drawing(1), StopCondition(SILENT, lambda: 1.0)).run()
    assert len(np.unique(found.plan.area)) == 4
