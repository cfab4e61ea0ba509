"""Plans measured and compared."""
from __future__ import annotations

from .compare import (
    INFEASIBLE,
    NOT_MET,
    OK,
    Scenario,
    ScenarioFigures,
    TradeOff,
    non_dominated,
    scenario_table,
    trade_offs,
)
from .evaluate import EvaluationCriteria, evaluate_plan
from .figures import AreaFigures, PlanEvaluation, PlanFigures, area_table, plan_table
from .issues import issue_table

__all__ = [
    "INFEASIBLE", "NOT_MET", "OK", "AreaFigures", "EvaluationCriteria", "PlanEvaluation", "PlanFigures",
    "Scenario", "ScenarioFigures", "TradeOff", "area_table", "evaluate_plan", "issue_table", "non_dominated",
    "plan_table", "scenario_table", "trade_offs",
]
