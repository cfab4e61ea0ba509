"""Roads of OpenStreetMap as lines with tags in columns (Geofabrik, QuickOSM).

https://wiki.openstreetmap.org/wiki/Key:oneway, Key:access, Tag:route=ferry
"""
from __future__ import annotations

from dataclasses import replace
from typing import Optional, Tuple

import numpy as np

from ..geometry import object_array
from ..messages import msg
from ..model import Bools, Floats, Objects, Table
from .fields import find_column, fold, texts
from .findings import Findings
from .road_speeds import DEFAULT_KMH, FERRY_KMH, HIGHWAY_KMH, parse_duration_s, parse_speeds
from .road_travel import Travel, same_both_ways

_HIGHWAY = ("highway", "fclass")
_MAXSPEED = ("maxspeed", "maxspeed_tag")
_ACCESS = ("motorcar", "motor_vehicle", "vehicle", "access")
"""Most particular first: motorcar=yes opens a street with access=no."""
_NO_ENTRY = frozenset({"no", "private"})
_ONE_WAY = {"yes": (True, False), "true": (True, False), "1": (True, False), "f": (True, False),
            "_1": (False, True), "reverse": (False, True), "t": (False, True)}
_TWO_WAY = frozenset({"no", "false", "0", "b", "reversible", "alternating"})


def osm_travel(findings: Findings) -> Optional[Travel]:
    """What an OpenStreetMap layer says of its lines, or None when it has neither highway, maxspeed nor oneway."""
    table = findings.table
    if find_column(table, (*_HIGHWAY, *_MAXSPEED, "oneway")) is None:
        return None
    highway = _folded(table, _HIGHWAY)
    speed = parse_speeds(texts(table, find_column(table, _MAXSPEED)))
    ferry = (_folded(table, ("route",)) == "ferry") | (highway == "ferry")
    assumed = np.array([HIGHWAY_KMH.get(kind, DEFAULT_KMH) for kind in highway], float)
    forward, backward = _one_way(findings, highway)
    travel = same_both_ways("OpenStreetMap", speed, np.where(ferry, FERRY_KMH, assumed))
    return replace(travel, forward_open=forward, backward_open=backward, is_ferry=ferry,
                   is_road=_is_road(findings, highway, ferry), given_s=_crossing(table, ferry))


def _folded(table: Table, spellings: Tuple[str, ...]) -> Objects:
    return object_array(fold(text) for text in texts(table, find_column(table, spellings)))


def _one_way(findings: Findings, highway: Objects) -> Tuple[Bools, Bools]:
    """Open as digitised, open against: roundabouts and motorways are one-way unless they say no."""
    table = findings.table
    oneway, junction = _folded(table, ("oneway",)), _folded(table, ("junction",))
    implied = (junction == "roundabout") | (junction == "circular") | (highway == "motorway")
    pairs = []
    strange = set()
    for word, is_implied in zip(oneway.tolist(), implied.tolist()):
        if word in _ONE_WAY:
            pairs.append(_ONE_WAY[word])
        else:
            pairs.append((True, not is_implied or word in _TWO_WAY))
            if word and word not in _TWO_WAY:
                strange.add(word)
    if strange:
        findings.warning(msg("has values in column “oneway” that are not known: {values}.",
                             values=", ".join(sorted(strange))), msg("The lines were taken as open both ways."))
    return np.array([p[0] for p in pairs], bool), np.array([p[1] for p in pairs], bool)


def _is_road(findings: Findings, highway: Objects, ferry: Bools) -> Bools:
    """Ferries, and roads of a class for cars that may be entered; the number left out is noted."""
    table = findings.table
    for_cars: Bools = np.ones(len(table), bool)
    if find_column(table, _HIGHWAY) is not None:
        for_cars = np.array([kind in HIGHWAY_KMH for kind in highway], bool)
    allowed: Bools = np.ones(len(table), bool)
    for column in reversed(_ACCESS):
        words = _folded(table, (column,))
        said = np.array([bool(word) for word in words], bool)
        may = np.array([word not in _NO_ENTRY for word in words], bool)
        allowed = np.where(said, may, allowed)
    _note_left_out(findings, int((~for_cars & ~ferry).sum()), int((~allowed & (for_cars | ferry)).sum()))
    is_road: Bools = (for_cars | ferry) & allowed
    return is_road


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
    durations = texts(table, find_column(table, ["duration"]))
    seconds = [parse_duration_s(text) if is_ferry else None for text, is_ferry in zip(durations, ferry.tolist())]
    return np.array([np.nan if s is None else s for s in seconds], float)
