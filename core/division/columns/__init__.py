"""Plans of few heavy units, chosen among enumerated areas: pricing, master problem, set partitioning, cover."""
from __future__ import annotations

from .choice import best_of_areas, chosen_again
from .infeasible import BEFORE, cover_or_refuse, is_lumpy

__all__ = [
    "BEFORE", "best_of_areas", "chosen_again", "cover_or_refuse", "is_lumpy",
]
