"""From the areas of today to balance again."""
from __future__ import annotations

from .limits import MoveLimits
from .rebalance import RebalanceSettings, rebalance
from .result import MovedPlan, Rebalanced
from .workload import RebalancedWorkload, rebalance_workload

__all__ = [
    "MoveLimits", "MovedPlan", "RebalanceSettings", "Rebalanced", "RebalancedWorkload", "rebalance",
    "rebalance_workload",
]
