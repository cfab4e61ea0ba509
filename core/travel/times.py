"""Travel times from many points to many points along the roads."""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np

from ..messages import Message, msg
from ..model import Bools, Floats32, Ints
from ..progress import Part, Progress, Silent
from .attach import Attached
from .cut import Cut, cut
from .entries import Entries
from .graph import RoadGraph
from .milliseconds import INFINITE_MS, Ms
from .router import make_router


@dataclass(frozen=True)
class TravelTimes:
    """Times between p origins and q destinations.

    ms : (p, q) whole milliseconds, `INFINITE_MS` where there is no way; never sum or average it unmasked
    method : "elimination", "dijkstra" or "straight line"; note : what was measured and assumed, for the report
    """

    ms: Ms
    method: str
    note: Message

    def minutes(self) -> Floats32:
        """(p, q) minutes, inf where there is no way."""
        minutes: Floats32 = (self.ms / 60000.0).astype(np.float32)
        minutes[self.ms >= INFINITE_MS] = np.inf
        return minutes

    @property
    def unreachable_count(self) -> int:
        """Pairs with no way from origin to destination."""
        return int((self.ms >= INFINITE_MS).sum())

    def unreachable_pairs(self, limit: int) -> List[Tuple[int, int]]:
        """The first `limit` pairs (origin, destination) without a way, by origin."""
        found: List[Tuple[int, int]] = []
        for origin in np.flatnonzero((self.ms >= INFINITE_MS).any(axis=1)).tolist():
            for destination in np.flatnonzero(self.ms[origin] >= INFINITE_MS).tolist():
                if len(found) == limit:
                    return found
                found.append((origin, destination))
        return found


def travel_times(graph: RoadGraph, origins: Attached, destinations: Attached,
                 progress: Progress = Silent()) -> TravelTimes:  # noqa: B008
    """Fastest times from every origin to every destination, the ways between point and road at both ends included.

    Exact in whole milliseconds: the same as on a graph in which every point is a node. From a point to the very same
    point it is 0. A point that is not joined to a road cannot be reached nor left.
    """
    out_cut, in_cut = _cut(graph, origins), _cut(graph, destinations)
    links = graph.links()
    turned = len(origins) > len(destinations)
    if turned:  # fewer columns: ask the other way round, on the graph with every direction turned
        links = type(links)(links.low, links.high, links.back_ms, links.there_ms)
    router, method = make_router(graph.node_count, links, Part(progress, 0.0, 0.3))
    asking, answering = (destinations, origins) if turned else (origins, destinations)
    away = (in_cut.from_tail, in_cut.from_head) if turned else (out_cut.to_tail, out_cut.to_head)
    near = (out_cut.to_tail, out_cut.to_head) if turned else (in_cut.from_tail, in_cut.from_head)
    seeds = _seeds(graph, asking, away)
    nodes, which = np.unique(_ends(graph, answering), return_inverse=True)
    at_tail, at_head = which.reshape(-1)[0::2], which.reshape(-1)[1::2]
    last_tail, last_head = (x.astype(np.int32) for x in near)
    ms = np.empty((len(origins), len(destinations)), np.int32)
    for first, block in router.blocks(seeds, nodes, len(asking), Part(progress, 0.3, 0.95)):
        best = np.minimum(block[:, at_tail] + last_tail, block[:, at_head] + last_head)
        (ms.T if turned else ms)[first:first + len(block)] = np.minimum(best, INFINITE_MS)
    _along_one_edge(ms, origins, destinations, out_cut, in_cut)
    _with_access(ms, origins, destinations)
    progress.report(1.0)
    return TravelTimes(ms, method, _note(graph, method))


def node_times(graph: RoadGraph, origins: Ints, destinations: Ints, progress: Progress = Silent()) -> Ms:  # noqa: B008
    """(p, q) milliseconds between junctions, given as rows of `graph.node_xy`."""
    router, _ = make_router(graph.node_count, graph.links(), Part(progress, 0.0, 0.3))
    seeds = Entries(np.asarray(origins, np.int64), np.arange(len(origins)), np.zeros(len(origins), np.int64))
    ms = np.empty((len(origins), len(destinations)), np.int32)
    for _ in router.blocks(seeds, destinations, len(origins), Part(progress, 0.3, 1.0), answer=ms):
        pass
    return ms


def _note(graph: RoadGraph, method: str) -> Message:
    if method == "elimination":
        return msg("Fastest times along {edges} pieces of road of layer {layer}; no waiting at junctions and no banned "
                   "turns are counted.", edges=graph.edge_count, layer=graph.layer)
    return msg("Fastest times along {edges} pieces of road of layer {layer}; no waiting at junctions and no banned "
               "turns are counted. The lines are linked like no road network, so a slower method was used.",
               edges=graph.edge_count, layer=graph.layer)


def _cut(graph: RoadGraph, points: Attached) -> Cut:
    """The ways between points and the ends of their edge; none where a point has no edge."""
    closed = ~points.is_joined
    forward = np.where(closed, INFINITE_MS, graph.forward_ms[points.edge])
    backward = np.where(closed, INFINITE_MS, graph.backward_ms[points.edge])
    return cut(np.where(closed, 0.5, points.share), forward, backward)


def _ends(graph: RoadGraph, points: Attached) -> Ints:
    """(2p,) tail and head of the edge of each point in turn; node 0 for points without one, whose cut is closed."""
    edge = np.maximum(points.edge, 0)
    return np.column_stack([graph.tail[edge], graph.head[edge]]).ravel()


def _seeds(graph: RoadGraph, points: Attached, away: Tuple[Ints, Ints]) -> Entries:
    """Where the columns start: both ends of each point's edge with the time to get there."""
    column = np.repeat(np.arange(len(points)), 2)
    seeds = Entries(_ends(graph, points), column, np.column_stack(away).ravel())
    return seeds.where(seeds.ms < INFINITE_MS)


def _along_one_edge(ms: Ms, origins: Attached, destinations: Attached, out_cut: Cut, in_cut: Cut) -> None:
    """Let points on the same edge also go straight along it, ahead or back, where that is open."""
    i, j = _pairs(origins.edge, destinations.edge, origins.is_joined, destinations.is_joined)
    for a, b, forth in ((out_cut.ahead, in_cut.ahead, origins.share[i] <= destinations.share[j]),
                        (out_cut.behind, in_cut.behind, origins.share[i] >= destinations.share[j])):
        along = np.where(forth & (a[i] < INFINITE_MS), b[j] - a[i], INFINITE_MS).astype(np.int32)
        ms[i, j] = np.minimum(ms[i, j], along)


def _with_access(ms: Ms, origins: Attached, destinations: Attached) -> None:
    """Add the ways to and from the road, 0 from a point to itself; int32 is never passed."""
    for access in (origins.access_ms[:, None], destinations.access_ms[None, :]):
        np.add(ms, access, out=ms)
        np.minimum(ms, np.int32(INFINITE_MS), out=ms)
    both = np.concatenate([origins.xy, destinations.xy])
    order = np.lexsort((both[:, 1], both[:, 0]))
    new = np.ones(len(both), bool)
    new[1:] = (both[order][1:] != both[order][:-1]).any(axis=1)
    place = np.empty(len(both), np.int64)
    place[order] = np.cumsum(new)
    i, j = _pairs(place[:len(origins)], place[len(origins):], origins.is_joined, destinations.is_joined)
    ms[i, j] = 0


def _pairs(left: Ints, right: Ints, left_counts: Bools, right_counts: Bools) -> Tuple[Ints, Ints]:
    """All (i, j) with left[i] == right[j] where both count."""
    candidates = np.flatnonzero(right_counts)
    candidates = candidates[np.argsort(right[candidates], kind="stable")]
    rows = np.flatnonzero(left_counts)
    first = np.searchsorted(right[candidates], left[rows], "left")
    count = np.searchsorted(right[candidates], left[rows], "right") - first
    before = np.cumsum(count) - count
    at = np.arange(int(count.sum())) + np.repeat(first - before, count)
    return np.repeat(rows, count), candidates[at]
