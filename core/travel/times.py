"""Travel times from many points to many points along the roads."""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Tuple

import numpy as np

from ..arrays import ints_of
from ..errors import refuse
from ..messages import Message, msg
from ..model import Floats, Floats32, Ints
from ..progress import SILENT, Part, Progress
from .hierarchy import Entries, attach_endpoints
from .journeys import Journeys
from .network import INFINITE_MS, PAIR_BITS, Attached, Ms, RoadGraph, unpaired
from .router import make_router

PER_M = 10
"""Lengths are counted in whole decimetres."""


@dataclass(frozen=True)
class TravelTimes:
    """Times between p origins and q destinations.

    ms : (p, q) whole milliseconds, `INFINITE_MS` where there is no way; never sum or average it unmasked
    method : "elimination", "dijkstra" or "straight line"; note : what was measured and assumed, for the report
    length_m : (p, q) metres along the fastest way, the shortest of several equally fast ones, the ways between point
        and road included; inf where there is no way; None where it was not asked for
    from_road_m : (p,) metres from each origin to the road that it was joined to; None without roads
    """

    ms: Ms
    method: str
    note: Message
    length_m: Optional[Floats32] = None
    from_road_m: Optional[Floats] = None

    def minutes(self) -> Floats32:
        """(p, q) minutes, inf where there is no way."""
        return minutes_of(self.ms)

    @property
    def unreachable_count(self) -> int:
        """Pairs with no way from origin to destination."""
        return int((self.ms >= INFINITE_MS).sum())

    def unreachable_pairs(self, limit: int) -> List[Tuple[int, int]]:
        """The first `limit` pairs (origin, destination) without a way, by origin."""
        found: List[Tuple[int, int]] = []
        for origin in ints_of(np.flatnonzero((self.ms >= INFINITE_MS).any(axis=1))):
            for destination in ints_of(np.flatnonzero(self.ms[origin] >= INFINITE_MS)):
                if len(found) == limit:
                    return found
                found.append((origin, destination))
        return found


def travel_times(graph: RoadGraph, origins: Attached, destinations: Attached, progress: Progress = SILENT,
                 lengths: bool = False) -> TravelTimes:
    """Fastest times from every origin to every destination, the ways between point and road at both ends included.

    Exact in whole milliseconds: the same as on a graph in which every point is a node. From a point to the very same
    point it is 0. A point that is not joined to a road cannot be reached nor left.

    lengths : measure the fastest ways too, exact in whole decimetres per piece of road
    """
    turned = len(origins) > len(destinations)  # fewer columns: ask the other way round
    journeys = journeys_between(graph, origins, destinations, lengths, turned, Part(progress, 0.0, 0.3))
    ms = np.empty((len(origins), len(destinations)), np.int32)
    length_m = np.empty(ms.shape, np.float32) if lengths else None
    every = np.arange(len(destinations) if turned else len(origins))
    for first, costs in journeys.blocks(every, Part(progress, 0.3, 1.0)):
        here = np.s_[:, first:first + len(costs)] if turned else np.s_[first:first + len(costs)]
        if length_m is None:
            ms[here] = costs.T if turned else costs
        else:
            found, decimetres = unpaired(costs.T if turned else costs)
            ms[here] = found
            length_m[here] = np.where(found < INFINITE_MS, decimetres / float(PER_M), np.inf)
    progress.report(1.0)
    return TravelTimes(ms, journeys.method, road_note(graph, journeys.method), length_m, origins.distance_m)


class TravelRows:
    """Travel times from any of p origins to all q destinations, found when they are asked for.

    For many places, of whose (p, q) times only a few rows are looked at, or no more at once than there is memory for.
    `n` is the number of origins, `method` and `note` are as in `TravelTimes`.
    """

    def __init__(self, graph: RoadGraph, origins: Attached, destinations: Attached,
                 progress: Progress = SILENT) -> None:
        self.n = len(origins)
        self._width = len(destinations)
        self._journeys = journeys_between(graph, origins, destinations, False, False, progress)
        self.method, self.note = self._journeys.method, road_note(graph, self._journeys.method)
        progress.report(1.0)

    def ms(self, origins: Ints, destinations: Optional[Ints] = None, progress: Progress = SILENT) -> Ms:
        """(k, q) whole milliseconds from the origins `origins` (k,), as in `TravelTimes`.

        destinations : (m,) keep these columns alone, (k, m); the others are found too but take no memory
        """
        origins = np.asarray(origins, np.int64)
        ms = np.empty((len(origins), self._width if destinations is None else len(destinations)), np.int32)
        for first, block in self._journeys.blocks(origins, progress):
            ms[first:first + len(block)] = block if destinations is None else block[:, destinations]
        return ms

    def rows(self, centres: Ints) -> Floats32:
        """(k, q) minutes from the origins `centres` (k,), inf where there is no way."""
        return minutes_of(self.ms(centres))

    def block(self, centres: Ints, units: Ints) -> Floats32:
        """(k, m) minutes from the origins `centres` (k,) to the destinations `units` (m,)."""
        return minutes_of(self.ms(centres, units))


def minutes_of(ms: Ms) -> Floats32:
    """Minutes as float32, inf where there is no way."""
    minutes: Floats32 = np.divide(ms, 60000.0).astype(np.float32)
    minutes[ms >= INFINITE_MS] = np.inf
    return minutes


def journeys_between(graph: RoadGraph, origins: Attached, destinations: Attached, lengths: bool, turned: bool,
                     progress: Progress) -> Journeys:
    """The ways between points, measured in time or, for `lengths`, in pairs of time and decimetres."""
    if not lengths:
        return Journeys(graph.node_count, graph.links(), attach_endpoints(graph, origins),
                        attach_endpoints(graph, destinations), turned, progress)
    second = _decimetres(graph)
    ends = [attach_endpoints(graph, points, second, np.rint(np.where(points.is_joined, points.distance_m, 0.0) * PER_M)
                   .astype(np.int64)) for points in (origins, destinations)]
    return Journeys(graph.node_count, graph.links(second), ends[0], ends[1], turned, progress)


def _decimetres(graph: RoadGraph) -> Ints:
    """(e,) lengths of the edges in whole decimetres. A way passes an edge once, so their sum bounds its length."""
    decimetres: Ints = np.rint(graph.length_m * PER_M).astype(np.int64)
    if int(decimetres.sum()) >= 1 << (PAIR_BITS - 1):
        raise refuse(graph.layer, "", msg("its roads are more than {km} km long together; ways along so many roads "
                                          "cannot be measured in metres.", km=(1 << (PAIR_BITS - 1)) // PER_M // 1000),
                     msg("Choose the roads of a smaller region, or ask for times alone."))
    return decimetres


def node_times(graph: RoadGraph, origins: Ints, destinations: Ints, progress: Progress = SILENT) -> Ms:
    """(p, q) milliseconds between junctions, given as rows of `graph.node_xy`."""
    router, _ = make_router(graph.node_count, graph.links(), Part(progress, 0.0, 0.3))
    seeds = Entries(np.asarray(origins, np.int64), np.arange(len(origins)), np.zeros(len(origins), np.int64))
    ms = np.empty((len(origins), len(destinations)), np.int32)
    for _ in router.toward(np.asarray(destinations)).blocks(seeds, len(origins), Part(progress, 0.3, 1.0), answer=ms):
        pass
    return ms


def road_note(graph: RoadGraph, method: str) -> Message:
    """What was measured and assumed."""
    if method == "elimination":
        return msg("Fastest times along {edges} pieces of road of layer {layer}; no waiting at junctions and no banned "
                   "turns are counted.", edges=graph.edge_count, layer=graph.layer)
    return msg("Fastest times along {edges} pieces of road of layer {layer}; no waiting at junctions and no banned "
               "turns are counted. The lines are linked like no road network, so a slower method was used.",
               edges=graph.edge_count, layer=graph.layer)
