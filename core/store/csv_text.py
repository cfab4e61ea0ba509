"""A plain table as CSV that a Swedish spreadsheet opens with a double click and a program reads without guessing.

UTF-8 with byte order mark (without it Excel reads å, ä and ö wrong), semicolon between columns, decimal comma, lines
end with CR LF, a field in double quotes only where it must be. Missing values are empty. Points become the columns `x`
and `y` (metres in the layer's coordinate system, to the millimetre) after the others.
"""
from __future__ import annotations

import csv
import io
from typing import Any, Dict, List

import numpy as np
from numpy.typing import NDArray

from ..errors import refuse
from ..geometry import points_xy
from ..messages import msg
from ..model import Table


def csv_bytes(table: Table) -> bytes:
    """The table as CSV. Raises `InputError` for a layer of lines or polygons, which CSV cannot hold."""
    columns: Dict[str, List[str]] = {name: [_text(v) for v in values] for name, values in table.columns.items()}
    if table.geometry is not None:
        columns.update(_coordinates(table))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    writer.writerows(zip(*columns.values()))
    return out.getvalue().encode("utf-8-sig")


def _coordinates(table: Table) -> Dict[str, List[str]]:
    geometry: NDArray[Any] = table.geometry if table.geometry is not None else np.empty(0, object)
    if any(g is None or g.geom_type != "Point" for g in geometry):
        raise refuse(table.name, "", msg("Only points can be written as CSV, these are lines or polygons."),
                     msg("Write a GeoPackage (.gpkg) instead."))
    xy = np.round(points_xy(geometry), 3)
    return {"x": [_text(v) for v in xy[:, 0]], "y": [_text(v) for v in xy[:, 1]]}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (bool, np.bool_)):
        return str(int(value))
    if isinstance(value, (float, np.floating)):
        return "" if np.isnan(value) else repr(float(value)).replace(".", ",")
    return str(value)
