"""Client rows: place, hours a week per service, today's provider. Nothing else of a client is read."""
from __future__ import annotations

import re
from typing import Dict, List, Mapping, Optional, Sequence, Tuple, Union

import numpy as np

from ..arrays import ints_of
from ..messages import Message, msg
from ..model import AREA_SERVICES, Bools, Clients, Floats, Table
from .checks import amounts, feature_problems
from .cut_names import CUT_LETTERS, whole_names
from .fields import fold, names_of, numbers, texts
from .findings import Findings
from .points import read_places
from .secrecy import secret_columns

HoursFields = Union[Mapping[str, str], Sequence[str]]
"""Service → column, or the columns alone: the service is then their name without timmar_ or hours_."""

_HOURS = re.compile(r"(?:timmar|hours|tim|load)_(?P<service>\w+?)(?:_(?:h_)?(?:vecka|week))?")
_BEGINNINGS = ("timmar_", "hours_", "tim_", "load_")
_CUT_AND_COUNTED = re.compile(r".*_\d+")
"""What a format that cuts names calls the second column of ten same letters."""
_PROVIDER = ("utforare", "utforar_id", "utforare_id", "provider", "provider_id", "nuvarande_utforare")
_VISITS = ("besok_vecka", "besok_per_vecka", "antal_besok_vecka", "visits_week")
_MANY_HOURS = 2 * 168.0
"""Two people round the clock."""


def read_clients(table: Table, hours_fields: Optional[HoursFields] = None,
                 provider_field: Optional[str] = None) -> Tuple[Clients, Tuple[Message, ...]]:
    """The clients of `table`, and notes.

    hours_fields : which columns hold the hours a week; without it `timmar_<service>`, `hours_<service>` and columns
        named as an area-bound service are read. Services that are not area-bound (free choice) are read alike.
    Raises `InputError` with all problems; a column that looks like personal numbers or names is one.
    """
    findings = Findings(table)
    return findings.result(examine_clients(findings, hours_fields, provider_field))


def examine_clients(findings: Findings, hours_fields: Optional[HoursFields] = None,
                    provider_field: Optional[str] = None) -> Optional[Clients]:
    """As `read_clients`, with the problems left in `findings`; None after an error."""
    table = findings.table
    findings.problems += feature_problems(table)
    if findings.has_errors():
        return None
    provider = findings.column(_PROVIDER, provider_field)
    findings.problems += secret_columns(table, skip=(provider,))
    columns = _hours_columns(findings, hours_fields)
    hours = _hours(findings, columns)
    visits = findings.column(_VISITS, None)
    visits_week = None if visits is None else amounts(findings, visits, missing_is_zero=True)
    places = read_places(findings)
    if places is None or findings.has_errors():
        return None
    if provider is None:
        findings.note(msg("Layer {layer} does not say who today's provider is: handover and continuity cannot be "
                          "shown.", layer=table.name))
    return Clients(xy=places[0], hours_week=hours, provider=texts(table, provider), crs=places[1], layer=table.name,
                   visits_week=visits_week if visits_week is not None and visits_week.any() else None)


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


def _is_lost(column: str) -> bool:
    """Whether a column of hours was cut so that nobody can say of which service ("timmar_hem", "timmar_h_1")."""
    name = fold(column)
    counted = len(name) == CUT_LETTERS and name.startswith(_BEGINNINGS) and _CUT_AND_COUNTED.fullmatch(name)
    return bool(counted) or len(_services_cut_to(column)) > 1


def _hours_columns(findings: Findings, chosen: Optional[HoursFields]) -> Dict[str, str]:
    """Service → column."""
    table = findings.table
    lost = [column for column in table.columns if _is_lost(column)]
    if chosen is None and lost:
        findings.error(msg("its column names were cut to ten letters, so that nobody can say of which services "
                           "{columns} are.", columns=names_of(lost)),
                       msg("Take the layer as it was before it became a shapefile, or rename the columns "
                           "(timmar_hemtjanst …) in a GeoPackage."))
        return {}
    if chosen is None:
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


def _hours(findings: Findings, columns: Mapping[str, str]) -> Dict[str, Floats]:
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
    return hours


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
