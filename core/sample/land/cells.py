"""The land cut in one cell per junction; unions of cells cover the municipality without gap or overlap.

The cells are Voronoi cells. Pairs of points on both sides of the outline make its course a course of cell borders, so
no cell has to be clipped, and borders that two polygons share have the same vertices.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Tuple

import numpy as np
from scipy.sparse import csr_matrix
from scipy.spatial import Voronoi, cKDTree
from shapely.geometry import MultiPolygon, Polygon

from ...arrays import int_rows_of
from ...geometry import contains_xy
from ...model import Bools, Floats, Ints
from .noise import ring_area_m2
from .terrain import Terrain


@dataclass(frozen=True)
class Cells:
    """Cells of sites: the first `junctions` sites are junctions, then come points inside the outline, then outside.

    sites : (n, 2) map; inside : (n,) bool
    neighbours : (r, 2) sites on both sides of each cell border; corners : (r, 2) its vertex numbers, left site first
    vertices : (k, 2) rounded to the centimetre, all different
    """

    sites: Floats
    junctions: int
    inside: Bools
    neighbours: Ints
    corners: Ints
    vertices: Floats

    def site_of(self, xy: Floats) -> Ints:
        """(n,) the cell in which each point lies."""
        found: Ints = cKDTree(self.sites).query(xy)[1].astype(np.int64)
        return found

    def polygons(self, label: Ints, count: int) -> List[Any]:
        """The union of the cells of each label 0…count−1; `label` (n,) is −1 outside."""
        sides = label[self.neighbours]
        border = sides[:, 0] != sides[:, 1]
        edges: List[List[Tuple[int, int]]] = [[] for _ in range(count)]
        for (left, right), (a, b) in zip(int_rows_of(sides[border]), int_rows_of(self.corners[border])):
            if left >= 0:
                edges[left].append((a, b))
            if right >= 0:
                edges[right].append((b, a))
        return [_polygon(self.vertices, own) for own in edges]

    def neighbour_graph(self, terrain: Terrain) -> csr_matrix:
        """Metres between neighbouring cells inside the outline; across water it counts twenty times."""
        pairs = self.neighbours[self.inside[self.neighbours].all(axis=1)]
        pairs = np.unique(np.sort(pairs, axis=1), axis=0)
        away = self.sites[pairs[:, 0]] - self.sites[pairs[:, 1]]
        wet = self._across_water(terrain, pairs)
        metres = (np.sqrt((away ** 2).sum(axis=1)) + 0.01) * np.where(wet, 20.0, 1.0)
        n = len(self.sites)
        both = (np.concatenate([pairs[:, 0], pairs[:, 1]]), np.concatenate([pairs[:, 1], pairs[:, 0]]))
        return csr_matrix((np.concatenate([metres, metres]), both), shape=(n, n))

    def _across_water(self, terrain: Terrain, pairs: Ints) -> Bools:
        start, end = self.sites[pairs[:, 0]], self.sites[pairs[:, 1]]
        pieces = np.maximum((np.sqrt(((end - start) ** 2).sum(axis=1)) / 150.0).astype(np.int64), 1)
        offsets = np.concatenate([[0], np.cumsum(pieces + 1)]).astype(np.int64)
        link = np.repeat(np.arange(len(pairs)), pieces + 1)
        share = ((np.arange(len(link)) - offsets[link]) / pieces[link])[:, None]
        wet = terrain.crosses_water(start[link] * (1.0 - share) + end[link] * share, offsets)
        return wet | ~terrain.dry(start, 0.0) | ~terrain.dry(end, 0.0)


def _rings(edges: List[Tuple[int, int]]) -> List[List[int]]:
    """Closed rings of directed edges; an edge and its reverse cancel."""
    present = set(edges)
    following: Dict[int, List[int]] = {}
    for a, b in sorted(present, reverse=True):
        if (b, a) not in present:
            following.setdefault(a, []).append(b)
    rings = []
    for start in sorted(following):
        while following[start]:
            ring, at = [start], following[start].pop()
            while at != start:
                ring.append(at)
                at = following[at].pop()
            rings.append(ring)
    return rings


def _polygon(vertices: Floats, edges: List[Tuple[int, int]]) -> Any:
    """The area to the left of directed edges, with its holes."""
    rings = [vertices[ring] for ring in _rings(edges)]
    shells = [ring for ring in rings if ring_area_m2(ring) > 0.0]
    holes = [ring for ring in rings if ring_area_m2(ring) < 0.0]
    shells.sort(key=ring_area_m2, reverse=True)
    owner = [_owner(hole, shells) for hole in holes]
    parts = [Polygon(shell, [h for h, o in zip(holes, owner) if o == i]) for i, shell in enumerate(shells)]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def _owner(hole: Floats, shells: List[Floats]) -> int:
    if len(shells) == 1:
        return 0
    middle = np.array(Polygon(hole).representative_point().coords)
    return next(i for i in range(len(shells) - 1, -1, -1) if contains_xy(Polygon(shells[i]), middle)[0])


def _outline_pairs(outline: Floats) -> Tuple[Floats, Floats]:
    """Points inside and outside the middle of each edge of an anticlockwise outline."""
    following = np.roll(outline, -1, axis=0)
    along = following - outline
    length = np.sqrt((along ** 2).sum(axis=1))[:, None]
    left = np.stack([-along[:, 1], along[:, 0]], axis=1) / length
    reach = np.minimum(0.25 * length, 45.0)
    middle = (outline + following) / 2.0
    return np.round(middle + left * reach, 2), np.round(middle - left * reach, 2)


def make_cells(terrain: Terrain, junctions: Floats) -> Cells:
    """One cell per junction (n, 2) and a thin row of cells along the outline."""
    within, beyond = _outline_pairs(terrain.outline)
    sites = np.concatenate([junctions, within, beyond])
    inside = np.arange(len(sites)) < len(junctions) + len(within)
    voronoi = Voronoi(sites - sites[0])
    corners = np.array(voronoi.ridge_vertices, np.int64)
    neighbours = voronoi.ridge_points.astype(np.int64)
    bounded = (corners >= 0).all(axis=1)
    corners, neighbours = corners[bounded], neighbours[bounded]
    corners = _left_first(voronoi.vertices, corners, (sites - sites[0])[neighbours])
    rounded = np.round(voronoi.vertices + sites[0], 2)
    vertices, number = np.unique(rounded, axis=0, return_inverse=True)
    corners = number.reshape(-1)[corners]
    real = corners[:, 0] != corners[:, 1]
    corners, neighbours = corners[real], neighbours[real]
    order = np.lexsort((neighbours.max(axis=1), neighbours.min(axis=1)))
    return Cells(sites, len(junctions), inside, neighbours[order], corners[order], vertices)


def _left_first(vertices: Floats, corners: Ints, sides: Floats) -> Ints:
    """Corners in the order that has the first of the two sites, `sides` (r, 2, 2), on the left.

    By the exact vertices: rounded ones may turn a border of a centimetre round.
    """
    along = vertices[corners[:, 1]] - vertices[corners[:, 0]]
    across = sides[:, 0] - sides[:, 1]
    on_left = along[:, 0] * across[:, 1] - along[:, 1] * across[:, 0] > 0.0
    ordered: Ints = np.where(on_left[:, None], corners, corners[:, ::-1])
    return ordered
