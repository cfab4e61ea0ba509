"""The lines of the street register as a person reads them, and as a table."""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Sequence, Tuple

import numpy as np

from ...geometry import object_array
from ...messages import Message, Translate, msg
from ...model import Table
from ...register import RegisterColumn as Col
from .streets import FORMER, ODD, LetterRange, NumberRange, Street, StreetLine, StreetRegister


@dataclass(frozen=True)
class Publisher:
    """Who hands the list out, "" where not known.

    municipality, contact : as inhabitants know them; page_url : where the same list can be read aloud and enlarged
    """

    municipality: str = ""
    contact: str = ""
    page_url: str = ""


NOBODY = Publisher()


def numbers_text(street: Street, line: StreetLine, translate: Translate) -> str:
    """Which addresses of the street the line is about: “1–15 odd, 2–8 even, 12A–12C, Hus 2”."""
    if street.whole:
        return msg("the whole street").text(translate)
    spans: List[Tuple[int, int, Message]] = [(span.parity != ODD, span.first, _numbers(span)) for span in line.numbers]
    spans += [(span.number % 2 != ODD, span.number, _letters(span)) for span in line.letters]
    parts = [text.text(translate) for _, _, text in sorted(spans, key=lambda span: span[:2])]
    parts += [(msg("{address} (partly)", address=text) if text in line.shared else msg("{address}", address=text)
               ).text(translate) for text in line.designations]
    if line.without_number:
        parts.append(msg("without number").text(translate))
    return ", ".join(parts)


def _numbers(span: NumberRange) -> Message:
    if span.first == span.last:
        return Message("{first}", {"first": span.first})
    places = {"first": span.first, "last": span.last}
    return msg("{first}–{last} odd", **places) if span.parity == ODD else msg("{first}–{last} even", **places)


def _letters(span: LetterRange) -> Message:
    if span.first == span.last == "":
        return msg("{number} without a letter", number=span.number)
    if span.first == span.last:
        return Message("{one}", {"one": f"{span.number}{span.first}"})
    return Message("{first}–{last}", {"first": f"{span.number}{span.first}", "last": f"{span.number}{span.last}"})


def street_table(registers: Sequence[StreetRegister], translate: Translate) -> Table:
    """One row per street and area, for a switchboard's own program or a letter: the columns of the CSV.

    registers : one, or that of the next division after it; each row has the days of its own
    """
    rows = [(street, line) for register in registers for street in register.streets for line in street.lines]
    areas = [register.areas[line.area] for register in registers for street in register.streets
             for line in street.lines]
    of_row = [register for register in registers for street in register.streets for _ in street.lines]
    return Table("gaturegister", {
        Col.STREET.key: object_array(street.name for street, _ in rows),
        Col.POSTCODE.key: object_array(street.postcode for street, _ in rows),
        Col.TOWN.key: object_array(street.town for street, _ in rows),
        Col.NUMBER.key: object_array(numbers_text(street, line, translate) for street, line in rows),
        "hela_gatan": np.array([int(street.whole) for street, _ in rows], np.int64),
        "adresser": np.array([line.addresses for _, line in rows], np.int64),
        Col.AREA_CODE.key: object_array(area.code for area in areas),
        Col.AREA_NAME.key: object_array(area.name for area in areas),
        Col.PROVIDER.key: object_array(area.provider for area in areas),
        Col.PHONE.key: object_array(area.phone for area in areas),
        Col.URL.key: object_array(area.url for area in areas),
        Col.VALID_FROM.key: object_array(register.valid_from for register in of_row),
        Col.VALID_TO.key: object_array(register.valid_to for register in of_row),
        Col.VERSION.key: object_array(register.version for register in of_row)})


def reading_text() -> Message:
    """How the numbers are meant: each notation means one thing."""
    return msg("“1–15 odd” are the odd numbers from 1 to 15 with all their letters, “2–8 even” the even ones, “7” is "
               "number 7 with all its letters. “12A–12C” are these letters only, “12 without a letter” is number 12 "
               "alone. “(partly)”: several places have this address; ask the municipality.")


def questions_text(publisher: Publisher) -> Message:
    """Whom to ask."""
    return msg("Questions? {contact}", contact=publisher.contact)


def page_text(publisher: Publisher) -> Message:
    """Where the list can be had in a form that can be read aloud: a PDF of columns cannot be, not well."""
    if publisher.page_url:
        return msg("This list is also a web page that can be read aloud and enlarged: {url}", url=publisher.page_url)
    return msg("This list is also a web page that can be read aloud and enlarged. Ask for it.")


def validity_text(register: StreetRegister) -> Message:
    """From when to when it is valid, and which version it is."""
    if register.valid_to:
        return msg("Valid from {first} up to and including {last}. Version {version}.", first=register.valid_from,
                   last=register.valid_to, version=register.version)
    return msg("Valid from {first}. Version {version}.", first=register.valid_from, version=register.version)


def next_text(register: StreetRegister) -> Optional[Message]:
    """That another division comes, and how the list tells it; None for a list of one."""
    if not register.next_from:
        return None
    if register.next_to:
        return msg("From {first} up to and including {last} another division is valid, version {version}. What it "
                   "changes stands here twice, with its days. What stands once is the same in both.",
                   first=register.next_from, last=register.next_to, version=register.next_version)
    return msg("From {first} another division is valid, version {version}. What it changes stands here twice, with its "
               "days. What stands once is the same in both.", first=register.next_from, version=register.next_version)


def days_text(register: StreetRegister, holds: str) -> Message:
    """In which days something holds in a list of two divisions; holds : `FORMER` or `LATER`, of a street or an area"""
    if holds == FORMER:
        return msg("up to and including {day}", day=register.valid_to)
    return msg("from {day}", day=register.next_from)
