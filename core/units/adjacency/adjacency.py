"""Which units are neighbours: by common border, by explicit links, and not across barriers."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy as np
from shapely.geometry import MultiLineString

from ...arrays import ints_of
from ...errors import InputError, Problem, problem
from ...geometry import SpatialIndex, object_array
from ...messages import msg
from ...model import Adjacency, Floats, Ints, Objects
from ...progress import SILENT, Part, Progress, stop_if_cancelled
from ..polygons import SharedBorders, add_up_pairs, shared_borders
from .barriers import border_past_barriers

SNAP_M = 0.05
"""Borders of polygons that do not share their vertices count as common where they run this near to each other."""
Links = Sequence[Tuple[Any, Any]]


def find_adjacency(geometry: Objects, ids: Objects, links: Links = (), barriers: Optional[Objects] = None,
                   anchor_xy: Optional[Floats] = None, min_border_m: float = 1.0, progress: Progress = SILENT
                   ) -> Adjacency:
    """Find the neighbours among units.

    * Two units are neighbours when they share at least `min_border_m` of border; touching at a corner is no border.
      Where vertices differ, borders that run within `SNAP_M` of each other count as shared.
    * Barriers (lines or polygons) part neighbours: border within 5 m of a barrier does not count, and neighbours whose
      anchors cannot reach each other inside the two units without coming within 5 m of a barrier are none. A barrier
      that ends inside the units leaves the way round its end open.
    * Links make neighbours of any two units, over barriers too. A link between units that share a border beside it
      changes nothing.

    geometry : (n,) polygons; ids : (n,) unique; links : pairs of ids; anchor_xy : (n, 2), or None for a point inside

    Raises InputError when a link names an unknown unit or one unit twice.
    """
    pairs = _known_links(ids, links)
    borders = unit_borders(geometry, barriers, anchor_xy, Part(progress, 0.1, 1.0))
    adjacency = _joined(borders, borders.past_barriers_m, pairs, min_border_m)
    progress.report(1.0)
    return adjacency


@dataclass(frozen=True)
class UnitBorders:
    """What units share of border, found once.

    u, v : (m,) rows of n units, u < v; border_m : (m,); past_barriers_m : (m,)
    what the barriers leave of it
    """

    n: int
    u: Ints
    v: Ints
    border_m: Floats
    past_barriers_m: Floats

    def adjacency(self, ids: Objects, links: Links = (), over_barriers: bool = False, min_border_m: float = 1.0
                  ) -> Adjacency:
        """As `find_adjacency`; over_barriers : as if there were none."""
        border_m = self.border_m if over_barriers else self.past_barriers_m
        return _joined(self, border_m, _known_links(ids, links), min_border_m)


def unit_borders(geometry: Objects, barriers: Optional[Objects] = None, anchor_xy: Optional[Floats] = None,
                 progress: Progress = SILENT) -> UnitBorders:
    """The borders of units, as `find_adjacency` understands them."""
    u, v, border_m = _with_unmatched(shared_borders(geometry), Part(progress, 0.0, 0.55))
    left = border_m
    if barriers is not None and len(barriers):
        left = border_past_barriers(geometry, (u, v, border_m), barriers, anchor_xy, Part(progress, 0.55, 1.0))
    return UnitBorders(len(geometry), u, v, border_m, left)


def _joined(borders: UnitBorders, border_m: Floats, pairs: List[Tuple[int, int]], min_border_m: float) -> Adjacency:
    keep = border_m >= min_border_m
    u, v, border_m = borders.u[keep], borders.v[keep], border_m[keep]
    known = set(zip(ints_of(u), ints_of(v)))
    new = np.array(sorted(set(pairs) - known), np.int64).reshape(-1, 2)
    is_link = np.concatenate([np.zeros(len(u), bool), np.ones(len(new), bool)])
    u, v, border_m = np.concatenate([u, new[:, 0]]), np.concatenate([v, new[:, 1]]), np.concatenate(
        [border_m, np.zeros(len(new))])
    order = np.lexsort((v, u))
    return Adjacency(borders.n, u[order], v[order], border_m[order], is_link[order])


def _known_links(ids: Objects, links: Links) -> List[Tuple[int, int]]:
    """Row pairs, smaller first."""
    row = {str(unit): i for i, unit in enumerate(ids)}
    found: List[Problem] = []
    pairs = []
    for a, b in links:
        unknown = [str(x) for x in (a, b) if str(x) not in row]
        for unit in unknown:
            found.append(problem("links", f"{a}–{b}", msg("there is no unit {unit}.", unit=unit),
                                 msg("Correct the unit id or delete the link.")))
        if not unknown and row[str(a)] == row[str(b)]:
            found.append(problem("links", f"{a}–{b}", msg("both ends are the same unit."),
                                 msg("Name two units or delete the link.")))
        elif not unknown:
            i, j = sorted((row[str(a)], row[str(b)]))
            pairs.append((i, j))
    if found:
        raise InputError(found)
    return pairs


def _with_unmatched(shared: SharedBorders, progress: Progress) -> Tuple[Ints, Ints, Floats]:
    """Add the borders that run along each other without equal vertices."""
    by_owner: Dict[int, Any] = {}
    order = np.argsort(shared.alone_owner, kind="stable")
    owners, first = np.unique(shared.alone_owner[order], return_index=True)
    for owner, rows in zip(owners, np.split(order, first[1:])):
        by_owner[int(owner)] = MultiLineString(list(shared.alone[rows].reshape(-1, 2, 2)))
    lines = object_array(by_owner[int(o)] for o in owners)
    pairs: List[Tuple[int, int]] = []
    lengths: List[float] = []
    index = SpatialIndex(lines)
    for a, line in enumerate(lines):
        stop_if_cancelled(progress)
        progress.report(a / len(lines))
        zone = line.buffer(SNAP_M, 2, cap_style=2)
        for b in index.candidates(zone):
            if b > a:
                length = _common_length(line, zone, lines[b])
                if length > 0:
                    pairs.append((int(owners[a]), int(owners[b])))
                    lengths.append(length)
    found = np.array(pairs, np.int64).reshape(-1, 2)
    return add_up_pairs(np.concatenate([np.stack([shared.u, shared.v], axis=1), found]),
                        np.concatenate([shared.length_m, np.array(lengths, float)]))


def _common_length(line: Any, zone: Any, other: Any) -> float:
    """Length along which two borders run within the tolerance of each other: the shorter of both views."""
    there = float(other.intersection(zone).length)
    if there <= 0:
        return 0.0
    return min(there, float(line.intersection(other.buffer(SNAP_M, 2, cap_style=2)).length))
