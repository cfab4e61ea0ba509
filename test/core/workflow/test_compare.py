"""A sweep over numbers of areas, tolerances and loads: 6 by 4 km of units with the same care each."""
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from care_areas.core.division import DivisionSettings
from care_areas.core.errors import Cancelled, CareAreasError, InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Adjacency, Table, Units
from care_areas.core.workflow.comparing.compare import Comparison, compare_scenarios
from care_areas.core.workflow.comparing.scenario_lists import (
    LoadSet,
    read_area_counts,
    read_load_sets,
    read_tolerances,
    units_with,
)
from care_areas.test.rules_of import rules_of
from shapely.geometry import box

QUICK = DivisionSettings(effort=0.1, searches=1, plans=2, neighbourhoods=2, tabu_moves=100, root_bound=False)
WIDTH, HEIGHT = 6, 4


def units(load=1.0):
    cells = [(x, y) for y in range(HEIGHT) for x in range(WIDTH)]
    shapes = object_array(box(x * 1e3, y * 1e3, x * 1e3 + 1e3, y * 1e3 + 1e3) for x, y in cells)
    xy = np.array([(x * 1e3 + 500, y * 1e3 + 500) for x, y in cells])
    return Units(object_array(f"u{i:02d}" for i in range(len(cells))), shapes, xy,
                 {"hemtjanst": np.full(len(cells), load)}, "EPSG:3006")


def comparison(areas=(2, 3, 4), tolerances=(0.0,), loads=None, **more):
    own = units()
    at = lambda x, y: y * WIDTH + x  # noqa: E731
    pairs = sorted([(at(x, y), at(x + 1, y)) for y in range(HEIGHT) for x in range(WIDTH - 1)]
                   + [(at(x, y), at(x, y + 1)) for y in range(HEIGHT - 1) for x in range(WIDTH)])
    u, v = np.array(pairs).T
    near = Adjacency(len(own), u, v, np.full(len(u), 1000.0), np.zeros(len(u), bool))
    minutes = (np.hypot(*(own.anchor_xy[:, None] - own.anchor_xy[None]).transpose(2, 0, 1)) / 600).astype(np.float32)
    given = {"rules": lambda _, k, t: rules_of(k, t, compactness=0.0), "settings": QUICK, **more}
    return Comparison(loads or [("", own)], areas, tolerances, adjacency=near, minutes=minutes, seed=1, **given)


def test_every_question_has_a_row_and_an_impossible_one_says_why():
    found = compare_scenarios(comparison((2, 3, 4, 5, 24, 25)))
    assert [(s.areas, s.status) for s in found] == [
        (2, "ok"), (3, "ok"), (4, "ok"), (5, "infeasible"), (24, "ok"), (25, "infeasible")]
    assert "No whole number" in str(found[3].reason) and "only 24 units" in str(found[5].reason)
    for scenario in found:
        if scenario.area is not None:
            assert np.bincount(scenario.area)[1:].tolist() == [24 // scenario.areas] * scenario.areas
            assert scenario.figures.broken_rules == 0


def test_a_wider_tolerance_never_has_more_travel():
    found = compare_scenarios(comparison((3, 4), (0.0, 20.0, 40.0)))
    assert [(s.areas, s.tolerance_percent) for s in found] == [(k, t) for k in (3, 4) for t in (0, 20, 40)]
    for k in (0, 3):
        travel = [s.figures.objective for s in found[k:k + 3]]
        assert travel == sorted(travel, reverse=True)


def test_loads_are_compared_too():
    east = replace(units(), load_h_week={"hemtjanst": np.where(np.arange(24) % WIDTH < 3, 1.0, 3.0)})
    found = compare_scenarios(comparison((2,), (10.0,), [("2026", units()), ("2035", east)]))
    assert [s.load for s in found] == ["2026", "2035"]
    held = [float(np.bincount(found[1].area, east.total_load_h_week())[number]) for number in (1, 2)]
    assert max(held) <= 24 * 1.1


def test_the_same_twice_and_progress_runs_evenly_to_the_end():
    seen = []

    class Watching:
        def report(self, share, message=None):
            seen.append(share)

        def cancelled(self):
            return False

    first, second = (compare_scenarios(comparison((2, 3, 4)), Watching()) for _ in range(2))
    assert all((a.area == b.area).all() and a.figures == b.figures for a, b in zip(first, second))
    once = seen[:len(seen) // 2]
    assert once == sorted(once) and once[-1] == 1.0
    assert max(b - a for a, b in zip([0.0, *once], once)) < 0.25


def test_cancelling_stops_the_sweep():
    class Stopping:
        def report(self, share, message=None):
            self.share = share

        def cancelled(self):
            return getattr(self, "share", 0.0) > 0.3

    with pytest.raises(Cancelled):
        compare_scenarios(comparison(), Stopping())


def test_input_that_fits_no_question_is_an_error():
    with pytest.raises(InputError, match="only 24 units"):
        compare_scenarios(comparison((25, 26)))


@pytest.mark.parametrize("text, numbers", [
    ("2-4", (2, 3, 4)), ("4; 6;8", (4, 6, 8)), ("6,2–3, 3", (2, 3, 6)), ("5", (5,))])
def test_numbers_of_areas(text, numbers):
    assert read_area_counts("AREAS", text, 100) == numbers


@pytest.mark.parametrize("text", ["", "0-3", "4-2", "six", "2.5", "-3"])
def test_what_is_no_number_of_areas(text):
    with pytest.raises(CareAreasError, match=r"AREAS.*2-20"):
        read_area_counts("AREAS", text, 100)


@pytest.mark.parametrize("text", ["1-99999999999", "101", "3; 99-101", "9" * 5000])
def test_a_range_without_end_is_refused_before_it_is_counted(text):
    """B1: the work is bounded by what can be asked for, not by a number in a parameter."""
    with pytest.raises(CareAreasError, match="beyond 100 areas"):
        read_area_counts("AREAS", text, 100)


def test_tolerances():
    assert read_tolerances("TOLERANCE", "5; 2,5; 10 %") == (2.5, 5.0, 10.0)
    for text in ("", "-1", "x", "1e3"):
        with pytest.raises(CareAreasError, match="TOLERANCE"):
            read_tolerances("TOLERANCE", text)


TABLE = Table("units", {"load_hemtjanst": np.ones(24), "load_hemtjanst_2035": np.full(24, 2.0),
                        "load_rehab_2035": np.full(24, 3.0)})


def test_loads_by_name_and_by_year():
    sets = read_load_sets("LOAD_SETS", "today=load_hemtjanst; 2035; home=LOAD_hemtjanst_2035 + load_rehab_2035", TABLE)
    assert [s.name for s in sets] == ["today", "2035", "home"]
    assert dict(sets[1].fields) == {"hemtjanst": "load_hemtjanst_2035", "rehab": "load_rehab_2035"}
    assert units_with(units(), TABLE, sets[1]).total_load_h_week().tolist() == [5.0] * 24
    assert read_load_sets("LOAD_SETS", "", TABLE) == ()


@pytest.mark.parametrize("text, words", [
    ("2040", "load of 2040"), ("x", "neither a year"), ("a=load_x", "load_x"), ("a=", "no field"),
    ("2035; 2035", "twice")])
def test_loads_that_are_not_there(text, words):
    with pytest.raises(CareAreasError, match=words):
        read_load_sets("LOAD_SETS", text, TABLE)


def test_a_field_with_text_is_named():
    bad = Table("units", {"load_x": object_array(["a"] * 24)})
    with pytest.raises(InputError, match="load_x"):
        units_with(units(), bad, LoadSet("a", {"x": "load_x"}))
