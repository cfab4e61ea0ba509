"""Branching at a node: no child is below its parent, and no choice of centres is lost between the children."""
from __future__ import annotations

import itertools

import numpy as np
import pytest
from care_areas.core.division.bound.budget import BoundBudget
from care_areas.core.division.bound.clusters import cluster_tree
from care_areas.core.division.bound.integer_relaxation import relax
from care_areas.core.division.bound.nodes import Brancher
from care_areas.core.division.bound.pseudo_costs import Experience
from care_areas.core.division.bound.subgradient import Ascent, NodeState, Pace
from division_worlds import endless, rng, squared

COUNT, AREAS = 16, 3
ROOT = Pace(steps=400, length=0.3, patience=15, shortest=0.004, gain=1e-6)


class World:
    """Sixteen units, three areas, and the root node raised as far as it goes."""

    def __init__(self, seed):
        draw = rng(seed)
        cost, load = squared(draw.random((COUNT, 2)) * 30), draw.gamma(1.5, 4, COUNT)
        low, high = 0.8 * load.sum() / AREAS, 1.2 * load.sum() / AREAS
        plan = float((cost[draw.choice(COUNT, AREAS, replace=False)].min(0) * load).sum())
        self.relaxed = relax(cost, load, AREAS, low, high, plan)
        self.upper = float(np.ceil(plan / self.relaxed.step))
        self.tree = cluster_tree(self.relaxed.cost, self.relaxed.candidate, endless())
        self.brancher = Brancher(self.relaxed, self.tree, Experience(self.tree))
        none, beta = np.zeros(COUNT), self.relaxed.rows(np.arange(1))[0].astype(float)
        self.start = NodeState(-np.inf, beta, np.arange(COUNT), none, none, np.ones(COUNT, bool))
        self.root = self.ascent().ascend(self.start, self.brancher.choice(self.start, {}), ROOT)

    def ascent(self):
        return Ascent(self.relaxed, self.upper, BoundBudget(), endless())

    def keeps(self, centres, limits):
        """Whether a choice of candidates keeps limits on counts."""
        return all(least <= len(self.tree.holds(cluster, np.array(centres))) <= most
                   for cluster, (least, most) in limits.items())


@pytest.mark.parametrize("seed", range(5))
def test_children_are_no_lower_than_their_parent_and_share_out_its_choices(seed):
    world = World(seed)
    assert world.root is not None and np.isfinite(world.root.bound)
    found = world.brancher.branching(world.ascent(), world.root, {})
    assert found.children or np.isfinite(found.floor)
    for state, limits in found.children:
        assert state.bound >= world.root.bound - 1e-6 and len(limits) == 1
    if len(found.children) == 2:
        cluster, = {c for _, limits in found.children for c in limits}
        ranges = sorted(limits[cluster] for _, limits in found.children)
        assert ranges[0][1] + 1 == ranges[1][0], "the counts of the two children meet without gap or overlap"
        inside = [c for c in itertools.combinations(world.root.rows.tolist(), AREAS)
                  if ranges[0][0] <= len(world.tree.holds(cluster, np.array(c))) <= ranges[1][1]]
        assert all(sum(world.keeps(c, limits) for _, limits in found.children) == 1 for c in inside)


def test_a_child_that_may_have_none_of_a_cluster_has_lost_its_candidates():
    world = World(1)
    cluster = int(np.argmax(world.tree.end - world.tree.first == 4)) or 1
    state = world.brancher.opened(world.ascent(), world.root, {cluster: (0, 0)})
    assert state is None or len(world.tree.holds(cluster, state.rows)) == 0


@pytest.mark.parametrize("seed", range(3))
def test_a_node_at_its_target_is_raised_with_all_its_candidates_before_it_is_branched_at(seed):
    world = World(seed)
    ascent = world.ascent()
    ascent.target = 0.9 * world.root.bound
    near = ascent.ascend(world.start, world.brancher.choice(world.start, {}), ROOT)
    assert near.fathomed and near.bound == ascent.target
    (raised, limits), = world.brancher.branching(world.ascent(), near, {}).children
    assert limits == {} and raised.bound > near.bound
