#!/usr/bin/env python3
"""Three loads and every rule at once on the sample, against the same division without them:

    python3 benchmarks/rules.py [--seed 1] [--areas 6]

Needs build/demo, which `make demo` leaves. Appends one JSON line to benchmarks/results/rules.jsonl. The rules are those
that a planner would write for the six bases of the own regi, none of them fitted to a plan:

* care hours within 5 %, clients within 10 %, inhabitants of 80 and more within 15 %; at least 60 % of an even part of
  the rehabilitation hours in every area
* exactly one base in each area, travel measured from it; the unit of base i is fixed to area i
* at least one sheltered house in each area; every such house stays together with its neighbours of the same small area
* no client farther from the base than 20 minutes in built-up small areas (DeSO of kind C), 40 outside
* water parts neighbours but for bridges and ferries; small areas are followed softly, compactness 50

Without them: care hours within 5 %, the same water, links and compactness. A base that must lie in an area is not where
its best unit is, whatever the plan, so that there are two more runs: the base rule alone, and all rules but the bases.
The travel of every plan is measured twice, with the same yardstick: from the best unit of each area, and from the best
of the six bases for each area.
"""
from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, Dict, List

sys.path.insert(0, str(Path(__file__).resolve().parent))
import _package  # noqa: F401 - registers the checkout as care_areas
import numpy as np
from care_areas.core.division import DivisionSettings
from care_areas.core.geometry import object_array
from care_areas.core.model import Adjacency, Places, Table, Units
from care_areas.core.readers import bases_per_unit
from care_areas.core.rules import UnitRules, rule_request, unit_rules
from care_areas.core.rules.bases import Bases
from care_areas.core.rules.groups import Groups
from care_areas.core.rules.locks import Locks
from care_areas.core.scenarios import EvaluationCriteria, evaluate_plan
from care_areas.core.sources import read_bases, read_clients, read_providers, read_sheltered_housing
from care_areas.core.store.formats.fiona_files import FionaFiles
from care_areas.core.store.plan_file.plan_file import read_plan
from care_areas.core.travel import TravelTimes, travel_times
from care_areas.core.units import find_adjacency, locate_points
from care_areas.core.workflow.divide import DividedUnits, divide_units
from care_areas.core.workflow.travel import from_bases, join_to_network

ROOT = Path(__file__).resolve().parent.parent
PLAN, INPUT = ROOT / "build/demo/internal/plan.gpkg", ROOT / "build/demo/input/sample.gpkg"
RESULT = ROOT / "benchmarks/results/rules.jsonl"


class Sample:
    """What the demo left: units with neighbours and travel times, own regi's bases, sheltered housing, clients."""

    def __init__(self) -> None:
        files = FionaFiles()
        plan = read_plan(files, str(PLAN))
        assert plan.roads is not None
        self.units: Units = plan.units
        water = files.read(str(INPUT), "vatten").geometry
        self.adjacency: Adjacency = find_adjacency(self.units.geometry, self.units.ids, plan.links, water,
                                                   self.units.anchor_xy)
        self.graph = plan.roads
        places = join_to_network(plan.roads, self.units.anchor_xy, "units")
        self.times: TravelTimes = travel_times(plan.roads, places, places)
        own = {p.id for p in read_providers(files.read(str(INPUT), "utforare"))[0] if p.own_regi}
        self.bases = _some(read_bases(files.read(str(INPUT), "baser"))[0], own)
        self.sheltered: Places = read_sheltered_housing(files.read(str(INPUT), "trygghetsboende"))[0]
        row = locate_points(self.units.geometry, read_clients(files.read(str(INPUT), "brukare"))[0].xy).row
        self.clients = np.bincount(row[row >= 0], minlength=len(self.units)).astype(float)


def _some(bases: Places, providers: Any) -> Places:
    keep = np.array([p in providers for p in bases.provider_id])
    return replace(bases, ids=bases.ids[keep], names=bases.names[keep], xy=bases.xy[keep],
                   provider_id=bases.provider_id[keep], capacity=bases.capacity[keep])


def columns_of(sample: Sample) -> Table:
    """The planner's columns: which units are fixed, which stay together, which are built-up."""
    units, n = sample.units, len(sample.units)
    lock = np.zeros(n, np.int64)
    lock[locate_points(units.geometry, sample.bases.xy).row] = np.arange(1, len(sample.bases.ids) + 1)
    house = list(range(n))  # the first unit of each group

    def first(unit: int) -> int:
        while house[unit] != unit:
            unit = house[unit]
        return unit

    code, home = units.small_area, bases_per_unit(units, sample.sheltered) > 0
    assert code is not None
    for u, v in zip(sample.adjacency.u.tolist(), sample.adjacency.v.tolist()):
        if (home[u] or home[v]) and code[u] == code[v]:
            house[max(first(u), first(v))] = min(first(u), first(v))
    size = np.bincount([first(u) for u in range(n)], minlength=n)
    group = object_array(f"house {first(u)}" if size[first(u)] > 1 else "" for u in range(n))
    built_up = np.array([str(c)[4:5] == "C" for c in code.tolist()], np.int64)
    return Table(units.layer, {"unit_id": units.ids, "lock": lock, "group": group, "tatort": built_up,
                               "small_area": code}, units.geometry, units.crs)


def all_rules(sample: Sample, areas: int) -> UnitRules:
    """Everything of the list above."""
    rehab = float(sample.units.load_h_week["hemrehab"].sum()) / areas
    asked = rule_request(
        areas, tolerances={"clients": 10.0, "80+": 15.0}, min_loads={"hemrehab": 0.6 * rehab},
        zone_weights={"small_area": 50.0}, bases_per_area=1, sheltered_per_area=1, max_travel_minutes=20.0,
        max_travel_minutes_outside=40.0, built_up_field="tatort", lock_field="lock", group_field="group")
    return unit_rules(asked, sample.units, columns_of(sample), None, sample.clients)


def divided(sample: Sample, rules: UnitRules, times: TravelTimes, seed: int) -> Dict[str, Any]:
    """One division, its time, and what the evaluation says of it."""
    begun = time.process_time()
    found: DividedUnits = divide_units(sample.units, sample.adjacency, times.minutes(), rules, seed,
                                       DivisionSettings(root_bound=False), sample.bases, sample.sheltered, advise=False)
    seconds = time.process_time() - begun
    judged = evaluate_plan(sample.units, found.division.area, sample.adjacency,
                           EvaluationCriteria(rules, times.minutes(), sample.bases, sample.sheltered))
    return {"area": found.division.area, "cpu_seconds": round(seconds, 1), "broken_rules": judged.plan.broken_rules,
            "deviation_percent": round(judged.plan.max_deviation_percent, 3),
            "border_km": round(judged.plan.cut_border_km, 1),
            "longest_minutes": round(judged.plan.max_minutes or 0.0, 1)}


def from_rows(sample: Sample, area: np.ndarray, rows: np.ndarray) -> float:
    """Σ care hours × minutes a week, each area from the best of `rows` (centres × units)."""
    load = sample.units.total_load_h_week()
    total = 0.0
    for number in np.unique(area):
        inside = np.flatnonzero(area == number)
        total += float((rows[:, inside].astype(float) @ load[inside]).min())
    return total


def from_own_units(sample: Sample, area: np.ndarray) -> float:
    """The same from the best unit of the area itself."""
    load, minutes = sample.units.total_load_h_week(), sample.times.minutes()
    parts = [np.flatnonzero(area == number) for number in np.unique(area)]
    return sum(float((minutes[np.ix_(p, p)].astype(float) @ load[p]).min()) for p in parts)


def measured(sample: Sample, areas: int, seed: int) -> Dict[str, Any]:
    """Both divisions, their travel and what the rules cost."""
    based = from_bases(sample.times, sample.graph, sample.units, sample.bases)
    at_base = based.minutes()[locate_points(sample.units.geometry, sample.bases.xy).row]
    rules = all_rules(sample, areas)
    runs: Dict[str, Dict[str, Any]] = {}
    free = replace(rules, rules=tuple(rule for rule in rules.rules if not isinstance(rule, (Bases, Locks))))
    alone, based_alone = (unit_rules(rule_request(areas, bases_per_area=each), sample.units) for each in (None, 1))
    for name, asked, times in (
            ("without", alone, sample.times), ("all", rules, based),
            ("all but bases", free, sample.times), ("bases alone", based_alone, based)):
        print(name, file=sys.stderr, flush=True)
        runs[name] = run = divided(sample, asked, times, seed)
        area = run.pop("area")
        run["from_best_unit"] = round(from_own_units(sample, area), 1)
        run["from_best_base"] = round(from_rows(sample, area, at_base), 1)
        run["inside_small_area_km"] = round(_inside_km(sample, area), 1)
        run["rules_of_the_list_broken"] = evaluate_plan(
            sample.units, area, sample.adjacency,
            EvaluationCriteria(rules, based.minutes(), sample.bases, sample.sheltered)).plan.broken_rules
    more = {"from_best_unit": _percent(runs, "all but bases", "without", "from_best_unit"),
            "from_best_base": _percent(runs, "all", "without", "from_best_base"),
            "from_best_base_to_bases_alone": _percent(runs, "all", "bases alone", "from_best_base"),
            "all_from_best_unit": _percent(runs, "all", "without", "from_best_unit")}
    held: List[str] = [load.name for load in rules.held_loads()]
    groups = rules.find(Groups)
    return {"units": len(sample.units), "areas": areas, "seed": seed, "loads": ["care hours", *held],
            "groups": 0 if groups is None else len(set(groups.group.tolist())) - 1,
            "runs": runs, "more_travel_percent": more}


def _percent(runs: Dict[str, Dict[str, Any]], one: str, other: str, key: str) -> float:
    return round(100 * (runs[one][key] / runs[other][key] - 1), 2)


def _inside_km(sample: Sample, area: np.ndarray) -> float:
    adjacency, code = sample.adjacency, sample.units.small_area
    assert code is not None
    cut = area[adjacency.u] != area[adjacency.v]
    same = code[adjacency.u] == code[adjacency.v]
    return float(adjacency.border_m[cut & same].sum()) / 1000


def main() -> None:
    """Measure and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--areas", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    line = json.dumps(measured(Sample(), asked.areas, asked.seed))
    RESULT.parent.mkdir(exist_ok=True)
    with open(RESULT, "a", encoding="utf-8") as file:
        file.write(line + "\n")
    print(line)


if __name__ == "__main__":
    main()
