"""Providers with capacity, their bids and bases, and sheltered housing: an award to six areas is just possible."""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np

from ...geometry import object_array, points
from ...model import Floats, Ints, Objects, Table

AREAS = 6
"""The number of areas for which an award must be possible."""
HOUSES = 10


@dataclass(frozen=True)
class _Company:
    id: str
    name: str
    own_regi: bool
    lots: float
    max_areas: int
    bases: int
    share: float


_COMPANIES: Tuple[_Company, ...] = (
    _Company("U01", "Exempelköpings egen regi", True, 3.35, 3, 6, 0.41),
    _Company("U02", "Omsorgskraft Öst AB", False, 2.25, 2, 3, 0.22),
    _Company("U03", "Hemvårdslaget i Mitt AB", False, 1.18, 1, 2, 0.14),
    _Company("U04", "Trygg Vardag Ekonomisk förening", False, 1.12, 1, 1, 0.10),
    _Company("U05", "Nära Hemma Omsorg AB", False, 1.30, 2, 1, 0.08),
    _Company("U06", "Silverlinden Omvårdnad AB", False, 0.55, 1, 1, 0.05),
)
"""`lots`: capacity in sixths of the whole load; the last is too small for an area. `share` of today's clients."""


def provider_ids() -> Objects:
    """(6,) provider ids, own regi first."""
    return object_array(company.id for company in _COMPANIES)


def client_shares() -> Floats:
    """(6,) share of today's clients who chose each provider."""
    return np.array([company.share for company in _COMPANIES])


def provider_table(load_h_week: float, municipality: str) -> Table:
    """The table `utforare`; capacities follow the whole load in care hours a week."""
    n = len(_COMPANIES)
    own_name = f"{municipality} egen regi"
    columns = {
        "utforar_id": provider_ids(),
        "namn": object_array(own_name if company.own_regi else company.name for company in _COMPANIES),
        "egen_regi": np.array([int(company.own_regi) for company in _COMPANIES]),
        "kapacitet_h_vecka": np.array([float(np.ceil(c.lots * load_h_week / AREAS)) for c in _COMPANIES]),
        "max_omraden": np.array([company.max_areas for company in _COMPANIES]),
        "telefon": object_array(f"08-465 004 {i:02d}" for i in range(1, n + 1)),
        "url": object_array(f"https://omsorg.example/{company.id.lower()}" for company in _COMPANIES),
        "syntetisk": np.ones(n, np.int64),
    }
    return Table("utforare", columns, None, "", np.arange(1, n + 1))


def bid_table(rng: np.random.Generator) -> Table:
    """The table `anbud`: one bid per company for every area; own regi does not bid."""
    bidders = [company.id for company in _COMPANIES if not company.own_regi]
    n = len(bidders)
    columns = {
        "utforar_id": object_array(bidders),
        "omrade_kod": object_array([None] * n),
        "pris": np.floor(420.0 + 90.0 * rng.random(n)),
        "kvalitet": np.floor(55.0 + 40.0 * rng.random(n)),
        "syntetisk": np.ones(n, np.int64),
    }
    return Table("anbud", columns, None, "", np.arange(1, n + 1))


def base_table(rng: np.random.Generator, xy: Floats, places: Objects, clients: int, crs: str) -> Table:
    """The layer `baser`: a base at each of `xy` (14, 2), shared out among the providers; capacity in staff."""
    owners: List[str] = [company.id for company in _COMPANIES for _ in range(company.bases)]
    order = np.argsort(rng.random(len(owners)), kind="stable")
    owner = object_array(owners[i] for i in order[:len(xy)])
    n = len(xy)
    staff = np.floor((0.55 + 0.5 * rng.random(n)) * max(clients, n) / n * 0.45 + 4.0).astype(np.int64)
    columns = {"bas_id": object_array(f"B{i:02d}" for i in range(1, n + 1)),
               "namn": object_array(f"Hemtjänstlokal {place} {i}" for i, place in enumerate(places, start=1)),
               "utforar_id": owner, "kapacitet": staff, "syntetisk": np.ones(n, np.int64)}
    return Table("baser", columns, points(xy), crs, np.arange(1, n + 1))


def base_count() -> int:
    """How many bases the providers have together."""
    return sum(company.bases for company in _COMPANIES)


def flats_per_house(rng: np.random.Generator, clients: int) -> Ints:
    """(10,) flats of each sheltered house: about a tenth of the clients live in one."""
    flats: Ints = np.maximum(4, np.floor((0.009 + 0.009 * rng.random(HOUSES)) * clients)).astype(np.int64)
    return flats


_HOUSE_NAMES = ("Almgården", "Björklunden", "Ekhöjden", "Fyrklövern", "Granliden", "Hagalid", "Kaprifolen", "Lindhaga",
                "Rönnbacken", "Solgläntan")


def house_table(xy: Floats, flats: Ints, crs: str) -> Table:
    """The layer `trygghetsboende`."""
    n = len(xy)
    columns = {"hus_id": object_array(f"T{i:02d}" for i in range(1, n + 1)),
               "namn": object_array(_HOUSE_NAMES[:n]), "lagenheter": flats, "syntetisk": np.ones(n, np.int64)}
    return Table("trygghetsboende", columns, points(xy), crs, np.arange(1, n + 1))
