"""Street, number and postal town of the rows of an address register."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import List

from ..arrays import objects_of
from ..geometry import object_array
from ..model import Objects, Table
from ..sources.addresses import split_address
from ..sources.reading import texts
from .columns import RegisterColumn as Col

_POSTCODE = re.compile(r"\d{3} ?\d{2}\b")


@dataclass(frozen=True)
class StreetColumns:
    """(n,) each. number : "12A", a deviating designation, or "" without one; postcode : "58222", "" where not known."""

    street: Objects
    number: Objects
    town: Objects
    postcode: Objects


def street_columns(register: Table) -> StreetColumns:
    """From the columns `gata` and `nummer` where the register has them, else from the text of the address."""
    town = texts(register, Col.TOWN.key if Col.TOWN.key in register.columns else None)
    postcode = object_array("".join(code.split()) for code in _postcodes(register))
    if Col.STREET.key in register.columns and Col.NUMBER.key in register.columns:
        return StreetColumns(texts(register, Col.STREET.key), texts(register, Col.NUMBER.key), town, postcode)
    parts = [split_address(label) for label in objects_of(texts(register, Col.ADDRESS.key))]
    return StreetColumns(object_array(street for street, _ in parts), object_array(number for _, number in parts), town,
                         postcode)


def _postcodes(register: Table) -> List[str]:
    if Col.POSTCODE.key in register.columns:
        return list(objects_of(texts(register, Col.POSTCODE.key)))
    labels = objects_of(texts(register, Col.ADDRESS.key if Col.ADDRESS.key in register.columns else None))
    found = [_POSTCODE.match(label.rpartition(", ")[2]) for label in labels]
    return [code.group() if code else "" for code in found]
