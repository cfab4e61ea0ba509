"""Roads of OpenStreetMap as lines with tags (Geofabrik, QuickOSM, GDAL, OSMnx).

https://wiki.openstreetmap.org/wiki/Key:oneway, Key:access, Tag:route=ferry
"""
from __future__ import annotations

import re
from dataclasses import replace
from typing import List, Optional, Sequence, Set, Tuple

import numpy as np

from ...arrays import bools_of, objects_of
from ...geometry import object_array
from ...messages import msg
from ...model import Bools, Floats, Objects, Table
from ..reading import Findings
from .directions import Travel, same_both_ways
from .osm_tags import has_tag, tag_texts, values_of
from .speeds import DEFAULT_KMH, FERRY_KMH, HIGHWAY_KMH, parse_duration_s, parse_speeds

_HIGHWAY = ("highway", "fclass")
_MAXSPEED = ("maxspeed", "maxspeed_tag")
_MAXSPEED_FORWARD = ("maxspeed:forward", "maxspeed_forward")
_MAXSPEED_BACKWARD = ("maxspeed:backward", "maxspeed_backward")
_ACCESS = ("motorcar", "motor_vehicle", "vehicle", "access")
"""Most particular first: motorcar=yes opens a street with access=no."""
_ONE_WAY_KEYS = (*(f"oneway{sign}{key}" for key in _ACCESS[:3] for sign in ":_"), "oneway", "one_way")
_NO_ENTRY = frozenset({"no", "private"})
_FORWARD, _BACKWARD, _BOTH = (True, False), (False, True), (True, True)
_ONE_WAY = {"yes": _FORWARD, "true": _FORWARD, "1": _FORWARD, "f": _FORWARD,
            "_1": _BACKWARD, "reverse": _BACKWARD, "t": _BACKWARD}
_TWO_WAY = frozenset({"no", "false", "0", "b", "reversible", "alternating"})
_TRACK_GRADE = re.compile(r"track_grade\d")
"""Geofabrik's classes of farm and forest roads."""
_NOT_FOR_CARS = frozenset({
    "", "footway", "cycleway", "path", "pedestrian", "steps", "bridleway", "corridor", "elevator", "platform",
    "via_ferrata", "busway", "bus_guideway", "bus_stop", "raceway", "proposed", "construction", "planned", "razed",
    "abandoned", "disused", "demolished", "removed", "no", "none", "rest_area", "escape", "emergency_bay",
    "emergency_access_point", "crossing", "ladder", "trailhead", "traffic_island", "unknown", "piste", "ferry"})
_NO_SPEED = frozenset({"signals", "variable", "unknown", "0", "_1"})
"""Limits that OpenStreetMap knows and that are no number."""
_NAMED = 10
_Way = Tuple[bool, bool]


def osm_travel(findings: Findings) -> Optional[Travel]:
    """What an OpenStreetMap layer says of its lines, or None when it has neither highway, maxspeed nor oneway."""
    table = findings.table
    if not has_tag(table, *_HIGHWAY, *_MAXSPEED, "oneway", "one_way"):
        return None
    classes = [tuple(map(_plain_class, values_of(text))) for text in tag_texts(table, *_HIGHWAY)]
    both, one, other = (_limits(findings, keys) for keys in (_MAXSPEED, _MAXSPEED_FORWARD, _MAXSPEED_BACKWARD))
    ferry = np.array([text == "ferry" for text in tag_texts(table, "route")], bool) | np.array(
        ["ferry" in kinds for kinds in classes], bool)
    assumed = np.array([_assumed_kmh(kinds) for kinds in classes], float)
    forward, backward = _one_way(findings, classes)
    travel = same_both_ways("OpenStreetMap", both, np.where(ferry, FERRY_KMH, assumed))
    return replace(travel, forward_kmh=np.where(np.isnan(one), both, one),
                   backward_kmh=np.where(np.isnan(other), both, other), forward_open=forward, backward_open=backward,
                   is_ferry=ferry, is_road=_is_road(findings, classes, ferry), given_s=_crossing(table, ferry))


def _limits(findings: Findings, keys: Sequence[str]) -> Floats:
    """km/h by the first of the tags that a line has, nan where none says it."""
    limits = object_array(";".join(values_of(text)) for text in tag_texts(findings.table, *keys))
    _warn_of_speeds(findings, limits)
    return parse_speeds(limits)


def _warn_of_speeds(findings: Findings, limits: Objects) -> None:
    """Limits that are no speed are named: their lines get an assumed one."""
    strange = sorted(text for text in set(objects_of(limits)) if text and not _NO_SPEED.issuperset(text.split(";"))
                     and np.isnan(parse_speeds(object_array([text]))[0]))
    if strange:
        findings.warning(msg("has values in “maxspeed” that are no known speeds: {values}. The speed of these lines "
                             "was assumed.", values=", ".join(strange[:_NAMED])), msg("Write kilometres an hour."))


def _plain_class(kind: str) -> str:
    return "track" if _TRACK_GRADE.fullmatch(kind) else kind


def _assumed_kmh(kinds: Tuple[str, ...]) -> float:
    """The slowest of the classes that a joined line had."""
    return min((float(HIGHWAY_KMH[kind]) for kind in kinds if kind in HIGHWAY_KMH), default=DEFAULT_KMH)


def _one_way(findings: Findings, classes: List[Tuple[str, ...]]) -> Tuple[Bools, Bools]:
    """Open as digitised, open against: roundabouts and motorways are one-way unless they say no."""
    table = findings.table
    said = [values_of(text) for text in tag_texts(table, *_ONE_WAY_KEYS)]
    junction = [values_of(text) for text in tag_texts(table, "junction")]
    ways: List[_Way] = []
    unknown: List[int] = []
    for row, (words, kinds, joint) in enumerate(zip(said, classes, junction)):
        implied = "roundabout" in joint or "circular" in joint or "motorway" in kinds
        way = _way(words, implied)
        ways.append(way or _BOTH)
        if way is None:
            unknown.append(row)
    findings.errors(unknown, lambda row: msg("has “{value}” in “oneway”, which is not known.",
                                             value=", ".join(said[row])),
                    msg("Write yes (as drawn), -1 (against it) or no."))
    return np.array([way[0] for way in ways], bool), np.array([way[1] for way in ways], bool)


def _way(words: Tuple[str, ...], implied: bool) -> Optional[_Way]:
    """Which directions are open, None for a value that is not known. A line that was joined from one-way and two-way
    streets is one-way.
    """
    named = {_ONE_WAY[word] for word in words if word in _ONE_WAY}
    if len(named) > 1 or any(word not in _ONE_WAY and word not in _TWO_WAY for word in words):
        return None
    return named.pop() if named else _FORWARD if implied and not words else _BOTH


def _is_road(findings: Findings, classes: List[Tuple[str, ...]], ferry: Bools) -> Bools:
    """Ferries, and roads of a class for cars that may be entered; the number left out is noted.

    A line that was joined from several ways is a road where each of them is.
    """
    table = findings.table
    for_cars: Bools = np.ones(len(table), bool)
    if has_tag(table, *_HIGHWAY):
        for_cars = np.array([bool(kinds) and all(kind in HIGHWAY_KMH for kind in kinds) for kinds in classes], bool)
        _warn_of_classes(findings, {kind for kinds in classes for kind in kinds} - _NOT_FOR_CARS - set(HIGHWAY_KMH))
    allowed: Bools = np.ones(len(table), bool)
    for key in reversed(_ACCESS):
        words = [values_of(text) for text in tag_texts(table, key)]
        said = np.array([bool(values) for values in words], bool)
        may = np.array([not _NO_ENTRY.intersection(values) for values in words], bool)
        allowed = np.where(said, may, allowed)
    _note_left_out(findings, int((~for_cars & ~ferry).sum()), int((~allowed & (for_cars | ferry)).sum()))
    is_road: Bools = (for_cars | ferry) & allowed
    return is_road


def _warn_of_classes(findings: Findings, strange: Set[str]) -> None:
    if strange:
        findings.warning(msg("has classes of road that are not known: {values}. Lines of these classes were left out.",
                             values=", ".join(sorted(strange))),
                         msg("Write one of OpenStreetMap's classes where cars may drive."))


def _note_left_out(findings: Findings, other_class: int, no_entry: int) -> None:
    layer = findings.table.name
    if other_class:
        findings.note(msg("Layer {layer}: {count} lines were left out, as their class is not for cars.", layer=layer,
                          count=other_class))
    if no_entry:
        findings.note(msg("Layer {layer}: {count} lines were left out, as they are private or closed (access).",
                          layer=layer, count=no_entry))


def _crossing(table: Table, ferry: Bools) -> Floats:
    """Seconds of a ferry's duration tag, nan where there is none."""
    seconds = [parse_duration_s(text) if is_ferry else None
               for text, is_ferry in zip(tag_texts(table, "duration"), bools_of(ferry))]
    return np.array([np.nan if s is None else s for s in seconds], float)
