"""From layers to what the division asks for: units with anchors and load, travel times between them, links.

Used by the Processing algorithms and by `runplan`, so that both make the same of the same input.
"""
from __future__ import annotations

from dataclasses import replace
from typing import Mapping, Optional, Sequence, Tuple

import numpy as np

from ..arrays import objects_of
from ..errors import InputError, refuse
from ..geometry import object_array, points_xy
from ..messages import msg
from ..model import Floats, Ints, Objects, Places, Roads, Table, Units
from ..progress import SILENT, Part, Progress
from ..sources import (
    check_overlaps,
    read_loads,
    require_features,
    require_projected,
    unique_ids,
    valid_polygons,
)
from ..sources.reading.fields import find_column, fold, numbers
from ..sources.reading.findings import raise_errors
from ..sources.reading.geometry_checks import sliver_problems
from ..sources.unit_columns import check_load_columns, load_service, read_visits
from ..travel import (
    INFINITE_MS,
    WAYS,
    Attached,
    RoadGraph,
    TravelTimes,
    WayAssumptions,
    attach,
    build_graph,
    road_pieces,
    straight_line_times,
    travel_times,
)
from ..units import UnitShapes, locate_points
from ..units.age_names import age_column, age_group
from .off_road import with_far_homes

POPULATION_PREFIX = "pop_"
ANCHOR = ("anchor_x", "anchor_y")
NEAR_ROAD_M = 2000.0
"""A place this near to the road network belongs to it, whatever piece of road lies nearer."""
HIGHEST_AREA = 999_999_999
_NAMED = 5


def read_units(table: Table, id_column: str = "unit_id", load_columns: Sequence[str] = (),
               progress: Progress = SILENT) -> Units:
    """The units of a layer, checked: projected, valid polygons that do not overlap, unique ids, loads in order.

    The load may be left out (empty `load_columns`): then every load mapping is empty. Anchors are the columns
    `anchor_x`, `anchor_y` where the layer has them, else a point inside the polygon. Raises `InputError` with all
    problems of the first check that fails.
    """
    require_features(table)
    require_projected(table)
    geometry = valid_polygons(table)
    raise_errors(sliver_problems(table))
    unique_ids(table, id_column)
    check_overlaps(table, progress)
    check_load_columns(table, load_columns)
    loads = read_loads(table, load_columns) if load_columns else {}
    small = find_column(table, ["small_area", "desokod"])
    return Units(
        ids=texts_of(table, id_column), geometry=geometry,
        anchor_xy=anchor_points(table), load_h_week={load_service(c): v for c, v in loads.items()}, crs=table.crs,
        population=_population(table), layer=table.name, visits_week=read_visits(table),
        small_area=None if small is None else texts_of(table, small))


def id_text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def without_load(table: Table) -> InputError:
    """The error for units on which no load is known, to be raised by the caller."""
    return refuse(table.name, "", msg("it has no field with load."),
                  msg("Name the fields with care hours a week, or run “Sum load per unit” first."))


def anchor_points(table: Table) -> Floats:
    """(n, 2) the place of each feature: `anchor_x`, `anchor_y` where the layer has them, else the point itself, else a
    point inside the polygon. Raises `InputError` for features without geometry.
    """
    geometry = table.geometry
    if geometry is None or any(g is None or g.is_empty for g in geometry):
        row = 0 if geometry is None else next(i for i, g in enumerate(geometry) if g is None or g.is_empty)
        raise refuse(table.name, "" if geometry is None else table.feature(row), msg("has no geometry."),
                     msg("Draw it or remove the feature."))
    inside = points_xy(object_array(g if g.geom_type == "Point" else g.representative_point() for g in geometry))
    columns = [find_column(table, [name]) for name in ANCHOR]
    if not all(columns):
        return np.round(inside, 3)
    given = np.column_stack([numbers(table, str(column)).values for column in columns])
    known = np.asarray(np.isfinite(given).all(axis=1), bool)
    anchors: Floats = np.where(known[:, None], given, np.round(inside, 3))
    return anchors


def texts_of(table: Table, column: str) -> Objects:
    """(n,) the values of `column` as texts, whole numbers without a decimal point; feature ids for ""."""
    if not column:
        return object_array(table.feature(row) for row in range(len(table)))
    own = find_column(table, [column])
    if own is None:
        raise refuse(table.name, "", msg("has no column “{column}”.", column=column),
                     msg("Choose a column that the layer has."))
    return object_array(id_text(value) for value in objects_of(table.columns[own]))


def _population(table: Table) -> Mapping[str, Floats]:
    found = {}
    for column, values in table.columns.items():
        if fold(column).startswith(POPULATION_PREFIX) and values.dtype.kind in "if":
            found[age_group(fold(column)[len(POPULATION_PREFIX):])] = np.nan_to_num(np.asarray(values, float))
    return found


def shapes_table(shapes: UnitShapes, crs: str, name: str = "units") -> Table:
    """Units as a layer: `unit_id`, `small_area`, `pop_<age group>`, `weight`, `anchor_x`, `anchor_y`."""
    return Table(name, {
        "unit_id": shapes.ids, "small_area": shapes.small_area,
        **{age_column(group): np.round(people, 4) for group, people in shapes.population.items()},
        "weight": np.round(shapes.weight, 9), **_anchor_columns(shapes.anchor_xy)}, shapes.geometry, crs)


def _anchor_columns(xy: Floats) -> Mapping[str, Floats]:
    return {name: np.round(xy[:, k], 3) for k, name in enumerate(ANCHOR)}


def unit_minutes(units: Units, roads: Optional[Roads], ways: WayAssumptions = WAYS, progress: Progress = SILENT
                 ) -> TravelTimes:
    """Travel times between the anchors of all units, (n, n), along `roads`, or straight where there are none.

    An anchor is joined to the part of the network in which everybody can reach everybody, when that is within 2 km,
    else to the nearest road of all. Raises `InputError` that names the units between which there is no way.
    """
    return unit_travel(units, roads, ways, progress)[0]


def unit_travel(units: Units, roads: Optional[Roads], ways: WayAssumptions = WAYS, progress: Progress = SILENT
                ) -> Tuple[TravelTimes, Optional[RoadGraph]]:
    """As `unit_minutes`, with the road graph that was travelled, None without roads."""
    if roads is None:
        return straight_line_times(units.anchor_xy, units.anchor_xy, ways.detour_factor,
                                   ways.straight_line_kmh), None
    times, graph = place_times(roads, units.anchor_xy, units.anchor_xy, units.layer, progress,
                               access_kmh=ways.access_kmh)
    _refuse_unreachable(units, times, graph)
    return with_far_homes(units, times, roads.layer), graph


def place_times(roads: Roads, origin_xy: Floats, destination_xy: Floats, layer: str,
                progress: Progress = SILENT, lengths: bool = False, access_kmh: float = WAYS.access_kmh
                ) -> Tuple[TravelTimes, RoadGraph]:
    """Travel times between places along `roads`, joined to the network as in `unit_minutes`; pairs without a way stay.

    layer : what the places are called in a message; lengths : measure the ways in metres too;
    access_kmh : speed between a place and its road
    """
    graph, origins, destinations = joined_places(roads, origin_xy, destination_xy, layer, Part(progress, 0.0, 0.5),
                                                 access_kmh)
    return travel_times(graph, origins, destinations, Part(progress, 0.5, 1.0), lengths), graph


def joined_places(roads: Roads, origin_xy: Floats, destination_xy: Floats, layer: str,
                  progress: Progress = SILENT, access_kmh: float = WAYS.access_kmh
                  ) -> Tuple[RoadGraph, Attached, Attached]:
    """The road graph, and the places joined to its network as in `unit_minutes`."""
    graph = build_graph(roads, progress=Part(progress, 0.0, 0.6))
    origins = join_to_network(graph, origin_xy, layer, Part(progress, 0.6, 0.8), access_kmh)
    same = destination_xy is origin_xy
    destinations = origins if same else join_to_network(graph, destination_xy, layer, Part(progress, 0.8, 1.0),
                                                        access_kmh)
    return graph, origins, destinations


def join_to_network(graph: RoadGraph, xy: Floats, layer: str, progress: Progress = SILENT,
                    access_kmh: float = WAYS.access_kmh) -> Attached:
    """`xy` (p, 2) on the road: on the main two-way network when that is within 2 km, else on the nearest road."""
    main = road_pieces(graph).two_way_edges & ~graph.is_ferry
    if not main.any():
        return attach(graph, xy, access_speed_kmh=access_kmh, layer=layer, progress=progress)
    joined = attach(graph, xy, access_speed_kmh=access_kmh, edges=main, layer=layer, progress=progress)
    far = joined.distance_m > NEAR_ROAD_M
    if not far.any():
        return joined
    nearest = attach(graph, xy, access_speed_kmh=access_kmh, layer=layer, progress=progress)
    return replace(
        joined, edge=np.where(far, nearest.edge, joined.edge), share=np.where(far, nearest.share, joined.share),
        distance_m=np.where(far, nearest.distance_m, joined.distance_m),
        access_ms=np.where(far, nearest.access_ms, joined.access_ms),
        road_xy=np.where(far[:, None], nearest.road_xy, joined.road_xy))


def _refuse_unreachable(units: Units, times: TravelTimes, graph: RoadGraph) -> None:
    closed = times.ms >= INFINITE_MS
    if not closed.any():
        return
    middle = int(np.argmin(closed.sum(axis=0) + closed.sum(axis=1)))
    apart = np.flatnonzero(closed[middle] | closed[:, middle])
    named = ", ".join(str(units.ids[row]) for row in apart[:_NAMED])
    more = "" if len(apart) <= _NAMED else " …"
    raise refuse(units.layer, named + more,
                 msg("no road leads between {count} units and the rest: the road layer {roads} is in {pieces} pieces.",
                     count=len(apart), roads=graph.layer, pieces=road_pieces(graph).count),
                 msg("Connect the roads, add the ferry as a line, or leave the road layer out."))


def area_numbers(table: Table, column: str, free: bool = False) -> Ints:
    """(n,) whole area numbers from 1 up; `free` allows 0 and empty, for units without an area. Raises `InputError`."""
    own = find_column(table, [column])
    if own is None:
        raise refuse(table.name, "", msg("has no column “{column}”.", column=column),
                     msg("Choose a column that the layer has."))
    numbers = np.zeros(len(table), np.int64)
    for row, value in enumerate(objects_of(table.columns[own])):
        text = id_text(None if value != value else value)
        number = area_number(text)
        if number is not None and (number > 0 or free):
            numbers[row] = number
        elif not (free and text == ""):
            raise refuse(table.name, table.feature(row),
                         msg("has “{value}” as area number in column “{column}”.", value=text, column=column),
                         msg("Write a whole number from 1 to {most}.", most=HIGHEST_AREA))
    return numbers


def area_number(text: str) -> Optional[int]:
    """The whole number from 0 to `HIGHEST_AREA` that the digits say, else None."""
    plain = text.lstrip("0")
    if not (text.isascii() and text.isdigit()) or len(plain) > len(str(HIGHEST_AREA)):
        return None
    return int(plain or "0")


def bases_per_unit(units: Units, bases: Places) -> Floats:
    """(n,) number of bases in each unit. Raises `InputError` for bases outside every unit."""
    row = locate_points(units.geometry, bases.xy).row
    outside = [str(bases.names[i] or bases.ids[i]) for i in np.flatnonzero(row < 0)]
    if outside:
        raise refuse(bases.layer, ", ".join(outside[:_NAMED]), msg("it lies outside every unit."),
                     msg("Move it, or remove it from the layer."))
    return np.bincount(row, minlength=len(units)).astype(float)


def unit_groups(table: Table, column: str) -> Ints:
    """(n,) number of the group that each unit must stay in, -1 where `column` is empty."""
    texts = texts_of(table, column)
    number = {text: i for i, text in enumerate(sorted({text for text in texts if text}))}
    return np.array([number.get(text, -1) for text in texts], np.int64)
