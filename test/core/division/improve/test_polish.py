"""Polishing never makes the incumbent worse, and keeps areas in one piece."""
from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from care_areas.core.division.construct.draft import draft_plan
from care_areas.core.division.improve.polish import PolishEffort, polish, walk
from care_areas.core.division.plan.incumbent import Incumbent
from division_worlds import drawing, endless, instance_of, planar, problem, rng

SHORT = PolishEffort(passes=2, tabu_moves=200, candidates=8, sweeps=2)


def begun(seed, **more):
    xy, edges = planar(40, seed)
    instance = instance_of(problem(xy, edges, rng(seed).integers(1, 9, 40), 4, 8.0, **more))
    centre = np.sort(rng(seed).choice(40, 4, replace=False))
    draft = draft_plan(instance, centre, None, 0.0, 0.0, drawing(seed), endless())
    incumbent = Incumbent(instance)
    incumbent.offer(draft.area, centre)
    return instance, nx.Graph(edges), draft, incumbent, centre


def whole(graph, area):
    return all(nx.is_connected(graph.subgraph(np.flatnonzero(area == a).tolist())) for a in range(4))


@pytest.mark.parametrize("seed", range(5))
def test_the_incumbent_gets_better_and_its_areas_hold_together(seed):
    _, graph, draft, incumbent, _ = begun(seed)
    before = incumbent.plan.key
    area = polish(incumbent, draft.area, draft.balance_penalty, SHORT, drawing(seed), endless())
    assert incumbent.plan.key <= before and whole(graph, incumbent.plan.area) and whole(graph, area)
    assert incumbent.plan.violation == 0, "forty units of 1 to 8 make four areas within 8 %"


@pytest.mark.parametrize("seed", range(3))
def test_a_walk_offers_what_it_met_and_gives_the_centres_of_its_areas(seed):
    _, graph, draft, incumbent, centre = begun(seed)
    area, moved = walk(incumbent, draft.area, centre, draft.balance_penalty, 300, drawing(seed), endless())
    assert whole(graph, area) and all(area[moved[a]] == a for a in range(4))


def test_locked_units_stay_at_home():
    lock = np.zeros(40, np.int64)
    lock[[0, 1]] = [1, 2]
    instance, _, draft, incumbent, _ = begun(1, fixed_area=lock)
    polish(incumbent, draft.area, draft.balance_penalty, SHORT, drawing(), endless())
    assert incumbent.plan.violation == 0 and (incumbent.plan.area[[0, 1]] == instance.lock[[0, 1]]).all()
