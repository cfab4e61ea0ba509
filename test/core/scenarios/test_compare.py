"""Scenarios beside each other: which ones no other beats, and the table."""
from __future__ import annotations

import numpy as np
from care_areas.core.messages import msg
from care_areas.core.scenarios.compare import (
    INFEASIBLE,
    OK,
    Scenario,
    ScenarioFigures,
    non_dominated,
    scenario_table,
    trade_offs,
)
from hypothesis import given
from hypothesis import strategies as st


def scenario(areas, deviation, minutes, tolerance=5.0, load=""):
    figures = ScenarioFigures(minutes * 100, minutes, minutes * 3, deviation, None, None, 1.0, 0)
    return Scenario(load, areas, tolerance, OK, None, np.array([1]), figures)


def refused(areas, load=""):
    return Scenario(load, areas, 5.0, INFEASIBLE, msg("Unit {unit} is too heavy.", unit="a"))


def test_more_areas_with_more_travel_are_beaten():
    given = [scenario(4, 3.0, 10.0), scenario(5, 3.0, 9.0), scenario(6, 3.0, 9.5), refused(7), scenario(8, 2.0, 9.5)]
    assert non_dominated(given).tolist() == [True, True, False, False, True]


def test_equal_ones_are_both_kept_and_loads_are_not_compared():
    assert non_dominated([scenario(4, 3.0, 10.0), scenario(4, 3.0, 10.0)]).tolist() == [True, True]
    assert non_dominated([scenario(4, 3.0, 10.0, load="2026"), scenario(4, 3.0, 20.0, load="2035")]).all()


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 4), st.integers(1, 4)), min_size=1, max_size=12))
def test_some_scenario_is_kept_and_each_other_is_beaten_by_a_kept_one(points):
    best = non_dominated([scenario(k, float(d), float(m)) for k, d, m in points])
    assert best.any()
    kept = [p for p, b in zip(points, best) if b]
    for point, good in zip(points, best):
        beaten = any(all(a <= b for a, b in zip(other, point)) and other != point for other in kept)
        assert good != beaten


def test_the_table_has_a_row_for_every_question():
    table = scenario_table([scenario(4, 3.0, 10.0), refused(5)],
                           {"Unit {unit} is too heavy.": "{unit} är för tung."}.__getitem__)
    assert table.columns["status"].tolist() == ["ok", "infeasible"]
    assert table.columns["reason"].tolist() == ["", "a är för tung."]
    assert table.columns["mean_minutes"][0] == 10 and np.isnan(table.columns["mean_minutes"][1])
    assert table.columns["non_dominated"].tolist() == [1, 0]
    assert table.columns["scenario"].tolist() == ["k4_t5", "k5_t5"]


def test_names_are_fit_for_columns():
    assert scenario(6, 0, 1, 2.5, "2030").name == "k6_t2_5_2030"


def test_a_chart_for_each_load_with_a_line_for_each_tolerance():
    found = trade_offs([scenario(5, 3.0, 9.0, 10.0, "b"), scenario(4, 3.0, 10.0, 5.0, "b"), scenario(3, 1, 1, 5.0, "a"),
                        refused(6, "b")])
    assert [chart.load for chart in found] == ["b", "a"]
    assert [tolerance for tolerance, _ in found[0].lines] == [5.0, 10.0]
    assert [[s.areas for s, _ in line] for _, line in found[0].lines] == [[4, 6], [5]]
    assert [[b for _, b in line] for _, line in found[0].lines] == [[True, False], [True]]
