"""Points on the road as questions need them: what it costs to leave to, and arrive from, both ends of their edge."""
from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Optional, Tuple

import numpy as np

from ...model import Bools, Floats, Ints
from ..network import INFINITE_MS, Attached, Costs, Cut, RoadGraph, cut, cut_pairs, infinite_of, paired
from .entries import Entries


@dataclass(frozen=True)
class AttachedEndpoints:
    """Points (p,) with costs in milliseconds, or in pairs of them and a second number (see `milliseconds`).

    edge, share, xy : as in `Attached`; tail, head : (p,) nodes, 0 for points without edge, whose cut is closed
    cut : the ways between point and ends; access : (p,) the way between the point and the road
    """

    edge: Ints
    share: Floats
    xy: Floats
    tail: Ints
    head: Ints
    cut: Cut
    access: Costs

    def __len__(self) -> int:
        return len(self.edge)

    @property
    def is_joined(self) -> Bools:
        """(p,) whether the point has an edge."""
        joined: Bools = self.edge >= 0
        return joined

    def take(self, rows: Ints) -> AttachedEndpoints:
        """The points `rows` (k,), repeats allowed."""
        part = Cut(*(getattr(self.cut, name.name)[rows] for name in fields(Cut)))
        return AttachedEndpoints(self.edge[rows], self.share[rows], self.xy[rows], self.tail[rows], self.head[rows],
                                 part,
                      self.access[rows])

    def ends(self, arriving: bool) -> Tuple[Ints, Ints]:
        """(p,) costs from tail and head to the point, or from the point to tail and head."""
        return (self.cut.from_tail, self.cut.from_head) if arriving else (self.cut.to_tail, self.cut.to_head)

    def seeds(self, arriving: bool) -> Entries:
        """Where the columns start, one for each point: both ends of its edge with what it costs to get there."""
        column = np.repeat(np.arange(len(self)), 2)
        at = np.column_stack(self.ends(arriving)).ravel()
        seeds = Entries(np.column_stack([self.tail, self.head]).ravel(), column, at)
        return seeds.where(seeds.ms < infinite_of(self.access))


def attach_endpoints(graph: RoadGraph, points: Attached, second: Optional[Ints] = None,
           access_second: Optional[Ints] = None) -> AttachedEndpoints:
    """The points as `AttachedEndpoints`; with `second` (e,) of every edge and `access_second` (p,) in pairs."""
    closed, edge = ~points.is_joined, np.maximum(points.edge, 0)
    forward = np.where(closed, INFINITE_MS, graph.forward_ms[edge])
    backward = np.where(closed, INFINITE_MS, graph.backward_ms[edge])
    share = np.where(closed, 0.5, points.share)
    if second is None:
        return AttachedEndpoints(points.edge, points.share, points.xy, graph.tail[edge], graph.head[edge],
                      cut(share, forward, backward), points.access_ms)
    more = np.zeros(len(points), np.int64) if access_second is None else access_second
    return AttachedEndpoints(points.edge, points.share, points.xy, graph.tail[edge], graph.head[edge],
                  cut_pairs(share, forward, backward, second[edge]), paired(points.access_ms, more))


def along_one_edge(origins: AttachedEndpoints, destinations: AttachedEndpoints) -> Tuple[Ints, Ints, Ints]:
    """Pairs (origin, destination) on the same edge, and what it costs to go straight along it where that is open.

    A pair that can go both ahead and back, being at one place, occurs twice.
    """
    i, j = same(origins.edge, destinations.edge, origins.is_joined, destinations.is_joined)
    no_way = infinite_of(origins.access)
    found = []
    for a, b, forth in ((origins.cut.ahead, destinations.cut.ahead, origins.share[i] <= destinations.share[j]),
                        (origins.cut.behind, destinations.cut.behind, origins.share[i] >= destinations.share[j])):
        k = np.flatnonzero(forth & (a[i] < no_way))
        found.append((i[k], j[k], b[j[k]] - a[i[k]]))
    return (np.concatenate([found[0][0], found[1][0]]), np.concatenate([found[0][1], found[1][1]]),
            np.concatenate([found[0][2], found[1][2]]))


def at_one_place(origins: AttachedEndpoints, destinations: AttachedEndpoints) -> Tuple[Ints, Ints]:
    """Pairs (origin, destination) of points with the very same coordinates that are joined to a road."""
    both = np.concatenate([origins.xy, destinations.xy])
    order = np.lexsort((both[:, 1], both[:, 0]))
    new = np.ones(len(both), bool)
    new[1:] = (both[order][1:] != both[order][:-1]).any(axis=1)
    place = np.empty(len(both), np.int64)
    place[order] = np.cumsum(new)
    return same(place[:len(origins)], place[len(origins):], origins.is_joined, destinations.is_joined)


def same(left: Ints, right: Ints, left_counts: Bools, right_counts: Bools) -> Tuple[Ints, Ints]:
    """All (i, j) with left[i] == right[j] where both count."""
    candidates = np.flatnonzero(right_counts)
    candidates = candidates[np.argsort(right[candidates], kind="stable")]
    rows = np.flatnonzero(left_counts)
    first = np.searchsorted(right[candidates], left[rows], "left")
    count = np.searchsorted(right[candidates], left[rows], "right") - first
    before = np.cumsum(count) - count
    at = np.arange(int(count.sum())) + np.repeat(first - before, count)
    return np.repeat(rows, count), candidates[at]
