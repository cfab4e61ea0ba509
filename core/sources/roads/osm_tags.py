"""The values of OpenStreetMap tags in a layer, however a program wrote them.

A tag has a column of its own, or is one of many in the text column `other_tags` or `all_tags` (GDAL, as
`"oneway"=>"yes"` or as JSON). A line that was joined from several ways holds a list, `['residential', 'service']`
(OSMnx) or `residential;service`.
"""
from __future__ import annotations

import json
import re
from typing import Dict, List, Mapping, Tuple

from ...arrays import objects_of
from ...model import Table
from ..reading import find_column, fold, texts

_POOLS = ("other_tags", "all_tags", "tags")
_PAIR = re.compile(r'"((?:[^"\\]|\\.)*)"\s*=>\s*"((?:[^"\\]|\\.)*)"')
_ITEM = re.compile(r"""'([^']*)'|"([^"]*)"|([^\s,'"]+)""")
_ESCAPED = re.compile(r"\\(.)")


def tag_texts(table: Table, *keys: str) -> List[str]:
    """(n,) the text of the first of `keys` that a row has, from its own column or from the pool of other tags."""
    found = [""] * len(table)
    for key in keys:
        own = find_column(table, (key,))
        for row, text in enumerate(texts(table, own) if own is not None else ()):
            found[row] = found[row] or text
    pool = _pool(table)
    for key in keys if pool else ():
        found = [text or tags.get(key, "") for text, tags in zip(found, pool)]
    return found


def has_tag(table: Table, *keys: str) -> bool:
    """Whether the layer has a column for one of the keys, or a row with one in its pool of other tags."""
    return find_column(table, keys) is not None or any(key in tags for tags in _pool(table) for key in keys)


def values_of(text: str) -> Tuple[str, ...]:
    """The folded values in a text: one, or those of a list; without any for ""."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return tuple(fold(next(filter(None, groups), "")) for groups in _ITEM.findall(text[1:-1]))
    return tuple(fold(part) for part in text.split(";") if part.strip())


def _pool(table: Table) -> Tuple[Mapping[str, str], ...]:
    column = find_column(table, _POOLS)
    if column is None:
        return ()
    known: Dict[str, Mapping[str, str]] = {}
    return tuple(known[text] if text in known else known.setdefault(text, _tags(text))
                 for text in objects_of(texts(table, column)))


def _tags(text: str) -> Mapping[str, str]:
    """The tags of one text; none where it is neither form."""
    if text.startswith("{"):
        try:
            read = json.loads(text)
        except (ValueError, RecursionError):
            return {}
        return {str(key): str(value) for key, value in read.items() if isinstance(value, (str, int, float))}
    return {_ESCAPED.sub(r"\1", key): _ESCAPED.sub(r"\1", value) for key, value in _PAIR.findall(text)}
