"""Speeds as the sources write them, and what is assumed where they write none.

OpenStreetMap's maxspeed is free text (https://wiki.openstreetmap.org/wiki/Key:maxspeed); its default per road class
and the default per functional road class (funktionell vägklass) of NVDB are assumptions of ours, and every reader
counts the lines that got one.
"""
from __future__ import annotations

import re
from typing import Mapping, Optional

import numpy as np

from ...arrays import objects_of
from ...model import Floats, Objects
from ..reading import fold

MPH_KMH = 1.609344
KNOT_KMH = 1.852
WALK_KMH = 7.0
UNLIMITED_KMH = 130.0
"""Where no limit holds, the advisory speed."""
FERRY_KMH = 15.0
"""A road ferry under way; waiting is not in it."""
FASTEST_FERRY_KMH = 40.0
DEFAULT_KMH = 50.0
"""Where nothing is known of the road."""
UNDEFINED_FROM_KMH = 200.0
"""From here on a number stands for "unknown" (NVDB 9999)."""

HIGHWAY_KMH: Mapping[str, float] = {
    "motorway": 110, "motorway_link": 70, "trunk": 90, "trunk_link": 60, "primary": 80, "primary_link": 50,
    "secondary": 70, "secondary_link": 50, "tertiary": 60, "tertiary_link": 40, "unclassified": 50, "road": 40,
    "residential": 30, "living_street": 10, "service": 20, "services": 20, "track": 15,
}
"""OpenStreetMap classes that a car may use; other classes (footway, cycleway, steps …) are left out."""

_ZONES: Mapping[str, float] = {"urban": 50, "rural": 80, "motorway": 120, "trunk": 90, "living_street": WALK_KMH,
                               "walk": WALK_KMH, "bicycle_road": 30, "school": 30}
_ZONES_OF: Mapping[str, float] = {"se:rural": 70, "se:motorway": 110, "de:rural": 100, "de:motorway": UNLIMITED_KMH,
                                  "at:rural": 100, "at:motorway": 130}
_CLASS_KMH = (90.0, 90.0, 90.0, 70.0, 70.0, 70.0, 50.0, 50.0, 30.0, 30.0)
_WITH_UNIT = re.compile(r"(\d+(?:[.,]\d+)?)_?(mph|km/h|kmh|kph|knots)?")
_ZONE_NUMBER = re.compile(r"(?:[a-z]{2}:)?zone:?_?(\d+)|[a-z]{2}:(\d+)")
_DURATION = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})|(\d+)")


def parse_speed(text: str) -> float:
    """km/h of a maxspeed text, or nan: "50", "50 mph", "50;70" (the lower), "walk", "none", "SE:urban", "DE:zone30"."""
    parts = [_one_speed(fold(part)) for part in text.split(";")]
    known = [speed for speed in parts if speed == speed]
    return min(known) if known else float("nan")


def _one_speed(name: str) -> float:
    match = _WITH_UNIT.fullmatch(name)
    if match is not None:
        factor = {"mph": MPH_KMH, "knots": KNOT_KMH}.get(match.group(2) or "", 1.0)
        return usable_speed(float(match.group(1).replace(",", ".")) * factor)
    if name == "none":
        return UNLIMITED_KMH
    match = _ZONE_NUMBER.fullmatch(name)
    if match is not None:
        return usable_speed(float(match.group(1) or match.group(2)))
    return float(_ZONES_OF.get(name, _ZONES.get(name.split(":")[-1], float("nan"))))


def usable_speed(kmh: float) -> float:
    """`kmh`, or nan where the number is no speed (0, -1, 9999)."""
    return kmh if 0 < kmh < UNDEFINED_FROM_KMH else float("nan")


def parse_speeds(values: Objects) -> Floats:
    """`parse_speed` of each text, (n,)."""
    known = {text: parse_speed(text) for text in set(objects_of(values))}
    return np.array([known[text] for text in objects_of(values)], float)


def class_speed(text: str) -> float:
    """Assumed km/h of an NVDB functional road class ("5", "Klass 5"), or of any road when the class is unknown."""
    digits = re.search(r"\d", text)
    return _CLASS_KMH[int(digits.group())] if digits else DEFAULT_KMH


def parse_duration_s(text: str) -> Optional[float]:
    """Seconds of an OpenStreetMap duration: "00:15" and "15" are minutes, "01:05:30" has seconds; None if neither."""
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        return None
    if match.group(4) is not None:
        return 60.0 * int(match.group(4))
    if match.group(1) is None:
        return 3600.0 * int(match.group(2)) + 60.0 * int(match.group(3))
    return 3600.0 * int(match.group(1)) + 60.0 * int(match.group(2)) + int(match.group(3))
