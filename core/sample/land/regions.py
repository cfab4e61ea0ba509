"""Connected regions of about the same weight on a neighbour graph."""
from __future__ import annotations

from typing import List

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from ...arrays import int_rows_of
from ...model import Floats, Ints
from ...progress import Progress, Silent, stop_if_cancelled

_SILENT = Silent()


def _halves(xy: Floats, weight: Floats, rows: Ints, k: int) -> List[Ints]:
    """Cut the rows in k parts of about equal weight by straight cuts across the longer side."""
    if k == 1 or len(rows) < 2:
        return [rows]
    spread = xy[rows].max(axis=0) - xy[rows].min(axis=0)
    along = rows[np.argsort(xy[rows, int(spread[1] > spread[0])], kind="stable")]
    running = np.cumsum(weight[along])
    cut = int(np.searchsorted(running, running[-1] * (k // 2) / k))
    cut = min(max(cut, 1), len(rows) - 1)
    return _halves(xy, weight, along[:cut], k // 2) + _halves(xy, weight, along[cut:], k - k // 2)


def _flood(graph: csr_matrix, seeds: Ints, head_start: Floats) -> Ints:
    """(n,) which seed reaches each node first when seed j starts `head_start[j]` late; −1 where none does."""
    n, k = graph.shape[0], len(seeds)
    coo = graph.tocoo()
    start = coo_matrix((head_start + 1.0, (np.full(k, n), seeds)), shape=(n + 1, n + 1))
    whole = csr_matrix((np.concatenate([coo.data, start.data]),
                        (np.concatenate([coo.row, start.row]), np.concatenate([coo.col, start.col]))),
                       shape=(n + 1, n + 1))
    distance, before = dijkstra(whole, indices=n, return_predecessors=True)
    label = np.full(n + 1, -1, np.int64)
    number = np.full(n + 1, -1, np.int64)
    number[seeds] = np.arange(k)
    for node in np.argsort(distance[:n], kind="stable"):
        parent = before[node]
        if parent == n:
            label[node] = number[node]
        elif parent >= 0:
            label[node] = label[parent]
    return label[:n]


def balanced_regions(xy: Floats, weight: Floats, graph: csr_matrix, k: int,
                     progress: Progress = _SILENT, rounds: int = 24) -> Ints:
    """(n,) labels 0…k−1 of connected regions of about equal `weight` (n,); −1 for nodes that no region reaches.

    graph : symmetric, metres between neighbours. Regions grow from seeds along the graph; a region that became too
    heavy starts later in the next round and its seed moves to its middle. The most even round is returned.
    """
    parts = _halves(xy, weight + 1e-9, np.arange(len(xy)), min(k, len(xy)))
    middles = np.array([_middle(xy, weight, rows) for rows in parts])
    target = float(np.cumsum(weight)[-1]) / len(parts)
    reach = np.array([float(np.sqrt(((xy[rows] - m) ** 2).sum(axis=1)).max()) for rows, m in zip(parts, middles)])
    late: Floats = np.zeros(len(parts))
    seeds = _seeds(xy, middles)
    best: Ints = np.full(len(xy), -1, np.int64)
    best_spread = np.inf
    for turn in range(rounds):
        stop_if_cancelled(progress)
        label = _flood(graph, seeds, late - late.min())
        held = np.bincount(label[label >= 0], weights=weight[label >= 0], minlength=len(parts))
        spread = float(np.abs(held / target - 1.0).max()) + 10.0 * float((held <= 0.0).sum())
        if spread < best_spread:
            best, best_spread = label, spread
        late = late + 0.3 * reach * np.clip(held / target - 1.0, -0.8, 1.2)
        if turn % 3 == 1 and turn < rounds - 8:
            middles = np.array([_middle(xy, weight, np.flatnonzero(label == j)) if (label == j).any() else middles[j]
                                for j in range(len(parts))])
            seeds = _seeds(xy, middles)
    return best


def _middle(xy: Floats, weight: Floats, rows: Ints) -> Floats:
    heavy = weight[rows] + 1e-6
    total = float(np.cumsum(heavy)[-1])
    return np.array([float(np.cumsum(xy[rows, axis] * heavy)[-1]) / total for axis in (0, 1)])


def _seeds(xy: Floats, middles: Floats) -> Ints:
    """(k,) the node nearest each middle, no node twice."""
    nearest = np.atleast_2d(cKDTree(xy).query(middles, k=min(len(xy), len(middles) + 1))[1].T).T
    taken: List[int] = []
    for row in int_rows_of(nearest):
        taken.append(next(node for node in row if node not in taken))
    return np.array(taken, np.int64)
