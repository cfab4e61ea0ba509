"""Clients, providers, bids, bases and sheltered housing for people who live at known points."""
from __future__ import annotations

from typing import Dict

import numpy as np
from scipy.spatial import cKDTree

from ...model import Bools, Floats, Ints, Objects, Table
from ..land import generator
from .clients import Homes, client_table, load_h_week, spread_evenly
from .providers import (
    HOUSES,
    base_count,
    base_table,
    bid_table,
    client_shares,
    flats_per_house,
    house_table,
    provider_ids,
    provider_table,
)


def care_tables(seed: int, xy: Floats, rural: Bools, places: Objects, clients: Ints, municipality: str,
                crs: str) -> Dict[str, Table]:
    """The tables `brukare`, `utforare`, `anbud`, `baser` and `trygghetsboende`.

    xy, rural, places : per address: map point, whether in the country, name of the place
    clients : address row of each client, at least as many as there are bases
    """
    rng = generator(seed, 14)
    homes = Homes(xy[clients], rural[clients])
    urban = np.flatnonzero(~rural) if int((~rural).sum()) >= base_count() else np.arange(len(rural))
    _, beside = cKDTree(xy[urban]).query(homes.xy[spread_evenly(homes.xy, HOUSES)])
    houses_xy = xy[urban[beside]]
    flats = flats_per_house(rng, len(clients))
    client = client_table(rng, homes, houses_xy, flats, provider_ids(), client_shares(), crs)
    at = urban[spread_evenly(xy[urban], base_count())]
    tables = [client, provider_table(load_h_week(client), municipality), bid_table(rng),
              base_table(rng, xy[at], places[at], len(clients), crs), house_table(houses_xy, flats, crs)]
    return {table.name: table for table in tables}
