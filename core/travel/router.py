"""Which method answers: elimination on a road network, Dijkstra on anything else."""
from __future__ import annotations

from typing import Iterator, Optional, Protocol, Tuple

from ..model import Ints
from ..progress import Progress
from .dijkstra import DijkstraEngine
from .hierarchy import EliminationEngine, Entries, NotARoadNetwork
from .network import Costs, Links


class Question(Protocol):
    """Times from any origins to the nodes that were asked for."""

    def blocks(self, seeds: Entries, columns: int, progress: Progress, width: Optional[int] = None,
               answer: Optional[Costs] = None) -> Iterator[Tuple[int, Costs]]:
        """Yield (first column, times (c, T)) for `columns` origins that start at the seeds.

        A block may be overwritten by the next, unless `answer` (columns, T) is given, of which the blocks are parts.
        """


class Router(Protocol):
    """What answers many-to-many questions between nodes."""

    def toward(self, targets: Ints) -> Question:
        """The question for the times to `targets` (T,), nodes, repeats allowed."""


def make_router(n: int, links: Links, progress: Progress) -> Tuple[Router, str]:
    """The method that suits the graph and its name, "elimination" or "dijkstra"; both give the same answers."""
    try:
        return EliminationEngine(n, links, progress), "elimination"
    except NotARoadNetwork:
        return DijkstraEngine(n, links), "dijkstra"
