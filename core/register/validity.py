"""From when to when a version of the address register is valid."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import List

from ..errors import InputError, Problem, problem, refuse
from ..messages import Message, msg


@dataclass(frozen=True)
class Validity:
    """Days as ISO texts (YYYY-MM-DD), both included; `valid_to` is "" as long as no end is decided."""

    valid_from: str
    version: str
    valid_to: str = ""

    def __post_init__(self) -> None:
        problems = validity_problems("address register", self.valid_from, self.version, self.valid_to)
        if problems:
            raise InputError(problems)


def validity_problems(layer: str, valid_from: str, version: str, valid_to: str = "") -> List[Problem]:
    """What is wrong with the days and the name of a version: days that are none, in the wrong order, no name."""
    problems: List[Problem] = []

    def bad(what: Message, remedy: Message) -> None:
        problems.append(problem(layer, "", what, remedy))

    for day, needed in ((valid_from, True), (valid_to, False)):
        if not is_iso_date(day) and (day or needed):
            bad(msg("“{day}” is not a date.", day=day), msg("Write it as year-month-day: 2027-05-01."))
    if not problems and valid_to and valid_to < valid_from:
        bad(msg("The last day, {last}, is before the first, {first}.", last=valid_to, first=valid_from),
            msg("Correct one of the two dates."))
    if not version.strip():
        bad(msg("The version has no name."), msg("Name it, for instance 2027-1."))
    return problems


def is_iso_date(text: str) -> bool:
    """Whether the text is a calendar day as YYYY-MM-DD."""
    try:
        return len(text) == 10 and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def last_day_before(next_from: str, valid_from: str, valid_to: str, layer: str) -> str:
    """The ISO day on which a version ends, as the next one begins on `next_from`: its own last day, or the day before.

    layer : name of the next register. Raises `InputError` where that has no first day, or one that is not after
    `valid_from`.
    """
    if not is_iso_date(next_from) or next_from <= valid_from:
        raise refuse(layer, "", msg("The next register is valid from “{day}”, and the register from “{first}”.",
                                    day=next_from, first=valid_from),
                     msg("Choose as the next one the register of the division that comes after it."))
    last = (date.fromisoformat(next_from) - timedelta(days=1)).isoformat()
    return min(valid_to or last, last)
