"""CPU of our travel times against QGIS's and scipy's Dijkstra on the same graph, with the same answers.

    python3 benchmarks/travel.py                                        500 junctions of Heidelberg to all junctions
    python3 benchmarks/travel.py --roads FILE:LAYER [--origins N]       the same for any road layer
    python3 benchmarks/travel.py --roads FILE:LAYER --points FILE:LAYER every point to every point, joined to the roads

Points are places on edges: QGIS and scipy get a graph in which each is a node, ours gets them as they are. Prints one
JSON object per case; `--out FILE` appends it. Needs the Python that has QGIS (QT_QPA_PLATFORM=offscreen); without QGIS
its numbers are null.

All times are CPU seconds of this process. Ours and QGIS's take turns; the numbers are medians over `runs` turns:
    ours_once_s    our preparation, once per graph: everything from the arrays of the road graph to the first answer
    ours_query_s   our answers; ours_s is both together
    qgis_question_s   QgsGraphAnalyzer.dijkstra from every origin, answers as Python gets them; qgis_graph_s its graph
    ratio             qgis_question_s / ours_s: our preparation counts, QGIS's graph does not
    ratio_with_graphs (qgis_graph_s + qgis_question_s) / ours_s: what each makes of the same arrays counts
    ratio_query       qgis_question_s / ours_query_s: neither counts
    ratio_from_lines  as ratio_with_graphs, with build_graph_s (lines to arrays, which both need) added to both sides
    scipy_ratio       scipy's graph and answers / ours_s, scipy measured once
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
from care_areas.core.sources.roads.roads import read_roads
from care_areas.core.store.formats.fiona_files import FionaFiles
from care_areas.core.travel import INFINITE_MS, RoadGraph, build_graph, node_times, road_pieces, travel_times
from care_areas.core.travel.network import attach
from care_areas.core.travel.router import make_router
from care_areas.test.core.travel.worlds import inserted
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

HEIDELBERG = _package.ROOT.parent / "shared" / "data" / "heidelberg.gpkg"
RUNS = 7

try:
    from qgis.analysis import QgsGraph, QgsGraphAnalyzer
    from qgis.core import Qgis, QgsPointXY
except ImportError:
    QgsGraph = None

Arcs = Tuple[np.ndarray, np.ndarray, np.ndarray]


def cpu(work: Callable[[], Any]) -> Tuple[float, Any]:
    """CPU seconds of `work` and its answer."""
    start = time.process_time()
    answer = work()
    return time.process_time() - start, answer


def qgis_graph(n: int, arcs: Arcs) -> Any:
    """The graph with milliseconds as its only cost. QGIS's Dijkstra uses no coordinates."""
    graph = QgsGraph()
    for _ in range(n):
        graph.addVertex(QgsPointXY(0.0, 0.0))
    for tail, head, ms in zip(*(column.tolist() for column in arcs)):
        graph.addEdge(tail, head, [float(ms)])
    return graph


def qgis_times(graph: Any, origins: List[int], targets: np.ndarray) -> Tuple[float, np.ndarray]:
    """CPU seconds of all answers as QGIS hands them to Python, and those for the targets, gathered off the clock."""
    spent, found = 0.0, np.empty((len(origins), len(targets)), np.int32)
    for i, origin in enumerate(origins):
        seconds, answer = cpu(lambda origin=origin: QgsGraphAnalyzer.dijkstra(graph, origin, 0)[1])
        spent += seconds
        found[i] = whole_ms(np.array(answer)[targets])
    return spent, found


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


def compare(n: int, arcs: Arcs, origins: List[int], targets: np.ndarray, prepare: Callable[[], Any],
            ask: Callable[[], np.ndarray]) -> Dict[str, Any]:
    """CPU of ours, QGIS and scipy for the same question, and how many of their answers differ from ours.

    prepare, ask : our preparation alone, and preparation with all answers
    """
    turns: Dict[str, List[float]] = {name: [] for name in (
        "ours_once_s", "ours_query_s", "ours_s", "qgis_graph_s", "qgis_question_s", "ratio", "ratio_with_graphs",
        "ratio_query")}
    differing = None
    for _ in range(RUNS):
        once_s, _ = cpu(prepare)
        ours_s, ours = cpu(ask)
        values = {"ours_once_s": once_s, "ours_query_s": ours_s - once_s, "ours_s": ours_s}
        if QgsGraph is not None:
            graph_s, graph = cpu(lambda: qgis_graph(n, arcs))
            asked_s, found = qgis_times(graph, origins, targets)
            differing = (differing or 0) + int((found != ours).sum())
            values.update(qgis_graph_s=graph_s, qgis_question_s=asked_s, ratio=asked_s / ours_s,
                          ratio_with_graphs=(graph_s + asked_s) / ours_s, ratio_query=asked_s / (ours_s - once_s))
        for name, value in values.items():
            turns[name].append(value)
    made_s, matrix = cpu(lambda: scipy_graph(n, arcs))
    asked_s, found = cpu(lambda: dijkstra(matrix, directed=True, indices=origins))
    result = {name: statistics.median(values) if values else None for name, values in turns.items()}
    return {**result, "ratios": [round(value, 1) for value in turns["ratio"]], "runs": RUNS,
            "qgis_differing": differing, "scipy_graph_s": made_s, "scipy_question_s": asked_s,
            "scipy_ratio": (made_s + asked_s) / result["ours_s"],
            "scipy_differing": int((whole_ms(np.floor(found[:, targets] / 2.0**20)) != ours).sum()),
            "unreachable": int((ours >= INFINITE_MS).sum())}


def junctions(graph: RoadGraph, count: int) -> Dict[str, Any]:
    """`count` random junctions to all junctions."""
    origins = np.sort(np.random.default_rng(5).choice(graph.node_count, min(count, graph.node_count), replace=False))
    every = np.arange(graph.node_count)
    return {"origins": len(origins), "destinations": len(every),
            **compare(graph.node_count, graph.arcs(), origins.tolist(), every, lambda: prepare(graph),
                      lambda: node_times(graph, origins, every))}


def prepare(graph: RoadGraph) -> Any:
    """What is made once per graph."""
    return make_router(graph.node_count, graph.links(), Silent())


def between_points(graph: RoadGraph, xy: np.ndarray, count: Optional[int]) -> Dict[str, Any]:
    """`count` (or all) distinct points to all points, each at its nearest place on the two-way network."""
    xy = np.unique(xy, axis=0)
    rows = np.arange(len(xy)) if count is None else np.arange(min(count, len(xy)))
    allowed = road_pieces(graph).two_way_edges & ~graph.is_ferry
    join_s, points = cpu(lambda: attach(graph, xy, edges=allowed))
    origins = attach(graph, xy[rows], edges=allowed)
    n, arcs, nodes = inserted(graph, points)
    return {"origins": len(rows), "destinations": len(xy), "join_s": join_s, "method": prepare(graph)[1],
            **compare(n, tuple(np.array(arcs).T), [nodes[i] for i in rows], np.array(nodes), lambda: prepare(graph),
                      lambda: travel_times(graph, origins, points).ms)}


def read(source: str) -> Any:
    """The table of FILE:LAYER, or of the only layer of FILE."""
    path, _, layer = source.rpartition(":") if ":" in source else (source, "", "")
    return FionaFiles().read(path, layer or None)


def measure(roads: str, points: Optional[str], count: Optional[int]) -> Dict[str, Any]:
    """One case."""
    table = read(roads)
    lines, _ = read_roads(table)
    build_s, graph = cpu(lambda: build_graph(lines))
    result = {"case": "{} to {}".format(roads.rsplit("/", 1)[-1], (points or "all junctions").rsplit("/", 1)[-1]),
              "nodes": graph.node_count, "edges": graph.edge_count, "build_graph_s": build_s}
    result.update(junctions(graph, count or 500) if points is None else
                  between_points(graph, points_xy(read(points).geometry), count))
    result["ratio_from_lines"] = None
    if result["qgis_question_s"] is not None:
        theirs_s = build_s + result["qgis_graph_s"] + result["qgis_question_s"]
        result["ratio_from_lines"] = theirs_s / (build_s + result["ours_s"])
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
