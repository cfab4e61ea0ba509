"""Travel time as whole milliseconds in int32: sums are exact and do not depend on the order in which they are made.

Where a second number decides between ways that take equally long, both go into one int64, the milliseconds above: sums
and minima of such pairs are those of the milliseconds first and of the second number after. All that finds fastest ways
does so for either kind; the type of the arrays says which it is, and `infinite_of` what "no way" is.
"""
from __future__ import annotations

from typing import Any, Tuple

import numpy as np
from numpy.typing import NDArray

from ...model import Ints

Ms = NDArray[np.int32]
Costs = NDArray[Any]
"""Milliseconds (int32), or milliseconds and a second number (int64)."""

INFINITE_MS = 2**30 - 1
"""No way there (or none within 12 days). Twice this still fits in int32."""

INFINITE = np.int32(INFINITE_MS)
"""The same as a numpy scalar, so that int32 arrays stay int32 on every numpy."""


PAIR_BITS = 32
"""The second number of a pair lies below 2**32, and so must its sum along a way."""

INFINITE_PAIR = np.int64(INFINITE_MS << PAIR_BITS)
"""No way, for pairs. Twice this, and whatever second number, fits in int64."""


def infinite_of(costs: Costs) -> Any:
    """What stands for "no way" in such an array, as a numpy scalar of its type."""
    return INFINITE if costs.dtype == np.int32 else INFINITE_PAIR


def paired(ms: NDArray[Any], second: NDArray[Any]) -> Ints:
    """Milliseconds and second numbers as pairs; `INFINITE_PAIR` where there is no way."""
    pairs: Ints = np.where(ms >= INFINITE_MS, INFINITE_PAIR, (ms.astype(np.int64) << PAIR_BITS) + second)
    return pairs


def unpaired(pairs: Ints) -> Tuple[Ms, Ints]:
    """Milliseconds, `INFINITE_MS` where there is no way, and second numbers, which mean nothing there."""
    return capped(pairs >> PAIR_BITS), pairs & ((1 << PAIR_BITS) - 1)


def lower(times: Costs, cell: Ints, ms: Costs) -> None:
    """Lower the cells of `times` (flat) to `ms` where that is less; a cell may occur more than once."""
    while len(cell):
        less = np.flatnonzero(ms < times[cell])
        cell, ms = cell[less], ms[less]
        # of several values for a cell one stays: the next turn writes again those that are still less
        times[cell] = ms


def capped(ms: NDArray[Any]) -> Ms:
    """Whole milliseconds of any integer type as int32, everything above `INFINITE_MS` cut down to it."""
    cut: Ms = np.minimum(ms, INFINITE_MS).astype(np.int32)
    return cut


def rounded_ms(seconds: NDArray[Any]) -> Ms:
    """Seconds (inf allowed, no nan) as the nearest whole milliseconds, `INFINITE_MS` where that is not below it."""
    ms: Ms = np.minimum(np.rint(np.asarray(seconds, float) * 1000.0), INFINITE_MS).astype(np.int32)
    return ms
