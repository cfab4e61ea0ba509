"""How much work a bound may take, in counts, and what comes of it."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

OnBound = Callable[[float, float], None]
"""Called with (bound, gap in percent of the objective) whenever the bound rises."""


@dataclass(frozen=True)
class BoundBudget:
    """More of each never gives a lower bound.

    nodes : of the branching, 0 for the root alone; steps : of all ascents together; cells : costs looked at
    gap_percent : a gap to the best plan that is small enough to stop at
    """

    nodes: int = 30
    steps: int = 1_000_000
    cells: float = 6e9
    gap_percent: float = 0.01

    def __post_init__(self) -> None:
        if self.nodes < 0 or self.steps < 1 or not self.cells > 0:
            raise ValueError("a bound needs 0 nodes or more, at least 1 step and some cells")
        if not 0 <= self.gap_percent <= 100:
            raise ValueError("gap_percent must be between 0 and 100")


@dataclass(frozen=True)
class Bound:
    """value : no division within the bounds costs less; root_value : the same before branching
    nodes, steps : what was done; candidates_left : units that may be a centre of a plan better than the best known
    """

    value: float
    root_value: float
    nodes: int
    steps: int
    candidates_left: int

    def gap_percent(self, objective: float) -> float:
        """How far a plan's cost is above the bound, in percent of its cost."""
        return 100 * (1 - self.value / objective) if objective > 0 else 0.0
