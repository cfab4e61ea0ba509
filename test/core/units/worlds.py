"""Small municipalities for the tests of the units."""
from __future__ import annotations

import numpy as np
from care_areas.core.geometry import object_array
from care_areas.core.model import Roads, SmallAreas, Squares
from shapely.geometry import LineString, MultiPolygon, Point, box

CRS = "EPSG:3006"


def small_areas(geometry, total=None, elderly=None, codes=None):
    n = len(geometry)
    population = {} if total is None else {"total": np.array(total, float)}
    if elderly is not None:
        population["65+"] = np.array(elderly, float)
    names = codes or [f"0001A{i:04d}" for i in range(1, n + 1)]
    return SmallAreas(object_array(names), object_array(geometry), population, CRS)


def squares(x0, y0, columns, rows, size, total):
    boxes = [box(x0 + i * size, y0 + j * size, x0 + (i + 1) * size, y0 + (j + 1) * size)
             for j in range(rows) for i in range(columns)]
    return Squares(object_array(str(i) for i in range(len(boxes))), object_array(boxes),
                   {"total": np.asarray(total, float)}, CRS)


def roads(lines, ferry=None):
    shapes = object_array(LineString(line) for line in lines)
    length = np.array([s.length for s in shapes])
    is_ferry = np.zeros(len(shapes), bool) if ferry is None else np.array(ferry, bool)
    return Roads(shapes, length / 10, length / 10, length, is_ferry, object_array(str(i) for i in range(len(shapes))),
                 "roads", CRS, "plain")


def town_and_country():
    """A boundary of 10 x 8 km: a town, an enclave inside the countryside, an island in two parts, one of them bare."""
    land = box(0, 0, 10_000, 8_000)
    enclave = box(6_000, 5_000, 7_000, 6_000)
    town = box(1_000, 1_000, 3_000, 3_000)
    country = land.difference(enclave).difference(town)
    lived_in, bare = box(11_000, 1_000, 12_000, 2_000), box(11_000, 3_000, 11_100, 3_100)
    areas = small_areas([town, country, enclave, MultiPolygon([lived_in, bare])], [9_000, 1_000, 300, 60],
                        [1_500, 300, 60, 30])
    boundary = MultiPolygon([land, lived_in, bare])
    return boundary, areas


def addresses(seed, areas, per_area, skip=()):
    """Addresses scattered in every small area, never in the polygons of `skip`."""
    rng = np.random.default_rng(seed)
    found = []
    for polygon, count in zip(areas.geometry, per_area):
        x0, y0, x1, y1 = polygon.bounds
        left = count
        while left:
            x, y = np.round(rng.uniform((x0, y0), (x1, y1)), 2)
            if polygon.contains(Point(x, y)) and not any(s.contains(Point(x, y)) for s in skip):
                found.append((x, y))
                left -= 1
    return np.array(found)


def grid(columns, rows, size=100.0):
    return object_array(box(i * size, j * size, (i + 1) * size, (j + 1) * size)
                        for j in range(rows) for i in range(columns))


def names(n):
    return object_array(f"u{i}" for i in range(n))

