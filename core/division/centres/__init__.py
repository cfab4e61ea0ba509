"""The search over sets of centres (an aggregated p-median problem)."""
from __future__ import annotations

from .candidates import full_centre_problem, sampled_centre_problem
from .contiguity_cost import mixed_rows
from .search import CentreSearch, CentreSet, different_sets

__all__ = [
    "CentreSearch", "CentreSet", "different_sets", "full_centre_problem", "mixed_rows", "sampled_centre_problem",
]
