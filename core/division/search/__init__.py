"""One whole search: independent runs, their effort, lumpy instances, and repair by a mixed-integer programme."""
from __future__ import annotations

from .first_plan import first_areas
from .lumpy import proved_bound
from .multistart import best_plan
from .repair import repaired
from .single_search import Counts, Solver

__all__ = [
    "Counts", "Solver", "best_plan", "first_areas", "proved_bound", "repaired",
]
