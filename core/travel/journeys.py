"""The fastest ways between two sets of points on the road: prepared once, answered for as many origins as one likes."""
from __future__ import annotations

from typing import Iterator, Tuple

import numpy as np

from ..model import Ints
from ..progress import Progress
from .hierarchy import AttachedEndpoints, along_one_edge, at_one_place
from .network import Costs, Links, infinite_of, lower
from .router import make_router


class Journeys:
    """From origins to destinations, the ways between point and road included.

    Exact: the same as on a graph in which every point is a node. From a point to the very same point it is 0. A point
    that is not joined to a road cannot be reached nor left. `method` is "elimination" or "dijkstra".
    """

    def __init__(self, n: int, links: Links, origins: AttachedEndpoints, destinations: AttachedEndpoints, turned: bool,
                 progress: Progress) -> None:
        """Prepare for questions from some origins to all destinations, or if `turned` from all to some destinations."""
        if turned:  # asked from the destinations, on the graph with every direction turned
            links = Links(links.low, links.high, links.back_ms, links.there_ms)
        self._turned = turned
        self._asking, self._answering = (destinations, origins) if turned else (origins, destinations)
        router, self.method = make_router(n, links, progress)
        ends = np.concatenate([self._answering.tail, self._answering.head])
        nodes, which = np.unique(ends, return_inverse=True)
        self._at_tail, self._at_head = np.split(which.reshape(-1), 2)
        dtype = self._answering.access.dtype
        self._last = tuple(end.astype(dtype) for end in self._answering.ends(not turned))
        self._question = router.toward(nodes)

    def blocks(self, rows: Ints, progress: Progress) -> Iterator[Tuple[int, Costs]]:
        """Yield (first, costs (c, answers)) for the origins `rows` (k,), or destinations if turned, a few at a time."""
        asking = self._asking.take(rows)
        no_way = infinite_of(asking.access)
        for first, block in self._question.blocks(asking.seeds(self._turned), len(asking), progress):
            costs, other = block.take(self._at_tail, axis=1), block.take(self._at_head, axis=1)
            np.minimum(np.add(costs, self._last[0], out=costs), np.add(other, self._last[1], out=other), out=costs)
            np.minimum(costs, no_way, out=costs)
            self._finish(costs, asking.take(np.arange(first, first + len(block))))
            yield first, costs

    def _finish(self, costs: Costs, asking: AttachedEndpoints) -> None:
        """Let the ways straight along one edge count, then those between point and road."""
        origins, destinations = (self._answering, asking) if self._turned else (asking, self._answering)
        width, no_way, flat = costs.shape[1], infinite_of(costs), costs.reshape(-1)
        i, j, straight = along_one_edge(origins, destinations)
        lower(flat, (j * width + i) if self._turned else (i * width + j), straight.astype(costs.dtype))
        for access in (asking.access[:, None], self._answering.access[None, :]):
            np.add(costs, access, out=costs)
            np.minimum(costs, no_way, out=costs)
        i, j = at_one_place(origins, destinations)
        flat[(j * width + i) if self._turned else (i * width + j)] = 0
