"""SCB's populated 1 km squares: the code is the place of the south-west corner in SWEREF 99 TM."""
from __future__ import annotations

import re
from typing import Optional, Tuple

from shapely.geometry import box

from ..geometry import object_array
from ..messages import Message, msg
from ..model import Objects, Squares, Table
from .ages import population_columns
from .reading import (
    POLYGONS,
    SWEREF99_TM,
    Findings,
    crs_problems,
    feature_problems,
    geometry_problems,
    is_same_crs,
    repeated_problems,
    texts,
)

SIDE_M = 1000
_CODE = ("rutid_scb", "rutid", "ruta", "rut_id")
_SHAPE = re.compile(r"\d{13}")


def square_code(east_m: int, north_m: int) -> str:
    """The code of the square whose south-west corner is there: six digits east, seven north."""
    return f"{east_m:06d}{north_m:07d}"


def square_corner(code: str) -> Optional[Tuple[int, int]]:
    """(east, north) of the south-west corner in EPSG:3006, or None when `code` is not that of a 1 km square."""
    if not _SHAPE.fullmatch(code):
        return None
    east, north = int(code[:6]), int(code[6:])
    return (east, north) if east % SIDE_M == 0 and north % SIDE_M == 0 else None


def read_squares(table: Table) -> Tuple[Squares, Tuple[Message, ...]]:
    """The squares of `table` with their inhabitants per age group, and notes.

    A table without geometry gets it from the codes, in EPSG:3006. Raises `InputError` with all problems.
    """
    findings = Findings(table)
    return findings.result(examine_squares(findings))


def examine_squares(findings: Findings) -> Optional[Squares]:
    """As `read_squares`, with the problems left in `findings`; None after an error."""
    table = findings.table
    findings.problems += feature_problems(table)
    column = None if findings.has_errors() else findings.needed(_CODE)
    if column is None:
        return None
    codes = texts(table, column)
    findings.errors([row for row, code in enumerate(codes) if square_corner(code) is None],
                    lambda row: msg("has the code “{code}”, which is not that of a 1 km square: 13 digits, east then "
                                    "north, both ending in 000.", code=codes[row]),
                    msg("Take the squares from SCB again, with the code stored as text."))
    findings.problems += repeated_problems(table, column, codes)
    population = population_columns(findings)
    geometry, crs = _shapes(findings, codes)
    if findings.has_errors():
        return None
    return Squares(codes=codes, geometry=geometry, population=population, crs=crs, layer=table.name)


def _shapes(findings: Findings, codes: Objects) -> Tuple[Objects, str]:
    """The layer's own polygons, or those that the codes tell."""
    table = findings.table
    if table.geometry is not None and any(g is not None for g in table.geometry):
        findings.problems += crs_problems(table) + geometry_problems(table, POLYGONS)
        return table.geometry, table.crs
    if table.crs and not is_same_crs(table.crs, SWEREF99_TM):
        findings.error(msg("has no geometry, and the codes tell it in EPSG:3006 only."),
                       msg("Take the table without a coordinate system, or the layer with polygons."))
    if findings.has_errors():
        return codes, SWEREF99_TM
    findings.note(msg("Layer {layer} has no geometry; the squares were made from their codes in EPSG:3006.",
                      layer=table.name))
    corners = [square_corner(code) or (0, 0) for code in codes]
    return object_array(box(e, n, e + SIDE_M, n + SIDE_M) for e, n in corners), SWEREF99_TM
