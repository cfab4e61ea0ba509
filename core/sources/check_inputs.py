"""Everything that is wrong with a set of layers, told at once: each by itself, and one against another."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple

import numpy as np
from shapely.geometry import box

from ..arrays import floats_of, objects_of
from ..errors import InputError, Problem
from ..geometry import bounds_of
from ..messages import Message, msg
from ..model import Addresses, Bids, Clients, Roads, Table
from ..progress import Part, Progress, Silent, stop_if_cancelled
from .addresses import AddressFields, examine_addresses, written_alike
from .boundary import examine_boundary
from .client_hours import HoursFields
from .clients import examine_clients
from .reading import (
    POLYGONS,
    Findings,
    code_problems,
    crs_problems,
    each_once,
    feature_problems,
    find_column,
    geometry_problems,
    id_problems,
    is_same_crs,
    load_columns,
    overlap_problems,
    row_problem,
    same_crs_problems,
    sliver_problems,
)
from .roads import RoadFields, examine_roads, piece_problems
from .small_areas import examine_small_areas
from .squares import examine_squares
from .tables import examine_bases, examine_bids, examine_providers, examine_sheltered_housing
from .unit_columns import UNIT_ID, check_load_columns, load_columns_of

ROLES = ("boundary", "small_areas", "squares", "addresses", "roads", "clients", "providers", "bids", "bases",
         "sheltered_housing", "units")
_SILENT = Silent()


@dataclass(frozen=True)
class InputChoices:
    """Which columns the planner chose where the usual names do not hold; None is looked for."""

    addresses: Optional[AddressFields] = None
    roads: Optional[RoadFields] = None
    hours_fields: Optional[HoursFields] = None
    provider_field: Optional[str] = None
    unit_id: Optional[str] = None
    load_fields: Optional[Sequence[str]] = None


@dataclass(frozen=True)
class InputCheck:
    """What a check found: `problems`, errors and warnings; `notes`, what was assumed, left out or dropped."""

    problems: Tuple[Problem, ...]
    notes: Tuple[Message, ...]


_USUAL = InputChoices()


def check_inputs(tables: Mapping[str, Table], choices: InputChoices = _USUAL, ages: Optional[Table] = None,
                 progress: Progress = _SILENT) -> Tuple[Problem, ...]:
    """All problems of the tables by role (`ROLES`), errors and warnings, each once, in the order of the roles.

    ages : the table of inhabitants per age that goes with the role small_areas, if it is apart
    Raises ValueError for a role that is not known.
    """
    return examine_inputs(tables, choices, ages, progress).problems


def examine_inputs(tables: Mapping[str, Table], choices: InputChoices = _USUAL, ages: Optional[Table] = None,
                   progress: Progress = _SILENT) -> InputCheck:
    """As `check_inputs`, with what the readers noted beside what is wrong."""
    unknown = sorted(set(tables) - set(ROLES))
    if unknown:
        raise ValueError(f"unknown roles: {unknown}")
    present = [role for role in ROLES if role in tables]
    values: Dict[str, Any] = {}
    found: List[Problem] = []
    notes: List[Message] = []
    for i, role in enumerate(present):
        stop_if_cancelled(progress)
        findings = Findings(tables[role])
        values[role] = _examine(role, findings, choices, ages)
        found += findings.problems
        notes += findings.notes
        found += _shape_problems(role, tables[role], values[role],
                                 Part(progress, i / len(present), (i + 1) / len(present)))
        progress.report((i + 1) / len(present))
    found += same_crs_problems(tables[role] for role in present)
    found += _outside_problems(tables, values.get("boundary"))
    found += _provider_problems(tables, values)
    found += _load_problems(tables, choices)
    return InputCheck(each_once(found), (*notes, *_alike_notes(values.get("addresses"))))


def _examine(role: str, findings: Findings, choices: InputChoices, ages: Optional[Table]) -> Any:
    readers: Dict[str, Callable[[], Any]] = {
        "boundary": lambda: examine_boundary(findings),
        "small_areas": lambda: examine_small_areas(findings, ages),
        "squares": lambda: examine_squares(findings),
        "addresses": lambda: examine_addresses(findings, choices.addresses),
        "roads": lambda: examine_roads(findings, choices.roads),
        "clients": lambda: examine_clients(findings, choices.hours_fields, choices.provider_field),
        "providers": lambda: examine_providers(findings),
        "bids": lambda: examine_bids(findings),
        "bases": lambda: examine_bases(findings),
        "sheltered_housing": lambda: examine_sheltered_housing(findings),
        "units": lambda: _examine_units(findings, choices),
    }
    return readers[role]()


def _examine_units(findings: Findings, choices: InputChoices) -> None:
    table = findings.table
    findings.problems += feature_problems(table)
    if findings.has_errors():
        return
    findings.problems += crs_problems(table) + geometry_problems(table, POLYGONS) + code_problems(table)
    column = UNIT_ID if choices.unit_id is None else choices.unit_id
    if column and find_column(table, [column]) is None:
        findings.error(msg("has no column “{column}”.", column=column),
                       msg("Choose the field with the unit's id, or add the column."))
    elif column:
        findings.problems += id_problems(table, column)
    loads = load_columns_of(table) if choices.load_fields is None else choices.load_fields
    load_columns(findings, loads)
    try:
        check_load_columns(table, loads)
    except InputError as doubled:
        findings.problems += doubled.problems


def _alike_notes(addresses: Optional[Addresses]) -> Tuple[Message, ...]:
    groups = [] if addresses is None else written_alike(addresses, np.arange(len(addresses.ids)))
    if addresses is None or not groups:
        return ()
    return (msg("Layer {layer}: {count} addresses are written as another one is, such as “{label}”: the register lists "
                "them, and the search asks back.", layer=addresses.layer, count=sum(map(len, groups)),
                label=addresses.label[groups[0][0]]),)


def _load_problems(tables: Mapping[str, Table], choices: InputChoices) -> Iterable[Problem]:
    """Units need a load for a division, of their own or of clients."""
    units = tables.get("units")
    if units is not None and "clients" not in tables and not (choices.load_fields or load_columns_of(units)):
        yield row_problem(units, None, msg("it has no field with load."),
                          msg("Name the fields with care hours a week, or run “Sum load per unit” first."),
                          is_error=False)


def _shape_problems(role: str, table: Table, value: Any, progress: Progress) -> Iterable[Problem]:
    """What the geometries of a role say together: overlaps, islands, pieces."""
    if role in ("small_areas", "units") and not crs_problems(table):  # else its unit is not the metre
        yield from overlap_problems(table, progress)
    if role == "units" and not crs_problems(table):
        yield from sliver_problems(table)
    if isinstance(value, Roads):
        yield from piece_problems(value)


def _outside_problems(tables: Mapping[str, Table], boundary: Any) -> List[Problem]:
    """A layer of which nothing lies in the boundary's bounding box is in another place or has its axes exchanged."""
    if boundary is None:
        return []
    frame, crs = box(*boundary.bounds), tables["boundary"].crs
    found = []
    for role, table in tables.items():
        bounds = _bounds(table)
        if role == "boundary" or bounds is None or not is_same_crs(table.crs, crs):
            continue  # another coordinate system is told as that
        if not frame.intersects(box(*bounds)):
            found.append(row_problem(
                table, None, msg("lies wholly outside the boundary in layer {boundary}.",
                                 boundary=tables["boundary"].name),
                msg("Check that it is the right municipality, that its coordinate system is set right and that east "
                    "and north are not exchanged.")))
    return found


def _bounds(table: Table) -> Optional[Tuple[float, float, float, float]]:
    if table.geometry is None:
        return None
    all_bounds = bounds_of(table.geometry)
    if not len(all_bounds) or not np.isfinite(all_bounds).all():
        return None
    left, bottom = floats_of(all_bounds[:, :2].min(axis=0))
    right, top = floats_of(all_bounds[:, 2:].max(axis=0))
    return left, bottom, right, top


def _provider_problems(tables: Mapping[str, Table], values: Mapping[str, Any]) -> List[Problem]:
    """Provider identifiers in clients, bids, bases and sheltered housing are those of the provider table."""
    if not values.get("providers"):
        return []
    known = {provider.id for provider in values["providers"]}
    found: List[Problem] = []
    for role in ("clients", "bids", "bases", "sheltered_housing"):
        value = values.get(role)
        if value is None:
            continue
        ids = value.provider if isinstance(value, Clients) else value.provider_id
        for unknown in sorted({text for text in objects_of(ids) if text} - known):
            rows = [row for row, text in enumerate(objects_of(ids)) if text == unknown]
            found.append(_unknown_provider(tables[role], unknown, rows, known, isinstance(value, Bids)))
    return found


def _unknown_provider(table: Table, unknown: str, rows: List[int], known: Iterable[str], is_bid: bool) -> Problem:
    longer = sorted(k for k in known if k.isdigit() and unknown.isdigit() and int(k) == int(unknown))
    if longer:
        return row_problem(table, rows[0], msg("has the provider {id} ({count} rows) where the provider table has "
                                               "{other}: leading zeros are lost.", id=unknown, count=len(rows),
                                               other=longer[0]), msg("Store the column as text in both tables."))
    return row_problem(table, rows[0], msg("has the provider {id} ({count} rows), who is not in the provider table.",
                                           id=unknown, count=len(rows)),
                       msg("Add the provider, or correct the identifier."), is_error=is_bid)
