"""Rows of a GeoPackage layer through SQLite: a million in seconds, where features one by one take minutes.

Only for layers whose rows SQLite gives exactly as QGIS would; `readable` says which. For every other the caller goes
through QGIS.
"""
from __future__ import annotations

import re
import sqlite3
import struct
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Sequence, Set, Tuple

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsField, QgsProviderRegistry, QgsVectorLayer, QgsWkbTypes

from ...core.geometry import from_wkb, lazy_points, object_array
from ...core.model import Floats, Objects, Table
from ...core.progress import SILENT, Progress, stop_if_cancelled
from ...core.store.formats import lost_rows, sql
from .crs import crs_text
from .fields import BOOL, REAL, WHOLE, type_code
from .geometry_blobs import UNREADABLE, readable_geometry

_CHUNK = 20_000
_INT, _TEXT, _DATE, _DATETIME = 2, 10, 14, 16
_FROM_PROVIDER = 1
"""`QgsFields.OriginProvider`, which QGIS 3.38 named otherwise: a field of the file, not joined or computed."""
_POINT_BYTES = 29
"""Length of a point: 8 bytes of GeoPackage header without envelope, 21 of well-known binary."""
POINT = np.dtype([("magic", "S2"), ("version", "u1"), ("flags", "u1"), ("srs", "<i4"), ("order", "u1"),
                   ("kind", "<u4"), ("x", "<f8"), ("y", "<f8")])
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?Z?")


class _Unlike(Exception):
    """QGIS may read this otherwise: leave the layer to it."""


@dataclass(frozen=True)
class PlainLayer:
    """A layer that is a table of a GeoPackage, nothing more: no filter, no edits, no fields of QGIS's own."""

    path: str
    table: str
    key: str
    geometry: str
    """Column of the geometry, "" without one."""


def plain_layer(layer: Any) -> Optional[PlainLayer]:
    """The table behind a QGIS layer, None where what QGIS shows is not just the rows of that table."""
    if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr" or layer.storageType() != "GPKG":
        return None
    if layer.subsetString() or layer.isEditable() or layer.vectorJoins():
        return None
    fields = layer.fields()
    if any(_number(fields.fieldOrigin(i)) != _FROM_PROVIDER for i in range(len(fields))):
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path, table = parts.get("path") or "", parts.get("layerName") or ""
    more = any(parts.get(key) for key in ("subset", "openOptions", "vsiPrefix", "geometryType"))
    if more or not Path(path).is_file():
        return None
    try:
        with _reading(path) as database:
            return _described(database, path, table)
    except sqlite3.Error:
        return None


def _number(value: Any) -> int:
    return int(getattr(value, "value", value))


def _described(database: sqlite3.Connection, path: str, table: str) -> Optional[PlainLayer]:
    listed = database.execute("SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes')"
                              ).fetchall()
    if not table and len(listed) == 1:
        table = str(listed[0][0])
    is_table = database.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", [table])
    if (table,) not in listed or not is_table.fetchone()[0]:
        return None
    key = [row[1] for row in database.execute(sql("PRAGMA table_info({})", table))
           if row[5] and row[2].upper() == "INTEGER"]
    shapes = database.execute("SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", [table]).fetchall()
    if len(key) != 1 or len(shapes) > 1:
        return None
    return PlainLayer(path, table, str(key[0]), str(shapes[0][0]) if shapes else "")


@contextmanager
def _reading(path: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)) as database:
        yield database


def read_rows(layer: QgsVectorLayer, name: str, progress: Progress = SILENT) -> Optional[Table]:
    """All rows of a layer as `layers.read_table` gives them, or None where only QGIS can say what they are."""
    plain = plain_layer(layer)
    if plain is None:
        return None
    fields = [field for field in layer.fields() if field.name() != plain.key]
    try:
        columns = [_Column(field) for field in fields]
        with _reading(plain.path) as database:
            fids, blobs = _fetch(database, plain, columns, progress)
        geometry = _geometry(blobs, layer, name, fids) if plain.geometry else None
        read = {}
        for column in columns:
            stop_if_cancelled(progress)
            read[column.name] = column.array()
    except (_Unlike, sqlite3.Error, struct.error):
        return None
    numbers = np.array(fids, np.int64)
    if plain.key.lower() != "fid" and plain.key in layer.fields().names():
        read = {plain.key: numbers, **read}
    return Table(name, read, geometry, crs_text(layer.crs()), numbers)


def _fetch(database: sqlite3.Connection, plain: PlainLayer, columns: Sequence[_Column],
           progress: Progress) -> Tuple[List[int], List[Optional[bytes]]]:
    names = [plain.key, *([plain.geometry] if plain.geometry else []), *(column.name for column in columns)]
    cursor = database.execute(sql("SELECT {} FROM {} ORDER BY {}", names, plain.table, plain.key))
    fids: List[int] = []
    blobs: List[Optional[bytes]] = []
    for values in _chunks(cursor):
        stop_if_cancelled(progress)
        fids.extend(values[0])
        if plain.geometry:
            blobs.extend(values[1])
        for column, chunk in zip(columns, values[2 if plain.geometry else 1:]):
            column.take(chunk)
    promised, = database.execute(sql("SELECT count(*) FROM {}", plain.table)).fetchone()
    if len(fids) != promised:
        raise lost_rows(plain.table, fids[-1] if fids else "", len(fids), promised)
    return fids, blobs


def _chunks(cursor: sqlite3.Cursor) -> Iterator[List[Tuple[Any, ...]]]:
    while True:
        rows = cursor.fetchmany(_CHUNK)
        if not rows:
            return
        yield list(zip(*rows))


class _Column:
    """Collects one column; equal texts are kept once, as most columns of a register repeat a few."""

    def __init__(self, field: QgsField) -> None:
        self.name = field.name()
        self._code = type_code(field)
        if self._code not in {_TEXT, _DATE, _DATETIME, REAL, BOOL, *WHOLE}:
            raise _Unlike
        self._kinds = ({str} if self._code in (_TEXT, _DATE, _DATETIME) else {float, int} if self._code == REAL
                       else {int}) | {type(None)}
        self._values: List[Any] = []
        self._known: Optional[Dict[Any, Any]] = {}

    def take(self, chunk: Tuple[Any, ...]) -> None:
        """Add the values of a chunk. Raises `_Unlike` for one that is not of the column's kind."""
        distinct = set(chunk)
        if not {type(value) for value in distinct} <= self._kinds or not self._fits(distinct):
            raise _Unlike
        if str not in self._kinds:
            self._values.extend(chunk)
            return
        known = self._known
        if known is None or len(distinct) > len(chunk) // 2 > 100:
            self._known = known = None
        texts = {value: self._text(value) for value in distinct if known is None or value not in known}
        if known is None:
            self._values.extend(chunk if self._code == _TEXT else map(texts.__getitem__, chunk))
        else:
            known.update(texts)
            self._values.extend(map(known.__getitem__, chunk))

    def _fits(self, distinct: Set[Any]) -> bool:
        if self._code == BOOL:
            return distinct <= {0, 1, None}
        return self._code != _INT or all(value is None or -2**31 <= value < 2**31 for value in distinct)

    def _text(self, value: Optional[str]) -> Optional[str]:
        if value is None:
            return None
        if "\0" in value:
            raise _Unlike
        if self._code == _TEXT:
            return value
        found = (_DAY if self._code == _DATE else _MOMENT).fullmatch(value)
        if found is None:
            raise _Unlike
        return value if self._code == _DATE else found.group(1)

    def array(self) -> NDArray[Any]:
        """The column as `bridge.layers.fields.read_column` makes it."""
        if str in self._kinds:
            return object_array(self._values)
        missing = None in self._values
        if self._code == REAL or missing:
            return np.array([np.nan if value is None else value for value in self._values], np.float64)
        return np.array(self._values, np.int64)


def _geometry(blobs: List[Optional[bytes]], layer: QgsVectorLayer, name: str, fids: Sequence[int]) -> Objects:
    """Raises `InputError` for a geometry that is damaged: QGIS would take it for none."""
    points = _points(blobs)
    if points is not None:
        return lazy_points(points)
    if QgsWkbTypes.isCurvedType(layer.wkbType()) or QgsWkbTypes.hasZ(layer.wkbType()) or QgsWkbTypes.hasM(
            layer.wkbType()) or layer.wkbType() == QgsWkbTypes.Type.Unknown:
        raise _Unlike
    found = [None if blob is None else _wkb(blob) for blob in blobs]
    try:
        return from_wkb(found)
    except UNREADABLE:
        return object_array(readable_geometry(blob, name, fid) for blob, fid in zip(found, fids))


def _points(blobs: List[Optional[bytes]]) -> Optional[Floats]:
    """(n, 2) coordinates where every blob is a point in the plane as GDAL and QGIS write it, else None."""
    if not blobs or any(blob is None or len(blob) != _POINT_BYTES for blob in blobs):
        return None
    read = np.frombuffer(b"".join(blob for blob in blobs if blob is not None), POINT)
    alike = (read["magic"] == b"GP") & (read["flags"] == 1) & (read["order"] == 1) & (read["kind"] == 1)
    xy = np.column_stack([read["x"], read["y"]])
    return xy if alike.all() and np.isfinite(xy).all() else None


def _wkb(blob: bytes) -> bytes:
    """The well-known binary within a GeoPackage geometry."""
    if len(blob) < 13:
        raise _Unlike
    flags = blob[3]
    envelope, is_empty, is_extended = (flags >> 1) & 7, flags & 16, flags & 32
    if blob[:2] != b"GP" or envelope >= len(_ENVELOPE_BYTES) or is_empty or is_extended:
        raise _Unlike
    start = 8 + _ENVELOPE_BYTES[envelope]
    if len(blob) < start + 5:
        raise _Unlike
    kind = struct.unpack_from("<I" if blob[start] == 1 else ">I", blob, start + 1)[0]
    if not 1 <= kind <= 6:
        raise _Unlike
    return blob[start:]
