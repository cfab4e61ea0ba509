"""The land of the sample municipality: outline, lake, island, river and small lakes.

Everything is first drawn simply on a flat plan (metres from the city centre) and then bent as a landscape would bend
it. What is drawn on the plan keeps its topology on the map.
"""
from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, List, Tuple

import numpy as np
from scipy.spatial import cKDTree
from shapely.geometry import LineString, Polygon
from shapely.prepared import prep

from ...geometry import contains_xy
from ...model import Bools, Floats, Ints
from .noise import Bend, generator, line_noise, ring_area_m2, wobbly_ring

FULL_INHABITANTS = 160_000
FULL_AREA_M2 = 1.58e9
ORIGIN = np.array([538_200.0, 6_471_400.0])
"""SWEREF 99 TM of the plan's origin, the city centre."""
CRS = "EPSG:3006"


@dataclass(frozen=True)
class Terrain:
    """The land, on the plan (metres from the city centre) and on the map (SWEREF 99 TM).

    scale : length scale, 1 at 160,000 inhabitants
    outline, lakes, island_ring, river_ring : map rings (n, 2) without the closing point
    river : (k, 2) centre line on the plan from the south to the lake
    """

    scale: float
    bend: Bend
    outline: Floats
    outline_polygon: Any
    river: Floats
    river_width_m: float
    lake: Any
    small_lakes: Tuple[Any, ...]
    river_polygon: Any
    island_polygon: Any
    island_plan: Tuple[float, float, float, float]
    shore: Floats

    @property
    def water(self) -> Tuple[Any, ...]:
        """All water: the lake, the river, the small lakes."""
        return (self.lake, self.river_polygon, *self.small_lakes)

    def to_map(self, plan_xy: Floats) -> Floats:
        """(n, 2) map coordinates, rounded to the centimetre, of plan coordinates."""
        on_map: Floats = np.round(self.bend(plan_xy) + ORIGIN, 2)
        return on_map

    def dry(self, map_xy: Floats, margin_m: float) -> Bools:
        """(n,) whether a point is on land and at least about `margin_m` from the shore."""
        dry = _far_from(self._shore_tree, map_xy, margin_m)
        for polygon in self.water:
            west, south, east, north = polygon.bounds
            rows = np.flatnonzero(dry & (map_xy[:, 0] >= west) & (map_xy[:, 0] <= east)
                                  & (map_xy[:, 1] >= south) & (map_xy[:, 1] <= north))
            dry[rows] = ~contains_xy(polygon, map_xy[rows])
        return dry

    def inside(self, map_xy: Floats, margin_m: float) -> Bools:
        """(n,) whether a point is inside the outline and at least about `margin_m` from it."""
        return contains_xy(self.outline_polygon, map_xy) & _far_from(self._outline_tree, map_xy, margin_m)

    @cached_property
    def _shore_tree(self) -> cKDTree:
        return cKDTree(self.shore)

    @cached_property
    def _outline_tree(self) -> cKDTree:
        return cKDTree(densify(self.outline, 20.0))

    def on_island(self, map_xy: Floats) -> Bools:
        """(n,) whether a point is on the island."""
        return contains_xy(self.island_polygon, map_xy)

    def crosses_water(self, xy: Floats, offsets: Ints) -> Bools:
        """(m,) whether a line from land to land touches water.

        xy : (k, 2) vertices, at most 200 m apart; offsets : (m + 1,) of each line's first vertex
        """
        near = np.logical_or.reduceat(~_far_from(self._shore_tree, xy, 130.0), offsets[:-1])
        wet = np.zeros(len(near), bool)
        prepared = [prep(polygon) for polygon in self.water]
        for row in np.flatnonzero(near):
            line = LineString(xy[offsets[row]:offsets[row + 1]])
            wet[row] = any(polygon.intersects(line) for polygon in prepared)
        return wet


def _far_from(tree: cKDTree, xy: Floats, margin_m: float) -> Bools:
    """(n,) whether no point of the tree is nearer than the margin; looks no farther than that."""
    far: Bools = ~(tree.query(xy, distance_upper_bound=margin_m)[0] < margin_m)
    return far


def densify(ring: Floats, step_m: float) -> Floats:
    """(k, 2) points at most `step_m` apart along a closed ring."""
    following = np.roll(ring, -1, axis=0)
    length = np.sqrt(((following - ring) ** 2).sum(axis=1))
    pieces = np.maximum(1, np.ceil(length / step_m)).astype(np.int64)
    start = np.repeat(np.arange(len(ring)), pieces)
    place = np.arange(len(start)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    share = (place / pieces[start])[:, None]
    dense: Floats = ring[start] * (1.0 - share) + following[start] * share
    return dense


def _river_line(rng: np.random.Generator, scale: float, city_radius_m: float, north_m: float,
                south_m: float) -> Floats:
    """(k, 2) the centre line: quiet in the city, winding outside it."""
    y = np.arange(south_m, north_m, max(20.0, 60.0 * scale))
    winding = np.minimum(1.0, np.maximum(0.3, np.abs(y) / (city_radius_m * 2.5)))
    x = 3_000.0 * scale * winding * line_noise(rng, y - south_m, 6_000.0 * scale)
    x = x + 480.0 * scale * winding * line_noise(rng, y - south_m, 1_900.0 * scale)
    at_centre = x[np.argmin(np.abs(y))]
    return np.stack([x - at_centre + 0.06 * city_radius_m, y], axis=1)


def _border_to_lake(river: Floats, bend: Bend, outline: Floats, lake_plan: Floats) -> Floats:
    """The part of the centre line from just outside the southern border to a few points inside the lake."""
    at_lake = np.flatnonzero(contains_xy(Polygon(lake_plan), river))
    at_border = np.flatnonzero(contains_xy(Polygon(outline), bend(river) + ORIGIN))
    return river[max(0, int(at_border[0]) - 6):int(at_lake[0]) + 4]


def normals(line: Floats) -> Floats:
    """(k, 2) unit normals to the left of a line at its points."""
    ahead = np.concatenate([line[1:], line[-1:]])
    behind = np.concatenate([line[:1], line[:-1]])
    along = ahead - behind
    length = np.maximum(np.sqrt(along[:, 0] ** 2 + along[:, 1] ** 2), 1e-9)
    return np.stack([-along[:, 1] / length, along[:, 0] / length], axis=1)


def _outline(seed: int, bend: Bend, scale: float, roughness: float) -> Floats:
    """The outline on the map: irregular, of the right area, the city north of its middle."""
    shape = wobbly_ring(generator(seed, 17), (0.0, 0.0), 20_300.0, 24_800.0, max(700, int(2_400 * scale)), roughness)
    factor = scale
    for _ in range(4):
        ring = bend(shape * factor + np.array([0.05, -0.2]) * 24_000.0 * scale)
        factor *= float(np.sqrt(FULL_AREA_M2 * scale * scale / ring_area_m2(ring)))
    outline: Floats = np.round(ring + ORIGIN, 2)
    return outline


@dataclass(frozen=True)
class _Island:
    """Middle and half sizes on the plan, ring on the plan, distance from the outline in metres (−1 outside)."""

    plan: Tuple[float, float, float, float]
    ring: Floats
    room_m: float


def _island(seed: int, bend: Bend, scale: float, outline: Floats, lake_centre: Tuple[float, float],
            lake_half: Tuple[float, float]) -> _Island:
    """The island, where the lake is widest and farthest inside the outline."""
    half = (max(1_250.0 * scale, 300.0), max(850.0 * scale, 190.0))
    ring = wobbly_ring(generator(seed, 18), (0.0, 0.0), half[0], half[1], 120, 0.8)
    border, shape = cKDTree(densify(outline, 40.0)), Polygon(outline)
    best, room = (0.0, 0.0), -np.inf
    for east in (-0.22, -0.3, -0.38, -0.14, -0.06, 0.02, 0.1):
        for north in (0.0, -0.12):
            middle = (lake_centre[0] + east * lake_half[0], lake_centre[1] + north * lake_half[1])
            on_map = bend(ring + np.array(middle)) + ORIGIN
            inside = float(border.query(on_map)[0].min()) if contains_xy(shape, on_map).all() else -1.0
            if min(inside, 0.8 * half[1]) > room:
                best, room = middle, min(inside, 0.8 * half[1])
    return _Island((best[0], best[1], half[0], half[1]), ring + np.array(best), room)


def _outline_and_island(seed: int, bend: Bend, scale: float, lake_centre: Tuple[float, float],
                        lake_half: Tuple[float, float]) -> Tuple[Floats, _Island]:
    """The wildest outline that leaves the island inside."""
    for roughness in (1.7, 1.3, 0.9, 0.5, 0.0):
        outline = _outline(seed, bend, scale, roughness)
        island = _island(seed, bend, scale, outline, lake_centre, lake_half)
        if island.room_m >= 110.0:
            break
    return outline, island


def _small_lakes(rng: np.random.Generator, bend: Bend, scale: float, outline: Floats, river: Floats,
                 lake_plan: Floats, city_radius_m: float) -> List[Any]:
    """Up to eighteen ponds and lakes away from the border, the city, the river, the big lake and each other."""
    taken: List[Tuple[float, float, float]] = []
    found: List[Any] = []
    keep_off = cKDTree(np.concatenate([river, lake_plan]))
    border = cKDTree(densify(outline, 100.0 * scale))
    land = Polygon(outline).difference(Polygon(bend(lake_plan) + ORIGIN))
    for _ in range(160):
        x, y, size = (float(v) for v in rng.random(3))
        x, y = (x * 38.0 - 19.0) * 1_000.0 * scale, (y * 46.0 - 28.0) * 1_000.0 * scale
        radius = (250.0 + 1_250.0 * size * size) * scale
        clear = keep_off.query([x, y])[0] > radius * 1.8 + 700.0 * scale
        clear = clear and x * x + y * y > (city_radius_m * 1.7 + radius) ** 2
        clear = clear and all((x - a) ** 2 + (y - b) ** 2 > (radius * 1.6 + r * 1.6 + 900.0 * scale) ** 2
                              for a, b, r in taken)
        ring = wobbly_ring(rng, (x, y), radius * 0.8, radius * 1.25, 90, 1.7)
        middle = bend(np.array([[x, y]])) + ORIGIN
        clear = clear and border.query(middle[0])[0] > radius * 1.9 and bool(contains_xy(land, middle)[0])
        if clear and len(found) < 18:
            taken.append((x, y, radius))
            found.append(Polygon(np.round(bend(ring) + ORIGIN, 2)))
    return found


def city_radius_m(inhabitants: int) -> float:
    """Radius of a city that holds two thirds of the inhabitants at 2,700 a square kilometre."""
    return float(np.sqrt(0.68 * inhabitants / 2_700.0 / np.pi)) * 1_000.0


def make_terrain(seed: int, inhabitants: int) -> Terrain:
    """The land for `inhabitants`; all lengths follow the square root of their number."""
    rng = generator(seed, 1)
    scale = float(np.sqrt(inhabitants / FULL_INHABITANTS))
    km = 1_000.0 * scale
    bend = Bend(rng, [(9.0 * km, 0.95 * km), (2.6 * km, 0.16 * km), (650.0, 17.0)])
    city_m = city_radius_m(inhabitants)
    lake_half = (max(11.5 * km, 1_500.0), max(3.3 * km, 560.0))
    lake_centre = (6.2 * km, 11.2 * km + lake_half[1] * 0.75)
    lake_plan = wobbly_ring(rng, lake_centre, *lake_half, max(200, int(700 * scale)), 0.9)
    outline, island = _outline_and_island(seed, bend, scale, lake_centre, lake_half)
    river = _border_to_lake(_river_line(rng, scale, city_m, lake_centre[1], -38.0 * km), bend, outline, lake_plan)
    width_m = max(26.0, 85.0 * scale)
    side = normals(river) * width_m / 2.0
    river_ring = np.round(bend(np.concatenate([river + side, (river - side)[::-1]])) + ORIGIN, 2)
    lake_ring, island_ring = (np.round(bend(r) + ORIGIN, 2) for r in (lake_plan, island.ring))
    small = tuple(_small_lakes(rng, bend, scale, outline, river, lake_plan, city_m))
    lake, stream = Polygon(lake_ring, [island_ring]), Polygon(river_ring)
    rings = [lake_ring, island_ring, river_ring] + [np.array(p.exterior.coords)[:-1] for p in small]
    return Terrain(scale, bend, outline, Polygon(outline), river, width_m, lake, small, stream, Polygon(island_ring),
                   island.plan, np.concatenate([densify(ring, 12.0) for ring in rings]))
