"""How far the shape of the areas may suffer from a rebalancing, seen from today's: one dial."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ....model import Floats, Ints
from .outline import Outlines

MIDDLE = 50.0
BORDER_SLACK, COMPACTNESS_SLACK = 0.1, 0.2
"""In the middle of the dial the whole border may be a tenth longer than today, an area a fifth less compact."""


@dataclass(frozen=True)
class ShapeLimits:
    """What the shape of a plan is held to.

    most_border_m : of the whole border between areas; inf: any
    least_compactness : (K,) of each area; 0: any
    """

    most_border_m: float
    least_compactness: Floats

    def miss(self, border_m: float, compactness: Floats) -> float:
        """How far the shape is beyond its limits, as a share: 0 where it keeps them, 0.2 where the border is a fifth
        longer than it may be or an area needs a fifth more compactness.
        """
        over = border_m / self.most_border_m - 1 if self.most_border_m > 0 else float(border_m > 0)
        floor = self.least_compactness
        short = np.where(floor > 0, floor / np.maximum(np.nan_to_num(compactness), 1e-9) - 1, 0.0)
        return max(over, float(short.max()), 0.0)


def slack(dial: float) -> float:
    """How loose the dial (0 … 100) is: 1 in the middle, 0 at 100, inf at 0."""
    if not 0 <= dial <= 100:
        raise ValueError("the dial of compactness goes from 0 to 100")
    return (100 - dial) / dial if dial > 0 else np.inf


def shape_limits(outlines: Outlines, today: Ints, areas: int, dial: float) -> ShapeLimits:
    """The limits that the dial sets, from the shape of today's areas.

    The whole border may be `BORDER_SLACK` longer, times the slack of the dial. No area may become less compact than
    today by more than `COMPACTNESS_SLACK`, times the slack; one that is rounder than the median today counts as that,
    and one that is new as well. Where an area is new the border has no limit: there was none to compare with.
    """
    loose = slack(dial)
    compact = outlines.compactness(today, areas)
    known = compact[np.isfinite(compact)]
    part = max(1 - COMPACTNESS_SLACK * loose, 0.0) if np.isfinite(loose) else 0.0
    floor: Optional[Floats] = None
    if len(known) and part > 0:
        middle = float(np.sort(known)[(len(known) - 1) // 2])
        floor = part * np.minimum(np.where(np.isfinite(compact), compact, middle), middle)
    new = len(known) < areas
    most = np.inf if new or not np.isfinite(loose) else outlines.border_m(today) * (1 + BORDER_SLACK * loose)
    return ShapeLimits(float(most), np.zeros(areas) if floor is None else np.asarray(floor))
