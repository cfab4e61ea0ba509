"""Roads of NVDB (Trafikverket, Lastkajen) in its three spellings.

GeoPackage and shape deliver one layer per feature type: a speed limit holds in the direction `Riktning`, so that a road
with two limits is two lines. The homogenised network has one line with the values of both directions, (F) as digitised
and (B) against it, in columns that each format and converter spells in its own way.
"""
from __future__ import annotations

import re
from dataclasses import replace
from typing import Dict, Optional, Set, Tuple

import numpy as np

from ...arrays import floats_of, objects_of
from ...geometry import object_array
from ...messages import msg
from ...model import Bools, Floats, Objects, Table
from ..reading import Findings, find_column, flags, fold, numbers, texts
from .directions import Travel, same_both_ways
from .speeds import FASTEST_FERRY_KMH, FERRY_KMH, class_speed, usable_speed

_GEOPACKAGE = "Hogsta_tillatna_hastighet"
_SHAPE = "HTHAST"
_LIMIT = "hastighetsgrans/hogsta_tillatna_hastighet"
_LIMIT_SHORT = re.compile(r"([fb])_hogst_225?")
"""F_Hogst_225; a shapefile cuts it to F_Hogst_22. F_Hogst_24 is a weight."""
_DIRECTION_END = re.compile(r"(.*?)_?\((f|b|framriktningen|bakriktningen)\)")
"""How the long names of the homogenised network end."""
_CLASS = ("Klass", "KLASS", "Funktionell vägklass/Klass", "Klass_181", "Funktionell_vagklass")
_FERRY = ("Farjeled", "Färjeled", "FARJELED", "Färjeled/Färjeledsnamn", "Farjeledsnamn")
_CLOSED = ("ForbjudenFardriktning", "Förbjuden färdriktning", "Forbjuden_fardriktning", "ForbjudenF", "Forbjuden_")
_CLOSED_BY_DIRECTION = re.compile(r"([fb])_?forbjuden_?fardriktning|([fb])_forbjude?n?|forbjuden_?fardriktning_?([fb])")
_FORBIDDEN = re.compile(r"forbj|fardrikt|enkelrikt|korrikt|one_?way")
_NET_TYPE = ("Vagtr_474", "Vägtrafiknät/Nättyp", "Nättyp", "Nattyp", "Vagtrafiknat_Nattyp")
_NET_OF_CARS = frozenset({"1", "bil", "bilnat", "bilnatet"})
_OTHER_NETS = frozenset({"2", "4", "cykel", "cykelnat", "cykelnatet", "gang", "gangnat", "gangnatet", "gang_och_cykel",
                         "gang_och_cykelnat", "gc", "gcm"})
_NOT_CLOSED = ("0", "nej", "Nej")
_DIRECTIONS: Dict[str, Tuple[bool, bool]] = {
    "": (True, True), "med_och_mot": (True, True), "med": (True, False), "mot": (False, True),
    "f": (True, False), "b": (False, True), "f,b": (True, True),
}
"""Riktning → does it hold as digitised, does it hold against."""


def homogenised_columns(table: Table) -> Optional[Tuple[str, str]]:
    """The speed columns (F) and (B) of the homogenised network, in any of its spellings, or None."""
    found: Dict[str, str] = {}
    for column in table.columns:
        name = fold(column)
        short, long = _LIMIT_SHORT.fullmatch(name), _DIRECTION_END.fullmatch(name)
        if short is not None:
            found[short.group(1)] = column
        elif long is not None and long.group(1) == _LIMIT:
            found[long.group(2)[0]] = column
    return (found["f"], found["b"]) if len(found) == 2 else None


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
    is_road = _for_cars(findings)
    if both is not None and find_column(table, _NET_TYPE) is None:
        has_class = np.array([bool(text) for text in texts(table, find_column(table, _CLASS))], bool)
        unknown = np.isnan(travel.forward_kmh) & np.isnan(travel.backward_kmh) & ~has_class
        _warn_of_other_nets(findings, int(unknown.sum()))
    return _ferries(table, replace(_directions(findings, travel), is_road=is_road))


def _speed(table: Table, column: str) -> Floats:
    return np.array([usable_speed(value) for value in floats_of(numbers(table, column).values)], float)


def _homogenised(table: Table, columns: Tuple[str, str]) -> Travel:
    forward, backward = _speed(table, columns[0]), _speed(table, columns[1])
    travel = same_both_ways("NVDB homogenised", forward, _assumed(table))
    return replace(travel, forward_kmh=np.where(np.isnan(forward), backward, forward),
                   backward_kmh=np.where(np.isnan(backward), forward, backward))


def _assumed(table: Table) -> Floats:
    column = find_column(table, _CLASS)
    return np.array([class_speed(text) for text in objects_of(texts(table, column))], float)


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


def _for_cars(findings: Findings) -> Bools:
    """Which lines belong to the road network of cars: its cycle and foot networks come in the same layer."""
    table = findings.table
    column = find_column(table, _NET_TYPE)
    kinds = [fold(text) for text in texts(table, column)]
    strange = [row for row, kind in enumerate(kinds) if kind and kind not in _NET_OF_CARS | _OTHER_NETS]
    findings.errors(strange, lambda row: msg("has the type of network “{value}” in column “{column}”.",
                                             value=kinds[row], column=column),
                    msg("Write 1 (cars), 2 (cycles) or 4 (on foot)."))
    for_cars: Bools = np.array([kind not in _OTHER_NETS for kind in kinds], bool)
    if not for_cars.all():
        findings.note(msg("Layer {layer}: {count} lines were left out, as they are for cycles or on foot.",
                          layer=table.name, count=int((~for_cars).sum())))
    return for_cars


def _warn_of_other_nets(findings: Findings, without_limit: int) -> None:
    if without_limit:
        findings.warning(
            msg("has {count} lines without a speed limit or a class, and no column for the type of network (Vagtr_474):"
                " cycle tracks and footpaths among them would be driven on.", count=without_limit),
            msg("Order the network with Vägtrafiknät/Nättyp, or remove the cycle and foot networks."))


def _closed(findings: Findings) -> Tuple[Bools, Bools]:
    """Where a car may not go, as digitised and against it, from the columns for forbidden direction that are there."""
    table = findings.table
    by_direction = _closed_columns(table)
    column = find_column(table, _CLOSED)
    _refuse_unknown_forms(findings, {*by_direction.values(), column})
    if by_direction:
        return _yes(findings, by_direction.get("f")), _yes(findings, by_direction.get("b"))
    if column is None:
        findings.note(msg("Layer {layer} has no column for one-way streets (ForbjudenFardriktning): a line is open in "
                          "the directions in which its speed holds.", layer=table.name))
        return np.zeros(len(table), bool), np.zeros(len(table), bool)
    said = object_array("" if text in _NOT_CLOSED else text for text in texts(table, column))
    is_closed = np.array([bool(text) for text in said], bool)
    named_forward, named_backward = _where(findings, column, said)
    return is_closed & named_forward, is_closed & named_backward


def _closed_columns(table: Table) -> Dict[str, str]:
    """The columns that forbid the digitised direction ("f") and the other ("b"), in any spelling of the network."""
    found: Dict[str, str] = {}
    for column in table.columns:
        long = _DIRECTION_END.fullmatch(fold(column))
        name = fold(column) if long is None else f"{long.group(2)[0]}_{long.group(1)}"
        match = _CLOSED_BY_DIRECTION.fullmatch(name)
        if match is not None:
            found[next(filter(None, match.groups()))] = column
    return found


def _refuse_unknown_forms(findings: Findings, known: Set[Optional[str]]) -> None:
    """A column that speaks of forbidden directions in a form that is not known must not be passed over."""
    for column in findings.table.columns:
        if column not in known and _FORBIDDEN.search(fold(column)):
            findings.error(msg("has the column “{column}”, which seems to tell one-way streets in a form that is not "
                               "known.", column=column),
                           msg("Name it F_ForbjudenFardriktning (as digitised) or B_ForbjudenFardriktning (against it) "
                               "with 1 where driving is forbidden, or ForbjudenFardriktning with Med or Mot; or remove "
                               "it."))


def _yes(findings: Findings, column: Optional[str]) -> Bools:
    table = findings.table
    if column is not None:  # a file geodatabase writes yes as -1
        words = object_array("1" if text == "-1" else text for text in texts(table, column))
        table = replace(table, columns={column: words})
    read = flags(table, column)
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
