"""A whole plan of the small sample municipality, balanced on care hours and on care and travel hours together."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Tuple

import numpy as np
import pytest
from care_areas.core.sample import make_sample
from care_areas.core.store.description.description import parse_description
from care_areas.core.store.plan_file.plan_file import plan_tables
from care_areas.core.workflow.journey import PlannedAreas, plan_areas
from care_areas.core.workflow.results import PlanResults, plan_results

ROLES = {"boundary": "kommun", "small_areas": "deso", "addresses": "belagenhetsadress", "roads": "vag",
         "clients": "brukare"}
TOLERANCE = 0.5

Outcome = Tuple[PlannedAreas, PlanResults]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: Any) -> Dict[bool, Outcome]:
    """travel_workload -> what came of it."""
    folder: Path = tmp_path_factory.mktemp("plan")
    (folder / "in.gpkg").touch()  # the tables below are in it, as far as the description is concerned
    sample = make_sample(1, 6000)
    found = {}
    for travel_workload in (False, True):
        text = json.dumps({
            "format": "care-areas-plan", "version": 1, "name": "Exempelköping",
            "inputs": {role: {"path": "in.gpkg", "layer": layer} for role, layer in ROLES.items()},
            "units": {"target": 100}, "division": {"areas": 3, "tolerance_percent": TOLERANCE, "effort": 0.02,
                                                   "travel_workload": travel_workload},
            "register": {"valid_from": "2027-05-01", "version": "1"}})
        description = parse_description(text, str(folder / "plan.json"))
        planned = plan_areas(description, {role: sample[layer] for role, layer in ROLES.items()})
        found[travel_workload] = planned, plan_results(description, planned, "", {}, lambda template: template)
    return found


def largest(hours: np.ndarray) -> float:
    return float(np.abs(hours / hours.mean() - 1).max() * 100)


def test_the_switch_of_the_description_makes_another_plan(outcomes):
    care, both = (outcomes[switch][0].decided.area.tolist() for switch in (False, True))
    assert care != both


def test_care_and_travel_are_within_the_tolerance_and_care_alone_is_not(outcomes):
    planned, results = outcomes[True]
    area = {table.name: table for table in plan_tables(results.plan)}["area"].columns
    both, care = largest(area["load_h_week"] + area["travel_h_week"]), largest(area["load_h_week"])
    assert both <= TOLERANCE < care
    assert np.abs(area["deviation_percent"]).max() == pytest.approx(both)
    assert np.abs(area["care_deviation_percent"]).max() == pytest.approx(care)
    scenario = results.plan.scenarios[0]
    assert scenario.max_deviation_percent == pytest.approx(both) and scenario.broken_rules == 0
    assert planned.decided.care_deviation_percent == pytest.approx(care)


def test_the_notes_say_how_travel_was_estimated_and_what_was_balanced(outcomes):
    said = {switch: " ".join(str(note) for note in results.notes) for switch, (_, results) in outcomes.items()}
    assert all("Travel hours are an estimate" in text for text in said.values())
    assert [outcomes[switch][1].plan.scenarios[0].counts_travel for switch in (False, True)] == [False, True]


def test_care_alone_is_balanced_and_both_figures_are_told(outcomes):
    _, results = outcomes[False]
    area = results.plan.scenarios[0].areas.columns
    both = area["load_h_week"] + area["travel_h_week"]
    assert (area["travel_h_week"] > 0).all()
    assert area["care_deviation_percent"].tolist() == area["deviation_percent"].tolist()
    assert np.abs(area["workload_deviation_percent"]).max() == pytest.approx(largest(both))
    assert largest(area["load_h_week"]) <= TOLERANCE
