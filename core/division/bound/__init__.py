"""The lower bound of all divisions: Lagrangian relaxation and branch and bound on the counts of centres."""
from __future__ import annotations

from .budget import BoundBudget
from .division import division_bound
from .live_gap import LiveGap

__all__ = [
    "BoundBudget", "LiveGap", "division_bound",
]
