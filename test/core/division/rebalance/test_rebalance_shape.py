"""A14: rebalancing keeps the shape of the areas, and every plan of the frontier keeps what was asked."""
from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any, List, Optional

import networkx
import numpy as np
import pytest
from care_areas.core.division.problem.problem import DivisionProblem
from care_areas.core.division.rebalance.frontier import price
from care_areas.core.division.rebalance.limits import MoveLimits
from care_areas.core.division.rebalance.near.outline import Outlines
from care_areas.core.division.rebalance.near.shape import shape_limits
from care_areas.core.division.rebalance.rebalance import RebalanceSettings, rebalance
from care_areas.core.division.rebalance.result import Rebalanced
from care_areas.core.errors import DivisionRefused
from division_worlds import grid_edges, grid_xy, problem, rng
from hypothesis import given, settings
from hypothesis import strategies as st

QUICK = RebalanceSettings(effort=0.1)


def squares(wide: int, high: int) -> Outlines:
    """Unit squares on a grid."""
    edges = np.array(sorted(tuple(sorted(edge)) for edge in grid_edges(wide, high)), np.int64)
    ones = np.ones(wide * high)
    return Outlines(ones, 4 * ones, edges[:, 0], edges[:, 1], np.ones(len(edges)), np.ones(len(edges)))


def world(wide: int, high: int, load: Any, today: Any, areas: int, tolerance: float) -> DivisionProblem:
    return problem(grid_xy(wide, high), grid_edges(wide, high), np.asarray(load, float), areas, tolerance,
                   today=np.asarray(today, np.int64))


def again(given_world: DivisionProblem, outlines: Outlines, weight: Any, dial: float = 50.0,
          most: Optional[float] = None, how: RebalanceSettings = QUICK) -> Rebalanced:
    limits = MoveLimits(np.asarray(weight, float), most, outlines=outlines, compactness=dial)
    return rebalance(given_world, limits, how, rng())


def whole(given_world: DivisionProblem, area: np.ndarray) -> bool:
    """Judged by networkx: each area is there and connected."""
    graph = networkx.Graph(zip(given_world.adjacency.u.tolist(), given_world.adjacency.v.tolist()))
    graph.add_nodes_from(range(given_world.n))
    return all((area == a).any() and networkx.is_connected(graph.subgraph(np.nonzero(area == a)[0].tolist()))
               for a in range(1, given_world.areas + 1))


def balanced(given_world: DivisionProblem, area: np.ndarray) -> bool:
    low, high = given_world.bounds()
    load = np.bincount(area, given_world.load[:, 0], given_world.areas + 1)[1:]
    return bool(((load >= low[:, 0] - 1e-9) & (load <= high[:, 0] + 1e-9)).all())


def compactness(wide: int, area: np.ndarray, a: int) -> float:
    """Of squares, side by side counted one by one."""
    own = set(np.nonzero(area == a)[0].tolist())
    high = len(area) // wide
    sides = sum((i % wide == 0 or i - 1 not in own) + (i % wide == wide - 1 or i + 1 not in own)
                + (i - wide not in own) + (i >= wide * (high - 1) or i + wide not in own) for i in own)
    return 4 * np.pi * len(own) / sides ** 2


def corridor_world() -> Any:
    """1 has too much, 3 too little, 2 between them; row 0 is land where nobody lives.

        1 1 1 1 2 2 2 3 3
        …
    """
    place = grid_xy(9, 4)
    today = np.where(place[:, 0] < 4, 1, np.where(place[:, 0] < 7, 2, 3))
    load = np.where(place[:, 1] == 0, 0.0, 4.0)
    load[place[:, 0] >= 7] = np.where(place[place[:, 0] >= 7, 1] == 0, 0.0, 3.0)
    return world(9, 4, load, today, 3, 14.0), load


def test_a14_no_corridor_of_empty_land_is_sent_round_a_neighbour():
    """A14: load is passed on through the area between. Two columns move, with their heads where nobody lives: without
    these two borders of four sides would be a side longer each, a quarter in all.
    """
    given_world, load = corridor_world()
    found = again(given_world, squares(9, 4), 0.95 * load / load.sum() + 0.05 / 36)
    assert found.today.border_m == 8 == found.plan.border_m and found.plan.miss == 0
    moved = found.plan.moved.reshape(4, 9)
    assert moved.sum() == 8 and (moved.all(0) == moved.any(0)).all()


def test_a14_without_the_dial_the_corridor_is_cheapest():
    """The same world with shape left out of it, so that the test above is about the dial."""
    given_world, load = corridor_world()
    found = again(given_world, squares(9, 4), load, dial=0.0, how=RebalanceSettings(effort=0.3))
    shaped = again(given_world, squares(9, 4), load, dial=50.0, how=RebalanceSettings(effort=0.3))
    assert found.plan.moved_share < shaped.plan.moved_share
    assert found.plan.border_m > shaped.plan.border_m
    empty = load == 0
    assert (found.plan.moved & empty).sum() > (shaped.plan.moved & empty).sum()


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 100_000), st.sampled_from([None, 0.5]))
def test_a14_every_plan_of_the_frontier_keeps_what_was_asked_and_none_is_dominated(seed, most):
    """A14: connected, balanced, within the limit, recounted, no land moved for nothing, none beaten in everything."""
    draw = rng(seed)
    load = np.floor(draw.random(40) * 4)
    place = grid_xy(8, 5)
    today = np.where(place[:, 0] < 2 + seed % 3, 1, np.where(place[:, 1] < 2, 2, 3))
    given_world, outlines = world(8, 5, load, today, 3, 20.0), squares(8, 5)
    weight = 0.9 * load / load.sum() + 0.1 / 40
    try:
        found = again(given_world, outlines, weight, most=most)
    except DivisionRefused:
        return
    keys = [plan.key for plan in found.frontier]
    for i, plan in enumerate(found.frontier):
        assert whole(given_world, plan.area) and balanced(given_world, plan.area)
        moved = plan.area != today
        assert (plan.moved == moved).all()
        assert plan.moved_share == pytest.approx(weight[moved].sum()) and (most is None or plan.moved_share <= most)
        assert plan.moved_load_share == pytest.approx(load[moved].sum() / load.sum())
        assert plan.moved_share >= found.least.share - 1e-9 and plan.moved_load_share >= found.least.load_share - 1e-9
        assert plan.compactness == pytest.approx([compactness(8, plan.area, a) for a in (1, 2, 3)])
        near = given_world.adjacency
        assert plan.border_m == pytest.approx((plan.area[near.u] != plan.area[near.v]).sum())
        assert not any(all(x <= y for x, y in zip(other, keys[i])) for j, other in enumerate(keys) if j != i)
        _nothing_moved_in_vain(given_world, plan.area, load, outlines)
    assert len({plan.miss > 1e-9 for plan in found.frontier}) == 1  # either all keep the shape, or none could


def _nothing_moved_in_vain(given_world: DivisionProblem, area: np.ndarray, load: np.ndarray, outlines: Outlines
                           ) -> None:
    """Land without load that went home would part an area, or take the shape (farther) beyond its limits."""
    limits = shape_limits(outlines, given_world.today, given_world.areas, 50.0)

    def miss(of: np.ndarray) -> float:
        return limits.miss(outlines.border_m(of), outlines.compactness(of, given_world.areas))

    for unit in np.nonzero((area != given_world.today) & (load == 0))[0].tolist():
        back = area.copy()
        back[unit] = given_world.today[unit]
        assert not whole(given_world, back) or miss(back) > miss(area) + 1e-12


def cheapest(given_world: DivisionProblem, found: Rebalanced, outlines: Outlines, weight: np.ndarray) -> float:
    """By brute force: the price of the best division there is."""
    today = given_world.today
    assert today is not None
    limits = shape_limits(outlines, today, given_world.areas, 50.0)
    kept: List[Any] = []
    for labels in product(range(1, given_world.areas + 1), repeat=given_world.n):
        area = np.array(labels)
        if balanced(given_world, area) and whole(given_world, area):
            border, compact = outlines.border_m(area), outlines.compactness(area, given_world.areas)
            plan = replace(found.plan, moved_share=float(weight[area != today].sum()), border_m=border,
                           miss=limits.miss(border, compact))
            kept.append((plan.miss > 1e-9, price(plan, found.today, found.least.share, 1.0, False)))
    some = [cost for out, cost in kept if not out] or [cost for _, cost in kept]
    return min(some)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 100_000))
def test_a14_tiny_worlds_get_the_best_plan_there_is(seed):
    """A14: the plan proposed has the least of what moves and border together, as brute force finds it."""
    draw = rng(seed)
    load = 1.0 + np.floor(draw.random(12) * 3)
    today = np.where(grid_xy(4, 3)[:, 0] < 1 + seed % 3, 1, 2)
    given_world, outlines = world(4, 3, load, today, 2, 15.0), squares(4, 3)
    weight = 0.9 * load / load.sum() + 0.1 / 12
    found = again(given_world, outlines, weight)
    assert price(found.plan, found.today, found.least.share, 1.0, False) == pytest.approx(
        cheapest(given_world, found, outlines, weight))


def test_the_same_seed_gives_the_same_frontier_byte_for_byte():
    place = grid_xy(8, 5)
    today = np.where(place[:, 0] < 5, 1, np.where(place[:, 1] < 2, 2, 3))
    load = 1.0 + np.arange(40) % 4
    given_world = world(8, 5, load, today, 3, 8.0)
    first, second = (again(given_world, squares(8, 5), load) for _ in range(2))
    assert [p.area.tobytes() for p in first.frontier] == [p.area.tobytes() for p in second.frontier]
    assert first.proposed == second.proposed


def test_a_tighter_dial_asks_for_rounder_areas():
    outlines, today = squares(8, 5), np.where(grid_xy(8, 5)[:, 0] < 5, 1, 2)
    middle, tight, loose = (shape_limits(outlines, today, 2, dial) for dial in (50.0, 100.0, 0.0))
    before = outlines.compactness(today, 2)
    assert middle.most_border_m == pytest.approx(5.5) and tight.most_border_m == pytest.approx(5.0)
    assert tight.least_compactness == pytest.approx(np.minimum(before, before.min()))
    assert middle.least_compactness == pytest.approx(0.8 * tight.least_compactness)
    assert np.isinf(loose.most_border_m) and (loose.least_compactness == 0).all()
