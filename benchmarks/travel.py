"""CPU of our travel times against QGIS's and scipy's Dijkstra on the same graph, with the same answers.

    python3 benchmarks/travel.py                                        500 junctions of Heidelberg to all junctions
    python3 benchmarks/travel.py --roads FILE:LAYER [--origins N]       the same for any road layer
    python3 benchmarks/travel.py --roads FILE:LAYER --points FILE:LAYER every point to every point, joined to the roads

Points are places on edges: QGIS and scipy get a graph in which each is a node, ours gets them as they are. Prints one
JSON object per case; `--out FILE` appends it. Needs the Python that has QGIS (QT_QPA_PLATFORM=offscreen); without QGIS
its numbers are null. All times are CPU seconds of this process; ours are the median of three runs. `ratio_question`
leaves out what each makes once per graph, `ratio` counts it.
"""
from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
from typing import Any, Callable, Dict, List, Optional, Tuple

import _package
import numpy as np
import scipy
from care_areas.core.geometry import points_xy
from care_areas.core.progress import Silent
from care_areas.core.sources.roads import read_roads
from care_areas.core.store.fiona_files import FionaFiles
from care_areas.core.travel import INFINITE_MS, RoadGraph, attach, build_graph, node_times, road_pieces, travel_times
from care_areas.core.travel.router import make_router
from care_areas.test.core.travel.worlds import inserted
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

HEIDELBERG = _package.ROOT.parent / "shared" / "data" / "heidelberg.gpkg"
RUNS = 3

try:
    from qgis.analysis import QgsGraph, QgsGraphAnalyzer
    from qgis.core import Qgis, QgsPointXY
except ImportError:
    QgsGraph = None

Arcs = Tuple[np.ndarray, np.ndarray, np.ndarray]


def cpu(work: Callable[[], Any], runs: int = 1) -> Tuple[float, Any]:
    """Median CPU seconds of `work` and its last answer."""
    spent, answer = [], None
    for _ in range(runs):
        start = time.process_time()
        answer = work()
        spent.append(time.process_time() - start)
    return statistics.median(spent), answer


def qgis_graph(n: int, arcs: Arcs) -> Any:
    """The graph with milliseconds as its only cost. QGIS's Dijkstra uses no coordinates."""
    graph = QgsGraph()
    for _ in range(n):
        graph.addVertex(QgsPointXY(0.0, 0.0))
    for tail, head, ms in zip(*(column.tolist() for column in arcs)):
        graph.addEdge(tail, head, [float(ms)])
    return graph


def qgis_times(graph: Any, origins: List[int]) -> List[List[float]]:
    """The costs as QGIS hands them to Python."""
    return [QgsGraphAnalyzer.dijkstra(graph, origin, 0)[1] for origin in origins]


def scipy_graph(n: int, arcs: Arcs) -> csr_matrix:
    """Parallel arcs merged by minimum; scaled so that arcs of 0 ms are kept."""
    tail, head, ms = arcs
    order = np.lexsort((ms, head, tail))
    tail, head, ms = tail[order], head[order], ms[order]
    first = np.concatenate([[True], (tail[1:] != tail[:-1]) | (head[1:] != head[:-1])])
    return csr_matrix((ms[first] * 2.0**20 + (ms[first] == 0), (tail[first], head[first])), shape=(n, n))


def whole_ms(costs: np.ndarray) -> np.ndarray:
    """Costs as int32 milliseconds; QGIS marks what cannot be reached by inf or the largest double."""
    return np.where(costs >= INFINITE_MS, INFINITE_MS, np.minimum(costs, INFINITE_MS)).astype(np.int32)


def compare(n: int, arcs: Arcs, origins: List[int], targets: np.ndarray, ours: np.ndarray) -> Dict[str, Any]:
    """CPU of QGIS and scipy for the same question, and how many of their answers differ from `ours`."""
    made_s, graph = cpu(lambda: scipy_graph(n, arcs))
    asked_s, found = cpu(lambda: dijkstra(graph, directed=True, indices=origins))
    result: Dict[str, Any] = {
        "scipy_graph_s": made_s, "scipy_question_s": asked_s,
        "scipy_differing": int((whole_ms(np.floor(found[:, targets] / 2.0**20)) != ours).sum()),
        "qgis_graph_s": None, "qgis_question_s": None, "qgis_differing": None}
    if QgsGraph is not None:
        result["qgis_graph_s"], network = cpu(lambda: qgis_graph(n, arcs))
        result["qgis_question_s"], costs = cpu(lambda: qgis_times(network, origins))
        result["qgis_differing"] = int((whole_ms(np.array(costs)[:, targets]) != ours).sum())
    return result


def junctions(graph: RoadGraph, count: int) -> Dict[str, Any]:
    """`count` random junctions to all junctions."""
    origins = np.sort(np.random.default_rng(5).choice(graph.node_count, min(count, graph.node_count), replace=False))
    every = np.arange(graph.node_count)
    once_s, _ = cpu(lambda: make_router(graph.node_count, graph.links(), Silent()), RUNS)
    total_s, ms = cpu(lambda: node_times(graph, origins, every), RUNS)
    return {"origins": len(origins), "destinations": len(every), "ours_once_s": once_s, "ours_s": total_s,
            "unreachable": int((ms >= INFINITE_MS).sum()),
            **compare(graph.node_count, graph.arcs(), origins.tolist(), every, ms)}


def between_points(graph: RoadGraph, xy: np.ndarray, count: Optional[int]) -> Dict[str, Any]:
    """`count` (or all) distinct points to all points, each at its nearest place on the two-way network."""
    xy = np.unique(xy, axis=0)
    rows = np.arange(len(xy)) if count is None else np.arange(min(count, len(xy)))
    allowed = road_pieces(graph).two_way_edges & ~graph.is_ferry
    join_s, points = cpu(lambda: attach(graph, xy, edges=allowed), RUNS)
    origins = attach(graph, xy[rows], edges=allowed)
    once_s, _ = cpu(lambda: make_router(graph.node_count, graph.links(), Silent()), RUNS)
    total_s, times = cpu(lambda: travel_times(graph, origins, points), RUNS)
    n, arcs, nodes = inserted(graph, points)
    return {"origins": len(rows), "destinations": len(xy), "join_s": join_s, "ours_once_s": once_s, "ours_s": total_s,
            "method": times.method, "unreachable": times.unreachable_count,
            **compare(n, tuple(np.array(arcs).T), [nodes[i] for i in rows], np.array(nodes), times.ms)}


def read(source: str) -> Any:
    """The table of FILE:LAYER, or of the only layer of FILE."""
    path, _, layer = source.rpartition(":") if ":" in source else (source, "", "")
    return FionaFiles().read(path, layer or None)


def measure(roads: str, points: Optional[str], count: Optional[int]) -> Dict[str, Any]:
    """One case."""
    table = read(roads)
    lines, _ = read_roads(table)
    build_s, graph = cpu(lambda: build_graph(lines), RUNS)
    result = {"case": "{} to {}".format(roads.rsplit("/", 1)[-1], (points or "all junctions").rsplit("/", 1)[-1]),
              "nodes": graph.node_count, "edges": graph.edge_count, "build_graph_s": build_s}
    result.update(junctions(graph, count or 500) if points is None else
                  between_points(graph, points_xy(read(points).geometry), count))
    question_s = result["ours_s"] - result["ours_once_s"]
    result["scipy_ratio"] = (result["scipy_graph_s"] + result["scipy_question_s"]) / result["ours_s"]
    result["ratio"] = result["ratio_question"] = None
    if result["qgis_question_s"] is not None:
        result["ratio"] = (result["qgis_graph_s"] + result["qgis_question_s"]) / result["ours_s"]
        result["ratio_question"] = result["qgis_question_s"] / question_s
    return result


def main(arguments: List[str]) -> int:
    """Measure, print, append; exit code 1 when any answer differs."""
    parser = argparse.ArgumentParser(description="CPU of travel times against QGIS and scipy on the same graph")
    parser.add_argument("--roads", metavar="FILE:LAYER", help="road lines (default: Heidelberg of the shared data)")
    parser.add_argument("--points", metavar="FILE:LAYER", help="points or polygons (their middle); default: junctions")
    parser.add_argument("--origins", type=int, help="how many origins (default: 500 junctions, or every point)")
    parser.add_argument("--out", help="file to append the JSON line to")
    given = parser.parse_args(arguments)
    if given.roads is None and not HEIDELBERG.is_file():
        parser.error("the shared data is not beside the project: give --roads FILE:LAYER")
    result = measure(given.roads or f"{HEIDELBERG}:vag", given.points, given.origins)
    result["versions"] = {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__,
                          "qgis": Qgis.QGIS_VERSION if QgsGraph is not None else None}
    text = json.dumps({k: round(v, 4) if isinstance(v, float) else v for k, v in result.items()})
    print(text)
    if given.out:
        with open(given.out, "a", encoding="utf-8") as file:
            file.write(text + "\n")
    return 1 if result["scipy_differing"] or result["qgis_differing"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
