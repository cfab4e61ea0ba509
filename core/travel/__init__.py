"""Road graph, points on it, and travel times from many to many."""
from __future__ import annotations

from .assumptions import WAYS, WayAssumptions
from .cost_rows import CostRows
from .nearest_origin import NearestPlaces, nearest_destinations, nearest_origins
from .network import INFINITE_MS, Attached, RoadGraph, RoadPieces, attach, attach_nodes, build_graph, road_pieces
from .straight_line import straight_line_nearest, straight_line_times
from .times import TravelRows, TravelTimes, node_times, travel_times

__all__ = [
    "INFINITE_MS", "WAYS", "Attached", "CostRows", "NearestPlaces", "RoadGraph", "RoadPieces", "TravelRows",
    "TravelTimes", "WayAssumptions", "attach", "attach_nodes", "build_graph", "nearest_destinations",
    "nearest_origins", "node_times", "road_pieces", "straight_line_nearest", "straight_line_times", "travel_times",
]
