"""Many divisions of the same units beside each other, and the lists that ask for them."""
from __future__ import annotations

from .compare import Comparison, compare_scenarios
from .plan_lists import MOST_AREAS, asked_counts, asked_loads, asked_tolerances, compare_problems
from .scenario_lists import LoadSet, counts_within, read_area_counts, read_load_sets, read_tolerances, units_with

__all__ = [
    "MOST_AREAS", "Comparison", "LoadSet", "asked_counts", "asked_loads", "asked_tolerances", "compare_problems",
    "compare_scenarios", "counts_within", "read_area_counts", "read_load_sets", "read_tolerances", "units_with",
]
