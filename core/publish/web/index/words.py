"""All words of the names of streets and places, for the search to find what a misspelt word may have meant
(docs/web.md).
"""
from __future__ import annotations

import re
from typing import List, Optional, Sequence, Set, Tuple

from ....arrays import objects_of
from .folding import fold, written
from .records import Records
from .shards import front_coded, in_code_units, json_text, packed, size

WORD_BYTES = 6000
MOST_BEFORE_NUMBERS = 50
_LETTERS = re.compile(r"[^\W\d_]+")


def word_shards(records: Records) -> Tuple[List[str], List[bytes]]:
    """The first word of each shard, and the shards: sorted words in one JSON text, front coded."""
    names = {name.split("~")[0] for name, _ in records.streets}
    names.update(name for name in objects_of(records.places) if name)
    found: Set[str] = set()
    for name in names:
        found.update(word for word in written(name).split(" ") if not word.isdecimal())
    words = sorted(found - {""}, key=in_code_units)
    starts = packed((size(word) + 1 for word in words), WORD_BYTES)
    ends = [*starts[1:], len(words)]
    return ([words[start] for start in starts],
            [json_text(front_coded(words[a:b])).encode() for a, b in zip(starts, ends)])


def words_before_numbers(numbers: Sequence[str]) -> Optional[List[str]]:
    """The words, folded, with which numbers begin that do not begin with a digit ("hus" of "Hus 4"), in order; None for
    more than `MOST_BEFORE_NUMBERS`: any word may then begin a number.
    """
    words = sorted({begun.group() for begun in map(_LETTERS.match, map(fold, numbers)) if begun})
    return words if len(words) <= MOST_BEFORE_NUMBERS else None
