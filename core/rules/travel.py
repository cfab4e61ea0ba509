"""How far a unit may be from its area's centre, and travel that starts at the bases."""
from __future__ import annotations

from typing import Any, Optional, Union

import numpy as np

from ..errors import refuse
from ..messages import msg
from ..model import Bools, Floats, Floats32, Places, Table, Units
from ..sources import valid_polygons
from ..sources.reading import find_column, flags
from ..units import locate_points

_ENDLESS = 1e9
"""Minutes; instead of infinity, so that infinite ways stay infinitely beyond it."""


def built_up_units(units: Units, table: Optional[Table], field: str, polygons: Optional[Table]) -> Optional[Bools]:
    """(n,) True for units in built-up areas: those with a yes in `field`, or whose anchor lies in one of `polygons`.

    None where neither is given. Raises `InputError` for a column that is missing or holds neither yes nor no.
    """
    if field and table is not None:
        own = find_column(table, [field])
        if own is None:
            raise refuse(table.name, "", msg("has no column “{column}”.", column=field),
                         msg("Choose a column that the layer has."))
        read = flags(table, own)
        if len(read.text_rows):
            row = int(read.text_rows[0])
            raise refuse(table.name, table.feature(row), msg("column “{column}” holds neither yes nor no.",
                                                             column=own), msg("Write 1 or 0."))
        return read.values
    if polygons is None:
        return None
    return np.asarray(locate_points(valid_polygons(polygons), units.anchor_xy).row >= 0)


def travel_limits(built_up: Optional[Bools], inside_minutes: Optional[float], outside_minutes: Optional[float]
                  ) -> Union[float, Floats, None]:
    """The longest travel for `UnitRules`: one number, or (n,) where built-up areas have another limit than the rest."""
    if built_up is None or inside_minutes == outside_minutes:
        return inside_minutes
    inside = np.inf if inside_minutes is None else inside_minutes
    outside = np.inf if outside_minutes is None else outside_minutes
    return np.where(built_up, inside, outside)


def excess_minutes(minutes: Any, limit: Floats) -> Any:
    """How many minutes each way is longer than its unit's limit; `minutes` (…, n), `limit` (n,)."""
    return np.maximum(minutes - np.minimum(limit, _ENDLESS), 0)


def with_excess(minutes: Floats32, limit: Optional[Floats], weight: float) -> Floats32:
    """(n, n) minutes + weight × those beyond the limit of the unit reached."""
    if limit is None or not weight:
        return minutes
    counted: Floats32 = minutes.copy()
    for i in range(0, len(counted), 256):  # by strips, to hold the matrix only once more
        strip = counted[i:i + 256].astype(float)
        counted[i:i + 256] = strip + weight * excess_minutes(strip, limit)
    return counted


def units_with(units: Units, places: Places) -> Bools:
    """(n,) True for units in which one of the places lies."""
    row = locate_points(units.geometry, places.xy).row
    there = np.zeros(len(units), bool)
    there[row[row >= 0]] = True
    return there
