"""Which columns of a client layer hold hours a week, of which service, each hour once."""
from __future__ import annotations

import re
from typing import Dict, Iterable, List, Mapping, Optional, Sequence, Union

import numpy as np

from ..arrays import ints_of
from ..messages import msg
from ..model import AREA_SERVICES, Bools, Floats, Table
from .hidden_sums import SUM_NAMES, hidden_sum, is_sum
from .reading import CUT_LETTERS, Findings, amounts, fold, names_of, numbers, whole_names

HoursFields = Union[Mapping[str, str], Sequence[str]]
"""Service → column, or the columns alone: the service is then their name without timmar_ or hours_."""

_HOURS = re.compile(r"(?:timmar|hours|tim|load)_(?P<service>\w+?)(?:_(?:h_)?(?:vecka|week))?")
_BEGINNINGS = ("timmar_", "hours_", "tim_", "load_")
_CUT_AND_COUNTED = re.compile(r"(?P<same>.*)_\d{1,2}")
"""What a format that cuts names calls the second column of ten same letters."""
_LIKE_SERVICE = {"hemtjanst": "hemtj", "hemsjukvard": "hemsjuk", "hemrehab": "rehab", "trygghetsboende": "trygghetsb"}
_LIKE_HOURS = re.compile("timmar|timme|(^|_)tim(_|$)|hours|minuter|minutes")
_NO_AMOUNT = re.compile("(^|_)(id|nr|nummer|kod|code|datum|date|ar|year|antal|besok|visits)(_|$)")
_MANY_HOURS = 2 * 168.0
"""Two people round the clock."""


def service_of(column: str) -> Optional[str]:
    """The service whose hours a column holds by its name ("timmar_hemtjänst" → "hemtjanst"), also where a format has
    cut it to ten letters and one service alone can be meant ("hemsjukvar"); None for other columns.
    """
    name = fold(column)
    if name in AREA_SERVICES:
        return name
    cut = _services_cut_to(column)
    if len(cut) == 1:
        return cut[0]
    match = _HOURS.fullmatch(name)
    return match.group("service") if match is not None else None


def _services_cut_to(column: str) -> List[str]:
    """The area-bound services whose column of hours the format may have cut to this name."""
    return [service for service in AREA_SERVICES
            if whole_names(column, [service, *(begin + service for begin in _BEGINNINGS)])]


def _is_lost(column: str, columns: Iterable[str]) -> bool:
    """Whether a column of hours was cut so that nobody can say of which service: "timmar_hem", and "timmar_h_1" beside
    another that begins so.
    """
    if len(_services_cut_to(column)) > 1:
        return True
    name = fold(column)
    counted = _CUT_AND_COUNTED.fullmatch(name) if len(name) == CUT_LETTERS and name.startswith(_BEGINNINGS) else None
    return counted is not None and any(fold(other).startswith(counted["same"]) for other in columns if other != column)


def hours_columns(findings: Findings, chosen: Optional[HoursFields]) -> Dict[str, str]:
    """Service → column."""
    table = findings.table
    lost = [column for column in table.columns if _is_lost(column, table.columns)]
    if chosen is None and lost:
        findings.error(msg("its column names were cut to ten letters, so that nobody can say of which services "
                           "{columns} are.", columns=names_of(lost)),
                       msg("Take the layer as it was before it became a shapefile, or rename the columns "
                           "(timmar_hemtjanst …) in a GeoPackage."))
        return {}
    if chosen is None:
        _refuse_alike(findings)
        named = [(service_of(column), column) for column in table.columns]
        pairs = [(service, column) for service, column in named if service is not None]
        if not pairs:
            findings.error(msg("has no column of hours a week, such as timmar_hemtjanst or hours_hemtjanst; it has: "
                               "{columns}.", columns=names_of(table.columns)),
                           msg("Choose the columns that hold the hours."))
    elif isinstance(chosen, Mapping):
        pairs = list(chosen.items())
    else:
        pairs = [(service_of(column) or fold(column), column) for column in chosen]
    found: Dict[str, str] = {}
    for service, column in pairs:
        own = findings.column((), column)
        if own is not None and service in found:
            findings.error(msg("has two columns for the service {service}: {columns}.", service=service,
                               columns=names_of((found[service], own))), msg("Keep one of them."))
        elif own is not None:
            found[service] = own
    return found


def _refuse_alike(findings: Findings) -> None:
    """An error for each column of numbers that seems to hold hours of an area-bound service, or any hours, under a name
    that is not known: they would be lost.
    """
    for column in findings.table.columns:
        name = fold(column)
        if service_of(column) is not None or _NO_AMOUNT.search(name) or not _holds_numbers(findings.table, column):
            continue
        service = next((service for service, like in _LIKE_SERVICE.items() if like in name), None)
        if service is not None or _LIKE_HOURS.search(name):
            findings.seems_to_be(column, f"timmar_{service}" if service else "timmar_…")


def _holds_numbers(table: Table, column: str) -> bool:
    read = numbers(table, column)
    return not len(read.text_rows) and bool(np.isfinite(read.values).any())


def hours_per_service(findings: Findings, columns: Mapping[str, str]) -> Dict[str, Floats]:
    """Hours per service. An empty cell is no hours of that service, but a row of empty cells only is an error."""
    table = findings.table
    hours = {service: amounts(findings, column, missing_is_zero=True) for service, column in columns.items()}
    if not hours:
        return hours
    empty = _all_missing(table, list(columns.values()))
    findings.errors(np.flatnonzero(empty), lambda row: msg("has no hours in any of the columns {columns}.",
                                                           columns=names_of(columns.values())),
                    msg("Fill them in (0 where the client has none) or remove the row."))
    total = np.sum(list(hours.values()), axis=0)
    if not findings.has_errors() and not total.any():
        findings.error(msg("has no load: every value in {columns} is zero.", columns=names_of(columns.values())),
                       msg("Choose the columns that hold the hours a week."))
    _warn_of_many(findings, total)
    return _each_once(findings, columns, hours)


def _each_once(findings: Findings, columns: Mapping[str, str], hours: Dict[str, Floats]) -> Dict[str, Floats]:
    """The hours without a sum of them all under the name of one; an error where hours may count twice otherwise.

    Only where there is none of the area-bound services, which alone are summed otherwise.
    """
    kept = dict(hours)
    if any(service in AREA_SERVICES for service in hours):
        return kept
    for service, values in hours.items():
        others = {columns[other]: each for other, each in kept.items() if other != service}
        is_named_so = bool(others) and service in SUM_NAMES
        if is_named_so and is_sum(values, list(others.values())):
            del kept[service]
            findings.note(msg("Layer {layer}: the column {column} was left out, as it is the sum of {others}.",
                              layer=findings.table.name, column=columns[service], others=names_of(others)))
            continue
        held, minutes = hidden_sum(values, others)
        if minutes:
            findings.error(msg("column “{column}” holds, by its values, the minutes of the columns {others}: they "
                               "would count as hours.", column=columns[service], others=names_of(held)),
                           msg("Choose the columns that hold the hours a week."))
        elif held or is_named_so:
            findings.error(msg("column “{column}” holds, by its name or its values, the sum of the columns {others}: "
                               "the hours would count twice.", column=columns[service],
                               others=names_of(held or others)),
                           msg("Choose the columns that hold the hours a week, without their sum."))
    return kept


def _all_missing(table: Table, columns: List[str]) -> Bools:
    missing: Bools = np.ones(len(table), bool)
    for column in columns:
        read = numbers(table, column)
        filled = ~np.isnan(read.values)
        filled[read.text_rows] = True
        missing = missing & ~filled
    return missing


def _warn_of_many(findings: Findings, total: Floats) -> None:
    for row in ints_of(np.flatnonzero(total > _MANY_HOURS)):
        findings.warning(msg("has {hours:.0f} hours a week.", hours=float(total[row])),
                         msg("Check that the column is hours a week and not a month or a year."), row)
