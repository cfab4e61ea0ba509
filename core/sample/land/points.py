"""Junctions-to-be on the plan, gathered in order of rank: who comes first keeps its place."""
from __future__ import annotations

from typing import List, Tuple

import numpy as np
from scipy.spatial import cKDTree

from ...model import Floats, Ints
from .terrain import Terrain

FORCED_MOTORWAY, FORCED_MAIN, FORCED_ARTERIAL, FORCED_BRIDGE = 0, 1, 3, 9
"""Ranks of links that were drawn on purpose; every other link is found from the points."""


class Junctions:
    """Plan points with a zone, and links drawn on purpose (u, v, rank). Later points give way to earlier ones."""

    def __init__(self, terrain: Terrain, shore_m: float, border_m: float) -> None:
        self._terrain, self._shore_m, self._border_m = terrain, shore_m, border_m
        self._xy: List[Floats] = []
        self._zone: List[Ints] = []
        self.links: List[Tuple[int, int, int]] = []
        self.count = 0

    def xy(self) -> Floats:
        """(n, 2) all points so far."""
        return np.concatenate(self._xy) if self._xy else np.zeros((0, 2))

    def zone(self) -> Ints:
        """(n,) their zones."""
        return np.concatenate(self._zone)

    def _allowed(self, plan_xy: Floats) -> Floats:
        on_map = self._terrain.to_map(plan_xy)
        keep = self._terrain.dry(on_map, self._shore_m) & self._terrain.inside(on_map, self._border_m)
        allowed: Floats = plan_xy[keep]
        return allowed

    def _put(self, plan_xy: Floats, zone: Ints) -> None:
        self._xy.append(plan_xy)
        self._zone.append(zone)
        self.count += len(plan_xy)

    def add_bridge(self, ends: Floats) -> Tuple[int, int]:
        """Add a bridge between two plan points (2, 2); gives their numbers."""
        first = self.count
        self._put(ends, np.full(2, -1))
        self.links.append((first, first + 1, FORCED_BRIDGE))
        return first, first + 1

    def add_chain(self, plan_xy: Floats, clear_m: float, rank: int) -> None:
        """Draw a road along plan points: each is added, or joined to an earlier one within `clear_m`."""
        on_map = self._terrain.to_map(plan_xy)
        usable = self._terrain.dry(on_map, self._shore_m) & self._terrain.inside(on_map, self._border_m)
        tree = cKDTree(self.xy()) if self.count else None
        near, earlier = tree.query(plan_xy) if tree is not None else (np.full(len(plan_xy), np.inf), None)
        before = -1
        new: List[int] = []
        for i in range(len(plan_xy)):
            if not usable[i]:
                before = -1
                continue
            if near[i] < clear_m and earlier is not None:
                number = int(earlier[i])
            else:
                number = self.count + len(new)
                new.append(i)
            if before not in (-1, number):
                self.links.append((before, number, rank))
            before = number
        if new:
            self._put(plan_xy[new], np.full(len(new), -1))

    def add_field(self, plan_xy: Floats, clear_m: float, zone: int) -> None:
        """Add plan points that are on land and at least `clear_m` from earlier ones and from each other."""
        free = self._allowed(plan_xy)
        if self.count and len(free):
            free = free[cKDTree(self.xy()).query(free)[0] >= clear_m]
        if len(free) == 0:
            return
        keep = np.ones(len(free), bool)
        pairs = cKDTree(free).query_pairs(clear_m, output_type="ndarray")
        for i, j in pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]:
            if keep[i]:
                keep[j] = False
        self._put(free[keep], np.full(int(keep.sum()), zone))


def lattice(rng: np.random.Generator, centre: Floats, reach_m: float, spacing_m: float, jitter: float) -> Floats:
    """(n, 2) a square lattice turned by a random angle around `centre`, each point moved by up to `jitter` spacings."""
    turn = float(rng.random()) * 0.5 * np.pi
    steps = int(reach_m / spacing_m) + 1
    column, row = np.meshgrid(np.arange(-steps, steps + 1), np.arange(-steps, steps + 1))
    local = np.stack([column.ravel(), row.ravel()], axis=1) * spacing_m
    local = local + (rng.random(local.shape) * 2.0 - 1.0) * jitter * spacing_m
    cos, sin = float(np.cos(turn)), float(np.sin(turn))
    x = local[:, 0] * cos - local[:, 1] * sin
    y = local[:, 0] * sin + local[:, 1] * cos
    points: Floats = np.round(np.stack([x, y], axis=1) + centre, 2)
    return points
