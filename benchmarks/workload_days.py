"""Drawn days of home care: municipalities, their areas, and the visits of one day in each area and round.

A day is drawn from the clients: a client has as many visits a week as his hours by service make at the model's minutes
per visit, each falls on a day and in a round by chance, no two in the same round before every round has one. Visits
last between 60 and 140 % of the mean. In days of another seed clients live elsewhere in their unit (at an address drawn
from it; those who share an address stay, as in sheltered housing), and the areas are others.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import List, Mapping, Sequence, Tuple

import _package
import numpy as np
from care_areas.core.division import DivisionSettings
from care_areas.core.model import Adjacency, Clients, Floats, Floats32, Ints, Places, Roads, Units
from care_areas.core.readers.neighbours import unit_neighbours
from care_areas.core.readers.units import read_units
from care_areas.core.rules import rule_request, unit_rules
from care_areas.core.sources import read_addresses, read_bases, read_clients, read_roads
from care_areas.core.store.formats.fiona_files import FionaFiles
from care_areas.core.travel import INFINITE_MS, RoadGraph, build_graph, travel_times
from care_areas.core.units import locate_points
from care_areas.core.workflow import divide_units
from care_areas.core.workflow.loads import client_load
from care_areas.core.workflow.travel import join_to_network, unit_minutes

BUILD = _package.ROOT / "build"
PLACES = {"sample": (BUILD / "demo/input/sample.gpkg", BUILD / "demo/internal/plan.gpkg"),
          "falun": (BUILD / "real/input/falun.gpkg", BUILD / "real/internal/plan.gpkg")}
"""Municipality -> its layers, its plan file."""
QUICK = DivisionSettings(effort=0.05, searches=1, plans=2, neighbourhoods=2, tabu_moves=200, root_bound=False)
"""Any plan will do: the question is what it takes to serve it."""


@dataclass(frozen=True)
class Municipality:
    """What is known before a day begins; `client_unit` (m,) is the unit of each client, -1 outside."""

    name: str
    units: Units
    adjacency: Adjacency
    minutes: Floats32
    bases: Places
    clients: Clients
    client_unit: Ints
    address_xy: Floats
    address_unit: Ints
    graph: RoadGraph


@dataclass(frozen=True)
class Visits:
    """The visits of a day: place (v, 2), unit, round (0 …) and minutes of each."""

    xy: Floats
    unit: Ints
    round_: Ints
    minutes: Floats


def read_municipality(name: str) -> Municipality:
    """Units of the plan, with roads, clients, bases and addresses of its input."""
    layers, plan = PLACES[name]
    files = FionaFiles()
    units = read_units(files.read(str(plan), "units"))
    roads: Roads = read_roads(files.read(str(layers), "vag"))[0]
    clients = read_clients(files.read(str(layers), "brukare"))[0]
    addresses = read_addresses(files.read(str(layers), "belagenhetsadress"))[0]
    units = replace(units, load_h_week=client_load(units, clients)[0])
    adjacency, _ = unit_neighbours(units, roads)
    return Municipality(
        name, units, adjacency, unit_minutes(units, roads).minutes(),
        read_bases(files.read(str(layers), "baser"))[0], clients, locate_points(units.geometry, clients.xy).row,
        addresses.xy, locate_points(units.geometry, addresses.xy).row, build_graph(roads))


def divided(place: Municipality, areas: int, seed: int) -> Ints:
    """(n,) areas of a quick search, balanced on care hours."""
    rules = unit_rules(rule_request(areas), place.units)
    return divide_units(place.units, place.adjacency, place.minutes, rules, seed,
                        QUICK).division.area


def moved_clients(place: Municipality, rng: np.random.Generator) -> Municipality:
    """Every client who shares his address with nobody lives at another address of his unit."""
    xy = place.clients.xy.copy()
    _, which, count = np.unique(xy, axis=0, return_inverse=True, return_counts=True)
    order = np.argsort(place.address_unit, kind="stable")
    first, last = (np.searchsorted(place.address_unit[order], place.client_unit, side) for side in ("left", "right"))
    alone = (count[which.reshape(-1)] == 1) & (place.client_unit >= 0) & (last > first)
    pick = first + np.floor(rng.random(len(xy)) * (last - first)).astype(np.int64)
    xy[alone] = place.address_xy[order[pick[alone]]]
    return replace(place, clients=replace(place.clients, xy=xy))


def drawn_day(place: Municipality, minutes_per_visit: Mapping[str, float], round_shares: Sequence[float],
              rng: np.random.Generator) -> Visits:
    """The visits of one day, by client."""
    clients = place.clients
    week, work = (np.zeros(len(clients.xy)) for _ in range(2))
    for service, minutes in minutes_per_visit.items():
        hours = clients.hours_week.get(service, np.zeros(len(week)))
        if not minutes:
            continue  # no trips
        week, work = week + hours * 60 / minutes, work + hours * 60
    today = np.floor(week / 7 + rng.random(len(week))).astype(np.int64) * (place.client_unit >= 0)
    who = np.repeat(np.arange(len(week)), today)
    turn = np.concatenate([_rounds(int(k), np.asarray(round_shares), rng) for k in today if k] or [np.zeros(0)])
    mean = (work / np.where(week > 0, week, 1))[who]
    return Visits(clients.xy[who], place.client_unit[who], turn.astype(np.int64),
                  mean * (0.6 + 0.8 * rng.random(len(who))))


def _rounds(visits: int, shares: Floats, rng: np.random.Generator) -> Ints:
    """Rounds of the visits of one client: drawn by their shares, each once before any comes again."""
    drawn: List[int] = []
    while len(drawn) < visits:
        key = rng.exponential(size=len(shares)) / shares  # the smallest wins: drawn by share, without replacement
        drawn += np.argsort(key, kind="stable").tolist()
    return np.array(drawn[:visits], np.int64)


def area_bases(place: Municipality, area: Ints, number: int, centre: int) -> Floats:
    """(b, 2) where the staff of an area start: its bases, or the anchor of the unit `centre`."""
    row = locate_points(place.units.geometry, place.bases.xy).row
    inside = (row >= 0) & (area[np.maximum(row, 0)] == number)
    return place.bases.xy[inside] if inside.any() else place.units.anchor_xy[[centre]]


def road_seconds(graph: RoadGraph, xy: Floats) -> Tuple[Ints, Ints]:
    """Whole seconds between the different places of `xy` (p, p), and the place of each row."""
    places, which = np.unique(xy, axis=0, return_inverse=True)
    joined = join_to_network(graph, places, "places")
    ms = travel_times(graph, joined, joined).ms
    if (ms >= INFINITE_MS).any():
        raise ValueError("a place cannot be reached by road")
    return np.rint(ms / 1000).astype(np.int64), which.reshape(-1)


def available() -> List[str]:
    """Municipalities whose files are there."""
    return [name for name, paths in PLACES.items() if all(Path(path).is_file() for path in paths)]
