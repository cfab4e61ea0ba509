"""The content of tables as one SHA-256 number: the same for the same content on every machine and in every file format.

What counts is the name, coordinate system, columns (name, kind, order) and rows (values, order, geometry). Numbers are
rounded to six decimals and coordinates to the millimetre, far finer than any of them means something, so that the last
bits of a library version do not matter. A file's dates, feature ids and inner layout do not count.
"""
from __future__ import annotations

import hashlib
from typing import Any, Iterator, List, Sequence

import numpy as np
from numpy.typing import NDArray

from ...arrays import objects_of
from ...geometry import LazyPoints
from ...model import Objects, Table


def content_hash(tables: Sequence[Table]) -> str:
    """SHA-256 as 64 hexadecimal digits; the order of the tables does not matter."""
    digest = hashlib.sha256()
    for table in sorted(tables, key=lambda t: t.name):
        for chunk in _table_bytes(table):
            digest.update(chunk)
    return digest.hexdigest()


def _table_bytes(table: Table) -> Iterator[bytes]:
    """Every piece with its length before it; many rows at once."""
    yield _sized(f"table {table.name} {table.crs} {len(table)}".encode())
    for name, values in table.columns.items():
        yield _sized(f"column {name}".encode())
        yield from _column_bytes(np.asarray(values))
    if table.geometry is not None:
        yield _sized(b"geometry")
        yield from _all_geometry_bytes(table.geometry)


def _sized(piece: bytes) -> bytes:
    return len(piece).to_bytes(8, "little") + piece


def _column_bytes(values: NDArray[Any]) -> Iterator[bytes]:
    if values.dtype.kind in "iub":
        yield _sized(b"whole")
        yield _sized(values.astype("<i8").tobytes())
    elif values.dtype.kind == "f":
        yield _sized(b"real")
        yield _sized(_rounded(values, 6))
    else:
        yield _sized(b"text")
        yield _text_bytes(objects_of(values))


def _text_bytes(values: List[Any]) -> bytes:
    kinds = set(map(type, values))
    if kinds <= {str, type(None)}:  # each text once: 1 and True are one in a set, "1" and "True" are two
        known = {value: _sized(b"\x00" if value is None else b"\x01" + value.encode()) for value in set(values)}
        return b"".join([known[value] for value in values])
    return b"".join([_sized(b"\x00" if value is None else b"\x01" + str(value).encode()) for value in values])


def _all_geometry_bytes(geometry: Objects) -> Iterator[bytes]:
    if isinstance(geometry, LazyPoints):
        record = np.dtype([("size", "<u8"), ("kind", "S5"), ("xy", "<f8", (2,))])
        rows = np.zeros(len(geometry), record)
        rows["size"], rows["kind"] = record.itemsize - 8, b"Point"
        rows["xy"] = np.frombuffer(_rounded(geometry.xy, 3), "<f8").reshape(-1, 2)
        yield rows.tobytes()
        return
    for one in geometry:
        yield _sized(b"".join(_geometry_bytes(one)))


def _rounded(values: NDArray[Any], decimals: int) -> bytes:
    numbers = np.round(np.asarray(values, float), decimals) + 0.0  # -0.0 becomes 0.0
    numbers[np.isnan(numbers)] = np.nan  # one nan of the many bit patterns
    return bytes(numbers.astype("<f8").tobytes())


def _geometry_bytes(geometry: Any) -> Iterator[bytes]:
    if geometry is None:
        yield b"null"
        return
    yield geometry.geom_type.encode()
    if hasattr(geometry, "geoms"):
        yield len(geometry.geoms).to_bytes(4, "little")
        for part in geometry.geoms:
            yield from _geometry_bytes(part)
    elif geometry.geom_type == "Polygon":
        for ring in [geometry.exterior, *geometry.interiors]:
            yield len(ring.coords).to_bytes(4, "little")
            yield _rounded(np.asarray(ring.coords), 3)
    else:
        yield _rounded(np.asarray(geometry.coords), 3)
