"""The centre of an area: the unit from which the others are reached at least cost."""
from __future__ import annotations

import numpy as np

from ...arrays import ints_of
from ...model import Bools, Floats, Ints
from ..problem import DivisionProblem


def best_centre(problem: DivisionProblem, units: Ints) -> int:
    """The unit from which the others of the area are reached at least cost, within the limit for all where one can."""
    ordered = np.array(sorted(ints_of(units), key=lambda u: str(problem.names[u])), np.int64)
    lead = ordered
    if problem.centre_units is not None and problem.centre_units[units].any():
        lead = ordered[problem.centre_units[ordered]]
    load, limit = problem.load[ordered, 0], problem.limits()[ordered]
    total: Floats = np.empty(len(lead))
    kept: Bools = np.empty(len(lead), bool)
    for i in range(0, len(lead), 512):
        block = problem.block(lead[i:i + 512], ordered)
        kept[i:i + 512] = (block <= limit).all(1)
        total[i:i + 512] = np.where(load > 0, block * np.where(load > 0, load, 1.0), 0.0).sum(1)
    if problem.max_cost is not None and kept.any():
        total = np.where(kept, total, np.inf)
    least = float(total.min())
    return int(lead[int(np.argmax(total <= least * (1 + 1e-9)))])  # equal but for rounding: the first by name
