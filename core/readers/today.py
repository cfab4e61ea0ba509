"""The areas in force today, of a column of the units or of polygons: whatever they are called, some units in none."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Dict, Iterable, List, Tuple

import numpy as np

from ..arrays import ints_of, objects_of
from ..errors import refuse
from ..geometry import object_array
from ..messages import Message, msg
from ..model import Bools, Floats, Ints, Objects, Table, Units
from ..sources import check_overlaps, valid_polygons
from ..sources.reading import find_column
from ..units import BORDER_TOLERANCE_M, locate_points
from .units import id_text

_LISTED = 12
_NAMES = ("omrade_namn", "area_name")
_STRAY_SHARE = 0.01
"""Of a unit's land: less than this beyond its own area is drawing, not belonging."""


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
    return _numbered(_labels(table, column))


@dataclass(frozen=True)
class OverlaidAreas:
    """The areas of a layer of polygons, as units belong to them by their anchors. today : see there

    names : (K,) of the areas in the layer, "" where it has none; cut : rows of units that reach into another area too
    """

    today: TodaysAreas
    names: Objects
    cut: Ints


def overlay_today(table: Table, column: str, units: Units) -> OverlaidAreas:
    """The areas of polygons by a column that tells them apart; several polygons may be one area.

    Raises `InputError` without the column, for polygons that cannot be used or overlap, and where no unit is in any.
    """
    shapes, each = valid_polygons(table), _labels(table, column)
    check_overlaps(table)
    row = locate_points(shapes, units.anchor_xy, BORDER_TOLERANCE_M).row
    texts = [each[k] if k >= 0 else "" for k in ints_of(row)]
    if not any(texts):
        raise refuse(table.name, "", msg("no unit lies in any of its areas."),
                     msg("Choose the layer with the areas of this municipality."))
    today = _numbered(texts)
    return OverlaidAreas(today, _called(table, each, today), _cut(units, shapes, each, texts))


def polygon_areas(table: Table, column: str) -> OverlaidAreas:
    """The areas of polygons by themselves, one row each, before there are units. Raises as `overlay_today`."""
    valid_polygons(table)
    check_overlaps(table)
    each = _labels(table, column)
    today = _numbered(each)
    return OverlaidAreas(today, _called(table, each, today), np.zeros(0, np.int64))


def _labels(table: Table, column: str) -> List[str]:
    """The area of each row as a text, "" for none. Raises `InputError` without the column or without any area."""
    own = find_column(table, [column])
    if own is None:
        raise refuse(table.name, "", msg("has no column “{column}”.", column=column),
                     msg("Choose the column that holds today's area."))
    texts = [id_text(None if value != value else value).strip() for value in objects_of(table.columns[own])]
    texts = ["" if text == "0" else text for text in texts]
    if not any(texts):
        raise refuse(table.name, "", msg("no unit belongs to an area in column “{column}”.", column=own),
                     msg("Choose the column that holds today's area."))
    return texts


def _called(table: Table, each: List[str], today: TodaysAreas) -> Objects:
    """(K,) the names of the areas in a layer with these labels, "" where it has none."""
    named = find_column(table, list(_NAMES))
    called = {} if named is None else {text: id_text(name) for text, name in zip(each, table.columns[named])}
    return object_array(called.get(str(label), "") for label in today.label)


def _cut(units: Units, shapes: Objects, label: List[str], own: List[str]) -> Ints:
    """Rows of units of which more than `_STRAY_SHARE` lies in other areas than their own."""
    found: List[int] = []
    for row, shape in enumerate(units.geometry):
        others = [s for s, text in zip(shapes, label) if text and text != own[row] and s.intersects(shape)]
        if others and sum(s.intersection(shape).area for s in others) > _STRAY_SHARE * shape.area:
            found.append(row)
    return np.array(found, np.int64)


def _numbered(texts: List[str]) -> TodaysAreas:
    """The areas of labels (n,), "" for none."""
    labels = sorted({text for text in texts if text})
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
