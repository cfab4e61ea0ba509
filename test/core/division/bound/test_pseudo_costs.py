"""Which count of centres the bound branches on."""
from __future__ import annotations

import numpy as np
from care_areas.core.division.bound.clusters import ClusterTree
from care_areas.core.division.bound.pseudo_costs import Experience, Gain, Split, likely_best
from hypothesis import given
from hypothesis import strategies as st

TREE = ClusterTree(place=np.arange(8), first=np.array([0, 0, 4, 0]), end=np.array([8, 4, 8, 1]),
                   parent=np.array([-1, 0, 0, 1]))
SIZE = np.array([8.0, 4.0, 4.0, 1.0])
LOW, HIGH = np.array([3.0, 0.0, 0.0, 0.0]), np.array([3.0, 3.0, 3.0, 1.0])


def clusters(experience, use):
    return [split.cluster for _, split in likely_best(experience, np.array(use), SIZE, LOW, HIGH, 4)]


def test_without_experience_large_and_least_decided_clusters_come_first():
    assert clusters(Experience(TREE), [3.0, 1.5, 1.4, 0.5]) == [1, 2, 3]


def test_counts_around_the_split_are_whole_and_include_all():
    _, split = likely_best(Experience(TREE), np.array([3.0, 1.75, 1.25, 0.0]), SIZE, LOW, HIGH, 1)[0]
    assert split == Split(cluster=1, low=0, middle=1, high=3, share=0.75)


def test_what_raised_one_side_only_falls_behind():
    experience = Experience(TREE)
    experience.learn(Gain(Split(1, 0, 1, 3, 0.5), fewer=1000.0, more=0.0))
    experience.learn(Gain(Split(2, 0, 1, 3, 0.5), fewer=40.0, more=40.0))
    assert clusters(experience, [3.0, 1.5, 1.5, 0.0])[0] == 2


def test_a_count_that_was_decided_before_teaches_nothing():
    experience = Experience(TREE)
    experience.learn(Gain(Split(1, 0, 1, 3, 0.0), fewer=0.0, more=90.0))
    assert experience.tries.sum() == 0


def test_where_all_counts_are_whole_the_largest_open_one_is_split_and_where_none_is_open_none():
    experience = Experience(TREE)
    assert clusters(experience, [3.0, 2.0, 1.0, 1.0])[0] == 1
    assert likely_best(experience, np.array([3.0, 2.0, 1.0, 1.0]), SIZE, LOW, LOW, 4) == []


@given(gains=st.lists(st.tuples(st.integers(1, 3), st.floats(-10, 1e12), st.floats(-10, 1e12)), max_size=20),
       use=st.tuples(*[st.floats(0, 3)] * 3))
def test_every_split_divides_its_counts_in_two(gains, use):
    experience = Experience(TREE)
    for cluster, fewer, more in gains:
        experience.learn(Gain(Split(cluster, 0, 0, 1, 0.4), fewer, more))
    for worth, split in likely_best(experience, np.array([3.0, *use]), SIZE, LOW, HIGH, 4):
        assert worth >= 0
        assert LOW[split.cluster] <= split.low <= split.middle < split.high <= HIGH[split.cluster]
