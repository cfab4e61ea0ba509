"""How names are made comparable: the same in `resources/web/search.js`, where what is typed is treated alike.

docs/web.md states the rules; a test compares the two.
"""
from __future__ import annotations

import re
import unicodedata
from typing import List

_SPECIAL = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l"})
_SANKT = ((re.compile(r"(^| )s t(?= |$)"), r"\1sankt"), (re.compile(r"(^| )s ta(?= |$)"), r"\1sankta"),
          (re.compile(r"(^| )st(?= |$)"), r"\1sankt"))
TAIL = 3
"""So many letters at the beginning of a word may hold the typing error that a tail key finds."""
SHORTEST_WITH_TAIL = 4
MOST_ROTATIONS = 6
"""Words of a name from which on it can be found."""


def fold(text: str) -> str:
    """Lower case letters and digits without diacritics, words with one space between; "s:t" and "st" are "sankt"."""
    letters = unicodedata.normalize("NFD", text.lower()).translate(_SPECIAL)
    kept = (_folded(letter) for letter in letters)
    plain = " ".join("".join(kept).split())
    for pattern, full in _SANKT:
        plain = pattern.sub(full, plain)
    return plain


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


def name_keys(name: str) -> List[str]:
    """The keys by which a name is found: from each of its words on, and each of these without its first letters."""
    words = fold(name).split(" ")
    keys: List[str] = []
    for first in range(min(len(words), MOST_ROTATIONS)):
        key = "".join(words[first:])
        keys.append(key)
        if len(words[first]) >= SHORTEST_WITH_TAIL:
            keys.append("~" + key[TAIL:])
    return keys
