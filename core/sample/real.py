"""`synthesise_on`: what no open data has — addresses, clients, providers — invented on top of real layers."""
from __future__ import annotations

from typing import Any, Dict, List, Mapping, Tuple

import numpy as np
from scipy.spatial import cKDTree

from ..arrays import bools_of, ints_of
from ..errors import refuse
from ..geometry import contains_xy, object_array, polygons_of
from ..messages import msg
from ..model import Floats, Ints, Objects, Roads, SmallAreas, Squares, Table
from ..progress import Part, Progress, Silent, stop_if_cancelled
from ..sources import read_boundary, read_small_areas, read_squares
from ..sources.reading import find_column, require_same_crs, texts
from ..sources.roads import read_roads
from .land import COUNTRY, Chains, PlaceNames, find_chains, generator
from .people import (
    SHARE_65_79,
    SHARE_80,
    Naming,
    Slots,
    address_table,
    care_tables,
    choose,
    postal_codes,
    share_out,
    slots_along,
)

LAYERS = ("kommun", "deso", "befolkning_1km", "vag")
"""The real tables that are needed, by the names that the sample's own have."""
PEOPLE_PER_ADDRESS = 2.6
SLOT_STEP_M = 11.0
TOWN_PEOPLE_PER_KM2 = 300
_SILENT = Silent()


def synthesise_on(real: Mapping[str, Table], seed: int = 1, progress: Progress = _SILENT) -> Mapping[str, Table]:
    """The real layers `LAYERS` unchanged, with synthetic layers added, every row of these with `syntetisk` = 1.

    belagenhetsadress : about one address per 2.6 inhabitants of each populated square, along the roads in it; where it
        has too few roads, anywhere in it
    brukare : 4 % of the 65–79 and 24 % of the 80+ of each small area, rounded so that the sum is right
    utforare, anbud, baser, trygghetsboende : as in the sample
    Raises `InputError` where a layer is missing, cannot be read, or is in another coordinate system than the others.
    """
    missing = [name for name in LAYERS if name not in real]
    if missing:
        raise refuse(missing[0], "", msg("the real layer is missing."),
                     msg("Give boundary, small areas, populated squares and roads."))
    require_same_crs([real[name] for name in LAYERS])
    boundary, areas = read_boundary(real["kommun"])[0], read_small_areas(real["deso"])[0]
    squares, roads = read_squares(real["befolkning_1km"])[0], read_roads(real["vag"])[0]
    progress.report(0.2)
    stop_if_cancelled(progress)
    slots, square, count = _place_addresses(generator(seed, 21), boundary, squares, roads, Part(progress, 0.2, 0.7))
    code, name = _municipality(real["kommun"], areas)
    rural = squares.population["total"][square] < TOWN_PEOPLE_PER_KM2
    zone = np.where(rural, COUNTRY, 0)
    codes, town = postal_codes(99_000, zone, slots.xy, {0: name}, name, 900, 0)
    naming = Naming(_street_names(seed, slots, rural, name, count), rural, codes, object_array(town), code, name)
    addresses = address_table(generator(seed, 22), slots, naming, roads.crs, progress)
    progress.report(0.8)
    stop_if_cancelled(progress)
    clients = _clients(generator(seed, 23), areas, squares, square, slots.xy)
    tables = {table_name: real[table_name] for table_name in real}
    tables["belagenhetsadress"] = addresses
    tables.update(care_tables(seed, slots.xy, rural, object_array(town), clients, name, roads.crs))
    progress.report(1.0)
    return tables


def _municipality(boundary: Table, areas: SmallAreas) -> Tuple[str, str]:
    """Code and name, from the boundary where it tells them, else the code from the small areas."""
    code, name = (texts(boundary, find_column(boundary, [column]))[0] for column in ("kommunkod", "kommunnamn"))
    return code or str(areas.codes[0])[:4], name or "Kommunen"


def _road_chains(roads: Roads, progress: Progress) -> Chains:
    """Streets among roads whose lines share end points to the decimetre."""
    ends = np.array([(line.coords[0][:2], line.coords[-1][:2]) for line in roads.lines]).reshape(-1, 2)
    node = np.unique(np.round(ends, 1), axis=0, return_inverse=True)[1].reshape(-1, 2).astype(np.int64)
    kind = roads.is_ferry.astype(np.int64)
    return find_chains(roads.lines, node[:, 0], node[:, 1], roads.length_m, kind, 40, progress)


def _inside(shape: Any, xy: Floats, tree: cKDTree) -> Ints:
    """Rows of `xy` inside a polygon or multipolygon, ascending."""
    west, south, east, north = shape.bounds
    middle, reach = ((west + east) / 2.0, (south + north) / 2.0), max(east - west, north - south) / 2.0
    near = np.sort(np.array(tree.query_ball_point(middle, reach * 1.0001, p=np.inf), np.int64))
    hit = np.zeros(len(near), bool)
    for part in polygons_of(shape):
        hit |= contains_xy(part, xy[near])
    rows: Ints = near[hit]
    return rows


def _place_addresses(rng: np.random.Generator, boundary: Any, squares: Squares, roads: Roads,
                     progress: Progress) -> Tuple[Slots, Ints, int]:
    """The addresses, the square of each, and the number of streets and hamlets that `Slots.chain` counts to."""
    chains = _road_chains(roads, progress)
    length = np.where(roads.is_ferry, 0.0, roads.length_m)
    slots = slots_along(rng, roads.lines, length, chains, np.full(len(length), SLOT_STEP_M))
    slots = slots.keep(_inside(boundary, slots.xy, cKDTree(slots.xy))) if len(slots.xy) else slots
    people = squares.population.get("total")
    if people is None or len(slots.xy) == 0:
        raise refuse(squares.layer if people is None else roads.layer, "",
                     msg("holds nothing that addresses could be placed by."),
                     msg("Give squares with the number of inhabitants, and roads inside the boundary."))
    wanted = share_out(people, round(float(np.cumsum(people)[-1]) / PEOPLE_PER_ADDRESS))
    wanted = np.maximum(wanted, (people > 0).astype(np.int64))
    tree = cKDTree(slots.xy)
    parts: List[Slots] = []
    for number, shape in enumerate(squares.geometry):
        if number % 20 == 0:
            progress.report(number / len(wanted))
            stop_if_cancelled(progress)
        usable = _inside(shape, slots.xy, tree)
        usable = usable[choose(rng, np.ones(len(usable)), int(wanted[number]))]
        parts.append(slots.keep(usable))
        parts.append(_off_road(rng, boundary, shape, int(wanted[number]) - len(usable), chains.count + number))
    square = np.repeat(np.arange(len(wanted)), [len(a.xy) + len(b.xy) for a, b in zip(parts[::2], parts[1::2])])
    return _joined(parts), square, chains.count + len(wanted)


def _joined(parts: List[Slots]) -> Slots:
    return Slots(np.concatenate([p.link for p in parts]), np.concatenate([p.chain for p in parts]),
                 np.concatenate([p.along_m for p in parts]), np.concatenate([p.side for p in parts]),
                 np.concatenate([p.xy for p in parts]))


def _off_road(rng: np.random.Generator, boundary: Any, shape: Any, count: int, hamlet: int) -> Slots:
    """At most `count` slots anywhere in a square inside the boundary, all in one `hamlet`."""
    west, south, east, north = shape.bounds
    spots = np.array([west, south]) + rng.random((3 * max(count, 0), 2)) * np.array([east - west, north - south])
    spots = np.round(spots, 2)
    usable = np.zeros(len(spots), bool)
    for part in polygons_of(boundary):
        usable |= contains_xy(part, spots)
    xy = spots[usable & contains_xy(shape, spots)][:max(count, 0)]
    n = len(xy)
    side = np.where(np.arange(n) % 2 == 0, 1, -1)
    return Slots(np.full(n, -1), np.full(n, hamlet), np.arange(n, dtype=float), side, xy)


def _street_names(seed: int, slots: Slots, rural: Any, municipality: str, count: int) -> Objects:
    """Street or hamlet name of each address; a street outside towns is named as a hamlet."""
    names = PlaceNames(generator(seed, 24))
    used, place = np.unique(slots.chain, return_inverse=True)
    in_country = np.bincount(place.reshape(-1), weights=np.asarray(rural, float)) * 2.0 > np.bincount(place.reshape(-1))
    named: Dict[int, str] = {}
    for chain, country in zip(ints_of(used), bools_of(in_country)):
        named[chain] = names.farm() if country or chain >= count else names.street(municipality)
    return object_array(named[chain] for chain in ints_of(slots.chain))


def _area_of(areas: SmallAreas, xy: Floats) -> Ints:
    """(n,) small area of each address; one that lies in none goes with the nearest address that does."""
    label, tree = np.full(len(xy), -1, np.int64), cKDTree(xy)
    for number, shape in enumerate(areas.geometry):
        label[_inside(shape, xy, tree)] = number
    lost, found = np.flatnonzero(label < 0), np.flatnonzero(label >= 0)
    if len(lost) and len(found):
        label[lost] = label[found[cKDTree(xy[found]).query(xy[lost])[1]]]
    return label


def _expected_clients(areas: SmallAreas) -> Floats:
    """(k,) clients to expect in each small area by the real numbers of the old."""
    over_65, over_80 = areas.population.get("65+"), areas.population.get("80+")
    if over_65 is None or over_80 is None:
        raise refuse(areas.layer, "", msg("does not tell how many are 65 and over and how many are 80 and over."),
                     msg("Add the columns bef_65w and bef_80w, or give the small areas with SCB's age table."))
    old = np.nan_to_num(over_65), np.nan_to_num(over_80)
    expected: Floats = SHARE_65_79 * np.maximum(old[0] - old[1], 0.0) + SHARE_80 * old[1]
    return expected


def _clients(rng: np.random.Generator, areas: SmallAreas, squares: Squares, square: Ints, xy: Floats) -> Ints:
    """Address row of each client: as many per small area as its old need, where the old of the squares live."""
    expected = _expected_clients(areas)
    total = round(float(np.cumsum(expected)[-1]))
    if total == 0:
        raise refuse(areas.layer, "", msg("has no one of 65 and over."), msg("Check the columns with ages."))
    wanted = share_out(expected, total)
    per_address = np.bincount(square, minlength=len(squares.codes))
    old = squares.population.get("65+", squares.population["total"])
    weight = (np.nan_to_num(old) + 0.5)[square] / np.maximum(per_address[square], 1)
    area, rows = _area_of(areas, xy), []
    for number, count in enumerate(ints_of(wanted)):
        own = np.flatnonzero(area == number)
        if len(own) == 0:
            middle = areas.geometry[number].representative_point()
            own = np.array([int(cKDTree(xy).query((middle.x, middle.y))[1])])
        running = np.cumsum(weight[own])
        rows.append(own[np.minimum(np.searchsorted(running, rng.random(count) * running[-1]), len(own) - 1)])
    return np.sort(np.concatenate(rows))
