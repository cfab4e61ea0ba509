"""Layers against each other, by the notions of the steps that will use them."""
from __future__ import annotations

from typing import Any, Callable, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ...errors import InputError, Problem, problem
from ...geometry import object_array
from ...messages import Message, msg
from ...model import Bools, Floats, Roads, Table
from ...progress import SILENT, Progress
from ...readers import anchor_points, texts_of
from ...register import addresses_outside
from ...sources import (
    UNIT_ID,
    InputChoices,
    load_columns_of,
    read_addresses,
    read_boundary,
    read_clients,
    read_loads,
    read_roads,
)
from ...sources.reading import POLYGONS, crs_problems, find_column, geometry_problems, is_same_crs
from ...travel import build_graph
from ...units import BORDER_TOLERANCE_M, clients_outside, locate_points
from ...units.adjacency import cover_problems, uncovered_problems
from ..loads import services_to_sum
from ..off_road import FAR_M, LARGEST_SHARE_PERCENT, farthest, roads_that_reach, share_percent, too_far_from_roads
from ..travel import join_to_network


def layers_together(tables: Mapping[str, Table], choices: InputChoices, progress: Progress = SILENT,
                    services: Sequence[str] = ()) -> Tuple[Problem, ...]:
    """What `cover_problems` says of the units and `uncovered_problems` of the small areas among tables by role, and
    what lies outside. services : of the clients that will be summed, empty: the usual ones

    Says nothing of a layer whose own faults stop it before: `check_inputs` tells those.
    """
    boundary = _read(tables, "boundary", lambda table: read_boundary(table)[0])
    roads = _read(tables, "roads", lambda table: read_roads(table, choices.roads)[0])
    found: List[Problem] = [] if roads is None else _homes_off_roads(tables, choices, roads)
    found += _outside(tables, choices, services)
    for role in ("small_areas", "units"):
        table = tables.get(role)
        if table is None or not _is_sound(table):
            continue
        if role == "small_areas":
            geometry = object_array(table.geometry if table.geometry is not None else ())
            found += uncovered_problems(table, geometry, boundary) if boundary is not None else []
            continue
        column = find_column(table, [choices.unit_id or UNIT_ID]) or ""
        found += cover_problems(table, texts_of(table, column), roads, (), boundary, progress)
    return tuple(found)


def _homes_off_roads(tables: Mapping[str, Table], choices: InputChoices, roads: Roads) -> List[Problem]:
    """Of the first layer that tells where people are: units with load, clients or addresses."""
    units = tables.get("units")
    if units is not None and _is_sound(units):
        hours = _read(tables, "units", lambda t: read_loads(t, choices.load_fields or load_columns_of(t)))
        xy = _read(tables, "units", anchor_points)
        return [] if xy is None else far_place_problems(units, xy, _total(hours), roads)
    clients = _read(tables, "clients", lambda t: read_clients(t, choices.hours_fields, choices.provider_field)[0])
    if clients is not None:
        return far_place_problems(tables["clients"], clients.xy, _total(clients.hours_week), roads)
    addresses = _read(tables, "addresses", lambda t: read_addresses(t, choices.addresses)[0])
    return [] if addresses is None else far_place_problems(tables["addresses"], addresses.xy, None, roads)


def _outside(tables: Mapping[str, Table], choices: InputChoices, services: Sequence[str]) -> List[Problem]:
    """Clients and addresses in no unit; where there are no units yet, outside the boundary that they will cover."""
    ground = next((tables[role] for role in ("units", "boundary") if role in tables), None)
    if ground is None or not _is_sound(ground):
        return []
    found: List[Optional[Problem]] = []
    shapes = object_array(ground.geometry if ground.geometry is not None else ())
    clients = _read(tables, "clients", lambda t: read_clients(t, choices.hours_fields, choices.provider_field)[0])
    if clients is not None and is_same_crs(clients.crs, ground.crs):
        summed = [s for s in services_to_sum(clients, services) if s in clients.hours_week]
        inside = locate_points(shapes, clients.xy).row >= 0
        found.append(clients_outside(clients, summed, shapes, inside) or _few_outside(
            clients.layer, inside, msg("they are not counted")))
    addresses = _read(tables, "addresses", lambda t: read_addresses(t, choices.addresses)[0])
    if addresses is not None and is_same_crs(addresses.crs, ground.crs):
        row = locate_points(shapes, addresses.xy, BORDER_TOLERANCE_M).row
        found.append(addresses_outside(addresses, row, shapes) or _few_outside(
            addresses.layer, row >= 0, msg("they are not in the register, but listed")))
    return [each for each in found if each is not None]


def _few_outside(layer: str, inside: Bools, consequence: Message) -> Optional[Problem]:
    """Rows that will be left out, too few to doubt the layer: a warning with their number, None without any."""
    count = int((~inside).sum())
    return None if not count else problem(
        layer, "", msg("{count} of {all} rows lie outside; {consequence}.", count=count, all=len(inside),
                       consequence=consequence), msg("Move them, unless that is meant."), is_error=False)


def _total(hours: Optional[Mapping[str, Floats]]) -> Optional[Floats]:
    """(n,) all hours of each row, None where none are known."""
    if not hours:
        return None
    return np.asarray(sum(hours.values()), float)


def far_place_problems(table: Table, xy: Floats, weight: Optional[Floats], roads: Roads, progress: Progress = SILENT
                       ) -> List[Problem]:
    """Whether the roads reach the places (n, 2) of a layer: a warning, or an error above the share that a plan refuses.

    weight : (n,) what each place counts for (hours, inhabitants), None: all the same. The same measure and limits as
    the plan's. Nothing of single places is told but the distance of the farthest.
    """
    if not len(xy) or not is_same_crs(table.crs, roads.crs):
        return []
    weight = np.ones(len(xy)) if weight is None or not weight.sum() > 0 else weight
    distance_m = join_to_network(build_graph(roads), xy, table.name, progress).distance_m
    far = (distance_m > FAR_M) & (weight > 0)
    if not far.any():
        return []
    share, metres = share_percent(weight, far), float(distance_m[farthest(distance_m, far)])
    if share > LARGEST_SHARE_PERCENT:
        return [problem(roads.layer, "", *too_far_from_roads(share, metres))]
    return [problem(table.name, "", msg(
        "{share:.1f} % of it, in {count} features, lies farther than {far:.0f} m from every road of layer {roads}, the "
        "farthest {metres:.0f} m.", share=share, count=int(far.sum()), far=FAR_M, roads=roads.layer, metres=metres),
        roads_that_reach(), is_error=False)]


def _is_sound(table: Table) -> bool:
    return len(table) > 0 and not (crs_problems(table) or geometry_problems(table, POLYGONS))


def _read(tables: Mapping[str, Table], role: str, reader: Callable[[Table], Any]) -> Any:
    """What a reader makes of the table, None where there is none or it cannot be read."""
    try:
        return reader(tables[role]) if role in tables else None
    except InputError:
        return None
