"""Travel time as whole milliseconds in int32: sums are exact and do not depend on the order in which they are made."""
from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..model import Ints

Ms = NDArray[np.int32]

INFINITE_MS = 2**30 - 1
"""No way there (or none within 12 days). Twice this still fits in int32."""

INFINITE = np.int32(INFINITE_MS)
"""The same as a numpy scalar, so that int32 arrays stay int32 on every numpy."""


def lower(times: Ms, cell: Ints, ms: Ms) -> None:
    """Lower the cells of `times` (flat) to `ms` where that is less; a cell may occur more than once."""
    while len(cell):
        less = np.flatnonzero(ms < times[cell])
        cell, ms = cell[less], ms[less]
        # of several values for a cell one stays: the next turn writes again those that are still less
        times[cell] = ms


def capped(ms: NDArray[Any]) -> Ms:
    """Whole milliseconds of any integer type as int32, everything above `INFINITE_MS` cut down to it."""
    return np.minimum(ms, INFINITE_MS).astype(np.int32)


def rounded_ms(seconds: NDArray[Any]) -> Ms:
    """Seconds (inf allowed, no nan) as the nearest whole milliseconds, `INFINITE_MS` where that is not below it."""
    ms: Ms = np.minimum(np.rint(np.asarray(seconds, float) * 1000.0), INFINITE_MS).astype(np.int32)
    return ms
