"""What makes a plan better: pair splits, tabu search, swaps, large neighbourhoods, exact unions, annealing."""
from __future__ import annotations

from .anneal import anneal
from .exact_unions import can_finish, finish
from .neighbourhood import Pooled, improve, ranked_pool
from .polish import PolishEffort, polish
from .tabu import Moves, TabuWalk
from .waves import improve_in_waves

__all__ = [
    "Moves", "PolishEffort", "Pooled", "TabuWalk", "anneal", "can_finish", "finish", "improve", "improve_in_waves",
    "polish", "ranked_pool",
]
