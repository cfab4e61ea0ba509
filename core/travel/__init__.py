"""Road graph, points on it, and travel times from many to many."""
from __future__ import annotations

from .assumptions import WAYS, WayAssumptions
from .nearest_origin import NearestPlaces, nearest_destinations, nearest_origins
from .network.attach import Attached, attach, attach_nodes
from .network.graph import RoadGraph, build_graph
from .network.milliseconds import INFINITE_MS
from .network.pieces import RoadPieces, road_pieces
from .straight_line import straight_line_nearest, straight_line_times
from .times import TravelRows, TravelTimes, node_times, travel_times

__all__ = ["INFINITE_MS", "WAYS", "Attached", "NearestPlaces", "RoadGraph", "RoadPieces", "TravelRows", "TravelTimes",
           "WayAssumptions", "attach", "attach_nodes", "build_graph", "nearest_destinations", "nearest_origins",
           "node_times", "road_pieces", "straight_line_nearest", "straight_line_times", "travel_times"]
