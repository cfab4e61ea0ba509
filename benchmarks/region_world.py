"""A synthetic region of several municipalities: units with care hours by service, neighbours, road minutes, bases.

Towns of very different size, villages around them and country between: in the towns a home is a minute from the next,
in the country ten. Units are the Voronoi cells of places; roads are the Gabriel graph of the places, slow in towns.
Made from a seed, for measurements only: every number is invented. The all-to-all minutes take a minute or so and are
kept under build/region/.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Tuple

import _package
import numpy as np
from care_areas.core.geometry import object_array
from care_areas.core.model import Adjacency, Floats32, Places, Units
from care_areas.core.units import find_adjacency
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra, minimum_spanning_tree
from scipy.spatial import Delaunay, Voronoi, cKDTree
from shapely.geometry import Polygon, box

FOLDER = _package.ROOT / "build" / "region"
WIDTH_M, HEIGHT_M = 150_000.0, 120_000.0
MUNICIPALITIES, VILLAGES_EACH, BASES_EACH = 15, 4, 2
IN_TOWNS, IN_VILLAGES = 0.55, 0.15
LARGEST_TOWN = 0.3
"""Share of the units in towns."""
TOWN_SPREAD_M, VILLAGE_SPREAD_M, VILLAGE_WAY_M, MARGIN_M = 1500.0, 500.0, 9000.0, 8000.0
TOWN_KMH, COUNTRY_KMH, DETOUR = 32.0, 68.0, 1.25
LOAD_SHAPE, MEAN_LOAD_H = 0.8, 9.0
SERVICES = (("hemtjanst", 0.82), ("hemsjukvard", 0.13), ("hemrehab", 0.05))


@dataclass(frozen=True)
class Region:
    """minutes : (n, n) from unit to unit"""

    units: Units
    adjacency: Adjacency
    minutes: Floats32
    bases: Places


def region(units: int = 5000, seed: int = 1) -> Region:
    """The region of that size and seed; the same every time."""
    rng = np.random.Generator(np.random.PCG64(seed))
    xy, centre, in_town = _places(rng, units)
    cells = _cells(xy)
    hours = np.round(rng.gamma(LOAD_SHAPE, MEAN_LOAD_H / LOAD_SHAPE, units), 2)
    load = {service: np.round(hours * share, 3) for service, share in SERVICES}
    ids = object_array(f"u{i:05}" for i in range(units))
    made = Units(ids, cells, xy, load, "EPSG:3006", {}, "units")
    bases = np.concatenate([cKDTree(xy).query(centre)[1], rng.choice(np.flatnonzero(in_town), len(centre) * (
        BASES_EACH - 1), replace=False)])
    count = len(bases)
    texts = object_array(f"base {i + 1}" for i in range(count))
    return Region(made, find_adjacency(cells, ids), _minutes(xy, in_town, f"{units}-{seed}"),
                  Places(texts, texts, xy[bases], "EPSG:3006", object_array([""] * count), np.full(count, np.nan),
                         "bases"))


def _places(rng: np.random.Generator, units: int) -> Tuple[Any, Any, Any]:
    """(n, 2) places; the middles of the main towns; (n,) which places are in a town or village."""
    centre = rng.uniform((MARGIN_M, MARGIN_M), (WIDTH_M - MARGIN_M, HEIGHT_M - MARGIN_M), (MUNICIPALITIES, 2))
    size = rng.pareto(1.1, MUNICIPALITIES) + 0.4
    size = np.minimum(size, LARGEST_TOWN * size.sum())
    in_towns, in_villages = round(units * IN_TOWNS), round(units * IN_VILLAGES)
    town = rng.choice(MUNICIPALITIES, in_towns, p=size / size.sum())
    spread = TOWN_SPREAD_M * np.sqrt(size / size.mean())
    village = np.repeat(centre, VILLAGES_EACH, axis=0) + rng.normal(0, VILLAGE_WAY_M, (
        MUNICIPALITIES * VILLAGES_EACH, 2))
    xy = np.concatenate([
        centre[town] + rng.normal(0, 1, (in_towns, 2)) * spread[town, None],
        village[rng.integers(0, len(village), in_villages)] + rng.normal(0, VILLAGE_SPREAD_M, (in_villages, 2)),
        rng.uniform((0, 0), (WIDTH_M, HEIGHT_M), (units - in_towns - in_villages, 2))])
    xy = np.clip(xy, 5.0, (WIDTH_M - 5.0, HEIGHT_M - 5.0)) + rng.uniform(-2, 2, xy.shape)
    xy = np.round(xy, 1)
    assert len(np.unique(xy, axis=0)) == units
    return xy, centre, np.arange(units) < in_towns + in_villages


def _cells(xy: Any) -> Any:
    """Voronoi cells within the region: the places mirrored at its four sides make the rim straight."""
    mirrored = [xy, xy * (-1, 1), xy * (1, -1), (2 * WIDTH_M, 0) + xy * (-1, 1), (0, 2 * HEIGHT_M) + xy * (1, -1)]
    found = Voronoi(np.concatenate(mirrored))
    corner = np.round(found.vertices, 3)
    frame = box(0, 0, WIDTH_M, HEIGHT_M)
    return object_array(Polygon(corner[found.regions[found.point_region[i]]]).intersection(frame)
                        for i in range(len(xy)))


def _minutes(xy: Any, in_town: Any, name: str) -> Floats32:
    """(n, n) minutes along the Gabriel graph of the places, which a spanning tree keeps in one piece."""
    kept = FOLDER / f"minutes-{name}.npy"
    if not kept.is_file():
        low, high = _roads(xy)
        km = np.hypot(*(xy[low] - xy[high]).T) / 1000 * DETOUR
        kmh = np.where(in_town[low] & in_town[high], TOWN_KMH, COUNTRY_KMH)
        way = coo_matrix((60 * km / kmh, (low, high)), shape=(len(xy), len(xy))).tocsr()
        FOLDER.mkdir(parents=True, exist_ok=True)
        np.save(kept, dijkstra(way, directed=False).astype(np.float32))
    return np.asarray(np.load(kept))


def _roads(xy: Any) -> Tuple[Any, Any]:
    triangles = Delaunay(xy).simplices
    ends = np.unique(np.sort(np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [0, 2]]]), 1),
                     axis=0)
    middle, radius = (xy[ends[:, 0]] + xy[ends[:, 1]]) / 2, np.hypot(*(xy[ends[:, 0]] - xy[ends[:, 1]]).T) / 2
    gabriel = cKDTree(xy).query(middle)[0] > radius * (1 - 1e-9)
    n = len(xy)
    tree = minimum_spanning_tree(coo_matrix((2 * radius, (ends[:, 0], ends[:, 1])), shape=(n, n)).tocsr()).tocoo()
    in_tree = np.isin(ends[:, 0] * n + ends[:, 1], np.minimum(tree.row, tree.col).astype(np.int64) * n + np.maximum(
        tree.row, tree.col))
    kept = ends[gabriel | in_tree]
    return kept[:, 0], kept[:, 1]
