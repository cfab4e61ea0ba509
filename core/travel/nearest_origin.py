"""Which of several places is nearest by road, for each of many points: one question, however many places there are.

All places start in the same column, each with its number as the second number of its time: the smallest pair that
arrives tells the time and the place at once, and of equally near places the first.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ..messages import Message
from ..model import Floats32, Ints
from ..progress import SILENT, Part, Progress
from .hierarchy import AttachedEndpoints, Entries, along_one_edge, at_one_place, attach_endpoints
from .network import INFINITE_MS, INFINITE_PAIR, Attached, Links, Ms, RoadGraph, lower, unpaired
from .router import make_router
from .times import PER_M, journeys_between, road_note


@dataclass(frozen=True)
class NearestPlaces:
    """The nearest of several places for each of p points.

    place : (p,) row of the place, of equally near ones the first; -1 where there is no way to or from any
    ms : (p,) whole milliseconds, `INFINITE_MS` where there is none; method, note : as in `TravelTimes`
    length_m : (p,) metres along the fastest way, as in `TravelTimes`; None where it was not asked for
    """

    place: Ints
    ms: Ms
    method: str
    note: Message
    length_m: Optional[Floats32] = None


def nearest_origins(graph: RoadGraph, origins: Attached, destinations: Attached,
                    progress: Progress = SILENT, lengths: bool = False) -> NearestPlaces:
    """For each destination the origin from which it is reached first; times and lengths are those of `travel_times`."""
    return _measured(graph, origins, destinations, False, progress, lengths)


def nearest_destinations(graph: RoadGraph, origins: Attached, destinations: Attached,
                         progress: Progress = SILENT, lengths: bool = False) -> NearestPlaces:
    """For each origin the destination that is reached first; times and lengths are those of `travel_times`."""
    return _measured(graph, destinations, origins, True, progress, lengths)


def _measured(graph: RoadGraph, places: Attached, points: Attached, turned: bool, progress: Progress,
              lengths: bool) -> NearestPlaces:
    if not lengths:
        return _nearest(graph, places, points, turned, progress)
    found = _nearest(graph, places, points, turned, Part(progress, 0.0, 0.5))
    length_m = np.full(len(points), np.inf, np.float32)
    origins, destinations = (points, places) if turned else (places, points)
    journeys = journeys_between(graph, origins, destinations, True, turned, Part(progress, 0.5, 0.8))
    used = np.unique(found.place[found.place >= 0])
    order = np.argsort(found.place, kind="stable")
    start = np.searchsorted(found.place[order], used, "left")
    stop = np.searchsorted(found.place[order], used, "right")
    for first, costs in journeys.blocks(used, Part(progress, 0.8, 1.0)):
        for row, (a, b) in enumerate(zip(start[first:first + len(costs)], stop[first:first + len(costs)])):
            length_m[order[a:b]] = unpaired(costs[row, order[a:b]])[1] / float(PER_M)
    progress.report(1.0)
    return replace(found, length_m=length_m)


def _nearest(graph: RoadGraph, places: Attached, points: Attached, turned: bool, progress: Progress) -> NearestPlaces:
    nothing = np.zeros(graph.edge_count, np.int64)
    links = graph.links(nothing)
    if turned:
        links = Links(links.low, links.high, links.back_ms, links.there_ms)
    router, method = make_router(graph.node_count, links, Part(progress, 0.0, 0.8))
    starts, ends = attach_endpoints(graph, places, nothing), attach_endpoints(graph, points, nothing)
    best: Ints = np.full(len(points), INFINITE_PAIR, np.int64)
    targets = np.concatenate([ends.tail, ends.head])
    for _, block in router.toward(targets).blocks(_seeds(starts, turned), 1, Part(progress, 0.8, 1.0)):
        from_tail, from_head = ends.ends(not turned)
        best = np.minimum(block[0, :len(ends)] + from_tail, block[0, len(ends):] + from_head)
    _straight(best, starts, ends, turned)
    best = np.minimum(np.minimum(best, INFINITE_PAIR) + ends.access, INFINITE_PAIR)
    place, point = at_one_place(starts, ends)
    lower(best, point, place)
    ms, which = unpaired(best)
    progress.report(1.0)
    return NearestPlaces(np.where(ms < INFINITE_MS, which, -1), ms, method, road_note(graph, method))


def _seeds(places: AttachedEndpoints, turned: bool) -> Entries:
    """Where the one column starts: at both ends of every place's edge, the way to the road already behind."""
    seeds = places.seeds(turned)
    ms = seeds.ms + places.access[seeds.column] + seeds.column
    return Entries(seeds.row, np.zeros(len(ms), np.int64), ms).where(ms < INFINITE_PAIR)


def _straight(best: Ints, places: AttachedEndpoints, points: AttachedEndpoints, turned: bool) -> None:
    """Let the ways straight along one edge count."""
    origins, destinations = (points, places) if turned else (places, points)
    i, j, along = along_one_edge(origins, destinations)
    place, point = (j, i) if turned else (i, j)
    lower(best, point, np.minimum(along + places.access[place] + place, INFINITE_PAIR))
