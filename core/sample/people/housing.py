"""How many live where in the sample: which slots along the streets become addresses, and how many people each has."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict

import numpy as np
from scipy.spatial import cKDTree

from ...arrays import ints_of
from ...geometry import contains_xy
from ...model import Floats, Ints
from ...progress import Progress, Silent, stop_if_cancelled
from ..land import (
    ARTERIAL,
    CITY,
    COLLECTOR,
    COUNTRY,
    ISLAND,
    MAIN,
    MOTORWAY,
    ORIGIN,
    Chains,
    Network,
    PlaneNoise,
    Settlements,
    Terrain,
    densify,
    generator,
)
from .addresses import Slots, choose, slots_along
from .people import share_out

_SILENT = Silent()
PEOPLE_PER_ADDRESS, IN_TOWNS, IN_COUNTRY = 3.2, 2.4, 2.1
"""Inhabitants per address: everywhere together, in towns, in the countryside."""
SHORE_M, BORDER_M = 9.0, 6.0


@dataclass(frozen=True)
class Housing:
    """The chosen slots in the order of link and place, zone and inhabitants of each."""

    slots: Slots
    zone: Ints
    inhabitants: Ints


def _slot_weights(rng: np.random.Generator, network: Network, slots: Slots) -> Floats:
    """How likely a slot is built on: houses keep off main roads and gather in hamlets."""
    rank, zone = network.rank[slots.link], network.link_zone[slots.link]
    country = zone == COUNTRY
    weight = np.where(rank <= MAIN, 0.05, np.where(rank == ARTERIAL, 0.35, 1.0))
    weight = np.where(country & (rank == COLLECTOR), 0.6, weight)
    hamlet = np.maximum(0.03, 0.25 + PlaneNoise(rng, 1_100.0).at(slots.xy - ORIGIN))
    near = np.maximum(0.0, PlaneNoise(rng, 330.0).at(slots.xy - ORIGIN))
    weight = np.where(country, weight * hamlet * hamlet * (0.06 + near), weight)
    unfit = network.is_bridge[slots.link] | network.is_ferry[slots.link] | (rank == MOTORWAY)
    out: Floats = np.where(unfit, 0.0, weight)
    return out


def _buildable(terrain: Terrain, municipality: Any, slots: Slots) -> Slots:
    slots = slots.keep(terrain.dry(slots.xy, SHORE_M) & contains_xy(municipality, slots.xy))
    border = densify(np.array(municipality.exterior.coords)[:-1], 10.0)
    return slots.keep(~(cKDTree(border).query(slots.xy, distance_upper_bound=BORDER_M)[0] < BORDER_M))


def _draw(rng: np.random.Generator, network: Network, slots: Slots, wanted: Dict[int, int]) -> Ints:
    """Rows of so many slots per zone, the likelier ones first to be taken."""
    weight = _slot_weights(rng, network, slots)
    zone = network.link_zone[slots.link]
    rows = [choose(rng, np.where(zone == place, weight, 0.0), wanted[place]) for place in sorted(wanted)]
    return np.sort(np.concatenate(rows))


def _draw_buildable(rng: np.random.Generator, terrain: Terrain, municipality: Any, network: Network, slots: Slots,
                    wanted: Dict[int, int]) -> Slots:
    """So many slots per zone that are on land and inside the municipality."""
    slots = _buildable(terrain, municipality, slots)
    zone = network.link_zone[slots.link]
    rows = [choose(rng, (zone == place).astype(np.float64), wanted[place]) for place in sorted(wanted)]
    return slots.keep(np.sort(np.concatenate(rows)))


def _household(rng: np.random.Generator, zone: Ints, from_centre: Floats) -> Floats:
    """Relative number of people at each address: houses, and blocks of flats, more of them nearer the centre."""
    n = len(zone)
    block_share = np.where(zone == CITY, np.maximum(0.05, 0.72 - 0.85 * from_centre), 0.035)
    is_block = rng.random(n) < block_share
    flats = 4.0 + 17.0 * rng.random(n) * rng.random(n)
    house = np.floor(1.0 + 4.0 * rng.random(n) * (0.4 + 0.6 * rng.random(n)))
    empty = (zone == COUNTRY) & (rng.random(n) < 0.16)
    people: Floats = np.where(empty, 0.0, np.where(is_block, flats, house))
    return people


def house_people(seed: int, terrain: Terrain, settlements: Settlements, network: Network, chains: Chains,
                 municipality: Any, progress: Progress = _SILENT) -> Housing:
    """Addresses along the network inside the municipality, and the inhabitants shared out among them."""
    rng = generator(seed, 11)
    people = {place.zone: place.inhabitants for place in settlements.places}
    people[COUNTRY] = settlements.country_inhabitants
    wanted = {place: max(8, round(count / (IN_COUNTRY if place in (COUNTRY, ISLAND) else IN_TOWNS)))
              for place, count in people.items()}
    wanted[CITY] = max(50, round(sum(people.values()) / PEOPLE_PER_ADDRESS) - sum(wanted.values()) + wanted[CITY])
    step = np.where(network.link_zone == COUNTRY, 26.0, np.where(network.link_zone == CITY, 17.0, 19.0))
    slots = slots_along(rng, network.lines, network.length_m, chains, step)
    stop_if_cancelled(progress)
    drawn = _draw(rng, network, slots, {place: count * 2 + 50 for place, count in wanted.items()})
    stop_if_cancelled(progress)
    slots = _draw_buildable(rng, terrain, municipality, network, slots.keep(drawn), wanted)
    stop_if_cancelled(progress)
    zone = network.link_zone[slots.link]
    city_m = settlements.places[CITY].radius_m
    middle = terrain.to_map(np.zeros((1, 2)))[0]
    household = _household(rng, zone, np.sqrt(((slots.xy - middle) ** 2).sum(axis=1)) / city_m)
    inhabitants = np.zeros(len(zone), np.int64)
    built = set(ints_of(zone))
    people[CITY] += sum(count for place, count in people.items() if place not in built)  # a hamlet without a road
    for place in sorted(built):
        own = np.flatnonzero(zone == place)
        inhabitants[own] = share_out(household[own] + 1e-6, people[place])
    return Housing(slots, zone, inhabitants)
