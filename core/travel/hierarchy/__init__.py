"""The contraction hierarchy with a closed core, and what is asked of it."""
from __future__ import annotations

from .attached_endpoints import Docked, along_one_edge, at_one_place, docked
from .elimination import NotARoadNetwork
from .engine import EliminationEngine
from .entries import Entries, smallest

__all__ = [
    "Docked", "EliminationEngine", "Entries", "NotARoadNetwork", "along_one_edge", "at_one_place", "docked",
    "smallest",
]
