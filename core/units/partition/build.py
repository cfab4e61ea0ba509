"""Basic units (basområden): polygons that fill the municipality without gap or overlap, finer where people live."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np
from shapely.geometry import MultiPolygon, Point

from ...geometry import object_array, points_xy, polygons_of
from ...messages import Message
from ...model import Floats, Ints, Objects, Roads, SmallAreas, Squares
from ...progress import SILENT, Part, Progress, stop_if_cancelled
from ..polygons import canonical, locate_points, merge_faces, planar_faces, ring_lines, shared_borders
from .anchors import anchor_units
from .cells import dividing_lines, point_mass, region_counts
from .clustering import balanced_centres
from .inhabited import Inhabited, find_inhabited
from .input_checks import check_units_input
from .power_diagram import Centres
from .regions import Regions, connect_equal, find_regions, longest_neighbour

THIN_UNIT_M = 5.0
"""A cell narrower than this (twice the area over the perimeter), cut off by a winding border, is no place by itself."""


@dataclass(frozen=True)
class UnitShapes:
    """Basic units before they have a load, sorted by id.

    ids : (n,) "<small area>-<number>", or "U<number>" outside every small area
    geometry : (n,) Polygon, or MultiPolygon where uninhabited islands belong to the unit; all coordinates in whole
        millimetres, and neighbours share every vertex
    small_area : (n,) code of the enclosing small area or ""
    population : age group -> (n,) inhabitants
    weight : (n,) share of the expected care need by which units were formed, sums to 1
    anchor_xy : (n, 2) where the unit's people live, see `anchor_units`
    notes : what was assumed, left over or joined, for the report
    """

    ids: Objects
    geometry: Objects
    small_area: Objects
    population: Mapping[str, Floats]
    weight: Floats
    anchor_xy: Floats
    notes: Tuple[Message, ...]

    def __len__(self) -> int:
        return len(self.ids)


def build_units(boundary: Any, small_areas: Optional[SmallAreas] = None, squares: Optional[Squares] = None,
                addresses_xy: Optional[Floats] = None, roads: Optional[Roads] = None, target_units: int = 1500,
                progress: Progress = SILENT) -> UnitShapes:
    """Make about `target_units` basic units.

    Together they are the boundary, on a grid of millimetres; each is connected, lies in one small area, and has nearly
    the same mix of expected care need and area as the others. The steps:

    1. regions: the boundary split along the small areas, enclaves and islands included;
    2. inhabited points: addresses, else places along roads in populated squares, else places in the squares;
    3. in each region a power diagram whose cells hold nearly the same mass of points;
    4. all lines noded together and rounded, faces formed; pieces cut off from their cell go to a neighbour.

    boundary : Polygon or MultiPolygon in a metric CRS, the same as that of all layers. The same input gives the same
    units. More units than asked come out where there are more regions, fewer where there are fewer inhabited points.

    Raises InputError when a geometry is invalid, `target_units` is below 1, or a layer lies wholly elsewhere.
    """
    check_units_input(boundary, small_areas, squares, addresses_xy, roads, target_units)
    people = find_inhabited(boundary, small_areas, squares, addresses_xy, roads, Part(progress, 0.0, 0.15))
    regions = find_regions(boundary, small_areas, people.xy, Part(progress, 0.15, 0.35))
    centres = _centres(boundary, regions, people, target_units, Part(progress, 0.35, 0.65))
    faces, cell, region = _cells(regions, centres, Part(progress, 0.65, 0.85))
    unit, region_of_unit = _units_of_cells(faces, cell, region, people)
    geometry = merge_faces(faces, unit, len(region_of_unit))
    geometry, area = _attach_bare_islands(geometry, regions, region_of_unit, people)
    return _described(geometry, area, small_areas, people, roads, regions.notes, Part(progress, 0.85, 1.0))


def _centres(boundary: Any, regions: Regions, people: Inhabited, target_units: int, progress: Progress
             ) -> List[Optional[Centres]]:
    """The centres of the cells of every region, None where the region is one unit."""
    row = locate_points(regions.geometry, people.xy, 0.0).row
    mass = point_mass(boundary, regions.geometry, row, people.xy, people.weight, target_units)
    n = len(regions.geometry)
    inside = row >= 0
    counts = region_counts(np.asarray(np.bincount(row[inside], mass[inside], n), float),
                           np.bincount(row[inside], minlength=n).astype(np.int64), target_units)
    found: List[Optional[Centres]] = []
    for r in range(n):
        stop_if_cancelled(progress)
        points = np.flatnonzero(row == r)
        found.append(None if counts[r] < 2 else balanced_centres(people.xy[points], mass[points], int(counts[r]),
                                                                 Part(progress, r / n, (r + 1) / n)))
        progress.report((r + 1) / n)
    return found


def _cells(regions: Regions, centres: Sequence[Optional[Centres]], progress: Progress) -> Tuple[Objects, Ints, Ints]:
    """Faces of the partition, with the cell (numbered over all regions) and the region of each."""
    lines = [line for region in regions.geometry for line in ring_lines(region)]
    for region, own in zip(regions.geometry, centres):
        stop_if_cancelled(progress)
        lines += dividing_lines(region, own)
    faces = planar_faces(lines, Part(progress, 0.2, 0.9))
    place = points_xy(object_array(f.representative_point() for f in faces))
    region = locate_points(regions.geometry, place, 0.0).row
    faces, place, region = faces[region >= 0], place[region >= 0], region[region >= 0]
    cell = np.zeros(len(faces), np.int64)
    first = 0
    for r, own in enumerate(centres):
        rows = np.flatnonzero(region == r)
        cell[rows] = first + (own.nearest(place[rows]) if own is not None and len(rows) else 0)
        first += 1 if own is None else len(own)
    return faces, cell, region


def _units_of_cells(faces: Objects, cell: Ints, region: Ints, people: Inhabited) -> Tuple[Ints, Ints]:
    """Unit of every face: the main piece of a cell, with the strays along its border.

    Strays are slivers and pieces cut off from the main piece of their cell, which is the one with most care need, then
    area. Returns the unit per face and the region per unit.
    """
    shared = shared_borders(faces)
    piece = connect_equal(cell, shared.u, shared.v)
    n = int(piece.max()) + 1
    at = locate_points(faces, people.xy, 0.0).row
    need = np.bincount(piece[at[at >= 0]], people.weight[at >= 0], n)
    area = np.bincount(piece, np.array([f.area for f in faces]), n)
    cell_of, region_of = (np.zeros(n, np.int64) for _ in range(2))
    cell_of[piece], region_of[piece] = cell, region
    order = np.lexsort((np.arange(n), -np.round(area, 3), -np.round(need, 12), cell_of))
    _, first = np.unique(cell_of[order], return_index=True)
    stray = np.ones(n, bool)
    stray[order[first]] = False
    pieces = merge_faces(faces, piece, n)
    stray |= np.array([2 * p.area < THIN_UNIT_M * p.length for p in pieces], bool)
    target = longest_neighbour(pieces, stray, region_of)
    home = np.where(stray & (target >= 0), target, np.arange(n))
    kept, unit = np.unique(home[piece], return_inverse=True)
    return np.ravel(unit).astype(np.int64), region_of[kept]


def _attach_bare_islands(geometry: Objects, regions: Regions, region_of_unit: Ints, people: Inhabited
                         ) -> Tuple[Objects, Ints]:
    """Join islands where nobody lives to the nearest unit of their small area: they need no connection of their own."""
    area = regions.area[region_of_unit]
    row = locate_points(geometry, people.xy, 0.0).row
    lived_in = np.bincount(row[row >= 0], minlength=len(geometry)) > 0
    bare = ~lived_in & ~regions.has_neighbour[region_of_unit]
    parts: Dict[int, List[Any]] = {i: [g] for i, g in enumerate(geometry)}
    for i in np.flatnonzero(bare):
        near = np.flatnonzero(~bare & (area == area[i]))
        if len(near):
            distance = np.round([geometry[j].distance(geometry[i]) for j in near], 3)
            parts[int(near[int(distance.argmin())])] += parts.pop(int(i))
    kept = sorted(parts)
    joined = object_array(parts[i][0] if len(parts[i]) == 1 else
                          MultiPolygon([p for part in parts[i] for p in polygons_of(part)]) for i in kept)
    return object_array(canonical(g) for g in joined), area[np.array(kept, np.int64)]


def _described(geometry: Objects, area: Ints, small_areas: Optional[SmallAreas], people: Inhabited,
               roads: Optional[Roads], notes: Tuple[Message, ...], progress: Progress) -> UnitShapes:
    """Ids, population, weight and anchors."""
    n = len(geometry)
    anchors = anchor_units(geometry, people.xy, people.weight, roads, Part(progress, 0.0, 0.8))
    codes = object_array("" if a < 0 or small_areas is None else str(small_areas.codes[a]) for a in area)
    ids = _ids(codes, anchors)
    order = np.array(sorted(range(n), key=ids.__getitem__), np.int64)
    geometry, anchors, codes, area = geometry[order], anchors[order], codes[order], area[order]
    row = _unit_of_people(geometry, area, people, Part(progress, 0.8, 1.0))
    at = row >= 0
    # Rounded, because the last bits of a share depend on the order in which numpy adds.
    sums = {group: np.asarray(np.round(np.bincount(row[at], here[at], n), 9), float)
            for group, here in people.population.items()}
    weight = np.asarray(np.round(np.bincount(row[at], people.weight[at], n), 12), float)
    return UnitShapes(ids[order], geometry, codes, sums, weight, anchors, (people.assumption, *notes))


def _unit_of_people(geometry: Objects, area: Ints, people: Inhabited, progress: Progress) -> Ints:
    """(k,) unit of every inhabited point: in the point's small area even where rounding moved the border past it."""
    row = locate_points(geometry, people.xy, 0.0, progress).row
    astray = (row < 0) | ((people.area >= 0) & (area[row] != people.area))
    for i in np.flatnonzero(astray):
        own = np.flatnonzero(area == people.area[i])
        if len(own):
            point = Point(float(people.xy[i, 0]), float(people.xy[i, 1]))
            row[i] = own[int(np.round([geometry[j].distance(point) for j in own], 3).argmin())]
    return row


def _ids(codes: Objects, anchors: Floats) -> Objects:
    """Numbered within the small area from north to south, then west to east, by the anchors."""
    ids = np.empty(len(codes), object)
    for code in sorted(set(codes)):
        rows = np.flatnonzero(codes == code)
        rows = rows[np.lexsort((anchors[rows, 0], -anchors[rows, 1]))]
        digits = max(len(str(len(rows))), 2 if code else 4)
        for number, i in enumerate(rows, start=1):
            ids[i] = f"{code}-{number:0{digits}d}" if code else f"U{number:0{digits}d}"
    return ids

