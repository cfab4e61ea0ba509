"""What a plan description says of the areas' names: each by a place that lies in it, or all from a field.

Areas have no numbers before they are made, and these change with any parameter: a name never goes by number.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List, Optional, Tuple

from ...messages import msg
from .json_object import JsonObject, optional_text


@dataclass(frozen=True)
class AreaName:
    """The name of the area in which a place lies: a point, a unit, or most addresses of a locality (postal town, or the
    name of a built-up area).
    """

    name: str
    xy: Optional[Tuple[float, float]] = None
    unit: Optional[str] = None
    locality: Optional[str] = None

    def place(self) -> str:
        """How a message calls the place."""
        return self.unit or self.locality or "; ".join(f"{value:.0f}" for value in self.xy or ())


@dataclass(frozen=True)
class AreaNaming:
    """names : by place; field : column of the units, or of the addresses (`postort`), whose most frequent value in an
    area is its name; "" for none
    """

    names: Tuple[AreaName, ...] = ()
    field: str = ""


def read_area_naming(part: JsonObject, key: str) -> AreaNaming:
    """The list or object under `key`."""
    if not part.has(key):
        return AreaNaming()
    if part.holds_list(key):
        entries = part.parts(key)
        found = [_name(one) for one in entries]
        for number, (one, entry) in enumerate(zip(found, entries)):
            if one.name and same_name(one.name) in [same_name(other.name) for other in found[:number]]:
                entry.wrong("name", msg("The name {name} is given twice.", name=one.name),
                            msg("Give each area a name of its own."))
        return AreaNaming(tuple(found))
    given = part.part(key)
    if any(name.strip().isdecimal() for name in given.keys()):  # noqa: SIM118 (no mapping)
        part.wrong(key, msg("Areas are named by number, but they have no numbers before they are made."), msg(
            "Name each by a place in it: {example}.", example='[{"name": "Öster", "at": [538000, 6473000]}]'))
        return AreaNaming()
    naming = AreaNaming((), given.text("field", required=True))
    given.finish()
    return naming


def same_name(name: str) -> str:
    """What is the same for names that a person takes for one: in capitals or not, spaces as they come."""
    return " ".join(name.split()).casefold()


def _name(one: JsonObject) -> AreaName:
    name, xy = " ".join(one.text("name", required=True).split()), _point(one)
    unit, locality = optional_text(one, "unit"), optional_text(one, "locality")
    if name.isdecimal():
        one.wrong("name", msg("The name {name} is a number.", name=name),
                  msg("Areas get numbers of their own: give it a name that nobody takes for one."))
    if sum(place is not None for place in (xy, unit, locality)) != 1 and not (one.has("at") and xy is None):
        one.wrong("at", msg("The name {name} needs one place.", name=name),
                  msg("Give one of: {keys}.", keys="at, unit, locality"))
    one.finish()
    return AreaName(name, xy, unit, locality)


def _point(one: JsonObject) -> Optional[Tuple[float, float]]:
    values: List[Any] = one.numbers_list("at", 2)
    return (values[0], values[1]) if values else None
