"""A load that the areas share beside the one that is balanced first: clients, one service, the oldest, night alarms."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..model import Floats


@dataclass(frozen=True)
class LoadRule:
    """What every area shall have of one load.

    name : as the planner calls it; per_unit : (n,) how much of it each unit has, none negative
    tolerance_percent : largest deviation of an area from its part of the total; None: no such rule
    least : what every area has at least, in the load's own unit; None: no such rule
    """

    name: str
    per_unit: Floats
    tolerance_percent: Optional[float] = None
    least: Optional[float] = None

    def __post_init__(self) -> None:
        values = np.asarray(self.per_unit, float)
        if values.ndim != 1 or not bool((np.isfinite(values) & (values >= 0)).all()):
            raise ValueError("per_unit of a LoadRule must be (n,) finite numbers of 0 or more")
        if any(x is not None and not (np.isfinite(x) and x >= 0) for x in (self.tolerance_percent, self.least)):
            raise ValueError("tolerance_percent and least of a LoadRule must be 0 or more")
