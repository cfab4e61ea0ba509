"""What a Swedish personal identity number (personnummer) or coordination number (samordningsnummer) looks like.

YYYYMMDD-XXXX or YYMMDD-XXXX, however people write it: with any dash, a plus for who is over a hundred, a space or
nothing between, the date in groups; the day of a coordination number is 60 higher; the last digit is the Luhn check
digit of the nine before it (SKV 704). Ways of writing that other numbers share (timestamps, telephone numbers, plain
digits) prove nothing one by one: whoever looks at a column compares how many of them pass with how many there are.
"""
from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import Iterator

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DASHES = frozenset("\u2212\u02d7\u2043\u207b\u30fc\u00af")
"""Minus signs and their like: dashes that Unicode does not count as such."""
_WRITTEN = re.compile(
    r"(?<!\d)(?=(?P<century>19|20)?(?P<year>\d\d)(?P<gap>[-./ ]?)(?P<month>\d\d)(?P=gap)(?P<day>\d\d)"
    r"(?P<mark> {0,3}[-+/.,:_(]{0,2} {0,3})(?P<last>\d{3} ?\d|\d\d \d\d)(?!\d))")
_MASKED = re.compile(r"(?:19|20)?(?P<year>\d\d)(?P<gap>[-./ ]?)(?P<month>\d\d)(?P=gap)(?P<day>\d\d)"
                     r"(?: ?[-+] ?[\dA-Za-z*#?]{4}| ?(?=[\dXx*#?]{4}$)\d*[Xx*#?][\dXx*#?]*)")
_LOST_ZERO = re.compile(r"[1-9]\d{8}|1[012]\d{6}")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_FIRST_STAMPED_YEAR = 2010
"""From here on a date with four digits may be when a row was written."""


class Likeness(Enum):
    """How much a text looks like a personal number."""

    NONE = 0
    POSSIBLE = 1
    """Written as one but with hidden or wrong last digits, or ten plain digits that pass: chance does that too."""
    CERTAIN = 2
    """Written as one and passing the check digit."""


@dataclass(frozen=True)
class Written:
    """A piece of a text that is written as a personal number.

    passes : it is a date and ends in the check digit; is_sure : nothing else is written so; kind : the way of writing,
    "" where it is sure
    """

    passes: bool
    is_sure: bool
    kind: str


def passes_luhn(digits: str) -> bool:
    """Whether the ten digits end in their check digit."""
    total = 0
    for position, digit in enumerate(digits):
        product = int(digit) * (2 if position % 2 == 0 else 1)
        total += product - 9 if product > 9 else product
    return total % 10 == 0


def is_birth_date(yymmdd: str) -> bool:
    """Whether month and day can be those of a birth date, of a coordination number too."""
    month, day = int(yymmdd[2:4]), int(yymmdd[4:6])
    day = day - 60 if day > 60 else day
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return 1 <= month <= 12 and 1 <= day <= longest[month - 1]


def written_numbers(text: str) -> Iterator[Written]:
    """Every piece of `text` that has the digits of a personal number in one of the ways they are written."""
    for match in _WRITTEN.finditer(_UUID.sub(" ", plain_signs(text))):
        part = match.groupdict()
        ten = part["year"] + part["month"] + part["day"] + part["last"].replace(" ", "")
        kind = _shared_kind(part["century"] or "", part["year"], part["gap"], part["mark"], ten[6:])
        yield Written(is_birth_date(ten[:6]) and passes_luhn(ten), not kind, kind)


def _shared_kind(century: str, year: str, gap: str, mark: str, last: str) -> str:
    """How the number is written where other things are written so too; "" where only a personal number is."""
    sign = mark.strip()
    if sign and (gap or not set(sign) <= set(".,")):
        return ""  # without a gap before it, a point makes a decimal number
    if sign:
        return f"{century and 'yyyy'}decimal"
    may_be_time = bool(_CLOCK.fullmatch(last)) and (not century or int(century + year) >= _FIRST_STAMPED_YEAR)
    if gap and not may_be_time and (century or gap != " "):
        return ""
    return f"{'yyyy' if century else 'yy'}{gap}{'time' if may_be_time and gap else ''}{mark and ' '}"


def lost_zero(text: str) -> bool:
    """Whether `text` is a number that was a personal number before its first zeros were lost."""
    return bool(_LOST_ZERO.fullmatch(text)) and is_birth_date(text.zfill(10)[:6]) and passes_luhn(text.zfill(10))


def may_have_lost_zero(text: str) -> bool:
    """Whether `text` has the digits that a personal number without its first zeros has."""
    return bool(_LOST_ZERO.fullmatch(text))


def is_masked(text: str) -> bool:
    """Whether the whole of `text` is a birth date and four signs, hidden, of a reserve number, or mistyped."""
    found = _MASKED.fullmatch(plain_signs(text).strip())
    return found is not None and is_birth_date(found.group("year") + found.group("month") + found.group("day"))


def likeness(text: str) -> Likeness:
    """How much `text`, or a part of it, looks like a personal number."""
    passing = [found for found in written_numbers(text) if found.passes]
    if any(found.is_sure or found.kind.startswith("yyyy") for found in passing):
        return Likeness.CERTAIN
    return Likeness.POSSIBLE if passing or is_masked(text) else Likeness.NONE


def plain_signs(text: str) -> str:
    """`text` with every dash as hyphen, every digit and space as those of ASCII, and without what cannot be seen."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join("".join(map(_plain_sign, unicodedata.normalize("NFKC", text))).split())


def _plain_sign(sign: str) -> str:
    if sign.isascii():
        return sign
    kind = unicodedata.category(sign)
    if kind == "Pd" or sign in _DASHES:
        return "-"
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    return "" if kind == "Cf" else sign
