"""Layers in files without QGIS, through fiona: tests, benchmarks and batch runs. Inside QGIS the bridge does this.

The only module of the core that knows fiona, which QGIS does not always ship: import it only where it is needed.
"""
from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

import fiona
import numpy as np
from fiona.errors import FionaError
from numpy.typing import NDArray
from shapely.geometry import MultiLineString, MultiPolygon, Point, mapping, shape

from ...arrays import objects_of
from ...errors import FileError, refuse
from ...geometry import object_array
from ...messages import msg
from ...model import Table
from ...sources.reading import read_csv_table
from ..changes import replacing
from .csv_text import csv_bytes
from .files import check_source, is_secret, only_layer
from .gpkg_times import fix_times
from .whole_file import check_whole, lost_rows

_MULTI = {"Polygon": MultiPolygon, "LineString": MultiLineString}
_UNREADABLE = (FionaError, ValueError, OSError, UnicodeDecodeError)
"""What fiona and GDAL raise for a file that is not what its ending says."""


class FionaFiles:
    """`LayerFiles` with fiona."""

    def layers(self, path: str) -> Tuple[str, ...]:
        """Names of the layers, layers with geometry first; a CSV file has one, named like the file."""
        check_source(path)
        if _is_csv(path):
            return (_csv_name(path),)
        try:
            return tuple(fiona.listlayers(path))
        except _UNREADABLE as error:
            raise _not_a_layer_file(path) from error

    def read(self, path: str, layer: Optional[str] = None) -> Table:
        """One layer; dates become ISO texts, yes/no becomes 1/0, null becomes None or nan."""
        name = only_layer(path, self.layers(path), layer)
        if _is_csv(path):
            with open(path, "rb") as handle:
                return read_csv_table(handle.read(), name)
        check_whole(path, name)
        try:
            with _failures() as failures, fiona.open(path, layer=name) as source:
                table, promised = _table(source, name), _promised(source)
        except _UNREADABLE as error:
            raise _not_a_layer_file(path) from error
        if failures or len(table) < promised:
            raise lost_rows(name, table.feature(len(table) - 1) if len(table) else "", len(table), promised,
                            failures[0] if failures else "")
        return table

    def write(self, path: str, tables: Sequence[Table], metadata: Mapping[str, str]) -> None:
        """One new file with all tables that replaces `path` when it is complete."""
        if _is_csv(path):
            if len(tables) != 1:
                raise FileError(msg("The file {path} is to hold {count} tables, but a CSV file holds one. Write a "
                                    "GeoPackage (.gpkg) instead.", path=path, count=len(tables)))
            content = csv_bytes(tables[0])
            with replacing(path, is_secret(metadata)) as unfinished, open(unfinished, "wb") as handle:
                handle.write(content)
            return
        if not path.lower().endswith(".gpkg"):
            raise FileError(msg("The file {path} cannot be written: its format is not known. Let the name end with "
                                ".gpkg or .csv.", path=path))
        with replacing(path, is_secret(metadata)) as unfinished:
            for table in tables:
                _write_layer(unfinished, table, metadata)
            fix_times(unfinished)


def _is_csv(path: str) -> bool:
    return path.lower().endswith((".csv", ".txt"))


def _csv_name(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _not_a_layer_file(path: str) -> FileError:
    return FileError(msg("The file {path} cannot be read as a layer: it is damaged or not what its name says. Open it "
                         "in QGIS to see what it is, and save it anew as GeoPackage.", path=path))


def _table(source: Any, name: str) -> Table:
    kinds = source.schema["properties"]
    rows: List[Tuple[Any, ...]] = []
    fids: List[str] = []
    shapes: List[Any] = []
    for feature in source:
        rows.append(tuple(feature["properties"].values()))
        fids.append(str(feature["id"]))
        shapes.append(_shape(feature["geometry"]))
    columns = {column: _column([row[i] for row in rows], kind) for i, (column, kind) in enumerate(kinds.items())}
    if source.schema["geometry"] == "None":
        return Table(name, columns, fids=object_array(fids))
    return Table(name, columns, object_array(shapes), _crs_text(source.crs), object_array(fids))


@contextmanager
def _failures() -> Iterator[List[str]]:
    """What GDAL reports as failed within the block; fiona tells it to the log alone."""
    listener = _Listener(logging.ERROR)
    log = logging.getLogger("fiona._env")
    log.addHandler(listener)
    try:
        yield listener.said
    finally:
        log.removeHandler(listener)


class _Listener(logging.Handler):
    """Keeps what is said, but for what fiona's own calls on a row without geometry cause."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: List[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        text = " ".join(record.getMessage().split())[:120]
        if not text.startswith("Pointer 'hGeom' is NULL"):
            self.said.append(text)


def _promised(source: Any) -> int:
    try:
        return len(source)
    except TypeError:  # the format does not know
        return -1


def _shape(geometry: Any) -> Any:
    """The geometry; points, of which there are many, the short way."""
    if geometry is None:
        return None
    return Point(geometry["coordinates"]) if geometry["type"] == "Point" else shape(geometry)


def _column(values: List[Any], kind: str) -> NDArray[Any]:
    base = kind.split(":")[0]
    if base.startswith("int") or base == "bool":
        if None in values:
            return np.array([np.nan if v is None else float(v) for v in values], float)
        return np.array(values, np.int64)
    if base.startswith("float"):
        return np.array([np.nan if v is None else v for v in values], float)
    return object_array(None if v is None else str(v) for v in values)


def _crs_text(crs: Any) -> str:
    if not crs:
        return ""
    authority = crs.to_authority()
    return ":".join(authority) if authority else str(crs.to_wkt())


def _write_layer(path: str, table: Table, metadata: Mapping[str, str]) -> None:
    geometry_type = _geometry_type(table)
    schema = {"geometry": geometry_type, "properties": {k: _kind(v) for k, v in table.columns.items()}}
    crs = {"crs": table.crs} if table.crs and table.geometry is not None else {}
    with fiona.open(path, "w", driver="GPKG", layer=table.name, schema=schema, **crs) as sink:
        sink.writerecords(_records(table, geometry_type))
        if metadata:
            sink.update_tags(dict(metadata))


def _kind(values: NDArray[Any]) -> str:
    return {"i": "int", "u": "int", "b": "int", "f": "float"}.get(np.asarray(values).dtype.kind, "str")


def _geometry_type(table: Table) -> str:
    """The declared type: one for all rows; polygons always multi, lines where one of them is."""
    if table.geometry is None:
        return "None"
    kinds = {g.geom_type for g in table.geometry if g is not None}
    if kinds == {"Polygon"} or kinds == {"Polygon", "MultiPolygon"}:
        return "MultiPolygon"
    if kinds == {"LineString", "MultiLineString"}:
        return "MultiLineString"
    if len(kinds) > 1:
        raise refuse(table.name, "", msg("A layer can hold one type of geometry, this one has {kinds}.",
                                         kinds=", ".join(sorted(kinds))), msg("Write them as separate layers."))
    return str(kinds.pop()) if kinds else "Unknown"


def _records(table: Table, geometry_type: str) -> Iterator[Dict[str, Any]]:
    names = list(table.columns)
    columns = [_plain(np.asarray(values)) for values in table.columns.values()]
    rows = zip(*columns) if columns else (() for _ in range(len(table)))
    geometry = table.geometry if table.geometry is not None else [None] * len(table)
    for row, geom in zip(rows, geometry):
        if geom is not None and geom.geom_type != geometry_type:
            geom = _MULTI[geom.geom_type]([geom])
        yield {"type": "Feature", "geometry": _mapping(geom),
               "properties": dict(zip(names, row))}


def _mapping(geometry: Any) -> Any:
    if geometry is None:
        return None
    return {"type": "Point", "coordinates": geometry.coords[0]} if geometry.geom_type == "Point" else mapping(geometry)


def _plain(values: NDArray[Any]) -> List[Any]:
    """Python values for fiona, None where missing."""
    if values.dtype.kind == "f":
        return [None if np.isnan(v) else v for v in objects_of(values)]
    if values.dtype.kind in "iub":
        return [int(v) for v in objects_of(values)]
    return [None if v is None else str(v) for v in objects_of(values)]
