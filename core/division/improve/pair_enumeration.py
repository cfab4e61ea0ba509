"""The best division of two touching areas with few units, by looking at every one of them.

Narrow bounds on lumpy loads leave few divisions, far apart from each other: no sequence of small moves finds them.
"""
from __future__ import annotations

from typing import Dict, Optional, Tuple

import numpy as np

from ...model import Bools, Floats, Ints

LARGEST = 14
"""Units; 2^13 divisions are valued at once."""


def _sides(count: int) -> Bools:
    """(2^(count - 1), count) all ways to give the units to two sides, the last unit always on the second."""
    codes = np.arange(2 ** (count - 1))
    return np.asarray((codes[:, None] >> np.arange(count)[None, :]) & 1, bool)


def _connected(side: Bools, near: Bools) -> Bools:
    """(s,) whether the units of each row of `side` (s, r) hold together; an empty side does not."""
    first = np.zeros_like(side)
    rows = np.arange(len(side))
    first[rows, np.argmax(side, 1)] = True
    reached = first & side
    links = near.astype(np.float32)
    for _ in range(side.shape[1]):
        grown = reached | ((reached.astype(np.float32) @ links > 0) & side)
        if np.array_equal(grown, reached):
            break
        reached = grown
    return np.asarray((reached == side).all(1) & side.any(1))


def best_division(cost: Floats, load: Floats, near: Bools, bounds: Dict[str, Floats], price: float,
                  border: Optional[Floats]) -> Optional[Tuple[float, Bools, Tuple[int, int]]]:
    """Value, first side and centres of the best division of r units, or None when none is connected on both sides and
    can be led.

    cost : (2, r, r) weighted, in the first and the second area, from centre to unit; inf rows may not lead
    load : (r, S) in units of the first load; near : (r, r) who touch
    bounds : "low" and "high" (2, S); price : of a unit of load outside; border : (r, r) cost of a cut border, or None
    The first side is the first area of `bounds`; both ways round are tried.
    """
    half = _sides(len(load))
    side = half[_connected(half, near) & _connected(~half, near)]
    if len(side) == 0:
        return None
    best: Optional[Tuple[float, Bools, Tuple[int, int]]] = None
    for first in (side, ~side):
        value, i, j = _values(first, cost, load, bounds, price, border)
        k = int(np.argmin(value))
        if np.isfinite(value[k]) and (best is None or value[k] < best[0]):
            best = (float(value[k]), first[k].copy(), (int(i[k]), int(j[k])))
    return best


def _values(first: Bools, cost: Floats, load: Floats, bounds: Dict[str, Floats], price: float,
            border: Optional[Floats]) -> Tuple[Floats, Ints, Ints]:
    total = np.zeros(len(first))
    centres = []
    lead = np.asarray(np.isfinite(cost).all(2), bool)
    for row, mask in enumerate((first, ~first)):
        inside = mask.astype(float)
        travel = np.where(mask & lead[row], inside @ np.where(lead[row][:, None], cost[row], 0.0).T, np.inf)
        centres.append(np.argmin(travel, 1))
        total += travel.min(1)
        held = inside @ load
        missed = np.maximum(held - bounds["high"][row], 0) + np.maximum(bounds["low"][row] - held, 0)
        total += price * missed.sum(1)
    if border is not None:
        cut = first.astype(float)
        total += ((cut @ border) * (1 - cut)).sum(1)
    return total, centres[0], centres[1]
