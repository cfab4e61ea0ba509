"""Where a road crosses a barrier: the units on both sides stay neighbours, as a bridge or an underpass joins them."""
from __future__ import annotations

from typing import Any, Tuple

from ...arrays import ints_of
from ...geometry import SpatialIndex
from ...model import Adjacency, Objects, Roads
from ...progress import SILENT, Progress, stop_if_cancelled

INSIDE_M = 1.0
"""A road that runs less than this inside a unit only touches it."""


def links_across_barriers(geometry: Objects, ids: Objects, roads: Roads, whole: Adjacency, parted: Adjacency,
                          progress: Progress = SILENT) -> Tuple[Tuple[Any, Any], ...]:
    """Pairs of unit ids that a barrier parts and a road joins: one line leads over their common border; sorted.

    whole, parted : the neighbours without and with the barriers. Ferries are no such road: their quays say what they
    join (`links_across_ferries`).
    """
    lost = sorted(set(zip(ints_of(whole.u), ints_of(whole.v))) - set(zip(ints_of(parted.u), ints_of(parted.v))))
    lines = roads.lines[~roads.is_ferry]
    index = SpatialIndex(lines)
    found = []
    for k, (a, b) in enumerate(lost):
        if k % 50 == 0:
            stop_if_cancelled(progress)
            progress.report(k / len(lost))
        border = geometry[a].intersection(geometry[b])
        if any(_leads_over(lines[row], border, geometry[a], geometry[b]) for row in index.candidates(border)):
            found.append((ids[a], ids[b]))
    return tuple(found)


def _leads_over(line: Any, border: Any, one: Any, other: Any) -> bool:
    if not line.intersects(border):
        return False
    beside = line.difference(border)  # what runs along the border leads nowhere
    return bool(beside.intersection(one).length > INSIDE_M and beside.intersection(other).length > INSIDE_M)
