"""The road graph: junctions as nodes, pieces of road between them as edges with a time in either direction."""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Tuple

import numpy as np

from ...arrays import ints_of
from ...errors import InputError, Problem, problem
from ...geometry import line_coordinates
from ...messages import Message, msg
from ...model import Bools, Floats, Ints, Objects, Roads
from ...progress import Progress, Silent, stop_if_cancelled
from .links import Links, links_from_edges
from .milliseconds import INFINITE_MS, Ms, paired
from .noding import Noding, cut_at_nodes


@dataclass(frozen=True)
class RoadGraph:
    """A road network to travel on. Edges keep the order of their lines and, within a line, its direction.

    node_xy : (k, 2) metres
    tail, head : (e,) nodes
    forward_ms, backward_ms : (e,) whole milliseconds tail to head and back, `INFINITE_MS` where closed, never both
    length_m : (e,)
    line : (e,) row of the source line; features : (m,) name of each source line for messages
    vertices, offsets : (v, 2) and (e + 1,): edge i runs along vertices[offsets[i]:offsets[i + 1]]
    is_ferry : (e,)
    layer, crs : of the source
    """

    node_xy: Floats
    tail: Ints
    head: Ints
    forward_ms: Ms
    backward_ms: Ms
    length_m: Floats
    line: Ints
    vertices: Floats
    offsets: Ints
    is_ferry: Bools
    features: Objects
    layer: str
    crs: str

    @property
    def node_count(self) -> int:
        """Number of junctions and dead ends."""
        return len(self.node_xy)

    @property
    def edge_count(self) -> int:
        """Number of pieces of road."""
        return len(self.tail)

    def links(self, second: Optional[Ints] = None) -> Links:
        """The undirected links that fastest ways between nodes can use.

        second : (e,) what decides between equally fast ways; the times are then pairs (see `milliseconds`)
        """
        ahead, back = self.forward_ms, self.backward_ms
        if second is not None:
            return links_from_edges(self.node_count, self.tail, self.head, paired(ahead, second), paired(back, second))
        return links_from_edges(self.node_count, self.tail, self.head, ahead, back)

    def arcs(self) -> Tuple[Ints, Ints, Ms]:
        """All open directions as (from node, to node, milliseconds), loops and parallel ones included."""
        ahead, back = self.forward_ms < INFINITE_MS, self.backward_ms < INFINITE_MS
        return (np.concatenate([self.tail[ahead], self.head[back]]),
                np.concatenate([self.head[ahead], self.tail[back]]),
                np.concatenate([self.forward_ms[ahead], self.backward_ms[back]]))


def build_graph(roads: Roads, tolerance_m: float = 0.5, progress: Progress = Silent()) -> RoadGraph:  # noqa: B008
    """Make the graph of road lines.

    Ends within `tolerance_m` are one node; a line is cut where another ends at one of its vertices or shares one (see
    `noding`). Lines closed in both directions are left out. Times are rounded once per line to whole milliseconds, and
    the parts of a cut line add up to exactly that.

    Raises `InputError` with every line whose geometry or time cannot be used, or when no line is open.
    """
    open_rows = _usable(roads, tolerance_m, progress)
    progress.report(0.3)
    vertices, offsets = line_coordinates(roads.lines[open_rows])
    _refuse_broken_coordinates(roads, open_rows, vertices, offsets)
    stop_if_cancelled(progress)
    progress.report(0.5)
    noding = cut_at_nodes(vertices, offsets, tolerance_m)
    stop_if_cancelled(progress)
    progress.report(0.9)
    from_share, to_share = _shares(vertices, offsets, noding)
    row = open_rows[noding.line]
    forward_ms = _part_ms(roads.forward_s[row], from_share, to_share)
    backward_ms = _part_ms(roads.backward_s[row], from_share, to_share)
    counts = noding.last - noding.first + 1
    edge_offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    along = np.arange(int(edge_offsets[-1])) + np.repeat(noding.first - edge_offsets[:-1], counts)
    length_m = np.asarray(roads.length_m, float)[row] * (to_share - from_share)
    progress.report(1.0)
    return RoadGraph(noding.node_xy, noding.tail, noding.head, forward_ms, backward_ms, length_m, row, vertices[along],
                     edge_offsets, np.asarray(roads.is_ferry, bool)[row], roads.features, roads.layer, roads.crs)


def _usable(roads: Roads, tolerance_m: float, progress: Progress) -> Ints:
    """Rows of the lines that are open in some direction; refuse what cannot be used, all findings at once."""
    if not (np.isfinite(tolerance_m) and tolerance_m >= 0):
        raise ValueError("tolerance_m must be a finite number of metres, not below 0")
    if len(roads.lines) == 0:
        raise InputError([_whole(roads, msg("it has no lines."),
                                 msg("Choose the layer that holds the roads, or measure in straight lines instead."))])
    found: List[Problem] = []
    for i, line in enumerate(roads.lines):
        if i % 5000 == 0:
            stop_if_cancelled(progress)
        what = _wrong_line(line)
        if what is not None:
            found.append(_about(roads, i, what, msg("Repair or delete the feature.")))
    found += _wrong_times(roads)
    if found:
        raise InputError(found)
    rows = np.flatnonzero(np.isfinite(roads.forward_s) | np.isfinite(roads.backward_s))
    if len(rows) == 0:
        raise InputError([_whole(roads, msg("every line is closed in both directions."),
                                 msg("Check the field with the direction of travel."))])
    return rows


def _wrong_line(line: object) -> Optional[Message]:
    """What is wrong with a geometry as a road, or None."""
    if line is None or getattr(line, "is_empty", True):
        return msg("it has no geometry.")
    kind = getattr(line, "geom_type", "")
    if kind not in ("LineString", "LinearRing"):
        return msg("it is a {kind} and not a single line.", kind=kind)
    return None


def _wrong_times(roads: Roads) -> List[Problem]:
    """Every travel time that is missing, negative or longer than can be counted."""
    found = []
    for seconds in (np.asarray(roads.forward_s, float), np.asarray(roads.backward_s, float)):
        missing, negative = np.isnan(seconds), seconds < 0
        endless = np.isfinite(seconds) & (seconds * 1000.0 >= INFINITE_MS - 1)
        for i in ints_of(np.flatnonzero(missing | negative | endless)):
            if missing[i]:
                what = msg("it has no travel time.")
            elif negative[i]:
                what = msg("its travel time is negative ({seconds} s).", seconds=float(seconds[i]))
            else:
                what = msg("its travel time is longer than 12 days.")
            remedy = msg("Give it a speed above 0 or a travel time, or delete the feature.")
            found.append(_about(roads, i, what, remedy))
    return found


def _refuse_broken_coordinates(roads: Roads, rows: Ints, vertices: Floats, offsets: Ints) -> None:
    broken = np.flatnonzero(~np.isfinite(vertices).all(axis=1))
    if len(broken):
        lines = np.unique(np.searchsorted(offsets, broken, side="right") - 1)
        raise InputError([_about(roads, int(rows[i]), msg("its geometry has a coordinate that is not a number."),
                                 msg("Repair or delete the feature.")) for i in lines])


def _about(roads: Roads, row: int, what: Message, remedy: Message) -> Problem:
    return problem(roads.layer, roads.features[row], what, remedy)


def _whole(roads: Roads, what: Message, remedy: Message) -> Problem:
    return problem(roads.layer, "", what, remedy)


def _shares(vertices: Floats, offsets: Ints, noding: Noding) -> Tuple[Floats, Floats]:
    """(e,) (e,) where on its line, 0 to 1, each edge begins and ends."""
    step = np.zeros(len(vertices))
    difference = np.diff(vertices, axis=0)
    step[1:] = np.sqrt(difference[:, 0] * difference[:, 0] + difference[:, 1] * difference[:, 1])
    step[offsets[:-1]] = 0.0
    along = np.cumsum(step)
    start, end = along[offsets[:-1]][noding.line], along[offsets[1:] - 1][noding.line]
    whole = end - start
    known = np.where(whole > 0, whole, 1.0)
    # a line without length counts as one step, so that its time is not lost
    is_end = noding.last == (offsets[1:] - 1)[noding.line]
    to_share = np.where(is_end, 1.0, (along[noding.last] - start) / known)
    return (along[noding.first] - start) / known, to_share


def _part_ms(seconds: Floats, from_share: Floats, to_share: Floats) -> Ms:
    """(e,) milliseconds of each part of a line; the roundings of the parts cancel out over the line."""
    closed = ~np.isfinite(seconds)
    whole = np.rint(np.where(closed, 0.0, seconds) * 1000.0)
    part = np.rint(whole * to_share) - np.rint(whole * from_share)
    return np.where(closed, INFINITE_MS, part).astype(np.int32)
