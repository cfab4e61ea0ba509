"""A planner's rules on a strip of eight units of one kilometre, 10 hours each: what they mean, what the division makes
of them, what the evaluation says of a plan that breaks them, and how each that cannot be meant is named.

    u0 u1 u2 u3 | u4 u5 u6 u7      small areas A A A B B B B B; one minute a kilometre
"""
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from care_areas.core.division import DivisionSettings
from care_areas.core.errors import CareAreasError, DivisionRefused, InputError
from care_areas.core.geometry import object_array
from care_areas.core.model import Adjacency, Places, Table, Units
from care_areas.core.rules import (
    SHARES,
    RuleRequest,
    UnitRules,
    Zones,
    boundary_weight,
    named_numbers,
    rule_request,
    unit_rules,
    with_excess,
)
from care_areas.core.rules.compactness import Compactness
from care_areas.core.rules.longest_travel import BUILT_UP_FIELD
from care_areas.core.scenarios import EvaluationCriteria, evaluate_plan
from care_areas.core.travel import WayAssumptions, straight_line_times
from care_areas.core.workflow.divide import divide_units
from care_areas.core.workflow.problem import division_problem, weighed_borders
from care_areas.core.workflow.travel import from_bases
from care_areas.core.workload import MINUTES_PER_VISIT, TravelModel
from care_areas.test.rules_of import strip
from shapely.geometry import box

QUICK = DivisionSettings(searches=1, plans=2, neighbourhoods=2, tabu_moves=60, root_bound=False)
N = 8


def table(**columns) -> Table:
    return Table("units", {"unit_id": strip().ids, **columns}, strip().geometry, "EPSG:3006")


def near() -> Adjacency:
    u = np.arange(N - 1)
    return Adjacency(N, u, u + 1, np.full(N - 1, 1000.0), np.zeros(N - 1, bool))


def minutes() -> np.ndarray:
    return np.abs(np.arange(N)[:, None] - np.arange(N)[None]).astype(np.float32)


def points(*x: float, layer: str = "baser") -> Places:
    n = len(x)
    return Places(object_array(f"B{i + 1}" for i in range(n)), object_array([""] * n),
                  np.array([(at, 500.0) for at in x]), "EPSG:3006", object_array([""] * n), np.full(n, np.nan), layer)


def divided(asked: RuleRequest, ready: Table = None, bases: Places = None, ways: np.ndarray = None):
    units = strip()
    rules = unit_rules(asked, units, ready)
    return rules, divide_units(units, near(), minutes() if ways is None else ways, rules, 1, QUICK, bases, advise=False)


def judged(rules: UnitRules, area, bases: Places = None, units: Units = None) -> list:
    result = evaluate_plan(units or strip(), np.array(area), near(), EvaluationCriteria(rules, minutes(), bases))
    return [(p.feature, str(p.what)) for p in result.broken]


# ---- what the rules mean

def test_an_area_for_two_teams_has_twice_the_load_and_is_judged_by_its_share():
    rules, found = divided(rule_request(2, tolerance_percent=15.0, shares={2: 3.0}))
    assert np.bincount(found.division.area)[1:].tolist() == [2, 6]
    assert judged(rules, found.division.area) == []
    assert [what for _, what in judged(rules, [1] * 4 + [2] * 4)] == [
        "Area 1 deviates +100.0 % from the mean load, allowed are ±15 %.",
        "Area 2 deviates -33.3 % from the mean load, allowed are ±15 %."]


def test_further_loads_are_held_each_within_its_own_tolerance_by_any_name_they_have():
    night = np.array([0, 0, 0, 0, 1, 0, 0, 1])
    asked = rule_request(2, tolerance_percent=60.0, tolerances={"80+": 65.0, "larm": 0.0, "load_hemrehab": 60.0})
    rules, found = divided(asked, table(larm=night))
    assert [load.name for load in rules.held_loads()] == ["80+", "larm", "load_hemrehab"]
    assert sorted(np.bincount(found.division.area)[1:].tolist()) == [3, 5]
    assert judged(rules, found.division.area) == []
    assert judged(rules, [1] * 6 + [2] * 2) == [
        ("u2", "Area 1 has 14.0 of “80+”, +75.0 % from its part; allowed are ±65 %."),
        ("u6", "Area 2 has 2.0 of “80+”, -75.0 % from its part; allowed are ±65 %.")]
    assert ("u5", "Area 2 has 2.0 of “larm”, +100.0 % from its part; allowed are ±0 %.") in judged(
        rules, [1] * 4 + [2] * 4)


def test_every_area_has_the_least_load_of_a_viable_team():
    rules, found = divided(rule_request(2, tolerance_percent=60.0, min_loads={"80+": 5}))
    assert min(np.bincount(found.division.area, strip().population["80+"])[1:]) >= 5
    assert judged(rules, [1] * 5 + [2] * 3)[0] == ("u6", "Area 2 has 3.0 of “80+”; every area needs at least 5.")


def test_units_that_break_a_lock_or_leave_their_group_are_named_with_the_place():
    ready = table(lock=np.array([2, 0, 0, 0, 0, 0, 0, 1]), by=object_array([None] * 3 + ["x"] * 3 + [None] * 2))
    rules, found = divided(rule_request(2, tolerance_percent=30.0, lock_field="lock", group_field="by"), ready)
    area = found.division.area
    assert (area[0], area[7]) == (2, 1) and len(set(area[3:6].tolist())) == 1
    assert judged(rules, area) == []
    assert judged(rules, [1] * 4 + [2] * 4) == [
        ("u0", "The unit is fixed to area 2, but lies in area 1."),
        ("u7", "The unit is fixed to area 1, but lies in area 2."),
        ("u3", "The unit shall stay together with unit u4 in area 2, but lies in area 1.")]


def test_the_only_base_of_an_area_is_its_centre_and_travel_starts_there():
    bases = points(100.0, 7900.0)
    times = from_bases(straight_line_times(strip().anchor_xy, strip().anchor_xy, 1.0, 60.0), None, strip(), bases,
                       WayAssumptions(1.0, 60.0))
    ways = times.minutes()
    assert ways[0, 0] == pytest.approx(0.4) and ways[0, 1] == pytest.approx(1.4) and ways[1, 0] == pytest.approx(1.0)
    rules, found = divided(rule_request(2, tolerance_percent=10.0, bases_per_area=1), bases=bases, ways=ways)
    assert found.division.centre.tolist() == [0, 7]
    assert found.division.objective == pytest.approx(2 * 10 * (0.4 + 1.4 + 2.4 + 3.4))
    result = evaluate_plan(strip(), found.division.area, near(), EvaluationCriteria(rules, ways, bases))
    assert result.keeps_all_rules and result.plan.objective == pytest.approx(found.division.objective)
    assert [a.centre_unit for a in result.areas] == ["u0", "u7"]
    assert judged(rules, [1] * 8, bases)[-1][1] == "Area 1 has 2 of the bases of layer baser; exactly 1 are asked for."


def test_alarms_reach_built_up_units_sooner_than_others_and_units_without_load_have_no_limit():
    town = np.array([1, 1, 0, 0, 0, 0, 0, 0])
    asked = rule_request(2, tolerance_percent=100.0, max_travel_minutes=1.0, max_travel_minutes_outside=3.0,
                         built_up_field="tatort")
    units = strip([10, 10, 10, 10, 10, 10, 10, 0])
    rules = unit_rules(asked, units, table(tatort=town))
    assert rules.limits(units).tolist() == [1, 1, 3, 3, 3, 3, 3, np.inf]
    polygon = Table("tatorter", {}, object_array([box(0, 0, 2000, 1000)]), "EPSG:3006")
    by_layer = unit_rules(asked.setting(BUILT_UP_FIELD, ""), units, None, polygon)
    assert by_layer.limits(units).tolist() == rules.limits(units).tolist()
    found = divide_units(units, near(), minutes(), rules, 1, QUICK, advise=False)
    assert judged(rules, found.division.area, units=units) == []
    told = judged(rules, [1] * 7 + [2], units=units)
    assert ("u1", "The unit is 2.0 minutes from the centre of area 1, allowed are 1.") in told


def test_travel_beyond_the_limit_as_a_cost_is_reported_apart_and_is_no_broken_rule():
    rules, found = divided(rule_request(2, tolerance_percent=0.0, max_travel_minutes=1.0, travel_limit_weight=5.0))
    assert found.excess_travel.units == 2 and found.excess_travel.longest_minutes == 1.0
    assert found.excess_travel.objective == 10 * 5 * 2
    assert found.division.objective == pytest.approx(2 * 10 * (1 + 0 + 1 + 2) + found.excess_travel.objective)
    assert any("farther from the centre" in str(note) and "100 of the objective 180" in str(note)
               for note in found.notes)
    result = evaluate_plan(strip(), found.division.area, near(), EvaluationCriteria(rules, minutes()))
    assert result.keeps_all_rules and sum("minutes from the centre" in str(p.what) for p in result.broken) == 2
    assert result.plan.objective == pytest.approx(80)


def test_the_cost_of_minutes_beyond_grows_by_its_weight_and_no_way_stays_no_way():
    ways = np.array([[0, 4], [np.inf, 0]], np.float32)
    assert with_excess(ways, np.array([np.inf, 3.0]), 2.0).tolist() == [[0, 6], [np.inf, 0]]
    assert with_excess(ways, None, 2.0) is ways


def test_borders_follow_districts_when_they_count():
    """Bounds allow cuts from 3|5 to 5|3; by travel alone 4|4 is best, the small areas part at 3|5."""
    _, free = divided(rule_request(2, tolerance_percent=25.0, compactness=0.0))
    _, held = divided(rule_request(2, tolerance_percent=25.0, compactness=0.0, zone_weights={"small_area": 100.0}))
    assert sorted(np.bincount(free.division.area)[1:].tolist()) == [4, 4]
    assert sorted(np.bincount(held.division.area)[1:].tolist()) == [3, 5]
    assert held.division.border_length == 1000.0  # metres, whatever they weighed


def test_weighed_borders_cost_a_metre_what_the_rules_say():
    weighed, weight = weighed_borders(near(), 0.1, (Zones(strip().small_area, 0.3),))
    price = weight * weighed.border_m / weighed.border_m.sum()  # the division prices a metre by the sum of all
    plain = 0.1 * near().border_m / near().border_m.sum()
    assert price == pytest.approx(np.where(np.arange(7) == 2, plain, 4 * plain))
    assert weighed_borders(near(), 0.1)[0].border_m.tolist() == near().border_m.tolist()


def test_the_compactness_dial():
    assert [boundary_weight(dial) for dial in (0, 50, 100)] == [0.0, 0.05, 0.8]
    assert all(boundary_weight(a) < boundary_weight(a + 1) for a in range(100))
    assert unit_rules(rule_request(2), strip()).find(Compactness).boundary_weight == 0.05
    with pytest.raises(ValueError, match="between 0 and 100"):
        boundary_weight(101)


# ---- what cannot be meant

@pytest.mark.parametrize("change, words", [
    ({"shares": {3: 2.0}}, "area 3 shall have a share of its own, but there are only 2 areas"),
    ({"tolerances": {"larm": 5.0}}, "no load “larm” to hold. Known are: 80\\+, hemrehab, hemtjanst, load_h_week"),
    ({"min_loads": {"hemrehab": 5.0}}, "at least 5 of “hemrehab”, but all together have 8.0. Ask for 4.0 or less"),
    ({"zone_weights": {"skola": 50.0}}, "has no column “skola”"),
    ({"max_travel_minutes_outside": 40.0}, "nothing says which units lie in them"),
    ({"travel_limit_weight": 2.0}, "there is no limit"),
    ({"travel_model": TravelModel(minutes_per_visit={"hemtjansst": 10.0})},
     "minutes per visit are given for the service “hemtjansst”, which is not known. Known are: hemrehab, hemsjukvard"),
    ({"lock_field": "lock"}, "lock_field names a column, but the units are built here"),
])
def test_a_rule_that_cannot_be_meant_is_named(change, words):
    with pytest.raises(InputError, match=words):
        unit_rules(rule_request(2, **change), strip())


def test_minutes_per_visit_may_be_given_for_a_usual_service_and_for_any_that_the_units_have():
    own = TravelModel(minutes_per_visit={**MINUTES_PER_VISIT, "nattpatrull": 12.0})
    units = replace(strip(), load_h_week={"nattpatrull": np.full(N, 1.0)})
    assert unit_rules(rule_request(2, travel_model=own), units).travel_model == own


def test_all_of_them_are_told_at_once():
    asked = rule_request(2, shares={3: 2.0}, tolerances={"larm": 5.0}, zone_weights={"skola": 50.0})
    with pytest.raises(InputError) as refused:
        unit_rules(asked, strip())
    assert len(refused.value.problems) == 3


def test_built_up_areas_without_a_limit_outside_them_or_given_twice():
    town = Table("tatorter", {}, object_array([box(0, 0, 2000, 1000)]), "EPSG:3006")
    with pytest.raises(InputError, match="no longest travel outside them"):
        unit_rules(rule_request(2, max_travel_minutes=20.0), strip(), None, town)
    both = rule_request(2, max_travel_minutes=20.0, max_travel_minutes_outside=40.0, built_up_field="tatort")
    with pytest.raises(InputError, match="both as a layer and as a field"):
        unit_rules(both, strip(), table(tatort=np.zeros(N, np.int64)), town)
    with pytest.raises(InputError, match="neither yes nor no"):
        unit_rules(both, strip(), table(tatort=object_array(["ja"] * 7 + ["kanske"])))


def test_more_bases_than_areas_where_exactly_one_is_asked():
    with pytest.raises(InputError, match="baser: it has 3 places; 2 are needed for the 2 areas"):
        division_problem(strip(), near(), minutes(), unit_rules(rule_request(2, bases_per_area=1), strip()),
                         points(1500.0, 4500.0, 7500.0))


def test_units_out_of_reach_of_every_base_are_named():
    with pytest.raises(DivisionRefused, match=r"unit u3 is farther than the 2 allowed from every base \(2 such units: "
                                              r"u3, u4\)") as refused:
        divided(rule_request(2, tolerance_percent=60.0, bases_per_area=1, max_travel_minutes=2.0),
                bases=points(500.0, 7500.0))
    assert refused.value.proven


def test_a_lock_in_a_group_with_another_lock():
    ready = table(lock=np.array([1, 2, 0, 0, 0, 0, 0, 0]), by=object_array(["x", "x", *[None] * 6]))
    with pytest.raises(DivisionRefused, match="unit u1 is locked to area 2, but another unit of its group") as refused:
        divided(rule_request(2, tolerance_percent=60.0, lock_field="lock", group_field="by"), ready)
    assert refused.value.proven


def test_locks_that_cross_each_other():
    ready = table(lock=np.array([1, 0, 2, 0, 1, 0, 0, 0]))
    with pytest.raises(DivisionRefused, match="units locked to other areas lie between them") as refused:
        divided(rule_request(2, tolerance_percent=60.0, lock_field="lock"), ready)
    assert refused.value.proven


def test_bounds_that_no_area_can_meet():
    with pytest.raises(DivisionRefused, match="“larm”") as refused:
        divided(rule_request(2, tolerance_percent=60.0, tolerances={"larm": 10.0}),
                table(larm=np.array([0, 0, 3, 0, 0, 0, 0, 0])))
    assert refused.value.proven


# ---- what is typed

@pytest.mark.parametrize("text, words", [
    ("hemtjanst", "is not a pair"), ("hemtjanst=5; hemtjanst=6", "given twice"), ("hemtjanst=fem", "cannot be used"),
    ("hemtjanst=101", "from 0 to 100"), ("hemtjanst=-1", "from 0 to 100"), ("hemtjanst=nan", "cannot be used")])
def test_tolerances_that_cannot_be_read(text, words):
    with pytest.raises(CareAreasError, match=words):
        named_numbers("TOLERANCES", text, "hemtjanst=5", 0, 100)


def test_numbers_are_read_with_point_or_comma():
    assert named_numbers("TOLERANCES", " hemtjanst = 5; 80+=12,5 ;", "") == {"hemtjanst": 5.0, "80+": 12.5}
    assert SHARES.parse("1=2; 4=0.5") == {1: 2.0, 4: 0.5}


@pytest.mark.parametrize("text", ["a=2", "0=2", "1=0", "1=2; 01=3", "1=1e300", "1=1e-300", "1=nan"])
def test_shares_that_cannot_be_read(text):
    with pytest.raises(CareAreasError, match="SHARES"):
        SHARES.parse(text)
