"""Providers, bids, bases and sheltered housing, by the headers documented in docs/sources.md."""
from __future__ import annotations

import re
from dataclasses import replace
from typing import Dict, Optional, Tuple

import numpy as np

from ..arrays import bools_of, ints_of, objects_of
from ..geometry import object_array
from ..messages import Message, msg
from ..model import Bids, Floats, Ints, Objects, Places, Provider, Table
from .reading import (
    Findings,
    amounts,
    feature_problems,
    flags,
    fold,
    known_column,
    numbers,
    read_places,
    repeated_problems,
    texts,
)
from .secrecy import secret_columns

_PROVIDER_ID = ("utforar_id", "utforare_id", "provider_id", "utforare", "provider")
_NAME = ("namn", "name", "utforare_namn", "utforarnamn", "provider_name", "benamning")
_OWN = ("egen_regi", "own_regi", "egenregi")
_CAPACITY = ("kapacitet_h_vecka", "capacity_h_week", "kapacitet", "capacity")
_MAX_AREAS = ("max_omraden", "max_areas", "max_antal_omraden")
_PHONE = ("telefon", "phone", "telefonnummer")
_URL = ("url", "webb", "webbplats", "website", "hemsida")
_AREA = ("omrade_kod", "area_id", "omrade", "area", "anbudsomrade", "lot")
_PRICE = ("pris", "price", "pris_kr_timme", "timpris")
_QUALITY = ("kvalitet", "quality", "kvalitetspoang")
_BASE_ID = ("bas_id", "base_id", "lokal_id", "id")
_STAFF = ("personal", "antal_personal", "staff", "kapacitet", "capacity")
_HOUSE_ID = ("boende_id", "hus_id", "sheltered_id", "trygghetsboende_id", "id")
_FLATS = ("lagenheter", "antal_lagenheter", "flats", "platser", "kapacitet", "capacity")
_MOST_AREAS = 1_000_000
_LIKE_CAPACITY = re.compile("kapacit|capacit")
_LIKE_MAX_AREAS = re.compile("(?=.*(omr|area))(?=.*(max|hogst|antal|most|tak|grans|limit|number))")
_LIKE_OWN = re.compile("(egen|own).?regi|^regi$|^egen$|kommunal|utforare_?typ|driftsform|driftform|^typ$")
_LIKE_AREA = re.compile("omr|area|distrikt|district|anbudsdel|^lot|^del([^a-z]|$)")
_UNLIMITED = ("obegransad", "obegransat", "unlimited", "inf")


def read_providers(table: Table) -> Tuple[Tuple[Provider, ...], Tuple[Message, ...]]:
    """The providers (utförare), in the order of the table, and notes. Raises `InputError` with all problems.

    Without a capacity, or a maximum of areas, there is none, which is noted where there is no such column. A column
    that seems to hold one of them, or own regi, under a name that is not known is a problem.
    """
    findings = Findings(table)
    return findings.result(examine_providers(findings))


def examine_providers(findings: Findings) -> Optional[Tuple[Provider, ...]]:
    """As `read_providers`, with the problems left in `findings`; None after an error."""
    table = findings.table
    findings.problems += feature_problems(table)
    column = None if findings.has_errors() else findings.needed((*_PROVIDER_ID, "id"))
    if column is None:
        return None
    ids = texts(table, column)
    findings.problems += repeated_problems(table, column, ids)
    names = texts(table, known_column(table, _NAME))
    for known, like in ((_CAPACITY, _LIKE_CAPACITY), (_MAX_AREAS, _LIKE_MAX_AREAS), (_OWN, _LIKE_OWN)):
        findings.refuse_alike(known, like)
    if known_column(table, _CAPACITY) is None:
        findings.note(msg("Table {layer} has no column of capacity ({name}): every provider is taken to have room for "
                          "any number of hours.", layer=table.name, name=_CAPACITY[0]))
    if known_column(table, _MAX_AREAS) is None:
        findings.note(msg("Table {layer} has no column of the most areas ({name}): every provider may get any number "
                          "of areas.", layer=table.name, name=_MAX_AREAS[0]))
    if known_column(table, _OWN) is None:
        findings.note(msg("Table {layer} has no column of own regi ({name}): no provider is taken to be own regi.",
                          layer=table.name, name=_OWN[0]))
    own = flags(table, known_column(table, _OWN))
    findings.errors(own.text_rows, lambda row: msg("has neither yes nor no in the column for own regi."),
                    msg("Write ja or nej."))
    capacity, max_areas = _limit(findings, _CAPACITY), _limit(findings, _MAX_AREAS)
    findings.errors(np.flatnonzero(np.isfinite(max_areas) & (max_areas != np.floor(max_areas))),
                    lambda row: msg("has a maximum of areas that is no whole number."), msg("Correct the value."))
    phones, urls = texts(table, known_column(table, _PHONE)), texts(table, known_column(table, _URL))
    if findings.has_errors():
        return None
    findings.note_left_out([column, *(known_column(table, known) for known in (_NAME, _OWN, _CAPACITY, _MAX_AREAS,
                                                                               _PHONE, _URL))])
    return tuple(Provider(id=ids[i], name=names[i] or ids[i], own_regi=bool(own.values[i]),
                          capacity_h_week=float(capacity[i]),
                          max_areas=int(max_areas[i]) if np.isfinite(max_areas[i]) else None,
                          phone=phones[i], url=urls[i]) for i in range(len(table)))


def _limit(findings: Findings, spellings: Tuple[str, ...]) -> Floats:
    """A limit per row; empty, "obegränsad" and a missing column are no limit (inf)."""
    table = findings.table
    column = known_column(table, spellings)
    if column is None:
        return np.full(len(table), np.inf)
    words = texts(table, column)
    none = np.array([not text or fold(text) in _UNLIMITED for text in words], bool)
    cleared = Findings(replace(table, columns={column: object_array("" if is_none else text for text, is_none
                                                                    in zip(words, bools_of(none)))}))
    values = amounts(cleared, column, missing_is_zero=True)
    findings.problems += cleared.problems
    return np.where(none, np.inf, values)


def read_bids(table: Table) -> Tuple[Bids, Tuple[Message, ...]]:
    """The tender bids, and notes. Raises `InputError` with all problems.

    An empty area is a bid for every area (0), as is every bid without a column of areas, and without a column of
    quality all have quality 0: both are noted. A column that seems to hold the area, under a name that is not known, is
    a problem.
    """
    findings = Findings(table)
    return findings.result(examine_bids(findings))


def examine_bids(findings: Findings) -> Optional[Bids]:
    """As `read_bids`, with the problems left in `findings`; None after an error."""
    table = findings.table
    findings.problems += feature_problems(table)
    if findings.has_errors():
        return None
    provider_column, price_column = findings.needed(_PROVIDER_ID), findings.needed(_PRICE)
    if provider_column is None or price_column is None:
        return None
    providers = texts(table, provider_column)
    findings.errors([row for row, value in enumerate(providers) if not value],
                    lambda row: msg("names no provider in column “{column}”.", column=provider_column),
                    msg("Fill it in or remove the row."))
    price = amounts(findings, price_column, missing_is_zero=False, above_zero=True)
    area = _areas(findings)
    quality = _quality(findings)
    _refuse_doubled_bids(findings, providers, area)
    findings.note_left_out([provider_column, price_column, known_column(table, _AREA), known_column(table, _QUALITY)])
    return None if findings.has_errors() else Bids(providers, area, price, quality)


def _areas(findings: Findings) -> Ints:
    """Area numbers from 1; 0 for every area."""
    findings.refuse_alike(_AREA, _LIKE_AREA)
    column = known_column(findings.table, _AREA)
    if column is None:
        findings.note(msg("Table {layer} has no column of areas ({name}): every bid counts for every area.",
                          layer=findings.table.name, name=_AREA[0]))
        return np.zeros(len(findings.table), np.int64)
    read = numbers(findings.table, column)
    whole = np.where(np.isnan(read.values), 0.0, read.values)
    wrong = ~np.isfinite(whole) | (whole != np.floor(whole)) | (whole < 0) | (whole > _MOST_AREAS)
    wrong[read.text_rows] = True
    findings.errors(np.flatnonzero(wrong),
                    lambda row: msg("has an area in column “{column}” that is no number from 1.", column=column),
                    msg("Write the number of the area, or nothing for every area."))
    return np.where(wrong, 0.0, whole).astype(np.int64)


def _quality(findings: Findings) -> Floats:
    column = known_column(findings.table, _QUALITY)
    if column is None:
        findings.note(msg("Table {layer} has no quality; every bid counts as quality 0.", layer=findings.table.name))
        return np.zeros(len(findings.table))
    quality = amounts(findings, column, missing_is_zero=False)
    findings.errors(np.flatnonzero(quality > 100), lambda row: msg("has a quality above 100 in column “{column}”.",
                                                                   column=column), msg("Give it from 0 to 100."))
    return quality


def _refuse_doubled_bids(findings: Findings, providers: Objects, area: Ints) -> None:
    first: Dict[Tuple[str, int], int] = {}
    for row, bid in enumerate(zip(objects_of(providers), ints_of(area))):
        if bid in first:
            findings.error(msg("is a second bid of {provider} for the same area as row {other}.", provider=bid[0],
                               other=findings.table.feature(first[bid])), msg("Keep one of them."), row)
        first.setdefault(bid, row)


def read_bases(table: Table) -> Tuple[Places, Tuple[Message, ...]]:
    """The bases (hemtjänstlokaler) with their number of staff, and notes. Raises `InputError` with all problems."""
    findings = Findings(table)
    return findings.result(examine_places(findings, _BASE_ID, _STAFF))


def read_sheltered_housing(table: Table) -> Tuple[Places, Tuple[Message, ...]]:
    """The sheltered housing (trygghetsboenden) with its number of flats, and notes, as `read_bases`."""
    findings = Findings(table)
    return findings.result(examine_places(findings, _HOUSE_ID, _FLATS))


def examine_bases(findings: Findings) -> Optional[Places]:
    """As `read_bases`, with the problems left in `findings`; None after an error."""
    return examine_places(findings, _BASE_ID, _STAFF)


def examine_sheltered_housing(findings: Findings) -> Optional[Places]:
    """As `read_sheltered_housing`, with the problems left in `findings`; None after an error."""
    return examine_places(findings, _HOUSE_ID, _FLATS)


def examine_places(findings: Findings, id_names: Tuple[str, ...], capacity_names: Tuple[str, ...]) -> Optional[Places]:
    """Named points with identifiers (the feature numbers where there is no column) and capacity (nan unknown)."""
    table = findings.table
    findings.problems += feature_problems(table)
    if findings.has_errors():
        return None
    findings.problems += secret_columns(table, names_too=False)
    column = known_column(table, id_names)
    ids = texts(table, column)
    if column is None:
        ids = object_array(table.feature(row) for row in range(len(table)))
    else:
        findings.problems += repeated_problems(table, column, ids)
    names = texts(table, known_column(table, _NAME))
    capacity = _capacity(findings, known_column(table, capacity_names))
    places = read_places(findings)
    if places is None or findings.has_errors():
        return None
    return Places(ids=ids, names=object_array(name or key for name, key in zip(names, ids)), xy=places[0],
                  crs=places[1], provider_id=texts(table, known_column(table, _PROVIDER_ID)), capacity=capacity,
                  layer=table.name)


def _capacity(findings: Findings, column: Optional[str]) -> Floats:
    if column is None:
        return np.full(len(findings.table), np.nan)
    unknown = np.isnan(numbers(findings.table, column).values)
    return np.where(unknown, np.nan, amounts(findings, column, missing_is_zero=True))
