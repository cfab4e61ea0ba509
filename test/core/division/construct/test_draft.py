"""A draft: connected areas around given centres."""
from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from care_areas.core.division.construct.draft import draft_plan, start_centres
from division_worlds import drawing, endless, instance_of, planar, problem, rng


def world(seed, **more):
    xy, edges = planar(40, seed)
    given = problem(xy, edges, rng(seed).integers(1, 9, 40), 4, 30.0, **more)
    return instance_of(given), nx.Graph(edges)


@pytest.mark.parametrize("theta", [0.0, 0.5])
@pytest.mark.parametrize("noise", [0.0, 0.5])
@pytest.mark.parametrize("seed", range(4))
def test_each_area_of_a_draft_holds_together_and_holds_its_centre(seed, theta, noise):
    instance, graph = world(seed)
    centre = np.sort(rng(seed).choice(40, 4, replace=False))
    draft = draft_plan(instance, centre, None, theta, noise, drawing(seed), endless())
    for a in range(4):
        units = np.flatnonzero(draft.area == a).tolist()
        assert units and nx.is_connected(graph.subgraph(units)), a
    assert draft.balance_penalty > 0 and draft.moved >= 0


@pytest.mark.parametrize("seed", range(4))
def test_a_draft_comes_nearer_to_balance_than_the_nearest_centres(seed):
    instance, _ = world(seed)
    centre = np.sort(rng(seed).choice(40, 4, replace=False))
    nearest = instance.cost[centre].argmin(0)
    miss = lambda area: np.abs(np.bincount(area, instance.load[:, 0], 4) - instance.target[0]).max()  # noqa: E731
    draft = draft_plan(instance, centre, None, 0.0, 0.0, drawing(), endless())
    assert miss(draft.area) <= miss(nearest) + 1e-9


@pytest.mark.parametrize("seed", range(4))
def test_centres_of_a_plan_reach_their_areas_at_least_cost_whatever_is_left_out(seed):
    instance, _ = world(seed)
    start = rng(seed).integers(-1, 4, 40)
    found = start_centres(instance, start)
    for a in range(4):
        units = np.flatnonzero(start == a)
        cost = instance.cost[np.ix_(units, units)].astype(float) @ instance.weight[units]
        assert found[a] in units and cost[units.tolist().index(found[a])] == cost.min()
