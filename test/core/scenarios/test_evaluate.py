"""A plan of any origin is measured, and every broken rule is found with its place.

    units of 1 km, 10 hours each          plan A: 1 1 2 2
    +---+---+---+---+                             1 1 2 2
    | e | f | g | h |
    +---+---+---+---+
    | a | b | c | d |
    +---+---+---+---+
"""
from __future__ import annotations

import math
from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from care_areas.core.errors import Cancelled, InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Adjacency, Places, Units
from care_areas.core.scenarios import EvaluationCriteria, area_table, evaluate_plan, plan_table
from care_areas.test.rules_of import rules_of
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, box

BALANCED = [1, 1, 2, 2, 1, 1, 2, 2]


def grid(columns: int = 4, rows: int = 2, hours=None) -> Units:
    n = columns * rows
    corners = [(1000.0 * (i % columns), 1000.0 * (i // columns)) for i in range(n)]
    load = np.full(n, 10.0) if hours is None else np.array(hours, float)
    return Units(object_array("abcdefghijklmnopqrstuvwxyz"[i] for i in range(n)),
                 object_array(box(x, y, x + 1000, y + 1000) for x, y in corners),
                 np.array(corners) + 500, {"hemtjanst": load * 0.75, "hemrehab": load * 0.25}, "EPSG:3006",
                 {"80+": np.arange(float(n))})


def neighbours(columns: int = 4, rows: int = 2) -> Adjacency:
    pairs = [(i, i + 1) for i in range(columns * rows) if i % columns < columns - 1]
    pairs += [(i, i + columns) for i in range(columns * (rows - 1))]
    u, v = np.array(sorted(pairs)).T
    return Adjacency(columns * rows, u, v, np.full(len(u), 1000.0), np.zeros(len(u), bool))


def minutes_by_air(units: Units) -> np.ndarray:
    """One minute a kilometre."""
    xy = units.anchor_xy / 1000
    return np.hypot(xy[:, None, 0] - xy[None, :, 0], xy[:, None, 1] - xy[None, :, 1]).astype(np.float32)


def places(*xy, layer="sheltered") -> Places:
    n = len(xy)
    return Places(object_array(f"h{i}" for i in range(n)), object_array([""] * n), np.array(xy, float).reshape(n, 2),
                  "EPSG:3006", object_array([""] * n), np.full(n, np.nan), layer)


def evaluate(area, units=None, **measures):
    units = units or grid()
    measured = {key: measures.pop(key) for key in ("minutes", "bases", "sheltered", "travel_h_week", "provider")
                if key in measures}
    areas, percent = measures.pop("areas", 2), measures.pop("tolerance_percent", 5.0)
    asked = {"travel_workload": True, "sheltered_per_area": 1, **measures}
    return evaluate_plan(units, np.array(area), neighbours(), EvaluationCriteria(
        rules_of(areas or 1, percent, **asked), expects_areas=areas is not None, **measured))


def broken(evaluation) -> list:
    return [(p.feature, str(p.what)) for p in evaluation.broken]


def test_the_figures_of_a_plan_by_hand():
    result = evaluate(BALANCED, minutes=minutes_by_air(grid()), bases=places((100, 100), (3900, 1900), (3800, 100)),
                      sheltered=places((100, 100), (3900, 100)), provider={1: "egen"})
    assert result.keeps_all_rules and result.broken == ()
    first, second = result.areas
    assert (first.area_id, first.units, first.pieces, first.provider, second.provider) == (1, 4, 1, "egen", "")
    assert first.load_h_week == {"hemtjanst": 30.0, "hemrehab": 10.0}
    assert first.total_h_week() == 40 and first.deviation_percent == 0
    assert first.population == {"80+": 0.0 + 1 + 4 + 5}
    assert (first.area_km2, first.border_km, first.shared_border_km) == (4.0, 8.0, 2.0)
    assert first.centre_unit == "a"  # all four are equal: the first identifier
    assert first.mean_minutes == pytest.approx((0 + 1 + 1 + math.sqrt(2)) / 4)
    assert first.max_minutes == pytest.approx(math.sqrt(2))
    assert ([a.bases for a in result.areas], [a.sheltered for a in result.areas]) == ([1, 2], [1, 1])
    assert first.compactness == pytest.approx(math.pi / 4)
    assert result.plan.cut_border_km == 2.0
    assert result.plan.objective == pytest.approx(2 * 10 * (2 + math.sqrt(2)))
    assert result.plan.mean_minutes == pytest.approx((2 + math.sqrt(2)) / 4)
    assert result.geometry[0].equals(box(0, 0, 2000, 2000))


def test_the_heaviest_place_pulls_the_centre():
    units = grid(hours=[1, 100, 1, 1, 1, 1, 1, 1])
    assert evaluate(BALANCED, units, minutes=minutes_by_air(units)).areas[0].centre_unit == "b"


def test_an_area_in_two_pieces_is_told_with_its_place():
    result = evaluate([1, 2, 2, 1, 1, 2, 2, 2], tolerance_percent=100)
    assert broken(result) == [("d", "Area 1 is not connected: 1 unit(s) lie apart from the rest of it.")]
    assert result.broken[0].xy == (3500.0, 500.0)
    assert [a.pieces for a in result.areas] == [2, 1]


def test_a_corner_does_not_connect_but_a_link_does():
    corner = [1, 2, 2, 2, 2, 1, 2, 2]
    assert evaluate(corner).areas[0].pieces == 2
    near = neighbours()
    linked = Adjacency(8, np.append(near.u, 0), np.append(near.v, 5), np.append(near.border_m, 0.0),
                       np.append(near.is_link, True))
    result = evaluate_plan(grid(), np.array(corner), linked, EvaluationCriteria(rules_of(2, 100)))
    assert result.areas[0].pieces == 1


def test_an_area_outside_the_tolerance_is_told():
    result = evaluate([1, 1, 1, 2, 1, 1, 2, 2])
    assert [w for _, w in broken(result)] == [
        "Area 1 deviates +25.0 % from the mean load, allowed are ±5 %.",
        "Area 2 deviates -25.0 % from the mean load, allowed are ±5 %."]
    assert result.plan.max_deviation_percent == 25
    assert evaluate([1, 1, 1, 2, 1, 1, 2, 2], tolerance_percent=25).keeps_all_rules


def test_travel_hours_count_in_the_balance_where_they_are_given():
    """40 care hours each; 10 hours of travel in the west, none in the east: 50 and 40 are 11.1 % from their mean."""
    travel = np.where(np.array(BALANCED) == 1, 2.5, 0.0)
    result = evaluate(BALANCED, tolerance_percent=11.2, travel_h_week=travel)
    assert result.keeps_all_rules and result.plan.counts_travel
    assert [a.travel_h_week for a in result.areas] == [10.0, 0.0]
    assert [a.deviation_percent for a in result.areas] == pytest.approx([100 / 9, -100 / 9])
    assert [a.care_deviation_percent for a in result.areas] == [0.0, 0.0]
    assert (result.plan.max_deviation_percent, result.plan.max_care_deviation_percent) == (pytest.approx(100 / 9), 0.0)
    assert result.plan.mean_h_week == 45
    assert [f for f, _ in broken(evaluate(BALANCED, tolerance_percent=11.1, travel_h_week=travel))] == ["a", "c"]
    table = area_table(result).columns
    assert list(table["travel_h_week"]) == [10.0, 0.0] and list(table["load_h_week"]) == [40.0, 40.0]
    assert list(table["care_deviation_percent"]) == [0.0, 0.0]


def test_travel_hours_that_do_not_count_are_shown():
    """B14: both deviations stand beside each other, whichever is balanced."""
    travel = np.where(np.array(BALANCED) == 1, 2.5, 0.0)
    result = evaluate(BALANCED, tolerance_percent=1, travel_h_week=travel, travel_workload=False)
    assert result.keeps_all_rules and not result.plan.counts_travel
    assert [a.deviation_percent for a in result.areas] == [0.0, 0.0]
    assert [a.workload_deviation_percent for a in result.areas] == pytest.approx([100 / 9, -100 / 9])
    assert result.plan.mean_h_week == 40 and result.plan.max_workload_deviation_percent == pytest.approx(100 / 9)


def test_without_travel_hours_both_deviations_are_the_same():
    result = evaluate([1, 1, 1, 2, 1, 1, 2, 2], tolerance_percent=25)
    assert [a.care_deviation_percent for a in result.areas] == [a.deviation_percent for a in result.areas] == [25, -25]
    assert np.isnan(area_table(result).columns["travel_h_week"]).all()
    assert plan_table(result).columns["max_care_deviation_percent"][0] == 25


def test_units_without_area_and_gaps_in_the_numbers():
    result = evaluate([1, 1, 4, 4, 1, 0, 4, 4], areas=3, tolerance_percent=100)
    assert broken(result) == [("f", "The unit belongs to no area."), ("", "No unit belongs to the areas 2 to 3."),
                              ("c", "Area 4 is one too many: 3 areas are expected.")]
    assert result.plan.units_without_area == 1
    assert result.plan.mean_h_week == pytest.approx(80 / 3)


def test_numbers_out_of_all_reason_are_told_as_one_run():
    """B1: work and report are bounded by the areas that there are, not by their numbers."""
    result = evaluate([1, 1, 600_001, 600_001, 1, 1, 999_999_999, 999_999_999], areas=None, tolerance_percent=100)
    assert broken(result) == [("", "No unit belongs to the areas 2 to 600000."),
                              ("", "No unit belongs to the areas 600002 to 999999998.")]
    assert len(result.areas) == 3


def with_parts(far: float) -> Units:
    """Unit a has a second part `far` metres to the east of unit d."""
    units = grid()
    shapes = units.geometry.copy()
    shapes[0] = MultiPolygon([shapes[0], box(4000 + far, 0, 4900 + far, 900)])
    return replace(units, geometry=shapes)


def test_a_unit_whose_parts_lie_apart_is_told():
    """B3: the area is in two pieces on the map, though its units are neighbours of each other."""
    result = evaluate(BALANCED, units=with_parts(5000))
    (told,) = result.broken
    assert told.feature == "a" and not told.is_error and "2 parts that nothing of area 1 joins" in str(told.what)
    assert [a.parts_apart for a in result.areas] == [1, 0] and [a.pieces for a in result.areas] == [1, 1]
    assert result.keeps_all_rules


def test_parts_that_the_area_joins_are_no_matter():
    """B3: between the two parts lie units of the same area that both touch."""
    units, near = with_parts(0), neighbours()
    near = replace(near, u=np.append(near.u, 0), v=np.append(near.v, 3), border_m=np.append(near.border_m, 900.0),
                   is_link=np.append(near.is_link, False))
    found = evaluate_plan(units, np.array([1, 1, 1, 1, 2, 2, 2, 2]), near, EvaluationCriteria(rules_of(2)))
    assert found.broken == () and found.areas[0].parts_apart == 0
    apart = evaluate_plan(units, np.array([1, 1, 2, 2, 1, 1, 2, 2]), near, EvaluationCriteria(rules_of(2)))
    assert [p.feature for p in apart.broken] == ["a"]


def test_an_area_without_a_sheltered_house_and_a_house_outside():
    result = evaluate(BALANCED, sheltered=places((100, 100), (200, 200), (9999, 0)))
    assert broken(result) == [
        ("c", "Area 2 has 0 of the 1 places of layer sheltered that each area must have."),
        ("h2", "The place lies outside all units.")]
    assert [p.is_error for p in result.broken] == [True, False]
    assert result.plan.broken_rules == 1


def test_a_pair_without_a_way_is_listed_and_never_summed():
    minutes = minutes_by_air(grid())
    minutes[:, 7] = np.inf
    minutes[7, :] = np.inf
    minutes[7, 7] = 0
    result = evaluate(BALANCED, minutes=minutes)
    assert result.unreachable == (("c", "h"),)
    assert result.areas[1].unreachable == 1
    assert result.areas[1].max_minutes == 1.0
    assert result.areas[1].mean_minutes == pytest.approx((0 + 1 + 1) / 3)
    assert result.plan.objective == pytest.approx(10 * (2 + math.sqrt(2)) + 10 * 2)
    assert broken(result) == [("h", "The unit cannot be reached from the centre of area 2, unit c.")]


def test_a_unit_farther_than_allowed_is_told():
    result = evaluate(BALANCED, minutes=minutes_by_air(grid()), max_travel_minutes=1.2)
    assert [f for f, _ in broken(result)] == ["f", "h"]
    assert "1.4 minutes from the centre of area 1, allowed are 1.2" in broken(result)[0][1]


def test_without_travel_times_nothing_is_said_of_travel():
    result = evaluate(BALANCED)
    assert result.plan.objective is None and result.areas[0].mean_minutes is None
    assert np.isnan(plan_table(result).columns["objective"][0])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=12, max_size=12).filter(lambda a: max(a) > 0),
       st.lists(st.integers(0, 9), min_size=12, max_size=12))
def test_sums_over_the_areas_are_those_of_the_units(area, hours):
    units, near = grid(4, 3, hours), neighbours(4, 3)
    result = evaluate_plan(units, np.array(area), near, EvaluationCriteria(rules_of(3), minutes_by_air(units)))
    inside = np.array(area) > 0
    assert sum(a.total_h_week() for a in result.areas) == pytest.approx(np.array(hours)[inside].sum())
    assert sum(a.area_km2 for a in result.areas) == pytest.approx(inside.sum())
    graph = nx.Graph(zip(near.u.tolist(), near.v.tolist()))
    for figures in result.areas:
        members = [i for i, a in enumerate(area) if a == figures.area_id]
        assert figures.pieces == nx.number_connected_components(graph.subgraph(members))
    cut = sum(area[u] != area[v] for u, v in zip(near.u, near.v))
    assert result.plan.cut_border_km == pytest.approx(cut)


def test_the_tables_have_one_row_per_area_and_one_for_the_plan():
    result = evaluate(BALANCED, minutes=minutes_by_air(grid()))
    areas = area_table(result)
    assert list(areas.columns["area_id"]) == [1, 2]
    assert list(areas.columns["load_hemtjanst"]) == [30.0, 30.0]
    assert list(areas.columns["pop_80w"]) == [10.0, 18.0]
    assert areas.crs == "EPSG:3006" and len(areas.geometry) == 2
    assert len(plan_table(result)) == 1


def test_arrays_that_do_not_belong_together_are_refused():
    with pytest.raises(InputError, match="not those of the 8 units"):
        evaluate([1, 2])
    with pytest.raises(InputError, match="not those of the 8 units"):
        evaluate(BALANCED, minutes=np.zeros((3, 3)))
    with pytest.raises(InputError, match="not those of the 8 units"):
        evaluate(BALANCED, travel_h_week=np.zeros(3))
    with pytest.raises(InputError, match="No unit belongs to an area"):
        evaluate([0] * 8)


def test_units_without_load_still_have_a_centre():
    units = replace(grid(), load_h_week={"hemtjanst": np.zeros(8)})
    result = evaluate(BALANCED, units, minutes=minutes_by_air(units))
    assert [a.deviation_percent for a in result.areas] == [0.0, 0.0]
    assert result.areas[0].mean_minutes == pytest.approx((2 + math.sqrt(2)) / 4)


def test_the_user_can_stop_it():
    class Stop:
        def report(self, share, message=None):
            pass

        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        evaluate_plan(grid(), np.array(BALANCED), neighbours(), EvaluationCriteria(rules_of(2)), Stop())
