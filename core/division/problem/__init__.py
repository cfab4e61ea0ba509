"""The division problem as it is given, the settings of the work, and the texts of refusals."""
from __future__ import annotations

from .graph import UnitGraph
from .other_count import start_from
from .problem import LAYER, Division, DivisionProblem, LoadName
from .refusals import balance_missed, base_missed, bound_missed, impossible, listed, lock_missed, not_found
from .settings import DivisionSettings

__all__ = [
    "LAYER", "Division", "DivisionProblem", "DivisionSettings", "LoadName", "UnitGraph", "balance_missed",
    "base_missed", "bound_missed", "impossible", "listed", "lock_missed", "not_found", "start_from",
]
