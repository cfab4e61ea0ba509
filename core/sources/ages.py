"""Inhabitants per age group, from whatever age classes a source has.

SCB's squares have ald65_69 … ald100w, its small areas bef_65_69 … bef_80w, its table TAB6574 the codes totalt, 65-69 …
80-. A group that the source lacks is summed from classes that tile it exactly, and left out where none do.
"""
from __future__ import annotations

import re
from typing import Dict, List, Mapping, Optional, Tuple

import numpy as np

from ..messages import msg
from ..model import Floats
from .reading import Findings, amounts, fold, numbers

AgeClass = Tuple[int, Optional[int]]
"""First and last age; None for no upper end. (0, None) is everyone."""

GROUPS: Mapping[str, AgeClass] = {"total": (0, None), "65-69": (65, 69), "70-74": (70, 74), "75-79": (75, 79),
                                  "80+": (80, None), "65+": (65, None)}
SUPPRESSED = ("..", ".", "-", "…")
"""SCB's signs for a number that is not shown."""

_PREFIX = r"(?:bef|befolkning|folkmangd|ald|alder|age|pop|population|invanare)?_?"
_YEAR = r"(?:_(?P<year>(?:19|20)\d\d))?"
_TOTAL = re.compile(_PREFIX + r"(?:totalt|total|tot)" + _YEAR)
_BARE_TOTAL = re.compile(r"(?:bef|befolkning|folkmangd|population|invanare|inhabitants)" + _YEAR)
_RANGE = re.compile(_PREFIX + r"(?P<low>\d{1,3})_(?P<high>\d{1,3})(?:_?(?:ar|years))?" + _YEAR)
_OPEN = re.compile(_PREFIX + r"(?P<low>\d{1,3})(?:_?(?:w|\+|plus|over)(?:_?(?:ar|years))?|_|_?(?:ar|years)_?\+"
                   r"|(?:_?(?:ar|years))?_(?:och|eller|and|or)_(?:aldre|over|older|uppat))" + _YEAR)
_LIKE_AGE = re.compile(r"^(?:bef|befolkning|folkmangd|ald|alder|age|pop|population|invanare)_?\d")
_UP_TO = re.compile(_PREFIX + r"_(?P<high>\d{1,2})(?:_ar)?")
_SINGLE = re.compile(r"(?P<low>\d{1,3})_ar")


def age_class(text: str) -> Optional[AgeClass]:
    """The age class that a column name or an SCB code stands for, or None: "ald65_69" (65, 69), "80-" (80, None)."""
    return _parse(text)[0]


def _parse(text: str) -> Tuple[Optional[AgeClass], int]:
    """Age class and year (0 when the name has none)."""
    name = fold(text)
    for pattern in (_TOTAL, _BARE_TOTAL, _RANGE, _OPEN, _UP_TO, _SINGLE):
        match = pattern.fullmatch(name)
        if match is not None:
            return _class_of(match), int(match.groupdict().get("year") or 0)
    return None, 0


def _class_of(match: re.Match[str]) -> Optional[AgeClass]:
    parts = match.groupdict()
    if match.re in (_TOTAL, _BARE_TOTAL):
        return 0, None
    low = int(parts.get("low") or 0)
    if match.re is _OPEN:
        return low, None
    high = int(parts["high"]) if "high" in parts else low
    return (low, high) if low <= high else None


def group_population(classes: Mapping[AgeClass, Floats]) -> Dict[str, Floats]:
    """Inhabitants per group of `GROUPS`, (n,) each: the class itself, else the sum of classes that tile it exactly."""
    groups: Dict[str, Floats] = {}
    for name, (low, high) in GROUPS.items():
        tiles = tiling(list(classes), low, high)
        if tiles is not None:
            groups[name] = np.sum([classes[tile] for tile in tiles], axis=0)
    return groups


def tiling(classes: List[AgeClass], low: int, high: Optional[int]) -> Optional[List[AgeClass]]:
    """Classes that cover the ages `low` to `high` without gap or overlap, the widest first, or None."""
    fitting = [c for c in classes if c[0] == low and (high is None or (c[1] is not None and c[1] <= high))]
    for tile in sorted(fitting, key=lambda c: -1 if c[1] is None else 1000 - c[1]):
        if tile[1] == high:
            return [tile]
        if tile[1] is None:
            continue
        rest = tiling(classes, tile[1] + 1, high)
        if rest is not None:
            return [tile, *rest]
    return None


def population_columns(findings: Findings) -> Dict[str, Floats]:
    """Inhabitants per group from the table's own age columns, of the latest year where a name has one.

    Text and negative numbers are errors; empty and suppressed values are read as 0, and a warning counts them.
    """
    latest: Dict[AgeClass, Tuple[int, str]] = {}
    for column in findings.table.columns:
        ages, year = _parse(column)
        if ages is None and _LIKE_AGE.search(fold(column)):
            findings.seems_to_be(column, "bef_80w")
        if ages is not None and (ages not in latest or year > latest[ages][0]):
            latest[ages] = (year, column)
    groups = group_population({ages: population_values(findings, column) for ages, (_, column) in latest.items()})
    note_missing_groups(findings, groups)
    return groups


def note_missing_groups(findings: Findings, groups: Mapping[str, Floats]) -> None:
    """Note the age groups that could not be made, where some could, everybody too: no load is estimated from them."""
    missing = [group for group in GROUPS if group not in groups]
    if groups and missing:
        findings.note(msg("{layer}: its ages do not make the groups {groups}, which stay unknown.",
                          layer=findings.table.name, groups=", ".join(missing)))


def population_values(findings: Findings, column: str) -> Floats:
    """Numbers of inhabitants in `column`, (n,); what is missing or suppressed is 0 and counted in a warning."""
    unknown = int(np.isnan(numbers(findings.table, column, SUPPRESSED).values).sum())
    values = amounts(findings, column, missing_is_zero=True, missing=SUPPRESSED)
    if unknown and not findings.has_errors():
        findings.warning(msg("has no number in {count} rows of column “{column}”; they are counted as 0.",
                             count=unknown, column=column), msg("Fill them in if they are known."))
    return values
