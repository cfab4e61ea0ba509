"""How far a new plan may be from today's."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np

from ..model import Bools, Floats, Ints
from .problem import LoadName


@dataclass(frozen=True)
class MoveLimits:
    """How far a new plan may be from today's.

    weight : (n,) what moving each unit counts (care hours, clients), none negative, not all 0
    most_share : of the whole weight that may move, 0 … 1; None: as little as possible
    locked : numbers of areas that stay exactly as they are
    given_up : (n,) units whose area of today will be no more; they count as moved wherever they go. Their `today` is 0
    name : what is counted, for messages
    """

    weight: Floats
    most_share: Optional[float] = None
    locked: Tuple[int, ...] = ()
    given_up: Optional[Bools] = None
    name: LoadName = "load"

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
