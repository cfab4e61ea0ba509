"""The houses of each street, and the same houses by where they are, as shards of the search index (docs/web.md)."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Sequence, Tuple, Union

import numpy as np

from ...model import Ints
from ...progress import SILENT, Progress, stop_if_cancelled
from .records import Records, number_texts, number_value
from .shards import json_text, list_file, packed, size

SHARD_BYTES = 4000
GROUND_BYTES = 6000
GROUND_HOUSES = 600
"""Houses in a leaf of the tree by place, before its size is looked at."""
MOST_ON_A_SPOT = 50
"""Of the addresses at one and the same place so many can be the nearest."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_EVERY = 500

Place = Union[int, List[int]]


@dataclass(frozen=True)
class Houses:
    """files : shards in order; shard, place : (streets,) where each street is, as in a street's entry

    rows : one row of the records per address that differs; texts : (len(rows),) their numbers
    """

    files: Sequence[bytes]
    shard: Sequence[int]
    place: Sequence[Place]
    rows: Ints
    texts: Sequence[str]


def distinct_rows(records: Records) -> Tuple[Ints, Ints]:
    """The first row of each address that differs in what is shown, and (n,) which of them each row is the same as."""
    columns = np.stack([records.street, records.number, records.postcode, records.area, records.following])
    fresh = np.ones(len(records), bool)
    fresh[1:] = (columns[:, 1:] != columns[:, :-1]).any(axis=0)
    rows = np.flatnonzero(fresh)
    return rows, np.cumsum(fresh) - 1


def house_shards(records: Records, progress: Progress = SILENT) -> Houses:
    """Shards of at most `SHARD_BYTES` with whole streets; a street that is larger fills shards of its own."""
    rows, _ = distinct_rows(records)
    texts = number_texts(records, rows)
    street = records.street[rows]
    starts = np.flatnonzero(np.concatenate([[True], street[1:] != street[:-1]]))
    ends = [*starts[1:].tolist(), len(rows)]
    parts: List[List[str]] = []
    firsts: List[List[int]] = []
    for count, (a, b) in enumerate(zip(starts.tolist(), ends)):
        if count % _EVERY == 0:
            stop_if_cancelled(progress)
            progress.report(a / len(rows))
        found = _parts(records, rows, texts, a, b)
        parts.append([text for _, text in found])
        firsts.append([number_value(texts[first]) for first, _ in found])
    return _packed_houses(parts, firsts, rows, texts)


def _parts(records: Records, rows: Ints, texts: Sequence[str], a: int, b: int) -> List[Tuple[int, str]]:
    """Parts of the houses a…b of a street that each fit into a shard: the first house of each, and its text."""
    text = row_text(records, rows[a:b], texts[a:b])
    if size(text) <= SHARD_BYTES - 2 or b - a == 1:
        return [(a, text)]
    middle = (a + b) // 2
    return _parts(records, rows, texts, a, middle) + _parts(records, rows, texts, middle, b)


def _packed_houses(parts: List[List[str]], firsts: List[List[int]], rows: Ints, texts: Sequence[str]) -> Houses:
    sizes = [size(p[0]) if len(p) == 1 else SHARD_BYTES * 2 for p in parts]
    starts = packed(sizes, SHARD_BYTES)
    ends = [*starts[1:], len(parts)]
    files: List[bytes] = []
    shard: List[int] = []
    place: List[Place] = []
    for a, b in zip(starts, ends):
        if len(parts[a]) > 1:
            shard.append(len(files))
            place.append(firsts[a])
            files += [list_file([part]) for part in parts[a]]
        else:
            shard += [len(files)] * (b - a)
            place += list(range(b - a))
            files.append(list_file([p[0] for p in parts[a:b]]))
    return Houses(files, shard, place, rows, texts)


def row_text(records: Records, rows: Ints, texts: Sequence[str]) -> str:
    """One street, or a part of it: name, town, numbers, positions, what its houses have, which of it each has."""
    name, town = records.streets[int(records.street[rows[0]])]
    where = np.stack([records.lat[rows], records.lon[rows]], axis=1)
    steps = np.concatenate([where[:1], np.diff(where, axis=0)]).reshape(-1).tolist()
    combinations: Dict[Tuple[int, int, int], int] = {}
    which = [combinations.setdefault(one, len(combinations)) for one in zip(
        records.postcode[rows].tolist(), records.area[rows].tolist(), records.following[rows].tolist())]
    triples = [[records.postcodes[p], a, f] for p, a, f in combinations]
    return json_text([name, town, [_number(t) for t in texts], steps, triples, _which(which, len(triples))])


def _number(text: str) -> Union[int, str]:
    plain = text.isascii() and text.isdigit() and text[0] != "0" and len(text) < 10
    return int(text) if plain else text


def _which(which: List[int], kinds: int) -> Union[str, List[int]]:
    if kinds == 1:
        return ""
    return "".join(_DIGITS[i] for i in which) if kinds <= len(_DIGITS) else which


def ground_shards(records: Records, houses: Houses, progress: Progress = SILENT) -> Tuple[bytes, List[bytes]]:
    """The tree by place, and its leaves: every address on its own, at most `GROUND_BYTES` each."""
    _, same = distinct_rows(records)
    texts = np.array(houses.texts, object)[same]
    files: List[bytes] = []

    def node(rows: Ints) -> Any:
        stop_if_cancelled(progress)
        lat, lon = records.lat[rows], records.lon[rows]
        one_spot = int(np.ptp(lat)) == int(np.ptp(lon)) == 0
        if len(rows) <= GROUND_HOUSES or one_spot:
            content = _leaf(records, np.sort(rows)[:MOST_ON_A_SPOT] if one_spot else np.sort(rows), texts)
            if len(content) <= GROUND_BYTES or one_spot:
                files.append(content)
                progress.report(0.0)
                return len(files) - 1
        wide = int(np.ptp(lat)) < int(np.ptp(lon)) * 0.5  # a degree of longitude is half as long up here
        along = lon if wide else lat
        if int(np.ptp(along)) == 0:
            wide, along = not wide, lat if wide else lon
        split = int(np.partition(along, len(rows) // 2)[len(rows) // 2])
        low = along < split
        if not low.any():
            low, split = along <= split, split + 1
        return [int(wide), split, node(rows[low]), node(rows[~low])]

    tree = node(np.arange(len(records)))
    return json_text(tree).encode(), files


def _leaf(records: Records, rows: Ints, texts: Any) -> bytes:
    street = records.street[rows]
    starts = np.flatnonzero(np.concatenate([[True], street[1:] != street[:-1]])).tolist()
    ends = [*starts[1:], len(rows)]
    return list_file([row_text(records, rows[a:b], texts[rows[a:b]].tolist()) for a, b in zip(starts, ends)])
