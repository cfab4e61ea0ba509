"""Street, number and postal town of the rows of an address register."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Tuple

from ..geometry import object_array
from ..model import Objects, Table
from ..sources.fields import texts

_SPLIT = re.compile(r"(?P<street>.+?)\s+(?P<number>\d+\s?[^\W\d_]?(?:\s+(?:UH|UV|U)\s?\d*)?)", re.IGNORECASE)
"""The last number of a text begins the house number: “Västra 4:e gatan 12 B” is number 12 B."""


@dataclass(frozen=True)
class StreetColumns:
    """(n,) each. number : "12A", a deviating designation, or "" without one."""

    street: Objects
    number: Objects
    town: Objects


def street_columns(register: Table) -> StreetColumns:
    """From the columns `gata` and `nummer` where the register has them, else from the text of the address."""
    town = texts(register, "postort" if "postort" in register.columns else None)
    if "gata" in register.columns and "nummer" in register.columns:
        return StreetColumns(texts(register, "gata"), texts(register, "nummer"), town)
    parts = [split_address(label) for label in texts(register, "adress").tolist()]
    return StreetColumns(object_array(street for street, _ in parts), object_array(number for _, number in parts), town)


def split_address(label: str) -> Tuple[str, str]:
    """Street and number of "Ekvägen 5A, 58183 Linköping"; the whole as street where there is no number."""
    before = label.rpartition(", ")[0] or label
    found = _SPLIT.fullmatch(before)
    return (found["street"], found["number"]) if found else (before, "")
