"""The reports and pictures of the algorithms."""
from __future__ import annotations

from .plan_pictures import is_synthetic, plan_pictures
from .plan_report import division_report, evaluation_report
from .rebalance_report import rebalance_report
from .run_report import plan_report
from .scenario_report import scenario_report

__all__ = [
    "division_report", "evaluation_report", "is_synthetic", "plan_pictures", "plan_report", "rebalance_report",
    "scenario_report",
]
