"""What every plan must be, whatever is asked: numbered without gaps, connected, within reach of the centres."""
from __future__ import annotations

from typing import Dict, List, Optional, Tuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ..arrays import ints_of
from ..errors import Problem, problem
from ..messages import msg
from ..model import Adjacency, Floats, Ints, Units
from ..rules import place_of


def pieces_of(area: Ints, adjacency: Adjacency) -> Ints:
    """(n,) number of the connected piece of its own area that each unit lies in; neighbours and links connect."""
    inside = area[adjacency.u] == area[adjacency.v]
    u, v = adjacency.u[inside], adjacency.v[inside]
    graph = coo_matrix((np.ones(len(u)), (u, v)), shape=(len(area), len(area)))
    return np.asarray(connected_components(graph, directed=False)[1], np.int64)


def units_without_area(units: Units, area: Ints) -> List[Problem]:
    """Every unit whose area number is missing or below 1."""
    return [problem(units.layer, units.ids[row], msg("The unit belongs to no area."), msg("Give it an area number."),
                    xy=place_of(units, row)) for row in ints_of(np.flatnonzero(area < 1))]


def wrong_numbers(units: Units, area: Ints, expected: Optional[int]) -> List[Problem]:
    """Numbers from 1 to K that no unit has, a run of them as one, and numbers above K (K: as expected, else the largest
    number).
    """
    present = set(ints_of(area[area > 0]))
    count = expected if expected is not None else max(present, default=0)
    within = [0, *sorted(n for n in present if n <= count), count + 1]
    found = [_missing(units, before + 1, after - 1, count) for before, after in zip(within, within[1:])
             if after - before > 1]
    for number in sorted(n for n in present if n > count):
        row = int(np.flatnonzero(area == number)[0])
        found.append(problem(units.layer, units.ids[row], msg(
            "Area {area} is one too many: {count} areas are expected.", area=number, count=count),
                             msg("Give its units to other areas, or expect more areas."), xy=place_of(units, row)))
    return found


def _missing(units: Units, first: int, last: int, count: int) -> Problem:
    what = (msg("No unit belongs to area {area}.", area=first) if first == last else
            msg("No unit belongs to the areas {first} to {last}.", first=first, last=last))
    return problem(units.layer, "", what, msg("Number the areas from 1 to {count} without gaps.", count=count))


def pieces_apart(units: Units, area: Ints, piece: Ints) -> List[Problem]:
    """Every piece of an area but its largest one (by load, then by number of units)."""
    load = units.total_load_h_week()
    found: List[Problem] = []
    for number in ints_of(np.unique(area[area > 0])):
        parts: Dict[int, Ints] = {int(p): np.flatnonzero((piece == p) & (area == number))
                                  for p in np.unique(piece[area == number])}
        order = sorted(parts.values(), key=lambda rows: (-float(load[rows].sum()), -len(rows), int(rows[0])))
        for rows in order[1:]:
            first = min(ints_of(rows), key=lambda row: str(units.ids[row]))
            found.append(problem(units.layer, units.ids[first], msg(
                "Area {area} is not connected: {count} unit(s) lie apart from the rest of it.", area=number,
                count=len(rows)), msg("Give them to a neighbouring area, or add a link where one can pass."),
                xy=place_of(units, first)))
    return found


def out_of_reach(units: Units, rows: Ints, minutes: Floats, area_id: int, centre: int) -> Tuple[List[Problem], Ints]:
    """Units of an area to which there is no way from its centre, and their rows; minutes : (m,) from there."""
    lost = rows[~np.isfinite(minutes)]
    return [problem(units.layer, units.ids[row], msg(
        "The unit cannot be reached from the centre of area {area}, unit {centre}.", area=area_id,
        centre=units.ids[centre]), msg("Check the roads between them, or add a ferry or bridge."),
        xy=place_of(units, row)) for row in ints_of(lost)], lost
