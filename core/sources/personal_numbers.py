"""What a Swedish personal identity number (personnummer) or coordination number (samordningsnummer) looks like.

YYYYMMDD-XXXX or YYMMDD-XXXX with or without the sign; the day of a coordination number is 60 higher; the last digit is
the Luhn check digit of the nine before it (SKV 704).
"""
from __future__ import annotations

import re
from enum import Enum

# bounded by what is no word sign and no hyphen, so that no part of a UUID is taken for one
_MARKED = re.compile(r"(?<![\w-])(?:19|20)?(\d{6})[-+](\d{4})(?![\w-])")
_TWELVE = re.compile(r"(?<![\w-])(?:19|20)(\d{6})(\d{4})(?![\w-])")
_TEN = re.compile(r"(\d{6})(\d{4})")
_UNCHECKED = re.compile(r"(?:19|20)?(\d{6})[-+]?[\dA-Za-z*]{4}")


class Likeness(Enum):
    """How much a text looks like a personal number."""

    NONE = 0
    POSSIBLE = 1
    """A valid date with four signs after it, or ten bare digits that pass the check: chance does that too."""
    CERTAIN = 2
    """Written as one and passing the check digit."""


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


def likeness(text: str) -> Likeness:
    """How much `text`, or a part of it, looks like a personal number."""
    for pattern in (_MARKED, _TWELVE):
        for match in pattern.finditer(text):
            if is_birth_date(match.group(1)) and passes_luhn(match.group(1) + match.group(2)):
                return Likeness.CERTAIN
    ten = _TEN.fullmatch(text)
    if ten is not None:
        sure = is_birth_date(ten.group(1)) and passes_luhn(text)
        return Likeness.POSSIBLE if sure else Likeness.NONE
    loose = _UNCHECKED.fullmatch(text)
    return Likeness.POSSIBLE if loose is not None and is_birth_date(loose.group(1)) else Likeness.NONE
