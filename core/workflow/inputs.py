"""The layers of a plan, read and checked together: every problem of every layer before anything is computed."""
from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ..errors import InputError, Problem, problem, refuse
from ..messages import Message, msg
from ..model import (
    Addresses,
    Bids,
    Clients,
    Floats,
    Objects,
    Places,
    Provider,
    Roads,
    SmallAreas,
    Squares,
    Table,
    Units,
)
from ..progress import SILENT, Part, Progress
from ..providers import hours_today
from ..readers import read_units
from ..sources import (
    ROLES,
    AddressFields,
    InputChoices,
    RoadFields,
    check_inputs,
    load_columns_of,
    read_addresses,
    read_bases,
    read_bids,
    read_boundary,
    read_clients,
    read_providers,
    read_roads,
    read_sheltered_housing,
    read_small_areas,
    read_squares,
    require_same_crs,
)
from ..store.description import LayerSource, PlanDescription
from ..units import locate_points, served_clients, single_client_notes, sum_clients, visits_of_clients


@dataclass(frozen=True)
class PlanInputs:
    """What a plan starts from; None where the description names no such layer. `notes`: what was read and assumed."""

    crs: str
    boundary: Any
    small_areas: Optional[SmallAreas]
    squares: Optional[Squares]
    addresses: Optional[Addresses]
    roads: Optional[Roads]
    clients: Optional[Clients]
    providers: Tuple[Provider, ...]
    bids: Optional[Bids]
    bases: Optional[Places]
    sheltered: Optional[Places]
    units: Optional[Units]
    notes: Tuple[Message, ...]


@dataclass(frozen=True)
class ClientSums:
    """All that is kept of the client rows: hours per service and unit, per unit and today's provider (n, P), and per
    unit (n,) the number of clients, of all and per service (`served`), and that of their visits a week (None where the
    layer does not count them).
    """

    load_h_week: Mapping[str, Floats]
    today_h_week: Floats
    clients: Floats
    served: Mapping[str, Floats]
    notes: Tuple[Message, ...]
    visits_week: Optional[Floats] = None


def read_plan_inputs(description: PlanDescription, tables: Mapping[str, Table], progress: Progress = SILENT
                     ) -> PlanInputs:
    """Read the tables by role. Raises `InputError` with the problems of all layers; warnings become notes."""
    choices = input_choices(description)
    known = {role: table for role, table in tables.items() if role in ROLES}
    found = check_inputs(known, choices, progress=Part(progress, 0.0, 0.8))
    errors = [p for p in found if p.is_error]
    if errors:
        raise InputError(errors)
    require_same_crs([table for table in tables.values() if table.geometry is not None])  # links, barriers, water too
    inputs = read_checked(description, tables, choices, Part(progress, 0.8, 1.0))
    return replace(inputs, notes=(*(p.message() for p in found), *inputs.notes))


def read_checked(description: PlanDescription, tables: Mapping[str, Table], choices: InputChoices,
                 progress: Progress = SILENT) -> PlanInputs:
    """As `read_plan_inputs`, for layers that were checked. Raises `InputError` for the first that a reader refuses."""
    notes: List[Message] = []
    values: Dict[str, Any] = {}
    for role, reader in _READERS.items():
        if role in tables:
            values[role], said = reader(tables[role], choices)
            notes.extend(said)
    units = None
    if "units" in tables:
        table = tables["units"]
        units = read_units(table, description.units.id_field, load_columns_of(table), progress)
    crs = next(t.crs for t in tables.values() if t.geometry is not None)
    return PlanInputs(
        crs, values.get("boundary"), values.get("small_areas"), values.get("squares"), values.get("addresses"),
        values.get("roads"), values.get("clients"), values.get("providers", ()), values.get("bids"),
        values.get("bases"), values.get("sheltered_housing"), units, tuple(notes))


def sum_and_forget(inputs: PlanInputs, geometry: Objects, services: Sequence[str], progress: Progress = SILENT
                   ) -> Tuple[Optional[ClientSums], PlanInputs]:
    """Sum the client rows per unit, and give back the inputs without them: nothing after this can see a client."""
    clients = inputs.clients
    if clients is None:
        return None, inputs
    present = [s for s in services if s in clients.hours_week]
    if not present:
        raise refuse(clients.layer, "", msg("it has hours for none of the services {services}.",
                                            services=", ".join(services)),
                     msg("Name the services that the layer has under “load” in the plan description."))
    sums = sum_clients(geometry, clients, present, Part(progress, 0.0, 0.6))
    row = locate_points(geometry, clients.xy, progress=Part(progress, 0.6, 1.0)).row
    today = hours_today(clients, row, len(geometry), inputs.providers, present)
    count = np.bincount(row[row >= 0], minlength=len(geometry)).astype(float)
    served = served_clients(row, {s: clients.hours_week[s] for s in present}, len(geometry))
    notes = (*sums.notes(), *single_client_notes(count))
    return ClientSums(sums.load_h_week, today, count, served, notes,
                      visits_of_clients(clients, row, len(geometry))), replace(inputs, clients=None)


def input_choices(description: PlanDescription) -> InputChoices:
    """Which columns the description names. Raises `InputError` for keys that a reader does not know."""
    problems: List[Problem] = []
    inputs = description.inputs
    choices = InputChoices(
        addresses=_fields(AddressFields, inputs.get("addresses"), "addresses", problems),
        roads=_fields(RoadFields, inputs.get("roads"), "roads", problems),
        hours_fields=inputs["clients"].fields or None if "clients" in inputs else None,
        unit_id=description.units.id_field if "units" in inputs else None)
    if problems:
        raise InputError(problems)
    return choices


def _fields(kind: Any, source: Optional[LayerSource], role: str, problems: List[Problem]) -> Any:
    """The reader's choice of fields from the description's; None where it names none."""
    if source is None or not source.fields:
        return None
    known = [f.name for f in fields(kind)]
    unknown = sorted(set(source.fields) - set(known))
    if unknown:
        problems.append(problem("inputs." + role, ", ".join(unknown), msg("there is no such key."),
                                msg("Known keys: {keys}.", keys=", ".join(known))))
        return None
    return kind(**source.fields)


_READERS: Mapping[str, Any] = {
    "boundary": lambda table, choices: read_boundary(table),
    "small_areas": lambda table, choices: read_small_areas(table),
    "squares": lambda table, choices: read_squares(table),
    "addresses": lambda table, choices: read_addresses(table, choices.addresses),
    "roads": lambda table, choices: read_roads(table, choices.roads),
    "clients": lambda table, choices: read_clients(table, choices.hours_fields),
    "providers": lambda table, choices: read_providers(table),
    "bids": lambda table, choices: read_bids(table),
    "bases": lambda table, choices: read_bases(table),
    "sheltered_housing": lambda table, choices: read_sheltered_housing(table),
}
