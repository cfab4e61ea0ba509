"""Division of units into balanced, connected areas near their centres; see docs/algorithm.md."""
from __future__ import annotations

from .divide import divide
from .problem.problem import Division, DivisionProblem
from .problem.settings import DivisionSettings

__all__ = ["Division", "DivisionProblem", "DivisionSettings", "divide"]
