"""A layer as GeoJSON in its own coordinate system, which it names: for map clients that work in that system.

RFC 7946 knows WGS 84 only; the older member `crs` (GeoJSON 2008) is what Origo and QGIS read.
"""
from __future__ import annotations

import json
from typing import Any, List

import numpy as np
from shapely.geometry import mapping

from ...arrays import objects_of
from ...model import Table


def geojson_text(table: Table, decimals: int = 2) -> str:
    """The table as one FeatureCollection; coordinates in metres, rounded to `decimals`."""
    names = list(table.columns)
    columns = [[_plain(value) for value in objects_of(values)] for values in table.columns.values()]
    shapes: List[Any] = list(table.geometry) if table.geometry is not None else [None] * len(table)
    features = [{"type": "Feature", "properties": {name: column[row] for name, column in zip(names, columns)},
                 "geometry": None if shape is None else _rounded(mapping(shape), decimals)}
                for row, shape in enumerate(shapes)]
    crs = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:{table.crs.replace(':', '::')}"}}
    return json.dumps({"type": "FeatureCollection", "name": table.name, "crs": crs, "features": features},
                      ensure_ascii=False, separators=(",", ":")) + "\n"


def _plain(value: Any) -> Any:
    return None if isinstance(value, float) and np.isnan(value) else value


def _rounded(shape: Any, decimals: int) -> Any:
    def walk(part: Any) -> Any:
        return round(float(part), decimals) if isinstance(part, (int, float)) else [walk(inner) for inner in part]

    return {"type": shape["type"], "coordinates": walk(shape["coordinates"])}
