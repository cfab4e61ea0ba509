"""The most of a load that an area may have, on the strip of eight units of which the first has nine of the sixteen
oldest.

    u0 u1 u2 u3 u4 u5 u6 u7
     9  1  1  1  1  1  1  1
"""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division import DivisionSettings
from care_areas.core.errors import DivisionRefused, InputError
from care_areas.core.model import Adjacency
from care_areas.core.rules import rule_request, unit_rules
from care_areas.core.scenarios import EvaluationCriteria, evaluate_plan
from care_areas.core.workflow.divide import divide_units
from care_areas.test.rules_of import strip

QUICK = DivisionSettings(searches=1, plans=2, neighbourhoods=2, tabu_moves=60, root_bound=False)
N = 8
OLD = np.array([9.0, 1, 1, 1, 1, 1, 1, 1])


def near() -> Adjacency:
    return Adjacency(N, np.arange(N - 1), np.arange(1, N), np.full(N - 1, 1000.0), np.zeros(N - 1, bool))


def minutes() -> np.ndarray:
    return np.abs(np.arange(N)[:, None] - np.arange(N)[None]).astype(np.float32)


def divided(advise: bool = False, **asked):
    rules = unit_rules(rule_request(2, tolerance_percent=60.0, **asked), strip())
    return rules, divide_units(strip(), near(), minutes(), rules, 1, QUICK, advise=advise)


def broken(rules, area) -> list:
    found = evaluate_plan(strip(), np.array(area), near(), EvaluationCriteria(rules, minutes())).broken
    return [(p.feature, str(p.what), str(p.remedy)) for p in found]


def test_no_area_has_more_than_a_team_can_manage():
    free = np.bincount(divided()[1].division.area, OLD)[1:]
    rules, found = divided(max_loads={"80+": 11})
    held = np.bincount(found.division.area, OLD)[1:]
    assert free.max() > 11 >= held.max()
    assert broken(rules, found.division.area) == []


def test_a_plan_that_gives_an_area_more_is_told_at_its_centre():
    rules, _ = divided(max_loads={"80+": 11})
    assert broken(rules, [1] * 5 + [2] * 3) == [
        ("u2", "Area 1 has 13.0 of “80+”; no area may have more than 11.",
         "Give some of it to a neighbouring area, or ask for more areas.")]


def test_both_bounds_of_one_load_hold_together():
    rules, found = divided(max_loads={"80+": 11}, min_loads={"80+": 5})
    held = np.bincount(found.division.area, OLD)[1:]
    assert held.min() >= 5 and held.max() <= 11
    assert [load.name for load in rules.held_loads()] == ["80+"]


def test_less_than_all_must_share_is_refused():
    with pytest.raises(InputError, match=r"more than 7 of “80\+”, but all together have 16\.0\. Ask for 8\.0 or more"):
        divided(max_loads={"80+": 7})


def test_the_smallest_change_that_helps_is_told():
    with pytest.raises(DivisionRefused, match=r"at most 10 “80\+” in each area instead of 8"):
        divided(advise=True, max_loads={"80+": 8})
