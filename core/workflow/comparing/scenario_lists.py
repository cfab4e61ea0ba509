"""The lists of a comparison as a planner types them: numbers of areas, tolerances, and the fields of each load."""
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Dict, List, Mapping, Set, Tuple

from ...errors import refuse
from ...messages import Message, msg
from ...model import Table, Units
from ...rules import bad_parameter
from ...sources import is_load, load_service, read_loads
from ...sources.reading import find_column
from ..loads import visits_after

_RANGE = re.compile(r"([0-9]+)(?:\s*[-–]\s*([0-9]+))?")
_YEAR = re.compile(r"\d{4}")
AREAS_EXAMPLE, TOLERANCES_EXAMPLE = "2-20", "3; 5; 10"
LOADS_EXAMPLE = "2026=load_hemtjanst+load_hemsjukvard; 2035=load_hemtjanst_2035+load_hemsjukvard_2035"


@dataclass(frozen=True)
class LoadSet:
    """A load to divide by. fields : service -> field of the units' layer."""

    name: str
    fields: Mapping[str, str]


def read_area_counts(name: str, text: str, most: int) -> Tuple[int, ...]:
    """Numbers of areas from a text such as `2-20` or `4; 6; 8-10`, ascending, each once.

    most : no larger number is taken. Raises an error that names the parameter `name` for what is no whole number from 1
    to `most`.
    """
    found: Set[int] = set()
    for part in filter(None, (part.strip() for part in re.split("[;,]", text))):
        match = _RANGE.fullmatch(part)
        first, last = (_bounded(match[1], most), _bounded(match[2] or match[1], most)) if match else (0, 0)
        if last > most:
            raise bad_parameter(name, msg("“{part}” goes beyond {most} areas.", part=part, most=most),
                                msg("Ask for fewer areas."))
        if not 1 <= first <= last:
            raise bad_parameter(name, msg("“{part}” is no number of areas and no range of them.", part=part),
                                msg("Write it as in this example: {example}", example=AREAS_EXAMPLE))
        found |= set(range(first, last + 1))
    if not found:
        raise bad_parameter(name, msg("it is empty."), msg("Write it as in this example: {example}",
                                                           example=AREAS_EXAMPLE))
    return tuple(sorted(found))


def counts_within(areas: Tuple[int, ...], units: int) -> Tuple[Tuple[int, ...], Tuple[Message, ...]]:
    """The numbers of areas that units can make at all, told where some are left out; one too many where all are."""
    kept = tuple(count for count in areas if count <= units)
    notes = () if len(kept) == len(areas) else (
        msg("{count} numbers of areas are left out: there are only {units} units.", count=len(areas) - len(kept),
            units=units),)
    return kept or areas[:1], notes


def _bounded(digits: str, most: int) -> int:
    """The number, or `most` + 1 for any larger one, however many digits it has."""
    plain = digits.lstrip("0")
    return int(plain or "0") if len(plain) <= len(str(most)) else most + 1


def read_tolerances(name: str, text: str) -> Tuple[float, ...]:
    """Tolerances in percent from a text such as `3; 5; 7,5`, ascending, each once."""
    found = set()
    for part in filter(None, (part.strip().rstrip("%").strip() for part in text.split(";"))):
        if not re.fullmatch(r"\d+([.,]\d+)?", part):
            raise bad_parameter(name, msg("“{part}” is no tolerance in percent.", part=part),
                                msg("Write it as in this example: {example}", example=TOLERANCES_EXAMPLE))
        found.add(float(part.replace(",", ".")))
    if not found:
        raise bad_parameter(name, msg("it is empty."), msg("Write it as in this example: {example}",
                                                           example=TOLERANCES_EXAMPLE))
    return tuple(sorted(found))


def read_load_sets(name: str, text: str, table: Table) -> Tuple[LoadSet, ...]:
    """Loads from a text such as `today=load_a+load_b; 2035`: a name and its fields, or a year alone for every field
    `load_<service>_<year>`. In the order given; empty for an empty text.

    Raises an error that names the parameter for what cannot be read, `InputError` for fields that `table` lacks.
    """
    sets: List[LoadSet] = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        title, sign, fields = (piece.strip() for piece in part.partition("="))
        if sign:
            found = _named_fields(name, part, fields, table)
        else:
            found = _fields_of_year(name, title, table)
        if title in {known.name for known in sets}:
            raise bad_parameter(name, msg("“{part}” occurs twice.", part=title), msg("Name each load once."))
        sets.append(LoadSet(title, found))
    return tuple(sets)


def _named_fields(name: str, part: str, text: str, table: Table) -> Mapping[str, str]:
    fields: Dict[str, str] = {}
    for wanted in filter(None, (piece.strip() for piece in re.split("[+,]", text))):
        own = find_column(table, [wanted])
        if own is None:
            raise refuse(table.name, "", msg("has no column “{column}”.", column=wanted),
                         msg("Choose a column that the layer has."))
        service = load_service(own)
        fields[service if fields.get(service, own) == own else own] = own
    if not fields:
        raise bad_parameter(name, msg("“{part}” names no field.", part=part),
                            msg("Write it as in this example: {example}", example=LOADS_EXAMPLE))
    return fields


def _fields_of_year(name: str, year: str, table: Table) -> Mapping[str, str]:
    if not _YEAR.fullmatch(year):
        raise bad_parameter(name, msg("“{part}” is neither a year nor a name with its fields.", part=year),
                            msg("Write it as in this example: {example}", example=LOADS_EXAMPLE))
    ending = "_" + year
    fields = {load_service(column)[:-len(ending)]: column for column in table.columns
              if is_load(column) and column.endswith(ending)}
    if not fields:
        raise refuse(table.name, "", msg("has no fields with the load of {year}, such as load_hemtjanst_{year}.",
                                         year=year), msg("Add them, or name the fields of that year."))
    return fields


def units_with(units: Units, table: Table, load: LoadSet) -> Units:
    """The units with that load, read and checked from their layer; counted visits grow with their unit's load."""
    values = read_loads(table, list(load.fields.values()))
    load_h_week = {service: values[field] for service, field in load.fields.items()}
    return replace(units, load_h_week=load_h_week, visits_week=visits_after(units, load_h_week))
