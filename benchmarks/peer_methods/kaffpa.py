"""KaHIP's kaffpa with its strong preset, restarted for the whole time (Sanders, Schulz 2013,
doi:10.1007/978-3-642-38527-8_16). The tolerance is its imbalance; nothing is repaired afterwards.
"""
from __future__ import annotations

import random
from itertools import product

import kahip

from .graph_form import GraphForm
from .incumbent import Incumbent
from .problem import Problem

TOLERANCE_SHARES = (1.0, 0.5)


def search(problem: Problem, incumbent: Incumbent, rng: random.Random) -> None:
    """Offer divisions until the time is up."""
    form = GraphForm(problem)
    start, neighbour, weight = form.start.tolist(), form.neighbour.tolist(), form.weight.tolist()
    ways = list(product([weights.tolist() for weights in form.edge_weights], TOLERANCE_SHARES))
    while True:
        rng.shuffle(ways)
        for edge_weight, share in ways:
            _, area = kahip.kaffpa(weight, start, edge_weight, neighbour, problem.areas,
                                   problem.tolerance_percent / 100 * share, True, rng.randrange(2 ** 31 - 1),
                                   kahip.STRONG)
            incumbent.offer(area)
