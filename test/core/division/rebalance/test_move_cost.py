"""What a change from today's areas counts, and what it may cost in the search."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division.instance.contraction import make_pieces
from care_areas.core.division.instance.instance import COST_LEVELS, INADMISSIBLE
from care_areas.core.division.rebalance.free_problem import FreeProblem
from care_areas.core.division.rebalance.move_cost import PieceMoves, moves_first, piece_moves, priced
from division_worlds import instance_of, planar, problem, rng


def world(seed=1, n=20, **more):
    xy, edges = planar(n, seed)
    today = rng(seed).integers(0, 4, n)
    return problem(xy, edges, rng(seed).integers(1, 9, n), 3, 60.0, today=today, **more), today


def moves_of(weight, group=None):
    p, today = world(group=group)
    free = FreeProblem(problem=p, unit=np.arange(p.n), number=np.arange(1, 4), weight=weight,
                       given_up=np.zeros(p.n, bool))
    return piece_moves(free, make_pieces(p), float(weight.sum())), today, make_pieces(p)


def test_a_whole_weight_counts_as_it_is_and_a_unit_at_home_counts_nothing():
    weight = np.arange(20.0)
    moves, today, _ = moves_of(weight)
    for u in range(20):
        for a in range(3):
            at_home = today[u] == a + 1
            assert moves.count[a, u] == (0 if at_home or not today[u] else weight[u]), (u, a)
    assert moves.per_weight == 1.0 and moves.total == weight.sum()


def test_a_group_moves_with_what_its_units_weigh_in_each_area():
    group = np.full(20, -1)
    group[:2] = 5
    p, _ = world()
    joined = [(u, v) for u, v in zip(p.adjacency.u.tolist(), p.adjacency.v.tolist())]
    u, v = joined[0]
    group = np.full(20, -1)
    group[[u, v]] = 5
    weight = np.arange(1.0, 21.0)
    moves, today, pieces = moves_of(weight, group)
    piece = pieces.member[u]
    for a in range(3):
        away = sum(weight[w] for w in (u, v) if today[w] and today[w] != a + 1)
        assert moves.count[a, piece] == away


@pytest.mark.parametrize("share", [0.0, 0.1, 1.0, None])
def test_the_largest_number_that_may_move_is_within_the_share(share):
    moves = PieceMoves(np.zeros((3, 7)), 1.0, 2.0, 40.0)
    most = moves.most(share)
    assert most == (np.inf if share is None else np.floor(share * 40 + 1e-9) - 2)
    assert share is None or moves.share(most) <= share + 1e-9


def test_a_price_is_paid_per_unit_of_weight_and_locks_stay_closed():
    lock = np.zeros(20, np.int64)
    lock[0] = 2
    p, _ = world(fixed_area=lock)
    instance, count = instance_of(p), rng(3).integers(0, 50, (3, 20)).astype(float)
    made = priced(instance, count, 1e4)
    here = made.area_cost < INADMISSIBLE
    assert (made.area_cost[~here] == INADMISSIBLE).all()
    assert np.flatnonzero(here[:, 0]).tolist() == [instance.lock[0]] and here[:, 1:].all()
    want = np.minimum(np.rint(1e4 * count / instance.weight), COST_LEVELS).astype(np.float32)
    assert np.array_equal(made.area_cost[:, 1:], want[:, 1:])


def test_where_moving_less_comes_first_the_largest_way_costs_less_than_the_least_that_moves():
    instance = instance_of(world()[0])
    count = np.ones((3, 20))
    count[0] = 0
    made = moves_first(instance, count)
    dearest = float((made.cost[made.cost < INADMISSIBLE].max() * instance.weight).max())
    cheapest = float((made.area_cost[1] * instance.weight).min())
    assert cheapest > dearest / 8, "a move is not outweighed by a few ways"
