"""DeSO-like small areas: connected unions of cells of about the same number of inhabitants, in three classes."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from ...geometry import object_array
from ...model import Floats, Ints, Objects, Table
from ...progress import Progress, Silent, stop_if_cancelled
from ..land import CITY, COUNTRY, CRS, ISLAND, ORIGIN, Cells, PlaneNoise, Settlements, Terrain, balanced_regions
from .people import People

PEOPLE_PER_AREA = 1_684
FEWEST = 700
_JOINED_M = 1e-4
_SILENT = Silent()


@dataclass(frozen=True)
class SmallAreaPlan:
    """Label of each cell (−1 outside the municipality), and code and shape of each label."""

    label: Ints
    codes: Objects
    shapes: Objects


def plan_small_areas(rng: np.random.Generator, terrain: Terrain, settlements: Settlements, cells: Cells,
                     cell_zone: Ints, cell_people: Floats, progress: Progress = _SILENT) -> SmallAreaPlan:
    """Divide the municipality: the city (class C), each larger town (B), the countryside (A).

    The cells around a town go to one rural small area, so that a town away from border and city is an enclave in it.
    """
    graph = cells.neighbour_graph(terrain)
    stop_if_cancelled(progress)
    total = int(cell_people.sum())
    target = PEOPLE_PER_AREA if total > 20_000 else total / 12.0
    fewest = FEWEST if total > 20_000 else target / 4.0
    group = np.where(cells.inside, COUNTRY, -9)
    inner = cells.inside.copy()
    inner[cells.junctions:] = False
    for place in settlements.places:
        if place.zone == CITY or (place.zone != ISLAND and place.inhabitants >= fewest):
            own = np.flatnonzero(inner & (cell_zone == place.zone))
            group[_largest_piece(graph, own)] = place.zone
    group = _fill_pockets(graph, group)
    graph = _join_rings(graph, group)
    uneven = 1.0 + 0.42 * PlaneNoise(rng, 2_300.0).at(cells.sites - ORIGIN)  # real small areas differ in size
    label: Ints = np.full(len(group), -1, np.int64)
    classes: List[str] = []
    for zone in [COUNTRY, *range(1, ISLAND), CITY]:
        rows = np.flatnonzero(group == zone)
        progress.report({COUNTRY: 0.1, CITY: 0.6}.get(zone, 0.3 + 0.02 * zone))
        stop_if_cancelled(progress)
        if len(rows) == 0:
            continue
        people = float(cell_people[rows].sum())
        k = max(3 if zone == COUNTRY else 2 if zone == CITY else 1, round(people / target))
        own = balanced_regions(cells.sites[rows], (cell_people * uneven)[rows], graph[rows][:, rows], k, progress)
        used = np.unique(own[own >= 0])
        label[rows] = np.where(own >= 0, np.searchsorted(used, own) + len(classes), -1)
        classes += [{COUNTRY: "A", CITY: "C"}.get(zone, "B")] * len(used)
    label = _adopt(graph, label, cells.inside)
    shapes = object_array(cells.polygons(label, len(classes)))
    return SmallAreaPlan(label, _codes(classes), shapes)


def _codes(classes: List[str]) -> Objects:
    used: Dict[str, int] = {}
    codes = []
    for letter in classes:
        used[letter] = used.get(letter, 0) + 1
        codes.append(f"0599{letter}{used[letter]:03d}0")
    return object_array(codes)


def _largest_piece(graph: csr_matrix, rows: Ints) -> Ints:
    piece = connected_components(graph[rows][:, rows], directed=False)[1]
    largest: Ints = rows[piece == np.bincount(piece).argmax()]
    return largest


def _fill_pockets(graph: csr_matrix, group: Ints) -> Ints:
    """Countryside that a settlement encloses becomes part of the settlement."""
    rows = np.flatnonzero(group == COUNTRY)
    piece = connected_components(graph[rows][:, rows], directed=False)[1]
    pockets = rows[piece != np.bincount(piece).argmax()]
    filled: Ints = group.copy()
    while len(pockets):
        filled[pockets] = -1
        for row in pockets:
            near = filled[graph.indices[graph.indptr[row]:graph.indptr[row + 1]]]
            near = near[near >= 0]
            if len(near):
                filled[row] = np.bincount(near).argmax()
        pockets = pockets[filled[pockets] == -1]
    return filled


def _join_rings(graph: csr_matrix, group: Ints) -> csr_matrix:
    """Make the country cells around each town as good as one cell."""
    pairs = graph.tocoo()
    ring_of = np.full(len(group), -1, np.int64)
    touches = (group[pairs.row] == COUNTRY) & (group[pairs.col] > CITY)
    ring_of[pairs.row[touches]] = group[pairs.col[touches]]
    same = (ring_of[pairs.row] >= 0) & (ring_of[pairs.row] == ring_of[pairs.col])
    data = np.where(same, _JOINED_M, pairs.data)
    return csr_matrix((data, (pairs.row, pairs.col)), shape=graph.shape)


def _adopt(graph: csr_matrix, label: Ints, inside: Any) -> Ints:
    """Cells that no region reached go to a neighbour's."""
    adopted: Ints = label.copy()
    lost = np.flatnonzero(inside & (adopted < 0))
    while len(lost):
        for row in lost:
            near = adopted[graph.indices[graph.indptr[row]:graph.indptr[row + 1]]]
            near = near[near >= 0]
            if len(near):
                adopted[row] = near.min()
        left = lost[adopted[lost] < 0]
        if len(left) == len(lost):
            break
        lost = left
    return adopted


def older_share(rng: np.random.Generator, codes: Objects) -> Floats:
    """(k,) share over 65 in each small area: highest in the countryside, lowest in the city, each somewhat its own."""
    base = np.array([{"A": 0.262, "B": 0.222, "C": 0.168}[code[4]] for code in codes])
    spread = (rng.random(len(codes)) + rng.random(len(codes)) - 1.0) * 0.075
    share: Floats = base + spread
    return share


def small_area_table(plan: SmallAreaPlan, people: People, area_of_address: Ints) -> Table:
    """The layer `deso`."""
    k = len(plan.codes)
    regions: List[int] = []
    last = ("", -1)
    for code in plan.codes:
        number = int(code[5:8]) - 1
        if (code[4], number // 3) != last:
            last = (code[4], number // 3)
            regions.append(1 if not regions else regions[-1] + 1)
        else:
            regions.append(regions[-1])
    columns: Dict[str, Any] = {
        "desokod": plan.codes,
        "regsokod": object_array(f"0599R{r:03d}" for r in regions),
        "lanskod": object_array(["05"] * k), "kommunkod": object_array(["0599"] * k),
        "kommunnamn": object_array(["Exempelköping"] * k), "version": object_array(["2025_syntetisk"] * k),
        **people.sums(area_of_address, k),
        "syntetisk": np.ones(k, np.int64),
    }
    return Table("deso", columns, plan.shapes, CRS, np.arange(1, k + 1))


def municipality_table(shape: Any, people: People) -> Table:
    """The layer `kommun`."""
    columns: Dict[str, Any] = {
        "kommunkod": object_array(["0599"]), "kommunnamn": object_array(["Exempelköping"]),
        "bef_totalt": np.array([int(people.total.sum())]), "syntetisk": np.ones(1, np.int64)}
    return Table("kommun", columns, object_array([shape]), CRS, np.arange(1, 2))
