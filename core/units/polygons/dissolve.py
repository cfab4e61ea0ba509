"""Areas from units: the union of the units of every area, without slivers between them."""
from __future__ import annotations

from typing import Any

import numpy as np
from shapely.geometry import MultiPolygon, Polygon
from shapely.ops import unary_union

from ...geometry import object_array, polygons_of
from ...model import Ints, Objects
from ...progress import SILENT, Progress, stop_if_cancelled
from .canonical import canonical

SLIVER_M = 0.1
"""A hole narrower than this (twice the area over the perimeter) is a seam between units that do not quite fit."""


def dissolve(geometry: Objects, area: Ints, progress: Progress = SILENT) -> Objects:
    """(k,) Polygon or MultiPolygon of the areas 1..k; an area without units is an empty polygon.

    Units that share their vertices, as `build_units` makes them, dissolve exactly: areas share all vertices too and
    cover what the units cover. Seams that foreign units enclose inside one area are closed; where foreign units do not
    touch, the area has parts.

    geometry : (n,) polygons; area : (n,) 1..k, 0 for units without area
    """
    areas = []
    for k in range(1, int(area.max(initial=0)) + 1):
        stop_if_cancelled(progress)
        areas.append(_without_seams(unary_union([g for g in geometry[np.flatnonzero(area == k)] if g is not None])))
        progress.report(k / int(area.max()))
    return object_array(areas)


def _without_seams(geometry: Any) -> Any:
    polygons = [Polygon(p.exterior, [ring for ring in p.interiors if not _is_seam(ring)])
                for p in polygons_of(geometry)]
    if not polygons:
        return Polygon()
    return canonical(polygons[0] if len(polygons) == 1 else MultiPolygon(polygons))


def _is_seam(ring: Any) -> bool:
    return bool(2 * Polygon(ring).area < SLIVER_M * ring.length)
