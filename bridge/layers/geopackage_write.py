"""Puts rows into an empty GeoPackage layer through SQLite: a million in seconds.

QGIS makes the layer (its columns, its coordinate system, its index); only the rows are written here, byte for byte as
QGIS would write them.
"""
from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any, Iterator, List, Tuple

import numpy as np

from ...core.geometry import LazyPoints
from ...core.model import Floats, Table
from ...core.progress import SILENT, Progress, stop_if_cancelled
from ...core.store.formats import insertion, sql
from ..session import tr
from .fields import attribute_values
from .geopackage_rows import POINT
from .rtree_pack import pack_points

_CHUNK = 20_000


def can_fill(table: Table) -> bool:
    """Whether `fill_layer` knows the table's geometry: points in the plane, or none."""
    return table.geometry is None or isinstance(table.geometry, LazyPoints)


def fill_layer(path: str, layer: str, table: Table, progress: Progress = SILENT) -> None:
    """Write the rows of `table` to a layer of the GeoPackage at `path`, which QGIS made empty and closed.

    Raises `OSError` where the disk is full or the file cannot be written; what is in the file then is of no use.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = OFF")  # a file that is not complete is thrown away
            database.execute("PRAGMA synchronous = OFF")  # the caller flushes it
            database.execute("BEGIN")
            _fill(database, layer, table, progress)
            database.execute("COMMIT")
    except sqlite3.Error as error:  # what QGIS could not write for want of space is missing, and seldom says so
        raise OSError(tr("the disk may be full ({reason})").format(reason=error)) from error


def count_rows(path: str, layer: str) -> int:
    """How many rows the layer in the GeoPackage at `path` really has; -1 where there is no such layer."""
    try:
        with closing(sqlite3.connect(path)) as database:
            return int(database.execute(sql("SELECT count(*) FROM {}", layer)).fetchone()[0])
    except sqlite3.Error:
        return -1


def _fill(database: sqlite3.Connection, layer: str, table: Table, progress: Progress) -> None:
    place = database.execute("SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?",
                             [layer]).fetchone()
    triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?",
                                [layer]).fetchall()
    for name, _ in triggers:  # they keep count and index row by row; both are written at once here
        database.execute(sql("DROP TRIGGER {}", name))
    columns = [row[1] for row in database.execute(sql("PRAGMA table_info({})", layer))]
    database.executemany(insertion("INSERT INTO {} ({}) VALUES", layer, columns),
                         _rows(table, place[1] if place else 0, progress))
    database.execute("UPDATE gpkg_ogr_contents SET feature_count = ? WHERE table_name = ?", [len(table), layer])
    if place and len(table):
        _index(database, layer, place[0], _xy(table), progress)
    for _, made in triggers:
        database.execute(made)


def _xy(table: Table) -> Floats:
    return table.geometry.xy if isinstance(table.geometry, LazyPoints) else np.zeros((0, 2))


def _rows(table: Table, srs: int, progress: Progress) -> Iterator[Tuple[Any, ...]]:
    """Feature id, geometry where there is one, and the columns, in the order of the layer QGIS made."""
    for start in range(0, len(table), _CHUNK):
        stop_if_cancelled(progress)
        progress.report(0.7 * start / len(table))
        part = slice(start, start + _CHUNK)
        columns: List[Any] = [attribute_values(values[part]) for values in table.columns.values()]
        if table.geometry is not None:
            columns.insert(0, _blobs(_xy(table)[part], srs))
        yield from zip(range(start + 1, len(table) + 1), *columns)


def _blobs(xy: Floats, srs: int) -> List[bytes]:
    made = np.zeros(len(xy), POINT)
    made["magic"], made["flags"], made["srs"], made["order"], made["kind"] = b"GP", 1, srs, 1, 1
    made["x"], made["y"] = xy[:, 0], xy[:, 1]
    whole = made.tobytes()
    return [whole[at:at + POINT.itemsize] for at in range(0, len(whole), POINT.itemsize)]


def _index(database: sqlite3.Connection, layer: str, column: str, xy: Floats, progress: Progress) -> None:
    corners = [float(value) for value in (*xy.min(axis=0), *xy.max(axis=0))]
    database.execute("UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
                     [*corners, layer])
    tree = f"rtree_{layer}_{column}"
    if database.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", [tree]).fetchone()[0]:
        stop_if_cancelled(progress)
        progress.report(0.8)
        _write_tree(database, tree, xy, progress)


def _watched(rows: List[Tuple[Any, ...]], progress: Progress) -> Iterator[Tuple[Any, ...]]:
    for start in range(0, len(rows), _CHUNK):
        stop_if_cancelled(progress)
        yield from rows[start:start + _CHUNK]


def _write_tree(database: sqlite3.Connection, tree: str, xy: Floats, progress: Progress) -> None:
    size, = database.execute(sql("SELECT length(data) FROM {}", f"{tree}_node")).fetchone()
    packed = pack_points(np.arange(1, len(xy) + 1), xy, int(size))
    for table, columns, rows in (("node", ("nodeno", "data"), packed.nodes),
                                 ("rowid", ("rowid", "nodeno"), packed.leaf_of),
                                 ("parent", ("nodeno", "parentnode"), packed.parent_of)):
        database.executemany(insertion("INSERT OR REPLACE INTO {} ({}) VALUES", f"{tree}_{table}", columns),
                             _watched(rows, progress))
