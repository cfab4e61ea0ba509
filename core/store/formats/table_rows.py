"""Small operations on whole tables: build from rows, take rows, put tables on top of each other."""
from __future__ import annotations

from typing import Any, Dict, List, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from ...geometry import object_array
from ...model import Bools, Table


def columns_of(names: Sequence[str], kinds: str, rows: Sequence[Tuple[Any, ...]]) -> Dict[str, NDArray[Any]]:
    """Columns from rows. kinds : one letter per column: t text, i whole number, r real number."""
    columns: Dict[str, NDArray[Any]] = {}
    for position, (name, kind) in enumerate(zip(names, kinds)):
        values = [row[position] for row in rows]
        if kind == "t":
            columns[name] = object_array(values)
        else:
            columns[name] = np.array(values, np.int64 if kind == "i" else np.float64)
    return columns


def take(table: Table, rows: Bools) -> Table:
    """The rows where `rows` is True."""
    return Table(table.name, {name: values[rows] for name, values in table.columns.items()},
                 None if table.geometry is None else object_array(table.geometry[rows]), table.crs)


def without_column(table: Table, column: str) -> Table:
    """The table without one of its columns."""
    return Table(table.name, {k: v for k, v in table.columns.items() if k != column}, table.geometry, table.crs)


def stacked(name: str, parts: Sequence[Tuple[str, Table]]) -> Table:
    """Tables of the same columns on top of each other, with the name of each part in the first column, `scenario`."""
    keys = [np.array([part] * len(table), object) for part, table in parts]
    columns: Dict[str, NDArray[Any]] = {"scenario": np.concatenate(keys) if keys else np.empty(0, object)}
    for column in (parts[0][1].columns if parts else ()):
        columns[column] = np.concatenate([table.columns[column] for _, table in parts])
    shapes: List[Any] = []
    for _, table in parts:
        shapes.extend(table.geometry if table.geometry is not None else ())
    with_geometry = bool(parts) and parts[0][1].geometry is not None
    return Table(name, columns, object_array(shapes) if with_geometry else None, parts[0][1].crs if parts else "")
