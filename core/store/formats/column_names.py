"""Columns that were passed through from an input get names that the format of the output leaves to them.

A GeoPackage calls its feature number `fid` and its geometry `geom`, a CSV file the coordinates `x` and `y`; two columns
whose names differ in capitals only are one to a database. Merged layers, GML and joins leave such columns behind.
"""
from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Dict, List, Mapping, Set, Tuple

from numpy.typing import NDArray

from ...messages import Message, msg
from ...model import Table

_OWN: Mapping[str, Set[str]] = {
    ".gpkg": {"fid", "geom"}, ".sqlite": {"ogc_fid", "geometry", "rowid"}, ".csv": {"x", "y"}}
_ROW_NUMBER = {"rowid", "oid", "_rowid_"}
"""Names by which SQLite calls the number of a row."""


def storable(table: Table, ending: str) -> Tuple[Table, List[Message]]:
    """The table with names of columns that a file with this ending can hold, and a note for each that was changed."""
    taken = set(_OWN.get(ending.lower(), ()))
    if ending.lower() == ".csv" and table.geometry is None:
        taken = set()
    if ending.lower() in (".gpkg", ".sqlite"):
        taken |= _ROW_NUMBER
    columns: Dict[str, NDArray[Any]] = {}
    notes: List[Message] = []
    free = {_plain(name) for name in table.columns}
    for name, values in table.columns.items():
        wanted = (_as_element(name) if ending.lower() == ".gml" else name) or "column"
        stored = wanted
        if not name or _plain(wanted) in taken or (wanted != name and _plain(wanted) in free):
            stored = next(f"{wanted}_{i}" for i in range(2, 10_000) if _plain(f"{wanted}_{i}") not in taken | free)
        if stored != name:
            notes.append(msg("Column “{column}” is stored as “{stored}”: the format cannot hold the first name, "
                             "keeps it to itself, or another column has it.", column=name, stored=stored))
        taken.add(_plain(stored))
        columns[stored] = values
    return (replace(table, columns=columns) if notes else table), notes


def _as_element(name: str) -> str:
    """As XML takes it for the name of an element: letters, digits, underscores, none of the digits first."""
    plain = re.sub(r"\W", "_", name)
    return f"_{plain}" if plain[:1].isdigit() else plain


def _plain(name: str) -> str:
    """As databases compare names: without capitals of the letters a to z."""
    return "".join(sign.lower() if sign.isascii() else sign for sign in name)
