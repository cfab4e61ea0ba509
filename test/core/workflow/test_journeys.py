"""One description, four journeys: a plan that divides, one that rebalances it, one that takes it as it is, and others
beside it. On the small sample municipality, whose areas of today are those of the first plan.
"""
from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Dict, Tuple

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.messages import Warned
from care_areas.core.model import Table
from care_areas.core.sample import make_sample
from care_areas.core.store.description import PlanDescription
from care_areas.core.store.description.description import parse_description
from care_areas.core.store.plan_file.plan_file import plan_tables
from care_areas.core.workflow.checks import check_plan
from care_areas.core.workflow.compare_plan import compare_plan
from care_areas.core.workflow.journey import PlannedAreas, plan_areas
from care_areas.core.workflow.results import PlanResults, plan_results
from shapely.affinity import translate

ROLES = {"boundary": "kommun", "small_areas": "deso", "addresses": "belagenhetsadress", "roads": "vag",
         "clients": "brukare", "providers": "utforare", "bids": "anbud"}
NAMES = ("Norra", "Södra", "Västra")


class World:
    """The sample, its first plan as ready units and as a layer of areas, and a folder for descriptions."""

    def __init__(self, folder: Path) -> None:
        (folder / "in.gpkg").touch()  # the tables are in it, as far as the description is concerned
        self.folder, sample = folder, make_sample(1, 6000)
        self.tables: Dict[str, Table] = {role: sample[layer] for role, layer in ROLES.items()}
        providers = self.tables["providers"]
        self.tables["providers"] = replace(providers, columns={
            **providers.columns, "kapacitet_h_vecka": np.full(len(providers), 9999.0)})
        self.first, self.results = self.run(*self.asked())
        units = self.first.units
        self.units = Table("units", {"unit_id": units.ids, "area_id": self.first.numbered,
                                     "anchor_x": units.anchor_xy[:, 0], "anchor_y": units.anchor_xy[:, 1]},
                           units.geometry, units.crs)
        self.areas = Table("areas", {"omrade_kod": object_array(["1", "2", "3"]), "omrade_namn": object_array(NAMES)},
                           self.first.area_geometry, units.crs)

    def asked(self, tables: Any = None, **keys: Any) -> Tuple[PlanDescription, Dict[str, Table]]:
        tables = {**self.tables, **(tables or {})}
        text = json.dumps({
            "format": "care-areas-plan", "version": 1, "name": "Exempelköping",
            "inputs": {role: {"path": "in.gpkg"} for role in tables}, "units": {"target": 60},
            "division": {"areas": 3, "tolerance_percent": 8, "effort": 0.02, "travel_workload": False},
            "providers": {"fixed": {"1": "U01", "2": "U02", "3": "U03"}},
            "register": {"valid_from": "2027-05-01", "version": "1"}, **keys})
        return parse_description(text, str(self.folder / "plan.json")), tables

    def run(self, description: PlanDescription, tables: Dict[str, Table]) -> Tuple[PlannedAreas, PlanResults]:
        tables = dict(tables)
        planned = plan_areas(description, tables)
        scenarios, _ = compare_plan(description, planned, tables, lambda: lambda: 0.0)
        return planned, plan_results(description, planned, "", {}, str, scenarios=scenarios)

    def today(self, number: Any = None) -> Table:
        """Ready units, with an uneven plan: some units of the largest area's neighbours went over to it."""
        area = self.first.numbered.copy()
        u, v = self.first.adjacency.u, self.first.adjacency.v
        for a, b in zip(u, v):
            if self.first.numbered[a] == 1 != self.first.numbered[b]:
                area[b] = 1
        labels = area if number is None else object_array(number[k - 1] for k in area)
        return replace(self.units, columns={**self.units.columns, "area_id": labels})


@pytest.fixture(scope="module")
def world(tmp_path_factory: Any) -> World:
    return World(tmp_path_factory.mktemp("journeys"))


def largest(hours: np.ndarray) -> float:
    return float(np.abs(hours / hours.mean() - 1).max() * 100)


def per_area(planned: PlannedAreas) -> np.ndarray:
    return np.bincount(planned.decided.area - 1, planned.units.total_load_h_week())


def told(raised: Any) -> str:
    return " ".join(str(problem.message()) for problem in raised.value.problems)


def refused(world: World, tables: Any = None, **keys: Any) -> str:
    """The refusal of the run; Check inputs must say every sentence of it."""
    description, given = world.asked(tables, **keys)
    with pytest.raises(InputError) as raised:
        plan_areas(description, dict(given))
    check = " ".join(str(problem.message()) for problem in check_plan(description, given).problems)
    for problem in raised.value.problems:
        assert str(problem.message()) in check
    return told(raised)


def test_areas_of_today_out_of_balance_are_rebalanced_and_go_on_to_register(world):
    planned, results = world.run(*world.asked({"units": world.today()}, rebalance={}))
    assert planned.decided.given is not None and planned.decided.rebalanced is not None
    before = np.bincount(planned.decided.given.today.area - 1, planned.units.total_load_h_week())
    assert largest(per_area(planned)) <= 8 < largest(before)
    assert results.register is not None and planned.award is not None and results.site is not None
    tables = {table.name: table.columns for table in plan_tables(results.plan)}
    assert len(tables["moved"]["unit_id"]) == planned.decided.rebalanced.found.plan.moved.sum() > 0
    assert set(tables["moved"]) == {"scenario", "unit_id", "area_before", "area_id"}
    assert tables["frontier"]["chosen"].sum() == 1


def test_areas_keep_the_numbers_and_names_of_today(world):
    planned, results = world.run(*world.asked({"units": world.today([2, 5, 9])}, rebalance={},
                                              providers={"fixed": {"2": "U01", "5": "U02", "9": "U03"}}))
    assert planned.area_number.tolist() == [2, 5, 9]
    assert results.areas.columns["omrade_kod"].tolist() == ["2", "5", "9"]
    assert set(results.register.records.columns["omrade_kod"]) == {"2", "5", "9"}
    assert {a.area_id: a.provider.id for a in planned.award.areas}[9] == "U03"
    assert set(results.plan.scenarios[0].unit_area.tolist()) == {2, 5, 9}
    assert planned.area_names.tolist() == ["Område 2", "Område 5", "Område 9"]
    named, _ = world.run(*world.asked({"units": world.today(NAMES)}, rebalance={}))
    assert named.area_names.tolist() == sorted(NAMES)


def test_areas_of_a_layer_are_taken_by_the_units_anchors_and_straddling_units_are_told(world):
    planned, results = world.run(*world.asked({"areas_of_today": world.areas}, rebalance={}))
    assert planned.decided.given.today.area.tolist() == world.first.decided.area.tolist()
    assert results.areas.columns["omrade_namn"].tolist() == list(NAMES)


def test_areas_that_cut_units_are_told_when_rebalanced_and_refused_when_taken_as_they_are(world):
    moved = replace(world.areas, geometry=object_array(translate(shape, 150, 0) for shape in world.areas.geometry))
    _, results = world.run(*world.asked({"areas_of_today": moved}, rebalance={}))
    assert any(isinstance(note, Warned) and "reach into several" in str(note) for note in results.notes)
    description, given = world.asked({"areas_of_today": moved}, evaluate={})
    with pytest.raises(InputError, match=r"reach into several .*inputs\.units"):
        plan_areas(description, dict(given))


def test_given_areas_are_taken_as_they_are_however_uneven(world):
    units = world.today()
    planned, results = world.run(*world.asked({"units": units}, evaluate={}))
    assert planned.numbered.tolist() == units.columns["area_id"].tolist()
    assert planned.decided.deviation_percent > 8 and results.plan.scenarios[0].broken_rules > 0
    assert results.register is not None and planned.award is not None
    tables = {table.name: table.columns for table in plan_tables(results.plan)}
    assert len(tables["broken_rule"]["what"]) > 0
    assert any("deviat" in str(note) or "tolerance" in str(note) for note in results.notes)


def test_scenarios_are_laid_beside_the_plan_and_choose_nothing(world):
    planned, results = world.run(*world.asked(compare={"areas": "2-3", "tolerance": "8; 12"}))
    assert planned.decided.area.tolist() == world.first.decided.area.tolist()
    assert results.comparison.columns["scenario"].tolist() == ["k2_t8", "k2_t12", "k3_t8", "k3_t12"]
    assert {table.name for table in plan_tables(results.plan)} >= {"comparison"}


def test_a_plan_that_only_divides_has_no_further_tables(world):
    names = {table.name for table in plan_tables(world.results.plan)}
    assert not names & {"moved", "frontier", "comparison", "broken_rule"}


@pytest.mark.parametrize("keys, said", [
    ({"rebalance": {"locked_areas": ["7"]}}, "there is no area “7” today"),
    ({"rebalance": {"area_field": "nowhere"}}, "no column “nowhere”"),
    ({"rebalance": {"move_weights": {"dogs": 3}}}, "no column “dogs”"),
    ({"rebalance": {}, "providers": {"fixed": {"8": "U01"}}}, "key providers.fixed.8: There is no area 8."),
    ({"rebalance": {}, "providers": {"fixed": {"Östra": "U01"}}}, "key providers.fixed.Östra: No area has the name"),
    ({"evaluate": {}, "division": {"areas": 4}}, "key division.areas: 4 areas are asked for, but units has 3."),
    ({"compare": {"areas": "many"}}, "key compare.areas: Parameter compare.areas: “many” is no number of areas"),
    ({"compare": {"areas": "3", "tolerance": "x"}}, "key compare.tolerance"),
    ({"compare": {"areas": "3", "load_sets": "2035"}}, "key compare.load_sets"),
    ({"compare": {"areas": "9000"}}, "All numbers of areas are larger than that of the units"),
])
def test_what_cannot_be_meant_is_refused_before_the_search_by_check_inputs_too(world, keys, said):
    assert said in refused(world, {"units": world.today()}, **keys)


@pytest.mark.parametrize("keys, said", [
    ({"evaluate": {}, "division": {"areas": 4}}, "4 areas are asked for, but areas has 3."),
    ({"rebalance": {"locked_areas": ["7"]}}, "there is no area “7” today"),
    ({"rebalance": {}, "providers": {"fixed": {"Östra": "U01"}}}, "No area has the name Östra"),
])
def test_a_layer_of_areas_is_checked_while_the_units_are_yet_to_be_built(world, keys, said):
    assert said in refused(world, {"areas_of_today": world.areas}, **keys)


def test_units_in_no_area_cannot_be_taken_as_they_are(world):
    units = world.today()
    units.columns["area_id"][:2] = 0
    assert f"feature {units.columns['unit_id'][0]}, " in refused(world, {"units": units}, evaluate={})
    planned, _ = world.run(*world.asked({"units": units}, rebalance={}))
    assert (planned.decided.area > 0).all()


@pytest.mark.parametrize("tables, keys, said", [
    ((), {"rebalance": {}}, "no layer with the areas of today"),
    (("units",), {"rebalance": {}, "evaluate": {}}, "rebalanced and taken as they are"),
    (("areas_of_today",), {}, "would not be used"),
    ((), {"compare": {"areas": "3", "load_sets": "2035"}}, "no ready units"),
    ((), {"compare": {}}, "key is missing"),
    (("units",), {"rebalance": {"max_moved": 3}}, "Did you mean max_moved_percent"),
    (("units",), {"evaluate": {"plan_number": 3}}, "The key is not known"),
])
def test_a_description_that_contradicts_itself_is_refused_with_the_key(world, tables, keys, said):
    with pytest.raises(InputError) as raised:
        world.asked(dict.fromkeys(tables, world.units), **keys)
    assert said in told(raised)
