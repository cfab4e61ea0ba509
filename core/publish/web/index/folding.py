"""How names are made comparable: the same in `resources/web/query.js`, where what is typed is treated alike.

docs/web.md states the rules; a test compares the two.
"""
from __future__ import annotations

from typing import List

from ....sources.addresses import compact, fold, written

__all__ = ["check", "compact", "fold", "name_keys", "slug", "written"]

MOST_ROTATIONS = 6
"""Words of a name from which on it can be found."""


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
