"""Without roads the straight line stands in, and says so."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.travel import INFINITE_MS, straight_line_nearest, straight_line_times


def test_distance_times_detour_at_one_speed():
    """3-4-5: 5 km x 1.2 at 36 km/h is 600 s."""
    found = straight_line_times([[0, 0], [3000, 4000]], [[3000, 4000], [0, 0], [0, 36000]], detour=1.2, speed_kmh=36)
    assert found.ms.tolist()[0] == [600000, 0, 4320000]
    assert found.ms.shape == (2, 3)
    assert found.unreachable_count == 0


def test_the_note_says_what_was_assumed():
    found = straight_line_times([[0, 0]], [[1, 1]])
    assert found.method == "straight line"
    assert "× 1.3 at 40.0 km/h" in str(found.note)


def test_many_points_equal_few_points():
    rng = np.random.default_rng(1)
    xy = rng.uniform(0, 50000, (2500, 2))
    whole = straight_line_times(xy, xy[:30]).ms
    assert (whole[2000:2010] == straight_line_times(xy[2000:2010], xy[:30]).ms).all()
    assert (whole[:30] == whole[:30].T).all()


def test_points_without_coordinates_are_refused():
    with pytest.raises(InputError, match="Layer destinations, feature 2"):
        straight_line_times([[0, 0]], [[0, 0], [np.inf, 0]])


@pytest.mark.parametrize("wrong", [{"detour": 0.9}, {"speed_kmh": 0}, {"speed_kmh": np.nan}])
def test_impossible_assumptions_are_programming_errors(wrong):
    with pytest.raises(ValueError, match="detour"):
        straight_line_times([[0, 0]], [[0, 0]], **wrong)


def test_the_nearest_by_straight_line_is_the_first_smallest_of_all_times():
    rng = np.random.default_rng(2)
    origins, destinations = rng.integers(0, 9, (3000, 2)) * 100.0, rng.integers(0, 9, (7, 2)) * 100.0
    whole = straight_line_times(origins, destinations, 1.5, 30.0, lengths=True)
    found = straight_line_nearest(origins, destinations, 1.5, 30.0, lengths=True)
    rows = np.arange(3000)
    assert (found.place == whole.ms.argmin(axis=1)).all()
    assert (found.ms == whole.ms.min(axis=1)).all()
    assert (found.length_m == whole.length_m[rows, found.place]).all()
    assert str(found.note) == str(whole.note)
    assert straight_line_times(origins, destinations).length_m is None


def test_without_destinations_nothing_is_nearest():
    found = straight_line_nearest([[0, 0], [1, 1]], np.zeros((0, 2)))
    assert found.place.tolist() == [-1, -1]
    assert (found.ms == INFINITE_MS).all()
