"""The addresses that someone should look at: outside all areas, on a border, repeated, alike, without a number."""
from __future__ import annotations

from typing import Dict, Sequence, Tuple

import numpy as np
from shapely.geometry import Point

from ..arrays import floats_of, ints_of, objects_of
from ..geometry import lazy_points, object_array
from ..model import Addresses, Bools, Floats, Ints, Objects, Table
from ..progress import Progress, stop_if_cancelled
from ..sources.addresses import written_alike
from ..units.polygons import BORDER_TOLERANCE_M
from .areas import AreaPolygons, ResponsibleArea
from .columns import RegisterColumn as Col


def first_of_each(ids: Objects) -> Bools:
    """(n,) True for the first row of each identity."""
    first = np.zeros(len(ids), bool)
    seen: Dict[str, int] = {}
    for row, identity in enumerate(objects_of(ids)):
        first[seen.setdefault(identity, row)] = True
    return first


def _named(addresses: Addresses, rows: Ints) -> Dict[str, Objects]:
    return {Col.IDENTITY.key: addresses.ids[rows], Col.ADDRESS.key: addresses.label[rows]}


def uncovered_addresses(addresses: Addresses, rows: Ints, polygons: AreaPolygons, areas: Sequence[ResponsibleArea],
                        progress: Progress) -> Table:
    """Addresses outside every area, with the nearest area and the distance to it."""
    nearest: Ints = np.zeros(len(rows), np.int64)
    distance: Floats = np.zeros(len(rows))
    boxes = np.array([shape.bounds for shape in polygons.geometry])
    for i, row in enumerate(rows):
        if i % 100 == 0:
            stop_if_cancelled(progress)
        nearest[i], distance[i] = _nearest(addresses.xy[row], boxes, polygons.geometry)
    return Table("adress_utanfor", {
        **_named(addresses, rows), "narmaste_omrade_kod": object_array(areas[k].code for k in ints_of(nearest)),
        "avstand_m": np.round(distance, 2)}, lazy_points(addresses.xy[rows]), addresses.crs)


def _nearest(xy: Floats, boxes: Floats, shapes: Objects) -> Tuple[int, float]:
    """The nearest polygon, the first of several; those whose box is farther than the best are not measured."""
    point = Point(*floats_of(xy))
    away = np.hypot(*(np.maximum(0.0, np.maximum(boxes[:, :2] - xy, xy - boxes[:, 2:])).T))
    best, least = -1, np.inf
    for k in ints_of(np.argsort(away, kind="stable")):
        if away[k] > least:
            break
        far = float(shapes[k].distance(point))
        if far < least or (far == least and k < best):
            best, least = k, far
    return best, least


def border_addresses(addresses: Addresses, rows: Ints, area_row: Ints, polygons: AreaPolygons,
                     areas: Sequence[ResponsibleArea]) -> Table:
    """Addresses within a centimetre of a border, with the areas that meet there."""
    touching = [[k for k, shape in enumerate(polygons.geometry)
                 if shape.distance(Point(addresses.xy[row])) <= BORDER_TOLERANCE_M] for row in rows]
    return Table("adress_pa_grans", {
        **_named(addresses, rows), Col.AREA_CODE.key: object_array(areas[int(area_row[row])].code for row in rows),
        "omraden_vid_gransen": object_array(", ".join(areas[k].code for k in near) for near in touching),
        "yttre_grans": np.array([int(len(near) < 2) for near in touching], np.int64),
    }, lazy_points(addresses.xy[rows]), addresses.crs)


def repeated_identities(addresses: Addresses, first: Bools) -> Table:
    """Rows whose objektidentitet an earlier row has, with the distance to that."""
    rows = np.flatnonzero(~first)
    kept = {addresses.ids[row]: row for row in np.flatnonzero(first)} if len(rows) else {}
    away = [float(np.hypot(*(addresses.xy[row] - addresses.xy[kept[addresses.ids[row]]]))) for row in rows]
    return Table("adress_dubblett", {**_named(addresses, rows),
                                     "avstand_till_forsta_m": np.round(np.array(away, float), 2)},
                 lazy_points(addresses.xy[rows]), addresses.crs)


def same_label(addresses: Addresses, rows: Ints, area_row: Ints, areas: Sequence[ResponsibleArea]) -> Table:
    """Addresses of the register whose text another one has too, though their identities differ: all of each group.

    Texts are the same where the search takes them for one: "12A", "12 A" and "12 a".
    `olika_omraden` is 1 where addresses of the same text lie in different areas: then the text alone does not say
    who is responsible.
    """
    groups = written_alike(addresses, rows)
    listed = np.array([row for group in groups for row in group], np.int64)
    apart = [int(len({int(area_row[row]) for row in group}) > 1) for group in groups for _ in group]
    return Table("adress_lika", {
        **_named(addresses, listed), Col.AREA_CODE.key: object_array(areas[int(area_row[row])].code for row in listed),
        "olika_omraden": np.array(apart, np.int64)}, lazy_points(addresses.xy[listed].reshape(-1, 2)), addresses.crs)


def without_number(addresses: Addresses, rows: Ints) -> Table:
    """Addresses of the register without number or other designation, where the source keeps it in a column."""
    if addresses.number is None:
        rows = rows[:0]
    else:
        rows = rows[np.array([not number for number in objects_of(addresses.number[rows])], bool)]
    return Table("adress_utan_nummer", {**_named(addresses, rows)}, lazy_points(addresses.xy[rows]), addresses.crs)
