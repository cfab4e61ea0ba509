"""Small road worlds, and an independent judge: Dijkstra on a graph in which every point was inserted as a node."""
from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from heapq import heappop, heappush
from pathlib import Path
from typing import Dict, List, Sequence, Tuple

import numpy as np
from care_areas.core.geometry import object_array
from care_areas.core.model import Roads
from care_areas.core.travel import INFINITE_MS, Attached, RoadGraph
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from shapely.geometry import LineString, shape

Arc = Tuple[int, int, int]


def roads(lines: Sequence[Sequence[Tuple[float, float]]], seconds=None, back=None, ferry=()) -> Roads:
    """Roads of coordinate lists; by default 1 s a metre both ways."""
    made = object_array(LineString(line) for line in lines)
    length_m = np.array([line.length for line in made])
    forward_s = length_m if seconds is None else np.asarray(seconds, float)
    is_ferry = np.zeros(len(lines), bool)
    is_ferry[list(ferry)] = True
    return Roads(made, forward_s, forward_s if back is None else np.asarray(back, float), length_m, is_ferry,
                 object_array(f"road {i + 1}" for i in range(len(lines))), "roads", "EPSG:3006", "plain")


@lru_cache(maxsize=1)
def heidelberg(folder: Path) -> Tuple[Roads, List[Tuple[str, str]]]:
    """The 24,590 road lines of Heidelberg, one-way streets among them, and their OpenStreetMap end nodes."""
    import fiona

    with fiona.open(str(folder / "heidelberg.gpkg"), layer="vag") as source:
        features = list(source)
    rows = [f["properties"] for f in features]
    seconds = np.array([r["restid_s"] for r in rows], float)
    one_way = np.array([r["oneway"] for r in rows])
    made = Roads(object_array(shape(f["geometry"]) for f in features), np.where(one_way == "-1", np.inf, seconds),
                 np.where(one_way == "yes", np.inf, seconds), np.array([r["langd_m"] for r in rows], float),
                 np.zeros(len(rows), bool), object_array(r["osm_way"] for r in rows), "vag", "EPSG:25832", "osm")
    return made, [(r["fran"], r["till"]) for r in rows]


def straight_graph(n: int, edges: Sequence[Tuple[int, int, int, int]]) -> RoadGraph:
    """A graph of `n` nodes on a circle with straight edges (tail, head, forward ms, backward ms), -1 for closed."""
    angle = 2 * np.pi * np.arange(n) / max(n, 1)
    xy = 1000.0 * np.column_stack([np.cos(angle), np.sin(angle)])
    tail, head, f, b = np.array(edges, np.int64).reshape(-1, 4).T
    vertices = np.column_stack([xy[tail], xy[head]]).reshape(-1, 2)
    f, b = np.where(f < 0, INFINITE_MS, f).astype(np.int32), np.where(b < 0, INFINITE_MS, b).astype(np.int32)
    return RoadGraph(xy, tail, head, f, b, np.ones(len(tail)), np.arange(len(tail)), vertices,
                     np.arange(0, 2 * len(tail) + 1, 2), np.zeros(len(tail), bool),
                     object_array(str(i + 1) for i in range(len(tail))), "roads", "EPSG:3006")


def points_on(graph: RoadGraph, edge: Sequence[int], share: Sequence[float], access_ms: Sequence[int]) -> Attached:
    """Points at given shares of given edges, each at a place of its own."""
    k = np.arange(len(edge), dtype=float)
    xy = np.column_stack([k, k])
    return Attached(np.array(edge, np.int64), np.array(share, float), np.zeros(len(edge)),
                    np.array(access_ms, np.int32), xy, xy)


def reference(n: int, arcs: Sequence[Arc], sources: Sequence[int]) -> np.ndarray:
    """(len(sources), n) int64 by scipy's Dijkstra: parallel arcs merged, zeros kept by scaling."""
    best: Dict[Tuple[int, int], int] = {}
    for tail, head, ms in arcs:
        best[tail, head] = min(ms, best.get((tail, head), ms))
    if not best:
        out = np.full((len(sources), n), INFINITE_MS, np.int64)
        out[np.arange(len(sources)), list(sources)] = 0
        return out
    tail, head = np.array(list(best), np.int64).T
    ms = np.array(list(best.values()), float)
    scaled = csr_matrix((ms * 2**20 + (ms == 0), (tail, head)), shape=(n, n))
    found = dijkstra(scaled, directed=True, indices=list(sources))
    return np.where(np.isinf(found), INFINITE_MS, np.floor(found / 2**20)).astype(np.int64)


def graph_arcs(graph: RoadGraph) -> List[Arc]:
    """Open directions, loops and parallel ones included."""
    return [tuple(a) for a in np.column_stack(graph.arcs()).tolist()]


def inserted(graph: RoadGraph, points: Attached) -> Tuple[int, List[Arc], List[int]]:
    """The graph with every point as a node on its edge and a dead-end path to it: nodes, arcs, node of each point.

    A point at the very end of an edge hangs on the junction there.
    """
    arcs: List[Arc] = []
    on_edge: Dict[int, List[int]] = defaultdict(list)
    for p, edge in enumerate(points.edge.tolist()):
        on_edge[edge].append(p)
    n, own = graph.node_count, [0] * len(points)
    for edge in range(graph.edge_count):
        tail, head = int(graph.tail[edge]), int(graph.head[edge])
        f, b = int(graph.forward_ms[edge]), int(graph.backward_ms[edge])
        chain, ahead, back = [tail], [0], [b]
        last_share = 0.0
        for p in sorted(on_edge[edge], key=lambda p: points.share[p]):
            share = float(points.share[p])
            if share in (0.0, 1.0):
                own[p] = head if share else tail
                continue
            if len(chain) == 1 or share != last_share:
                chain.append(n)
                ahead.append(int(np.rint(share * f)))
                back.append(int(np.rint((1.0 - share) * b)))
                n, last_share = n + 1, share
            own[p] = chain[-1]
        chain, ahead, back = chain + [head], ahead + [f], back + [0]
        for i in range(len(chain) - 1):
            if f < INFINITE_MS:
                arcs.append((chain[i], chain[i + 1], ahead[i + 1] - ahead[i]))
            if b < INFINITE_MS:
                arcs.append((chain[i + 1], chain[i], back[i] - back[i + 1]))
    nodes = []
    for p in range(len(points)):
        access = int(points.access_ms[p])
        arcs += [(n, own[p], access), (own[p], n, access)]
        nodes.append(n)
        n += 1
    return n, arcs, nodes


def expected_pairs(graph: RoadGraph, points: Attached) -> Tuple[np.ndarray, np.ndarray]:
    """(p, p) milliseconds and decimetres of the fastest, then shortest ways, by Dijkstra's method on Python's tuples.

    Lengths are divided at points as times are, on a second graph whose times are decimetres.
    """
    dm = np.rint(graph.length_m * 10).astype(np.int32)
    lengths = replace(graph, forward_ms=np.where(graph.forward_ms < INFINITE_MS, dm, INFINITE_MS),
                      backward_ms=np.where(graph.backward_ms < INFINITE_MS, dm, INFINITE_MS))
    walked = replace(points, access_ms=np.rint(points.distance_m * 10).astype(np.int32))
    _, arcs, nodes = inserted(graph, points)
    onward: Dict[int, List[Tuple[int, int, int]]] = defaultdict(list)
    for (tail, head, ms), (_, _, decimetres) in zip(arcs, inserted(lengths, walked)[1]):
        onward[tail].append((head, ms, decimetres))
    ms, length = (np.full((len(points), len(points)), INFINITE_MS, np.int64) for _ in range(2))
    for i, start in enumerate(nodes):
        best = _tuple_dijkstra(onward, start)
        for j, node in enumerate(nodes):
            same = (points.xy[i] == points.xy[j]).all()
            if node in best:
                ms[i, j], length[i, j] = (0, 0) if same else best[node]
    return ms, length


def _tuple_dijkstra(onward: Dict[int, List[Tuple[int, int, int]]], start: int) -> Dict[int, Tuple[int, int]]:
    best: Dict[int, Tuple[int, int]] = {}
    waiting = [(0, 0, start)]
    while waiting:
        ms, length, node = heappop(waiting)
        if node not in best:
            best[node] = (ms, length)
            for head, more_ms, more_length in onward[node]:
                heappush(waiting, (ms + more_ms, length + more_length, head))
    return best


class Watcher:
    """Notes every report; wants to stop once `stop_after` questions were asked."""

    def __init__(self, stop_after: float = float("inf")) -> None:
        self.shares: List[float] = []
        self.questions, self.stop_after = 0, stop_after

    def report(self, share, message=None) -> None:
        self.shares.append(share)

    def cancelled(self) -> bool:
        self.questions += 1
        return self.questions > self.stop_after
