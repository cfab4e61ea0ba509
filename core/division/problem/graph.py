"""The graph of touching units: neighbours, connected parts, and whether an area survives the loss of a unit."""
from __future__ import annotations

from functools import cached_property
from typing import List, Sequence, Set, Tuple

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from ...arrays import floats_of, ints_of
from ...model import Floats, Ints

CHECKED_UNITS = 250
"""A connectedness check looks at no more units than this and then answers no: long checks are rare and cost the most.

"""


class UnitGraph:
    """Undirected graph of n units; arrays are not changed after birth.

    u, v : (m,) edges with u < v, sorted and each once; border : (m,) shared border, any unit, 0 for links
    start, head : neighbours of unit i are head[start[i]:start[i + 1]], ascending
    neighbours, neighbour_border, neighbour_sets : the same as lists and sets of each unit, made when they are asked for
    """

    def __init__(self, n: int, u: Ints, v: Ints, border: Floats) -> None:
        low, high = np.minimum(u, v), np.maximum(u, v)
        keep = low != high
        code, inverse = np.unique(low[keep] * max(n, 1) + high[keep], return_inverse=True)
        self.n = n
        self.u, self.v = (code // max(n, 1)).astype(np.int64), (code % max(n, 1)).astype(np.int64)
        self.border = np.bincount(inverse.ravel(), np.asarray(border, float)[keep], len(code)).astype(float)
        tail = np.concatenate([self.u, self.v])
        head = np.concatenate([self.v, self.u])
        order = np.lexsort((head, tail))
        self.head = head[order]
        self.tail = tail[order]
        self.start = np.searchsorted(self.tail, np.arange(n + 1)).astype(np.int64)
        self.arc_border = np.concatenate([self.border, self.border])[order]

    @cached_property
    def neighbours(self) -> List[List[int]]:
        """The neighbours of each unit, ascending."""
        heads, starts = ints_of(self.head), ints_of(self.start)
        return [heads[first:end] for first, end in zip(starts, starts[1:])]

    @cached_property
    def neighbour_border(self) -> List[List[float]]:
        """The border that each unit shares with each of its `neighbours`."""
        borders, starts = floats_of(self.arc_border), ints_of(self.start)
        return [borders[first:end] for first, end in zip(starts, starts[1:])]

    @cached_property
    def neighbour_sets(self) -> List[Set[int]]:
        """The neighbours of each unit, as sets."""
        return [set(near) for near in self.neighbours]

    def parts(self, area: Ints) -> Tuple[int, Ints]:
        """Connected parts of all areas together: their number, and each unit's part, numbered by smallest unit."""
        same = area[self.u] == area[self.v]
        ones = np.ones(int(same.sum()), np.int8)
        matrix = csr_matrix((ones, (self.u[same], self.v[same])), shape=(self.n, self.n))
        count, raw = connected_components(matrix, directed=False)
        _, first = np.unique(raw, return_index=True)
        rank = np.empty(count, np.int64)
        rank[np.argsort(first, kind="stable")] = np.arange(count)
        return int(count), rank[raw]

    def boundary(self, area: Ints) -> float:
        """Total length of the borders between different areas."""
        return float(self.border[area[self.u] != area[self.v]].sum())

    def touching_pairs(self, area: Ints) -> List[Tuple[int, int]]:
        """Pairs a < b of areas that touch, ascending."""
        cut = area[self.u] != area[self.v]
        a, b = area[self.u[cut]], area[self.v[cut]]
        base = int(area.max()) + 1 if len(area) else 1
        code = np.unique(np.minimum(a, b) * base + np.maximum(a, b))
        return [(int(c) // base, int(c) % base) for c in code]

    def part_of(self, units: Ints) -> UnitGraph:
        """The graph of `units` alone, renumbered in their order; takes no longer for being part of a large graph."""
        count = self.start[units + 1] - self.start[units]
        first = np.repeat(self.start[units] - np.cumsum(count) + count, count)
        arc = first + np.arange(len(first))
        order = np.argsort(units, kind="stable")
        ranked = units[order]
        place = np.minimum(np.searchsorted(ranked, self.head[arc]), len(units) - 1)
        tail, head = np.repeat(np.arange(len(units)), count), order[place]
        keep = (ranked[place] == self.head[arc]) & (tail < head)
        return UnitGraph(len(units), tail[keep], head[keep], self.arc_border[arc[keep]])

    def can_leave(self, unit: int, area: Sequence[int], limit: int = CHECKED_UNITS) -> bool:
        """Whether the area of `unit` stays connected and not empty without it.

        May answer no for a unit that could leave (after `limit` units were looked at), never yes for one that cannot.
        """
        own = area[unit]
        mates = [v for v in self.neighbours[unit] if area[v] == own]
        if len(mates) <= 1:
            return len(mates) == 1
        wanted = set(mates)
        reached = {mates[0]}
        stack = [mates[0]]
        while stack:  # most often the neighbours touch each other
            near = (self.neighbour_sets[stack.pop()] & wanted) - reached
            reached |= near
            stack.extend(near)
        if len(reached) == len(wanted):
            return True
        return self._search(unit, area, reached, wanted - reached, limit)

    def _search(self, unit: int, area: Sequence[int], reached: Set[int], missing: Set[int], limit: int) -> bool:
        own = area[unit]
        seen = set(reached)
        seen.add(unit)
        queue = sorted(reached)
        for looked, x in enumerate(queue):
            if looked > limit:
                return False
            for y in self.neighbours[x]:
                if area[y] == own and y not in seen:
                    missing.discard(y)
                    if not missing:
                        return True
                    seen.add(y)
                    queue.append(y)
        return False

    def cut_off(self, unit: int, area: Sequence[int], root: int) -> List[int]:
        """The units of the area of `unit` that lose their way to `root` when `unit` leaves."""
        own = area[unit]
        lost: List[int] = []
        seen = {unit}
        for start in self.neighbours[unit]:
            if area[start] != own or start in seen:
                continue
            seen.add(start)
            queue = [start]
            for x in queue:
                for y in self.neighbours[x]:
                    if area[y] == own and y not in seen:
                        seen.add(y)
                        queue.append(y)
            if root not in queue:
                lost.extend(queue)
        return lost
