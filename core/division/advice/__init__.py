"""What would have to give where there is no plan."""
from __future__ import annotations

from .repair_search import Relaxation, divide_or_advise, relaxations

__all__ = [
    "Relaxation", "divide_or_advise", "relaxations",
]
