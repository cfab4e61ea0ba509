"""Whether a file holds all that it promises: what is damaged or cut off loses rows, and most readers say nothing.

Databases are checked page by page (SQLite's quick check: a fifth of a second for a million rows), shapefiles by the
lengths in their headers. Other formats tell of the damage while they are read.
"""
from __future__ import annotations

import json
import os
import re
import sqlite3
import struct
from contextlib import closing
from pathlib import Path
from typing import Optional, Tuple

from ...errors import InputError, refuse
from ...messages import msg
from .sql import sql

_SEQUENCES = (".geojsonl", ".geojsons", ".ndgeojson", ".jsonl")
_RECORD = b"\x1e"
"""Before each record of a text sequence (RFC 8142); without it each line is a record."""
_MAGIC = b"SQLite format 3\0"
_HARMLESS = re.compile(r"(NULL|NUMERIC|TEXT|non-\w+) value in|CHECK constraint|non-unique entry|row \d+ missing from "
                       r"index|wrong # of entries")
"""What the check finds beside damage: rows that break a rule of their table, and indexes that are not read here."""


def check_whole(path: str, layer: str = "") -> None:
    """Raise `InputError`, naming layer and row, where the file has lost a part of the layer ("": of any)."""
    ending = os.path.splitext(path)[1].lower()
    if not os.path.isfile(path):
        return
    if _begins_with(path, _MAGIC):
        _check_database(path, layer)
    elif ending in (".shp", ".dbf"):
        _check_shapefile(os.path.splitext(path)[0], layer)
    elif ending in _SEQUENCES:
        _check_sequence(path, layer)


def lost_rows(layer: str, last: object, read: int, promised: Optional[int], reason: str = "") -> InputError:
    """The error for a layer of which only a part can be read, to be raised by the caller.

    last : the row after which something is missing; promised : how many rows there should be, None where unknown
    """
    if promised is None or promised <= read:
        what = msg("{read} rows can be read, then the file is damaged ({reason}).", read=read, reason=reason)
    else:
        what = msg("only {read} of its {promised} rows can be read: the file is damaged or not complete.", read=read,
                   promised=promised)
    return refuse(layer, last, what, msg("Get it anew from where it comes from, or from a backup. A part of it would "
                                         "give wrong sums."))


def _begins_with(path: str, magic: bytes) -> bool:
    with open(path, "rb") as handle:
        return handle.read(len(magic)) == magic


def _check_database(path: str, layer: str) -> None:
    try:
        with closing(sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)) as database:
            table = layer if _has_table(database, layer) else _only_layer(database)
            try:
                found = [str(row[0]) for row in database.execute(
                    sql("PRAGMA quick_check({})", table) if table else "PRAGMA quick_check")]
            except sqlite3.OperationalError:  # locked, or tables of an extension: the reader will tell
                return
            except sqlite3.DatabaseError as error:
                found = [str(error)]
            wrong = [text for text in found if text != "ok" and not _HARMLESS.match(text)]
            if wrong:
                last, read = _last_readable(database, table)
                raise lost_rows(table or Path(path).stem, last, read, None, " ".join(wrong[0].split())[:120])
    except sqlite3.Error:
        return  # no database at all, or none that may be read: the reader will tell


def _has_table(database: sqlite3.Connection, name: str) -> bool:
    return bool(name) and database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?",
                                           [name]).fetchone() is not None


def _only_layer(database: sqlite3.Connection) -> str:
    """The one layer of a GeoPackage that holds one; else ""."""
    try:
        names = database.execute("SELECT table_name FROM gpkg_contents LIMIT 2").fetchall()
    except sqlite3.DatabaseError:
        return ""
    return str(names[0][0]) if len(names) == 1 and _has_table(database, str(names[0][0])) else ""


def _last_readable(database: sqlite3.Connection, table: str) -> Tuple[object, int]:
    """Number of the last row before the damage, and how many rows there are up to it."""
    last, read = "", 0
    if table:
        try:
            for (row,) in database.execute(sql("SELECT rowid FROM {} ORDER BY rowid", table)):
                last, read = row, read + 1
        except sqlite3.DatabaseError:
            pass  # here it is
    return last, read


def _check_sequence(path: str, layer: str) -> None:
    """The last feature of a sequence of features must be whole: some readers leave one out that is not."""
    count, last = 0, b""
    with open(path, "rb") as handle:
        for line in handle:
            if line.startswith(_RECORD) or not last.startswith(_RECORD):
                if line.strip(_RECORD + b" \t\r\n"):
                    count, last = count + 1, line
            else:
                last += line
    try:
        json.loads(last.lstrip(_RECORD) or b"{}")
    except ValueError as error:  # of the text, or of its encoding
        raise lost_rows(layer or Path(path).stem, count - 1, count - 1, None, str(error)[:120]) from error


def _check_shapefile(stem: str, layer: str) -> None:
    """The lengths that the headers promise (ESRI Shapefile Technical Description, July 1998; dBASE III)."""
    name = layer or os.path.basename(stem)
    parts = {os.path.splitext(entry)[1].lower(): os.path.join(os.path.dirname(stem) or ".", entry)
             for entry in os.listdir(os.path.dirname(stem) or ".")
             if os.path.splitext(entry)[0] == os.path.basename(stem)}
    promised_rows = _check_dbase(parts[".dbf"], name) if ".dbf" in parts else None
    if ".shp" in parts and ".shx" in parts:
        shapes = max(0, os.path.getsize(parts[".shx"]) - 100) // 8
        if promised_rows is not None and shapes != promised_rows:  # parts of two versions
            fewer = min(shapes, promised_rows)
            raise lost_rows(name, fewer, fewer, max(shapes, promised_rows))
        with open(parts[".shp"], "rb") as handle:
            head = handle.read(28)
        promised = 2 * struct.unpack(">I", head[24:])[0] if len(head) == 28 else 0
        if os.path.getsize(parts[".shp"]) < promised:
            rows = max(0, os.path.getsize(parts[".shx"]) - 100) // 8
            there = _shapes_there(parts[".shx"], os.path.getsize(parts[".shp"]))
            raise lost_rows(name, there, there, rows)


def _check_dbase(path: str, layer: str) -> Optional[int]:
    """How many rows its header promises; None where it has no header."""
    with open(path, "rb") as handle:
        head = handle.read(12)
    if len(head) < 12:
        return None
    rows, begin, length = struct.unpack("<IHH", head[4:])
    there = max(0, os.path.getsize(path) - begin) // max(1, length)
    if there < rows:
        raise lost_rows(layer, there, there, rows)
    return int(rows)


def _shapes_there(index: str, size: int) -> int:
    """How many shapes, counted from the first, end within `size` bytes."""
    with open(index, "rb") as handle:
        handle.seek(100)
        entries = handle.read()
    for row, (offset, length) in enumerate(struct.iter_unpack(">II", entries[:len(entries) // 8 * 8])):
        if 2 * (offset + length) + 8 > size:
            return row
    return len(entries) // 8
