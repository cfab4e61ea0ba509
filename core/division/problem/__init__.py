"""The division problem as it is given, the settings of the work, and the texts of refusals."""
from __future__ import annotations

from .deviation import deviation_percent, largest_deviation_percent, load_per_area
from .graph import UnitGraph
from .other_count import start_from
from .problem import LAYER, Division, DivisionProblem, LoadName
from .refusals import balance_missed, base_missed, bound_missed, impossible, listed, lock_missed, not_found
from .settings import DivisionSettings

__all__ = [
    "LAYER", "Division", "DivisionProblem", "DivisionSettings", "LoadName", "UnitGraph", "balance_missed",
    "base_missed", "bound_missed", "deviation_percent", "impossible", "largest_deviation_percent", "listed",
    "load_per_area", "lock_missed", "not_found", "start_from",
]
