"""Care plus travel in the balance."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division.travel_workload import (
    TravelModel,
    divide_workload,
    travel_hours,
    visits_from_hours,
)
from division_worlds import QUICK, planar, problem, rng


def test_travel_of_one_area_by_hand():
    """Four visits a day in 4 km², 6 minutes from the base: a tour of 0.7124·4·1.3 km, legs of 4/12 rounds."""
    model = TravelModel()
    area, minutes = np.array([1, 1]), np.array([6.0, 6.0])
    per_area, per_unit = travel_hours(area, minutes, np.array([1.0, 3.0]), np.array([2e6, 2e6]), 1, model)
    tour = 0.7124 * 4 * 1.3 / 36 * 7
    legs = 4 / 12 * 2 * 6 / 60 * 7
    assert per_area[0] == pytest.approx(tour + legs)
    assert per_unit[1] - per_unit[0] == pytest.approx(tour * (0.75 - 0.25) / 2 + legs / 2)


def test_units_without_visits_cost_nothing_and_areas_without_visits_are_finite():
    per_area, per_unit = travel_hours(np.array([1, 1, 2]), np.zeros(3), np.array([2.0, 0, 0]), np.full(3, 1e6), 2,
                                      TravelModel())
    assert per_unit.tolist()[1:] == [0, 0] and per_area[1] == 0 and per_area[0] > 0


def test_care_and_travel_balance_better_together():
    """A dense town and a wide countryside with equal care: balance on care alone leaves care + travel uneven; the
    iteration brings it to the tolerance and shows both deviations."""
    xy, edges = planar(120, 8)
    xy = np.where(xy < 5, xy * 0.3, xy * 3)
    draw = rng(8)
    care = draw.gamma(2, 10, 120)
    size = np.where((xy < 5).all(1), 2e5, 4e7)
    minutes = (np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1)) * 1.5).astype(np.float32)
    p = problem(xy, edges, care, 4, 5, cost=minutes)
    visits = visits_from_hours(care)
    first = divide_workload(p, visits, size, QUICK, rng(), model=TravelModel(rounds=1))
    found = divide_workload(p, visits, size, QUICK, rng())
    assert first.deviation_percent > 6
    assert found.deviation_percent <= 5.3
    assert found.care_deviation_percent > found.deviation_percent
    assert found.rounds > 1
    both = found.care_h_week + found.travel_h_week
    assert found.deviation_percent == pytest.approx(100 * np.abs(both / both.mean() - 1).max())


@pytest.mark.parametrize("bad", [{"detour": 0}, {"speed_kmh": -1}, {"rounds": 0}, {"damping": 0},
                                 {"slack_percent": -1}])
def test_models_are_checked(bad):
    with pytest.raises(ValueError):
        TravelModel(**bad)
