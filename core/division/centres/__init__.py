"""The search over sets of centres (an aggregated p-median problem)."""
from __future__ import annotations

from .candidates import full_market, make_market
from .contiguity_cost import mixed_rows
from .search import CentreSearch, CentreSet, different_sets

__all__ = [
    "CentreSearch", "CentreSet", "different_sets", "full_market", "make_market", "mixed_rows",
]
