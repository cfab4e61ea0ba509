"""Checks of a table that every algorithm makes before it computes: rows, coordinate system, identifiers, loads.

The `…_problems` functions give all findings; those that are named as a demand raise `InputError` with all of them.
"""
from __future__ import annotations

from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple

import numpy as np
from pyproj import CRS, Proj
from pyproj.exceptions import CRSError

from ...errors import Problem, problem
from ...messages import Message, msg
from ...model import Floats, Table
from .fields import find_column, names_of, numbers, texts
from .findings import Findings, raise_errors, row_problem

_MOST, _LEAST = 1e12, 1e-9
"""No hours, persons, crowns or points are more, or less without being none."""
MOST_SCALE_ERROR = 0.02
"""Of a projection where a layer lies: national and UTM grids are within half a percent, EPSG:3035 within one."""
_REPROJECT = msg("Reproject the layer to a projected system in metres, such as EPSG:3006 (SWEREF 99 TM).")


def require_features(table: Table) -> None:
    """Raise `InputError` when the layer has no rows."""
    raise_errors(feature_problems(table))


def require_projected(table: Table) -> None:
    """Raise `InputError` unless the layer has a known, projected coordinate system in metres."""
    raise_errors(crs_problems(table))


def require_same_crs(tables: Iterable[Table]) -> None:
    """Raise `InputError` for each layer whose coordinate system is not that of the first layer with geometry."""
    raise_errors(same_crs_problems(tables))


def unique_ids(table: Table, column: str) -> None:
    """Raise `InputError` with every missing and every repeated identifier in `column`."""
    raise_errors(id_problems(table, column))


def read_loads(table: Table, columns: Sequence[str]) -> Mapping[str, Floats]:
    """The load (vårdtyngd, care hours a week) per column, (n,) each, finite and not negative.

    Raises `InputError` with every row whose load is missing, text, negative or not finite, and when all are zero.
    """
    findings = Findings(table)
    loads = load_columns(findings, columns)
    raise_errors(findings.problems)
    return loads


def feature_problems(table: Table) -> Tuple[Problem, ...]:
    """The layer has rows."""
    if len(table):
        return ()
    return (problem(table.name, "", msg("has no features."), msg("Choose a layer that has, or remove its filter.")),)


def crs_problems(table: Table) -> Tuple[Problem, ...]:
    """The layer's coordinate system is known, projected, in metres, and true to scale where the layer lies."""
    wrong = _crs_fault(table.crs) or _scale_fault(table)
    return () if wrong is None else (problem(table.name, "", *wrong),)


def _scale_fault(table: Table) -> Optional[Tuple[Message, Message]]:
    """A projection whose metre is no metre there, as that of web maps (EPSG:3857): half a metre at 60° north."""
    shapes = () if table.geometry is None else table.geometry
    shape = next((each for each in shapes if each is not None and not each.is_empty), None)
    if shape is None:
        return None
    system = CRS.from_user_input(table.crs)
    projection, use = Proj(system), system.area_of_use
    lon, lat = projection(shape.bounds[0], shape.bounds[1], inverse=True)
    if not (np.isfinite(lon) and np.isfinite(lat)):
        return None  # told as lying elsewhere
    factors = projection.get_factors(lon, lat)
    scale = max((factors.meridional_scale, factors.parallel_scale), key=lambda k: abs(k - 1))
    if not np.isfinite(scale) or abs(scale - 1) <= MOST_SCALE_ERROR:
        return None
    if use is not None and not _within(use, lon, lat):
        if _within(use, *projection(shape.bounds[1], shape.bounds[0], inverse=True)):
            return None  # axes exchanged: told as lying elsewhere
        return msg("lies far from where {crs} holds ({area}).", crs=short_crs(table.crs), area=use.name), msg(
            "Set the system that its coordinates are in (layer properties).")
    return msg("is in {crs}, in which a metre of the ground is {scale:.2f} metres here: lengths, areas and travel "
               "would be wrong.", crs=short_crs(table.crs), scale=float(scale)), _REPROJECT


def _within(use: Any, lon: float, lat: float) -> bool:
    return bool(use.west <= lon <= use.east and use.south <= lat <= use.north)


def _crs_fault(crs: str) -> Optional[Tuple[Message, Message]]:
    if not crs:
        return msg("has no coordinate reference system."), msg("Set the one the data was made in (layer properties).")
    try:
        parsed = CRS.from_user_input(crs)
    except CRSError:
        return (msg("has a coordinate reference system that cannot be read."),
                msg("Set a known one, such as EPSG:3006 (SWEREF 99 TM)."))
    name = short_crs(crs)
    if parsed.is_geographic:
        return msg("is in degrees ({crs}), in which nothing can be measured.", crs=name), _REPROJECT
    if not parsed.is_projected:
        return msg("is in {crs}, which is not a map projection.", crs=name), _REPROJECT
    if any(abs(axis.unit_conversion_factor - 1.0) > 1e-9 for axis in parsed.axis_info[:2]):
        return msg("is in {crs}, whose unit is not the metre.", crs=name), _REPROJECT
    return None


def short_crs(crs: str) -> str:
    """A coordinate system as a message names it: authority code, else its name."""
    try:
        parsed = CRS.from_user_input(crs)
    except CRSError:
        return crs[:40]
    authority = parsed.to_authority()
    return ":".join(authority) if authority else str(parsed.name)


def same_crs_problems(tables: Iterable[Table]) -> Tuple[Problem, ...]:
    """All layers with geometry lie in one coordinate system; those without any are left to `crs_problems`."""
    found: List[Problem] = []
    first: Optional[Table] = None
    for table in tables:
        if table.geometry is None or not table.crs:
            continue
        if first is None:
            first = table
        elif not is_same_crs(first.crs, table.crs):
            found.append(problem(table.name, "", msg("is in {crs}, but layer {other} is in {other_crs}.",
                                                     crs=short_crs(table.crs), other=first.name,
                                                     other_crs=short_crs(first.crs)),
                                 msg("Reproject one, so that all layers share one coordinate system.")))
    return tuple(found)


def is_same_crs(one: str, other: str) -> bool:
    """Whether two coordinate systems are the same, whatever their spelling (code or WKT) and axis order."""
    if one == other:
        return True
    try:
        a, b = CRS.from_user_input(one), CRS.from_user_input(other)
    except CRSError:
        return False
    a, b = horizontal(a), horizontal(b)
    code = a.to_epsg()
    if code is not None and code == b.to_epsg():
        return True
    return bool(a.equals(b, ignore_axis_order=True))


def horizontal(crs: CRS) -> CRS:
    """The part of a coordinate system in the plane: EPSG:5845 is EPSG:3006 with heights."""
    return crs.sub_crs_list[0] if crs.is_compound else crs


def id_problems(table: Table, column: str) -> Tuple[Problem, ...]:
    """Every row has an identifier in `column`, and no two the same."""
    own = find_column(table, [column])
    if own is None:
        return (problem(table.name, "", msg("has no column “{column}”; it has: {columns}.", column=column,
                                            columns=names_of(table.columns)),
                        msg("Choose a column that the layer has.")),)
    return repeated_problems(table, own, texts(table, own))


def repeated_problems(table: Table, column: str, ids: Iterable[str]) -> Tuple[Problem, ...]:
    """Every one of `ids` (one per row, "" missing) is there and only once; `column` is named in the message."""
    found: List[Problem] = []
    first: Dict[str, int] = {}
    for row, value in enumerate(ids):
        if not value:
            found.append(row_problem(table, row, msg("has no identifier in column “{column}”.", column=column),
                                     msg("Give each row its own.")))
        elif value in first:
            found.append(row_problem(
                table, row, msg("has the identifier “{value}” in column “{column}”, as has feature {other}.",
                                value=value, column=column, other=table.feature(first[value])),
                msg("Give each row its own, or remove the duplicate.")))
        else:
            first[value] = row
    return tuple(found)


def load_columns(findings: Findings, columns: Sequence[str]) -> Mapping[str, Floats]:
    """Read load columns, with every finding told to `findings`; values that are in error are 0."""
    loads: Dict[str, Floats] = {}
    for column in columns:
        own = findings.column((), column)
        if own is not None:
            loads[column] = amounts(findings, own, missing_is_zero=False)
    if loads and len(findings.table) and not findings.has_errors() and not any(v.any() for v in loads.values()):
        findings.error(msg("has no load: every value in {columns} is zero.", columns=names_of(columns)),
                       msg("Choose the columns that hold care hours a week."))
    return loads


def amounts(findings: Findings, column: str, missing_is_zero: bool, missing: Sequence[str] = (),
            above_zero: bool = False) -> Floats:
    """Numbers that are finite and not negative; every other value is told to `findings` as an error and read as 0.

    above_zero : 0 is an error too
    An empty value is an error too unless `missing_is_zero`. What is below a millionth of a thousandth counts as 0: the
    computations sum and divide, and nobody means it.
    """
    read = numbers(findings.table, column, missing)
    values = read.values.copy()
    is_text = np.zeros(len(values), bool)
    is_text[read.text_rows] = True
    findings.errors(read.text_rows, lambda row: msg("has text in column “{column}” where a number is expected.",
                                                    column=column), msg("Correct the value."))
    if not missing_is_zero:
        findings.errors(np.flatnonzero(np.isnan(values) & ~is_text),
                        lambda row: msg("has no value in column “{column}”.", column=column),
                        msg("Fill it in.") if above_zero else msg("Fill it in; write 0 where there is nothing."))
    if above_zero:
        findings.errors(np.flatnonzero(np.isfinite(values) & (np.abs(values) <= _LEAST)),
                        lambda row: msg("has no value above 0 in column “{column}”.", column=column),
                        msg("Correct the value."))
    findings.errors(np.flatnonzero(np.isinf(values)),
                    lambda row: msg("has an infinite value in column “{column}”.", column=column),
                    msg("Correct the value."))
    findings.errors(np.flatnonzero(np.isfinite(values) & (values > _MOST)),
                    lambda row: msg("has an impossible value ({value:.3g}) in column “{column}”.",
                                    value=float(values[row]), column=column), msg("Correct the value."))
    findings.errors(np.flatnonzero(np.isfinite(values) & (values < 0)),
                    lambda row: msg("has a negative value ({value:g}) in column “{column}”.",
                                    value=float(values[row]), column=column), msg("Correct the value."))
    return np.where(np.isfinite(values) & (values > _LEAST) & (values <= _MOST), values, 0.0)
