"""What holds for every rule of the list: its words, its page, and that division and evaluation mean the same by it."""
from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Dict, Mapping
from xml.etree import ElementTree

import numpy as np
import pytest
from care_areas.core.division import DivisionSettings
from care_areas.core.geometry import object_array
from care_areas.core.model import Adjacency, Places, Table
from care_areas.core.rules import RULES, TOPICS, Polygons, options_of, rule_request, unit_rules
from care_areas.core.scenarios import EvaluationCriteria, evaluate_plan
from care_areas.core.store.description.description import INPUT_ROLES
from care_areas.core.workflow import divide_units, division_problem
from care_areas.test.rules_of import strip

ROOT = Path(__file__).resolve().parents[3]
QUICK = DivisionSettings(searches=1, plans=2, neighbourhoods=2, tabu_moves=60, root_bound=False)
N = 8
ASKED: Mapping[str, Dict[str, Any]] = {
    "Tolerance": {"tolerance_percent": 1.0},
    "LoadTolerances": {"tolerances": {"80+": 30.0}, "tolerance_percent": 60.0},
    "LeastLoads": {"min_loads": {"80+": 5.0}, "tolerance_percent": 60.0},
    "MostLoads": {"max_loads": {"80+": 11.0}, "tolerance_percent": 60.0},
    "Shares": {"shares": {2: 3.0}},
    "Bases": {"bases_per_area": 1},
    "ShelteredHousing": {"sheltered_per_area": 1},
    "Locks": {"lock_field": "lock"},
    "Groups": {"group_field": "by", "tolerance_percent": 60.0},
    "LongestTravel": {"max_travel_minutes": 2.0},
    "Workload": {"travel_workload": True, "tolerance_percent": 10.0},
    "Compactness": {"compactness": 100.0},
    "BordersToFollow": {"zone_weights": {"small_area": 100.0}, "tolerance_percent": 60.0},
}
"""What is asked of each rule below; a rule without an entry fails."""
BREAKS = {"Tolerance": [1] + [2] * 7, "LoadTolerances": [1] * 6 + [2] * 2, "LeastLoads": [1] * 5 + [2] * 3,
          "MostLoads": [1] * 5 + [2] * 3, "Shares": [1] * 4 + [2] * 4, "Bases": [1] * 8, "ShelteredHousing": [1] * 8,
          "Locks": [1] * 4 + [2] * 4, "Groups": [1] * 4 + [2] * 4, "LongestTravel": [1] * 7 + [2],
          "Workload": [1] + [2] * 7}
"""A plan that breaks it; none can break a weight."""


def near() -> Adjacency:
    return Adjacency(N, np.arange(N - 1), np.arange(1, N), np.full(N - 1, 1000.0), np.zeros(N - 1, bool))


def minutes() -> np.ndarray:
    return np.abs(np.arange(N)[:, None] - np.arange(N)[None]).astype(np.float32)


def places(layer: str) -> Places:
    return Places(object_array(["A", "B"]), object_array(["", ""]), np.array([(1500.0, 500), (6500.0, 500)]),
                  "EPSG:3006", object_array(["", ""]), np.full(2, np.nan), layer)


def table() -> Table:
    return Table("units", {"unit_id": strip().ids, "lock": np.array([2, 0, 0, 0, 0, 0, 0, 1]),
                           "by": object_array([None] * 3 + ["x"] * 2 + [None] * 3)}, strip().geometry, "EPSG:3006")


@pytest.fixture(params=RULES, ids=lambda rule: rule.__name__)
def rule(request):
    return request.param


def test_each_option_has_a_key_and_a_parameter_of_its_own_and_a_topic_that_forms_show(rule):
    every = options_of([topic for topic, _ in TOPICS])
    assert set(rule.options) <= set(every)
    for name in ("key", "parameter_name"):
        assert len({getattr(option, name) for option in every}) == len(every)


def test_its_words_are_in_swedish(rule):
    catalogue = ElementTree.parse(ROOT / "resources" / "i18n" / "care_areas_sv.ts")
    known = {entry.findtext("source") for entry in catalogue.iter("message") if entry.findtext("translation")}
    assert {text for option in rule.options for text in (option.label.template, option.help.template)} <= known


def test_a_plan_that_the_division_makes_under_it_keeps_it_by_the_evaluation(rule):
    asked = rule_request(2, **ASKED[rule.__name__])
    rules = unit_rules(asked, strip(), table())
    assert any(type(each) is rule for each in rules.rules)
    bases, houses = places("baser"), places("boenden")
    found = divide_units(strip(), near(), minutes(), rules, 1, QUICK, bases, houses, advise=False)
    criteria = EvaluationCriteria(rules, minutes(), bases, houses, travel_h_week=found.unit_travel_h_week)
    assert evaluate_plan(strip(), found.division.area, near(), criteria).keeps_all_rules


def test_a_plan_that_breaks_it_is_told_so(rule):
    area = BREAKS.get(rule.__name__)
    if area is None:
        assert rule.broken is rule.__mro__[1].broken or rule.__name__ in ("Compactness", "BordersToFollow")
        return
    rules = unit_rules(rule_request(2, **ASKED[rule.__name__]), strip(), table())
    travel = np.full(N, 1.0) if rule.__name__ == "Workload" else None
    criteria = EvaluationCriteria(rules, minutes(), places("baser"), places("boenden"), travel_h_week=travel)
    assert not evaluate_plan(strip(), np.array(area), near(), criteria).keeps_all_rules


def test_nothing_is_asked_where_nothing_is_set(rule):
    rules = unit_rules(rule_request(2), strip(), table())
    always = {"Tolerance", "Workload", "Compactness"}
    assert any(type(each) is rule for each in rules.rules) == (rule.__name__ in always)


def test_a_layer_is_an_input_of_its_own():
    layers = [option.key for option in options_of([topic for topic, _ in TOPICS]) if isinstance(option, Polygons)]
    assert layers and set(layers) <= set(INPUT_ROLES)


def test_the_page_of_the_rules_is_that_of_the_list():
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "rules_page.py"), "--check"], check=False)
    assert done.returncode == 0, "run make texts"


def test_the_order_of_the_list_changes_no_division():
    asked = rule_request(2, tolerance_percent=60.0, tolerances={"80+": 90.0}, min_loads={"80+": 5.0, "hemrehab": 1.0},
                         max_loads={"80+": 11.0})
    rules = unit_rules(asked, strip())
    turned = replace(rules, rules=rules.rules[::-1])
    one, other = (division_problem(strip(), near(), minutes(), each) for each in (rules, turned))
    assert [str(name) for name in one.load_names] == [str(name) for name in other.load_names]
    assert sorted(one.low[np.isfinite(one.low)].tolist()) == sorted(other.low[np.isfinite(other.low)].tolist())
