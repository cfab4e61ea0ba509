"""Picture-sized worlds to divide. Names sort as the units are numbered."""
from __future__ import annotations

from typing import Any, Iterable, Optional, Sequence, Tuple

import numpy as np
from care_areas.core.division import DivisionProblem, DivisionSettings
from care_areas.core.division.instance.instance import Instance
from care_areas.core.division.instance.prepare import prepare
from care_areas.core.execution import Draws, StopCondition
from care_areas.core.model import Adjacency
from care_areas.core.progress import SILENT
from care_areas.core.workload.ground import TravelGround
from care_areas.core.workload.model import TravelModel, VisitDemand, visits_of_services
from scipy.spatial import Delaunay

QUICK = DivisionSettings(searches=1, plans=3, neighbourhoods=4, tabu_moves=200, root_bound=False,
                         proof_states=200_000, listed_states=300_000)

Edge = Tuple[int, int]


def rng(seed: int = 1) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def names(n: int) -> np.ndarray:
    out = np.empty(n, object)
    out[:] = [f"u{i:03d}" for i in range(n)]
    return out


def adjacency(n: int, edges: Iterable[Edge], border: Optional[Sequence[float]] = None) -> Adjacency:
    pairs = sorted((min(e), max(e)) for e in edges)
    u, v = np.array([p[0] for p in pairs], np.int64), np.array([p[1] for p in pairs], np.int64)
    lengths = np.ones(len(pairs)) if border is None else np.array(border, float)
    return Adjacency(n, u, v, lengths, np.zeros(len(pairs), bool))


def grid_edges(width: int, height: int) -> list[Edge]:
    at = lambda x, y: y * width + x  # noqa: E731
    across = [(at(x, y), at(x + 1, y)) for y in range(height) for x in range(width - 1)]
    return across + [(at(x, y), at(x, y + 1)) for y in range(height - 1) for x in range(width)]


def grid_xy(width: int, height: int) -> np.ndarray:
    return np.array([(x, -y) for y in range(height) for x in range(width)], float)


def squared(xy: np.ndarray) -> np.ndarray:
    return ((xy[:, None, :] - xy[None, :, :]) ** 2).sum(-1).astype(np.float32)


def problem(place: np.ndarray, edges: Iterable[Edge], load: Any, areas: int, tolerance: float = 0.0,
            **more: Any) -> DivisionProblem:
    """Squared distances, no weight for borders unless asked."""
    load = np.asarray(load, float)
    load = load[:, None] if load.ndim == 1 else load
    n = len(place)
    settings = {"cost": squared(place), "names": names(n), "tolerance_percent": (tolerance,) * load.shape[1],
                "load_names": tuple(["hours", "clients", "bases"][:load.shape[1]]), "boundary_weight": 0.0,
                "adjacency": adjacency(n, edges), **more}
    return DivisionProblem(load=load, areas=areas, **settings)


def planar(n: int, seed: int) -> Tuple[np.ndarray, list[Edge]]:
    """Random points and the edges of their Delaunay triangles."""
    xy = np.random.Generator(np.random.PCG64(seed)).random((n, 2)) * 10
    triangles = Delaunay(xy).simplices
    edges = {tuple(sorted((int(t[i]), int(t[j])))) for t in triangles for i, j in ((0, 1), (1, 2), (0, 2))}
    return xy, sorted(edges)


def instance_of(given: DivisionProblem) -> Instance:
    """A problem of one connected part in whole numbers; its units are sorted by name, as they are here."""
    part, = prepare(given, 0.0).parts
    return part.instance


def endless() -> StopCondition:
    """Nobody stops, and there is no limit of time."""
    return StopCondition(SILENT)


def drawing(seed: int = 1) -> Draws:
    """Repeatable draws."""
    return Draws(rng(seed))


def permuted(given: DivisionProblem, order: np.ndarray) -> DivisionProblem:
    """The same problem with its rows in another order."""
    place = np.empty(given.n, np.int64)
    place[order] = np.arange(given.n)
    a = given.adjacency
    u, v = place[a.u], place[a.v]
    turned = Adjacency(a.n, np.minimum(u, v), np.maximum(u, v), a.border_m, a.is_link)
    pick = lambda array: None if array is None else array[order]  # noqa: E731
    return DivisionProblem(
        load=given.load[order], cost=given.cost[np.ix_(order, order)], adjacency=turned, areas=given.areas,
        tolerance_percent=given.tolerance_percent, names=given.names[order], load_names=given.load_names, low=given.low,
        high=given.high, fixed_area=pick(given.fixed_area), group=pick(given.group), xy=pick(given.xy),
        max_cost=given.max_cost, boundary_weight=given.boundary_weight)


def town_and_country(units: int, tolerance: float) -> Tuple[DivisionProblem, VisitDemand, TravelGround]:
    """A dense town and a wide countryside with equal care, three areas: care alone in balance leaves care + travel
    uneven. The problem, its visits and its ground.
    """
    xy, edges = planar(units, 8)
    xy = np.where(xy < 5, xy * 0.3, xy * 3)
    care = rng(8).gamma(2, 10, units)
    minutes = (np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1)) * 1.5).astype(np.float32)
    across = np.where((xy < 5).all(1), 0.4, 3.0)
    p = problem(xy, edges, care, 3, tolerance, cost=minutes)
    ground = TravelGround(minutes, across, np.zeros(0, np.int64), p.names)
    return p, visits_of_services({"hemtjanst": care}, TravelModel()), ground
