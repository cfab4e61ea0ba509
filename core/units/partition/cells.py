"""How many units every region gets, and the lines that part them."""
from __future__ import annotations

from typing import Any, List, Optional

import numpy as np
from scipy.spatial import cKDTree
from shapely.geometry import LineString, MultiLineString

from ...model import Floats, Ints, Objects
from ..polygons import locate_points, to_grid
from .lattice import lattice_points, lattice_step
from .power_diagram import Centres, cell_borders

AREA_SHARE = 0.25
"""Share of the units that follows area, so that travel in the countryside is told apart; the rest follows need."""
LATTICE_PER_UNIT = 30
OVERSHOOT_M = 0.01
"""Lines that part units end this far outside their region, so that rounding cannot make them end short of its border;
what sticks out is a loose end and vanishes when faces are formed."""


def point_mass(boundary: Any, regions: Objects, region_of_point: Ints, xy: Floats, weight: Floats,
               target_units: int) -> Floats:
    """(k,) what every inhabited point counts for when units are formed, in units: sums to about `target_units`.

    Care need, mixed with the area around the point that is nearer to it than to the other points of its region. The
    area counts as far as the width of a mean unit from the point, and up to one unit: empty forest is not cut up.
    """
    reach_m = float(np.sqrt(boundary.area / target_units))
    step = lattice_step(boundary, LATTICE_PER_UNIT * target_units)
    x0, y0, _, _ = boundary.bounds
    lattice = lattice_points(boundary, x0 + step / 2, y0 + step / 2, step)
    at = locate_points(regions, lattice, 0.0).row
    area: Floats = np.zeros(len(xy))
    for r in np.unique(region_of_point[region_of_point >= 0]):
        points = np.flatnonzero(region_of_point == r)
        distance_m, nearest = cKDTree(xy[points]).query(lattice[at == r])
        area[points] += np.bincount(nearest[distance_m <= reach_m], minlength=len(points))
    area = np.minimum(area / LATTICE_PER_UNIT, 1.0)
    share = area / area.sum() if area.sum() > 0 else weight
    return np.asarray(target_units * ((1 - AREA_SHARE) * weight + AREA_SHARE * share))


def region_counts(mass: Floats, points: Ints, target_units: int) -> Ints:
    """(r,) units per region: at least one, at most one per point, else by mass with the largest remainders.

    mass : (r,) mass of every region in units; points : (r,) distinct points in it
    """
    most = np.maximum(points, 1)
    counts = np.clip(np.floor(mass).astype(np.int64), 1, most)
    missing = target_units - int(counts.sum())
    if missing > 0:
        remainder = np.where(counts < most, mass - counts, -np.inf)
        for r in np.lexsort((np.arange(len(mass)), -np.round(remainder, 9)))[:missing]:
            counts[r] += int(np.isfinite(remainder[r]))
    return np.asarray(counts, np.int64)


def dividing_lines(region: Any, centres: Optional[Centres]) -> List[Any]:
    """The borders between the cells of the centres inside the region, ends sticking out by `OVERSHOOT_M`."""
    if centres is None or len(centres) < 2:
        return []
    x0, y0, x1, y1 = region.bounds
    segments = to_grid(cell_borders(centres, float(np.hypot(x1 - x0, y1 - y0))).reshape(-1, 2)).reshape(-1, 2, 2)
    segments = segments[(segments[:, 0] != segments[:, 1]).any(axis=1)]
    corners = {tuple(xy) for xy in segments.reshape(-1, 2)}
    clipped = MultiLineString(list(segments)).intersection(region)
    return [_stretched(part, corners) for part in _lines_of(clipped)]


def _stretched(line: Any, corners: Any) -> Any:
    """The line with every end that clipping made moved outwards."""
    xy = np.asarray(line.coords, float)[:, :2].copy()
    for end, inner in ((0, 1), (-1, -2)):
        if tuple(xy[end]) not in corners:
            step = xy[end] - xy[inner]
            xy[end] += OVERSHOOT_M * step / max(float(np.hypot(*step)), 1e-9)
    return LineString(xy)


def _lines_of(geometry: Any) -> List[Any]:
    if geometry.is_empty:
        return []
    if geometry.geom_type == "LineString":
        return [geometry] if geometry.length > 0 else []
    return [line for part in getattr(geometry, "geoms", []) for line in _lines_of(part)]
