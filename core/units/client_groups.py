"""Load kept only per group of units with so many clients that no client's hours stand alone.

A unit may hold a single client: its load then is that client's row. For what leaves the few who may see that, the units
of an area are joined to groups until each service in a group is given to at least so many clients, or to none
(threshold rule; Hundepool et al. 2012, Statistical Disclosure Control, doi:10.1002/9781118348239), and every unit of a
group gets the same part of the group's load. Sums per group and area stay as they are.
"""
from __future__ import annotations

from typing import Dict, List, Mapping, Optional, Set, Tuple

import numpy as np

from ..arrays import ints_of
from ..messages import Message, msg
from ..model import Adjacency, Floats, Ints
from ..progress import SILENT, Progress, stop_if_cancelled

USUAL_LEAST = 5
"""Clients behind a figure that leaves the office."""


def client_groups(adjacency: Adjacency, anchor_xy: Floats, area: Ints, served: Mapping[str, Floats], least: int,
                  progress: Progress = SILENT) -> Ints:
    """(n,) number of the group of each unit, from 0 in the order of their first units.

    area : (n,) groups stay within one; served : service (and perhaps other names) -> (n,) clients who get it there
    The group that comes first and has too few clients is joined to the neighbour in its area with the fewest clients,
    first of all one that has clients; without a neighbour there, to the nearest group of the area. An area with fewer
    clients in all than `least` is one group.
    """
    counts = np.array(list(served.values()), float).reshape(-1, len(area)).T
    groups = _Groups(adjacency, anchor_xy, area, counts)
    for unit in range(len(area)):
        stop_if_cancelled(progress)
        progress.report(unit / len(area))
        group: Optional[int] = unit if groups.is_there(unit) else None
        while group is not None and groups.too_few(group, least):
            other = groups.partner(group)
            group = None if other is None else groups.join(group, other)
    return groups.numbered()


class _Groups:
    """Units joined step by step; a group is called by its first unit."""

    def __init__(self, adjacency: Adjacency, anchor_xy: Floats, area: Ints, counts: Floats) -> None:
        self._members: Dict[int, List[int]] = {i: [i] for i in range(len(area))}
        self._near: Dict[int, Set[int]] = {i: set() for i in range(len(area))}
        self._counts, self._area, self._xy = counts.copy(), area, anchor_xy
        for u, v in zip(ints_of(adjacency.u), ints_of(adjacency.v)):
            if area[u] == area[v]:
                self._near[u].add(v)
                self._near[v].add(u)

    def is_there(self, group: int) -> bool:
        return group in self._members

    def too_few(self, group: int, least: int) -> bool:
        count = self._counts[group]
        return bool(((count > 0) & (count < least)).any())

    def partner(self, group: int) -> Optional[int]:
        near = self._near[group]
        if near:
            return min(near, key=lambda other: (not self._counts[other].any(), self._counts[other].sum(), other))
        rest = [other for other in self._members if other != group and self._area[other] == self._area[group]]
        return min(rest, key=lambda other: (float(np.hypot(*(self._xy[other] - self._xy[group]))), other), default=None)

    def join(self, one: int, other: int) -> int:
        first, second = min(one, other), max(one, other)
        self._members[first] += self._members.pop(second)
        self._counts[first] += self._counts[second]
        near = (self._near[first] | self._near.pop(second)) - {first, second}
        for group in near:
            self._near[group].discard(second)
            self._near[group].add(first)
        self._near[first] = near
        return first

    def numbered(self) -> Ints:
        label = np.zeros(sum(map(len, self._members.values())), np.int64)
        for number, group in enumerate(sorted(self._members)):
            label[self._members[group]] = number
        return label


def load_per_group(load_h_week: Mapping[str, Floats], group: Ints) -> Dict[str, Floats]:
    """The load of each group in equal parts on its units, (n,) per service; the sums of groups are unchanged."""
    return {service: even_per_group(hours, group) for service, hours in load_h_week.items()}


def even_per_group(amount: Floats, group: Ints) -> Floats:
    """The amount of each group in equal parts on its units, (n,); the sums of groups are unchanged."""
    even: Floats = (np.bincount(group, amount) / np.bincount(group))[group]
    return even


def served_clients(row: Ints, hours_week: Mapping[str, Floats], units: int) -> Dict[str, Floats]:
    """Service -> (units,) number of clients with hours of it; `row` (clients,) is the unit of each, -1 for none."""
    return {service: np.bincount(row[(row >= 0) & (hours > 0)], minlength=units).astype(float)
            for service, hours in hours_week.items()}


def single_client_notes(clients: Floats) -> Tuple[Message, ...]:
    """What a report must say of units with one client; `clients` (n,) is their number in each unit."""
    single = int((clients == 1).sum())
    if not single:
        return ()
    return (msg("{count} units hold one client each: the load of such a unit is that client's hours, so every layer "
                "with the load of units is as secret as the clients.", count=single),)
