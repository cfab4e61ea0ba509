"""`make_sample`: the synthetic municipality of Exempelköping, from nothing but a seed."""
from __future__ import annotations

from typing import Any, Dict, Mapping, Tuple

import numpy as np

from ..errors import refuse
from ..geometry import object_array
from ..messages import msg
from ..model import Floats, Ints, Objects, Table
from ..progress import Part, Progress, Silent, stop_if_cancelled
from .land import (
    CITY,
    COUNTRY,
    CRS,
    ISLAND,
    Cells,
    Junctions,
    Network,
    PlaceNames,
    Settlements,
    Terrain,
    build_network,
    draw_country,
    draw_motorway,
    draw_streets,
    generator,
    make_cells,
    make_terrain,
    name_streets,
    place_settlements,
    road_table,
    street_chains,
)
from .people import (
    Housing,
    Naming,
    People,
    SmallAreaPlan,
    address_table,
    care_tables,
    client_rows,
    draw_ages,
    house_people,
    municipality_table,
    older_share,
    plan_small_areas,
    postal_codes,
    small_area_table,
    square_table,
)

MUNICIPALITY_CODE, MUNICIPALITY = "0599", "Exempelköping"
FEWEST_INHABITANTS = 2_000
_SILENT = Silent()


def draw_network(seed: int, terrain: Terrain, settlements: Settlements, progress: Progress = _SILENT) -> Network:
    """All roads of the sample: junctions of motorway, streets and country roads, and the links between them."""
    junctions = Junctions(terrain, max(14.0, 30.0 * terrain.scale), max(60.0, 120.0 * terrain.scale))
    draw_motorway(seed, terrain, settlements, junctions)
    draw_streets(seed, terrain, settlements, junctions, progress)
    progress.report(0.4)
    stop_if_cancelled(progress)
    draw_country(seed, terrain, settlements, junctions)
    progress.report(0.5)
    stop_if_cancelled(progress)
    return build_network(seed, terrain, settlements, junctions, Part(progress, 0.5, 1.0))


def _settle(housing: Housing, plan: SmallAreaPlan, cells: Cells, seed: int) -> Tuple[Ints, People]:
    """Small area of each address, and its inhabitants by age."""
    area = plan.label[cells.site_of(housing.slots.xy)]
    rng = generator(seed, 12)
    return area, draw_ages(rng, housing.inhabitants, older_share(rng, plan.codes)[area])


def _addresses(seed: int, housing: Housing, names: Objects, settlements: Settlements, progress: Progress) -> Table:
    towns = {place.zone: place.name for place in settlements.places if place.zone != ISLAND}
    codes, post_town = postal_codes(59_800, housing.zone, housing.slots.xy, towns, MUNICIPALITY, 900, CITY)
    naming = Naming(object_array(names[housing.slots.chain]), np.isin(housing.zone, (COUNTRY, ISLAND)), codes,
                    object_array(post_town), MUNICIPALITY_CODE, MUNICIPALITY)
    return address_table(generator(seed, 13), housing.slots, naming, CRS, progress)


def water_table(terrain: Terrain) -> Table:
    """The layer `vatten`: the lake (with the island as a hole), the river, small lakes."""
    kinds = ["Sjö", "Vattendrag"] + ["Sjö"] * len(terrain.small_lakes)
    names = ["Stora Exempelsjön", "Exempelån"] + [None] * len(terrain.small_lakes)
    n = len(kinds)
    columns: Dict[str, Any] = {"namn": object_array(names), "typ": object_array(kinds),
                               "syntetisk": np.ones(n, np.int64)}
    return Table("vatten", columns, object_array(terrain.water), CRS, np.arange(1, n + 1))


def make_sample(seed: int = 1, inhabitants: int = 160_000, progress: Progress = _SILENT) -> Mapping[str, Table]:
    """The layers of a synthetic municipality, layer name → table, every row with `syntetisk` = 1.

    kommun, deso, befolkning_1km, belagenhetsadress, vag, vatten, brukare, utforare, anbud, baser, trygghetsboende; in
    EPSG:3006, in the columns of the real sources. The area follows the inhabitants (1,580 km² at 160,000). The same
    arguments give the same tables on every machine. Raises `InputError` below 2,000 inhabitants.
    """
    if inhabitants < FEWEST_INHABITANTS:
        raise refuse("sample", "", msg("{inhabitants} inhabitants are too few for a municipality.",
                                       inhabitants=inhabitants), msg("Ask for at least {least}.",
                                                                     least=FEWEST_INHABITANTS))
    terrain = make_terrain(seed, inhabitants)
    names = PlaceNames(generator(seed, 7))
    settlements = place_settlements(seed, inhabitants, terrain, names)
    progress.report(0.05, msg("Drew the land of {municipality}.", municipality=MUNICIPALITY))
    stop_if_cancelled(progress)
    network = draw_network(seed, terrain, settlements, Part(progress, 0.05, 0.5))
    progress.report(0.5, msg("Drew {count} road lines.", count=len(network.u)))
    return _people_it(seed, terrain, settlements, network, names, Part(progress, 0.5, 1.0))


def _cell_people(cells: Cells, housing: Housing) -> Floats:
    site = cells.site_of(housing.slots.xy)
    return np.bincount(site, weights=housing.inhabitants, minlength=len(cells.sites)).astype(np.float64)


def _people_it(seed: int, terrain: Terrain, settlements: Settlements, network: Network, names: PlaceNames,
               progress: Progress) -> Mapping[str, Table]:
    """Everything that needs the roads: addresses, small areas, people, clients, providers."""
    def step(share: float) -> None:
        progress.report(share)
        stop_if_cancelled(progress)

    chains = street_chains(network, progress)
    step(0.05)
    street_names = name_streets(seed, network, chains, settlements, names)
    roads = road_table(seed, network, chains, street_names, settlements.places[CITY].radius_m)
    step(0.15)
    cells = make_cells(terrain, network.xy)
    shape = cells.polygons(np.where(cells.inside, 0, -1), 1)[0]
    step(0.25)
    housing = house_people(seed, terrain, settlements, network, chains, shape, progress)
    step(0.4)
    cell_zone = np.concatenate([network.zone, np.full(len(cells.sites) - cells.junctions, COUNTRY)])
    plan = plan_small_areas(generator(seed, 16), terrain, settlements, cells, cell_zone, _cell_people(cells, housing),
                            Part(progress, 0.4, 0.8))
    area, people = _settle(housing, plan, cells, seed)
    step(0.85)
    addresses = _addresses(seed, housing, street_names, settlements, progress)
    step(0.9)
    rural = np.isin(housing.zone, (COUNTRY, ISLAND))
    clients = client_rows(generator(seed, 15), people)
    tables = {table.name: table for table in (
        municipality_table(shape, people), small_area_table(plan, people, area), square_table(housing.slots.xy, people),
        addresses, roads, water_table(terrain))}
    step(0.95)
    tables.update(care_tables(seed, housing.slots.xy, rural, addresses.columns["postort"], clients, MUNICIPALITY, CRS))
    step(1.0)
    return tables
