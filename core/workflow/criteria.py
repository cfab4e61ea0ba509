"""The planner's rules as the criteria that a plan is measured by."""
from __future__ import annotations

from typing import Any, Mapping, Optional

import numpy as np
from numpy.typing import NDArray

from ..model import Floats, Places
from ..rules import UnitRules
from ..scenarios import EvaluationCriteria


def evaluation_criteria(rules: UnitRules, minutes: Optional[NDArray[np.floating[Any]]], bases: Optional[Places] = None,
              sheltered: Optional[Places] = None, provider: Optional[Mapping[int, str]] = None,
              travel_h_week: Optional[Floats] = None) -> EvaluationCriteria:
    """What a plan made under `rules` is measured with: every rule of the division, as a rule of the evaluation.

    travel_h_week : (n,) estimated travel hours of the plan's units; they count where the rules balance them
    """
    return EvaluationCriteria(
        tolerance_percent=rules.tolerance_percent, areas=rules.areas, minutes=minutes,
        max_travel_minutes=rules.max_travel_minutes, bases=bases, sheltered=sheltered,
        sheltered_per_area=rules.sheltered_per_area or 0, provider=provider or {}, travel_h_week=travel_h_week,
        counts_travel=rules.travel_workload,
        travel_limit_weight=rules.travel_limit_weight, bases_per_area=rules.bases_per_area, loads=rules.loads,
        share=rules.share, fixed_area=rules.fixed_area, group=rules.group)
