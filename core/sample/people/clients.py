"""Clients among the old: hours a week per service with a heavy tail, visits, and today's provider by free choice."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List

import numpy as np
from scipy.spatial import cKDTree

from ...arrays import ints_of
from ...geometry import object_array, points
from ...model import AREA_SERVICES, Bools, Floats, Ints, Objects, Table
from .people import OLDEST, People

SHARE_65_79, SHARE_80 = 0.04, 0.24
"""Share with care at home at 65–79 and at 80 and over."""


@dataclass(frozen=True)
class Homes:
    """Where clients live: map point, address row, whether in the country."""

    xy: Floats
    rural: Bools


def client_rows(rng: np.random.Generator, people: People) -> Ints:
    """Address row of each client: drawn among the old of the addresses."""
    younger, older = people.old[:, :OLDEST].sum(axis=1), people.old[:, OLDEST:].sum(axis=1)
    homes = np.concatenate([np.repeat(np.arange(len(younger)), younger), np.repeat(np.arange(len(older)), older)])
    chance = np.where(np.arange(len(homes)) < int(younger.sum()), SHARE_65_79, SHARE_80)
    chosen: Ints = np.sort(homes[rng.random(len(homes)) < chance])
    return chosen


def hours(u: Floats, least: float, scale: float, tail: float) -> Floats:
    """(n,) hours a week in quarters for uniform `u`: many small, few large; `tail` > 1, nearer 1 is heavier."""
    heavy: Floats = np.floor((least + scale * u / (tail - u)) * 4.0 + 0.5) / 4.0
    return heavy


def spread_evenly(xy: Floats, count: int) -> Ints:
    """(count,) rows of `xy` spread as its points are: cuts in equal halves, then the row nearest each middle."""
    parts: List[Ints] = [np.arange(len(xy))]
    while len(parts) < count:
        largest = max(range(len(parts)), key=lambda i: (len(parts[i]), -i))
        rows = parts.pop(largest)
        spread = xy[rows].max(axis=0) - xy[rows].min(axis=0)
        along = rows[np.argsort(xy[rows, int(spread[1] > spread[0])], kind="stable")]
        parts[largest:largest] = [along[:len(along) // 2], along[len(along) // 2:]]
    found = []
    for rows in parts:
        middle = np.array([float(np.sort(xy[rows, axis], kind="stable")[len(rows) // 2]) for axis in (0, 1)])
        found.append(int(rows[cKDTree(xy[rows]).query(middle)[1]]))
    return np.array(found, np.int64)


def _choose_provider(rng: np.random.Generator, rural: Bools, providers: Objects, shares: Floats) -> Objects:
    """Today's provider: each client chose for himself; the smaller companies hardly serve the countryside."""
    town = np.cumsum(shares / np.cumsum(shares)[-1])
    away = shares * np.where(np.arange(len(shares)) == 0, 1.6, np.where(np.arange(len(shares)) <= 2, 0.6, 0.15))
    country = np.cumsum(away / np.cumsum(away)[-1])
    draw = rng.random(len(rural))
    chosen = np.where(rural, np.searchsorted(country, draw, side="right"), np.searchsorted(town, draw, side="right"))
    return object_array(providers[min(int(c), len(providers) - 1)] for c in chosen)


def _service_hours(rng: np.random.Generator, sheltered: Bools) -> Dict[str, Floats]:
    n = len(sheltered)

    def some(share: float) -> Bools:
        return rng.random(n) < share

    care = np.where(some(0.93) | sheltered, hours(rng.random(n), 0.5, 2.6, 1.06), 0.0)
    nursing = np.where(some(0.34), hours(rng.random(n), 0.25, 0.7, 1.08), 0.0)
    training = np.where(some(0.14), hours(rng.random(n), 0.5, 0.5, 1.25), 0.0)
    living = np.where(sheltered, hours(rng.random(n), 1.0, 1.2, 1.4), 0.0)
    nothing = care + nursing + training + living == 0.0
    care = np.where(nothing, 1.0, care)
    service = np.where(some(0.45), hours(rng.random(n), 0.5, 0.4, 1.3), 0.0)
    return dict(zip((*AREA_SERVICES, "service"), (care, nursing, training, living, service)))


def client_table(rng: np.random.Generator, homes: Homes, houses_xy: Floats, flats: Ints, providers: Objects,
                 shares: Floats, crs: str) -> Table:
    """The layer `brukare`: no name, no identity; sheltered housing is filled with clients who live near it."""
    xy = homes.xy.copy()
    sheltered = np.zeros(len(xy), bool)
    for house, places in zip(houses_xy, ints_of(flats)):
        near = cKDTree(homes.xy).query(house, k=min(len(xy), 3 * places + 20))[1]
        moving = [row for row in ints_of(np.atleast_1d(near)) if not sheltered[row]][:max(1, places * 2 // 3)]
        sheltered[moving] = True
        xy[moving] = house
    per_service = _service_hours(rng, sheltered)
    care = per_service["hemtjanst"] + per_service["hemsjukvard"]
    visits = np.minimum(70, 1 + np.floor(care * (1.6 + 1.6 * rng.random(len(xy))))).astype(np.int64)
    columns: Dict[str, Any] = {f"timmar_{service}": values for service, values in per_service.items()}
    columns["besok_vecka"] = visits
    columns["utforar_id"] = _choose_provider(rng, homes.rural & ~sheltered, providers, shares)
    columns["syntetisk"] = np.ones(len(xy), np.int64)
    return Table("brukare", columns, points(xy), crs, np.arange(1, len(xy) + 1))


def load_h_week(clients: Table) -> float:
    """Hours a week of the area-bound services."""
    return float(sum(float(np.cumsum(clients.columns[f"timmar_{service}"])[-1]) for service in AREA_SERVICES))
