"""The centres are fixed: the dual in the areas' prices, its bound, and the exact completion."""
from __future__ import annotations

from .dual import phi, solve_prices
from .exact import Shared, available, share_exactly
from .fixed_centres_bound import bound_of_centres
from .soft_assignment import SHARES

__all__ = [
    "SHARES", "Shared", "available", "bound_of_centres", "phi", "share_exactly", "solve_prices",
]
