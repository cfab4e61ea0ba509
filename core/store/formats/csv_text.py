"""A plain table as CSV that a Swedish spreadsheet opens with a double click and a program reads without guessing.

Unless asked otherwise: UTF-8 with byte order mark (without which Excel reads å, ä and ö wrong), semicolons,
decimal comma. Lines end with CR LF, a field stands in double quotes only where it must. Points
become the columns `x` and `y` (metres in the layer's coordinate system, to the millimetre). What is missing is empty.
A text that a spreadsheet would run as a formula gets an apostrophe before it; a phone number with its + is none.
"""
from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import Any, Dict, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ...errors import refuse
from ...geometry import LazyPoints, points_xy
from ...messages import msg
from ...model import Table


@dataclass(frozen=True)
class CsvStyle:
    """separator : ";" (Swedish spreadsheets), "," or a tab; byte_order_mark : needed by Excel, disliked by programs.

    Numbers have a decimal comma unless the comma separates.
    """

    separator: str = ";"
    byte_order_mark: bool = True

    @property
    def decimal(self) -> str:
        """The decimal sign of numbers."""
        return "." if self.separator == "," else ","


SWEDISH = CsvStyle()
_CHUNK = 20_000
_BEGIN_FORMULAS = frozenset("=@+-\t\r")
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s()./+-]*$)")


def csv_bytes(table: Table, style: CsvStyle = SWEDISH) -> bytes:
    """The table as CSV. Raises `InputError` for a layer of lines or polygons, which CSV cannot hold."""
    return b"".join(csv_pieces(table, style))


def csv_pieces(table: Table, style: CsvStyle = SWEDISH) -> Iterator[bytes]:
    """`csv_bytes` in pieces, which a million rows are better written in. Raises before the first piece, or never."""
    columns: Dict[str, NDArray[Any]] = dict(table.columns)
    if table.geometry is not None:
        columns.update(_coordinates(table))
    return _pieces(columns, len(table), style)


def _pieces(columns: Dict[str, NDArray[Any]], rows: int, style: CsvStyle) -> Iterator[bytes]:
    yield (b"\xef\xbb\xbf" if style.byte_order_mark else b"") + _lines([list(map(without_formula, columns))], style)
    for start in range(0, rows, _CHUNK):
        part = [[_text(value, style.decimal) for value in values[start:start + _CHUNK]] for values in columns.values()]
        yield _lines(zip(*part), style)


def _lines(rows: Iterable[Sequence[str]], style: CsvStyle) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=style.separator, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL).writerows(rows)
    return out.getvalue().encode("utf-8")


def _coordinates(table: Table) -> Dict[str, NDArray[Any]]:
    geometry: NDArray[Any] = table.geometry if table.geometry is not None else np.empty(0, object)
    if not isinstance(geometry, LazyPoints) and any(g is None or g.geom_type != "Point" for g in geometry):
        raise refuse(table.name, "", msg("Only points can be written as CSV, these are lines or polygons."),
                     msg("Write a GeoPackage (.gpkg) instead."))
    xy = np.round(points_xy(geometry), 3)
    return {"x": xy[:, 0], "y": xy[:, 1]}


def _text(value: Any, decimal: str) -> str:
    if value is None:
        return ""
    if isinstance(value, (bool, np.bool_)):
        return str(int(value))
    if isinstance(value, (float, np.floating)):
        return "" if np.isnan(value) else repr(float(value)).replace(".", decimal)
    return without_formula(str(value))


def without_formula(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it."""
    return "'" + text if text[:1] in _BEGIN_FORMULAS and _FORMULA.match(text) else text
