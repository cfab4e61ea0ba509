"""Strips between areas that do not touch: the lightest one, judged by networkx, and only where it helps."""
from __future__ import annotations

import networkx
import numpy as np
from care_areas.core.division.problem.graph import UnitGraph
from care_areas.core.division.rebalance.corridors import lightest_strips, relieving_strips
from care_areas.core.division.rebalance.limits import MoveLimits
from care_areas.core.division.rebalance.rebalance import RebalanceSettings, rebalance
from division_worlds import grid_edges, grid_xy, planar, problem, rng


def graph_of(n: int, edges: list) -> UnitGraph:
    u, v = np.array(edges).T
    return UnitGraph(n, u, v, np.ones(len(u)))


def test_the_lightest_strip_is_a_shortest_path_over_the_units_between():
    for seed in range(5):
        place, edges = planar(40, seed)
        area = np.where(place[:, 0] < 3, 0, np.where(place[:, 0] < 7, 1, 2))
        weight = 1.0 + np.floor(rng(seed).random(40) * 9)
        cost, units = lightest_strips(graph_of(40, edges), area, 0, np.array([False, False, True]), weight)[2]
        ways = networkx.DiGraph()
        for a, b in [*edges, *((b, a) for a, b in edges)]:
            ways.add_edge(a, b, weight=0.0 if area[a] == 0 else weight[a])
        reach = networkx.multi_source_dijkstra_path_length(ways, set(np.nonzero(area == 0)[0].tolist()))
        assert cost == min(reach[unit] for unit in np.nonzero(area == 2)[0].tolist())
        assert cost == weight[units].sum() and not np.isin(area[units], [0]).any()


def test_only_a_strip_that_saves_more_than_it_weighs_is_named():
    graph = graph_of(5, [(0, 1), (1, 2), (2, 3), (3, 4)])
    area, weight = np.array([0, 1, 1, 1, 2]), np.array([5.0, 1.0, 1.0, 1.0, 5.0])
    (taker, units), = relieving_strips(graph, area, weight, np.array([-4.0, 0.0, 4.0]), 3)
    assert taker == 0 and sorted(units.tolist()) == [1, 2, 3]
    assert relieving_strips(graph, area, weight, np.array([-2.0, 0.0, 4.0]), 3) == []


def test_a_strip_of_empty_units_lets_the_least_move():
    """Area 2 lies between 1, which has too much, and 3, which lacks it, along a lane where nobody lives."""
    place = grid_xy(9, 4)
    today = np.where(place[:, 0] < 4, 1, np.where(place[:, 0] < 7, 2, 3))
    load = np.where(place[:, 1] == 0, 0.0, 4.0)
    load[place[:, 0] >= 7] = np.where(place[place[:, 0] >= 7, 1] == 0, 0.0, 3.0)
    given = problem(place, grid_edges(9, 4), load, 3, 14.0, today=today)
    found = rebalance(given, MoveLimits(load), RebalanceSettings(effort=0.3), rng())
    assert found.plan.moved_share <= found.least.share + 8.0 / load.sum()
    assert found.plan.max_deviation_percent <= 14
