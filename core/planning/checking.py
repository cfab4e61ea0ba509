"""Layers against each other, by the notions of the steps that will use them."""
from __future__ import annotations

from typing import Any, Callable, List, Mapping, Tuple

from ..errors import InputError, Problem
from ..geometry import object_array
from ..model import Table
from ..progress import SILENT, Progress
from ..sources import InputChoices, read_boundary, read_roads
from ..sources.check_inputs import UNIT_ID
from ..sources.checks import crs_problems
from ..sources.fields import find_column
from ..sources.geometry_checks import POLYGONS, geometry_problems
from ..units.cover_checks import cover_problems, uncovered_problems
from .preparation import texts_of


def layers_together(tables: Mapping[str, Table], choices: InputChoices, progress: Progress = SILENT
                    ) -> Tuple[Problem, ...]:
    """What `cover_problems` says of the units and `uncovered_problems` of the small areas among tables by role.

    Says nothing of a layer whose own faults stop it before: `check_inputs` tells those.
    """
    boundary = _read(tables, "boundary", lambda table: read_boundary(table)[0])
    found: List[Problem] = []
    for role in ("small_areas", "units"):
        table = tables.get(role)
        if table is None or not _is_sound(table):
            continue
        if role == "small_areas":
            geometry = object_array(table.geometry if table.geometry is not None else ())
            found += uncovered_problems(table, geometry, boundary) if boundary is not None else []
            continue
        column = choices.unit_id or find_column(table, UNIT_ID) or ""
        roads = _read(tables, "roads", lambda roads: read_roads(roads, choices.roads)[0])
        found += cover_problems(table, texts_of(table, column), roads, (), boundary, progress)
    return tuple(found)


def _is_sound(table: Table) -> bool:
    return len(table) > 0 and not (crs_problems(table) or geometry_problems(table, POLYGONS))


def _read(tables: Mapping[str, Table], role: str, reader: Callable[[Table], Any]) -> Any:
    """What a reader makes of the table, None where there is none or it cannot be read."""
    try:
        return reader(tables[role]) if role in tables else None
    except InputError:
        return None
