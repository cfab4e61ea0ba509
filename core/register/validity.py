"""From when to when a version of the address register is valid."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import List

from ..errors import InputError, Problem, problem
from ..messages import Message, msg


@dataclass(frozen=True)
class Validity:
    """Days as ISO texts (YYYY-MM-DD), both included; `valid_to` is "" as long as no end is decided."""

    valid_from: str
    version: str
    valid_to: str = ""

    def __post_init__(self) -> None:
        problems: List[Problem] = []

        def bad(what: Message, remedy: Message) -> None:
            problems.append(problem("address register", "", what, remedy))

        for day in (self.valid_from, self.valid_to):
            if not is_iso_date(day) and (day or day is self.valid_from):
                bad(msg("“{day}” is not a date.", day=day), msg("Write it as year-month-day: 2027-05-01."))
        if not problems and self.valid_to and self.valid_to < self.valid_from:
            bad(msg("The last day, {last}, is before the first, {first}.", last=self.valid_to, first=self.valid_from),
                msg("Correct one of the two dates."))
        if not self.version.strip():
            bad(msg("The version has no name."), msg("Name it, for instance 2027-1."))
        if problems:
            raise InputError(problems)


def is_iso_date(text: str) -> bool:
    """Whether the text is a calendar day as YYYY-MM-DD."""
    try:
        return len(text) == 10 and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
