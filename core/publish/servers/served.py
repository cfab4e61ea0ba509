"""The two public layers as map servers hand them out: only columns that are known to be public, with Swedish titles.

A column that is not listed here is left out, whatever layer was given: hours of care in an areas layer stay in the
office.
"""
from __future__ import annotations

from dataclasses import replace
from typing import Any, List, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ...arrays import objects_of
from ...errors import InputError, Problem, problem, refuse
from ...geometry import object_array
from ...messages import Message, msg
from ...model import Objects, Table
from ...register import IDENTIFYING, LAYER, ServiceColumn, public_name, whole_register
from ...register import RegisterColumn as Col
from ...sources.reading import POINTS, POLYGONS, geometry_problems, raise_errors

ADDRESSES, AREAS = LAYER, "omraden"
"""Names of the layers, in files and in services."""
TITLES: Mapping[str, str] = {**{column.key: column.value.title for column in Col}, "adress_sok": "Adress för sökning"}
"""Public column -> its title; data for the public, Swedish in every language of the program."""
_FAMILIES: Mapping[str, str] = {
    ServiceColumn.PROVIDER.key: "Utförare av {}", ServiceColumn.PHONE.key: "Telefon till utförare av {}",
    ServiceColumn.URL.key: "Webbplats för utförare av {}", ServiceColumn.CHOICE.key: "Valfria utförare av {}"}
"""Beginning of the columns of single services -> title."""
_OWN_NAMES: Mapping[str, str] = {"area_id": Col.AREA_CODE.key, "area_name": Col.AREA_NAME.key,
                                 "provider_name": Col.PROVIDER.key, "phone": Col.PHONE.key}
"""How the layers of a plan call what the public layers call otherwise."""


def column_title(name: str) -> str:
    """The title of a public column, "" for one that is not public."""
    if name in TITLES:
        return TITLES[name]
    found = [(start, title) for start, title in _FAMILIES.items() if name.startswith(start) and name != start]
    return found[0][1].format(name[len(found[0][0]):].replace("_", " ")) if found else ""


def served_addresses(register: Table) -> Table:
    """The public columns of an address register. Raises `InputError` where it is none, or empty, holds markup, or has
    rows without a place.

    `adress_sok` is the address in small letters: QGIS Server compares å, ä and ö with Å, Ä and Ö letter by letter.
    """
    table = _public(whole_register(register, ()), ADDRESSES, IDENTIFYING,
                    msg("Choose the layer that “Export address register” or “Run a plan” wrote."))
    small = object_array(None if label is None else str(label).lower() for label in table.columns[Col.ADDRESS.key])
    return replace(table, columns={**table.columns, "adress_sok": small})


def served_areas(areas: Table) -> Table:
    """The public columns of an areas layer, which may be the public one or that of an award. Raises `InputError`."""
    public = {name: _OWN_NAMES.get(name, name) for name in areas.columns}
    columns = {public[name]: values for name, values in areas.columns.items()
               if public[name] == name or public[name] not in areas.columns}
    if "area_name" in areas.columns and Col.AREA_NAME.key in columns:  # of the office, in the language of its program
        columns[Col.AREA_NAME.key] = object_array(name and public_name(str(name))
                                                  for name in columns[Col.AREA_NAME.key])
    if Col.AREA_CODE.key in columns:
        columns[Col.AREA_CODE.key] = _texts(columns[Col.AREA_CODE.key])
        if Col.AREA_NAME.key not in columns:
            columns[Col.AREA_NAME.key] = columns[Col.AREA_CODE.key]
    return _public(Table(areas.name, columns, areas.geometry, areas.crs, areas.fids), AREAS,
                   (Col.AREA_CODE.key, Col.AREA_NAME.key, Col.PROVIDER.key),
                   msg("Choose the areas that “Assign providers” or “Run a plan” wrote."))


def dated_areas(areas: Table, addresses: Table) -> Table:
    """The areas with the days and the version that all addresses have; they name providers too.

    areas, addresses : as `served_areas` and `served_addresses` give them; days that the areas have are kept
    """
    found = {}
    for name in (Col.VALID_FROM.key, Col.VALID_TO.key, Col.VERSION.key):
        values = set(objects_of(addresses.columns[name])) if name in addresses.columns else set()
        if len(values) == 1 and name not in areas.columns:
            found[name] = object_array([values.pop()] * len(areas))
    return replace(areas, columns={**areas.columns, **found})


def _texts(values: NDArray[Any]) -> Objects:
    """Codes as texts: 3 and 3.0 as "3"."""
    return object_array(str(int(v)) if isinstance(v, (int, float, np.number)) and v == v else v and str(v)
                        for v in objects_of(values))


def _public(table: Table, name: str, needed: Sequence[str], remedy: Message) -> Table:
    missing = [column for column in needed if column not in table.columns]
    if missing:
        raise refuse(table.name, "", msg("it has no column {columns}.", columns=", ".join(missing)), remedy)
    if table.geometry is None or len(table) == 0:
        raise refuse(table.name, "", msg("it has no geometry or no rows."), remedy)
    columns = {column: values for column, values in table.columns.items() if column_title(column)}
    _refuse_markup(table, columns)
    raise_errors(geometry_problems(table, POINTS if name == ADDRESSES else POLYGONS))
    return Table(name, columns, table.geometry, table.crs)


def _refuse_markup(table: Table, columns: Mapping[str, NDArray[Any]]) -> None:
    """Map clients put the values into their pages as they are: a tag in a name would become part of the page."""
    found: List[Problem] = []
    for column, values in columns.items():
        for row, value in enumerate(objects_of(values)):
            if isinstance(value, str) and ("<" in value or ">" in value):
                found.append(problem(table.name, table.feature(row), msg(
                    "column “{column}” holds < or >, which map clients would take for markup.", column=column),
                    msg("Write the text without these signs.")))
    if found:
        raise InputError(found)
