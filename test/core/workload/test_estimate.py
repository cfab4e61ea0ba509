"""Travel hours estimated from visits, minutes between units and bases, against hand calculation and real tours.

    +--+--+--+--+
    |  |  |b |  |     squares of 1 km, a minute a kilometre, a few visits in each, a base b
    +--+--+--+--+
"""
from __future__ import annotations

from dataclasses import replace
from typing import Optional

import numpy as np
import pytest
from care_areas.core.errors import Cancelled, InputError
from care_areas.core.model import Adjacency
from care_areas.core.workload.estimate import TravelHours, travel_hours
from care_areas.core.workload.ground import PLAIN_MINUTES_PER_M, TravelGround, travel_ground
from care_areas.core.workload.model import PLANE_TOUR, TravelModel, VisitDemand, visits_of_services
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import cdist

PLAIN = TravelModel(tour_factor=1.0, settled_share=1.0, rounds_per_day=1.0)
"""The plane's own tour; one round a day."""


def square(side: int, loose: float = 0.0) -> np.ndarray:
    """(side², 2) middles of 1 km squares, in km, each moved at random by up to `loose`."""
    middles = np.stack(np.meshgrid(np.arange(side), np.arange(side), indexing="ij"), -1).reshape(-1, 2)
    return middles + np.random.default_rng(3).uniform(-loose, loose, (side**2, 2))


def ground(xy: np.ndarray, base: Optional[int] = None, across: float = 1 / np.sqrt(np.pi)) -> TravelGround:
    """A minute a kilometre, as the crow flies."""
    names = np.array([f"u{i:04d}" for i in range(len(xy))], object)
    bases = np.array([] if base is None else [base], np.int64)
    return TravelGround(cdist(xy, xy).astype(np.float32), np.full(len(xy), across), bases, names)


def demand(visits_day: np.ndarray, minutes: float = 30.0) -> VisitDemand:
    week = np.asarray(visits_day, float) * 7
    return VisitDemand(week, week * minutes, np.zeros(len(week)))


def one_area(xy: np.ndarray, visits_day: np.ndarray, model: TravelModel = PLAIN, base: Optional[int] = None,
             across: float = 1 / np.sqrt(np.pi), minutes: float = 30.0) -> TravelHours:
    return travel_hours(np.ones(len(xy), np.int64), demand(visits_day, minutes), ground(xy, base, across), model)


def test_two_villages_by_hand():
    """A visit a day in each of two points 10 minutes apart, the base in the first. From a visit, one other is expected
    on the spot, half another up to the middle of the other village, 10 minutes away, evenly on the way."""
    found = one_area(np.array([[0.0, 0], [10, 0]]), np.ones(2), base=0, across=0.0)
    hop = PLANE_TOUR / 0.5 * 10 * (np.exp(-1) - np.exp(-1.5)) / 0.5
    assert hop < 20
    per_round = 2.0  # all there are; more would fit in
    there_and_back = hop + (20 - hop) / per_round
    assert found.driving_h_week == pytest.approx([0.0, 7 * there_and_back / 60], abs=1e-5)
    assert found.door_h_week == pytest.approx(np.full(2, 7 * PLAIN.park_minutes / 60), abs=1e-5)
    assert found.rounds_week[1] == pytest.approx(7 / per_round)


def test_a_lonely_visit_costs_there_and_back():
    """One visit a fortnight in the far unit of two, nobody else: no tour is shorter than 2 × 40 minutes."""
    found = one_area(np.array([[0.0, 0], [40, 0]]), np.array([0, 1 / 14]), base=0, across=0.0)
    assert found.driving_h_week.sum() == pytest.approx(0.5 * 80 / 60, abs=1e-5)


@pytest.mark.parametrize("per_km2", [0.3, 1.0, 2.0, 8.0, 200.0])
def test_in_a_plane_it_is_the_tour_of_beardwood_halton_and_hammersley(per_km2):
    """900 km² with as many visits in each: rounds so long that the ways to the base vanish, inside the edges."""
    xy = square(30, 0.4)
    middle = 30 * 15 + 15
    found = one_area(xy, np.full(900, per_km2), replace(PLAIN, round_minutes=1e7), base=middle)
    inner = ((xy > 5) & (xy < 24)).all(axis=1) & (cdist(xy, xy[[middle]])[:, 0] > 3)
    per_visit_min = found.driving_h_week[inner].sum() * 60 / (7 * per_km2 * inner.sum())
    assert per_visit_min == pytest.approx(PLANE_TOUR / np.sqrt(per_km2), rel=0.05)


def shortest_tour(xy: np.ndarray) -> float:
    """Through all points and back, by dynamic programming over all subsets (Held and Karp 1962)."""
    n = len(xy) - 1
    way = cdist(xy, xy)
    best = np.full((1 << n, n), np.inf)
    for i in range(n):
        best[1 << i, i] = way[0, i + 1]
    for subset in range(1, 1 << n):
        for last in range(n):
            if not subset >> last & 1 or subset == 1 << last:
                continue
            before = subset ^ (1 << last)
            best[subset, last] = min(best[before, i] + way[i + 1, last + 1] for i in range(n) if before >> i & 1)
    return float((best[-1] + way[1:, 0]).min())


def test_near_the_shortest_tours_of_drawn_days():
    """Days of eight visits drawn in 36 km² around a base, one round each, against the shortest tour through them."""
    draw = np.random.default_rng(5)
    tours = [shortest_tour(np.vstack([[2.5, 2.5], draw.uniform(-0.5, 5.5, (8, 2))])) for _ in range(25)]
    found = one_area(square(6), np.full(36, 8 / 36), replace(PLAIN, round_minutes=8 * 31.5 + 25), base=14)
    assert found.driving_h_week.sum() * 60 / 7 == pytest.approx(np.mean(tours), rel=0.15)


def test_four_times_the_visits_are_half_as_far_apart():
    xy, long = square(20, 0.4), replace(PLAIN, round_minutes=1e7)
    few, many = (one_area(xy, np.full(400, v), long, base=210).driving_h_week.sum() for v in (2.0, 8.0))
    assert many / few == pytest.approx(2.0, rel=0.06)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.05, 5.0), st.integers(2, 25))
def test_properties_of_drawn_worlds(seed: int, visits: float, n: int):
    """Twice as slow is twice as long; the order of the units does not count; never more than there and back; the hours
    of an area are those of its units."""
    draw = np.random.default_rng(seed)
    xy, day = draw.uniform(0, 20, (n, 2)), draw.gamma(1, visits, n)
    area = draw.integers(1, 4, n)
    place = replace(ground(xy, int(draw.integers(n))), across_minutes=draw.uniform(0, 3, n))
    found = travel_hours(area, demand(day), place, PLAIN)
    slow = travel_hours(area, demand(day, 60.0), replace(place, minutes=place.minutes * 2,
                                                         across_minutes=place.across_minutes * 2),
                        replace(PLAIN, round_minutes=480, park_minutes=2 * PLAIN.park_minutes))
    assert slow.driving_h_week == pytest.approx(2 * found.driving_h_week, abs=1e-5, rel=1e-5)
    order = draw.permutation(n)
    where = np.argsort(order)
    turned = travel_hours(area[order], demand(day[order]), TravelGround(
        place.minutes[np.ix_(order, order)], place.across_minutes[order], where[place.base_units],
        place.names[order]), PLAIN)
    assert turned.unit_h_week.tolist() == found.unit_h_week[order].tolist()
    assert found.of_areas(area, 3).sum() == pytest.approx(found.unit_h_week.sum())
    for number, start in found.start.items():
        own = np.flatnonzero(area == number)
        there = np.where(np.isin(own, start), place.across_minutes[own] / 2, 0)
        there = np.maximum(there, place.minutes[np.ix_(start, own)].min(axis=0))
        assert (found.driving_h_week[own] <= 7 * day[own] * 2 * there / 60 + 2e-6).all()


def test_staff_start_at_the_nearest_base_of_their_own_area():
    """A row of six; bases in units 0, 1 and 5. Area 1 is the first four units, area 2 the others: unit 3 is nearer to
    the base of the other area, but served from its own."""
    xy = np.stack([np.arange(6) * 10.0, np.zeros(6)], 1)
    place = replace(ground(xy, across=0.0), base_units=np.array([5, 0, 1]))
    model = replace(PLAIN, rounds_per_day=1e9, round_minutes=1e-9)  # nobody else is on the road: there and back
    found = travel_hours(np.array([1, 1, 1, 1, 2, 2]), demand(np.ones(6)), place, model)
    assert found.start[1].tolist() == [0, 1] and found.start[2].tolist() == [5]
    assert found.driving_h_week == pytest.approx(np.array([0, 0, 20, 40, 20, 0]) * 7 / 60, abs=1e-4)


def test_without_a_base_staff_start_where_the_visits_are_nearest_and_equal_ones_by_name():
    xy = np.stack([np.arange(4) * 10.0, np.zeros(4)], 1)
    assert one_area(xy, np.array([1, 1, 5, 1.0])).start[1].tolist() == [2]
    place = ground(xy)
    swapped = replace(place, names=place.names[::-1].copy())
    assert travel_hours(np.ones(4, int), demand(np.ones(4)), place, PLAIN).start[1].tolist() == [1]
    assert travel_hours(np.ones(4, int), demand(np.ones(4)), swapped, PLAIN).start[1].tolist() == [2]


def test_alarm_trips_go_from_the_base_and_back():
    xy = np.array([[0.0, 0], [15, 0]])
    trips = VisitDemand(np.zeros(2), np.zeros(2), np.array([0.0, 3.0]))
    found = travel_hours(np.ones(2, int), trips, ground(xy, 0, 0.0), PLAIN)
    assert found.unit_h_week == pytest.approx([0, 3 * 30 / 60]) and found.driving_h_week.sum() == 0


def test_units_without_area_and_without_visits_cost_nothing():
    found = travel_hours(np.array([7, 7, 0]), demand(np.array([1.0, 0, 1])), ground(square(2)[:3]), PLAIN)
    assert found.unit_h_week[0] > 0 and found.unit_h_week[1:].tolist() == [0, 0]
    assert list(found.start) == [7] and found.visits_week.tolist() == [7, 0, 0]


def test_a_unit_out_of_reach_is_finite():
    place = ground(square(2), 0)
    closed = place.minutes.copy()
    closed[3, :3] = closed[:3, 3] = np.inf
    found = travel_hours(np.ones(4, int), demand(np.ones(4)), replace(place, minutes=closed), PLAIN)
    assert np.isfinite(found.unit_h_week).all() and (found.unit_h_week > 0).all()


def test_visits_come_from_the_care_hours_of_each_service():
    """25 hours of home care are 60 visits of 25 minutes; sheltered housing makes none; one alarm client per two."""
    model = TravelModel(care_h_per_client_week=5, alarm_clients_per_client=0.5, alarm_trips_per_client_week=2)
    found = visits_of_services({"hemtjanst": np.array([25.0, 0]), "trygghetsboende": np.array([0, 40.0]),
                                "stad": np.array([0, 1.0])}, model)
    assert found.visits_week.tolist() == [60, 2] and found.visit_minutes_week.tolist() == [1500, 60]
    assert found.alarm_trips_week == pytest.approx([5, 41 / 5])


def test_the_minutes_a_metre_are_those_to_the_neighbours():
    """Two units 1 km apart, 2 minutes; the third joined by a ferry only: it takes the pace of the others."""
    xy = np.array([[0.0, 0], [1000, 0], [1000, 9000]])
    minutes = np.array([[0, 2, 60], [2, 0, 58], [60, 58, 0]], np.float32)
    near = Adjacency(3, np.array([0, 1]), np.array([1, 2]), np.array([100.0, 0]), np.array([False, True]))
    names = np.array(list("abc"), object)
    made = travel_ground(minutes, near, xy, np.array([np.pi, 4 * np.pi, np.pi]) * 1e6, np.zeros(0, np.int64), names)
    assert made.across_minutes == pytest.approx([2, 4, 2])
    nobody = Adjacency(1, *(np.zeros(0, kind) for kind in (int, int, float, bool)))
    alone = travel_ground(np.zeros((1, 1), np.float32), nobody, xy[:1], np.array([np.pi * 1e6]),
                          np.zeros(0, np.int64), names[:1])
    assert alone.across_minutes == pytest.approx([PLAIN_MINUTES_PER_M * 1000])


def test_rows_made_on_demand_give_the_same():
    class Rows:
        def __init__(self, minutes: np.ndarray) -> None:
            self.minutes = minutes

        def rows(self, centres: np.ndarray) -> np.ndarray:
            return self.minutes[centres]

    place, area = ground(square(5), 3), np.arange(25) // 13 + 1
    both = [travel_hours(area, demand(np.ones(25)), replace(place, minutes=minutes), PLAIN).unit_h_week.tolist()
            for minutes in (place.minutes, Rows(place.minutes))]
    assert both[0] == both[1]


def test_it_stops_when_told():
    class Stop:
        def report(self, share: float, message: object = None) -> None:
            pass

        def cancelled(self) -> bool:
            return True

    with pytest.raises(Cancelled):
        travel_hours(np.ones(4, int), demand(np.ones(4)), ground(square(2)), PLAIN, Stop())


@pytest.mark.parametrize("bad", [{"tour_factor": 0}, {"round_minutes": -1}, {"rounds": 0}, {"damping": 0},
                                 {"slack_percent": -1}, {"park_minutes": -1}, {"minutes_per_visit": {"x": -1.0}}])
def test_models_are_checked(bad):
    with pytest.raises(ValueError):
        TravelModel(**bad)


def test_negative_visits_are_refused():
    with pytest.raises(InputError, match="number of visits"):
        demand(np.array([1.0, -1]))
