"""Which candidates rest, which are forgotten, and when a node does."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division.bound.budget import BoundBudget
from care_areas.core.division.bound.cardinality import Choice
from care_areas.core.division.bound.clusters import lone_node
from care_areas.core.division.bound.integer_relaxation import relax
from care_areas.core.division.bound.subgradient import Ascent, Pace, Stand
from care_areas.core.execution.stop_condition import StopCondition
from care_areas.core.progress import Silent
from division_worlds import rng, squared

PACE = Pace(steps=200, length=0.3, patience=10, shortest=0.004, gain=1e-5)
COUNT, AREAS = 30, 3


class World:
    """Thirty units, three areas; a plan far dearer than the bound that can be reached."""

    def __init__(self, seed):
        draw = rng(seed)
        cost, load = squared(draw.random((COUNT, 2)) * 30), draw.gamma(1.5, 4, COUNT)
        low, high = 0.8 * load.sum() / AREAS, 1.2 * load.sum() / AREAS
        plan = float((cost[draw.choice(COUNT, AREAS, replace=False)].min(0) * load).sum())
        self.relaxed = relax(cost, load, AREAS, low, high, plan)
        self.upper = float(np.ceil(plan / self.relaxed.step))

    def ascent(self, aim):
        ascent = Ascent(self.relaxed, self.upper, BoundBudget(), StopCondition(Silent()))
        ascent.aim = aim
        return ascent

    def climb(self, aim, stand=None):
        if stand is None:
            none = np.zeros(COUNT)
            stand = Stand(-np.inf, self.relaxed.rows(np.arange(1))[0].astype(float), np.arange(COUNT), none, none,
                          np.ones(COUNT, bool))
        choice = Choice(lone_node(COUNT), {}, AREAS, stand.rows[stand.awake])
        return self.ascent(aim).climb(stand, choice, PACE)


@pytest.mark.parametrize("seed", range(4))
def test_what_no_plan_below_a_near_aim_uses_rests_and_is_woken(seed):
    world = World(seed)
    free = world.climb(world.upper)
    assert free.bound < world.upper
    near = world.climb(free.bound + 0.05 * (world.upper - free.bound))
    assert near.awake.sum() < near.awake.size and not near.rests
    assert set(near.rows[near.awake]) <= set(free.rows), "what a plan below the near aim can use, one below the far can"
    woken = near.woken()
    assert woken.awake.all() and (woken.rows == near.rows).all() and woken.bound == near.bound


@pytest.mark.parametrize("seed", range(4))
def test_a_node_rests_at_its_aim_no_higher_than_what_is_proven(seed):
    """Steps end at the aim; with candidates resting the bound found counts only up to it."""
    world = World(seed)
    free = world.climb(world.upper)
    aim = 0.9 * free.bound
    resting = world.climb(aim)
    assert resting.rests and resting.bound == aim == resting.aim
    higher = world.climb(world.upper, resting.woken())
    assert aim <= higher.bound == pytest.approx(free.bound, rel=0.02) and higher.bound < world.upper


def test_nothing_is_left_of_a_node_above_the_plan():
    world = World(1)
    free = world.climb(world.upper)
    cheap = Ascent(world.relaxed, 0.9 * free.bound, BoundBudget(), StopCondition(Silent()))
    choice = Choice(lone_node(COUNT), {}, AREAS, np.arange(COUNT))
    start = Stand(-np.inf, free.beta, np.arange(COUNT), np.zeros(COUNT), np.zeros(COUNT), np.ones(COUNT, bool))
    assert cheap.climb(start, choice, PACE) is None


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_forgotten_for_good_while_a_candidate_rests(seed):
    """What costs too much along with those awake may be of use along with one that rests."""
    world = World(seed)
    world.upper = float(np.ceil(1.05 * world.climb(world.upper).bound))
    free = world.climb(world.upper)
    assert len(free.rows) < COUNT and free.awake.all()
    awake = np.arange(COUNT) != free.rows[int(np.argmax(free.use))]
    start = Stand(-np.inf, free.beta, np.arange(COUNT), np.zeros(COUNT), np.zeros(COUNT), awake)
    found = world.climb(world.upper, start)
    assert (found.rows == np.arange(COUNT)).all() and found.awake.sum() < awake.sum()
