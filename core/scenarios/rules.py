"""The rules that a plan must keep, each as a function that says where it is broken."""
from __future__ import annotations

from typing import Dict, List, Optional, Tuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ..arrays import floats_of, ints_of
from ..errors import Problem, problem
from ..messages import msg
from ..model import Adjacency, Floats, Ints, Units


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


def outside_tolerance(units: Units, area_ids: Ints, deviation_percent: Floats, tolerance_percent: float,
                      centres: Ints) -> List[Problem]:
    """Every area whose load is farther from the mean than the tolerance; the place is the area's centre."""
    found: List[Problem] = []
    for k in np.flatnonzero(np.abs(deviation_percent) > tolerance_percent + 1e-9):
        found.append(problem(units.layer, units.ids[centres[k]], msg(
            "Area {area} deviates {deviation:+.1f} % from the mean load, allowed are ±{tolerance:g} %.",
            area=int(area_ids[k]), deviation=float(deviation_percent[k]), tolerance=tolerance_percent),
            msg("Move units between it and its neighbours, or allow more."), xy=place_of(units, int(centres[k]))))
    return found


def too_far(units: Units, rows: Ints, minutes: Floats, limit: Optional[Floats], area_id: int, centre: int,
            is_rule: bool = True) -> Tuple[List[Problem], Ints]:
    """Units of an area beyond their limit (n,) or out of reach, and the rows out of reach.

    minutes : from the centre; is_rule : False where a longer way is allowed at a cost: then it is a warning
    """
    found: List[Problem] = []
    for row, value in zip(ints_of(rows), floats_of(minutes)):
        if not np.isfinite(value):
            found.append(problem(units.layer, units.ids[row], msg(
                "The unit cannot be reached from the centre of area {area}, unit {centre}.", area=area_id,
                centre=units.ids[centre]), msg("Check the roads between them, or add a ferry or bridge."),
                xy=place_of(units, row)))
        elif limit is not None and value > limit[row]:
            found.append(problem(units.layer, units.ids[row], msg(
                "The unit is {minutes:.1f} minutes from the centre of area {area}, allowed are {limit:g}.",
                minutes=value, area=area_id, limit=float(limit[row])), msg("Give it to a nearer area, or allow more."),
                is_rule, place_of(units, row)))
    return found, rows[~np.isfinite(minutes)]


def too_few_places(units: Units, area_ids: Ints, counts: Ints, needed: int, centres: Ints,
                   layer: str) -> List[Problem]:
    """Areas with fewer sheltered houses than every area must have."""
    return [problem(units.layer, units.ids[centres[k]], msg(
        "Area {area} has {count} of the {needed} places of layer {layer} that each area must have.",
        area=int(area_ids[k]), count=int(counts[k]), needed=needed, layer=layer),
        msg("Move the border so that one lies inside."), xy=place_of(units, int(centres[k])))
        for k in np.flatnonzero(counts < needed)]


def place_of(units: Units, row: int) -> Tuple[float, float]:
    """Where a problem of the unit is shown."""
    return float(units.anchor_xy[row, 0]), float(units.anchor_xy[row, 1])
