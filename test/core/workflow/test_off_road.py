"""Homes that the roads do not reach are told, and too many of them stop the run: in the check as in the plan."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division import DivisionSettings
from care_areas.core.errors import DivisionRefused, InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from care_areas.core.readers.units import read_units
from care_areas.core.scenarios import EvaluationCriteria, evaluate_plan
from care_areas.core.sources import InputChoices, read_roads
from care_areas.core.travel import WayAssumptions
from care_areas.core.units import find_adjacency
from care_areas.core.workflow.checks.layers import layers_together
from care_areas.core.workflow.divide import divide_units
from care_areas.core.workflow.off_road import far_from_roads, far_homes_told, longest_travel_notes
from care_areas.core.workflow.travel import unit_travel
from care_areas.test.rules_of import rules_of
from shapely.geometry import LineString, box

E0, N0 = 530_000.0, 6_710_000.0
QUICK = DivisionSettings(searches=1, plans=2, neighbourhoods=2, tabu_moves=100, root_bound=False)


def layer(title, geometry, **columns):
    return Table(title, {k: object_array(v) for k, v in columns.items()}, object_array(geometry), "EPSG:3006",
                 np.arange(1, len(geometry) + 1))


def world(n, reach, loads=None):
    """n units of 1 km in a row, a road through the first `reach` of them."""
    units = layer("units", [box(E0 + 1000 * i, N0, E0 + 1000 * (i + 1), N0 + 1000) for i in range(n)],
                  unit_id=[f"u{i}" for i in range(n)], load_hemtjanst=loads or [1.0] * n)
    roads = layer("vag", [LineString([(E0 + 500 + 1000 * i, N0 + 500), (E0 + 1500 + 1000 * i, N0 + 500)])
                          for i in range(reach - 1)], HTHAST=[50] * (reach - 1), Riktning=["Med och mot"] * (reach - 1))
    return units, roads


def read(units, roads):
    return read_units(units, "unit_id", ["load_hemtjanst"]), read_roads(roads)[0]


def test_a15_load_far_from_every_road_is_told_in_plan_and_check():
    """A15: a unit 2 km off the road was joined to it on foot without a word."""
    units, roads = world(10, 8)
    times, _ = unit_travel(*read(units, roads))
    assert np.flatnonzero(far_from_roads(read(units, roads)[0], times)).tolist() == [8, 9]
    assert "20.0 % of the load, in 2 units, lies farther than 500 m from a road (unit u9: 2000 m)" in str(times.note)
    problem, = layers_together({"units": units, "roads": roads}, InputChoices())
    assert not problem.is_error and "20.0 % of it, in 2 features" in str(problem.what)


def test_the_way_to_the_road_is_taken_at_the_speed_that_is_given():
    units, roads = read(*world(10, 8))
    walked, ridden = (unit_travel(units, roads, WayAssumptions(access_kmh=kmh))[0] for kmh in (5.0, 15.0))
    far = walked.from_road_m[9]
    saved_ms = far * 3600 * (1 / 5 - 1 / 15)
    assert far == 2000 and walked.ms[0, 9] - ridden.ms[0, 9] == pytest.approx(saved_ms, abs=2)
    assert walked.ms[0, 1] == ridden.ms[0, 1]


def test_a15_roads_that_do_not_reach_people_are_refused_by_plan_and_check():
    """A15: roads round the centre only gave an area with 84 % "travel" and nothing under what was assumed."""
    units, roads = world(10, 5)
    with pytest.raises(InputError, match="Layer vag: does not reach where people live: 50 % of the load"):
        unit_travel(*read(units, roads))
    problem, = layers_together({"units": units, "roads": roads}, InputChoices())
    assert problem.is_error and problem.layer == "vag" and "50 % of the load" in str(problem.what)


def test_a15_land_without_load_may_lie_off_the_roads():
    units, roads = world(10, 5, loads=[1.0] * 5 + [0.0] * 5)
    times, _ = unit_travel(*read(units, roads))
    assert "farther" not in str(times.note)
    assert layers_together({"units": units, "roads": roads}, InputChoices()) == ()


def test_a15_without_units_clients_are_asked_and_none_is_named():
    clients = layer("brukare", [box(E0 + 1000 * i, N0, E0 + 1000 * (i + 1), N0 + 1000).centroid for i in range(10)],
                    timmar_hemtjanst=[1.0] * 9 + [0.5])
    problem, = layers_together({"clients": clients, "roads": world(10, 9)[1]}, InputChoices())
    assert problem.feature == "" and problem.xy is None and "5.3 % of it, in 1 features" in str(problem.what)


def test_a15_the_longest_travel_is_told_with_and_without_far_homes():
    """A15: one unit 8.9 km off the road made "longest travel 118 minutes" in every report."""
    layers = world(10, 9)
    units, roads = read(*layers)
    times, _ = unit_travel(units, roads)
    area = np.array([1] * 5 + [2] * 5)
    adjacency = find_adjacency(units.geometry, units.ids)
    evaluation = evaluate_plan(units, area, adjacency,
                               EvaluationCriteria(rules_of(1), times.minutes(), expects_areas=False))
    note, = longest_travel_notes(units, area, times, evaluation)
    assert evaluation.plan.max_minutes == pytest.approx(note.values["minutes"])
    assert note.values["unit"] == "u9" and note.values["without"] < 4 < 12 < note.values["minutes"]


def test_a15_land_without_load_decides_no_longest_travel():
    """A15: land where nobody lives, off the road, was the longest travel, and stood in the one "without such units"."""
    layers = world(10, 8, loads=[1.0] * 8 + [1.0, 0.0])
    units, roads = read(*layers)
    times, _ = unit_travel(units, roads)
    area = np.array([1] * 5 + [2] * 5)
    evaluation = evaluate_plan(units, area, find_adjacency(units.geometry, units.ids),
                               EvaluationCriteria(rules_of(1), times.minutes(), expects_areas=False))
    note, = longest_travel_notes(units, area, times, evaluation)
    second = evaluation.areas[1]
    to_homes = times.minutes()[second.centre_row, [5, 6, 7, 8]]
    assert second.max_minutes == evaluation.plan.max_minutes == pytest.approx(to_homes.max())
    assert times.minutes()[second.centre_row, 9] > second.max_minutes + 10
    assert note.values["unit"] == "u8" and note.values["without"] == pytest.approx(float(max(
        figure.max_minutes if figure is not second else to_homes[:3].max() for figure in evaluation.areas)))


def test_a15_nothing_is_told_where_roads_reach_everybody():
    units, roads = read(*world(10, 10))
    times, _ = unit_travel(units, roads)
    area = np.ones(10, np.int64)
    evaluation = evaluate_plan(units, area, find_adjacency(units.geometry, units.ids),
                               EvaluationCriteria(rules_of(1), times.minutes(), expects_areas=False))
    assert longest_travel_notes(units, area, times, evaluation) == () and "farther" not in str(times.note)


@pytest.mark.parametrize("balances_travel", [False, True])
def test_b13_a_limit_that_a_unit_off_the_road_breaks_tells_how_far_off_it_lies(balances_travel):
    """B13: "within 40 of its area's centre" named a unit without the cause, that it lies off the road."""
    units, times, adjacency = divisible(10, 9)
    rules = rules_of(2, 20.0, max_travel_minutes=10.0, travel_workload=balances_travel)
    with pytest.raises(DivisionRefused, match=r"Unit u9 lies 1000 m from the nearest road") as said, \
            far_homes_told(units, times):
        divide_units(units, adjacency, times.minutes(), rules, 1, QUICK, advise=balances_travel)
    assert said.value.proven is not balances_travel and said.value.unit == "u9"
    assert "keeps the longest way" in str(said.value)
    assert ("was not looked for: that is done only where care hours alone" in str(said.value)) is balances_travel


def test_b13_a_limit_that_is_too_short_for_the_roads_is_not_laid_at_their_door():
    units, times, adjacency = divisible(10, 10)
    with pytest.raises(DivisionRefused) as said, far_homes_told(units, times):
        divide_units(units, adjacency, times.minutes(), rules_of(2, 20.0, max_travel_minutes=0.5), 1, QUICK,
                     advise=False)
    assert said.value.unit and "nearest road" not in str(said.value)


def divisible(n, reach):
    units, roads = read(*world(n, reach))
    return units, unit_travel(units, roads)[0], find_adjacency(units.geometry, units.ids)
