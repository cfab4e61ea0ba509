"""The road layer: names, speeds and directions of the network's links, in the columns of NVDB in Lastkajen."""
from __future__ import annotations

from typing import List

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from ...geometry import object_array
from ...model import Ints, Objects, Table
from ...progress import Progress, Silent
from .chains import Chains, find_chains
from .identity import uuids
from .names import PlaceNames
from .network import ARTERIAL, COLLECTOR, LOCAL, MAIN, MOTORWAY, Network
from .noise import generator
from .settlements import CITY, COUNTRY, ISLAND, Settlements
from .terrain import CRS

BOTH, WITH, AGAINST = 0, 1, -1
_DIRECTION = {BOTH: "Med och mot", WITH: "Med", AGAINST: "Mot"}
FERRY_KMH = 15
_SILENT = Silent()


def street_chains(network: Network, progress: Progress = _SILENT) -> Chains:
    """The network's links gathered to streets; a street stays in its settlement and in its kind of road."""
    kind = np.where(network.is_ferry, 3, np.where(network.rank <= MAIN, 2, np.where(network.rank <= ARTERIAL, 1, 0)))
    group = (network.link_zone + 2) * 4 + kind
    return find_chains(network.lines, network.u, network.v, network.length_m, group, 16, progress)


def name_streets(seed: int, network: Network, chains: Chains, settlements: Settlements,
                 names: PlaceNames) -> Objects:
    """(count,) name of each chain: a street in a settlement, a hamlet in the country; numbers for main roads."""
    rng = generator(seed, 8)
    zone = np.full(chains.count, COUNTRY, np.int64)
    zone[chains.chain] = network.link_zone
    rank = np.full(chains.count, 9, np.int64)
    rank[chains.chain] = network.rank
    ferry = np.zeros(chains.count, bool)
    ferry[chains.chain[network.is_ferry]] = True
    places = {place.zone: place.name for place in settlements.places}
    numbered = np.floor(500.0 + 480.0 * rng.random(chains.count)).astype(np.int64)
    named: List[str] = []
    for i in range(chains.count):
        if ferry[i]:
            named.append(f"{places[ISLAND]}leden")
        elif rank[i] == MOTORWAY:
            named.append("E4")
        elif rank[i] == MAIN:
            named.append(f"Länsväg {numbered[i]}")
        elif zone[i] == COUNTRY:
            named.append(names.farm())
        else:
            named.append(names.street(places[int(zone[i])]))
    return object_array(named)


def speeds_kmh(network: Network) -> Ints:
    """(m,) speed limits as signed in Sweden: 30 and 40 where people live, 50 to 60 on arterials, 70 to 110 outside."""
    urban = network.link_zone != COUNTRY
    speed = np.where(urban, 40, 70)
    speed[urban & (network.rank == LOCAL) & (network.u % 3 == 0)] = 30
    speed[urban & (network.rank == ARTERIAL)] = 50
    speed[urban & (network.rank == ARTERIAL) & (network.length_m > 80.0) & (network.u % 2 == 0)] = 60
    speed[~urban & (network.rank == COLLECTOR)] = 80
    speed[~urban & (network.rank == MAIN)] = 90
    speed[network.rank == MOTORWAY] = 110
    speed[network.is_ferry] = FERRY_KMH
    return speed.astype(np.int64)


def _strong(n: int, u: Ints, v: Ints, direction: Ints) -> Ints:
    """(n,) strongly connected component of each junction."""
    there, back = direction >= 0, direction <= 0
    tails, heads = np.concatenate([u[there], v[back]]), np.concatenate([v[there], u[back]])
    graph = csr_matrix((np.ones(len(tails)), (tails, heads)), shape=(n, n))
    labels: Ints = connected_components(graph, directed=True, connection="strong")[1].astype(np.int64)
    return labels


def one_way_streets(seed: int, network: Network, chains: Chains, city_radius_m: float) -> Ints:
    """(m,) `WITH`, `AGAINST` or `BOTH`: some whole streets of the centre are one-way, and every trip stays possible."""
    rng = generator(seed, 9)
    middle = (network.plan_xy[network.u] + network.plan_xy[network.v]) / 2.0
    central = np.sqrt((middle ** 2).sum(axis=1)) < 0.42 * city_radius_m
    streets = (network.link_zone == CITY) & central & (network.rank > ARTERIAL) & ~network.is_bridge
    chosen = (rng.random(chains.count) < 0.45)[chains.chain] & streets
    along = (rng.random(chains.count) < 0.5)[chains.chain] == chains.forward
    direction = np.where(chosen, np.where(along, WITH, AGAINST), BOTH).astype(np.int64)
    while True:
        piece = _strong(len(network.xy), network.u, network.v, direction)
        apart = (piece[network.u] != piece[network.v]) & (direction != BOTH)
        if not apart.any():
            return direction
        direction[apart] = BOTH


def road_table(seed: int, network: Network, chains: Chains, names: Objects, city_radius_m: float) -> Table:
    """The layer `vag`."""
    direction = one_way_streets(seed, network, chains, city_radius_m)
    m = len(network.u)
    columns = {
        "RLID": uuids(generator(seed, 10), m),
        "namn": object_array(names[chains.chain]),
        "KLASS": network.rank,
        "Hogsta_tillatna_hastighet": speeds_kmh(network),
        "Riktning": object_array(_DIRECTION[int(d)] for d in direction),
        "Farjeled": network.is_ferry.astype(np.int64),
        "Bro": network.is_bridge.astype(np.int64),
        "syntetisk": np.ones(m, np.int64),
    }
    return Table("vag", columns, network.lines, CRS, np.arange(1, m + 1))

