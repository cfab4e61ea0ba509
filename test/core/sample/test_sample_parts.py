"""The parts of the sample, each on a small picture."""
from __future__ import annotations

import numpy as np
from care_areas.core.geometry import object_array
from care_areas.core.sample.land.chains import find_chains
from care_areas.core.sample.land.country_roads import main_links
from care_areas.core.sample.land.noise import Bend, generator, ring_area_m2, wobbly_ring
from care_areas.core.sample.land.regions import balanced_regions
from care_areas.core.sample.people.addresses import Slots, choose, house_numbers
from care_areas.core.sample.people.people import share_out
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from shapely.geometry import LineString, Polygon


@given(st.lists(st.floats(0.01, 50.0), min_size=1, max_size=60), st.integers(0, 5_000))
def test_shares_are_whole_sum_to_the_total_and_are_nowhere_one_off(weights, total):
    shares = share_out(np.array(weights), total)
    exact = np.array(weights) / sum(weights) * total
    assert shares.sum() == total
    assert (shares >= 0).all()
    assert np.abs(shares - exact).max() < 1.0 + 1e-6


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_a_wobbly_ring_does_not_cross_itself_before_or_after_the_bend(seed):
    rng = generator(seed, 1)
    ring = wobbly_ring(rng, (0.0, 0.0), 9_000.0, 11_000.0, 400)
    bend = Bend(rng, [(5_000.0, 500.0), (1_200.0, 70.0)])
    assert ring_area_m2(ring) > 0.0
    assert Polygon(ring).is_valid
    assert Polygon(bend(ring)).is_valid


def test_main_links_leave_out_the_pair_with_a_place_between():
    places = np.array([[0.0, 0.0], [10.0, 0.5], [20.0, 0.0], [10.0, 30.0]])
    assert (0, 2) not in main_links(places)
    assert {(0, 1), (1, 2)} <= set(main_links(places))


def test_a_crossing_of_two_straight_streets_gives_two_chains():
    ends = [((-1, 0), (0, 0)), ((1, 0), (0, 0)), ((0, -1), (0, 0)), ((0, 0), (0, 1))]
    lines = object_array(LineString(pair) for pair in ends)
    nodes = {point: i for i, point in enumerate([(-1, 0), (0, 0), (1, 0), (0, -1), (0, 1)])}
    u, v = (np.array([nodes[pair[end]] for pair in ends]) for end in (0, 1))
    chains = find_chains(lines, u, v, np.ones(4), np.zeros(4, int), 10)
    assert chains.count == 2
    assert chains.chain[0] == chains.chain[1] != chains.chain[2] == chains.chain[3]
    assert sorted(chains.start_m[:2].tolist()) == [0.0, 1.0]
    assert chains.forward[0] != chains.forward[1]


def test_numbers_are_odd_on_the_left_even_on_the_right_and_grow_along_the_street():
    n = 40
    side = np.where(np.arange(n) % 2 == 0, 1, -1)
    along = np.arange(n) * 12.0
    slots = Slots(np.zeros(n, int), np.zeros(n, int), along, side, np.zeros((n, 2)))
    number, letter = house_numbers(generator(3, 1), slots)
    assert (number[side > 0] % 2 == 1).all()
    assert (number[side < 0] % 2 == 0).all()
    assert (np.diff(number[side > 0]) >= 0).all()
    assert len({(int(a), b) for a, b in zip(number, letter)}) == n


def test_a_slot_without_weight_is_never_chosen():
    weight = np.array([0.0, 1.0, 0.0, 5.0, 2.0])
    assert choose(generator(1, 1), weight, 10).tolist() == [1, 3, 4]


def _grid(side):
    node = np.arange(side * side).reshape(side, side)
    pairs = np.concatenate([np.stack([node[:, :-1].ravel(), node[:, 1:].ravel()], 1),
                            np.stack([node[:-1].ravel(), node[1:].ravel()], 1)])
    both = np.concatenate([pairs, pairs[:, ::-1]])
    graph = csr_matrix((np.ones(len(both)), (both[:, 0], both[:, 1])), shape=(side * side, side * side))
    return np.stack(np.divmod(np.arange(side * side), side), 1).astype(float), graph


@settings(max_examples=15, deadline=None)
@given(st.integers(2, 8), st.integers(0, 1_000))
def test_regions_are_connected_cover_all_and_are_about_even(k, seed):
    xy, graph = _grid(18)
    weight = 0.5 + generator(seed, 1).random(len(xy))
    label = balanced_regions(xy, weight, graph, k)
    assert sorted(set(label.tolist())) == list(range(k))
    for part in range(k):
        rows = np.flatnonzero(label == part)
        assert connected_components(graph[rows][:, rows], directed=False)[0] == 1
    held = np.bincount(label, weights=weight)
    assert held.max() < 1.5 * weight.sum() / k
