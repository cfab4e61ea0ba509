"""The tables of the plan file that all scenarios share, there and back: units, roads, bases, providers; and awards."""
from __future__ import annotations

from typing import Any, List, Optional, Sequence, Tuple

import numpy as np
from shapely.geometry import LineString

from ...arrays import ints_of
from ...geometry import line_coordinates, object_array, points, points_xy
from ...model import Floats, Objects, Places, Provider, Table, Units
from ...providers import Award, award_table
from ...travel import INFINITE_MS, RoadGraph
from ...units import age_column, age_group
from ..formats import columns_of, stacked
from .schema import PLAN_COLUMNS, prefixed_columns

CLOSED = -1
"""A direction in which a road is closed, in the columns `forward_ms` and `backward_ms`."""


def unit_table(units: Units) -> Table:
    """Units with their load and inhabitants, but not who they are."""
    small_area = units.small_area if units.small_area is not None else object_array([""] * len(units))
    columns = {"unit_id": units.ids, "small_area": small_area, "anchor_x": units.anchor_xy[:, 0],
               "anchor_y": units.anchor_xy[:, 1], "load_h_week": units.total_load_h_week(),
               "visits_week": np.full(len(units), np.nan) if units.visits_week is None else units.visits_week}
    columns.update({f"load_{service}": hours for service, hours in units.load_h_week.items()})
    columns.update({age_column(age): people for age, people in units.population.items()})
    return Table("units", columns, units.geometry, units.crs)


def read_unit_table(table: Table) -> Units:
    """Back to units; `small_area` is None where no unit has one."""
    c = table.columns
    small_area = _texts(c["small_area"])
    return Units(_texts(c["unit_id"]), single_parts(table.geometry), np.column_stack([c["anchor_x"], c["anchor_y"]]),
                 {service: _reals(c[name]) for service, name in prefixed_columns(table, "load_").items()}, table.crs,
                 {age_group(age): _reals(c[name]) for age, name in prefixed_columns(table, "pop_").items()},
                 small_area if any(small_area) else None, table.name, _counted(c.get("visits_week")))


def _counted(column: Optional[Objects]) -> Optional[Floats]:
    """The visits of the units, None where nobody counted them or the file is of before they were kept."""
    visits = None if column is None else np.asarray(column, float)
    return None if visits is None or np.isnan(visits).all() else visits


def road_table(graph: Optional[RoadGraph], crs: str) -> Table:
    """One row per edge of the road graph; closed directions are `CLOSED`."""
    if graph is None:
        return Table("roads", columns_of(PLAN_COLUMNS["roads"], "iirrrriiriit", []), object_array([]), crs)
    tail, head = graph.node_xy[graph.tail], graph.node_xy[graph.head]
    columns = {
        "from_node": graph.tail, "to_node": graph.head, "from_x": tail[:, 0], "from_y": tail[:, 1], "to_x": head[:, 0],
        "to_y": head[:, 1], "forward_ms": _open(graph.forward_ms), "backward_ms": _open(graph.backward_ms),
        "length_m": graph.length_m, "is_ferry": graph.is_ferry.astype(np.int64), "line": graph.line,
        "feature": object_array(str(f) for f in graph.features[graph.line])}
    lines = object_array(LineString(graph.vertices[start:end])
                         for start, end in zip(ints_of(graph.offsets[:-1]), ints_of(graph.offsets[1:])))
    return Table("roads", columns, lines, graph.crs)


def read_road_table(table: Table) -> Optional[RoadGraph]:
    """Back to the graph, None without edges. Source lines that had no edge (closed ones) have no name any more."""
    if len(table) == 0 or table.geometry is None:
        return None
    c = table.columns
    tail, head, line = (np.asarray(c[name], np.int64) for name in ("from_node", "to_node", "line"))
    node_xy = np.zeros((int(max(tail.max(), head.max())) + 1, 2))
    node_xy[tail] = np.column_stack([c["from_x"], c["from_y"]])
    node_xy[head] = np.column_stack([c["to_x"], c["to_y"]])
    features = object_array([""] * (int(line.max()) + 1))
    features[line] = c["feature"]
    vertices, offsets = line_coordinates(table.geometry)
    return RoadGraph(node_xy, tail, head, _closed(c["forward_ms"]), _closed(c["backward_ms"]), _reals(c["length_m"]),
                     line, vertices, offsets, np.asarray(c["is_ferry"], bool), features, table.name, table.crs)


def base_table(bases: Optional[Places], crs: str) -> Table:
    """Bases as points."""
    if bases is None:
        return Table("bases", columns_of(PLAN_COLUMNS["bases"], "tttr", []), object_array([]), crs)
    return Table("bases", {"base_id": bases.ids, "name": bases.names, "provider_id": bases.provider_id,
                           "capacity": bases.capacity}, points(bases.xy), bases.crs)


def read_bases_table(table: Table) -> Optional[Places]:
    """Back to places, None without rows."""
    if len(table) == 0 or table.geometry is None:
        return None
    c = table.columns
    return Places(_texts(c["base_id"]), _texts(c["name"]), points_xy(table.geometry), table.crs,
                  _texts(c["provider_id"]), _reals(c["capacity"]), table.name)


def provider_table(providers: Sequence[Provider]) -> Table:
    """Providers; a capacity or number without limit is empty."""
    rows = [(p.id, p.name, int(p.own_regi), p.capacity_h_week if np.isfinite(p.capacity_h_week) else np.nan,
             np.nan if p.max_areas is None else p.max_areas, p.phone, p.url) for p in providers]
    return Table("providers", columns_of(PLAN_COLUMNS["providers"], "ttirrtt", rows))


def read_provider_table(table: Table) -> Tuple[Provider, ...]:
    """Back to providers."""
    c = table.columns
    found: List[Provider] = []
    for i in range(len(table)):
        capacity, most = float(c["capacity_h_week"][i]), float(c["max_areas"][i])
        found.append(Provider(c["provider_id"][i], c["name"][i], bool(c["own_regi"][i]),
                              np.inf if np.isnan(capacity) else capacity, None if np.isnan(most) else int(most),
                              c["phone"][i] or "", c["url"][i] or ""))
    return tuple(found)


def award_rows(awards: Sequence[Tuple[str, Table]]) -> Table:
    """The awards of all scenarios; the columns are there also without any."""
    if not awards:
        awards = [("", award_table(Award((), (), 0.0, True, ())))]
    return stacked("award", awards)


def _open(ms: Any) -> Any:
    return np.where(ms >= INFINITE_MS, CLOSED, ms).astype(np.int64)


def _closed(ms: Any) -> Any:
    return np.where(np.asarray(ms) == CLOSED, INFINITE_MS, ms).astype(np.int32)


def _texts(values: Any) -> Objects:
    return object_array("" if v is None else str(v) for v in values)


def _reals(values: Any) -> Floats:
    return np.asarray(values, np.float64)


def single_parts(geometry: Any) -> Objects:
    """A GeoPackage declares one type, multi: polygons of one part become plain again."""
    return object_array(g.geoms[0] if g.geom_type == "MultiPolygon" and len(g.geoms) == 1 else g for g in geometry)
