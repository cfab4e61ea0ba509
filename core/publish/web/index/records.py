"""The rows of an address register as numbers: which street, number, postal code, area, and where on the globe."""
from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np
from pyproj import Transformer

from ....arrays import ints_of, objects_of
from ....errors import certain, refuse
from ....geometry import points_xy
from ....messages import msg
from ....model import Floats, Ints, Objects, Table
from ....register import RegisterColumn as Col
from ....sources.addresses import split_street
from .folding import check, compact, fold, slug

DEGREES = 100_000
"""Positions are whole numbers of 1e-5 degrees, about a metre."""
WITHOUT_STREET = "(utan gatunamn)"
_TWINS = "~"
"""Tells apart what is the same when folded; see docs/web.md."""


@dataclass(frozen=True)
class Records:
    """Addresses, sorted by street (in the order of its key), number, postal code, area; each array (n,).

    streets : (name, town) of each street; numbers, postcodes : texts; the arrays count in them
    area, following : number of the area now and in the next division, -1 for none
    lat, lon : in 1e-5 degrees; places : popular name or ""
    """

    streets: Sequence[Tuple[str, int]]
    towns: Sequence[str]
    numbers: Sequence[str]
    postcodes: Sequence[str]
    street: Ints
    number: Ints
    postcode: Ints
    area: Ints
    following: Ints
    lat: Ints
    lon: Ints
    places: Objects

    def __len__(self) -> int:
        return len(self.street)


def read_records(register: Table, area_of_code: Mapping[str, int], following: Optional[Ints] = None) -> Records:
    """The addresses of a register as “Export addresses” makes it; `following` (n,) as in `Records`.

    Streets and numbers are the columns `gata` and `nummer` where they are there, else read from `adress`.
    """
    texts = _Columns(register)
    street_texts, number_texts = _streets_and_numbers(texts)
    towns, town = _codes([_title(t) for t in texts.of(Col.TOWN.key)])
    named = [name or WITHOUT_STREET for name in street_texts]
    streets, street = _street_codes(named, town)
    numbers, number = _codes([" ".join(t.split()) for t in number_texts], _number_order)
    postcodes, postcode = _codes([t.replace(" ", "") for t in texts.of(Col.POSTCODE.key)])
    lat, lon = _degrees(register)
    area = np.array([area_of_code[text_of(c)] for c in objects_of(register.columns[Col.AREA_CODE.key])], np.int64)
    after = np.full(len(register), -1, np.int64) if following is None else following
    order = np.lexsort((lon, lat, after, area, postcode, number, street))
    places = np.array(texts.of(Col.POPULAR_NAME.key), object)
    return Records(_twins(streets, lambda one: (slug(one[0]), one[1])), _town_twins(towns), numbers, postcodes,
                   street[order], number[order], postcode[order], area[order], after[order], lat[order], lon[order],
                   places[order])


class _Columns:
    """Texts of a register's columns; what is missing is "", and `~` is kept for our own use."""

    def __init__(self, register: Table) -> None:
        for needed in (Col.ADDRESS.key, Col.AREA_CODE.key, Col.POSTCODE.key, Col.TOWN.key):
            if needed not in register.columns:
                raise refuse(register.name, "", msg("The column {column} of an address register is missing.",
                                                    column=needed),
                             msg("Choose a layer that was made by “Export addresses”."))
        if len(register) == 0 or register.geometry is None:
            raise refuse(register.name, "", msg("There is no address with a place in it."),
                         msg("Choose a layer that was made by “Export addresses”."))
        self._register = register

    def has(self, column: str) -> bool:
        return column in self._register.columns

    def of(self, column: str) -> List[str]:
        if not self.has(column):
            return [""] * len(self._register)
        return [text_of(value).replace(_TWINS, "-") for value in objects_of(self._register.columns[column])]


def text_of(value: Any) -> str:
    """A value of a register as a clean text: whole numbers without decimals, nothing for missing."""
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    return text.strip() if text.isprintable() else "".join(c if c.isprintable() else " " for c in text).strip()


def _streets_and_numbers(texts: _Columns) -> Tuple[List[str], List[str]]:
    labels, codes, towns = texts.of(Col.ADDRESS.key), texts.of(Col.POSTCODE.key), texts.of(Col.TOWN.key)
    if texts.has(Col.STREET.key) and texts.has(Col.NUMBER.key):
        found = list(zip(texts.of(Col.STREET.key), texts.of(Col.NUMBER.key)))
        parsed = [one if one[0] else _parse(label, code, town)
                  for one, label, code, town in zip(found, labels, codes, towns)]
    else:
        parsed = [_parse(*one) for one in zip(labels, codes, towns)]
    return [street for street, _ in parsed], [number for _, number in parsed]


def _parse(label: str, postcode: str, town: str) -> Tuple[str, str]:
    """Street and number of a label: "Ekvägen 5A UH, 58183 Linköping" -> ("Ekvägen", "5A UH")."""
    post = " ".join(part for part in (postcode, town) if part)
    text = label
    if post and label.endswith(post):
        text = label[:-len(post)].rstrip().rstrip(",")
    elif "," in label:
        text = label.rsplit(",", 1)[0]
    return split_street(text.strip())


def _title(town: str) -> str:
    """"UPPLANDS VÄSBY" as people write it."""
    return town.title() if town.isupper() else town


def _number_order(number: str) -> Tuple[int, str, str]:
    return number_value(number), compact(number), number


def number_value(number: str) -> int:
    """The whole number that a house number begins with, -1 where there is none."""
    digits = re.match(r"[0-9]{1,9}", number)
    return int(digits.group()) if digits else -1


def _codes(texts: List[str], order: Any = None) -> Tuple[List[str], Ints]:
    """The distinct texts in order, and for each row which."""
    distinct = sorted(set(texts), key=order)
    place = {text: i for i, text in enumerate(distinct)}
    return distinct, np.array([place[text] for text in texts], np.int64)


def _street_codes(names: List[str], town: Ints) -> Tuple[List[Tuple[str, int]], Ints]:
    pairs = list(zip(names, ints_of(town)))
    folded = {name: compact(name) for name in set(names)}
    distinct = sorted(set(pairs), key=lambda one: (folded[one[0]], one[0], one[1]))
    place = {pair: i for i, pair in enumerate(distinct)}
    return distinct, np.array([place[pair] for pair in pairs], np.int64)


def _twins(streets: List[Tuple[str, int]], key: Any) -> List[Tuple[str, int]]:
    """Streets whose names are the same when folded, each with what tells its own writing from the others'."""
    counts = Counter(key(one) for one in streets)
    return [(name if counts[key((name, town))] == 1 else f"{name}{_TWINS}{check(name)}", town)
            for name, town in streets]


def _town_twins(towns: List[str]) -> List[str]:
    return [name for name, _ in _twins([(town, 0) for town in towns], lambda one: slug(one[0]))]


def _degrees(register: Table) -> Tuple[Ints, Ints]:
    xy: Floats = points_xy(certain(register.geometry))
    if not register.crs:
        raise refuse(register.name, "", msg("its coordinate system is not known."), msg("Assign one to the layer."))
    lon, lat = Transformer.from_crs(register.crs, "EPSG:4326", always_xy=True).transform(xy[:, 0], xy[:, 1])
    where = np.round(np.stack([np.asarray(lat), np.asarray(lon)]) * DEGREES)
    if not np.isfinite(where).all():
        row = int(np.flatnonzero(~np.isfinite(where).all(axis=0))[0])
        raise refuse(register.name, register.feature(row), msg("The address has no position."),
                     msg("Add its coordinates, or leave the row out."))
    return where[0].astype(np.int64), where[1].astype(np.int64)


def number_texts(records: Records, rows: Ints) -> List[str]:
    """The numbers of rows that follow each other in `Records`. Those that fold to the same in one street are told apart
    by what stays when the other leaves the register: the postal code, and the place where that is the same too.
    """
    folded: List[str] = [compact(number) for number in records.numbers]
    same = [(street, folded[number]) for street, number in zip(
        ints_of(records.street[rows]), ints_of(records.number[rows]))]
    codes = [records.postcodes[i] for i in ints_of(records.postcode[rows])]
    counts, in_code = Counter(same), Counter(zip(same, codes))
    texts = [records.numbers[i] for i in ints_of(records.number[rows])]
    for i, (key, code) in enumerate(zip(same, codes)):
        if counts[key] > 1:
            texts[i] += _TWINS + code
        if in_code[key, code] > 1:
            texts[i] += f"{_TWINS}{records.lat[rows[i]]}{_TWINS}{records.lon[rows[i]]}"
    return _counted(same, texts)


def _counted(same: List[Tuple[int, str]], texts: List[str]) -> List[str]:
    """What still is the same (one spot, one number in two ways of writing) gets a count."""
    seen: Dict[Tuple[int, str], int] = {}
    out = []
    for (street, number), text in zip(same, texts):
        key = (street, number + text[text.index(_TWINS):]) if _TWINS in text else (street, number)
        count = seen[key] = seen.get(key, 0) + 1
        out.append(text if count == 1 else f"{text}{_TWINS}{count}")
    return out


__all__ = ["Records", "fold", "number_texts", "number_value", "read_records", "text_of"]
