"""The unit from which an area is served: the same choice as the division's, for a plan of any origin."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
from numpy.typing import NDArray

from ..model import Bools, Floats, Ints, Units


@dataclass(frozen=True)
class Travel:
    """From the centre of one area: `minutes` (m,) to each of its units, None without travel times."""

    centre: int
    minutes: Optional[Floats]


def from_centre(units: Units, rows: Ints, weight_h_week: Floats, minutes: Optional[NDArray[np.floating[Any]]],
                limit: Optional[Floats] = None, limit_weight: float = 0.0, lead: Optional[Bools] = None) -> Travel:
    """The best unit of the area in `rows` to be its centre, and the way from it.

    First the least weight out of reach, then all units within their limit, then the least weight × travel, minutes
    beyond the limit counted `limit_weight` times more; equal ones by identifier. Without travel times: by straight
    line. weight_h_week : (n,) what is balanced
    limit : (n,) or None; lead : (n,) units with a base, which alone may be centres where the area has one
    """
    candidates: Ints = np.arange(len(rows))
    if lead is not None and lead[rows].any():
        candidates = np.flatnonzero(lead[rows])
    if minutes is not None:
        cost = np.asarray(minutes[np.ix_(rows[candidates], rows)], float)
    else:
        xy = units.anchor_xy[rows]
        cost = np.hypot(xy[candidates, None, 0] - xy[None, :, 0], xy[candidates, None, 1] - xy[None, :, 1])
    load = weight_h_week[rows]
    weight = load if load.sum() > 0 else np.ones(len(rows))
    reached = np.isfinite(cost)
    lost = (~reached) @ np.maximum(weight, 1e-9)
    counted, far = np.where(reached, cost, 0.0), np.zeros(len(candidates), bool)
    if limit is not None and minutes is not None:
        beyond = np.maximum(counted - np.minimum(limit[rows], 1e9), 0)
        far = (beyond > 0).any(1) if not limit_weight else far
        counted = counted + limit_weight * beyond
    total = counted @ weight
    names = [str(unit) for unit in units.ids[rows[candidates]]]
    best = min(range(len(names)), key=lambda i: (round(float(lost[i]), 6), bool(far[i]), round(float(total[i]), 6),
                                                 names[i]))
    return Travel(int(rows[candidates[best]]), cost[best] if minutes is not None else None)
