"""Tiny tables for the tests of the readers, and real files as tables."""
from __future__ import annotations

from pathlib import Path

import fiona
import numpy as np
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from shapely.geometry import Point, shape

SWEREF = "EPSG:3006"


def table(name="layer", geometry=None, crs=SWEREF, fids=None, **columns):
    """A table of the given columns; lists become text or number arrays as the bridge makes them."""
    arrays = {key: values if isinstance(values, np.ndarray) else array(values) for key, values in columns.items()}
    return Table(name, arrays, None if geometry is None else object_array(geometry), crs if geometry is not None
                 else "", None if fids is None else np.array(fids))


def named(name="layer", geometry=None, crs=SWEREF, columns=None):
    """As `table`, for column names that are no Python names."""
    return Table(name, {key: array(values) for key, values in columns.items()},
                 None if geometry is None else object_array(geometry), crs if geometry is not None else "")


def array(values):
    if any(isinstance(v, str) or v is None or isinstance(v, bool) for v in values):
        return object_array(values)
    return np.array(values)


def points(n, x=534_000.0, y=6_474_000.0):
    return [Point(x + 10.0 * i, y) for i in range(n)]


def real_layer(path: Path, layer: str) -> Table:
    with fiona.open(str(path), layer=layer) as source:
        rows = list(source)
        names = list(source.schema["properties"])
        crs = source.crs.to_string()
    columns = {name: array([row["properties"][name] for row in rows]) for name in names}
    geometry = object_array(None if row["geometry"] is None else shape(row["geometry"]) for row in rows)
    return Table(layer, columns, geometry, crs, np.array([int(row["id"]) for row in rows]))
