"""Whether a plan keeps what the planner asked of single units and loads: each broken wish with its place."""
from __future__ import annotations

from dataclasses import replace
from typing import List, Optional, Sequence

import numpy as np

from ..arrays import ints_of
from ..errors import Problem, problem
from ..messages import msg
from ..model import Floats, Ints, Units
from .figures import AreaFigures, FurtherLoad
from .load_rule import LoadRule
from .rules import place_of


def not_where_fixed(units: Units, area: Ints, fixed: Optional[Ints]) -> List[Problem]:
    """Units that are fixed to an area and lie in another."""
    if fixed is None:
        return []
    return [problem(units.layer, units.ids[row], msg("The unit is fixed to area {fixed}, but lies in area {area}.",
                                                     fixed=int(fixed[row]), area=int(area[row])),
                    msg("Give it back to that area, or loosen it."), xy=place_of(units, row))
            for row in ints_of(np.flatnonzero((fixed > 0) & (fixed != area)))]


def groups_parted(units: Units, area: Ints, group: Optional[Ints]) -> List[Problem]:
    """Groups whose units lie in several areas; the place is a unit that lies apart from most of its group."""
    if group is None:
        return []
    found: List[Problem] = []
    for number in ints_of(np.unique(group[group >= 0])):
        rows = np.flatnonzero(group == number)
        own, count = np.unique(area[rows], return_counts=True)
        if len(own) < 2:
            continue
        most = int(own[int(np.argmax(count))])
        stays = int(rows[area[rows] == most][0])
        for row in ints_of(rows[area[rows] != most]):
            found.append(problem(units.layer, units.ids[row], msg(
                "The unit shall stay together with unit {other} in area {most}, but lies in area {area}.",
                other=units.ids[stays], most=most, area=int(area[row])),
                msg("Put the group into one area, or change the group."), xy=place_of(units, row)))
    return found


def loads_uneven(units: Units, area: Ints, ids: Ints, part: Floats, loads: Sequence[LoadRule],
                 centres: Ints) -> List[Problem]:
    """Areas outside the tolerance of a further load, or below the least of it.

    part : (K,) what share of every load each of the areas `ids` shall have, together 1
    """
    found: List[Problem] = []
    for rule in loads:
        held = np.array([float(rule.per_unit[area == number].sum()) for number in ints_of(ids)])
        target = float(rule.per_unit.sum()) * part
        for k, number in enumerate(ints_of(ids)):
            off = 100 * (held[k] / target[k] - 1) if target[k] > 0 else 0.0
            centre = int(centres[k])
            if rule.tolerance_percent is not None and abs(off) > rule.tolerance_percent + 1e-9:
                found.append(problem(units.layer, units.ids[centre], msg(
                    "Area {area} has {held:.1f} of “{load}”, {off:+.1f} % from its part; allowed are ±{tolerance:g} %.",
                    area=number, held=held[k], load=rule.name, off=off, tolerance=rule.tolerance_percent),
                    msg("Move units between it and its neighbours, or allow more."), xy=place_of(units, centre)))
            if rule.least is not None and held[k] < rule.least - 1e-9 * max(rule.least, 1.0):
                found.append(problem(units.layer, units.ids[centre], msg(
                    "Area {area} has {held:.1f} of “{load}”; every area needs at least {least:g}.", area=number,
                    held=held[k], load=rule.name, least=rule.least),
                    msg("Give it units with more of it, or ask for fewer areas."), xy=place_of(units, centre)))
    return found


def with_further(figures: Sequence[AreaFigures], area: Ints, part: Floats, loads: Sequence[LoadRule]
                 ) -> List[AreaFigures]:
    """The figures of the areas with what each holds of the further loads; `part` as in `loads_uneven`."""
    found = []
    for k, figure in enumerate(figures):
        held = [float(rule.per_unit[area == figure.area_id].sum()) for rule in loads]
        target = [float(rule.per_unit.sum()) * float(part[k]) for rule in loads]
        found.append(replace(figure, further=tuple(
            FurtherLoad(rule.name, have, 100 * (have / want - 1) if want > 0 else 0.0)
            for rule, have, want in zip(loads, held, target))))
    return found


def wrong_number_of_bases(units: Units, ids: Ints, counts: Optional[Ints], asked: Optional[int], centres: Ints,
                          layer: str) -> List[Problem]:
    """Areas that have not exactly the number of bases asked for."""
    if asked is None or counts is None:
        return []
    return [problem(units.layer, units.ids[centres[k]], msg(
        "Area {area} has {count} of the bases of layer {layer}; exactly {asked} are asked for.", area=int(ids[k]),
        count=int(counts[k]), asked=asked, layer=layer),
        msg("Move the border, or the bases."), xy=place_of(units, int(centres[k])))
        for k in np.flatnonzero(counts != asked)]
