"""Power diagram (weighted Voronoi diagram) of centres in the plane.

The cell of centre j holds the places where |x - c_j|² - power_j is smallest; with equal powers it is the Voronoi cell.
The diagram is the lower convex hull of the centres lifted to (x, y, x² + y² - power): Aurenhammer 1987,
doi:10.1137/0216006.
"""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import ConvexHull, cKDTree

from ...model import Floats, Ints

_FAR = 8.0
"""Distance of the helper centres that close the outer cells, in extents of the region."""


@dataclass(frozen=True)
class Centres:
    """Centres of a power diagram: xy (k, 2) in metres, power_m2 (k,)."""

    xy: Floats
    power_m2: Floats

    def __len__(self) -> int:
        return len(self.xy)

    def nearest(self, xy: Floats) -> Ints:
        """(n,) row of the centre in whose cell each point lies.

        As a nearest-neighbour search with a third coordinate sqrt(max power - power).
        """
        height = np.sqrt(self.power_m2.max() - self.power_m2)
        tree = cKDTree(np.column_stack([self.xy, height]))
        _, nearest = tree.query(np.column_stack([xy, np.zeros(len(xy))]))
        return np.asarray(nearest, np.int64)


def cell_borders(centres: Centres, reach_m: float) -> Floats:
    """Borders between cells as segments (m, 4), complete up to `reach_m` from the middle of the centres."""
    if len(centres) < 2:
        return np.zeros((0, 4))
    middle = (centres.xy.min(axis=0) + centres.xy.max(axis=0)) / 2
    scale = max(reach_m, float(np.abs(centres.xy - middle).max()))
    angle = np.arange(8) * np.pi / 4 + 0.1
    real = (centres.xy - middle) / scale
    ghosts = _FAR * np.column_stack([np.cos(angle), np.sin(angle)])
    plane = np.vstack([real, ghosts])
    power = np.concatenate([(centres.power_m2 - centres.power_m2.max()) / scale ** 2, np.zeros(len(ghosts))])
    hull = ConvexHull(np.column_stack([plane, (plane ** 2).sum(axis=1) - power]))
    return np.asarray(_dual_edges(hull, len(centres)) * scale + np.tile(middle, 2), float)


def _dual_edges(hull: ConvexHull, n_real: int) -> Floats:
    """One edge for every pair of neighbouring lower facets, except those between the cells of helper centres."""
    normal = hull.equations
    lower = np.flatnonzero(normal[:, 2] < -1e-12)
    corner = np.full((len(normal), 2), np.nan)
    corner[lower] = -normal[lower, :2] / (2 * normal[lower, 2:3])
    f = np.repeat(lower, 3)
    opposite = np.tile(np.arange(3), len(lower))
    g = hull.neighbors[f, opposite]
    ends = np.stack([hull.simplices[f, (opposite + 1) % 3], hull.simplices[f, (opposite + 2) % 3]], axis=1)
    keep = (f < g) & (ends < n_real).all(axis=1) & np.isfinite(corner[g, 0])
    segments = np.hstack([corner[f[keep]], corner[g[keep]]])
    return np.asarray(segments[(segments[:, :2] != segments[:, 2:]).any(axis=1)])
