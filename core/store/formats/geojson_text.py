"""A point layer as GeoJSON by RFC 7946: WGS 84, longitude first, seven decimals (a centimetre), one row a line."""
from __future__ import annotations

import json
from typing import Any, Iterator, List

from numpy.typing import NDArray
from pyproj import Transformer

from ...arrays import floats_of, objects_of
from ...errors import refuse
from ...geometry import LazyPoints, points_xy
from ...messages import msg
from ...model import Table

_WGS84 = "EPSG:4326"
_CHUNK = 20_000


def geojson_pieces(table: Table) -> Iterator[bytes]:
    """The FeatureCollection in pieces; whole numbers, numbers, texts and null as they are in the columns.

    Raises `InputError` before the first piece for a layer that has other geometry than points, or no coordinate system.
    """
    shapes = table.geometry
    wrong = shapes is None or not table.crs or (not isinstance(shapes, LazyPoints) and any(
        shape is None or shape.geom_type != "Point" for shape in shapes))
    if shapes is None or wrong:
        raise refuse(table.name, "", msg("only points in a known coordinate system can be written as GeoJSON here."),
                     msg("Write a GeoPackage (.gpkg) instead."))
    transformer = Transformer.from_crs(table.crs, _WGS84, always_xy=True)
    xy = points_xy(shapes)
    lon, lat = transformer.transform(xy[:, 0], xy[:, 1])
    return _pieces(table, [round(x, 7) for x in floats_of(lon)], [round(y, 7) for y in floats_of(lat)])


def _pieces(table: Table, lon: List[float], lat: List[float]) -> Iterator[bytes]:
    yield b'{"type":"FeatureCollection","features":['
    for start in range(0, len(table), _CHUNK):
        stop = min(start + _CHUNK, len(table))
        columns = [_values(values[start:stop]) for values in table.columns.values()]
        lines = [_feature(dict(zip(table.columns, row)), x, y)
                 for row, x, y in zip(zip(*columns), lon[start:stop], lat[start:stop])]
        yield (("," if start else "") + "\n" + ",\n".join(lines)).encode("utf-8")
    yield b"\n]}\n"


def _values(values: NDArray[Any]) -> List[Any]:
    listed = objects_of(values)
    return [None if value != value else value for value in listed] if values.dtype.kind == "f" else listed


def _feature(properties: Any, lon: float, lat: float) -> str:
    return json.dumps({"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]},
                       "properties": properties}, ensure_ascii=False, separators=(",", ":"))
