"""The best division a peer has shown so far, by the same rule for all of them."""
from __future__ import annotations

from typing import Any, Optional, Tuple

import numpy as np

from .problem import Problem


class Incumbent:
    """Keeps the feasible division of least cost; while there is none, the one nearest to being feasible: first the
    number of areas, then fewest extra parts, then least deviation.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.area: Optional[Any] = None
        self.rank: Tuple[float, ...] = (float("inf"),)
        self.tries = 0
        self.feasible_tries = 0

    def offer(self, area: Any) -> Tuple[float, ...]:
        """Count one division (areas 0…K-1 per unit) and keep it when it is the best; its rank, smaller is better."""
        area = np.asarray(area, np.int64)
        self.tries += 1
        rank = self._rank(area)
        self.feasible_tries += rank[0] == 0
        if rank < self.rank:
            self.area, self.rank = area.copy(), rank
        return rank

    def _rank(self, area: Any) -> Tuple[float, ...]:
        problem = self.problem
        missing = abs(problem.areas - len(np.unique(area)))
        extra = problem.extra_parts(area)
        if missing == 0 and extra == 0 and problem.balanced(area):
            return (0.0, problem.cost(area))
        return (1.0, float(missing), float(extra), problem.deviation_percent(area))
