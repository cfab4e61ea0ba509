"""Road lines of any known source as `Roads`: seconds as digitised and against it."""
from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import List, Optional, Tuple

import numpy as np

from ...arrays import ints_of
from ...errors import refuse
from ...geometry import object_array
from ...messages import Message, msg
from ...model import Bools, Floats, Ints, Objects, Roads, Table
from ..reading import (
    LINES,
    Findings,
    amounts,
    crs_problems,
    feature_problems,
    find_column,
    fold,
    geometry_problems,
    names_of,
    texts,
)
from .directions import Travel, same_both_ways
from .nvdb import nvdb_travel
from .osm import osm_travel
from .speeds import DEFAULT_KMH, parse_speeds

_TIME = ("restid_s", "travel_time_s", "time_s")
_SECONDS = {"seconds": 1.0, "minutes": 60.0}


@dataclass(frozen=True)
class RoadFields:
    """Which column holds what in a plain road layer, as in QGIS's network tools; None is not used.

    time : time along the whole line, in `time_unit` ("seconds" or "minutes"); time_backward : against it, if it differs
    speed : km/h, used where there is no time; default_speed_kmh : used where there is neither
    direction : column with the values `forward`, `backward` and `both`; any other value is an error, an empty one both
    """

    time: Optional[str] = None
    time_backward: Optional[str] = None
    time_unit: str = "seconds"
    speed: Optional[str] = None
    direction: Optional[str] = None
    forward: str = ""
    backward: str = ""
    both: str = ""
    default_speed_kmh: float = DEFAULT_KMH

    def __post_init__(self) -> None:
        if self.time_unit not in _SECONDS:
            raise refuse("roads", "", msg("has times in “{unit}”.", unit=self.time_unit),
                         msg("Choose seconds or minutes."))
        if not 0 < self.default_speed_kmh < float("inf"):
            raise refuse("roads", "", msg("has the default speed {speed}.", speed=self.default_speed_kmh),
                         msg("Choose a speed above 0 km/h."))


def read_roads(table: Table, fields: Optional[RoadFields] = None) -> Tuple[Roads, Tuple[Message, ...]]:
    """The road lines of `table` with their travel times, and notes: spelling, assumed speeds, lines left out.

    Known are the three spellings of NVDB, OpenStreetMap, and any layer with a time column `restid_s`; other layers
    need `fields`. A line with several parts becomes several lines. Raises `InputError` with all problems.
    """
    findings = Findings(table)
    return findings.result(examine_roads(findings, fields))


def examine_roads(findings: Findings, fields: Optional[RoadFields] = None) -> Optional[Roads]:
    """As `read_roads`, with the problems left in `findings`; None after an error."""
    table = findings.table
    findings.problems += feature_problems(table)
    if findings.has_errors():
        return None
    findings.problems += crs_problems(table) + geometry_problems(table, LINES)
    travel = _recognise(findings) if fields is None else _mapped(findings, fields)
    forward_s, backward_s = _given_times(findings, fields, travel)
    if findings.has_errors() or table.geometry is None:
        return None
    rows, lines = _parts(findings, table.geometry, travel.is_road)
    if findings.has_errors():
        return None
    if not len(rows):
        findings.error(msg("has no line that a car can use."), msg("Choose a layer of roads."))
        return None
    return _timed(findings, travel, (forward_s, backward_s), rows, lines)


def _recognise(findings: Findings) -> Travel:
    table = findings.table
    travel = nvdb_travel(findings) or osm_travel(findings)
    if travel is not None:
        return travel
    if find_column(table, _TIME) is None:
        findings.error(msg("has no speed or time that is recognised: neither Hogsta_tillatna_hastighet, HTHAST or "
                           "Hastighetsgräns (NVDB), highway or maxspeed (OpenStreetMap), nor restid_s; it has: "
                           "{columns}.", columns=names_of(table.columns)),
                       msg("Choose the column that holds the time or the speed."))
    n = len(table)
    return same_both_ways("travel time", np.full(n, np.nan), np.full(n, DEFAULT_KMH))


def _mapped(findings: Findings, fields: RoadFields) -> Travel:
    """By the user's columns; without a time and a speed column the source is recognised and only directions change."""
    table = findings.table
    if fields.time is None and fields.speed is None:
        travel = nvdb_travel(findings) or osm_travel(findings)
    else:
        travel = None
    if travel is None:
        column = None if fields.speed is None else findings.column((), fields.speed)
        speed = parse_speeds(texts(table, column))
        travel = same_both_ways("chosen columns", speed, np.full(len(table), fields.default_speed_kmh))
    if fields.direction is None:
        return travel
    forward, backward = _directions(findings, fields)
    return replace(travel, forward_open=forward, backward_open=backward)


def _directions(findings: Findings, fields: RoadFields) -> Tuple[Bools, Bools]:
    column = findings.column((), fields.direction)
    words = [fold(text) for text in texts(findings.table, column)]
    forward, backward, both = fold(fields.forward), fold(fields.backward), fold(fields.both)
    known = {forward, backward, both, ""}
    findings.errors([row for row, word in enumerate(words) if word not in known],
                    lambda row: msg("has the direction “{value}” in column “{column}”.", value=words[row],
                                    column=column),
                    msg("Write one of the values chosen for forward, backward and both, or nothing."))
    only_forward = np.array([bool(word) and word == forward != both for word in words], bool)
    only_backward = np.array([bool(word) and word == backward != both for word in words], bool)
    return ~only_backward, ~only_forward


def _given_times(findings: Findings, fields: Optional[RoadFields], travel: Travel) -> Tuple[Floats, Floats]:
    """Seconds for the whole feature as digitised and against it, nan where the source has none."""
    chosen = fields or RoadFields()
    if fields is None or (fields.time is None and fields.speed is None):
        column = find_column(findings.table, _TIME)
    else:
        column = None if fields.time is None else findings.column((), fields.time)
    forward = _seconds(findings, column, 1.0 if chosen.time is None else _SECONDS[chosen.time_unit])
    forward = np.where(np.isnan(forward), travel.given_s, forward)
    if chosen.time_backward is None:
        return forward, forward
    back = findings.column((), chosen.time_backward)
    return forward, _seconds(findings, back, _SECONDS[chosen.time_unit])


def _seconds(findings: Findings, column: Optional[str], factor: float) -> Floats:
    if column is None:
        return np.full(len(findings.table), np.nan)
    empty = np.array([not text for text in texts(findings.table, column)], bool)
    seconds: Floats = np.where(empty, np.nan, amounts(findings, column, missing_is_zero=True) * factor)
    return seconds


def _parts(findings: Findings, geometry: Objects, is_road: Bools) -> Tuple[Ints, Objects]:
    """The single lines with the row that each came from; lines without length carry nothing and are left out."""
    rows: List[int] = []
    lines: List[object] = []
    for row in ints_of(np.flatnonzero(is_road)):
        line = geometry[row]
        for part in getattr(line, "geoms", (line,)):
            length = part.length
            if not math.isfinite(length):
                findings.error(msg("has coordinates that are not numbers."), msg("Correct or remove the line."), row)
            elif length > 0:
                rows.append(row)
                lines.append(part)
    return np.array(rows, np.int64), object_array(lines)


def _timed(findings: Findings, travel: Travel, given_s: Tuple[Floats, Floats], rows: Ints, lines: Objects) -> Roads:
    table = findings.table
    length = np.array([line.length for line in lines], float)
    whole = np.bincount(rows, weights=length, minlength=len(table))[rows]
    assumed: Bools = np.zeros(len(rows), bool)
    seconds: List[Floats] = []
    for kmh, is_open, given in ((travel.forward_kmh, travel.forward_open, given_s[0]),
                                (travel.backward_kmh, travel.backward_open, given_s[1])):
        speed = np.where(np.isnan(kmh), travel.assumed_kmh, kmh)[rows]
        time = np.where(np.isnan(given[rows]), length / (speed / 3.6), given[rows] * length / whole)
        assumed = assumed | (np.isnan(kmh) & np.isnan(given) & is_open)[rows]
        seconds.append(np.where(is_open[rows], time, np.inf))
    _note_reading(findings, travel.spelling, int(assumed.sum()), len(rows))
    return Roads(lines=lines, forward_s=seconds[0], backward_s=seconds[1], length_m=length,
                 is_ferry=travel.is_ferry[rows], features=object_array(table.feature(row) for row in ints_of(rows)),
                 layer=table.name, crs=table.crs, spelling=travel.spelling)


def _note_reading(findings: Findings, spelling: str, assumed: int, count: int) -> None:
    findings.notes.insert(0, msg("Layer {layer} was read as {spelling}: {count} lines, {assumed} of them with an "
                                 "assumed speed.", layer=findings.table.name, spelling=spelling, count=count,
                                 assumed=assumed))
