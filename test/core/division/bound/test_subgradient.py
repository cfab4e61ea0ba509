"""Which candidates rest, which are forgotten, and when a node does."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division.bound.budget import BoundBudget
from care_areas.core.division.bound.cardinality import Choice
from care_areas.core.division.bound.clusters import lone_node
from care_areas.core.division.bound.integer_relaxation import relax
from care_areas.core.division.bound.subgradient import Ascent, NodeState, Pace
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

    def ascent(self, target):
        ascent = Ascent(self.relaxed, self.upper, BoundBudget(), StopCondition(Silent()))
        ascent.target = target
        return ascent

    def ascend(self, target, state=None):
        if state is None:
            none = np.zeros(COUNT)
            state = NodeState(-np.inf, self.relaxed.rows(np.arange(1))[0].astype(float), np.arange(COUNT), none, none,
                          np.ones(COUNT, bool))
        choice = Choice(lone_node(COUNT), {}, AREAS, state.rows[state.active])
        return self.ascent(target).ascend(state, choice, PACE)


@pytest.mark.parametrize("seed", range(4))
def test_what_no_plan_below_a_near_target_uses_is_fixed_out_and_reactivated(seed):
    world = World(seed)
    free = world.ascend(world.upper)
    assert free.bound < world.upper
    near = world.ascend(free.bound + 0.05 * (world.upper - free.bound))
    assert near.active.sum() < near.active.size and not near.fathomed
    assert set(near.rows[near.active]) <= set(free.rows), "what is of use below the near target is so below the far"
    reactivated = near.reactivated()
    assert reactivated.active.all() and (reactivated.rows == near.rows).all() and reactivated.bound == near.bound


@pytest.mark.parametrize("seed", range(4))
def test_a_node_is_fathomed_at_its_target_no_higher_than_what_is_proven(seed):
    """Steps end at the target; with candidates fixed out the bound found counts only up to it."""
    world = World(seed)
    free = world.ascend(world.upper)
    target = 0.9 * free.bound
    resting = world.ascend(target)
    assert resting.fathomed and resting.bound == target == resting.target
    higher = world.ascend(world.upper, resting.reactivated())
    assert target <= higher.bound == pytest.approx(free.bound, rel=0.02) and higher.bound < world.upper


def test_nothing_is_left_of_a_node_above_the_plan():
    world = World(1)
    free = world.ascend(world.upper)
    cheap = Ascent(world.relaxed, 0.9 * free.bound, BoundBudget(), StopCondition(Silent()))
    choice = Choice(lone_node(COUNT), {}, AREAS, np.arange(COUNT))
    start = NodeState(-np.inf, free.beta, np.arange(COUNT), np.zeros(COUNT), np.zeros(COUNT), np.ones(COUNT, bool))
    assert cheap.ascend(start, choice, PACE) is None


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_forgotten_for_good_while_a_candidate_is_fixed_out(seed):
    """What costs too much along with the active ones may be of use along with one that is fixed out."""
    world = World(seed)
    world.upper = float(np.ceil(1.05 * world.ascend(world.upper).bound))
    free = world.ascend(world.upper)
    assert len(free.rows) < COUNT and free.active.all()
    active = np.arange(COUNT) != free.rows[int(np.argmax(free.use))]
    start = NodeState(-np.inf, free.beta, np.arange(COUNT), np.zeros(COUNT), np.zeros(COUNT), active)
    found = world.ascend(world.upper, start)
    assert (found.rows == np.arange(COUNT)).all() and found.active.sum() < active.sum()
