"""What must hold before units can be built."""
from __future__ import annotations

from typing import Any, Iterable, List, Optional

import numpy as np
from shapely.validation import explain_validity

from ...errors import InputError, Problem, problem, refuse
from ...geometry import line_coordinates
from ...messages import msg
from ...model import Floats, Objects, Roads, SmallAreas, Squares

BOUNDARY = "boundary"


def check_units_input(boundary: Any, small_areas: Optional[SmallAreas], squares: Optional[Squares],
                      addresses_xy: Optional[Floats], roads: Optional[Roads], target_units: int) -> None:
    """Raise an InputError that names all findings."""
    if target_units < 1:
        raise refuse(BOUNDARY, "", msg("{wanted} units were asked for.", wanted=target_units),
                     msg("Ask for at least 1."))
    found = list(_polygon_problems(BOUNDARY, ["1"], [boundary]))
    if not found:
        for layer in (small_areas, squares):
            if layer is not None:
                found += _polygon_problems(layer.layer, layer.codes, layer.geometry)
                found += _elsewhere(layer.layer, boundary, [g.bounds for g in layer.geometry if g is not None])
        if addresses_xy is not None and len(addresses_xy):
            found += _elsewhere("addresses", boundary, np.hstack([addresses_xy, addresses_xy]))
        if roads is not None:
            coords, _ = line_coordinates(roads.lines)
            found += _elsewhere(roads.layer, boundary, np.hstack([coords, coords]))
    if small_areas is not None:
        found += _duplicate_codes(small_areas.layer, small_areas.codes)
    if found:
        raise InputError(found)


def _polygon_problems(layer: str, names: Iterable[Any], geometry: Iterable[Any]) -> List[Problem]:
    found = []
    for name, polygon in zip(names, geometry):
        if polygon is None or polygon.is_empty:
            found.append(problem(layer, name, msg("the geometry is missing."), msg("Draw it or delete the row.")))
        elif polygon.geom_type not in ("Polygon", "MultiPolygon"):
            found.append(problem(layer, name, msg("the geometry is a {type}, not a polygon.", type=polygon.geom_type),
                                 msg("Choose a polygon layer.")))
        elif not polygon.is_valid:
            found.append(problem(layer, name, msg("the geometry is invalid ({why}).", why=explain_validity(polygon)),
                                 msg("Run “Fix geometries” on the layer.")))
    return found


def _elsewhere(layer: str, boundary: Any, boxes: Any) -> List[Problem]:
    """A layer none of whose boxes meets that of the boundary was read in another coordinate system."""
    x0, y0, x1, y1 = boundary.bounds
    box = np.array(boxes, float).reshape(-1, 4)
    meets = (box[:, 0] <= x1) & (box[:, 2] >= x0) & (box[:, 1] <= y1) & (box[:, 3] >= y0)
    if len(box) == 0 or meets.any():
        return []
    return [problem(layer, "", msg("nothing of it lies inside the boundary."),
                    msg("Check that the layer has the same coordinate reference system and belongs to this "
                        "municipality."))]


def _duplicate_codes(layer: str, codes: Objects) -> List[Problem]:
    unique, count = np.unique(np.array([str(c) for c in codes]), return_counts=True)
    return [problem(layer, code, msg("the code stands {times} times in the layer.", times=int(times)),
                    msg("Give every small area its own code.")) for code, times in zip(unique, count) if times > 1]
