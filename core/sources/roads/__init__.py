"""Roads of any known source as seconds along and against each line."""
from __future__ import annotations

from .pieces import piece_problems
from .roads import RoadFields, examine_roads, read_roads

__all__ = [
    "RoadFields", "examine_roads", "piece_problems", "read_roads",
]
