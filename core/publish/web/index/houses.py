"""The houses of each street, their places, and the same houses by where they are, as shards of the search index
(docs/web.md).
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, NamedTuple, Sequence, Tuple, Union

import numpy as np

from ....arrays import ints_of, objects_of
from ....model import Ints
from ....progress import SILENT, Progress, stop_if_cancelled
from .folding import compact
from .records import Records, number_texts, number_value
from .shards import DIGITS, directory, json_text, list_file, packed, shard_bytes, size

GROUND_BYTES = 6000
GROUND_HOUSES = 600
"""Houses in a leaf of the tree by place, before its size is looked at."""
MOST_ON_A_SPOT = 50
"""Of the addresses at one and the same place so many can be the nearest."""
_EVERY = 500

Place = Union[int, List[int]]


@dataclass(frozen=True)
class Houses:
    """files : shards in order; spots : shards with the places of the same houses; directory : of the streets in them

    shard, place : (streets,) where each street is, as in a street's entry
    texts : number of each of the rows of the records whose address differs
    """

    files: Sequence[bytes]
    spots: Sequence[bytes]
    directory: Sequence[str]
    shard: Sequence[int]
    place: Sequence[Place]
    texts: Sequence[str]


class _Part(NamedTuple):
    """A street or a part of it: first : number of its first house; text, spots : its rows in both kinds of shards"""

    key: str
    first: int
    text: str
    spots: str


def distinct_rows(records: Records) -> Tuple[Ints, Ints]:
    """The first row of each address that differs in what is shown, and (n,) which of them each row is the same as."""
    columns = np.stack([records.street, records.number, records.postcode, records.area, records.following])
    fresh = np.ones(len(records), bool)
    fresh[1:] = (columns[:, 1:] != columns[:, :-1]).any(axis=0)
    rows = np.flatnonzero(fresh)
    return rows, np.cumsum(fresh) - 1


def house_shards(records: Records, progress: Progress = SILENT) -> Houses:
    """Shards with whole streets; a street that is larger than a shard fills shards of its own."""
    rows, _ = distinct_rows(records)
    texts = number_texts(records, rows)
    street = records.street[rows]
    starts = np.flatnonzero(np.concatenate([[True], street[1:] != street[:-1]]))
    ends = [*ints_of(starts[1:]), len(rows)]
    limit = shard_bytes(len(records))
    streets: List[List[_Part]] = []
    for count, (a, b) in enumerate(zip(ints_of(starts), ends)):
        if count % _EVERY == 0:
            stop_if_cancelled(progress)
            progress.report(a / len(rows))
        streets.append(_parts(records, rows[a:b], texts[a:b], limit))
    return _packed_houses(streets, texts, limit)


def _parts(records: Records, rows: Ints, texts: Sequence[str], limit: int) -> List[_Part]:
    """Parts of the houses of one street that each fit into a shard."""
    text = row_text(records, rows, texts)
    if size(text) <= limit - 2 or len(rows) == 1:
        name = records.streets[int(records.street[rows[0]])][0].split("~")[0]
        return [_Part(compact(name), number_value(texts[0]), text, json_text(steps(records, rows)))]
    middle = len(rows) // 2
    return (_parts(records, rows[:middle], texts[:middle], limit)
            + _parts(records, rows[middle:], texts[middle:], limit))


def _packed_houses(streets: List[List[_Part]], texts: Sequence[str], limit: int) -> Houses:
    starts = packed([size(s[0].text) if len(s) == 1 else limit * 2 for s in streets], limit)
    ends = [*starts[1:], len(streets)]
    files: List[List[_Part]] = []
    shard: List[int] = []
    place: List[Place] = []
    for a, b in zip(starts, ends):
        if len(streets[a]) > 1:
            shard.append(len(files))
            place.append([part.first for part in streets[a]])
            files += [[part] for part in streets[a]]
        else:
            shard += [len(files)] * (b - a)
            place += list(range(b - a))
            files.append([s[0] for s in streets[a:b]])
    firsts = ints_of(np.cumsum([0] + [len(parts) for parts in files])[:-1])
    return Houses([list_file([part.text for part in parts]) for parts in files],
                  [list_file([part.spots for part in parts]) for parts in files],
                  directory([part.key for parts in files for part in parts], firsts), shard, place, texts)


def steps(records: Records, rows: Ints) -> List[int]:
    """Latitude and longitude of the first row, then of each the difference to the one before."""
    where = np.stack([records.lat[rows], records.lon[rows]], axis=1)
    found: List[int] = ints_of(np.concatenate([where[:1], np.diff(where, axis=0)]).reshape(-1))
    return found


def row_text(records: Records, rows: Ints, texts: Sequence[str], placed: bool = False) -> str:
    """One street, or a part of it: name, town, numbers, what its houses have, which of it each has; places if asked."""
    name, town = records.streets[int(records.street[rows[0]])]
    combinations: Dict[Tuple[int, int, int], int] = {}
    which = [combinations.setdefault(one, len(combinations)) for one in zip(
        ints_of(records.postcode[rows]), ints_of(records.area[rows]), ints_of(records.following[rows]))]
    triples = [[records.postcodes[p], a, f] for p, a, f in combinations]
    row = [name, town, [_number(t) for t in texts], triples, _which(which, len(triples))]
    return json_text([*row, steps(records, rows)] if placed else row)


def _number(text: str) -> Union[int, str]:
    plain = text.isascii() and text.isdigit() and text[0] != "0" and len(text) < 10
    return int(text) if plain else text


def _which(which: List[int], kinds: int) -> Union[str, List[int]]:
    if kinds == 1:
        return ""
    return "".join(DIGITS[i] for i in which) if kinds <= len(DIGITS) else which


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
    starts = ints_of(np.flatnonzero(np.concatenate([[True], street[1:] != street[:-1]])))
    ends = [*starts[1:], len(rows)]
    return list_file([row_text(records, rows[a:b], objects_of(texts[rows[a:b]]), True) for a, b in zip(starts, ends)])
