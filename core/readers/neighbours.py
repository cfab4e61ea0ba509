"""Which units are neighbours: by common border, by the planner's links, by ferries, and by roads over barriers."""
from __future__ import annotations

from typing import Optional, Sequence, Tuple

import numpy as np

from ..arrays import objects_of
from ..errors import refuse
from ..messages import msg
from ..model import Adjacency, Objects, Roads, Table, Units
from ..progress import SILENT, Part, Progress
from ..sources.reading import find_column
from ..units import links_across_barriers, links_across_ferries, locate_points, unit_borders
from .units import id_text


def read_links(table: Table, units: Units) -> Tuple[Tuple[str, str], ...]:
    """Pairs of unit ids that count as neighbours: columns `from_id`, `to_id`, or lines that join two units.

    Raises `InputError` for an id that no unit has and for a line that does not begin and end in two units.
    """
    columns = [find_column(table, [name]) for name in ("from_id", "to_id")]
    if all(columns):
        pairs = [(id_text(a), id_text(b)) for a, b in zip(*(table.columns[str(c)] for c in columns))]
        known = set(objects_of(units.ids))
        for row, pair in enumerate(pairs):
            unknown = [unit for unit in pair if unit not in known]
            if unknown:
                raise refuse(table.name, table.feature(row), msg("unit “{unit}” does not exist.", unit=unknown[0]),
                             msg("Use ids of layer {layer}.", layer=units.layer))
        return tuple(pairs)
    if table.geometry is None:
        raise refuse(table.name, "", msg("it has neither the columns from_id and to_id nor lines."),
                     msg("Add the columns, or draw a line from unit to unit for each bridge or ferry."))
    return _drawn_links(table, table.geometry, units)


def _drawn_links(table: Table, lines: Objects, units: Units) -> Tuple[Tuple[str, str], ...]:
    ends = []
    for row, line in enumerate(lines):
        if line is None or line.is_empty or "Line" not in line.geom_type:
            raise refuse(table.name, table.feature(row), msg("it is not a line."),
                         msg("Draw a line from unit to unit."))
        parts = list(getattr(line, "geoms", [line]))
        ends += [parts[0].coords[0][:2], parts[-1].coords[-1][:2]]
    found = locate_points(units.geometry, np.array(ends, float)).row.reshape(-1, 2)
    for row, (a, b) in enumerate(found):
        if a < 0 or b < 0 or a == b:
            raise refuse(table.name, table.feature(row), msg("it does not begin in one unit and end in another."),
                         msg("Move its ends into the two units that it joins."))
    return tuple((str(units.ids[a]), str(units.ids[b])) for a, b in found)


def unit_neighbours(units: Units, roads: Optional[Roads], links: Sequence[Tuple[str, str]] = (),
                    barriers: Optional[Objects] = None, progress: Progress = SILENT
                    ) -> Tuple[Adjacency, Tuple[Tuple[str, str], ...]]:
    """Which units are neighbours, and every pair that is so by a link: those given, those that a ferry joins, and those
    that a road joins across a barrier.

    Raises `InputError` for a link to an unknown unit.
    """
    borders = unit_borders(units.geometry, barriers, units.anchor_xy, Part(progress, 0.0, 0.6))
    adjacency = borders.adjacency(units.ids, links)
    if roads is None:
        return adjacency, tuple(links)
    found = set(links)
    if barriers is not None and len(barriers):
        whole = borders.adjacency(units.ids, links, over_barriers=True)
        found |= set(links_across_barriers(units.geometry, units.ids, roads, whole, adjacency,
                                           Part(progress, 0.6, 0.8)))
        adjacency = borders.adjacency(units.ids, sorted(found))
    found |= set(links_across_ferries(units.geometry, units.ids, roads, adjacency, progress=Part(progress, 0.8, 1.0)))
    all_links = sorted((str(a), str(b)) for a, b in found)
    return borders.adjacency(units.ids, all_links), tuple(all_links)
