"""The published GeoPackage as the database takes it: every row with its texts and its place.

Or a sentence that says which file, layer and row lacks what, and what to do. The file is only read.
"""
from __future__ import annotations

import math
import sqlite3
import struct
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterator, Mapping, Optional, Sequence, Tuple, Union

LAYERS: Mapping[str, str] = {"area": "omraden", "address": "adress_utforare"}
"""Table of the database -> layer of the file, in the order of loading."""
_NEEDED: Mapping[str, Sequence[str]] = {
    "area": ("omrade_kod", "omrade_namn", "utforare"),
    "address": ("objektidentitet", "adress", "omrade_kod", "utforare", "giltig_fran", "giltig_till", "version")}
_MAY_LACK, _MAY_BE_EMPTY = ("giltig_till",), ("giltig_till", "omrade_namn", "adress")
_POINT, _POLYGON, _MULTIPOLYGON = 1, 3, 6  # OGC 06-103r4, table 7
_KINDS = {"area": (_MULTIPOLYGON, "MultiPolygon"), "address": (_POINT, "Point")}
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_EMPTY_FLAG, _HAS_SRID, _CLOSED_RING = 0x10, 0x20000000, 4
INSTEAD = "Take the careareas.gpkg that “Export for map servers” wrote."
_ANEW = "Nothing was loaded: mend the register's layer, and make the file anew with “Export for map servers”."


class PackageError(Exception):
    """Why a file cannot be loaded."""


@dataclass(frozen=True)
class Layer:
    """A layer of the file, for a table. geometry : its column; srid : its system; key : column of row numbers."""

    package: str
    table: str
    geometry: str
    srid: int
    key: str
    columns: Tuple[str, ...]

    @property
    def name(self) -> str:
        """What the file calls it."""
        return LAYERS[self.table]

    def refused(self, fid: object, what: str) -> PackageError:
        """The error for one row, to be raised by the caller."""
        return PackageError(f"{self.package}, layer {self.name}, row {self.key} {fid}: {what} {_ANEW}")


@contextmanager
def opened(package: str) -> Iterator[sqlite3.Connection]:
    """The file as it is at one moment. Raises `PackageError` where it is none, and for whatever SQLite says of it."""
    path = Path(package)
    if path.is_dir():
        raise PackageError(f"{package} is a folder, not a GeoPackage. {INSTEAD}")
    if not path.exists():
        raise PackageError(f"There is no file {package}. {INSTEAD}")
    quoted = package.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    try:
        with closing(sqlite3.connect(f"file:{quoted}?mode=ro", uri=True)) as source:
            source.row_factory = sqlite3.Row
            source.text_factory = _decoded
            source.execute("BEGIN")
            yield source
    except sqlite3.Error as error:
        raise PackageError(f"{package} could not be read as a GeoPackage; SQLite says: {error}. {INSTEAD}") from error


def _decoded(raw: bytes) -> Union[str, bytes]:
    """A text; the bytes of one that is none, so that its row can be named."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw


def layer_of(source: sqlite3.Connection, package: str, table: str) -> Layer:
    """The layer for a table. Raises `PackageError` where the file lacks it, or columns of it."""
    name = LAYERS[table]
    if source.execute("SELECT 1 FROM sqlite_master WHERE name = 'gpkg_geometry_columns'").fetchone() is None:
        raise PackageError(f"{package} is no GeoPackage: it has no list of layers. {INSTEAD}")
    described = source.execute("SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?",
                               (name,)).fetchone()
    found = source.execute(about("PRAGMA table_info({})", name)).fetchall()
    if described is None or not found:
        there = ", ".join(row[0] for row in source.execute("SELECT table_name FROM gpkg_geometry_columns ORDER BY 1"))
        raise PackageError(f"{package} has no layer {name} (it has: {there or 'none'}). {INSTEAD}")
    columns = tuple(column[1] for column in found)
    missing = [column for column in (*_NEEDED[table], described[0]) if column not in columns]
    keys = [column[1] for column in found if column[5]]
    if missing or not keys:
        raise PackageError(f"{package}, layer {name}: it has no column {', '.join(missing or ['of row numbers'])}. "
                           f"{INSTEAD}")
    if not isinstance(described[1], int) or described[1] <= 0:
        raise PackageError(f"{package}, layer {name}: its coordinate system is not known. {INSTEAD}")
    return Layer(package, table, described[0], described[1], keys[0], columns)


def rows_of(source: sqlite3.Connection, layer: Layer) -> Iterator[Tuple[Dict[str, Any], str]]:
    """Column -> value of each row, and its geometry as PostGIS reads it. Raises `PackageError` for a bad row."""
    kind, called = _KINDS[layer.table]
    count = 0
    for row in source.execute(about("SELECT * FROM {} ORDER BY ", layer.name) + about("{}", layer.key)):
        fid = row[layer.key]
        values = {name: row[name] for name in layer.columns if name not in (layer.key, layer.geometry)}
        for name, value in values.items():
            wrong = _text_fault(layer.table, name, value)
            if wrong:
                raise layer.refused(fid, f"its column {name} {wrong}.")
        wrong = geometry_fault(row[layer.geometry], kind)
        if wrong:
            raise layer.refused(fid, f"its geometry {wrong}; it must be a {called}.")
        yield values, ewkb(row[layer.geometry], layer.srid)
        count += 1
    if not count:
        raise PackageError(f"Layer {layer.name} of {layer.package} has no rows. Nothing was added: a version must have "
                           "areas and addresses.")


def about(statement: str, name: str) -> str:
    """The statement about that layer or column."""
    return statement.format('"' + name.replace('"', '""') + '"')


def _text_fault(table: str, name: str, value: object) -> str:
    if isinstance(value, bytes):
        return "holds bytes, not a text"
    if isinstance(value, str) and "\0" in value:
        return "holds the character 0, which a database cannot keep"
    lacks = (value is None and name not in _MAY_LACK) or (value == "" and name not in _MAY_BE_EMPTY)
    return "is empty" if lacks and name in _NEEDED[table] else ""


def geometry_fault(blob: object, kind: int) -> str:
    """What is wrong with a GeoPackage geometry that shall be of a kind (1 point, 6 multipolygon), "" for nothing."""
    if blob is None:
        return "is missing"
    if not isinstance(blob, bytes) or len(blob) < 8 or blob[:2] != b"GP" or (blob[3] >> 1) & 7 > 4:
        return "is damaged"
    start = _start(blob)
    try:
        if _head(blob, start)[1] != kind:
            return "is of another kind"
        end, coordinates = _walk(blob, start)
    except (struct.error, ValueError, IndexError):
        return "is damaged"
    if end != len(blob):
        return "is damaged"
    if blob[3] & _EMPTY_FLAG or not coordinates or all(map(math.isnan, coordinates)):
        return "is empty"
    return "" if all(map(math.isfinite, coordinates)) else "has coordinates that are no numbers"


def _start(blob: bytes) -> int:
    return 8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7]


def _head(blob: bytes, at: int) -> Tuple[str, int]:
    """Order of bytes and kind of the geometry that begins there."""
    order = {0: ">", 1: "<"}.get(blob[at])
    if order is None:
        raise ValueError("no order of bytes")
    return order, struct.unpack_from(order + "I", blob, at + 1)[0]


def _walk(blob: bytes, at: int, within: Optional[int] = None) -> Tuple[int, Sequence[float]]:
    """Where a point, polygon or multipolygon ends (OGC 06-103r4, 8.2), and its coordinates."""
    order, kind = _head(blob, at)
    if within is not None and kind != within:
        raise ValueError("a part of another kind")
    at += 5
    if kind == _POINT:
        return at + 16, struct.unpack_from(order + "2d", blob, at)
    count = struct.unpack_from(order + "I", blob, at)[0]
    at += 4
    coordinates: list[float] = []
    for _ in range(count):
        if kind == _MULTIPOLYGON:
            at, more = _walk(blob, at, _POLYGON)
        else:
            points = struct.unpack_from(order + "I", blob, at)[0]
            if points < _CLOSED_RING:
                raise ValueError("a ring of less than three corners")
            more = struct.unpack_from(f"{order}{2 * points}d", blob, at + 4)
            at += 4 + 16 * points
        coordinates += more
    return at, coordinates


def ewkb(blob: bytes, srid: int) -> str:
    """A GeoPackage geometry as PostGIS reads it, in hexadecimal digits, with its coordinate system."""
    start = _start(blob)
    order, kind = _head(blob, start)
    return (blob[start:start + 1] + struct.pack(order + "II", kind | _HAS_SRID, srid) + blob[start + 5:]).hex()
