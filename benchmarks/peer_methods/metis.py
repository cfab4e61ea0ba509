"""METIS by pymetis, restarted for the whole time (Karypis, Kumar 1998, doi:10.1137/S1064827595287997).

Takes turns between k-way partitioning with connected parts and recursive bisection, between edges of weight 1 and
edges weighted by nearness, and between the whole tolerance and shares of it, as METIS bounds the loads from above only.
"""
from __future__ import annotations

import random
from itertools import product
from typing import List, Tuple

import pymetis

from .graph_form import GraphForm
from .incumbent import Incumbent
from .problem import Problem

TOLERANCE_SHARES = (1.0, 0.6, 0.3)
BEST_WAYS, BEST_TURNS = 4, 3
"""After each round through all ways, the best four so far get three turns more."""


def search(problem: Problem, incumbent: Incumbent, rng: random.Random) -> None:
    """Offer divisions until the time is up."""
    form = GraphForm(problem)
    adjacency = pymetis.CSRAdjacency(form.start, form.neighbour)
    ways = list(product((False, True), form.edge_weights, TOLERANCE_SHARES))
    best: List[Tuple[float, ...]] = [(float("inf"),)] * len(ways)
    while True:
        turns = list(range(len(ways)))
        turns += sorted(turns, key=lambda way: best[way])[:BEST_WAYS] * BEST_TURNS
        rng.shuffle(turns)
        for way in turns:
            recursive, edge_weight, share = ways[way]
            options = pymetis.Options(seed=rng.randrange(2 ** 31 - 1), contig=0 if recursive else 1,
                                      ufactor=max(1, round(10 * problem.tolerance_percent * share)))
            _, area = pymetis.part_graph(problem.areas, adjacency, vweights=form.weight, eweights=edge_weight,
                                         recursive=recursive, options=options)
            best[way] = min(best[way], incumbent.offer(area))
