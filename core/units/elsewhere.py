"""Points that lie nowhere near the areas: what they look like, so that the planner knows what to mend.

Addresses in another zone or with their axes swapped fall outside every area, and what is made of them is empty.
"""
from __future__ import annotations

from typing import Iterator, Optional, Tuple

import numpy as np
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from ..errors import InputError, refuse
from ..messages import Message, msg
from ..model import Floats, Objects

_SWEREF_TM, _SWEREF_ZONES = "EPSG:3006", tuple(f"EPSG:{number}" for number in range(3007, 3019))
_OTHERS = ("EPSG:4326", "EPSG:3857", "EPSG:3021", "EPSG:3022", "EPSG:3020", "EPSG:3019", "EPSG:3023", "EPSG:3024",
           "EPSG:25832", "EPSG:25833", "EPSG:25834", "EPSG:25835", "EPSG:3067")
_SAMPLE = 200
_MOST = 0.9
"""So many of the points lie among the areas when they are read as they were meant."""


def refuse_elsewhere(layer: str, xy: Floats, geometry: Objects, crs: str, inside: int) -> Optional[InputError]:
    """The error for points that were read in a wrong way; None where they are where they should be.

    inside : how many of the points (n, 2) lie in the polygons. Where at least half do, nothing is wrong with the whole.
    Where none does it is an error even when no better way to read them is found.
    """
    if len(xy) == 0 or 2 * inside >= len(xy):
        return None
    found = looks_like(xy, _bounds(geometry), crs)
    if found is not None:
        what, remedy = found
        return refuse(layer, "", msg("only {inside} of {count} points lie in an area, and {likeness}.", inside=inside,
                                     count=len(xy), likeness=what), remedy)
    if inside:
        return None
    return refuse(layer, "", msg("none of the {count} points lies in an area.", count=len(xy)),
                  msg("Check that the layer is of the same municipality, and that its coordinate system is right."))


def looks_like(xy: Floats, bounds: Tuple[float, float, float, float], crs: str) -> Optional[Tuple[Message, Message]]:
    """What the points (n, 2) look like and the remedy, where read so nine of ten lie in `bounds`; else None."""
    finite = xy[np.isfinite(xy).all(axis=1)]
    sample = finite[np.linspace(0, len(finite) - 1, min(_SAMPLE, len(finite))).astype(int)] if len(finite) else finite
    if _share_within(sample[:, ::-1], bounds) >= _MOST:
        return (msg("they look like coordinates with north and east swapped"),
                msg("Swap the two coordinates where the layer was made, and read it again."))
    for system, points, swapped in _ways(sample, crs):
        if _share_within(points, bounds) >= _MOST:
            name = _name(system)
            if swapped:
                return (msg("they look like coordinates of {system} with north and east swapped", system=name),
                        msg("Swap the two coordinates, give the layer the coordinate system {system}, and save it "
                            "anew in that of the areas.", system=name))
            return (msg("they look like coordinates of {system}", system=name),
                    msg("Give the layer the coordinate system {system}, and save it anew in that of the areas.",
                        system=name))
    return None


def _ways(sample: Floats, crs: str) -> Iterator[Tuple[str, Floats, bool]]:
    """(coordinate system, the points brought from it to `crs`, whether swapped first)"""
    for system in (_SWEREF_TM, *_SWEREF_ZONES, *_OTHERS):
        try:
            if CRS.from_user_input(system) == CRS.from_user_input(crs):
                continue
            to_crs = Transformer.from_crs(system, crs, always_xy=True)
        except CRSError:  # not in the library of coordinate systems
            continue
        for swapped in (False, True):
            x, y = to_crs.transform(*(sample[:, ::-1] if swapped else sample).T)
            yield system, np.column_stack([x, y]), swapped


def _share_within(xy: Floats, bounds: Tuple[float, float, float, float]) -> float:
    if len(xy) == 0:
        return 0.0
    west, south, east, north = bounds
    within = (xy[:, 0] >= west) & (xy[:, 0] <= east) & (xy[:, 1] >= south) & (xy[:, 1] <= north)
    return float(within.mean())


def _bounds(geometry: Objects) -> Tuple[float, float, float, float]:
    boxes = np.array([shape.bounds for shape in geometry if shape is not None and not shape.is_empty], float)
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _name(system: str) -> str:
    return f"{CRS.from_user_input(system).name} ({system})"
