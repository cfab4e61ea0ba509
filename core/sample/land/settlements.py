"""Where people settle: a city at the river, ten towns and villages, a hamlet on the island, and the countryside."""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np

from ...model import Bools, Floats, Ints
from .names import PlaceNames
from .noise import PlaneNoise, generator
from .terrain import Terrain, city_radius_m

COUNTRY, CITY = -1, 0
"""Zone numbers: towns are 1 to 10, the island is `ISLAND`."""
ISLAND = 11
TOWN_SHARES = (0.042, 0.033, 0.024, 0.019, 0.015, 0.012, 0.009, 0.007, 0.0055, 0.0035)
"""Share of the inhabitants in each of the ten towns and villages."""
CITY_SHARE, ISLAND_SHARE = 0.68, 0.0016


@dataclass(frozen=True)
class Settlement:
    """A settled place: `plan_xy` metres on the plan; `inhabitants` to house; zone number as used by streets."""

    zone: int
    name: str
    plan_xy: Tuple[float, float]
    radius_m: float
    inhabitants: int


@dataclass(frozen=True)
class Settlements:
    """All settled places; `places[zone]` is the city and the towns, then the island. Edges are ragged by noise."""

    places: Tuple[Settlement, ...]
    ragged: PlaneNoise
    country_inhabitants: int

    def zones(self, plan_xy: Floats) -> Ints:
        """(n,) zone of each plan point: the settlement whose ragged edge encloses it, else `COUNTRY`."""
        zone = np.full(len(plan_xy), COUNTRY, np.int64)
        for place in self.places:
            if place.zone != ISLAND:
                zone[self.within(place, plan_xy)] = place.zone
        return zone

    def within(self, place: Settlement, plan_xy: Floats) -> Bools:
        """(n,) whether plan points lie inside the ragged edge of a settlement."""
        away = plan_xy - np.array(place.plan_xy)
        distance = np.sqrt(away[:, 0] ** 2 + away[:, 1] ** 2)
        local = plan_xy / place.radius_m * 1_000.0 + place.zone * 7_777.0
        inside: Bools = distance < place.radius_m * (0.95 + 0.5 * self.ragged.at(local))
        return inside


def _town_radius_m(inhabitants: int) -> float:
    return max(175.0, float(np.sqrt(inhabitants / 1_250.0 / np.pi)) * 1_000.0)


def _fits(spot: Floats, radius_m: float, taken: List[Settlement], terrain: Terrain, room: float) -> bool:
    """Whether a town of `radius_m` has room at a plan spot: on land, inside, away from the others."""
    turn = np.arange(12) / 12.0 * 2.0 * np.pi
    around = spot + np.stack([np.cos(turn), np.sin(turn)], axis=1) * radius_m
    for other in taken:
        away = spot - np.array(other.plan_xy)
        if float(np.sqrt((away ** 2).sum())) < other.radius_m * 1.25 + radius_m + room:
            return False
    on_map = terrain.to_map(np.concatenate([spot[None, :], around]))
    return bool(terrain.dry(on_map, 80.0 * terrain.scale).all()
                and terrain.inside(on_map, 900.0 * terrain.scale).all())


def _place_towns(rng: np.random.Generator, inhabitants: int, terrain: Terrain, city: Settlement,
                 names: PlaceNames) -> List[Settlement]:
    """The ten towns, biggest first and nearest to the city; the room asked for shrinks until each fits."""
    taken = [city]
    km = 1_000.0 * terrain.scale
    for zone, share in enumerate(TOWN_SHARES, start=1):
        people = max(12, round(share * inhabitants))
        radius = _town_radius_m(people)
        for attempt in range(4_000):
            spot = (rng.random(2) - np.array([0.5, 0.62])) * np.array([38.0, 45.0]) * km
            room = 5.0 * km * (1.0 - min(attempt, 3_000) / 3_100.0)
            near = float(np.sqrt((spot ** 2).sum())) < (8.0 + 2.0 * zone) * km or attempt > 600
            if near and _fits(spot, radius, taken, terrain, room):
                taken.append(Settlement(zone, names.town(), (float(spot[0]), float(spot[1])), radius, people))
                break
    return taken


def place_settlements(seed: int, inhabitants: int, terrain: Terrain, names: PlaceNames) -> Settlements:
    """Place the city, ten towns and the island hamlet and share out the inhabitants; the rest live in the country."""
    rng = generator(seed, 2)
    city = Settlement(CITY, "Exempelköping", (0.0, 0.0), city_radius_m(inhabitants) * 1.04,
                      round(CITY_SHARE * inhabitants))
    places = _place_towns(rng, inhabitants, terrain, city, names)
    x, y, half_width, half_height = terrain.island_plan
    places.append(Settlement(ISLAND, "Storön", (x, y), max(half_width, half_height),
                             max(24, round(ISLAND_SHARE * inhabitants))))
    left = inhabitants - sum(place.inhabitants for place in places)
    return Settlements(tuple(places), PlaneNoise(rng, 620.0), left)
