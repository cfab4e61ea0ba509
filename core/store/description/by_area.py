"""Objects of a plan description whose keys are areas."""
from __future__ import annotations

from typing import Callable, Dict, Tuple, TypeVar

from ...messages import msg
from .json_object import JsonObject

_DIGITS = 9
T = TypeVar("T")


def by_area(part: JsonObject, areas: int, read: Callable[[JsonObject, str], T], named: bool = False
             ) -> Tuple[Dict[int, T], Dict[str, T]]:
    """An object whose keys are numbers of areas that there will be, or names of areas where that is allowed."""
    numbered: Dict[int, T] = {}
    by_name: Dict[str, T] = {}
    for area in part.keys():  # noqa: SIM118 (no mapping)
        value = read(part, area)
        number = int(area) if area.isascii() and area.isdecimal() and len(area) < _DIGITS else 0
        if named and not number:
            by_name[area] = value
        elif not number:
            part.wrong(area, msg("The key is not an area number."), msg("Write a number from 1, as text."))
        elif number > areas:
            part.wrong(area, msg("There is no area {area}: {areas} are asked for.", area=number, areas=areas),
                       msg("Write a number from 1 to {areas}.", areas=areas))
        elif number in numbered:
            part.wrong(area, msg("Area {area} occurs twice.", area=number), msg("Keep one of the two."))
        else:
            numbered[number] = value
    return numbered, by_name
