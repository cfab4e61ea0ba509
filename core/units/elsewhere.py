"""Points that lie nowhere near the areas: what they look like, so that the planner knows what to mend.

Addresses in another zone or with their axes swapped fall outside every area, and what is made of the rest says nothing.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Optional, Tuple

import numpy as np
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from ..errors import Problem, problem
from ..messages import Message, msg
from ..model import Bools, Floats, Objects

_SWEREF_TM, _SWEREF_ZONES = "EPSG:3006", tuple(f"EPSG:{number}" for number in range(3007, 3019))
_OTHERS = ("EPSG:4326", "EPSG:3857", "EPSG:3021", "EPSG:3022", "EPSG:3020", "EPSG:3019", "EPSG:3023", "EPSG:3024",
           "EPSG:25832", "EPSG:25833", "EPSG:25834", "EPSG:25835", "EPSG:3067")
_SAMPLE = 200
MANY_OUTSIDE = 0.1
"""Above this share outside all areas a planner is warned: it is more than a border that is drawn roughly."""
MOST_OUTSIDE = 0.5
"""Above this share nothing is made of the rest."""
ELSEWHERE_M = 100_000.0
"""Farther than this from the middle of the areas lies no neighbour, but what was read in a wrong way may."""
_MOST = 0.9
"""So many of the points lie among the areas when they are read as they were meant."""


@dataclass(frozen=True)
class Points:
    """Points (n, 2) and the polygons of the areas, in the system `crs`; inside : (n,) which lie in one."""

    xy: Floats
    inside: Bools
    geometry: Objects
    crs: str


@dataclass(frozen=True)
class Told:
    """The words for points outside: `start` says how many of what lie where, without a full stop; `consequence` is the
    whole sentence of a warning.
    """

    start: Message
    consequence: Message


def outside_problem(layer: str, points: Points, told: Told, weight: Optional[Floats] = None,
                    ours: Optional[Bools] = None) -> Optional[Problem]:
    """The problem with points that lie in no area: the one rule of the check, the load and the register.

    An error where they were read in a wrong way, or more than `MOST_OUTSIDE` lie there: nobody means that. A warning
    above `MANY_OUTSIDE`; None below.

    weight : (n,) what each point counts for, None: all the same
    ours : (n,) which count for the error, None: all; the others are known to be of another municipality
    """
    outside = ~points.inside
    if not outside.any():
        return None
    if _share(outside, weight) > MANY_OUTSIDE:
        found = _likeness(points, outside)
        if found is not None:
            return problem(layer, "", msg("{outside}: {likeness}.", outside=told.start, likeness=found[0]), found[1])
    counted = np.ones(len(outside), bool) if ours is None else ours
    if points.inside.sum() == 0 or _share(outside[counted], None if weight is None else weight[counted]) > MOST_OUTSIDE:
        return problem(layer, "", msg("{outside}: most would be left out.", outside=told.start), msg(
            "Check that the layer is of this municipality, that its coordinate system is the right one and that north "
            "and east are not swapped; take out the rows that belong elsewhere."))
    if _share(outside, weight) > MANY_OUTSIDE:
        return problem(layer, "", told.consequence, msg(
            "Check the layer's municipality, its coordinate system and its axes, unless these are meant to be left "
            "out."), is_error=False)
    return None


def _share(outside: Bools, weight: Optional[Floats]) -> float:
    if not len(outside):
        return 0.0
    if weight is None or not weight.sum() > 0:
        return float(outside.mean())
    return float(weight[outside].sum() / weight.sum())


def percent_of(part: float, whole: float) -> int:
    """Whole percent, never more than there is: 100 means all."""
    return int(100 * part / whole + 1e-9) if whole > 0 else 0


def _likeness(points: Points, outside: Bools) -> Optional[Tuple[Message, Message]]:
    """What the points outside look like. Where most points are where they should be, only those that lie far away can
    have been read in a wrong way: in a county's layer the neighbours are outside too.
    """
    frame = _bounds(points.geometry)
    xy = points.xy[outside]
    middle = (np.array(frame[:2]) + frame[2:]) / 2
    far = np.hypot(*(xy - middle).T) > ELSEWHERE_M
    if 2 * outside.sum() <= len(outside) and not far.mean() >= _MOST:
        return None
    return looks_like(xy, frame, points.crs)


def looks_like(xy: Floats, bounds: Tuple[float, float, float, float], crs: str) -> Optional[Tuple[Message, Message]]:
    """What the points (n, 2) look like and the remedy, where read so nine of ten lie in `bounds`; else None."""
    finite = xy[np.isfinite(xy).all(axis=1)]
    sample = finite[np.linspace(0, len(finite) - 1, min(_SAMPLE, len(finite))).astype(int)] if len(finite) else finite
    if _share_within(sample, bounds) > 1 - _MOST:
        return None  # they are near the areas as they stand
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
