"""Division of units into balanced, connected areas near their centres; see docs/algorithm.md.

This is the only door: what is named here is all that other rooms may use.
"""
from __future__ import annotations

from .advice.repair_search import Relaxation, divide_or_advise, relaxations
from .divide import divide
from .divide_workload import WorkloadDivision, divide_workload
from .problem.other_count import start_from
from .problem.problem import Division, DivisionProblem, LoadName
from .problem.settings import DivisionSettings
from .rebalance.limits import MoveLimits
from .rebalance.near.outline import Outlines
from .rebalance.rebalance import RebalanceSettings, rebalance
from .rebalance.result import MovedPlan, Rebalanced
from .rebalance.workload import RebalancedWorkload, rebalance_workload

__all__ = [
    "Division", "DivisionProblem", "DivisionSettings", "LoadName", "MoveLimits", "MovedPlan", "Outlines",
    "RebalanceSettings", "Rebalanced", "RebalancedWorkload", "Relaxation", "WorkloadDivision", "divide",
    "divide_or_advise", "divide_workload", "rebalance", "rebalance_workload", "relaxations", "start_from",
]
