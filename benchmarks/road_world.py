"""A synthetic road network of any size: towns and country, dead ends, one-way streets. Seeded, for measurements only.

Places lie in towns of very different size and in the country between them. The roads are edges of their Delaunay
triangulation: the shortest spanning tree, without which something would be cut off, and some of those that no third
place is nearer to (Gabriel graph). Where those are decides how hard the network is to take apart. Real networks close
their rings in the towns, while most country roads are dead ends; `COUNTRY_RINGS` of the even world has as many rings in
the country. Heidelberg has 1.23 edges per node, these worlds 1.25.
Places are numbered by squares of a map, as neighbours in real layers mostly follow each other.
"""
from __future__ import annotations

from typing import Tuple

import numpy as np
from care_areas.core.geometry import object_array
from care_areas.core.travel import INFINITE_MS, RoadGraph
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import Delaunay

PLACES_PER_KM2 = 8.0
TOWN_SHARE, PLACES_PER_TOWN = 0.6, 800
SQUARE_M = 2000.0
LARGEST_TOWN = 0.1
"""Share of the places in towns that the largest may have: at 200,000 places about as many as Heidelberg."""
RINGS_PER_NODE = 0.25
"""Edges beyond the spanning tree, in all."""
ONE_WAY_SHARE = 0.08
"""Of the edges that are not in the spanning tree, and a hundredth of that of those in it."""


COUNTRY_RINGS = 0.1
"""Edges beyond the spanning tree per place in the country, where it is not even."""


def road_world(nodes: int, even: bool = False, seed: int = 1) -> RoadGraph:
    """A network of `nodes` junctions and dead ends, in one weak piece; a few pairs have no way because of one-ways.

    even : rings are as frequent in the country as in the towns
    """
    rng = np.random.default_rng(seed)
    xy, in_town = _places(nodes, rng)
    low, high, is_tree = _roads(xy, in_town, even, rng)
    length_m = np.sqrt(((xy[low] - xy[high]) ** 2).sum(axis=1)) * rng.uniform(1.0, 1.4, len(low))
    kmh = rng.choice([30.0, 40.0, 50.0, 70.0, 80.0, 90.0], len(low), p=[0.3, 0.2, 0.2, 0.15, 0.1, 0.05])
    ms = np.rint(length_m * 3600.0 / kmh).astype(np.int32)
    draw = rng.random(len(low)) / np.where(is_tree, ONE_WAY_SHARE / 100, ONE_WAY_SHARE)
    forward_ms = np.where(draw < 0.5, INFINITE_MS, ms)
    backward_ms = np.where((draw >= 0.5) & (draw < 1), INFINITE_MS, ms)
    vertices = np.column_stack([xy[low], xy[high]]).reshape(-1, 2)
    return RoadGraph(xy, low, high, forward_ms.astype(np.int32), backward_ms.astype(np.int32), length_m,
                     np.arange(len(low)), vertices, np.arange(0, 2 * len(low) + 1, 2), np.zeros(len(low), bool),
                     object_array(()), "synthetic roads", "EPSG:3006")


def _places(count: int, rng: np.random.Generator) -> Tuple[np.ndarray, np.ndarray]:
    """(count, 2) metres, towns of power-law size on the even country; and (count,) which belong to a town."""
    side_m = 1000.0 * np.sqrt(count / PLACES_PER_KM2)
    in_town = int(TOWN_SHARE * count)
    towns = max(1, count // PLACES_PER_TOWN)
    size = rng.pareto(1.2, towns) + 0.3
    size = np.minimum(size, LARGEST_TOWN * size.sum())
    town = rng.choice(towns, in_town, p=size / size.sum())
    middle = rng.uniform(0, side_m, (towns, 2))
    # the area of a town grows with its size: 300 places a square kilometre
    radius_m = 1000.0 * np.sqrt(size / size.sum() * in_town / (300.0 * np.pi))
    in_towns = middle[town] + rng.normal(0, 1, (in_town, 2)) * radius_m[town, None]
    xy = np.concatenate([in_towns, rng.uniform(0, side_m, (count - in_town, 2))])
    square = np.floor((xy - xy.min(axis=0)) / SQUARE_M).astype(np.int64)
    order = np.lexsort((square[:, 0], square[:, 1]))
    return xy[order], order < in_town


def _roads(xy: np.ndarray, in_town: np.ndarray, even: bool,
           rng: np.random.Generator) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(m,) low and high end of the edges, and whether an edge belongs to the shortest spanning tree."""
    n = len(xy)
    triangles = Delaunay(xy).simplices.astype(np.int64)
    ends = np.sort(np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]), axis=1)
    apex = np.concatenate([triangles[:, 2], triangles[:, 0], triangles[:, 1]])
    middle = (xy[ends[:, 0]] + xy[ends[:, 1]]) / 2
    square_m2 = ((xy[ends[:, 0]] - xy[ends[:, 1]]) ** 2).sum(axis=1)
    crossed = ((xy[apex] - middle) ** 2).sum(axis=1) < square_m2 / 4
    key, first, which = np.unique(ends[:, 0] * n + ends[:, 1], return_index=True, return_inverse=True)
    gabriel = np.bincount(which.reshape(-1), crossed) == 0
    low, high = np.divmod(key, n)
    tree = minimum_spanning_tree(coo_matrix((np.sqrt(square_m2[first]), (low, high)), shape=(n, n)).tocsr()).tocoo()
    is_tree = np.isin(key, np.minimum(tree.row, tree.col).astype(np.int64) * n + np.maximum(tree.row, tree.col))
    others, both_in_town = gabriel & ~is_tree, in_town[low] & in_town[high]
    rings = [(others, RINGS_PER_NODE * n)]
    if not even:
        in_country = COUNTRY_RINGS * int((~in_town).sum())
        rings = [(others & ~both_in_town, in_country), (others & both_in_town, RINGS_PER_NODE * n - in_country)]
    kept = np.sort(np.concatenate([np.flatnonzero(is_tree)] + [_some(where, count, rng) for where, count in rings]))
    return low[kept], high[kept], is_tree[kept]


def _some(where: np.ndarray, count: float, rng: np.random.Generator) -> np.ndarray:
    """`count` of the places where it is true, all of them if they are fewer."""
    rows = np.flatnonzero(where)
    return rng.choice(rows, min(len(rows), int(count)), replace=False)
