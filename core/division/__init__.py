"""Division of units into balanced, connected areas near their centres; see docs/algorithm.md.

This is the only door: what is named here is all that other rooms may use.
"""
from __future__ import annotations

from .advice import Relaxation, divide_or_advise, relaxations
from .divide import divide
from .divide_workload import WorkloadDivision, divide_workload
from .problem import (
    Division,
    DivisionProblem,
    DivisionSettings,
    LoadName,
    largest_deviation_percent,
    load_per_area,
    start_from,
)
from .rebalance import (
    MovedPlan,
    MoveLimits,
    Rebalanced,
    RebalancedWorkload,
    RebalanceSettings,
    rebalance,
    rebalance_workload,
)
from .rebalance.near import Outlines

__all__ = [
    "Division", "DivisionProblem", "DivisionSettings", "LoadName", "MoveLimits", "MovedPlan", "Outlines",
    "RebalanceSettings", "Rebalanced", "RebalancedWorkload", "Relaxation", "WorkloadDivision", "divide",
    "divide_or_advise", "divide_workload", "largest_deviation_percent", "load_per_area", "rebalance",
    "rebalance_workload", "relaxations", "start_from",
]
