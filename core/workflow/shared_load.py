"""What of the units' load may be seen by whom: exact for the few who plan, per group of clients for the providers."""
from __future__ import annotations

from dataclasses import replace
from typing import Mapping, Optional, Tuple

import numpy as np

from ..arrays import ints_of
from ..geometry import object_array
from ..messages import Message, msg
from ..model import Clients, Floats, Ints, Table, Units
from ..progress import SILENT, Part, Progress
from ..store.description import LoadOptions
from ..store.plan_file import INTERNAL, SECRET
from ..units import (
    client_groups,
    even_per_group,
    find_adjacency,
    load_per_group,
    locate_points,
    served_clients,
    single_client_notes,
    visits_of_clients,
)
from .journey import PlannedAreas

PROVIDER_UNITS = "units_for_providers"


def plan_file_units(asked: LoadOptions, planned: PlannedAreas, groups: Optional[Ints]) -> Units:
    """The units as the plan file holds them: with the load of their groups where that is asked for."""
    if groups is None or not asked.grouped_plan_file:
        return planned.units
    return even_load(planned.units, groups)


def even_load(units: Units, groups: Ints) -> Units:
    """The units with the load and the visits of their group (n,), in equal parts on its units."""
    visits = units.visits_week
    return replace(units, load_h_week=load_per_group(units.load_h_week, groups),
                   visits_week=None if visits is None else even_per_group(visits, groups))


def plan_file_class(asked: LoadOptions, planned: PlannedAreas) -> str:
    """Secret where a unit's load can be a client's; of ready units nobody knows what their load was made from."""
    if planned.served is None:
        return SECRET if planned.inputs.units is not None and planned.inputs.units.load_h_week else INTERNAL
    return INTERNAL if asked.grouped_plan_file else SECRET


def groups_of_plan(asked: LoadOptions, planned: PlannedAreas, progress: Progress = SILENT) -> Optional[Ints]:
    """(n,) group of each unit, within its area; None where the load is not of clients."""
    if planned.served is None:
        return None
    return client_groups(planned.adjacency, planned.units.anchor_xy, planned.decided.area, planned.served,
                         asked.least_clients, progress)


def provider_units(planned: PlannedAreas, groups: Optional[Ints]) -> Optional[Table]:
    """Units with area, provider and the load of their group, for those who get an area; None without clients."""
    if groups is None:
        return None
    units, area = planned.units, planned.decided.area
    load = load_per_group(units.load_h_week, groups)
    names = [""] * len(planned.area_names)
    if planned.award is not None:
        names = [award.provider.name for award in planned.award.areas]
    columns = {"unit_id": units.ids, "area_id": planned.numbered,
               "area_name": object_array(planned.area_names[k - 1] for k in ints_of(area)),
               "provider_name": object_array(names[k - 1] for k in ints_of(area)), "group_id": groups + 1}
    columns.update({f"load_{service}": np.round(hours, 6) for service, hours in load.items()})
    columns["load_h_week"] = np.round(np.sum(list(load.values()), axis=0), 6)
    return Table(PROVIDER_UNITS, columns, units.geometry, units.crs)


def load_of_clients(units: Units, clients: Clients, load_h_week: Mapping[str, Floats], least: int,
                    progress: Progress = SILENT) -> Tuple[Units, Tuple[Message, ...]]:
    """The units with load and visits summed from clients as they may be written: per unit where `least` is 0, else per
    group; and notes.
    """
    row = locate_points(units.geometry, clients.xy, progress=Part(progress, 0.0, 0.5)).row
    loaded = replace(units, load_h_week=load_h_week, visits_week=visits_of_clients(clients, row, len(units)))
    if not least:
        return loaded, single_client_notes(np.bincount(row[row >= 0], minlength=len(units)).astype(float))
    served = served_clients(row, {service: clients.hours_week[service] for service in load_h_week}, len(units))
    adjacency = find_adjacency(units.geometry, units.ids)
    groups = client_groups(adjacency, units.anchor_xy, np.zeros(len(units), np.int64), served, least,
                           Part(progress, 0.5, 1.0))
    return even_load(loaded, groups), (
        msg("The load is that of {groups} groups of units with at least {least} clients of each service, in equal "
            "parts on the units of a group.", groups=int(groups.max()) + 1, least=least),)
