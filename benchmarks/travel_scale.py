"""Travel times at scale: CPU and memory of ours against scipy's and QGIS's Dijkstra on the same whole milliseconds.

    python3 benchmarks/travel_scale.py [--out FILE] [--only CASE ...]

Cases: `ratio` and `ratio_even`, 500 origins to 2,000 targets on 200,000 nodes (two synthetic networks, see
`road_world.py`); `variants`, the nearest of 40 bases, metres along the way and rows on demand on the first of them;
`million`, a million nodes in a process of their own; `municipality` and `heidelberg`, 2,000 x 2,000 places joined to
20,000 junctions. Prints one JSON object per case; `--out` appends them. Needs the Python that has QGIS
(QT_QPA_PLATFORM=offscreen); without QGIS its numbers are null. Exit code 1 when any answer differs.

All times are CPU seconds of one thread; ours and the peers take turns, and the medians over the turns count. The peers
are timed on SAMPLE origins a turn, others each turn, and scaled to all: their cost per origin does not depend on how
many there are. Ours is `ours_once_s`, everything from the arrays of the road graph to the first answer, and
`ours_query_s`. `ratio_query` leaves the preparation out on both sides, `ratio` counts ours but not the peers' graphs.
"""
from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Tuple

import _package  # noqa: F401 - registers the checkout
import numpy as np
import scipy
from care_areas.core.geometry import object_array
from care_areas.core.progress import Silent
from care_areas.core.sources.roads.roads import read_roads
from care_areas.core.travel import (
    INFINITE_MS,
    RoadGraph,
    TravelRows,
    attach_nodes,
    build_graph,
    nearest_origins,
    node_times,
    road_pieces,
    travel_times,
)
from care_areas.core.travel.hierarchy.entries import Entries
from care_areas.core.travel.network import attach
from care_areas.core.travel.router import make_router
from road_world import road_world
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from travel import HEIDELBERG, Qgis, QgsGraph, cpu, qgis_graph, qgis_times, read, scipy_graph, whole_ms

NODES, ORIGINS, TARGETS, SAMPLE, TURNS = 200_000, 500, 2_000, 20, 5
SCALE = 2.0**20
"""As in `travel.scipy_graph`."""


def ratio(even: bool) -> Dict[str, Any]:
    """CPU of 500 origins to 2,000 targets, ours against the peers."""
    graph = road_world(NODES, even)
    rng = np.random.default_rng(5)
    origins, targets = (rng.choice(NODES, count, replace=False) for count in (ORIGINS, TARGETS))
    seeds = Entries(origins, np.arange(ORIGINS), np.zeros(ORIGINS, np.int64))
    arcs, turns = graph.arcs(), []
    matrix = scipy_graph(NODES, arcs)
    theirs = None if QgsGraph is None else qgis_graph(NODES, arcs)
    ours, differing = np.empty((ORIGINS, TARGETS), np.int32), {"scipy": 0, "qgis": 0}

    def ask(router: Any) -> None:
        for _ in router.toward(targets).blocks(seeds, ORIGINS, Silent(), answer=ours):
            pass

    for some in np.split(np.arange(TURNS * SAMPLE), TURNS):
        once_s, (router, method) = cpu(lambda: make_router(NODES, graph.links(), Silent()))
        query_s, _ = cpu(partial(ask, router))
        scipy_s, found = cpu(partial(dijkstra, matrix, directed=True, indices=origins[some]))
        differing["scipy"] += int((whole_ms(np.floor(found[:, targets] / SCALE)) != ours[some]).sum())
        qgis_s = None
        if theirs is not None:
            qgis_s, answer = qgis_times(theirs, origins[some].tolist(), targets)
            differing["qgis"] += int((answer != ours[some]).sum())
        turns.append((once_s, query_s, scipy_s * ORIGINS / SAMPLE, qgis_s and qgis_s * ORIGINS / SAMPLE))
    assert method == "elimination"
    result = {"nodes": NODES, "edges": graph.edge_count, "origins": ORIGINS, "destinations": TARGETS, "turns": TURNS,
              "peer_origins_a_turn": SAMPLE, "unreachable": int((ours >= INFINITE_MS).sum())}
    return {**result, **_ratios(turns), "scipy_differing": differing["scipy"],
            "qgis_differing": None if theirs is None else differing["qgis"]}


def _ratios(turns: List[Tuple[float, float, float, Optional[float]]]) -> Dict[str, Any]:
    once, query, scipy_s, qgis_s = zip(*turns)
    result: Dict[str, Any] = {"ours_once_s": statistics.median(once), "ours_query_s": statistics.median(query)}
    for name, peer in (("scipy", scipy_s), ("qgis", qgis_s)):
        known = None not in peer
        result[f"{name}_s"] = statistics.median(peer) if known else None
        for kind, ours in (("ratio_query", query), ("ratio", [a + b for a, b in zip(once, query)])):
            each = [p / o for p, o in zip(peer, ours)] if known else []
            result[f"{name}_{kind}"] = statistics.median(each) if known else None
            result[f"{name}_{kind}s"] = [round(value, 1) for value in each]
    return result


def variants() -> Dict[str, Any]:
    """Nearest of 40 bases for 2,000 clients, metres of 500 x 2,000 ways, and 1 to 100 rows of 2,000 times."""
    graph = road_world(NODES)
    rng = np.random.default_rng(6)
    origins, targets = (attach_nodes(graph, rng.choice(NODES, count, replace=False)) for count in (ORIGINS, TARGETS))
    bases = attach_nodes(graph, rng.choice(NODES, 40, replace=False))
    times_s, times = cpu(lambda: travel_times(graph, origins, targets))
    lengths_s, lengths = cpu(lambda: travel_times(graph, origins, targets, lengths=True))
    nearest_s, nearest = cpu(lambda: nearest_origins(graph, bases, targets))
    prepared_s, rows = cpu(lambda: TravelRows(graph, origins, targets))
    ask = {f"rows_{k}_s": statistics.median(cpu(lambda k=k: rows.ms(np.arange(k)))[0] for _ in range(3))
           for k in (1, 10, 100)}
    matrix = scipy_graph(NODES, graph.arcs())
    all_bases = travel_times(graph, bases, targets).ms
    return {"nodes": NODES, "times_s": times_s, "lengths_s": lengths_s, "nearest_s": nearest_s,
            "rows_prepared_s": prepared_s, **ask, "lengths_checked": SAMPLE * TARGETS,
            "lengths_differing": int((times.ms != lengths.ms).sum()) + _wrong_lengths(
                graph, matrix, origins, targets, lengths.length_m),
            "nearest_differing": _wrong_nearest(matrix, _nodes(graph, bases), _nodes(graph, targets), nearest)
            + int((all_bases.min(axis=0) != nearest.ms).sum()),
            "rows_differing": int((rows.ms(np.arange(100)) != times.ms[:100]).sum())}


def _nodes(graph: RoadGraph, points: Any) -> np.ndarray:
    return np.where(points.share == 0.0, graph.tail[points.edge], graph.head[points.edge])


def _wrong_nearest(matrix: Any, bases: np.ndarray, clients: np.ndarray, found: Any) -> int:
    ms = whole_ms(np.floor(dijkstra(matrix, directed=True, indices=bases)[:, clients] / SCALE))
    best = ms.min(axis=0)
    return int((np.where(best < INFINITE_MS, ms.argmin(axis=0), -1) != found.place).sum() + (best != found.ms).sum())


def _wrong_lengths(graph: RoadGraph, matrix: Any, origins: Any, targets: Any, length_m: np.ndarray) -> int:
    """Lengths of the first origins by scipy alone: the shortest on those arcs that lie on some fastest way."""
    ahead, back = graph.forward_ms < INFINITE_MS, graph.backward_ms < INFINITE_MS
    tail, head, ms = graph.arcs()
    decimetres = np.rint(graph.length_m * 10)[np.concatenate([np.flatnonzero(ahead), np.flatnonzero(back)])]
    wrong, goals = 0, _nodes(graph, targets)
    for i, start in enumerate(_nodes(graph, origins)[:SAMPLE].tolist()):
        whole = np.floor(dijkstra(matrix, directed=True, indices=start) / SCALE)
        tight = np.flatnonzero(np.isfinite(whole[tail]) & (whole[tail] + ms == whole[head]))
        tight = tight[np.lexsort((decimetres[tight], head[tight], tail[tight]))]
        first = np.concatenate([[True], (np.diff(tail[tight]) != 0) | (np.diff(head[tight]) != 0)])
        arcs = csr_matrix((decimetres[tight][first] * SCALE + (decimetres[tight][first] == 0),
                           (tail[tight][first], head[tight][first])), shape=matrix.shape)
        found = np.floor(dijkstra(arcs, directed=True, indices=start)[goals] / SCALE) / 10.0
        wrong += int((found.astype(np.float32) != length_m[i]).sum())
    return wrong


def million() -> Dict[str, Any]:
    """A million nodes, in a process that holds nothing but the arrays of the graph and what we make of them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.npz"
        # made in a process of its own too: its memory is not ours
        for step in ("--make-million", "--ask-million"):
            done = subprocess.run([sys.executable, __file__, step, str(path)], check=True, stdout=subprocess.PIPE,
                                  text=True)
        return json.loads(done.stdout.splitlines()[-1])


def make_million(path: Path) -> None:
    """Write the graph's arrays."""
    graph = road_world(1_000_000)
    np.savez(path, **{f.name: getattr(graph, f.name) for f in fields(RoadGraph)
                      if isinstance(getattr(graph, f.name), np.ndarray) and f.name != "features"})


def ask_million(path: Path) -> Dict[str, Any]:
    """Answer 500 x 2,000 on it and say how much memory this process ever had."""
    start_mb = _peak_mb()
    with np.load(path) as arrays:
        graph = RoadGraph(**arrays, features=object_array(()), layer="synthetic roads", crs="EPSG:3006")
    arrays_mb = _peak_mb()
    rng = np.random.default_rng(7)
    origins, targets = (rng.choice(graph.node_count, count, replace=False) for count in (ORIGINS, TARGETS))
    seconds, ours = cpu(lambda: node_times(graph, origins, targets))
    peak_mb = _peak_mb()
    found = dijkstra(scipy_graph(graph.node_count, graph.arcs()), directed=True, indices=origins[:5])
    return {"nodes": graph.node_count, "edges": graph.edge_count, "origins": ORIGINS, "destinations": TARGETS,
            "ours_s": seconds, "start_mb": start_mb, "with_arrays_mb": arrays_mb, "peak_mb": peak_mb,
            "scipy_checked": 5 * TARGETS,
            "scipy_differing": int((whole_ms(np.floor(found[:, targets] / SCALE)) != ours[:5]).sum())}


def _peak_mb() -> float:
    """Most memory this process ever held; unlike `ru_maxrss`, without that of the process that started it."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


def municipality(graph: RoadGraph, build_s: float) -> Dict[str, Any]:
    """2,000 x 2,000 places near roads, joined to them."""
    rng = np.random.default_rng(8)
    xy = graph.vertices[rng.integers(0, len(graph.vertices), 2000)] + rng.normal(0, 30, (2000, 2))
    pieces_s, allowed = cpu(lambda: road_pieces(graph).two_way_edges & ~graph.is_ferry)
    join_s, places = cpu(lambda: attach(graph, xy, edges=allowed))
    turns = []
    for _ in range(TURNS):
        seconds, times = cpu(lambda: travel_times(graph, places, places))
        turns.append(seconds)
    return {"nodes": graph.node_count, "edges": graph.edge_count, "origins": 2000, "destinations": 2000,
            "build_graph_s": build_s, "join_s": pieces_s + join_s, "times_s": statistics.median(turns),
            "turns_s": [round(value, 3) for value in turns], "method": times.method,
            "total_s": build_s + pieces_s + join_s + statistics.median(turns),
            "unreachable": times.unreachable_count}


def heidelberg() -> Optional[Dict[str, Any]]:
    """The real network of a town, from its lines; None where the shared data is missing."""
    if not HEIDELBERG.is_file():
        return None
    lines, _ = read_roads(read(f"{HEIDELBERG}:vag"))
    build_s, graph = cpu(lambda: build_graph(lines))
    return municipality(graph, build_s)


CASES: Dict[str, Callable[[], Optional[Dict[str, Any]]]] = {
    "ratio": lambda: ratio(False), "ratio_even": lambda: ratio(True), "variants": variants, "million": million,
    "municipality": lambda: municipality(road_world(20_000), 0.0), "heidelberg": heidelberg}


def main(arguments: List[str]) -> int:
    """Measure, print, append; exit code 1 when any answer differs."""
    parser = argparse.ArgumentParser(description="CPU and memory of travel times at scale")
    parser.add_argument("--only", nargs="+", choices=list(CASES), default=list(CASES), help="cases (default: all)")
    parser.add_argument("--out", help="file to append the JSON lines to")
    parser.add_argument("--make-million", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--ask-million", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.make_million:
        make_million(given.make_million)
        return 0
    if given.ask_million:
        print(json.dumps(ask_million(given.ask_million)))
        return 0
    wrong = False
    for name in given.only:
        result = CASES[name]()
        if result is None:
            print(f"{name}: the shared data is not beside the project", file=sys.stderr)
            continue
        result = {"case": name, **result, "versions": {
            "python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__,
            "qgis": None if QgsGraph is None else Qgis.QGIS_VERSION}}
        text = json.dumps({k: round(v, 4) if isinstance(v, float) else v for k, v in result.items()})
        print(text, flush=True)
        wrong = wrong or any(value for key, value in result.items() if key.endswith("_differing"))
        if given.out:
            with open(given.out, "a", encoding="utf-8") as file:
                file.write(text + "\n")
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
