"""The moments that a GeoPackage notes of its own making, set to one fixed moment.

The format wants a time of last change for each table and each piece of metadata, and programs fill in the clock. With
it two files of the same content would differ, and nobody could tell by their bytes that a publication is the same as
before. When a register is valid stands in its columns.
"""
from __future__ import annotations

import sqlite3
from contextlib import closing

from ...errors import FileError
from ...messages import msg
from .sql import sql

FIXED_TIME = "1980-01-01T00:00:00.000Z"
"""The day zip files use for the same purpose."""
_NOTED = (("gpkg_contents", "last_change"), ("gpkg_metadata_reference", "timestamp"))


def fix_times(path: str) -> None:
    """Replace every noted moment in the GeoPackage by `FIXED_TIME`. Raises `FileError` where it cannot be written."""
    try:
        with closing(sqlite3.connect(path)) as database, database:
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for table, column in _NOTED:
                if table in tables:
                    database.execute(sql("UPDATE {} SET {} = ?", table, column), (FIXED_TIME,))
    except sqlite3.Error as reason:
        raise FileError(msg("The file {path} cannot be written: {reason} What was there before is untouched.",
                            path=path, reason=f"{reason}.")) from reason
