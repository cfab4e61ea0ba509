"""How far a new plan may be from today's."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np

from ...model import Bools, Floats, Ints
from ..problem import LoadName
from .near import MIDDLE, Outlines, ShapeLimits, shape_limits, slack

DEAREST_BORDER = 10.0


@dataclass(frozen=True)
class MoveLimits:
    """How far a new plan may be from today's.

    weight : (n,) what moving each unit counts (care hours, clients), none negative, not all 0
    most_share : of the whole weight that may move, 0 … 1; None: as little as possible
    locked : numbers of areas that stay exactly as they are
    given_up : (n,) units whose area of today will be no more; they count as moved wherever they go. Their `today` is 0
    name : what is counted, for messages
    outlines : of the n units; None: shape does not count; compactness : 0 … 100, how much it counts (`move_shape.py`)
    """

    weight: Floats
    most_share: Optional[float] = None
    locked: Tuple[int, ...] = ()
    given_up: Optional[Bools] = None
    name: LoadName = "load"
    outlines: Optional[Outlines] = None
    compactness: float = MIDDLE

    def __post_init__(self) -> None:
        weight = np.asarray(self.weight, float)
        if not bool((np.isfinite(weight) & (weight >= 0)).all()) or not weight.sum() > 0:
            raise ValueError("the weight of moves must be 0 or more, and not all 0")
        if self.most_share is not None and not 0 <= self.most_share <= 1:
            raise ValueError("most_share must be between 0 and 1")

    def moved(self, today: Ints, area: Ints) -> Bools:
        """(n,) units that change area; one that has no area today does not, unless its area is given up."""
        changed = (today > 0) & (area != today)
        return np.asarray(changed if self.given_up is None else changed | self.given_up)

    def share(self, moved: Bools) -> float:
        """Part of the whole weight in the units."""
        return float(self.weight[moved].sum()) / float(self.weight.sum())

    def shape(self, today: Ints, areas: int) -> Optional[ShapeLimits]:
        """What the shape of areas 1…K is held to; None where it does not count."""
        if self.outlines is None or self.compactness <= 0:
            return None
        return shape_limits(self.outlines, today, areas, self.compactness)

    @property
    def border_worth(self) -> float:
        """What a hundredth longer border counts, in hundredths of what has to move at least."""
        if self.outlines is None:
            return 0.0
        loose = slack(self.compactness)
        return min(1 / loose, DEAREST_BORDER) if loose > 0 else DEAREST_BORDER
