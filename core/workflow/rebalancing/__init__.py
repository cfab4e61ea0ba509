"""From today's areas to balance again: what moves is counted, done and told."""
from __future__ import annotations

from .move_measure import known_parts
from .move_notes import least_compactness, shape_notes
from .question import (
    MoveRequest,
    RebalanceQuestion,
    UnitKnowledge,
    rebalance_question,
    rules_of_today,
)
from .rebalance import (
    MoveWishes,
    RebalancedUnits,
    fixed_places,
    frontier_table,
    moved_amounts,
    moved_table,
    rebalance_units,
    shares_by_place,
    told,
)

__all__ = [
    "MoveRequest", "MoveWishes", "RebalanceQuestion", "RebalancedUnits", "UnitKnowledge", "fixed_places",
    "frontier_table", "known_parts", "least_compactness", "moved_amounts", "moved_table", "rebalance_question",
    "rebalance_units", "rules_of_today", "shape_notes", "shares_by_place", "told",
]
