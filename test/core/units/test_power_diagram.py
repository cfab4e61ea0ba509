"""Every place belongs to the centre with the smallest power distance, and cell borders are where two of them tie."""
from __future__ import annotations

import numpy as np
from care_areas.core.units.partition.power_diagram import Centres, cell_borders
from hypothesis import assume, given, settings
from hypothesis import strategies as st


def power_distance(centres, xy):
    d = xy[:, None, :] - centres.xy[None, :, :]
    return (d ** 2).sum(axis=2) - centres.power_m2


@st.composite
def centre_sets(draw):
    n = draw(st.integers(2, 12))
    cell = draw(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=n, max_size=n, unique=True))
    power = draw(st.lists(st.integers(-20, 20), min_size=n, max_size=n))
    return Centres(np.array(cell, float) * 25.0, np.array(power, float) * 100.0)


@settings(max_examples=60, deadline=None)
@given(centre_sets(), st.integers(0, 1000))
def test_nearest_is_the_smallest_power_distance(centres, seed):
    xy = np.random.default_rng(seed).uniform(-100, 1100, (50, 2))
    distance = power_distance(centres, xy)
    chosen = distance[np.arange(len(xy)), centres.nearest(xy)]
    assert np.allclose(chosen, distance.min(axis=1), atol=1e-4)


@settings(max_examples=60, deadline=None)
@given(centre_sets())
def test_two_centres_tie_along_every_border_and_no_third_is_nearer(centres):
    borders = cell_borders(centres, 2000.0)
    assume(len(borders))
    for share in (0.25, 0.75):
        distance = np.sort(power_distance(centres, borders[:, :2] * (1 - share) + borders[:, 2:] * share), axis=1)
        reach = np.abs(borders).max(axis=1)
        assert (np.abs(distance[:, 1] - distance[:, 0]) <= 1e-6 * (reach ** 2 + 1)).all()


@settings(max_examples=40, deadline=None)
@given(centre_sets(), st.integers(0, 1000))
def test_no_border_lies_between_places_of_one_cell_and_one_lies_between_cells(centres, seed):
    from shapely.geometry import LineString, MultiLineString

    borders = MultiLineString([((a, b), (c, d)) for a, b, c, d in cell_borders(centres, 2000.0)])
    places = np.random.default_rng(seed).uniform(0, 1000, (30, 2))
    cell = centres.nearest(places)
    for i, j in zip(range(0, 30, 2), range(1, 30, 2)):
        crosses = LineString(places[[i, j]]).distance(borders) < 1e-6 if not borders.is_empty else False
        assert crosses == (cell[i] != cell[j])


def test_one_centre_has_no_border():
    assert cell_borders(Centres(np.zeros((1, 2)), np.zeros(1)), 10.0).shape == (0, 4)


def test_a_lattice_with_four_cells_at_a_corner():
    xy = np.array([(x, y) for x in (0.0, 100.0) for y in (0.0, 100.0)])
    borders = cell_borders(Centres(xy, np.zeros(4)), 100.0)
    inner = borders[np.abs(borders - 50.0).min(axis=1) < 1e-6]
    assert len(inner) == 4
