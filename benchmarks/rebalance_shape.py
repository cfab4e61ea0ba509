#!/usr/bin/env python3
"""One area above its share: what the plan that is proposed moves, and what becomes of the areas' shape.

    python3 benchmarks/rebalance_shape.py [--worlds sample:3 falun:1] [--over 8 14 35] [--kinds care both]
                                          [--demo build/demo] [--real build/real] [--pictures build/rebalance]

Needs `make demo`, and `make real` for Falun (left out where it is not there). `both` balances care and travel hours
together: today's areas are those of the chain, which balances them too. `care` balances care hours alone: today's areas
are a division of the same units on care hours, numbered like those of the chain. The care hours of one area (its number
stands after the world) are scaled so that it has so many percent more than its share of what is balanced. ±5 %, road
times, seed 1, compactness 50, the usual weights of what moves with the addresses of the register. Every case gets a
picture: today, and the plan proposed, where what moves is darker and land without care that moves is darkest.
"""
from __future__ import annotations

import argparse
import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, Dict, List, NamedTuple

import _package
import numpy as np
from care_areas.core.division import DivisionSettings
from care_areas.core.division.rebalance.rebalance import RebalanceSettings
from care_areas.core.model import Adjacency, Places, Units
from care_areas.core.readers.today import TodaysAreas
from care_areas.core.readers.units import read_units
from care_areas.core.rules import rule_request, unit_rules
from care_areas.core.sources import read_bases
from care_areas.core.sources.roads.roads import read_roads
from care_areas.core.sources.unit_columns import load_columns_of
from care_areas.core.store.formats.fiona_files import FionaFiles
from care_areas.core.units import find_adjacency
from care_areas.core.workflow.divide import divide_units
from care_areas.core.workflow.rebalancing.move_measure import known_parts
from care_areas.core.workflow.rebalancing.move_notes import least_compactness
from care_areas.core.workflow.rebalancing.rebalance import MoveWishes, RebalancedUnits, rebalance_units
from care_areas.core.workflow.travel import unit_travel
from care_areas.core.workflow.workload import plan_travel
from rebalance_picture import draw
from scipy.optimize import linear_sum_assignment

TOLERANCE = 5.0
TURNS = 20
"""Corrections of the factor at most: travel does not grow as care does."""


class World(NamedTuple):
    """A municipality with today's areas."""

    units: Units
    adjacency: Adjacency
    minutes: Any
    today: Any
    bases: Places
    address_xy: Any
    table: Any


def read_world(folder: Path, source: str, barriers: str) -> World:
    """From what the chain left in a folder; barriers : layer, "" for none."""
    files, plan, given = FionaFiles(), str(folder / "internal" / "plan.gpkg"), str(folder / "input" / source)
    table, links, made = (files.read(plan, name) for name in ("units", "link", "unit_area"))
    units = read_units(table, "unit_id", load_columns_of(table))
    pairs = list(zip(links.columns["from_id"].tolist(), links.columns["to_id"].tolist()))
    water = files.read(given, barriers).geometry if barriers else None
    near = find_adjacency(units.geometry, units.ids, pairs, water, units.anchor_xy)
    roads = read_roads(files.read(given, "vag"))
    minutes = unit_travel(units, roads[0] if isinstance(roads, tuple) else roads)[0].minutes()
    area = dict(zip(made.columns["unit_id"].tolist(), made.columns["area_id"].tolist()))
    today = np.array([area[unit] for unit in units.ids.tolist()], np.int64)
    register = files.read(str(folder / "public" / "address_provider.gpkg"), "adress_utforare")
    address_xy = np.array([(point.x, point.y) for point in register.geometry], float)
    bases = read_bases(files.read(given, "baser"))
    return World(units, near, minutes, today, bases[0] if isinstance(bases, tuple) else bases, address_xy, table)


def balanced_on_care(world: World) -> World:
    """Today's areas made on care hours alone, each with the number of the chain's area that it is most like."""
    areas, hours = int(world.today.max()), world.units.total_load_h_week()
    rules = unit_rules(rule_request(areas, tolerance_percent=TOLERANCE), world.units)
    area = divide_units(world.units, world.adjacency, world.minutes, rules, 1, DivisionSettings()).division.area
    shared = np.zeros((areas, areas))
    np.add.at(shared, (area - 1, world.today - 1), hours)
    return world._replace(today=linear_sum_assignment(-shared)[1][area - 1] + 1)


def scaled(world: World, area: int, over_percent: float, kind: str) -> World:
    """The care hours of the area times what gives it so many percent more than its share of what is balanced."""
    own, wanted, factor = world.today == area, 1 + over_percent / 100, 1.0
    for _ in range(TURNS):
        given = world._replace(units=_times(world.units, np.where(own, factor, 1.0)))
        load = _balanced(given, kind)
        mine, others = float(load[own].sum()), float(load[~own].sum())
        areas = int(world.today.max())
        if abs(mine * areas / (mine + others) - wanted) < 1e-4:
            break
        factor *= wanted * others / (areas - wanted) / mine
    return given


def _times(units: Units, factor: Any) -> Units:
    visits = None if units.visits_week is None else units.visits_week * factor
    return replace(units, load_h_week={service: each * factor for service, each in units.load_h_week.items()},
                   visits_week=visits)


def _balanced(world: World, kind: str) -> Any:
    """(n,) care hours, or care and travel hours of today's areas."""
    hours = world.units.total_load_h_week()
    if kind == "care":
        return hours
    return hours + plan_travel(world.units, world.today, world.adjacency, world.minutes, world.bases).unit_h_week


def measured(world: World, kind: str) -> RebalancedUnits:
    """One rebalancing."""
    areas = int(world.today.max())
    labels = np.array([str(a) for a in range(1, areas + 1)], object)
    today = TodaysAreas(world.today, labels, np.arange(1, areas + 1), np.zeros(len(world.today), bool))
    parts = known_parts(world.units, world.table, {}, world.address_xy)
    request = rule_request(areas, tolerance_percent=TOLERANCE, travel_workload=kind == "both")
    rules = unit_rules(request, world.units)
    return rebalance_units(world.units, world.adjacency, world.minutes, rules, today, MoveWishes(parts), 1,
                           RebalanceSettings(), world.bases if kind == "both" else None)


def described(world: World, made: RebalancedUnits) -> Dict[str, Any]:
    """The figures of the plan proposed, and of the plans beside it."""
    found, plan, today = made.found, made.found.plan, made.found.today
    load = world.units.total_load_h_week()
    before = least_compactness(today.compactness)
    front = [[round(100 * p.moved_share, 3), round(100 * p.border_m / today.border_m, 1),
              round(least_compactness(p.compactness) / before, 3), round(p.max_deviation_percent, 2),
              round(p.mean_cost, 3)] for p in found.frontier]
    return {
        "today_deviation_percent": round(today.deviation_percent, 2),
        "deviation_percent": round(plan.max_deviation_percent, 3), "moved_percent": round(100 * plan.moved_share, 3),
        "least_percent": round(100 * found.least.share, 3),
        "moved_hours_percent": round(100 * plan.moved_load_share, 3),
        "least_hours_percent": round(100 * found.least.load_share, 3),
        "neighbours_hours_percent": round(100 * found.least.neighbours_load_share, 3),
        "moved_units": int(plan.moved.sum()), "moved_units_without_care": int((plan.moved & (load == 0)).sum()),
        "border_ratio": round(plan.border_m / today.border_m, 4),
        "compactness_ratio": round(least_compactness(plan.compactness) / before, 4), "miss": round(plan.miss, 4),
        "thinner_moved_percent": None if found.thinner is None else round(100 * found.thinner.moved_share, 3),
        "thinner_border_ratio": None if found.thinner is None else round(found.thinner.border_m / today.border_m, 3),
        "frontier": front, "proposed": found.proposed + 1}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--worlds", nargs="+", default=["sample:3", "falun:1"])
    parser.add_argument("--over", type=float, nargs="+", default=[8.0, 14.0, 35.0])
    parser.add_argument("--kinds", nargs="+", default=["care", "both"], choices=["care", "both"])
    parser.add_argument("--demo", type=Path, default=_package.ROOT / "build" / "demo")
    parser.add_argument("--real", type=Path, default=_package.ROOT / "build" / "real")
    parser.add_argument("--pictures", type=Path, default=_package.ROOT / "build" / "rebalance")
    parser.add_argument("--out", type=Path, default=_package.ROOT / "benchmarks" / "results" / "rebalance_shape.jsonl")
    chosen = parser.parse_args()
    chosen.pictures.mkdir(parents=True, exist_ok=True)
    for name in chosen.worlds:
        place, area = name.split(":")
        folder, source, water = ((chosen.demo, "sample.gpkg", "vatten") if place == "sample"
                                 else (chosen.real, "falun.gpkg", ""))
        if (folder / "internal" / "plan.gpkg").is_file():
            _cases(read_world(folder, source, water), place, int(area), chosen)


def _cases(world: World, place: str, area: int, chosen: argparse.Namespace) -> None:
    today = {kind: balanced_on_care(world) if kind == "care" else world for kind in chosen.kinds}
    cases: List[Any] = [(over, kind) for kind in chosen.kinds for over in chosen.over]
    for over, kind in cases:
        given, start = scaled(today[kind], area, over, kind), time.process_time()
        made = measured(given, kind)
        spent = round(time.process_time() - start, 1)
        line = json.dumps({"instance": place, "area": area, "over_percent": over, "kind": kind,
                           **described(given, made), "cpu_seconds": spent})
        print(line, flush=True)
        with open(chosen.out, "a", encoding="utf-8") as out:
            out.write(line + "\n")
        draw(given.units, [given.today, made.found.plan.area], given.units.total_load_h_week(),
             chosen.pictures / f"{place}-{area}-{over:g}-{kind}.svg")


if __name__ == "__main__":
    main()
