"""The content of tables as one SHA-256 number: the same for the same content on every machine and in every file format.

What counts is the name, coordinate system, columns (name, kind, order) and rows (values, order, geometry). Numbers are
rounded to six decimals and coordinates to the millimetre, far finer than any of them means something, so that the last
bits of a library version do not matter. A file's dates, feature ids and inner layout do not count.
"""
from __future__ import annotations

import hashlib
from typing import Any, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ...model import Table


def content_hash(tables: Sequence[Table]) -> str:
    """SHA-256 as 64 hexadecimal digits; the order of the tables does not matter."""
    digest = hashlib.sha256()
    for table in sorted(tables, key=lambda t: t.name):
        for piece in _table_bytes(table):
            digest.update(len(piece).to_bytes(8, "little"))
            digest.update(piece)
    return digest.hexdigest()


def _table_bytes(table: Table) -> Iterator[bytes]:
    yield f"table {table.name} {table.crs} {len(table)}".encode()
    for name, values in table.columns.items():
        yield f"column {name}".encode()
        yield from _column_bytes(np.asarray(values))
    if table.geometry is not None:
        yield b"geometry"
        for geometry in table.geometry:
            yield b"".join(_geometry_bytes(geometry))


def _column_bytes(values: NDArray[Any]) -> Iterator[bytes]:
    if values.dtype.kind in "iub":
        yield b"whole"
        yield values.astype("<i8").tobytes()
    elif values.dtype.kind == "f":
        yield b"real"
        yield _rounded(values, 6)
    else:
        yield b"text"
        for value in values:
            yield b"\x00" if value is None else b"\x01" + str(value).encode()


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
