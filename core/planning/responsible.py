"""Who is responsible in each area, read from a layer of areas (or of units with their area)."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Tuple

import numpy as np

from ..errors import refuse
from ..messages import msg
from ..model import Ints, Objects, Provider, Table
from ..register import ResponsibleArea
from ..sources.fields import find_column
from .preparation import area_numbers, texts_of

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


def read_responsible(table: Table, fields: ResponsibleFields) -> Tuple[Ints, List[ResponsibleArea]]:
    """(n,) area number of each row, and who is responsible in each area, by number.

    Raises `InputError` for a row without number or provider, and for an area whose rows name two providers.
    """
    numbers = area_numbers(table, fields.area_id)
    providers = texts_of(table, fields.provider)
    names, own, phone, url = (_optional(table, column) for column in (fields.area_name, fields.own_regi, fields.phone,
                                                                     fields.url))
    found: Dict[int, ResponsibleArea] = {}
    for row, number in enumerate(numbers.tolist()):
        name = str(providers[row])
        if not name:
            raise refuse(table.name, table.feature(row), msg("area {area} has no provider.", area=number),
                         msg("Run “Assign providers” first, or fill in column “{column}”.", column=fields.provider))
        provider = Provider(name, name, own[row].lower() in _YES, float("inf"), None, phone[row], url[row])
        one = found.setdefault(number, ResponsibleArea(number, str(number), names[row] or str(number), provider))
        if one.provider != provider:
            raise refuse(table.name, table.feature(row),
                         msg("area {area} has the providers {one} and {other}.", area=number, one=one.provider.name,
                             other=name), msg("Let all rows of an area name the same provider."))
    return numbers, [found[number] for number in sorted(found)]


def _optional(table: Table, column: str) -> Objects:
    own = find_column(table, [column]) if column else None
    return texts_of(table, own) if own else np.full(len(table), "", object)
