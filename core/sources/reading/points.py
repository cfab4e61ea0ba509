"""Where the rows of a point layer or of a table with coordinate columns are."""
from __future__ import annotations

from typing import Any, Optional, Tuple

import numpy as np

from ...geometry import LazyPoints, points_xy
from ...messages import msg
from ...model import Bools, Floats, Objects
from .checks import crs_problems
from .fields import names_of, numbers
from .findings import Findings
from .geometry_checks import FARTHEST_M, POINTS, geometry_problems

SWEREF99_TM = "EPSG:3006"
_X = ("x", "easting", "ost", "e", "ostkoordinat", "sweref99_e", "sweref_x", "x_koordinat", "coord_x")
_Y = ("y", "northing", "nord", "n", "nordkoordinat", "sweref99_n", "sweref_y", "y_koordinat", "coord_y")
_SWEDEN_E, _SWEDEN_N = (200_000.0, 1_000_000.0), (6_050_000.0, 7_750_000.0)


def read_places(findings: Findings, x_field: Optional[str] = None,
                y_field: Optional[str] = None) -> Optional[Tuple[Floats, str]]:
    """(n, 2) coordinates and their CRS: from the geometry, else from columns for x (east) and y (north).

    None after an error. A table without geometry and CRS whose columns lie within Sweden in SWEREF 99 TM is taken to
    be that, and a note says so.
    """
    table = findings.table
    if table.geometry is not None and any(g is not None for g in table.geometry):
        wrong = crs_problems(table) + geometry_problems(table, POINTS)
        findings.problems += wrong
        return None if wrong else _from_geometry(findings, table.geometry)
    x, y = findings.column(_X, x_field), findings.column(_Y, y_field)
    if x is None or y is None:
        findings.error(msg("has no coordinates: no geometry, and no columns for x (east) and y (north) among: "
                           "{columns}.", columns=names_of(table.columns)),
                       msg("Choose the layer with points, or add the columns x and y in EPSG:3006."))
        return None
    return _from_columns(findings, x, y)


def _from_geometry(findings: Findings, geometry: Objects) -> Optional[Tuple[Floats, str]]:
    xy = points_xy(geometry)
    several = [row for row, shape in enumerate(geometry) if _is_several(shape)] if not isinstance(
        geometry, LazyPoints) else []
    findings.errors(several, lambda row: msg("is a multipoint of several places where one is expected."),
                    msg("Split it with “Multipart to singleparts” and keep the right one, or correct the feature."))
    broken = np.flatnonzero(~np.isfinite(xy).all(axis=1))
    findings.errors(broken, lambda row: msg("has coordinates that are not numbers."),
                    msg("Correct or remove the feature."))
    return None if len(broken) or several else (xy, findings.table.crs)


def _is_several(shape: Any) -> bool:
    """Whether a multipoint has parts in different places; one of a single place is that place."""
    return shape.geom_type == "MultiPoint" and len({(p.x, p.y) for p in shape.geoms}) > 1


def _from_columns(findings: Findings, x: str, y: str) -> Optional[Tuple[Floats, str]]:
    xy = np.column_stack([numbers(findings.table, x).values, numbers(findings.table, y).values])
    unknown = ~(np.abs(xy) <= FARTHEST_M).all(axis=1)
    findings.errors(np.flatnonzero(unknown),
                    lambda row: msg("has no coordinates in the columns “{x}” and “{y}”.", x=x, y=y),
                    msg("Fill them in or remove the row."))
    crs = findings.table.crs
    if not crs and len(xy) and _in_sweden(xy[~unknown]).all():
        crs = SWEREF99_TM
        findings.note(msg("Layer {layer} names no coordinate system; its columns “{x}” and “{y}” were read as "
                          "SWEREF 99 TM.", layer=findings.table.name, x=x, y=y))
    elif not crs and len(xy) and _in_sweden(xy[~unknown][:, ::-1]).all():
        findings.error(msg("has east and north exchanged in the columns “{x}” and “{y}”.", x=x, y=y),
                       msg("Rename them: x is east (six digits), y is north (seven digits)."))
    else:
        findings.problems += crs_problems(findings.table)
    return None if findings.has_errors() else (xy, crs)


def _in_sweden(xy: Floats) -> Bools:
    inside: Bools = ((xy[:, 0] > _SWEDEN_E[0]) & (xy[:, 0] < _SWEDEN_E[1])
                     & (xy[:, 1] > _SWEDEN_N[0]) & (xy[:, 1] < _SWEDEN_N[1]))
    return inside
