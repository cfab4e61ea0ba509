"""Plans measured and compared."""
from __future__ import annotations

from .evaluate import Yardstick, evaluate_plan
from .figures import AreaFigures, PlanEvaluation, PlanFigures, area_table, plan_table

__all__ = ["AreaFigures", "PlanEvaluation", "PlanFigures", "Yardstick", "area_table", "evaluate_plan", "plan_table"]
