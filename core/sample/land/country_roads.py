"""Where country roads meet: the motorway, main roads between places, and scattered farm roads around hamlets."""
from __future__ import annotations

from typing import List, Tuple

import numpy as np
from scipy.spatial import Delaunay

from ...arrays import int_rows_of
from ...model import Floats
from .noise import PlaneNoise, generator
from .points import FORCED_MAIN, FORCED_MOTORWAY, Junctions, lattice
from .settlements import COUNTRY, ISLAND, Settlements
from .streets import bridge_ends, walk
from .terrain import ORIGIN, Terrain

COUNTRY_BRIDGES = 2
MAIN_STEP_M = 240.0


def _exits(terrain: Terrain) -> Floats:
    """(5, 2) places on the border where main roads leave, on the plan (the bend hardly matters there)."""
    ring = terrain.outline - ORIGIN
    start = np.array([0.0, 0.13, 0.42, 0.62, 0.78, 0.9])
    exits: Floats = ring[(start * len(ring)).astype(np.int64)] * 0.985
    return exits


def main_links(places: Floats) -> List[Tuple[int, int]]:
    """Pairs of places with no other place in the circle between them (Gabriel 1969, doi:10.2307/2412323)."""
    corners = Delaunay(places).simplices
    pairs = sorted({(min(a, b), max(a, b)) for t in int_rows_of(corners) for a, b in zip(t, t[1:] + t[:1])})
    kept = []
    for a, b in pairs:
        middle, reach = (places[a] + places[b]) / 2.0, ((places[a] - places[b]) ** 2).sum() / 4.0
        inside = ((places - middle) ** 2).sum(axis=1) < reach * (1.0 - 1e-9)
        if not inside.any():
            kept.append((int(a), int(b)))
    return kept


def _river_crossing(river: Floats, start: Floats, end: Floats) -> float:
    """Where (metres north) the straight way from start to end crosses the river, nan where it does not."""
    along = end - start
    side = along[0] * (river[:, 1] - start[1]) - along[1] * (river[:, 0] - start[0])
    for i in np.flatnonzero(side[:-1] * side[1:] < 0.0):
        on_way = ((river[i] - start) * along).sum() / (along ** 2).sum()
        if 0.0 < on_way < 1.0:
            return float(river[i, 1])
    return float("nan")


def _draw_main(rng: np.random.Generator, terrain: Terrain, places: Floats, links: List[Tuple[int, int]],
               city_m: float, points: Junctions) -> None:
    """Main roads as swaying ways; the first few that cross the river outside the city get a bridge."""
    bridges: List[float] = []
    for a, b in links:
        start, end = places[a], places[b]
        at = _river_crossing(terrain.river, start, end)
        outside = abs(at) > 1.15 * city_m
        apart = all(abs(at - other) > 3_500.0 * terrain.scale for other in bridges)
        if outside and apart and len(bridges) < COUNTRY_BRIDGES:
            bridges.append(at)
            ends = bridge_ends(terrain, at)
            points.add_bridge(ends)
            first, last = (ends[0], ends[1]) if start[0] < end[0] else (ends[1], ends[0])
            ways = [(start, first), (last, end)]
        elif outside:
            continue
        else:
            ways = [(start, end)]
        for begin, stop in ways:
            sway = 0.06 * float(np.sqrt(((stop - begin) ** 2).sum()))
            points.add_chain(walk(rng, begin, stop, MAIN_STEP_M, sway), 0.42 * MAIN_STEP_M, FORCED_MAIN)


def _draw_motorway(rng: np.random.Generator, terrain: Terrain, city_m: float, points: Junctions) -> None:
    """From border to border, north of the city, over its own bridge."""
    north = 1.28 * city_m
    ends = bridge_ends(terrain, north)
    points.add_bridge(ends)
    km = 1_000.0 * terrain.scale
    west, east = np.array([-30.0 * km, -1.0 * km]), np.array([30.0 * km, 3.0 * km])
    for begin, stop in ((ends[0], west), (ends[1], east)):
        points.add_chain(walk(rng, begin, stop, MAIN_STEP_M, 2.0 * km), 0.3 * MAIN_STEP_M, FORCED_MOTORWAY)


def draw_motorway(seed: int, terrain: Terrain, settlements: Settlements, points: Junctions) -> None:
    """Add the motorway; call it before the streets, so that they meet it."""
    _draw_motorway(generator(seed, 4), terrain, settlements.places[0].radius_m, points)


def draw_country(seed: int, terrain: Terrain, settlements: Settlements, points: Junctions) -> None:
    """Add the junctions of the main roads, then those of the countryside: dense in fields, sparse in forest."""
    rng = generator(seed, 5)
    towns = np.array([place.plan_xy for place in settlements.places if place.zone != ISLAND])
    places = np.concatenate([towns, _exits(terrain)])
    links = [(a, b) for a, b in main_links(places) if min(a, b) < len(towns)]
    _draw_main(rng, terrain, places, links, settlements.places[0].radius_m, points)
    reach = 36_000.0 * terrain.scale
    spacing = 400.0 + 60.0 * min(terrain.scale, 1.0)
    field = lattice(rng, np.array([0.0, -5_000.0 * terrain.scale]), reach, spacing, 0.46)
    wood = PlaneNoise(rng, max(3_200.0 * terrain.scale, 1_200.0))
    open_share = 0.62 + 0.45 * wood.at(field)
    field = field[rng.random(len(field)) < open_share]
    points.add_field(field[settlements.zones(field) == COUNTRY], 190.0, COUNTRY)
