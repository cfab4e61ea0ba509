"""Addresses that are written alike: what the check notes, the register lists and the search asks back about."""
from __future__ import annotations

from typing import Dict, Iterator, List, Tuple

from ...arrays import ints_of, objects_of
from ...model import Addresses, Ints
from .folding import same_address
from .label import split_address


def written_alike(addresses: Addresses, rows: Ints) -> List[List[int]]:
    """The groups of rows that nobody can tell apart by their text."""
    groups: Dict[Tuple[str, str, str, str], List[int]] = {}
    folded: Dict[Tuple[str, str, str, str], Tuple[str, str, str, str]] = {}
    for row, one in zip(ints_of(rows), _texts(addresses, rows)):
        if one not in folded:
            folded[one] = same_address(*one)
        groups.setdefault(folded[one], []).append(row)
    return [group for group in groups.values() if len(group) > 1]


def _texts(addresses: Addresses, rows: Ints) -> Iterator[Tuple[str, str, str, str]]:
    """Street, number, postal code and town of each row."""
    post = zip(objects_of(addresses.postal_code[rows]), objects_of(addresses.postal_town[rows]))
    if addresses.street is None or addresses.number is None:
        parts = [split_address(label) for label in objects_of(addresses.label[rows])]
    else:
        parts = list(zip(objects_of(addresses.street[rows]), objects_of(addresses.number[rows])))
    for (street, number), (code, town) in zip(parts, post):
        yield street, number, code, town
