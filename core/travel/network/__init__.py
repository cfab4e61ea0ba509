"""The road graph: junctions and pieces of road, points joined to it, whole milliseconds."""
from __future__ import annotations

from .attach import KMH_PER_MS, Attached, attach, attach_nodes
from .cut import Cut, cut, cut_pairs
from .graph import RoadGraph, build_graph
from .links import Links, merged
from .milliseconds import (
    INFINITE_MS,
    INFINITE_PAIR,
    PAIR_BITS,
    Costs,
    Ms,
    infinite_of,
    lower,
    paired,
    rounded_ms,
    unpaired,
)
from .orders import stable_order
from .pieces import RoadPieces, road_pieces

__all__ = [
    "INFINITE_MS", "INFINITE_PAIR", "KMH_PER_MS", "PAIR_BITS", "Attached", "Costs", "Cut", "Links", "Ms", "RoadGraph",
    "RoadPieces", "attach", "attach_nodes", "build_graph", "cut", "cut_pairs", "infinite_of", "lower", "merged",
    "paired", "road_pieces", "rounded_ms", "stable_order", "unpaired",
]
