"""The areas in force today, read from the units: whatever they are called, some units perhaps in none."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Dict, Iterable, List, Tuple

import numpy as np

from ..arrays import objects_of
from ..errors import refuse
from ..messages import Message, msg
from ..model import Bools, Floats, Ints, Objects, Table
from ..sources.reading import find_column
from .units import id_text

_LISTED = 12


@dataclass(frozen=True)
class TodaysAreas:
    """area : (n,) 1…K by place in `label`, 0 for a unit in none; label : (K,) texts; number : (K,) whole numbers to
    call them by, those of today where all are whole numbers, else 1…K; given_up : (n,) units whose area is closed
    """

    area: Ints
    label: Objects
    number: Ints
    given_up: Bools

    @property
    def count(self) -> int:
        """K."""
        return len(self.label)

    def places(self) -> Dict[int, int]:
        """Number -> 1…K."""
        return {int(number): i + 1 for i, number in enumerate(self.number)}


def read_today(table: Table, column: str) -> TodaysAreas:
    """The areas of a column; empty and 0 mean no area. Raises `InputError` without the column or without any area."""
    own = find_column(table, [column])
    if own is None:
        raise refuse(table.name, "", msg("has no column “{column}”.", column=column),
                     msg("Choose the column that holds today's area."))
    texts = [id_text(None if value != value else value).strip() for value in objects_of(table.columns[own])]
    texts = ["" if text == "0" else text for text in texts]
    labels = sorted({text for text in texts if text})
    if not labels:
        raise refuse(table.name, "", msg("no unit belongs to an area in column “{column}”.", column=own),
                     msg("Choose the column that holds today's area."))
    whole = all(text.isdecimal() for text in labels)
    if whole:
        labels.sort(key=int)
    place = {text: i + 1 for i, text in enumerate(labels)}
    number = np.array([int(text) for text in labels] if whole else range(1, len(labels) + 1), np.int64)
    names = np.empty(len(labels), object)
    names[:] = labels
    return TodaysAreas(np.array([place.get(text, 0) for text in texts], np.int64), names, number,
                       np.zeros(len(texts), bool))


def areas_named(today: TodaysAreas, layer: str, names: Iterable[str]) -> Tuple[int, ...]:
    """1…K of areas by their label or number. Raises `InputError` for one that is not there."""
    place = {str(label): i + 1 for i, label in enumerate(today.label)}
    found: List[int] = []
    for name in names:
        if name not in place:
            known = ", ".join(str(label) for label in today.label[:_LISTED])
            raise refuse(layer, "", msg("there is no area “{area}” today.", area=name),
                         msg("Known are: {names}.", names=known + (", …" if today.count > _LISTED else "")))
        found.append(place[name])
    return tuple(sorted(set(found)))


def with_count(today: TodaysAreas, areas: int, load: Floats, locked: Tuple[int, ...], layer: str
               ) -> Tuple[TodaysAreas, Tuple[int, ...], Tuple[Message, ...]]:
    """As many areas as asked for, the locked ones in their new places, and what was done.

    More: new ones without units, numbered on from the largest. Fewer: those with least load that are not locked are
    given up. Raises `InputError` when so many are locked that there is none to give up.
    """
    if areas >= today.count:
        more = areas - today.count
        last = int(today.number.max())
        number = np.concatenate([today.number, np.arange(last + 1, last + 1 + more)]).astype(np.int64)
        label = np.concatenate([today.label, np.array([str(last + 1 + i) for i in range(more)], object)])
        notes = tuple(msg("Area {area} is new.", area=int(n)) for n in number[today.count:])
        return replace(today, number=number, label=label), locked, notes
    free = [a for a in range(1, today.count + 1) if a not in locked]
    fewer = today.count - areas
    if fewer > len(free):
        raise refuse(layer, "", msg("{fewer} areas shall be given up, but only {free} are not locked.", fewer=fewer,
                                    free=len(free)), msg("Unlock some, or ask for more areas."))
    hours = np.bincount(today.area, load, today.count + 1)
    closed = sorted(sorted(free, key=lambda a: (float(hours[a]), a))[:fewer])
    kept = np.array([a for a in range(1, today.count + 1) if a not in closed], np.int64)
    place = np.zeros(today.count + 1, np.int64)
    place[kept] = np.arange(1, len(kept) + 1)
    notes = tuple(msg("Area {area} is given up: it has least care, {hours:.1f} hours a week.",
                      area=str(today.label[a - 1]), hours=float(hours[a])) for a in closed)
    less = TodaysAreas(place[today.area], today.label[kept - 1], today.number[kept - 1], np.isin(today.area, closed))
    return less, tuple(int(place[a]) for a in locked), notes
