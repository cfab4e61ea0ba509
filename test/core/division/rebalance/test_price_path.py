"""Plans along falling prices of what moves: a high price keeps units where they are, price 0 leaves travel alone."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division.rebalance.near.archive import Archive
from care_areas.core.division.rebalance.price_path import MovePath, PathEffort
from care_areas.core.division.rebalance.start import start_plan
from division_worlds import drawing, endless, instance_of, planar, problem, rng

QUICK = PathEffort(tabu_moves=300, neighbourhoods=2)


def path(seed):
    """Sixty units; today's areas are slices from west to east, one of them too heavy."""
    xy, edges = planar(60, seed)
    load = rng(seed).integers(20, 40, 60).astype(float)
    today = np.minimum(np.argsort(np.argsort(xy[:, 0])) // 20, 2)
    load[today == 1] *= 1.2
    instance = instance_of(problem(xy, edges, load, 3, 4.0))
    count = np.where(np.arange(3)[:, None] == today, 0.0, load)
    archive = Archive(instance, count, load, np.full(3, load.sum() / 3), None, today)
    slot, centre = start_plan(instance, today)
    travel = float(instance.weight @ instance.cost[centre[np.maximum(slot, 0)], np.arange(60)])
    return MovePath(archive, slot, centre, travel / load.sum(), QUICK, drawing(seed), endless()), archive


@pytest.mark.parametrize("seed", range(3))
def test_a_lower_price_moves_no_less_and_travels_no_more(seed):
    walked, archive = path(seed)
    plans = [walked.at(price) for price in (None, 4.0, 0.0)]
    assert all(plan.violation == 0 for plan in plans)
    moved = [archive.moved(plan.area) for plan in plans]
    travel = [float(archive.instance.weight @ archive.instance.cost[p.centre[p.area], np.arange(60)]) for p in plans]
    assert moved[0] <= moved[1] * 1.02 and moved[1] <= moved[2] * 1.02
    assert travel[2] <= min(travel) * 1.02 and 0 < moved[0] < 0.3 * archive.load.sum()


def test_the_plans_of_the_path_are_in_the_archive():
    walked, archive = path(1)
    plan = walked.at(2.0)
    least = min(kept.moved for kept in archive.kept)
    assert archive.kept and least <= archive.moved(plan.area)
    assert all(kept.deviation <= 0.04 + 1e-9 for kept in archive.kept)
