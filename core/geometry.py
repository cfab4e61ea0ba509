"""The few geometry calls that differ between Shapely 1.8 and 2.x, and numpy views of geometries.

QGIS 3.22 ships 1.8, QGIS 3.40 ships 2.1; the rest of the core uses only what both have, through these functions.
"""
from __future__ import annotations

import struct
import warnings
from typing import Any, Iterable, Iterator, List, Optional, Sequence, Tuple, cast

import numpy as np
import shapely
from shapely import wkb
from shapely.geometry import Point
from shapely.strtree import STRtree

from .arrays import bools_of, float_rows_of, floats_of
from .model import Bools, Floats, Ints, Objects

_VECTORISED = hasattr(shapely, "contains_xy")  # Shapely 2

_WKB_LINE, _WKB_LINES = 2, 5
"""Well-known binary's numbers of a LineString and a MultiLineString."""

_FLAT = {str, type(None)}
"""What numpy never takes for a sequence: a million texts are put into an array at once."""


def object_array(items: Iterable[Any]) -> Objects:
    """1-d object array of `items`, never unpacked into a higher dimension."""
    listed = list(items)
    out = np.empty(len(listed), dtype=object)
    if set(map(type, listed)) <= _FLAT:
        out[:] = listed
        return out
    for i, item in enumerate(listed):
        out[i] = item
    return out


def from_wkb(blobs: Sequence[Optional[bytes]]) -> Objects:
    """(n,) geometries from their well-known binary; None stays None."""
    if _VECTORISED:
        return object_array(shapely.from_wkb(object_array(blobs)))
    return object_array(None if b is None else wkb.loads(b) for b in blobs)


def points(xy: Floats) -> Objects:
    """(n,) Point geometries at xy (n, 2)."""
    return object_array(Point(float(x), float(y)) for x, y in xy)


class LazyPoints:
    """Stands for an (n,) object array of points: holds their coordinates and makes a Point when one is asked for.

    A million Point objects take half a minute and a gigabyte; their coordinates take 16 MB.
    """

    def __init__(self, xy: Floats) -> None:
        self.xy = xy

    def __len__(self) -> int:
        return len(self.xy)

    def __iter__(self) -> Iterator[Any]:
        return (Point(x, y) for x, y in float_rows_of(self.xy))

    def __getitem__(self, key: Any) -> Any:
        chosen = self.xy[key]
        return Point(*floats_of(chosen)) if chosen.ndim == 1 else LazyPoints(chosen)

    def __array__(self, dtype: Any = None, copy: Any = None) -> Objects:
        return object_array(self)

    def copy(self) -> Objects:
        """The points as objects, to be changed."""
        return object_array(self)


def lazy_points(xy: Floats) -> Objects:
    """As `points`, but the Point objects are made only when they are asked for; all coordinates are numbers."""
    return cast(Objects, LazyPoints(np.asarray(xy, float)))


def points_xy(geometry: Objects) -> Floats:
    """(n, 2) coordinates of points; any other geometry gives its centroid, none or an empty one nan."""
    if len(geometry) == 0:
        return np.zeros((0, 2))
    if isinstance(geometry, LazyPoints):
        return np.array(geometry.xy)
    known = np.array([g is not None and not g.is_empty for g in geometry], bool)
    flat = [g if g.geom_type == "Point" else g.centroid for g, there in zip(geometry, bools_of(known)) if there]
    xy = np.full((len(known), 2), np.nan)
    if _VECTORISED:
        xy[known] = shapely.get_coordinates(flat)
    elif flat:
        xy[known] = [p.coords[0][:2] for p in flat]
    return xy


def bounds_of(geometry: Objects) -> Floats:
    """(m, 4) left, bottom, right and top of the geometries that are there and not empty."""
    if isinstance(geometry, LazyPoints):
        return np.hstack([geometry.xy, geometry.xy])
    if _VECTORISED:
        there = geometry[~(shapely.is_missing(geometry) | shapely.is_empty(geometry))]
        return np.asarray(shapely.bounds(there), float).reshape(-1, 4)
    return np.array([g.bounds for g in geometry if g is not None and not g.is_empty], float).reshape(-1, 4)


def contains_xy(polygon: Any, xy: Floats) -> Bools:
    """(n,) whether each point of xy (n, 2) lies in the interior of `polygon`; points on the border are outside."""
    if len(xy) == 0 or polygon.is_empty:
        return np.zeros(len(xy), bool)
    if _VECTORISED:
        shapely.prepare(polygon)
        return np.asarray(shapely.contains_xy(polygon, xy[:, 0], xy[:, 1]), bool)
    from shapely import vectorized

    x, y = np.ascontiguousarray(xy[:, 0]), np.ascontiguousarray(xy[:, 1])
    return np.asarray(vectorized.contains(polygon, x, y), bool)


def line_coordinates(lines: Objects) -> Tuple[Floats, Ints]:
    """All vertices of `lines` (LineString or ring) as (k, 2), and offsets (m + 1,) of each line's first vertex."""
    if len(lines) == 0:
        return np.zeros((0, 2)), np.zeros(1, np.int64)
    if _VECTORISED:
        counts = np.asarray(shapely.get_num_coordinates(lines), np.int64)
        coords = np.asarray(shapely.get_coordinates(lines), float)
    else:
        parts = [np.asarray(line.coords, float)[:, :2] for line in lines]
        counts = np.array([len(p) for p in parts], np.int64)
        coords = np.concatenate(parts)
    return coords, np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def segment_lines(segments: Floats) -> Any:
    """A MultiLineString with one line per segment (k, 4) of x1, y1, x2, y2, made at once instead of line by line."""
    record = np.dtype([("order", "u1"), ("kind", "<u4"), ("count", "<u4"), ("xy", "<f8", (4,))])
    lines = np.zeros(len(segments), record)
    lines["order"], lines["kind"], lines["count"], lines["xy"] = 1, _WKB_LINE, 2, segments
    return wkb.loads(struct.pack("<BII", 1, _WKB_LINES, len(lines)) + lines.tobytes())


def polygons_of(geometry: Any) -> List[Any]:
    """The polygons of a polygon, multipolygon or collection, in order; other parts are left out."""
    if geometry is None or geometry.is_empty:
        return []
    if geometry.geom_type == "Polygon":
        return [geometry]
    return [p for part in getattr(geometry, "geoms", []) for p in polygons_of(part)]


class SpatialIndex:
    """Bounding-box index over geometries that answers with row numbers in ascending order, on every Shapely."""

    def __init__(self, geometry: Objects) -> None:
        with warnings.catch_warnings():  # 1.8 warns that 2.0 answers otherwise, which is what this class is for
            warnings.simplefilter("ignore")
            self._tree = STRtree(list(geometry))
        self._row = {} if _VECTORISED else {id(g): i for i, g in enumerate(geometry)}
        self._keep = geometry  # 1.8 finds rows by identity: the objects must live

    def candidates(self, geometry: Any) -> Ints:
        """Rows whose bounding box meets that of `geometry`."""
        found = self._tree.query(geometry)
        rows = found if _VECTORISED else [self._row[id(g)] for g in found]
        return np.sort(np.asarray(rows, np.int64))
