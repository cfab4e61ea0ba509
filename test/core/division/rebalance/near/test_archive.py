"""Plans of which none is worse than another in everything."""
from __future__ import annotations

import itertools

import numpy as np
import pytest
from care_areas.core.division.rebalance.near.archive import Archive, Kept, Recorder, combined, dominates, thinned
from division_worlds import rng
from near_grounds import grid, ground

TODAY = np.array([0, 0, 0, 1, 1, 1] * 4)
NONE = np.zeros(0, np.int64)


def archive(**more):
    instance = grid(6, 4, 2, **more)
    count = np.where(np.arange(2)[:, None] == TODAY, 0.0, 1.0)
    return Archive(instance, count, np.ones(24), np.full(2, 12.0), ground(6, 4, TODAY, 2), TODAY)


def shifted(rows):
    """Today's areas with the border one column further east in some rows."""
    area = TODAY.copy().reshape(4, 6)
    for row in rows:
        area[row, 3] = 0
    return area.ravel()


def test_a_plan_is_kept_with_what_it_moves_its_border_and_its_deviation():
    kept = archive()
    kept.offer(shifted([0, 1]))
    plan, = kept.kept
    assert plan.moved == 2 and plan.deviation == pytest.approx(2 / 12)
    assert plan.area.tolist() == shifted([0, 1]).tolist()
    assert plan.miss == pytest.approx(5000 / 4400 - 1), "a border of five where 4.4 are allowed"
    assert plan.border == pytest.approx(kept.instance.graph.boundary(shifted([0, 1])))


@pytest.mark.parametrize("seed", range(5))
def test_what_is_kept_is_what_nothing_offered_dominates(seed):
    draw, plans = rng(seed), []
    kept = archive()
    for i in range(40):
        plan = Kept(*draw.integers(0, 5, 4).astype(float), 0.0, np.array([i]))
        plans.append(plan)
        kept.add(plan)
    keys = {p.key for p in plans if not any(dominates(q.key, p.key) and q.key != p.key for q in plans)}
    assert {p.key for p in kept.kept} == keys and len(kept.kept) == len(keys)


def test_a_plan_against_a_lock_is_not_kept():
    lock = np.zeros(24, np.int64)
    lock[0], lock[3] = 1, 2
    kept = archive(fixed_area=lock)
    kept.offer(shifted([0]))
    assert kept.kept == []
    kept.offer(shifted([1]))
    assert len(kept.kept) == 1


def test_a_recorder_offers_plans_within_the_bounds_only():
    kept = archive(tolerance=20.0)
    recorder = Recorder(kept.instance, kept)
    for rows in ([0, 1, 2, 3], [0, 1]):  # four columns' units more than 20 % do not
        recorder.offer(shifted(rows), np.array([7, 10]))
    assert [p.area.tolist() for p in kept.kept] == [shifted([0, 1]).tolist()] and recorder.plan.violation == 0


def test_plans_of_parts_add_up_and_the_worst_shape_counts():
    parts = [[Kept(1.0, 2.0, 3.0, 0.1, 0.2, NONE), Kept(0.0, 2.0, 9.0, 0.0, 0.1, NONE)],
             [Kept(2.0, 1.0, 4.0, 0.3, 0.05, NONE)]]
    found = combined(parts, [1.0, 10.0], 10)
    sums = {chosen: (k.moved, k.border, k.cost, k.miss, k.deviation) for k, chosen in found}
    assert sums == {(0, 0): (3.0, 3.0, 43.0, 0.3, 0.2), (1, 0): (2.0, 3.0, 49.0, 0.3, 0.1)}


@pytest.mark.parametrize(("count", "most"), list(itertools.product([2, 5, 9], [2, 4, 9])))
def test_a_thinned_list_keeps_both_ends_and_its_order(count, most):
    plans = [(Kept(float(i), 0, 0, 0, 0, NONE), (i,)) for i in range(count)]
    kept = [chosen[0] for _, chosen in thinned(plans, most)]
    assert len(kept) == min(count, most) and kept == sorted(set(kept)) and {kept[0], kept[-1]} == {0, count - 1}
