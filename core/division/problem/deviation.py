"""How far the loads of areas are from what the areas shall have."""
from __future__ import annotations

import numpy as np

from ...model import Floats, Ints

_LEAST = 1e-300
"""Stands for a target of nothing, from which any load is infinitely far."""


def deviation_percent(load: Floats, target: Floats) -> Floats:
    """Of each load (any shape) from its target, in percent of the target: below 0 where it is less."""
    return np.asarray((load / np.maximum(target, _LEAST) - 1) * 100)


def largest_deviation_percent(load: Floats, target: Floats) -> float:
    """The largest of them, whether above or below."""
    return float(np.abs(deviation_percent(load, target)).max())


def load_per_area(load: Floats, area: Ints, areas: int) -> Floats:
    """(K,) the load (n,) of areas 1…K; a unit in area 0 counts nowhere."""
    return np.asarray(np.bincount(area, load, areas + 1)[1:], float)
