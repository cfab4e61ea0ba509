"""Who is responsible in each area, and the areas as polygons that an address can be found in."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Sequence, Tuple

import numpy as np
from shapely.ops import unary_union
from shapely.validation import explain_validity

from ..arrays import ints_of
from ..errors import InputError, Problem, problem
from ..geometry import SpatialIndex, object_array, polygons_of
from ..messages import Message, msg
from ..model import Ints, Objects, Provider

OVERLAP_TOLERANCE_M2 = 1.0
"""Areas that share less than this do not overlap: borders drawn twice differ by millimetres."""


@dataclass(frozen=True)
class ResponsibleArea:
    """An area and its provider.

    id : area number; code, name : as they stand in the register
    by_service : service -> provider, only where it is another than `provider`
    hours : when the provider answers, as the public reads it
    """

    id: int
    code: str
    name: str
    provider: Provider
    by_service: Mapping[str, Provider] = field(default_factory=dict)
    hours: str = ""


FreeChoice = Mapping[str, Sequence[Provider]]
"""Service -> the providers that a client chooses among, whatever the area."""


@dataclass(frozen=True)
class AreaPolygons:
    """(K,) polygons, one per area, in the order of ascending area numbers."""

    ids: Ints
    geometry: Objects


def dissolve_to_areas(geometry: Objects, area_id: Ints, areas: Sequence[ResponsibleArea],
                      layer: str = "areas") -> AreaPolygons:
    """The areas of polygons that carry an area number: areas themselves, or units with their area.

    Raises `InputError` with every area that has a polygon but no one responsible, or the reverse, or that occurs twice
    in `areas`, and with every pair of areas that overlap: an address there would have two answers.
    """
    ids = np.unique(np.asarray(area_id, np.int64))
    problems = _missing(ids, areas, layer) + _invalid(geometry, area_id, layer)
    if len(ids) == 0:
        problems.append(problem(layer, "", msg("There is no area."), msg("Choose a layer with areas.")))
    if problems:
        raise InputError(problems)
    parts: List[List[Any]] = [[] for _ in ids]
    for shape, row in zip(geometry, np.searchsorted(ids, area_id)):
        parts[row].extend(polygons_of(shape))
    merged = object_array(p[0] if len(p) == 1 else unary_union(p) for p in parts)
    problems = _empty(ids, merged, layer) or _overlaps(ids, merged, layer)
    if problems:
        raise InputError(problems)
    return AreaPolygons(ids, merged)


def _missing(ids: Ints, areas: Sequence[ResponsibleArea], layer: str) -> List[Problem]:
    found: List[Problem] = []

    def bad(area: int, what: Message, remedy: Message) -> None:
        found.append(problem(layer, area, what, remedy))

    numbers = [a.id for a in areas]
    for area in ints_of(ids):
        if area not in numbers:
            bad(area, msg("No provider is responsible for the area."), msg("Assign a provider to it first."))
    for area in sorted(set(numbers)):
        if area not in ids:
            bad(area, msg("The area has a provider but no polygon."), msg("Add the polygon or remove the area."))
        if numbers.count(area) > 1:
            bad(area, msg("The area number occurs twice."), msg("Give each area one row."))
    first: Dict[str, int] = {}
    for one in areas:
        other = first.setdefault(" ".join(one.name.split()).casefold(), one.id)
        if other != one.id:
            bad(one.id, msg("The area has the same name as area {other}: {name}.", other=other, name=one.name),
                msg("Give each area a name of its own: the public knows it by its name."))
    return found


def _invalid(geometry: Objects, area_id: Ints, layer: str) -> List[Problem]:
    return [problem(layer, int(area), msg("A polygon of the area is not valid: {reason}.",
                                          reason=explain_validity(shape)),
                    msg("Run “Fix geometries” on the layer first."))
            for shape, area in zip(geometry, area_id) if shape is not None and not shape.is_valid]


def _empty(ids: Ints, merged: Objects, layer: str) -> List[Problem]:
    return [problem(layer, area, msg("The area has no surface."), msg("Repair its polygon."))
            for area, shape in zip(ints_of(ids), merged) if shape.is_empty]


def _overlaps(ids: Ints, merged: Objects, layer: str) -> List[Problem]:
    found: List[Problem] = []
    index = SpatialIndex(merged)
    for row, shape in enumerate(merged):
        for other in index.candidates(shape):
            if other <= row:
                continue
            common = shape.intersection(merged[other])
            if common.area > OVERLAP_TOLERANCE_M2:
                place = common.representative_point()
                found.append(problem(layer, int(ids[row]), msg(
                    "The area overlaps area {other} by {m2:.0f} m².", other=int(ids[other]), m2=common.area),
                    msg("Correct the border: an address must have one answer."), xy=(place.x, place.y)))
    return found


def services_that_differ(areas: Sequence[ResponsibleArea]) -> Tuple[str, ...]:
    """Services for which some area has another provider than its own, sorted."""
    return tuple(sorted({service for area in areas for service, provider in area.by_service.items()
                         if provider != area.provider}))
