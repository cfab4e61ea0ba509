"""Groups of points hold nearly the same mass, however the mass lies."""
from __future__ import annotations

import numpy as np
from care_areas.core.units.partition.clustering import balanced_centres, bisect
from hypothesis import given, settings
from hypothesis import strategies as st


def scattered(seed, n):
    return np.unique(np.round(np.random.default_rng(seed).normal(0, 1000, (n, 2)), 2), axis=0)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 60), st.integers(1, 60))
def test_bisection_uses_every_group_and_halves_evenly(seed, n, k):
    xy = scattered(seed, n)
    k = min(k, len(xy))
    label = bisect(xy, np.ones(len(xy)), k)
    assert sorted(set(label.tolist())) == list(range(k))
    sizes = np.bincount(label)
    assert sizes.max() <= 2 * sizes.min() + 1


def test_cells_of_equal_points_are_nearly_even():
    xy = scattered(1, 6000)
    centres = balanced_centres(xy, np.ones(len(xy)), 60)
    held = np.bincount(centres.nearest(xy), minlength=len(centres))
    assert len(centres) == 60
    assert held.std() < 0.05 * held.mean()
    assert held.max() < 1.15 * held.mean()


def test_the_powers_make_the_cells_more_even_than_nearest_centres_alone():
    xy = scattered(3, 4000)
    mass = np.ones(len(xy))
    label = bisect(xy, mass, 36)
    start = np.stack([np.bincount(label, xy[:, i]) for i in (0, 1)], axis=1) / np.bincount(label)[:, None]
    nearest = np.argmin(((xy[:, None] - start[None]) ** 2).sum(axis=2), axis=1)
    centres = balanced_centres(xy, mass, 36)
    assert np.bincount(centres.nearest(xy)).std() < 0.5 * np.bincount(nearest).std()


def test_heavy_points_few_points_and_no_mass():
    assert len(balanced_centres(np.array([[0.0, 0.0]]), np.array([5.0]), 4)) == 1
    two = np.array([[0.0, 0.0], [10.0, 0.0]])
    assert len(balanced_centres(two, np.array([1.0, 1e6]), 9)) == 2
    assert len(balanced_centres(scattered(2, 50), np.zeros(50), 5)) == 5


def test_points_on_a_line_and_far_from_the_origin():
    xy = np.column_stack([np.arange(100) * 10.0 + 500_000, np.full(100, 6_700_000.0)])
    centres = balanced_centres(xy, np.ones(100), 10)
    held = np.bincount(centres.nearest(xy), minlength=len(centres))
    assert len(centres) == 10 and held.min() >= 8 and held.max() <= 12


def test_same_input_same_centres_to_the_byte():
    xy = scattered(4, 800)
    mass = np.random.default_rng(5).gamma(1.0, size=len(xy))
    one, other = balanced_centres(xy, mass, 25), balanced_centres(xy, mass, 25)
    assert one.xy.tobytes() == other.xy.tobytes() and one.power_m2.tobytes() == other.power_m2.tobytes()
