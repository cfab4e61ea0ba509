"""Roads of NVDB (Trafikverket, Lastkajen) in its three spellings.

GeoPackage and shape deliver one layer per feature type: a speed limit holds in the direction `Riktning`, so that a road
with two limits is two lines. The homogenised network has one line with the values of both directions, (F) as digitised
and (B) against it.
"""
from __future__ import annotations

import re
from dataclasses import replace
from typing import Dict, Optional, Tuple

import numpy as np

from ..geometry import object_array
from ..messages import msg
from ..model import Bools, Floats, Objects, Table
from .fields import find_column, flags, fold, numbers, texts
from .findings import Findings
from .road_speeds import FASTEST_FERRY_KMH, FERRY_KMH, class_speed, usable_speed
from .road_travel import Travel, same_both_ways

_GEOPACKAGE = "Hogsta_tillatna_hastighet"
_SHAPE = "HTHAST"
_HOMOGENISED = ("Hastighetsgräns/Högsta tillåtna hastighet(F)", "Hastighetsgräns/Högsta tillåtna hastighet(B)")
_HOMOGENISED_SHORT = re.compile(r"([fb])_hogst_\d+")
_CLASS = ("Klass", "KLASS", "Funktionell vägklass/Klass", "Klass_181", "Funktionell_vagklass")
_FERRY = ("Farjeled", "Färjeled", "FARJELED", "Färjeled/Färjeledsnamn", "Farjeledsnamn")
_CLOSED = ("ForbjudenFardriktning", "Förbjuden färdriktning", "Forbjuden_fardriktning")
_CLOSED_FORWARD = ("Förbjuden färdriktning(F)", "F_ForbjudenFardriktning")
_CLOSED_BACKWARD = ("Förbjuden färdriktning(B)", "B_ForbjudenFardriktning")
_NOT_CLOSED = ("0", "nej", "Nej")
_DIRECTIONS: Dict[str, Tuple[bool, bool]] = {
    "": (True, True), "med_och_mot": (True, True), "med": (True, False), "mot": (False, True),
    "f": (True, False), "b": (False, True), "f,b": (True, True),
}
"""Riktning → does it hold as digitised, does it hold against."""


def homogenised_columns(table: Table) -> Optional[Tuple[str, str]]:
    """The speed columns (F) and (B) of the homogenised network, in its long or its short spelling, or None."""
    forward, backward = (find_column(table, [name]) for name in _HOMOGENISED)
    if forward is not None and backward is not None:
        return forward, backward
    short = {}
    for column in table.columns:
        match = _HOMOGENISED_SHORT.fullmatch(fold(column))
        if match is not None:
            short[match.group(1)] = column
    return (short["f"], short["b"]) if len(short) == 2 else None


def nvdb_travel(findings: Findings) -> Optional[Travel]:
    """What an NVDB layer says of its lines, or None when the layer has no NVDB speed column."""
    table = findings.table
    both = homogenised_columns(table)
    single = find_column(table, [_GEOPACKAGE, _SHAPE])
    if both is not None:
        travel = _homogenised(table, both)
    elif single is not None:
        is_shape = fold(single) == fold(_SHAPE)
        travel = same_both_ways("NVDB shape" if is_shape else "NVDB GeoPackage", _speed(table, single),
                                _assumed(table))
    else:
        return None
    return _ferries(table, _directions(findings, travel))


def _speed(table: Table, column: str) -> Floats:
    return np.array([usable_speed(value) for value in numbers(table, column).values.tolist()], float)


def _homogenised(table: Table, columns: Tuple[str, str]) -> Travel:
    forward, backward = _speed(table, columns[0]), _speed(table, columns[1])
    travel = same_both_ways("NVDB homogenised", forward, _assumed(table))
    return replace(travel, forward_kmh=np.where(np.isnan(forward), backward, forward),
                   backward_kmh=np.where(np.isnan(backward), forward, backward))


def _assumed(table: Table) -> Floats:
    column = find_column(table, _CLASS)
    return np.array([class_speed(text) for text in texts(table, column).tolist()], float)


def _directions(findings: Findings, travel: Travel) -> Travel:
    """Riktning says where the row holds; a forbidden direction closes it."""
    table = findings.table
    column = find_column(table, ["Riktning"])
    forward, backward = _where(findings, column, texts(table, column))
    closed_forward, closed_backward = _closed(findings)
    return replace(travel, forward_open=forward & ~closed_forward, backward_open=backward & ~closed_backward)


def _where(findings: Findings, column: Optional[str], said: Objects) -> Tuple[Bools, Bools]:
    """Whether what each row says in `column` (Med, Mot, Med och mot) names the digitised direction, and the other."""
    words = [fold(text) for text in said]
    wrong = [row for row, word in enumerate(words) if word not in _DIRECTIONS]
    findings.errors(wrong, lambda row: msg("has “{value}” in column “{column}”.", value=words[row], column=column),
                    msg("Write Med, Mot or Med och mot."))
    pairs = [_DIRECTIONS.get(word, (True, True)) for word in words]
    return (np.array([pair[0] for pair in pairs], bool), np.array([pair[1] for pair in pairs], bool))


def _closed(findings: Findings) -> Tuple[Bools, Bools]:
    """Where a car may not go, as digitised and against it, from the columns for forbidden direction that are there."""
    table = findings.table
    forward, backward = find_column(table, _CLOSED_FORWARD), find_column(table, _CLOSED_BACKWARD)
    if forward is not None or backward is not None:
        return _yes(findings, forward), _yes(findings, backward)
    column = find_column(table, _CLOSED)
    if column is None:
        findings.note(msg("Layer {layer} has no column for one-way streets (ForbjudenFardriktning): a line is open in "
                          "the directions in which its speed holds.", layer=table.name))
        return np.zeros(len(table), bool), np.zeros(len(table), bool)
    said = object_array("" if text in _NOT_CLOSED else text for text in texts(table, column))
    is_closed = np.array([bool(text) for text in said], bool)
    named_forward, named_backward = _where(findings, column, said)
    return is_closed & named_forward, is_closed & named_backward


def _yes(findings: Findings, column: Optional[str]) -> Bools:
    read = flags(findings.table, column)
    findings.errors(read.text_rows, lambda row: msg("has neither yes nor no in column “{column}”.", column=column),
                    msg("Write 1 or 0, ja or nej."))
    return read.values


def _ferries(table: Table, travel: Travel) -> Travel:
    column = find_column(table, _FERRY)
    if column is None:
        return travel
    ferry = np.array([fold(text) not in ("", "0", "nej", "false", "falskt") for text in texts(table, column)], bool)
    return replace(travel, is_ferry=ferry, forward_kmh=_crossing(ferry, travel.forward_kmh),
                   backward_kmh=_crossing(ferry, travel.backward_kmh),
                   assumed_kmh=np.where(ferry, FERRY_KMH, travel.assumed_kmh))


def _crossing(ferry: Bools, kmh: Floats) -> Floats:
    """A ferry's speed is taken where it can be one; a road's limit on a ferry line says nothing of the ferry."""
    return np.where(ferry & (kmh > FASTEST_FERRY_KMH), np.nan, kmh)
