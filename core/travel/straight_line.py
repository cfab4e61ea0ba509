"""Travel times without a road layer: the straight line, lengthened by a detour factor, at one speed."""
from __future__ import annotations

import numpy as np

from ..errors import refuse
from ..messages import msg
from ..model import Floats
from .attach import KMH_PER_MS
from .milliseconds import rounded_ms
from .times import TravelTimes

ROWS_PER_STRIP = 1024


def straight_line_times(origin_xy: Floats, destination_xy: Floats, detour: float = 1.3,
                        speed_kmh: float = 40.0) -> TravelTimes:
    """Times from every origin (p, 2) to every destination (q, 2) in metres, without roads; the note says so.

    Lakes and rivers are not seen. Raises `InputError` for a point without coordinates.
    """
    if not (detour >= 1 and speed_kmh > 0):
        raise ValueError("detour must be at least 1 and speed_kmh above 0")
    origins = np.asarray(origin_xy, float).reshape(-1, 2)
    destinations = np.asarray(destination_xy, float).reshape(-1, 2)
    for name, xy in (("origins", origins), ("destinations", destinations)):
        broken = np.flatnonzero(~np.isfinite(xy).all(axis=1))
        if len(broken):
            raise refuse(name, int(broken[0]) + 1, msg("it has no coordinates, as {count} in all.", count=len(broken)),
                         msg("Delete them or give them a place."))
    ms = np.empty((len(origins), len(destinations)), np.int32)
    for a in range(0, len(origins), ROWS_PER_STRIP):
        away = origins[a:a + ROWS_PER_STRIP, None, :] - destinations[None, :, :]
        distance_m = np.sqrt((away * away).sum(axis=2))
        ms[a:a + ROWS_PER_STRIP] = rounded_ms(distance_m * (detour * KMH_PER_MS / speed_kmh))
    return TravelTimes(ms, "straight line",
                       msg("No roads were given: times are the straight line × {detour} at {speed} km/h. Rivers, lakes "
                           "and missing bridges are not counted.", detour=detour, speed=speed_kmh))
