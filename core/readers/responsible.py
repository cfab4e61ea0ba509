"""Who is responsible in each area, read from a layer of areas (or of units with their area)."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Dict, List, Mapping, Tuple

import numpy as np

from ..arrays import ints_of
from ..errors import refuse
from ..messages import msg
from ..model import Ints, Objects, Provider, Table
from ..register import SWEDISH, ResponsibleArea, public_name
from ..sources import require_features
from ..sources.reading import find_column, fold, known_column
from .units import area_numbers, texts_of

_SERVICE = ("insatstyp", "insats", "tjanst", "service")
_PROVIDER = ("utforare", "namn", "utforarnamn", "provider_name", "provider", "name")
_PHONE, _URL = ("telefon", "phone", "telefonnummer"), ("url", "webb", "webbplats", "website", "hemsida")
_LIKE_OWN_REGI = re.compile("regi$|kommunal|utforare_?typ|driftsform|driftform")
_PREFIX = re.compile(r"^(utforare|provider)_")
_YES = {"1", "true", "ja", "yes", "egen regi"}


@dataclass(frozen=True)
class ResponsibleFields:
    """Which column holds what. `area_id` and `provider` must be there, the others may be missing."""

    area_id: str = "area_id"
    area_name: str = "area_name"
    provider: str = "provider_name"
    own_regi: str = "own_regi"
    phone: str = "phone"
    url: str = "url"
    hours: str = ""
    services: Tuple[str, ...] = ()
    """Columns that name the provider of one service, as in utforare_hemsjukvard; empty in an area: the area's own.

    Its phone number and web page are read from telefon_hemsjukvard and url_hemsjukvard, where those are there.
    """


def read_responsible(table: Table, fields: ResponsibleFields, language: str = SWEDISH
                     ) -> Tuple[Ints, List[ResponsibleArea]]:
    """(n,) area number of each row, and who is responsible in each area, by number.

    language : the register's; a name that the program gave in another one ("Area 6") is brought into it
    Raises `InputError` for a row without number or provider, and for an area whose rows have two names or
    providers.
    """
    numbers = area_numbers(table, fields.area_id)
    providers = texts_of(table, fields.provider)
    names, own, phone, url, hours = (_optional(table, column) for column in (
        fields.area_name, fields.own_regi, fields.phone, fields.url, fields.hours))
    _refuse_own_regi_alike(table, fields.own_regi)
    services = [_Service.of(table, column) for column in fields.services]
    found: Dict[int, ResponsibleArea] = {}
    for row, number in enumerate(ints_of(numbers)):
        name = str(providers[row])
        if not name:
            raise refuse(table.name, table.feature(row), msg("area {area} has no provider.", area=number),
                         msg("Run “Assign providers” first, or fill in column “{column}”.", column=fields.provider))
        provider = Provider(name, name, own[row].lower() in _YES, float("inf"), None, phone[row], url[row])
        by_service = {service.name: service.provider(row) for service in services if service.names[row]}
        called = public_name(names[row] or str(number), language)
        one = found.setdefault(number, ResponsibleArea(number, str(number), called, provider, by_service, hours[row]))
        if one.name != called:
            raise refuse(table.name, table.feature(row),
                         msg("area {area} has the names {one} and {other}.", area=number, one=one.name, other=called),
                         msg("Let all rows of an area have the same name."))
        if one.provider != provider or one.by_service != by_service:
            raise refuse(table.name, table.feature(row),
                         msg("area {area} has the providers {one} and {other}.", area=number, one=one.provider.name,
                             other=_unlike(one, provider, by_service)),
                         msg("Let all rows of an area name the same provider."))
    return numbers, [found[number] for number in sorted(found)]


def _refuse_own_regi_alike(table: Table, column: str) -> None:
    """What seems to tell own regi under a name that is not known: passed over, all would be contractors."""
    if known_column(table, [column]) is not None:
        return
    alike = [name for name in table.columns if _LIKE_OWN_REGI.search(fold(name))]
    if alike:
        raise refuse(table.name, "", msg("has no column “{column}”, but “{other}” seems to tell own regi.",
                                         column=column, other=alike[0]),
                     msg("Choose it as the field with own regi, or give it another name if it is something else."))


def _unlike(one: ResponsibleArea, provider: Provider, by_service: Mapping[str, Provider]) -> str:
    """The provider of a row that is not that of the area's first row."""
    if one.provider != provider:
        return provider.name
    others = {service: by_service.get(service, provider) for service in (*one.by_service, *by_service)}
    return next(p.name for service, p in others.items() if one.by_service.get(service, one.provider) != p)


@dataclass(frozen=True)
class _Service:
    """The columns of one service, (n,) each."""

    name: str
    names: Objects
    phone: Objects
    url: Objects

    @staticmethod
    def of(table: Table, column: str) -> _Service:
        service = _PREFIX.sub("", service_name(column))
        phone = find_column(table, [f"telefon_{service}", f"phone_{service}"]) or ""
        url = find_column(table, [f"url_{service}"]) or ""
        return _Service(service, texts_of(table, column), _optional(table, phone), _optional(table, url))

    def provider(self, row: int) -> Provider:
        return Provider(self.names[row], self.names[row], False, float("inf"), None, self.phone[row], self.url[row])


def service_name(text: str) -> str:
    """A service as part of a column's name: small letters a to z, digits, underscores."""
    return re.sub(r"[^a-z0-9]+", "_", fold(text)).strip("_")


def read_choice(table: Table) -> Dict[str, Tuple[Provider, ...]]:
    """Service -> the providers that a client chooses among, in the order of the table.

    Columns: insatstyp, utforare, and where there are telefon and url. Raises `InputError` for a table without rows, a
    row without service or provider, and a provider that a service has twice.
    """
    require_features(table)
    columns = [find_column(table, names) for names in (_SERVICE, _PROVIDER, _PHONE, _URL)]
    if columns[0] is None or columns[1] is None:
        raise refuse(table.name, "", msg("has no columns for service and provider."),
                     msg("Name them insatstyp and utforare; telefon and url may be there too."))
    service, name, phone, url = (_optional(table, column or "") for column in columns)
    found: Dict[str, Tuple[Provider, ...]] = {}
    for row in range(len(table)):
        key = service_name(service[row])
        if not key or not name[row]:
            raise refuse(table.name, table.feature(row), msg("has no service or no provider."),
                         msg("Fill in both, or remove the row."))
        if name[row] in [provider.name for provider in found.get(key, ())]:
            raise refuse(table.name, table.feature(row), msg("repeats {provider} for the service {service}.",
                                                             provider=name[row], service=service[row]),
                         msg("Remove one of the rows."))
        found[key] = (*found.get(key, ()), Provider(name[row], name[row], False, float("inf"), None, phone[row],
                                                    url[row]))
    return found


def _optional(table: Table, column: str) -> Objects:
    own = known_column(table, [column]) if column else None
    return texts_of(table, own) if own else np.full(len(table), "", object)
