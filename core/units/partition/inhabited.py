"""Where people live, as weighted points: addresses, else places along the roads, else places in the populated squares.

Squares say how many people live around the points, small areas how many in all; both are shared out to the points.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Tuple

import numpy as np

from ...geometry import contains_xy, line_coordinates
from ...messages import Message, msg
from ...model import Bools, Floats, Ints, Roads, SmallAreas, Squares
from ...progress import SILENT, Part, Progress
from ..polygons import locate_points, to_grid
from .lattice import lattice_points, lattice_step

ROAD_SPACING_M = 25.0
PEOPLE_PER_ROAD_M = 0.2
"""A street holds about 200 inhabitants a kilometre. More people than that in a square live by streets that the road
layer lacks, and are spread evenly over the square."""
PEOPLE_PER_POINT = 20.0
"""People without address or road are spread over a square on at least 4 x 4 and at most 16 x 16 points, as many as give
about this number of people each."""
AREA_LATTICE = 6
"""A small area without any point gets about this many points each way."""
NEAREST_GROUP: Mapping[str, Tuple[str, ...]] = {
    "80+": ("80+", "75-79", "65+", "total"), "75-79": ("75-79", "65+", "80+", "total"),
    "70-74": ("70-74", "65+", "total"), "65-69": ("65-69", "65+", "total"), "65+": ("65+", "total"),
}
"""Which group of the squares tells best how an age group of the small area is spread."""


@dataclass(frozen=True)
class Inhabited:
    """Distinct points where people live.

    xy : (k, 2); area : (k,) row of the small area, -1 in none; population : age group -> (k,) inhabitants
    weight : (k,) share of the expected care need, sums to 1: the mean of the shares of the 65+ and the 80+, else of all
        inhabitants, else of the addresses, else of the road length
    assumption : what was used, for the report
    """

    xy: Floats
    area: Ints
    population: Mapping[str, Floats]
    weight: Floats
    assumption: Message


def find_inhabited(boundary: Any, small_areas: Optional[SmallAreas], squares: Optional[Squares],
                   addresses_xy: Optional[Floats], roads: Optional[Roads], progress: Progress = SILENT) -> Inhabited:
    """Points where people live inside `boundary`, with the population shared out to them.

    Each small area keeps its number per age group exactly, as far as its points lie inside the boundary; a missing
    number (nan) counts as 0. Without small areas each square keeps its number.
    """
    xy, base, kept, assumption = _places(boundary, squares, addresses_xy, roads)
    in_square: Ints = np.full(len(xy), -1, np.int64)
    if squares is not None:
        in_square = locate_points(squares.geometry, xy, 0.0, Part(progress, 0.0, 0.4)).row
        if not kept:
            populated = _in_populated_square(squares, in_square)
            xy, base, in_square = xy[populated], base[populated], in_square[populated]
        xy, base, in_square = _fill_squares(squares, xy, base, in_square, kept)
    in_area: Ints = np.full(len(xy), -1, np.int64)
    if small_areas is not None:
        in_area = locate_points(small_areas.geometry, xy, 0.0, Part(progress, 0.4, 0.9)).row
        xy, base, in_square, in_area = _fill_areas(small_areas, xy, base, in_square, in_area)
    population = _share_out(small_areas, squares, base, in_square, in_area)
    inside = contains_xy(boundary, xy)
    if not inside.any():
        xy, population = _lattice(boundary, AREA_LATTICE), {}
        base, inside, in_area = np.ones(len(xy)), np.ones(len(xy), bool), np.full(len(xy), -1, np.int64)
    population = {group: people[inside] for group, people in population.items()}
    progress.report(1.0)
    return Inhabited(xy[inside], in_area[inside], population, _care_weight(population, base[inside]), assumption)


def _places(boundary: Any, squares: Optional[Squares], addresses_xy: Optional[Floats], roads: Optional[Roads]
            ) -> Tuple[Floats, Floats, bool, Message]:
    """Candidate points, their weight before any population is known, and whether each is a place where people live."""
    if addresses_xy is not None and len(addresses_xy):
        xy, count = np.unique(to_grid(addresses_xy), axis=0, return_counts=True)
        return xy, count.astype(float), True, msg("Units were formed around the addresses.")
    if roads is not None and len(roads.lines):
        xy, length = _along_roads(roads)
        return xy, length, False, msg(
            "There were no addresses: units were formed around places along the roads, and evenly in squares with more "
            "people than their roads can hold.")
    if squares is not None and len(squares.geometry):
        return np.zeros((0, 2)), np.zeros(0), False, msg(
            "There were no addresses and no roads: units were formed around places spread evenly in the populated "
            "squares.")
    xy = _lattice(boundary, 120)
    return xy, np.ones(len(xy)), False, msg(
        "There were no addresses, roads or squares: units were formed around places spread evenly over the area.")


def _along_roads(roads: Roads) -> Tuple[Floats, Floats]:
    """Places at even spacing along the roads, and the road length that each stands for; never on a ferry."""
    coords, offset = line_coordinates(roads.lines[~roads.is_ferry])
    line = np.repeat(np.arange(len(offset) - 1), np.diff(offset))
    same = line[1:] == line[:-1]
    start, end = coords[:-1][same], coords[1:][same]
    length = np.hypot(*(end - start).T)
    pieces = np.maximum(np.ceil(length / ROAD_SPACING_M).astype(np.int64), 1)
    segment = np.repeat(np.arange(len(length)), pieces)
    place = np.arange(len(segment)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    share = (place + 0.5) / pieces[segment]
    points = to_grid(start[segment] + share[:, None] * (end - start)[segment])
    return _distinct(points, length[segment] / pieces[segment])


def _distinct(xy: Floats, weight: Floats) -> Tuple[Floats, Floats]:
    """Each place once, with the sum of its weights."""
    unique, inverse = np.unique(xy, axis=0, return_inverse=True)
    return unique, np.asarray(np.bincount(np.ravel(inverse), weight, len(unique)), float)


def _in_populated_square(squares: Squares, in_square: Ints) -> Bools:
    return np.asarray((in_square >= 0) & (_people(squares)[in_square] > 0))


def _people(squares: Squares) -> Floats:
    """(q,) inhabitants of every square, or of its largest known group."""
    most: Floats = np.zeros(len(squares.geometry))
    for people in squares.population.values():
        most = np.maximum(most, np.nan_to_num(people))
    return most


def _fill_squares(squares: Squares, xy: Floats, base: Floats, in_square: Ints, addresses: bool
                  ) -> Tuple[Floats, Floats, Ints]:
    """Add points to the squares whose people the points cannot hold: those without any, and crowded roads."""
    people = _people(squares)
    inside = in_square >= 0
    length_m = np.bincount(in_square[inside], base[inside], len(people))
    excess = np.where(length_m > 0, 0.0, 1.0) if addresses else people - PEOPLE_PER_ROAD_M * length_m
    excess = np.where(people > 0, excess, 0.0)
    crowded = np.flatnonzero(excess > 0)
    each_way = np.clip(np.ceil(np.sqrt(people / PEOPLE_PER_POINT)), 4, 16).astype(np.int64)
    added = [_lattice(squares.geometry[q], int(each_way[q])) for q in crowded]
    if not added:
        return xy, base, in_square
    rows = np.repeat(crowded, [len(a) for a in added])
    weight = np.concatenate([np.full(len(a), excess[q] / PEOPLE_PER_ROAD_M / len(a)) for q, a in zip(crowded, added)])
    xy, base, in_square = (np.concatenate([xy, *added]), np.concatenate([base, weight]),
                           np.concatenate([in_square, rows]).astype(np.int64))
    _, first = np.unique(xy, axis=0, return_index=True)  # a lattice point may fall on a road point
    first.sort()
    return xy[first], base[first], in_square[first]


def _fill(layer: Any, lattice: int, xy: Floats, base: Floats, row: Ints) -> Tuple[Floats, Floats, Ints]:
    """Add points to the polygons of a layer that have none."""
    has_point = np.bincount(row[row >= 0], minlength=len(layer.geometry)) > 0
    added: List[Floats] = [_lattice(layer.geometry[i], lattice) for i in np.flatnonzero(~has_point)]
    rows = np.repeat(np.flatnonzero(~has_point), [len(a) for a in added])
    new = np.concatenate([xy, *added]) if added else xy
    return new, np.concatenate([base, np.ones(len(rows))]), np.concatenate([row, rows]).astype(np.int64)


def _fill_areas(areas: SmallAreas, xy: Floats, base: Floats, in_square: Ints, in_area: Ints
                ) -> Tuple[Floats, Floats, Ints, Ints]:
    """Add points to the small areas that have none."""
    xy, base, in_area = _fill(areas, AREA_LATTICE, xy, base, in_area)
    outside = np.full(len(xy) - len(in_square), -1, np.int64)
    return xy, base, np.concatenate([in_square, outside]), in_area


def _lattice(polygon: Any, each_way: int) -> Floats:
    """Points of a square lattice in a polygon, about `each_way` squared of them, at least one."""
    if polygon is None or polygon.is_empty:
        return np.zeros((0, 2))
    step = lattice_step(polygon, each_way ** 2)
    x0, y0, _, _ = polygon.bounds
    grid = to_grid(lattice_points(polygon, x0 + step / 2, y0 + step / 2, step))
    grid = grid[contains_xy(polygon, grid)]
    if len(grid):
        return grid
    inner = polygon.representative_point()
    return np.array([[inner.x, inner.y]])


def _share_out(small_areas: Optional[SmallAreas], squares: Optional[Squares], base: Floats, in_square: Ints,
               in_area: Ints) -> Dict[str, Floats]:
    """Inhabitants of every age group at every point."""
    by_square = {} if squares is None else {
        group: _spread(np.nan_to_num(people), base, in_square) for group, people in squares.population.items()}
    if small_areas is None or not small_areas.population:
        return by_square
    population = dict(by_square)
    for group, people in small_areas.population.items():
        near = next((by_square[g] for g in NEAREST_GROUP.get(group, ("total",)) if g in by_square), None)
        population[group] = _spread(np.nan_to_num(people), base if near is None else near, in_area, base)
        if near is not None:  # what no small area covers keeps the number of its square
            population[group] = np.where(in_area >= 0, population[group], near)
    return population


def _spread(people: Floats, by: Floats, row: Ints, otherwise: Optional[Floats] = None) -> Floats:
    """People of each polygon to its points in proportion to `by`, or to `otherwise` where `by` is 0 throughout."""
    inside = row >= 0
    total = np.bincount(row[inside], by[inside], len(people))
    if otherwise is not None:
        by = np.where(inside & (total[row] <= 0), otherwise, by)
        total = np.bincount(row[inside], by[inside], len(people))
    safe = np.where(total > 0, total, 1.0)
    return np.where(inside, people[row] * by / safe[row], 0.0)


def _care_weight(population: Mapping[str, Floats], base: Floats) -> Floats:
    """Share of the expected care need at every point, see `Inhabited`."""
    known = [population[g] for g in ("65+", "80+") if g in population and population[g].sum() > 0]
    if not known and "total" in population and population["total"].sum() > 0:
        known = [population["total"]]
    known = known or [base if base.sum() > 0 else np.ones(len(base))]
    weight: Floats = np.zeros(len(base))
    for part in known:
        weight = weight + part / part.sum() / len(known)
    return weight


