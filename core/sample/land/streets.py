"""Where streets meet: districts of a city with their own grain, arterial streets, bridges, and small towns."""
from __future__ import annotations

from typing import List, Tuple

import numpy as np
from scipy.spatial import cKDTree

from ...model import Floats
from ...progress import Progress, Silent, stop_if_cancelled
from .noise import generator, line_noise
from .points import FORCED_ARTERIAL, Junctions, lattice
from .settlements import CITY, ISLAND, Settlement, Settlements
from .terrain import Terrain, normals

_SILENT = Silent()
STREET_STEP_M = 85.0
CITY_BRIDGES = (-0.62, -0.22, 0.02, 0.3, 0.68)
"""Where bridges cross the river, in city radii north of the centre."""


def bridge_ends(terrain: Terrain, north_m: float) -> Floats:
    """(2, 2) west and east end on the plan of a bridge across the river at `north_m`."""
    nearest = int(np.argmin(np.abs(terrain.river[:, 1] - north_m)))
    left = normals(terrain.river)[nearest]
    half = terrain.river_width_m / 2.0 + 32.0
    ends: Floats = np.round(np.stack([terrain.river[nearest] + left * half, terrain.river[nearest] - left * half]), 2)
    return ends


def walk(rng: np.random.Generator, start: Floats, end: Floats, step_m: float, sway_m: float) -> Floats:
    """(k, 2) points about `step_m` apart from start to end, swaying to both sides."""
    along = end - start
    length = float(np.sqrt((along ** 2).sum()))
    count = max(2, int(length / step_m) + 1)
    share = np.arange(count) / (count - 1)
    ease = 4.0 * share * (1.0 - share)
    sway = line_noise(rng, share * length, max(length / 3.0, 1.0)) * sway_m * ease
    across = np.array([-along[1], along[0]]) / max(length, 1e-9)
    way: Floats = np.round(start + share[:, None] * along + sway[:, None] * across, 2)
    return way


def _draw_arterials(rng: np.random.Generator, terrain: Terrain, city: Settlement, points: Junctions) -> None:
    """Streets across each bridge, two rings and two streets along the river."""
    radius = city.radius_m
    for share in CITY_BRIDGES:
        ends = bridge_ends(terrain, share * radius)
        points.add_bridge(ends)
        reach = radius * float(np.sqrt(max(0.25, 1.15 - share * share)))
        for end, side in ((ends[0], -1.0), (ends[1], 1.0)):
            turn = (float(rng.random()) - 0.5) * 0.5
            goal = end + np.array([side * reach, turn * reach])
            points.add_chain(walk(rng, end, goal, STREET_STEP_M, 0.05 * radius), 45.0, FORCED_ARTERIAL)
    for side in (-1.0, 1.0):
        for offset in (0.17, 0.62):
            x = side * (offset * radius + terrain.river_width_m)
            start, end = np.array([x, -0.9 * radius]), np.array([x * 0.85, 0.9 * radius])
            points.add_chain(walk(rng, start, end, STREET_STEP_M, 0.06 * radius), 45.0, FORCED_ARTERIAL)


def _district_seeds(rng: np.random.Generator, radius_m: float) -> Floats:
    spacing = max(420.0, 0.24 * radius_m)
    seeds = lattice(rng, np.zeros(2), 1.5 * radius_m, spacing, 0.38)
    ordered: Floats = seeds[np.lexsort((seeds[:, 1], seeds[:, 0]))]
    return ordered


def _grain(rng: np.random.Generator, share: float) -> Tuple[float, float]:
    """Spacing and jitter of the streets of a district at `share` radii from the centre; spacing 0 is a park."""
    kind = float(rng.random())
    if share < 0.3:
        return 80.0, 0.08
    if kind < 0.1 and share > 0.45:
        return 0.0, 0.0  # park, wood, field
    if kind < 0.22 and share > 0.5:
        return 165.0, 0.12  # works and warehouses
    if kind < 0.45:
        return 88.0, 0.14
    return 74.0, 0.26  # houses on winding streets


def _draw_districts(rng: np.random.Generator, settlements: Settlements, city: Settlement, points: Junctions,
                    progress: Progress) -> None:
    seeds = _district_seeds(rng, city.radius_m)
    tree = cKDTree(seeds)
    for number, seed in enumerate(seeds):
        stop_if_cancelled(progress)
        share = float(np.sqrt((seed ** 2).sum())) / city.radius_m
        spacing, jitter = _grain(rng, share)
        if spacing == 0.0 or share > 1.4:
            continue
        field = lattice(rng, seed, 0.4 * city.radius_m + 500.0, spacing, jitter)
        own = (tree.query(field)[1] == number) & settlements.within(city, field)
        points.add_field(field[own], 0.56 * spacing, CITY)


def _draw_town(rng: np.random.Generator, settlements: Settlements, town: Settlement, points: Junctions) -> None:
    """A main street and one or two grains of residential streets."""
    centre = np.array(town.plan_xy)
    turn = float(rng.random()) * np.pi
    along = np.array([np.cos(turn), np.sin(turn)]) * town.radius_m * 0.9
    points.add_chain(walk(rng, centre - along, centre + along, STREET_STEP_M, 0.15 * town.radius_m), 45.0,
                     FORCED_ARTERIAL)
    middle = centre + along * 0.3
    side = np.array([-along[1], along[0]])
    for half in (-1.0, 1.0):
        field = lattice(rng, middle, 1.6 * town.radius_m, 78.0, 0.12 + 0.22 * float(rng.random()))
        across = ((field - centre) * side).sum(axis=1)
        own = (across * half >= 0.0) & settlements.within(town, field)
        points.add_field(field[own], 46.0, town.zone)


def draw_streets(seed: int, terrain: Terrain, settlements: Settlements, points: Junctions,
                 progress: Progress = _SILENT) -> None:
    """Add the junctions of the city, the towns and the island to `points`."""
    rng = generator(seed, 3)
    city = settlements.places[CITY]
    _draw_arterials(rng, terrain, city, points)
    _draw_districts(rng, settlements, city, points, progress)
    towns: List[Settlement] = [place for place in settlements.places if place.zone not in (CITY, ISLAND)]
    for town in towns:
        _draw_town(rng, settlements, town, points)
    x, y, half_width, half_height = terrain.island_plan
    field = lattice(rng, np.array([x, y]), 1.6 * half_width, max(105.0, 0.2 * half_height), 0.3)
    field = field[terrain.on_island(terrain.to_map(field))]
    points.add_field(field, 70.0, ISLAND)
