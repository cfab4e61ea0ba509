"""An assignment of units to areas: as a value, as a state that is changed unit by unit, and its check."""
from __future__ import annotations

from .incumbent import Incumbent
from .medoid import best_centre, inadmissible_sizes, medoids
from .numbering import numbered
from .plan import Plan, area_loads, make_plan, violation
from .state import State
from .verify import broken_rule, checked, loads_per_area, missed_bounds, verify

__all__ = [
    "Incumbent",
    "Plan",
    "State",
    "area_loads",
    "best_centre",
    "broken_rule",
    "checked",
    "inadmissible_sizes",
    "loads_per_area",
    "make_plan",
    "medoids",
    "missed_bounds",
    "numbered",
    "verify",
    "violation",
]
