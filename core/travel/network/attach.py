"""Points joined to the road: to the nearest edge, at the nearest place on it, not to the nearest junction."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...errors import refuse
from ...messages import msg
from ...model import Bools, Floats, Ints
from ...progress import Progress, Silent
from .graph import RoadGraph
from .milliseconds import Ms, rounded_ms
from .nearest_edge import nearest_edges, segments_of

KMH_PER_MS = 3.6
END_M = 1e-6
"""Nearer than this to the end of an edge is at the end."""


@dataclass(frozen=True)
class Attached:
    """Points (p,) on the road graph.

    edge : row of the edge, -1 where no road is near enough; share : where on it, 0 at its tail to 1 at its head
    distance_m, access_ms : from the point to the road, inf and `INFINITE_MS` where there is none
    xy : (p, 2) the points as given; road_xy : (p, 2) the places on the road, nan where there is none
    """

    edge: Ints
    share: Floats
    distance_m: Floats
    access_ms: Ms
    xy: Floats
    road_xy: Floats

    def __len__(self) -> int:
        return len(self.edge)

    @property
    def is_joined(self) -> Bools:
        """(p,) whether a road is near enough."""
        joined: Bools = self.edge >= 0
        return joined


def attach(graph: RoadGraph, xy: Floats, max_distance_m: float = np.inf, access_speed_kmh: float = 5.0,
           edges: Optional[Bools] = None, layer: str = "points", progress: Progress = Silent()) -> Attached:  # noqa: B008
    """Join the points `xy` (p, 2) to the nearest edge.

    edges : (e,) edges that may be used; by default all but ferries, since nobody lives on a ferry line.
        `road_pieces(graph).two_way_edges & ~graph.is_ferry` keeps points out of places that cannot be left or reached
    access_speed_kmh : how fast the way between point and road is covered
    layer : what the points are called in a message

    The nearest edge is found with certainty; of equally near ones it is the first. Raises `InputError` for a point
    without coordinates, and when no edge may be used.
    """
    if not access_speed_kmh > 0:
        raise ValueError("access_speed_kmh must be above 0")
    points = np.asarray(xy, float).reshape(-1, 2)
    broken = np.flatnonzero(~np.isfinite(points).all(axis=1))
    if len(broken):
        raise refuse(layer, int(broken[0]) + 1, msg("it has no coordinates, as {count} in all.", count=len(broken)),
                     msg("Delete them or give them a place."))
    usable = np.flatnonzero(~graph.is_ferry if edges is None else edges)
    if len(usable) == 0:
        raise refuse(graph.layer, "", msg("it has no road that places can be joined to."),
                     msg("Check that the layer holds more than ferry lines."))
    found = nearest_edges(segments_of(graph.vertices, graph.offsets, usable), points, progress)
    share = _share(graph, found.edge, found.along_m)
    near = found.distance_m <= max_distance_m
    distance_m = np.where(near, found.distance_m, np.inf)
    return Attached(np.where(near, found.edge, -1), np.where(near, share, np.nan), distance_m,
                    rounded_ms(distance_m * KMH_PER_MS / access_speed_kmh), points,
                    np.where(near[:, None], found.place, np.nan))


def attach_nodes(graph: RoadGraph, nodes: Ints) -> Attached:
    """Points at junctions, as `Attached`, with no way to the road."""
    first_edge = np.full(graph.node_count, -1, np.int64)
    at_head = np.zeros(graph.node_count, bool)
    first_edge[graph.head[::-1]] = np.arange(graph.edge_count)[::-1]
    at_head[graph.head] = True
    first_edge[graph.tail[::-1]] = np.arange(graph.edge_count)[::-1]
    at_head[graph.tail] = False
    where, nothing = graph.node_xy[nodes], np.zeros(len(nodes))
    return Attached(first_edge[nodes], at_head[nodes].astype(float), nothing, nothing.astype(np.int32), where, where)


def _share(graph: RoadGraph, edge: Ints, along_m: Floats) -> Floats:
    """(p,) position along the drawn edge, 0 to 1; exactly 0 or 1 at its ends."""
    difference = np.diff(graph.vertices, axis=0)
    upto = np.concatenate([[0.0], np.cumsum(np.sqrt((difference * difference).sum(axis=1)))])
    drawn_m = (upto[graph.offsets[1:] - 1] - upto[graph.offsets[:-1]])[edge]
    share = np.clip(along_m / np.where(drawn_m > 0, drawn_m, 1.0), 0.0, 1.0)
    share = np.where(along_m <= END_M, 0.0, share)
    return np.where(along_m >= drawn_m - END_M, np.where(drawn_m > END_M, 1.0, 0.0), share)
