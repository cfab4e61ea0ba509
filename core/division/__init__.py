"""Division of units into balanced, connected areas near their centres; see docs/algorithm.md."""
from __future__ import annotations

from .divide import divide
from .problem import Division, DivisionProblem
from .settings import DivisionSettings

__all__ = ["Division", "DivisionProblem", "DivisionSettings", "divide"]
