"""How names are made comparable: the same in `resources/web/query.js`, where what is typed is treated alike.

docs/web.md states the rules; a test compares the two.
"""
from __future__ import annotations

import re
import unicodedata
from typing import List

_SPECIAL = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l"})
_SANKT = ((re.compile(r"(^| )s t(?= |$)"), r"\1sankt"), (re.compile(r"(^| )s ta(?= |$)"), r"\1sankta"),
          (re.compile(r"(^| )st(?= |$)"), r"\1sankt"))
_RINGS = re.compile("a\u030a|[ao]\u0308")
_BARE = str.maketrans("åäö", "aao")
MOST_ROTATIONS = 6
"""Words of a name from which on it can be found."""


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


def slug(text: str) -> str:
    """The folded text with hyphens, as in the id of an address."""
    return fold(text).replace(" ", "-")


def check(text: str) -> str:
    """A few letters and digits that follow from a text and tell it from another that folds to the same: FNV-1a over its
    UTF-16 code units (32 bits), in base 36.
    """
    units = text.encode("utf-16-le", "surrogatepass")
    value = 0x811C9DC5
    for low, high in zip(units[::2], units[1::2]):
        value = ((value ^ (low | high << 8)) * 0x01000193) & 0xFFFFFFFF
    digits = ""
    while value:
        value, digit = divmod(value, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def name_keys(name: str) -> List[str]:
    """The keys by which a name is found: from each of its words on."""
    words = fold(name).split(" ")
    return ["".join(words[first:]) for first in range(min(len(words), MOST_ROTATIONS))]
