"""How the names and numbers of addresses are made comparable: for the check of the addresses, the register's list of
addresses that are written alike, and the search, so that all three take the same texts for one.

`resources/web/query.js` does the same with what is typed; docs/web.md states the rules, and a test compares the two.
"""
from __future__ import annotations

import re
import unicodedata
from typing import Callable, Tuple

_SPECIAL = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l"})
_SANKT = ((re.compile(r"(^| )s t(?= |$)"), r"\1sankt"), (re.compile(r"(^| )s ta(?= |$)"), r"\1sankta"),
          (re.compile(r"(^| )st(?= |$)"), r"\1sankt"))
_RINGS = re.compile("a\u030a|[ao]\u0308")
_BARE = str.maketrans("åäö", "aao")


def written(text: str) -> str:
    """Lower case letters and digits, words with one space between, without diacritics but those of å, ä and ö; "s:t"
    and "st" are "sankt".
    """
    letters = unicodedata.normalize("NFD", text.lower()).translate(_SPECIAL)
    letters = _RINGS.sub(lambda found: unicodedata.normalize("NFC", found.group()), letters)
    kept = (_folded(letter) for letter in letters)
    plain = " ".join("".join(kept).split())
    for pattern, full in _SANKT:
        plain = pattern.sub(full, plain)
    return plain


def fold(text: str) -> str:
    """As `written`, with å and ä as a, ö as o."""
    return written(text).translate(_BARE)


def _folded(letter: str) -> str:
    if letter.isascii():
        return letter if letter.isalnum() else " "
    kind = unicodedata.category(letter)[0]
    return "" if kind == "M" else (letter if kind in "LN" else " ")


def compact(text: str) -> str:
    """The folded text without spaces: what keys are made of."""
    return fold(text).replace(" ", "")


SAME_PARTS: Tuple[Callable[[str], str], ...] = (fold, compact, compact, fold)
"""How street, number, postal code and town are compared: "12A", "12 A" and "12 a" are one."""


def same_address(street: str, number: str, postal_code: str, postal_town: str) -> Tuple[str, ...]:
    """What two addresses have in common that nobody can tell apart by reading."""
    return tuple(part(text) for part, text in zip(SAME_PARTS, (street, number, postal_code, postal_town)))
