"""The keys by which streets, popular names and postal codes are found, as shards of the search index (docs/web.md)."""
from __future__ import annotations

from typing import Dict, List, Set, Tuple

import numpy as np

from ....arrays import ints_of
from ....progress import SILENT, Progress, stop_if_cancelled
from .folding import compact, name_keys
from .houses import Houses, distinct_rows
from .records import Records
from .shards import cut, json_text, shard_bytes

MOST_OF_A_NAME = 20
"""Addresses that one popular name in one town leads to."""


def key_shards(records: Records, houses: Houses, progress: Progress = SILENT) -> Tuple[List[str], List[bytes]]:
    """Directory and files."""
    pairs = _streets(records, houses)
    stop_if_cancelled(progress)
    pairs += _postcodes(records) + _places(records, houses)
    stop_if_cancelled(progress)
    return cut(pairs, shard_bytes(len(records)))


def _streets(records: Records, houses: Houses) -> List[Tuple[str, str]]:
    pairs: List[Tuple[str, str]] = []
    postcodes: List[Set[int]] = [set() for _ in records.streets]
    for street, postcode in set(zip(ints_of(records.street), ints_of(records.postcode))):
        postcodes[street].add(postcode)
    for i, (name, town) in enumerate(records.streets):
        entry = json_text([name, town, houses.shard[i], houses.place[i]])
        plain = name.split("~")[0]
        pairs += [(key, entry) for key in name_keys(plain)]
        key = compact(plain)
        for code in (records.postcodes[p] for p in postcodes[i]):
            if code:
                pairs.append((compact(code) + key, f"{entry[:-1]},{json_text(code)}]"))
    return pairs


def _postcodes(records: Records) -> List[Tuple[str, str]]:
    town_of_street = np.array([town for _, town in records.streets], np.int64)
    found = set(zip(ints_of(records.postcode), ints_of(town_of_street[records.street])))
    return [("#" + compact(records.postcodes[p]), json_text([records.postcodes[p], town])) for p, town in found
            if records.postcodes[p]]


def _places(records: Records, houses: Houses) -> List[Tuple[str, str]]:
    pairs: List[Tuple[str, str]] = []
    counts: Dict[Tuple[str, int], int] = {}
    _, same = distinct_rows(records)
    for row in ints_of(np.flatnonzero(records.places != "")):
        name, text = records.places[row], houses.texts[same[row]]
        street, town = records.streets[int(records.street[row])]
        count = counts[name, town] = counts.get((name, town), 0) + 1
        if count <= MOST_OF_A_NAME and compact(name) != compact(f"{street} {text}"):
            entry = json_text([name, town, street, text])
            pairs += [(key, entry) for key in name_keys(name)]
    return pairs
