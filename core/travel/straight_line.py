"""Travel times without a road layer: the straight line, lengthened by a detour factor, at one speed."""
from __future__ import annotations

from typing import Tuple

import numpy as np

from ..errors import refuse
from ..messages import Message, msg
from ..model import Floats
from .nearest_origin import NearestPlaces
from .network import KMH_PER_MS, rounded_ms
from .times import TravelTimes

ROWS_PER_STRIP = 1024


def straight_line_times(origin_xy: Floats, destination_xy: Floats, detour: float = 1.3,
                        speed_kmh: float = 40.0, lengths: bool = False) -> TravelTimes:
    """Times from every origin (p, 2) to every destination (q, 2) in metres, without roads; the note says so.

    lengths : give the lengthened straight lines too. Lakes and rivers are not seen. Raises `InputError` for a point
    without coordinates.
    """
    origins, destinations = _checked(origin_xy, destination_xy, detour, speed_kmh)
    ms = np.empty((len(origins), len(destinations)), np.int32)
    length_m = np.empty(ms.shape, np.float32) if lengths else None
    for a in range(0, len(origins), ROWS_PER_STRIP):
        distance_m = _distances(origins[a:a + ROWS_PER_STRIP], destinations)
        ms[a:a + ROWS_PER_STRIP] = rounded_ms(distance_m * (detour * KMH_PER_MS / speed_kmh))
        if length_m is not None:
            length_m[a:a + ROWS_PER_STRIP] = distance_m * detour
    return TravelTimes(ms, "straight line", _note(detour, speed_kmh), length_m)


def straight_line_nearest(origin_xy: Floats, destination_xy: Floats, detour: float = 1.3, speed_kmh: float = 40.0,
                          lengths: bool = False) -> NearestPlaces:
    """For each origin (p, 2) the nearest destination (q, 2); as `nearest_destinations`, without roads."""
    origins, destinations = _checked(origin_xy, destination_xy, detour, speed_kmh)
    place, away_m = np.full(len(origins), -1, np.int64), np.full(len(origins), np.inf)
    for a in range(0, len(origins) if len(destinations) else 0, ROWS_PER_STRIP):
        distance_m = _distances(origins[a:a + ROWS_PER_STRIP], destinations)
        # of equal whole milliseconds the first, as where roads are measured
        nearest = rounded_ms(distance_m * (detour * KMH_PER_MS / speed_kmh)).argmin(axis=1)
        place[a:a + ROWS_PER_STRIP] = nearest
        away_m[a:a + ROWS_PER_STRIP] = distance_m[np.arange(len(nearest)), nearest]
    return NearestPlaces(place, rounded_ms(away_m * (detour * KMH_PER_MS / speed_kmh)), "straight line",
                         _note(detour, speed_kmh), (away_m * detour).astype(np.float32) if lengths else None)


def _distances(origins: Floats, destinations: Floats) -> Floats:
    away = origins[:, None, :] - destinations[None, :, :]
    distances: Floats = np.sqrt((away * away).sum(axis=2))
    return distances


def _checked(origin_xy: Floats, destination_xy: Floats, detour: float, speed_kmh: float) -> Tuple[Floats, Floats]:
    if not (detour >= 1 and speed_kmh > 0):
        raise ValueError("detour must be at least 1 and speed_kmh above 0")
    origins = np.asarray(origin_xy, float).reshape(-1, 2)
    destinations = np.asarray(destination_xy, float).reshape(-1, 2)
    for name, xy in (("origins", origins), ("destinations", destinations)):
        broken = np.flatnonzero(~np.isfinite(xy).all(axis=1))
        if len(broken):
            raise refuse(name, int(broken[0]) + 1, msg("it has no coordinates, as {count} in all.", count=len(broken)),
                         msg("Delete them or give them a place."))
    return origins, destinations


def _note(detour: float, speed_kmh: float) -> Message:
    return msg("No roads were given: times are the straight line × {detour} at {speed} km/h. Rivers, lakes "
               "and missing bridges are not counted.", detour=detour, speed=speed_kmh)
