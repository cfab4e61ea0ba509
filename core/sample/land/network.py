"""From junctions to a road network: which of them are linked, over which water, and how important each link is."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Tuple

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components, dijkstra, minimum_spanning_tree
from scipy.spatial import Delaunay, cKDTree
from shapely.geometry import LineString

from ...arrays import ints_of
from ...geometry import object_array
from ...model import Bools, Floats, Ints, Objects
from ...progress import Progress, Silent, stop_if_cancelled
from .noise import generator
from .points import FORCED_ARTERIAL, FORCED_BRIDGE, FORCED_MAIN, FORCED_MOTORWAY, Junctions
from .settlements import CITY, COUNTRY, ISLAND, Settlements
from .terrain import Terrain

_SILENT = Silent()
MOTORWAY, MAIN, ARTERIAL, COLLECTOR, LOCAL, PRIVATE = 0, 2, 4, 5, 7, 9
"""Functional road classes (NVDB KLASS) that the sample uses."""


@dataclass(frozen=True)
class Network:
    """A road network: junctions on plan and map, and links u → v as digitised.

    zone : (n,) settlement of each junction; link_zone : (m,) settlement of each link (both ends inside it)
    rank : (m,) class, see MOTORWAY … PRIVATE; is_bridge, is_ferry : (m,)
    lines : (m,) map LineStrings from junction u to junction v
    """

    plan_xy: Floats
    xy: Floats
    zone: Ints
    u: Ints
    v: Ints
    lines: Objects
    length_m: Floats
    rank: Ints
    is_bridge: Bools
    is_ferry: Bools
    link_zone: Ints

    def graph(self, weight: Floats) -> csr_matrix:
        """Both directions of every link with `weight` (m,)."""
        both = (np.concatenate([self.u, self.v]), np.concatenate([self.v, self.u]))
        return csr_matrix((np.concatenate([weight, weight]), both), shape=(len(self.xy), len(self.xy)))


def _relative_neighbours(xy: Floats, pairs: Ints, scattered: Bools) -> Bools:
    """Which pairs have no third point nearer to both ends than they are to each other.

    Toussaint 1980, doi:10.1016/0031-3203(80)90066-7. Between `scattered` points (n,) of the countryside the third
    point must be clearly nearer, which leaves more ways round.
    """
    a, b = xy[pairs[:, 0]], xy[pairs[:, 1]]
    length = np.sqrt(((a - b) ** 2).sum(axis=1))
    reach = length * np.where(scattered[pairs[:, 0]] & scattered[pairs[:, 1]], 0.93, 1.0 - 1e-9)
    near = cKDTree(xy).query((a + b) / 2.0, k=min(16, len(xy)))[1]
    blocked = np.zeros(len(pairs), bool)
    for column in range(near.shape[1]):
        third = xy[near[:, column]]
        to_a = np.sqrt(((third - a) ** 2).sum(axis=1))
        to_b = np.sqrt(((third - b) ** 2).sum(axis=1))
        own = (near[:, column] == pairs[:, 0]) | (near[:, column] == pairs[:, 1])
        blocked |= ~own & (np.maximum(to_a, to_b) < reach)
    return ~blocked


def _candidate_links(points: Junctions, zone: Ints) -> Tuple[Ints, Ints]:
    """Planar links (m, 2) and their forced rank, -1 where the link was found and not drawn."""
    xy = points.xy()
    corners = Delaunay(xy).simplices.astype(np.int64)
    pairs = np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [2, 0]]])
    pairs = np.unique(np.sort(pairs, axis=1), axis=0)
    forced: Dict[Tuple[int, int], int] = {}
    for a, b, rank in points.links:
        key = (min(a, b), max(a, b))
        forced[key] = FORCED_BRIDGE if rank == FORCED_BRIDGE else min(rank, forced.get(key, 99))
    ranks = np.array([forced.get((int(a), int(b)), -1) for a, b in pairs], np.int64)
    drawn = np.unique(np.array(points.links)[:, :2])
    scattered = zone == COUNTRY
    scattered[drawn] = False
    keep = _relative_neighbours(xy, pairs, scattered) | (ranks >= 0)
    return pairs[keep], ranks[keep]


def bent_links(terrain: Terrain, plan_xy: Floats, pairs: Ints) -> Tuple[Floats, Ints]:
    """Map vertices (k, 2) of links and offsets (m + 1,): straight on the plan, bent on the map, about every 60 m."""
    start, end = plan_xy[pairs[:, 0]], plan_xy[pairs[:, 1]]
    pieces = np.maximum((np.sqrt(((end - start) ** 2).sum(axis=1)) / 60.0).astype(np.int64), 1)
    offsets = np.concatenate([[0], np.cumsum(pieces + 1)]).astype(np.int64)
    link = np.repeat(np.arange(len(pairs)), pieces + 1)
    share = ((np.arange(len(link)) - offsets[link]) / pieces[link])[:, None]
    return terrain.to_map(start[link] * (1.0 - share) + end[link] * share), offsets


def _pieces(n: int, pairs: Ints) -> Ints:
    graph = csr_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(n, n))
    labels: Ints = connected_components(graph, directed=False)[1].astype(np.int64)
    return labels


def _thin_out(rng: np.random.Generator, plan_xy: Floats, pairs: Ints, rank: Ints, zone: Ints) -> Bools:
    """Take away some links of quiet streets that no one needs to get anywhere: that makes dead ends."""
    length = np.sqrt(((plan_xy[pairs[:, 0]] - plan_xy[pairs[:, 1]]) ** 2).sum(axis=1))
    n = len(plan_xy)
    tree = minimum_spanning_tree(csr_matrix((length + 1e-3, (pairs[:, 0], pairs[:, 1])), shape=(n, n)))
    row, column = tree.nonzero()
    needed = set(zip(ints_of(row), ints_of(column)))
    spare = np.array([(int(a), int(b)) not in needed for a, b in pairs], bool) & (rank < 0)
    share = np.where(zone[pairs[:, 0]] == COUNTRY, 0.12, 0.2)
    out: Bools = spare & (rng.random(len(pairs)) < share)
    return out


def _nearest_pier(xy: Floats, mainland: Ints, island: Ints) -> Tuple[int, int]:
    """The shortest way from a mainland junction to an island junction."""
    distance, found = cKDTree(xy[mainland]).query(xy[island])
    best = int(np.argmin(distance))
    return int(mainland[found[best]]), int(island[best])


def _usage(network_graph: csr_matrix, sources: Ints) -> Tuple[Ints, Ints]:
    """For the shortest ways from every junction to its nearest source: predecessor, and how many come through."""
    distance, before, _ = dijkstra(network_graph, indices=sources, min_only=True, return_predecessors=True)
    through = np.ones(len(distance), np.int64)
    for node in np.argsort(-distance, kind="stable"):
        if before[node] >= 0:
            through[before[node]] += through[node]
    return before.astype(np.int64), through


def _ranks(graph: csr_matrix, pairs: Ints, forced: Ints, zone: Ints, sources: Ints, hub: int,
           goals: Ints) -> Ints:
    """Class of each link: drawn ones as drawn, ways between places main roads, much used ones collectors."""
    before, through = _usage(graph, sources)
    tree_use = np.zeros(len(pairs), np.int64)
    for child, parent in ((0, 1), (1, 0)):
        match = before[pairs[:, child]] == pairs[:, parent]
        tree_use[match] = through[pairs[match, child]]
    urban = (zone[pairs[:, 0]] != COUNTRY) & (zone[pairs[:, 1]] != COUNTRY)
    rank = np.where(tree_use >= np.where(urban, 26, 7), COLLECTOR, np.where(urban, LOCAL, PRIVATE))
    rank[(forced == FORCED_ARTERIAL) | (forced == FORCED_BRIDGE)] = ARTERIAL
    rank[(forced == FORCED_MAIN) & (tree_use > 0)] = COLLECTOR
    back = dijkstra(graph, indices=hub, return_predecessors=True)[1]
    main = {(min(int(a), int(b)), max(int(a), int(b))): i for i, (a, b) in enumerate(pairs)}
    for goal in goals:
        node = int(goal)
        while back[node] >= 0:
            link = main[(min(node, int(back[node])), max(node, int(back[node])))]
            rank[link] = MAIN if not urban[link] else ARTERIAL
            node = int(back[node])
    rank[forced == FORCED_MOTORWAY] = MOTORWAY
    return rank.astype(np.int64)


def build_network(seed: int, terrain: Terrain, settlements: Settlements, points: Junctions,
                  progress: Progress = _SILENT) -> Network:
    """Link the junctions: planar, over water only by the bridges, in one piece with one ferry to the island.

    Junctions that water cuts off are left out.
    """
    rng = generator(seed, 6)
    plan = points.xy()
    on_island = terrain.on_island(terrain.to_map(plan))
    zone = np.where(on_island, ISLAND, settlements.zones(plan))
    pairs, forced = _candidate_links(points, zone)
    progress.report(0.2)
    stop_if_cancelled(progress)
    wet = terrain.crosses_water(*bent_links(terrain, plan, pairs))
    progress.report(0.5)
    stop_if_cancelled(progress)
    keep = ~wet | (forced == FORCED_BRIDGE)
    pairs, forced = pairs[keep], forced[keep]
    keep = ~_thin_out(rng, plan, pairs, forced, zone)
    pairs, forced = pairs[keep], forced[keep]
    piece = _pieces(len(plan), pairs)
    mainland = piece == np.bincount(piece[~on_island]).argmax()
    home = piece == np.bincount(piece[on_island]).argmax()
    new_number = np.cumsum(mainland | home) - 1
    kept = mainland | home
    keep = kept[pairs[:, 0]]
    pairs, forced = new_number[pairs[keep]], forced[keep]
    plan, zone = plan[kept], zone[kept]
    progress.report(0.7)
    stop_if_cancelled(progress)
    xy = terrain.to_map(plan)
    pier = _nearest_pier(xy, np.flatnonzero(zone != ISLAND), np.flatnonzero(zone == ISLAND))
    return _finish(rng, terrain, settlements, plan, zone, np.concatenate([pairs, [pier]]),
                   np.concatenate([forced, [FORCED_BRIDGE]]))


def _finish(rng: np.random.Generator, terrain: Terrain, settlements: Settlements, plan: Floats, zone: Ints,
            pairs: Ints, forced: Ints) -> Network:
    """Lines, classes and the digitised direction; the last pair is the ferry."""
    turned = rng.random(len(pairs)) < 0.5
    pairs = np.where(turned[:, None], pairs[:, ::-1], pairs)
    xy, offsets = bent_links(terrain, plan, pairs)
    lines = object_array(LineString(xy[a:b]) for a, b in zip(offsets[:-1], offsets[1:]))
    length = np.array([line.length for line in lines])
    weight = length * np.where(forced >= 0, 0.55, 1.0)
    n = len(plan)
    graph = csr_matrix((np.concatenate([weight, weight]), (np.concatenate([pairs[:, 0], pairs[:, 1]]),
                                                           np.concatenate([pairs[:, 1], pairs[:, 0]]))), shape=(n, n))
    tree = cKDTree(plan)
    centres = np.array([place.plan_xy for place in settlements.places if place.zone != ISLAND])
    sources = np.unique(tree.query(centres)[1].astype(np.int64))
    hub = int(tree.query(centres[CITY])[1])
    rank = _ranks(graph, pairs, forced, zone, sources, hub, sources)
    is_ferry = np.arange(len(pairs)) == len(pairs) - 1
    is_bridge = (forced == FORCED_BRIDGE) & ~is_ferry
    u, v = pairs[:, 0], pairs[:, 1]
    same = zone[u] == zone[v]
    return Network(plan, terrain.to_map(plan), zone, u, v, lines, length, rank, is_bridge, is_ferry,
                   np.where(same, zone[u], COUNTRY))
