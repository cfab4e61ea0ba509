"""The names of areas, by places that lie in them: found before the division, and checked against it afterwards."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ..arrays import ints_of, objects_of
from ..errors import InputError, Problem, problem
from ..geometry import object_array
from ..messages import Message, msg
from ..model import Addresses, Floats, Ints, Objects, Table, Units
from ..readers import texts_of
from ..sources.reading import find_column, fold
from ..store.description import AreaName, AreaNaming, same_name
from ..units import locate_points

_LAYER = "area_names"
_TOWN = "postort"
_LOCALITY = ("tatort", "tatortsnamn", "namn", "name", "ortnamn", "ort", "locality")
_HALF = 0.5
"""A locality names the area in which more than this share of it lies."""


@dataclass(frozen=True)
class NamedPlaces:
    """wishes : the names by place; weight : for each of them (n,) how much of the place lies in each unit
    values : where names come from a field, value -> (n,) its weight in each unit
    """

    wishes: Sequence[AreaName]
    weight: Sequence[Floats]
    values: Mapping[str, Floats]


def find_places(naming: AreaNaming, units: Units, tables: Mapping[str, Table], addresses: Optional[Addresses]
                ) -> NamedPlaces:
    """Where the places lie. Raises `InputError` with every place that is not there, and with those that lie in one and
    the same unit, before anything is divided.
    """
    problems: List[Problem] = []
    address_unit = (np.zeros(0, np.int64) if addresses is None or not (naming.names or naming.field)
                    else locate_points(units.geometry, addresses.xy).row)
    weights = [_place(wish, units, tables, addresses, address_unit, problems) for wish in naming.names]
    values: Mapping[str, Floats] = {}
    if naming.field:
        values = _field_values(naming.field, units, tables.get("units"), addresses, address_unit, problems)
    problems += _together(naming.names, weights)
    if problems:
        raise InputError(problems)
    return NamedPlaces(naming.names, weights, values)


def check_places(naming: AreaNaming, municipality: Units, tables: Mapping[str, Table], addresses: Optional[Addresses]
                 ) -> None:
    """As `find_places` where the units are yet to be built; `municipality` : all of them as one. Names by unit are left
    to the run.
    """
    anywhere = tuple(wish for wish in naming.names if wish.unit is None)
    problems: List[Problem] = []
    unit = (np.zeros(0, np.int64) if addresses is None or not anywhere
            else locate_points(municipality.geometry, addresses.xy).row)
    for wish in anywhere:
        _place(wish, municipality, tables, addresses, unit, problems)
    if naming.field and not (fold(naming.field) == _TOWN and addresses is not None):
        problems.append(_no_field(naming.field))
    if problems:
        raise InputError(problems)


def _no_field(field: str) -> Problem:
    return problem(_LAYER, field, msg("neither the ready units nor the addresses have such a field."),
                   msg("Name a column of the layer “units”, or {town}.", town=_TOWN))


def _together(wishes: Sequence[AreaName], weights: Sequence[Floats]) -> List[Problem]:
    """Names whose places lie in one and the same unit: no division parts them."""
    found: List[Problem] = []
    holder: Dict[int, AreaName] = {}
    for wish, weight in zip(wishes, weights):
        own = np.flatnonzero(weight)
        if len(own) == 1:
            other = holder.setdefault(int(own[0]), wish)
            if other is not wish:
                found.append(problem(_LAYER, wish.name, msg(
                    "its place lies in the same unit as that of {other}: they can never name two areas.",
                    other=other.name), msg("Keep one of the two names, or give another place.")))
    return found


def names_of_areas(places: NamedPlaces, area: Ints, areas: int, default: Callable[[int], str]
                   ) -> Tuple[Objects, Tuple[Message, ...]]:
    """(K,) the names, and notes on areas that nobody named.

    area : (n,) area of each unit, 1…K. Raises `InputError` where two names fall in one area, where no area holds more
    than half of a locality, and where two areas would have the same name: then the planner must decide.
    """
    problems: List[Problem] = []
    named: Dict[int, str] = _by_field(places.values, area, areas, problems)
    holder: Dict[int, AreaName] = {}
    for wish, weight in zip(places.wishes, places.weight):
        share = np.bincount(area, weight, areas + 1)[1:] / weight.sum()
        number = int(np.argmax(share)) + 1
        if share[number - 1] <= _HALF:
            problems.append(problem(_LAYER, wish.name, msg(
                "{place} lies in several areas, at most {percent:.0f} percent of it in area {area}.",
                place=wish.place(), percent=100 * float(share[number - 1]), area=number),
                msg("Name the area by a point in it.")))
        elif number in holder:
            problems.append(problem(_LAYER, wish.name, msg(
                "it falls in the same area as {other}: {place} and {other_place} both lie in area {area}.",
                other=holder[number].name, place=wish.place(), other_place=holder[number].place(), area=number),
                msg("Keep one of the two names, or change the division so that the places are apart.")))
        else:
            holder[number] = wish
            named[number] = wish.name
    names = [named.get(number) or default(number) for number in range(1, areas + 1)]
    same = [same_name(name) for name in names]
    twice = sorted(name for name in set(names) if same.count(same_name(name)) > 1)
    problems += [problem(_LAYER, name, msg("two areas would have this name."),
                         msg("Give each area a name of its own.")) for name in twice]
    if problems:
        raise InputError(problems)
    unnamed = [names[k] for k in range(areas) if k + 1 not in named]
    wanted = bool(places.wishes or places.values)
    return object_array(names), ((msg("No name was given for: {areas}.", areas=", ".join(unnamed)),)
                                 if wanted and unnamed else ())


def _place(wish: AreaName, units: Units, tables: Mapping[str, Table], addresses: Optional[Addresses],
           address_unit: Ints, problems: List[Problem]) -> Floats:
    """(n,) how much of the place lies in each unit; zeros with a problem noted where it is nowhere."""
    weight: Floats = np.zeros(len(units))
    if wish.xy is not None:
        row = int(locate_points(units.geometry, np.array([wish.xy], float)).row[0])
        if row >= 0:
            weight[row] = 1
    elif wish.unit is not None:
        weight[[str(name) == wish.unit for name in units.ids]] = 1
    else:
        weight = _locality(wish.locality or "", units, tables.get("built_up"), addresses, address_unit)
    if not weight.any():
        problems.append(problem(_LAYER, wish.name, msg("the place {place} lies in no unit.", place=wish.place()),
                                msg("Give a point inside the municipality in the coordinate system of the layers, a "
                                    "unit's identifier, or a postal town or built-up area by its name.")))
        weight[0] = 1
    return weight


def _locality(name: str, units: Units, built_up: Optional[Table], addresses: Optional[Addresses], address_unit: Ints
              ) -> Floats:
    """Addresses of the locality per unit: those whose postal town it is, else those in the built-up area of the name;
    without addresses the size of that built-up area per unit.
    """
    weight = np.zeros(len(units))
    if addresses is not None:
        there = np.array([fold(str(town)) == fold(name) for town in addresses.postal_town], bool) & (address_unit >= 0)
        np.add.at(weight, address_unit[there], 1)
    if weight.any() or built_up is None or built_up.geometry is None:
        return weight
    column = next((own for own in (find_column(built_up, [known]) for known in _LOCALITY) if own is not None), None)
    shapes = [] if column is None else [shape for shape, value in zip(built_up.geometry, built_up.columns[column])
                                        if shape is not None and fold(str(value)) == fold(name)]
    if addresses is not None and shapes:
        inside = (locate_points(object_array(shapes), addresses.xy).row >= 0) & (address_unit >= 0)
        np.add.at(weight, address_unit[inside], 1)
    if not weight.any():
        for shape in shapes:
            weight += [unit.intersection(shape).area if unit.intersects(shape) else 0.0 for unit in units.geometry]
    return weight


def _field_values(field: str, units: Units, table: Optional[Table], addresses: Optional[Addresses],
                  address_unit: Ints, problems: List[Problem]) -> Mapping[str, Floats]:
    """Value -> (n,) its weight in each unit: load, or the number of addresses for their postal town."""
    found: Dict[str, Floats] = {}
    if table is not None and find_column(table, [field]) is not None:
        load = units.total_load_h_week() if units.load_h_week else np.zeros(len(units))
        for row, value in enumerate(texts_of(table, field)):
            if value:
                found.setdefault(str(value), np.zeros(len(units)))[row] += load[row] or 1e-9
    elif fold(field) == _TOWN and addresses is not None:
        for row, town in zip(ints_of(address_unit), objects_of(addresses.postal_town)):
            if town and row >= 0:
                found.setdefault(str(town), np.zeros(len(units)))[row] += 1
    if not found:
        problems.append(_no_field(field))
    return found


def _by_field(values: Mapping[str, Floats], area: Ints, areas: int, problems: List[Problem]) -> Dict[int, str]:
    """The value that weighs most in each area; the first in order among equals."""
    sums = {value: np.bincount(area, weight, areas + 1)[1:] for value, weight in sorted(values.items())}
    named: Dict[int, str] = {}
    for number in range(1, areas + 1):
        most = max(sums, key=lambda value: float(sums[value][number - 1]), default="")
        if most and sums[most][number - 1] > 0:
            if most in named.values():
                other = next(k for k, name in named.items() if name == most)
                problems.append(problem(_LAYER, most, msg("it is the most frequent value in areas {one} and {other}.",
                                                          one=other, other=number),
                                        msg("Name these areas by a point in each.")))
            else:
                named[number] = most
    return named
