"""The areas for the map: simplified so that neighbours keep one line, in WGS 84, each in its colour.

The borders are taken apart into lines from junction to junction, each is simplified once (Douglas and Peucker 1973,
doi:10.3138/FM57-6770-U75U-7727), and the areas are put together from them again: there are no gaps and no slivers.
Where two simplified lines meet, both keep all their points.
"""
from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Set

import numpy as np
from pyproj import Transformer
from shapely.geometry import LineString
from shapely.geometry.polygon import orient
from shapely.ops import linemerge, polygonize, polylabel, transform, unary_union

from ...arrays import float_rows_of
from ...geometry import SpatialIndex, object_array, polygons_of
from ...model import Objects
from ..area_colours import area_colour
from .facts import Facts
from .index import json_text

MOST_BYTES = 39_000
FINEST_M, COARSEST_M = 2.0, 500.0
DECIMALS, ROUNDING_M = 5, 1.0
"""Of degrees: about a metre."""
_ATTEMPTS = 4


def area_collection(geometry: Objects, codes: Sequence[str], crs: str, facts: Facts) -> bytes:
    """RFC 7946 GeoJSON of (K,) areas in `crs`, properties as docs/web.md says.

    About `MOST_BYTES` at most; more where the borders have no simpler form within `COARSEST_M`.
    """
    number = facts.area_of_code()
    to_globe = Transformer.from_crs(crs, "EPSG:4326", always_xy=True).transform
    lines = junction_lines(geometry)
    tolerance_m = FINEST_M
    while True:
        shapes = simplified(geometry, tolerance_m, lines)
        features = [_feature(shape, codes[i], number, facts, to_globe) for i, shape in enumerate(shapes)]
        if len(_collection(features, tolerance_m)) <= MOST_BYTES or tolerance_m >= COARSEST_M:
            break
        tolerance_m *= 2.0
    for feature, shape in zip(features, shapes):
        feature["properties"]["label"] = _label(shape, to_globe)
    return _collection(features, tolerance_m)


def _collection(features: Sequence[Dict[str, Any]], tolerance_m: float) -> bytes:
    """`tolerance_m`, a foreign member (RFC 7946, 6.1): how far a border may be off, with the rounding of its points."""
    return json_text({"type": "FeatureCollection", "tolerance_m": tolerance_m + ROUNDING_M,
                      "features": features}).encode()


def simplified(geometry: Objects, tolerance_m: float, lines: Optional[Sequence[Any]] = None) -> List[Any]:
    """(K,) polygons or multipolygons whose borders are at most `tolerance_m` off, in the order of `geometry`.

    lines : `junction_lines(geometry)` where they are known
    """
    lines = junction_lines(geometry) if lines is None else lines
    before = _faces_of(lines, geometry)
    rough: Set[int] = set(range(len(lines)))
    for _ in range(_ATTEMPTS):
        thinned = [_thinned(line, tolerance_m) if i in rough else line for i, line in enumerate(lines)]
        after = _faces_of(thinned, geometry)
        if [len(f) for f in after] == [len(f) for f in before]:
            return [_together(faces) for faces in after]
        touching = _touching(thinned)
        rough -= touching or rough
    return [_together(faces) for faces in before]


def junction_lines(geometry: Objects) -> List[Any]:
    """The borders as lines between junctions, each once; a ring without junction is closed."""
    merged: Any = unary_union([shape.boundary for shape in geometry])
    if merged.geom_type != "LineString":
        merged = linemerge(merged)
    lines = list(getattr(merged, "geoms", [merged]))
    return sorted((_canonical(line) for line in lines), key=lambda line: list(line.coords))


def _canonical(line: Any) -> Any:
    """The same line whatever its direction was, or where the ring began."""
    points = [tuple(p[:2]) for p in line.coords]
    if points[0] == points[-1]:
        ring = points[:-1]
        start = ring.index(min(ring))
        ring = ring[start:] + ring[:start]
        points = [*ring, ring[0]]
    return LineString(min(points, points[::-1]))


def _thinned(line: Any, tolerance_m: float) -> Any:
    closed = line.coords[0] == line.coords[-1]
    return line.simplify(tolerance_m, preserve_topology=closed)


def _touching(lines: Sequence[Any]) -> Set[int]:
    """Lines that meet another elsewhere than at their ends, or lie on it, or cross themselves."""
    index = SpatialIndex(object_array(lines))
    found = {i for i, line in enumerate(lines) if not line.is_simple}
    for i, line in enumerate(lines):
        for j in (int(k) for k in index.candidates(line) if k > i):
            common = line.intersection(lines[j])
            if not common.is_empty and not common.difference(line.boundary).is_empty:
                found |= {i, j}
    return found


def _faces_of(lines: Sequence[Any], geometry: Objects) -> List[List[Any]]:
    """The faces between the lines, for each area those that lie in it."""
    found: List[List[Any]] = [[] for _ in geometry]
    index = SpatialIndex(geometry)
    for face in polygonize(list(lines)):
        inside = face.representative_point()
        owner = next((int(i) for i in index.candidates(inside) if geometry[int(i)].contains(inside)), None)
        if owner is not None:
            found[owner].append(face)
    return found


def _together(faces: Sequence[Any]) -> Any:
    merged: Any = faces[0] if len(faces) == 1 else unary_union(list(faces))
    return merged


def _feature(shape: Any, code: str, number: Dict[str, int], facts: Facts, to_globe: Any) -> Dict[str, Any]:
    globe = transform(to_globe, shape)
    parts = sorted((_oriented(part) for part in polygons_of(globe)), key=lambda part: -part.area)
    area: Optional[int] = number.get(code)
    name = facts.areas[area].name if area is not None else code
    rings = [[_ring(part.exterior), *(_ring(hole) for hole in part.interiors)] for part in parts]
    geometry = ({"type": "Polygon", "coordinates": rings[0]} if len(rings) == 1
                else {"type": "MultiPolygon", "coordinates": rings})
    properties = {"area": area, "code": code, "name": name, "colour": area_colour(code)}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _oriented(part: Any) -> Any:
    """Outer rings counter-clockwise, and each from its smallest point on."""
    return orient(part.normalize() if hasattr(part, "normalize") else part, 1.0)


def _ring(ring: Any) -> List[List[float]]:
    points = float_rows_of(np.round(np.asarray(ring.coords, float)[:, :2], DECIMALS))
    kept = [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]
    return kept if len(kept) >= 4 else points


def _label(shape: Any, to_globe: Any) -> List[float]:
    """The place in the largest part that is farthest from its border."""
    largest = max(polygons_of(shape), key=lambda part: float(part.area))
    place = polylabel(largest, tolerance=max(1.0, float(np.sqrt(largest.area)) / 50.0))
    lon, lat = to_globe(place.x, place.y)
    return [round(float(lon), DECIMALS), round(float(lat), DECIMALS)]


__all__ = ["area_collection", "simplified"]
