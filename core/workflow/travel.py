"""Travel between units and places, on roads or in straight lines."""
from __future__ import annotations

from dataclasses import replace
from typing import Optional, Tuple

import numpy as np

from ..arrays import ints_of
from ..errors import refuse
from ..messages import msg
from ..model import Floats, Places, Roads, Units
from ..progress import SILENT, Part, Progress
from ..travel import (
    INFINITE_MS,
    WAYS,
    Attached,
    RoadGraph,
    TravelTimes,
    WayAssumptions,
    build_graph,
    road_pieces,
    straight_line_times,
    travel_times,
)
from ..travel.network import attach
from ..units import locate_points
from .off_road import with_far_homes

_NAMED = 5
NEAR_ROAD_M = 2000.0
"""A place this near to the road network belongs to it, whatever piece of road lies nearer."""


def unit_minutes(units: Units, roads: Optional[Roads], ways: WayAssumptions = WAYS, progress: Progress = SILENT
                 ) -> TravelTimes:
    """Travel times between the anchors of all units, (n, n), along `roads`, or straight where there are none.

    An anchor is joined to the part of the network in which everybody can reach everybody, when that is within 2 km,
    else to the nearest road of all. Raises `InputError` that names the units between which there is no way.
    """
    return unit_travel(units, roads, ways, progress)[0]


def unit_travel(units: Units, roads: Optional[Roads], ways: WayAssumptions = WAYS, progress: Progress = SILENT
                ) -> Tuple[TravelTimes, Optional[RoadGraph]]:
    """As `unit_minutes`, with the road graph that was travelled, None without roads."""
    if roads is None:
        return straight_line_times(units.anchor_xy, units.anchor_xy, ways.detour_factor,
                                   ways.straight_line_kmh), None
    times, graph = place_times(roads, units.anchor_xy, units.anchor_xy, units.layer, progress,
                               access_kmh=ways.access_kmh)
    _refuse_unreachable(units, times, graph)
    return with_far_homes(units, times, roads.layer), graph


def place_times(roads: Roads, origin_xy: Floats, destination_xy: Floats, layer: str,
                progress: Progress = SILENT, lengths: bool = False, access_kmh: float = WAYS.access_kmh
                ) -> Tuple[TravelTimes, RoadGraph]:
    """Travel times between places along `roads`, joined to the network as in `unit_minutes`; pairs without a way stay.

    layer : what the places are called in a message; lengths : measure the ways in metres too;
    access_kmh : speed between a place and its road
    """
    graph, origins, destinations = joined_places(roads, origin_xy, destination_xy, layer, Part(progress, 0.0, 0.5),
                                                 access_kmh)
    return travel_times(graph, origins, destinations, Part(progress, 0.5, 1.0), lengths), graph


def joined_places(roads: Roads, origin_xy: Floats, destination_xy: Floats, layer: str,
                  progress: Progress = SILENT, access_kmh: float = WAYS.access_kmh
                  ) -> Tuple[RoadGraph, Attached, Attached]:
    """The road graph, and the places joined to its network as in `unit_minutes`."""
    graph = build_graph(roads, progress=Part(progress, 0.0, 0.6))
    origins = join_to_network(graph, origin_xy, layer, Part(progress, 0.6, 0.8), access_kmh)
    same = destination_xy is origin_xy
    destinations = origins if same else join_to_network(graph, destination_xy, layer, Part(progress, 0.8, 1.0),
                                                        access_kmh)
    return graph, origins, destinations


def join_to_network(graph: RoadGraph, xy: Floats, layer: str, progress: Progress = SILENT,
                    access_kmh: float = WAYS.access_kmh) -> Attached:
    """`xy` (p, 2) on the road: on the main two-way network when that is within 2 km, else on the nearest road."""
    main = road_pieces(graph).two_way_edges & ~graph.is_ferry
    if not main.any():
        return attach(graph, xy, access_speed_kmh=access_kmh, layer=layer, progress=progress)
    joined = attach(graph, xy, access_speed_kmh=access_kmh, edges=main, layer=layer, progress=progress)
    far = joined.distance_m > NEAR_ROAD_M
    if not far.any():
        return joined
    nearest = attach(graph, xy, access_speed_kmh=access_kmh, layer=layer, progress=progress)
    return replace(
        joined, edge=np.where(far, nearest.edge, joined.edge), share=np.where(far, nearest.share, joined.share),
        distance_m=np.where(far, nearest.distance_m, joined.distance_m),
        access_ms=np.where(far, nearest.access_ms, joined.access_ms),
        road_xy=np.where(far[:, None], nearest.road_xy, joined.road_xy))


def _refuse_unreachable(units: Units, times: TravelTimes, graph: RoadGraph) -> None:
    closed = times.ms >= INFINITE_MS
    if not closed.any():
        return
    middle = int(np.argmin(closed.sum(axis=0) + closed.sum(axis=1)))
    apart = np.flatnonzero(closed[middle] | closed[:, middle])
    named = ", ".join(str(units.ids[row]) for row in apart[:_NAMED])
    more = "" if len(apart) <= _NAMED else " …"
    raise refuse(units.layer, named + more,
                 msg("no road leads between {count} units and the rest: the road layer {roads} is in {pieces} pieces.",
                     count=len(apart), roads=graph.layer, pieces=road_pieces(graph).count),
                 msg("Connect the roads, add the ferry as a line, or leave the road layer out."))


def from_bases(times: TravelTimes, graph: Optional[RoadGraph], units: Units, bases: Places,
               ways: WayAssumptions = WAYS, progress: Progress = SILENT) -> TravelTimes:
    """`times` between units, with the way measured from the base itself in the row of each unit that has one.

    graph : the roads that were travelled, None for straight lines. A unit with several bases keeps the shortest of
    their ways. Bases in no unit are left out.
    """
    row = locate_points(units.geometry, bases.xy).row
    here = np.flatnonzero(row >= 0)
    if len(here) == 0:
        return times
    if graph is None:
        found = straight_line_times(bases.xy[here], units.anchor_xy, ways.detour_factor,
                                    ways.straight_line_kmh)
    else:
        origins = join_to_network(graph, bases.xy[here], bases.layer, access_kmh=ways.access_kmh)
        homes = join_to_network(graph, units.anchor_xy, units.layer, access_kmh=ways.access_kmh)
        found = travel_times(graph, origins, homes, progress)
    ms = times.ms.copy()
    ms[row[here]] = INFINITE_MS
    for base, unit in enumerate(ints_of(row[here])):
        ms[unit] = np.minimum(ms[unit], found.ms[base])
    return replace(times, ms=ms, note=msg("{note} Travel from a base starts at the base.", note=times.note))
