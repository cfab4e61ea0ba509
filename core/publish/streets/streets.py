"""The street register: which numbers of a street belong to which area, as ranges, odd and even apart.

What a switchboard looks up and a letter says: “Storgatan 1–15 udda, 2–8 jämna: Område A; 16–40 jämna: Område B”.

A range goes over house numbers with all their letters. Where the letters of one number lie in different areas, that
number is in no range: its letters are told one by one (12A–12C). What is no number (Hus 12, a farm) is told as it is.
So every address is covered by its own area, and no range covers an address of another area.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf
from typing import Dict, Iterable, List, Mapping, Sequence, Tuple

from ...arrays import objects_of
from ...errors import refuse
from ...messages import msg
from ...model import Table
from ...progress import SILENT, Progress, stop_if_cancelled
from ...register import RegisterColumn as Col
from ...register import ServiceColumn, street_columns
from ...sources.reading import texts
from .twins import by_postcode, place_text

ODD, EVEN = 1, 0
ALWAYS, FORMER, LATER = "", "former", "later"
"""When something holds of a list of two divisions: in both, in the first only, in the next only."""
_NUMBER = re.compile(r"(?P<number>\d+)\s?(?P<letter>[^\W\d_]?)(?P<rest>\s.*|)", re.DOTALL)
_ORDER = str.maketrans({"å": "{a", "ä": "{b", "ö": "{c", "é": "e", "ü": "u"})
"""Swedish order: å, ä and ö come after z."""


@dataclass(frozen=True, order=True)
class NumberRange:
    """House numbers of one side of the street from `first` to `last`, with all their letters."""

    parity: int
    first: int
    last: int

    def covers(self, number: int) -> bool:
        """Whether a house number lies in the range."""
        return number % 2 == self.parity and self.first <= number <= self.last


@dataclass(frozen=True, order=True)
class LetterRange:
    """Letters of one house number from `first` to `last`; "" is the number without a letter."""

    number: int
    first: str
    last: str


@dataclass(frozen=True)
class StreetLine:
    """The part of a street in one area. Of a whole street nothing more than that is told.

    designations : what is told one by one: deviating ones, and numbers that are in several areas
    shared : those of `designations` that addresses of other areas have too
    without_number : whether addresses without a number belong here
    """

    area: int
    numbers: Tuple[NumberRange, ...]
    letters: Tuple[LetterRange, ...]
    designations: Tuple[str, ...]
    shared: Tuple[str, ...]
    without_number: bool
    addresses: int


@dataclass(frozen=True)
class Street:
    """A street of one postal town with a line per area, that with the smallest house number first.

    postcode : where two streets of the name have the same addresses in the town, else ""
    holds : `ALWAYS`, or in which of two divisions
    """

    name: str
    town: str
    lines: Tuple[StreetLine, ...]
    postcode: str = ""
    holds: str = ALWAYS

    @property
    def place(self) -> str:
        """The town, with the postal code where it is needed: “582 22 Linköping”."""
        return place_text(self.postcode, self.town)

    @property
    def whole(self) -> bool:
        """Whether all its addresses are in one area."""
        return len(self.lines) == 1


@dataclass(frozen=True)
class AreaContact:
    """An area as the public knows it; `services` are those with another provider: name -> (provider, phone).

    holds : `ALWAYS`, or in which of two divisions
    """

    code: str
    name: str
    provider: str
    phone: str
    url: str
    hours: str
    services: Mapping[str, Tuple[str, str]]
    holds: str = ALWAYS


@dataclass(frozen=True)
class StreetRegister:
    """All streets in Swedish order; `StreetLine.area` is a number into `areas`.

    next_from, next_to, next_version : of the next division, where the list is of both (street_changes.py)
    """

    streets: Tuple[Street, ...]
    areas: Tuple[AreaContact, ...]
    valid_from: str
    valid_to: str
    version: str
    next_from: str = ""
    next_to: str = ""
    next_version: str = ""


def street_register(register: Table, progress: Progress = SILENT) -> StreetRegister:
    """The street register of an address register as `register_addresses` makes it, or as read from a file.

    Raises `InputError` for one without rows.
    """
    if len(register) == 0:
        raise refuse(register.name, "", msg("There is no address."),
                     msg("Choose the layer that “Export address register” or “Run a plan” wrote."))
    columns = street_columns(register)
    areas, area_of = _areas(register)
    grouped: Dict[Tuple[str, str], List[Tuple[str, int, str]]] = {}
    for name, town, number, area, postcode in zip(objects_of(columns.street), objects_of(columns.town),
                                                  objects_of(columns.number), area_of, objects_of(columns.postcode)):
        grouped.setdefault((name, town), []).append((number, area, postcode))
    streets: List[Street] = []
    for done, (name, town) in enumerate(sorted(grouped, key=street_order)):
        if done % 500 == 0:
            stop_if_cancelled(progress)
            progress.report(done / len(grouped))
        streets += [Street(name, town, street_lines(rows), postcode)
                    for postcode, rows in by_postcode(grouped[name, town]).items()]
    first = [objects_of(texts(register, column if column in register.columns else None))[:1]
             for column in (Col.VALID_FROM.key, Col.VALID_TO.key, Col.VERSION.key)]
    return StreetRegister(tuple(streets), areas, *(value[0] if value else "" for value in first))


def swedish_key(text: str) -> str:
    """A text for sorting: case does not count, å, ä and ö are the last letters."""
    return text.casefold().translate(_ORDER)


def street_order(street: Tuple[str, str]) -> Tuple[str, ...]:
    """For sorting the (name, town) of streets."""
    return (swedish_key(street[0]), swedish_key(street[1]), *street)


def street_lines(addresses: Sequence[Tuple[str, int]]) -> Tuple[StreetLine, ...]:
    """One line per area of the (designation, area) of a street's addresses, smallest number first."""
    by_number: Dict[int, List[Tuple[str, str, int]]] = {}
    others: Dict[str, List[int]] = {}
    for text, area in addresses:
        found = _NUMBER.fullmatch(text)
        if found is None:
            others.setdefault(text, []).append(area)
        else:
            by_number.setdefault(int(found["number"]), []).append((found["letter"].upper(), text, area))
    split = {number: rows for number, rows in by_number.items() if len({area for _, _, area in rows}) > 1}
    ranges = _number_ranges({number: rows[0][2] for number, rows in by_number.items() if number not in split}, split)
    letters = {number: _letter_ranges(number, rows, others) for number, rows in sorted(split.items())}
    lines = [_line(area, addresses, ranges, letters, others) for area in sorted({area for _, area in addresses})]
    return tuple(sorted(lines, key=_lowest))


def _lowest(line: StreetLine) -> Tuple[float, int]:
    """The smallest house number of a line, and its area; lines without any come last."""
    numbers = [span.first for span in line.numbers] + [span.number for span in line.letters]
    return (float(min(numbers, default=inf)), line.area)


def _number_ranges(area_of: Mapping[int, int], split: Iterable[int]) -> List[Tuple[NumberRange, int]]:
    """Runs of existing numbers of one side in one area; a number that is in several areas ends a run."""
    found: List[Tuple[NumberRange, int]] = []
    for parity in (ODD, EVEN):
        run: List[int] = []
        for number in sorted({n for n in (*area_of, *split) if n % 2 == parity}):
            if run and area_of.get(number) != area_of[run[0]]:
                found.append((NumberRange(parity, run[0], run[-1]), area_of[run[0]]))
                run = []
            if number in area_of:
                run.append(number)
        if run:
            found.append((NumberRange(parity, run[0], run[-1]), area_of[run[0]]))
    return found


def _letter_ranges(number: int, rows: Sequence[Tuple[str, str, int]], others: Dict[str, List[int]]
                   ) -> List[Tuple[LetterRange, int]]:
    """Runs of existing letters of one number in one area; a letter that is in several goes to `others` by its texts."""
    areas: Dict[str, Dict[str, List[int]]] = {}
    for letter, text, area in rows:
        areas.setdefault(letter, {}).setdefault(text, []).append(area)
    found: List[Tuple[LetterRange, int]] = []
    run: List[str] = []
    where = -1
    for letter in sorted(areas, key=swedish_key):
        inside = {area for listed in areas[letter].values() for area in listed}
        here = inside.pop() if len(inside) == 1 else -1
        if run and (here != where or run[-1] == ""):  # “12” and “12A–12C” are told apart: 12 alone is no letter
            found.append((LetterRange(number, run[0], run[-1]), where))
            run = []
        if here < 0:
            for text, listed in areas[letter].items():
                others.setdefault(text, []).extend(listed)
        else:
            run.append(letter)
        where = here
    if run:
        found.append((LetterRange(number, run[0], run[-1]), where))
    return found


def _line(area: int, addresses: Sequence[Tuple[str, int]], ranges: Sequence[Tuple[NumberRange, int]],
          letters: Mapping[int, Sequence[Tuple[LetterRange, int]]], others: Mapping[str, Sequence[int]]) -> StreetLine:
    mine = sorted((text for text, areas in others.items() if text and area in areas), key=natural_key)
    return StreetLine(
        area=area, numbers=tuple(span for span, owner in ranges if owner == area),
        letters=tuple(span for found in letters.values() for span, owner in found if owner == area),
        designations=tuple(mine), shared=tuple(text for text in mine if len(set(others[text])) > 1),
        without_number=area in others.get("", ()), addresses=sum(owner == area for _, owner in addresses))


def natural_key(text: str) -> Tuple[object, ...]:
    """Numbers within a text by their value: Hus 2 before Hus 12."""
    parts = re.split(r"(\d+)", swedish_key(text))
    return tuple((1, int(part), "") if part.isdigit() else (0, 0, part) for part in parts)


def _areas(register: Table) -> Tuple[Tuple[AreaContact, ...], List[int]]:
    """The areas of the register, by code, and (n,) the area of each row."""
    services = [column[len(ServiceColumn.PROVIDER.key):] for column in register.columns
                if ServiceColumn.PROVIDER.is_of(column)]
    wanted = [Col.AREA_CODE.key, Col.AREA_NAME.key, Col.PROVIDER.key, Col.PHONE.key, Col.URL.key, Col.HOURS.key]
    wanted += [kind.of(service) for service in services for kind in (ServiceColumn.PROVIDER, ServiceColumn.PHONE)]
    read = [objects_of(texts(register, column if column in register.columns else None)) for column in wanted]
    rows = list(zip(*read))
    distinct = sorted(set(rows), key=lambda row: (natural_key(row[0]), row))
    numbers = {row: i for i, row in enumerate(distinct)}
    return tuple(_contact(row, services) for row in distinct), [numbers[row] for row in rows]


def _contact(row: Sequence[str], services: Sequence[str]) -> AreaContact:
    code, name, provider, phone, url, hours = row[:6]
    other = {service: (row[6 + 2 * i], row[7 + 2 * i]) for i, service in enumerate(services)
             if row[6 + 2 * i] != provider}
    return AreaContact(code, name, provider, phone, url, hours, other)
