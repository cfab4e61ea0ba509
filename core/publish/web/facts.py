"""What the page says of each area: who is responsible for which service, as the register and the areas have it."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ...arrays import objects_of
from ...errors import InputError, Problem, problem, refuse
from ...messages import msg
from ...model import AREA_SERVICES, Ints, Provider, Table
from ...register import (
    COMPANY,
    OF_AREA,
    OWN_REGI,
    SERVICE_KEYS,
    FreeChoice,
    ResponsibleArea,
    ServiceColumn,
    last_day_before,
)
from ...register import RegisterColumn as Col
from .index import text_of

_BETWEEN = ";"


@dataclass(frozen=True)
class PublicProvider:
    """What everybody may know of a provider; all texts, "" where not known."""

    name: str
    type: str = ""
    phone: str = ""
    url: str = ""
    hours: str = ""


@dataclass(frozen=True)
class PublicArea:
    """code, name : as in the register; by : service -> the one provider, or those that one can choose among"""

    code: str
    name: str
    by: Mapping[str, Tuple[PublicProvider, ...]]


@dataclass(frozen=True)
class Facts:
    """services : id -> whether the client chooses among several; areas : in the order of their codes"""

    services: Mapping[str, bool]
    areas: Tuple[PublicArea, ...]
    valid_from: str
    valid_to: str
    version: str

    def area_of_code(self) -> Dict[str, int]:
        """Number of each area by its code."""
        return {area.code: i for i, area in enumerate(self.areas)}


def read_facts(register: Table, responsible: Sequence[ResponsibleArea] = (),
               choices: Mapping[str, Sequence[PublicProvider]] = {}) -> Facts:
    """Areas and providers of a register as “Export addresses” makes it.

    responsible : who is responsible in each area of the map, those without addresses too; none: as the register says
    choices : service -> what is known of the providers that one can choose among

    Raises `InputError` for an address without area or provider, an area whose addresses name two providers, a register
    with several versions, and one that does not fit the areas.
    """
    rows = _distinct_rows(register)
    services = _services(register)
    known = _known(rows, choices)
    of_register = {code: PublicArea(code, row[Col.AREA_NAME.key] or code, {
        service: _providers(row, service, choice, known, choices) for service, choice in services.items()})
        for row in rows for code in [row[Col.AREA_CODE.key]]}
    areas = (_with_areas_of_the_map(register, of_register, responsible, services, choices) if responsible
             else of_register)
    first = rows[0]
    return Facts(services, tuple(areas[code] for code in sorted(areas, key=code_order)), first[Col.VALID_FROM.key],
                 first[Col.VALID_TO.key], first[Col.VERSION.key])


def code_order(code: str) -> Tuple[int, str]:
    """For sorting codes of areas: whole numbers by their value, before all others."""
    return (int(code), code) if code.isdecimal() else (10 ** 9, code)


def _services(register: Table) -> Dict[str, bool]:
    """Area-bound services and those that clients choose, by the register's columns."""
    chosen = [c[len(ServiceColumn.CHOICE.key):] for c in register.columns if ServiceColumn.CHOICE.is_of(c)]
    bound = [c[len(ServiceColumn.PROVIDER.key):] for c in register.columns if ServiceColumn.PROVIDER.is_of(c)]
    services = {s: False for s in [*AREA_SERVICES, *sorted(bound)] if s not in chosen}
    return {**services, **dict.fromkeys(sorted(chosen), True)}


def _distinct_rows(register: Table) -> List[Dict[str, str]]:
    """One row per area; refuses areas with two answers."""
    columns = [c for c in register.columns if _is_fact(c)]
    for needed in (Col.AREA_CODE.key, Col.PROVIDER.key):
        if needed not in columns:
            raise refuse(register.name, "", msg("The column {column} of an address register is missing.",
                                                column=needed),
                         msg("Choose a layer that was made by “Export addresses”."))
    values = [objects_of(register.columns[c]) for c in columns]
    distinct = list(dict.fromkeys(zip(*values)))
    rows = [{**dict.fromkeys((Col.VALID_FROM.key, Col.VALID_TO.key, Col.VERSION.key, Col.AREA_NAME.key), ""),
             **{c: text_of(v) for c, v in zip(columns, one)}} for one in distinct]
    problems = _contradictions(register.name, rows)
    if problems:
        raise InputError(problems)
    return rows


def _is_fact(column: str) -> bool:
    return column in OF_AREA or column.startswith(SERVICE_KEYS)


def _contradictions(layer: str, rows: List[Dict[str, str]]) -> List[Problem]:
    found: List[Problem] = []
    if not rows:
        return [problem(layer, "", msg("There is no address."),
                        msg("Choose a layer that was made by “Export addresses”."))]
    seen: Dict[str, Dict[str, str]] = {}
    for row in rows:
        code = row[Col.AREA_CODE.key]
        if not code or not row[Col.PROVIDER.key]:
            found.append(problem(layer, code, msg("An address has no area or no provider."),
                                 msg("Make the register anew with “Export addresses”.")))
        elif row[Col.VERSION.key] != rows[0][Col.VERSION.key] or row[Col.VALID_FROM.key] != rows[0][Col.VALID_FROM.key]:
            found.append(problem(layer, code, msg("The register holds the versions {one} and {other}.",
                                                  one=rows[0][Col.VERSION.key], other=row[Col.VERSION.key]),
                                 msg("Choose the addresses of one version.")))
        elif seen.setdefault(code, row) is not row:
            differs = next(c for c in row if row[c] != seen[code][c])
            found.append(problem(layer, code, msg(
                "Addresses of area {code} differ in column {column}: “{one}” and “{other}”.", code=code, column=differs,
                one=seen[code][differs], other=row[differs]), msg("Make the register anew with “Export addresses”.")))
    return found


def _known(rows: Sequence[Mapping[str, str]],
           choices: Mapping[str, Sequence[PublicProvider]]) -> Dict[str, PublicProvider]:
    """What is known of a provider by its name, from the areas where it is the main one, then from the choices."""
    known: Dict[str, PublicProvider] = {}
    for row in rows:
        known.setdefault(row[Col.PROVIDER.key], _main(row))
    for listed in choices.values():
        for provider in listed:
            known.setdefault(provider.name, provider)
    return known


def _main(row: Mapping[str, str]) -> PublicProvider:
    return PublicProvider(row[Col.PROVIDER.key], *(row.get(column.key, "") for column in (
        Col.PROVIDER_TYPE, Col.PHONE, Col.URL, Col.HOURS)))


def _providers(row: Mapping[str, str], service: str, choice: bool, known: Mapping[str, PublicProvider],
               choices: Mapping[str, Sequence[PublicProvider]]) -> Tuple[PublicProvider, ...]:
    if choice:
        own = {p.name: p for p in choices.get(service, ())}
        names = [name.strip() for name in row[ServiceColumn.CHOICE.of(service)].split(_BETWEEN) if name.strip()]
        return tuple(own.get(name) or known.get(name) or PublicProvider(name) for name in names)
    name = row.get(ServiceColumn.PROVIDER.of(service), "") or row[Col.PROVIDER.key]
    if name == row[Col.PROVIDER.key]:
        return (_main(row),)
    other = known.get(name, PublicProvider(name))
    return (PublicProvider(name, other.type, row.get(ServiceColumn.PHONE.of(service), "") or other.phone,
                           row.get(ServiceColumn.URL.of(service), "") or other.url, other.hours),)


def _with_areas_of_the_map(register: Table, found: Mapping[str, PublicArea], responsible: Sequence[ResponsibleArea],
                           services: Mapping[str, bool],
                           choices: Mapping[str, Sequence[PublicProvider]]) -> Dict[str, PublicArea]:
    """The areas of both; refuses a register that is of another division."""
    on_map = {area.code: area for area in responsible}
    problems: List[Problem] = []
    main = next((s for s, choice in services.items()
                 if not choice and ServiceColumn.PROVIDER.of(s) not in register.columns), None)
    for code, area in found.items():
        named = on_map[code].provider.name if code in on_map else None
        own = area.by[main][0].name if main else ""
        if named is None or (main and own != text_of(named)):
            problems.append(problem(register.name, code, msg(
                "The addresses of area {code} belong to another division than the areas: the provider is “{one}” in "
                "the register and “{other}” in the areas.", code=code, one=own, other=named or "-"),
                msg("Make the register anew with “Export addresses” from these areas.")))
    if problems:
        raise InputError(problems)
    empty = {code: PublicArea(code, text_of(area.name), {
        s: tuple(choices.get(s, ())) if choice else (_public(area.by_service.get(s, area.provider), area.hours),)
        for s, choice in services.items()}) for code, area in on_map.items() if code not in found}
    return {**found, **empty}


def _public(provider: Provider, hours: str = "") -> PublicProvider:
    kind = OWN_REGI if provider.own_regi else COMPANY
    return PublicProvider(text_of(provider.name), kind, text_of(provider.phone), text_of(provider.url), text_of(hours))


def public_choice(choice: FreeChoice) -> Dict[str, Tuple[PublicProvider, ...]]:
    """What everybody may know of the providers that clients choose among."""
    return {service: tuple(_public(provider) for provider in providers) for service, providers in choice.items()}


def ended(facts: Facts, later: Facts, layer: str) -> Facts:
    """The facts with their last day before the next division begins; `last_day_before` may refuse, naming `layer`."""
    return replace(facts, valid_to=last_day_before(later.valid_from, facts.valid_from, facts.valid_to, layer))


def following_areas(register: Table, following: Table, area_of_code: Mapping[str, int]) -> Ints:
    """(n,) for each address of `register` the number of its area in the next register, -1 where it is not there."""
    for table in (register, following):
        if Col.IDENTITY.key not in table.columns:
            raise refuse(table.name, "", msg("The column {column} of an address register is missing.",
                                             column=Col.IDENTITY.key),
                         msg("Choose a layer that was made by “Export addresses”."))
    codes = (text_of(value) for value in objects_of(following.columns[Col.AREA_CODE.key]))
    later: Dict[Any, int] = {identity: area_of_code[code]
                             for identity, code in zip(objects_of(following.columns[Col.IDENTITY.key]), codes)}
    identities = objects_of(register.columns[Col.IDENTITY.key])
    found: List[Optional[int]] = [later.get(identity, -1) for identity in identities]
    return np.array(found, np.int64)
