"""From layers to what the division asks for: units with anchors and load, travel times between them, links.

Used by the Processing algorithms and by `runplan`, so that both make the same of the same input.
"""
from __future__ import annotations

from typing import Mapping, Optional, Sequence

import numpy as np

from ..arrays import objects_of
from ..errors import InputError, refuse
from ..geometry import object_array, points_xy
from ..messages import msg
from ..model import Floats, Ints, Objects, Places, Table, Units
from ..progress import SILENT, Progress
from ..sources import (
    check_load_columns,
    check_overlaps,
    load_service,
    read_loads,
    read_visits,
    require_features,
    require_projected,
    unique_ids,
    valid_polygons,
)
from ..sources.reading import find_column, fold, numbers, raise_errors, sliver_problems
from ..units import UnitShapes, age_column, age_group, locate_points

POPULATION_PREFIX = "pop_"
ANCHOR = ("anchor_x", "anchor_y")
HIGHEST_AREA = 999_999_999
_NAMED = 5


def read_units(table: Table, id_column: str = "unit_id", load_columns: Sequence[str] = (),
               progress: Progress = SILENT) -> Units:
    """The units of a layer, checked: projected, valid polygons that do not overlap, unique ids, loads in order.

    The load may be left out (empty `load_columns`): then every load mapping is empty. Anchors are the columns
    `anchor_x`, `anchor_y` where the layer has them, else a point inside the polygon. Raises `InputError` with all
    problems of the first check that fails.
    """
    require_features(table)
    require_projected(table)
    geometry = valid_polygons(table)
    raise_errors(sliver_problems(table))
    unique_ids(table, id_column)
    check_overlaps(table, progress)
    check_load_columns(table, load_columns)
    loads = read_loads(table, load_columns) if load_columns else {}
    small = find_column(table, ["small_area", "desokod"])
    return Units(
        ids=texts_of(table, id_column), geometry=geometry,
        anchor_xy=anchor_points(table), load_h_week={load_service(c): v for c, v in loads.items()}, crs=table.crs,
        population=_population(table), layer=table.name, visits_week=read_visits(table),
        small_area=None if small is None else texts_of(table, small))


def id_text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def without_load(table: Table) -> InputError:
    """The error for units on which no load is known, to be raised by the caller."""
    return refuse(table.name, "", msg("it has no field with load."),
                  msg("Name the fields with care hours a week, or run “Sum load per unit” first."))


def anchor_points(table: Table) -> Floats:
    """(n, 2) the place of each feature: `anchor_x`, `anchor_y` where the layer has them, else the point itself, else a
    point inside the polygon. Raises `InputError` for features without geometry.
    """
    geometry = table.geometry
    if geometry is None or any(g is None or g.is_empty for g in geometry):
        row = 0 if geometry is None else next(i for i, g in enumerate(geometry) if g is None or g.is_empty)
        raise refuse(table.name, "" if geometry is None else table.feature(row), msg("has no geometry."),
                     msg("Draw it or remove the feature."))
    inside = points_xy(object_array(g if g.geom_type == "Point" else g.representative_point() for g in geometry))
    columns = [find_column(table, [name]) for name in ANCHOR]
    if not all(columns):
        return np.round(inside, 3)
    given = np.column_stack([numbers(table, str(column)).values for column in columns])
    known = np.asarray(np.isfinite(given).all(axis=1), bool)
    anchors: Floats = np.where(known[:, None], given, np.round(inside, 3))
    return anchors


def texts_of(table: Table, column: str) -> Objects:
    """(n,) the values of `column` as texts, whole numbers without a decimal point; feature ids for ""."""
    if not column:
        return object_array(table.feature(row) for row in range(len(table)))
    own = find_column(table, [column])
    if own is None:
        raise refuse(table.name, "", msg("has no column “{column}”.", column=column),
                     msg("Choose a column that the layer has."))
    return object_array(id_text(value) for value in objects_of(table.columns[own]))


def _population(table: Table) -> Mapping[str, Floats]:
    found = {}
    for column, values in table.columns.items():
        if fold(column).startswith(POPULATION_PREFIX) and values.dtype.kind in "if":
            found[age_group(fold(column)[len(POPULATION_PREFIX):])] = np.nan_to_num(np.asarray(values, float))
    return found


def shapes_table(shapes: UnitShapes, crs: str, name: str = "units") -> Table:
    """Units as a layer: `unit_id`, `small_area`, `pop_<age group>`, `weight`, `anchor_x`, `anchor_y`."""
    return Table(name, {
        "unit_id": shapes.ids, "small_area": shapes.small_area,
        **{age_column(group): np.round(people, 4) for group, people in shapes.population.items()},
        "weight": np.round(shapes.weight, 9), **_anchor_columns(shapes.anchor_xy)}, shapes.geometry, crs)


def _anchor_columns(xy: Floats) -> Mapping[str, Floats]:
    return {name: np.round(xy[:, k], 3) for k, name in enumerate(ANCHOR)}


def area_numbers(table: Table, column: str, free: bool = False) -> Ints:
    """(n,) whole area numbers from 1 up; `free` allows 0 and empty, for units without an area. Raises `InputError`."""
    own = find_column(table, [column])
    if own is None:
        raise refuse(table.name, "", msg("has no column “{column}”.", column=column),
                     msg("Choose a column that the layer has."))
    numbers = np.zeros(len(table), np.int64)
    for row, value in enumerate(objects_of(table.columns[own])):
        text = id_text(None if value != value else value)
        number = area_number(text)
        if number is not None and (number > 0 or free):
            numbers[row] = number
        elif not (free and text == ""):
            raise refuse(table.name, table.feature(row),
                         msg("has “{value}” as area number in column “{column}”.", value=text, column=column),
                         msg("Write a whole number from 1 to {most}.", most=HIGHEST_AREA))
    return numbers


def area_number(text: str) -> Optional[int]:
    """The whole number from 0 to `HIGHEST_AREA` that the digits say, else None."""
    plain = text.lstrip("0")
    if not (text.isascii() and text.isdigit()) or len(plain) > len(str(HIGHEST_AREA)):
        return None
    return int(plain or "0")


def bases_per_unit(units: Units, bases: Places) -> Floats:
    """(n,) number of bases in each unit. Raises `InputError` for bases outside every unit."""
    row = locate_points(units.geometry, bases.xy).row
    outside = [str(bases.names[i] or bases.ids[i]) for i in np.flatnonzero(row < 0)]
    if outside:
        raise refuse(bases.layer, ", ".join(outside[:_NAMED]), msg("it lies outside every unit."),
                     msg("Move it, or remove it from the layer."))
    return np.bincount(row, minlength=len(units)).astype(float)


def unit_groups(table: Table, column: str) -> Ints:
    """(n,) number of the group that each unit must stay in, -1 where `column` is empty."""
    texts = texts_of(table, column)
    number = {text: i for i, text in enumerate(sorted({text for text in texts if text}))}
    return np.array([number.get(text, -1) for text in texts], np.int64)
