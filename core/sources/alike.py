"""Addresses that are written alike: what the check notes, the register lists and the search asks back about."""
from __future__ import annotations

from typing import Dict, Iterator, List, Tuple

from ..model import Addresses, Ints
from .address_folding import same_address
from .address_label import split_address


def written_alike(addresses: Addresses, rows: Ints) -> List[List[int]]:
    """The groups of rows that nobody can tell apart by their text."""
    groups: Dict[Tuple[str, str, str, str], List[int]] = {}
    folded: Dict[Tuple[str, str, str, str], Tuple[str, str, str, str]] = {}
    for row, one in zip(rows.tolist(), _texts(addresses, rows)):
        if one not in folded:
            folded[one] = same_address(*one)
        groups.setdefault(folded[one], []).append(row)
    return [group for group in groups.values() if len(group) > 1]


def _texts(addresses: Addresses, rows: Ints) -> Iterator[Tuple[str, str, str, str]]:
    """Street, number, postal code and town of each row."""
    post = zip(addresses.postal_code[rows].tolist(), addresses.postal_town[rows].tolist())
    if addresses.street is None or addresses.number is None:
        parts = [split_address(label) for label in addresses.label[rows].tolist()]
    else:
        parts = list(zip(addresses.street[rows].tolist(), addresses.number[rows].tolist()))
    for (street, number), (code, town) in zip(parts, post):
        yield street, number, code, town
