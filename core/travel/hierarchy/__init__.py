"""The contraction hierarchy with a closed core, and what is asked of it."""
from __future__ import annotations

from .attached_endpoints import AttachedEndpoints, along_one_edge, at_one_place, attach_endpoints
from .elimination import NotARoadNetwork
from .engine import EliminationEngine
from .entries import Entries, smallest

__all__ = [
    "AttachedEndpoints", "EliminationEngine", "Entries", "NotARoadNetwork", "along_one_edge", "at_one_place",
    "attach_endpoints", "smallest",
]
