"""All fastest times within the dense core that elimination leaves."""
from __future__ import annotations

import numpy as np

from ...progress import Progress, stop_if_cancelled
from ..network import Costs, infinite_of

STRIP_CELLS = 1 << 16
"""Cells of the matrix worked on at a time: a strip stays in the processor's cache."""


FEW = 2
"""Rows are picked out only when fewer than one in so many reach the node: picking costs more than a plain pass."""


def close_core(direct_ms: Costs, progress: Progress) -> Costs:
    """(c, c) fastest times from direct ones with 0 on the diagonal, by Floyd and Warshall's method.

    Fastest when nodes with few direct ways come first. Source: Floyd (1962), "Algorithm 97: Shortest path", https://doi.org/10.1145/367766.368168.
    """
    times: Costs = direct_ms.copy()
    size = len(direct_ms)
    strip = max(1, STRIP_CELLS // max(size, 1))
    buffer = np.empty((min(strip, size), size), times.dtype)
    for k in range(size):
        if k % 16 == 0:
            stop_if_cancelled(progress)
            progress.report(k / size)
        _through(times, k, strip, buffer)
    return times


def _through(times: Costs, k: int, strip: int, buffer: Costs) -> None:
    """Let every way go through node `k` where that is faster."""
    onward, to_k = times[k].copy(), times[:, k].copy()
    reaching = np.flatnonzero(to_k < infinite_of(to_k))
    if len(reaching) * FEW < len(times):
        times[reaching] = np.minimum(times[reaching], to_k[reaching, None] + onward)
        return
    for a in range(0, len(times), strip):
        rows = times[a:a + strip]
        through = buffer[:len(rows)]
        np.add(to_k[a:a + strip, None], onward, out=through)
        np.minimum(rows, through, out=rows)
