"""Addresses that are written alike: what the check notes, the register lists and the search asks back about."""
from __future__ import annotations

from typing import Callable, Dict, Iterator, List, Sequence, Tuple

from ...arrays import ints_of, objects_of
from ...model import Addresses, Ints
from .folding import SAME_PARTS
from .label import split_address


def written_alike(addresses: Addresses, rows: Ints) -> List[List[int]]:
    """The groups of rows that nobody can tell apart by their text."""
    groups: Dict[Tuple[str, ...], List[int]] = {}
    columns = [_each_once(part, texts) for part, texts in zip(SAME_PARTS, zip(*_texts(addresses, rows)))]
    for row, one in zip(ints_of(rows), zip(*columns)):
        groups.setdefault(one, []).append(row)
    return [group for group in groups.values() if len(group) > 1]


def _each_once(part: Callable[[str], str], texts: Sequence[str]) -> List[str]:
    """What `part` makes of each text; names of streets and towns come back thousands of times."""
    made = {text: part(text) for text in set(texts)}
    return [made[text] for text in texts]


def _texts(addresses: Addresses, rows: Ints) -> Iterator[Tuple[str, str, str, str]]:
    """Street, number, postal code and town of each row."""
    post = zip(objects_of(addresses.postal_code[rows]), objects_of(addresses.postal_town[rows]))
    if addresses.street is None or addresses.number is None:
        parts = [split_address(label) for label in objects_of(addresses.label[rows])]
    else:
        parts = list(zip(objects_of(addresses.street[rows]), objects_of(addresses.number[rows])))
    for (street, number), (code, town) in zip(parts, post):
        yield street, number, code, town
