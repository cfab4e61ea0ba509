"""GerryChain: ReCom chains that minimise our own objective, from a random tree start (DeFord, Duchin, Solomon 2021,
doi:10.1162/99608f92.eb30390f; short bursts: Cannon et al. 2023, doi:10.1214/22-AOAS1651).

Every plan of a chain is connected and within the tolerance by construction. The cost is kept per area, so that a
step pays only for the two areas it changed. A pair that cannot be split is left after a hundred trees.
"""
from __future__ import annotations

import math
import random
import time
from functools import partial
from typing import Any, Callable, Dict

import networkx
import numpy as np
from gerrychain import Graph, Partition
from gerrychain.constraints import within_percent_of_ideal_population
from gerrychain.optimization import SingleMetricOptimizer
from gerrychain.proposals import recom
from gerrychain.proposals.tree_proposals import MetagraphError
from gerrychain.tree import bipartition_tree
from gerrychain.updaters import Tally

from .incumbent import Incumbent
from .problem import Problem

BURST_STEPS = 10
ENDLESS = 10 ** 9
TREES_PER_PAIR = 100
FINAL_STEEPNESS = 2000.0
"""At the end of the annealing a plan worse by 0.1 % is accepted with e^-2."""


def bursts(problem: Problem, incumbent: Incumbent, rng: random.Random) -> None:
    """Short bursts: ten free steps at a time, each burst from the best plan of the one before."""
    def steps(optimizer: SingleMetricOptimizer, _: float) -> Any:
        return optimizer.short_bursts(BURST_STEPS, ENDLESS)

    _chains(problem, incumbent, rng, steps)


def annealing(problem: Problem, incumbent: Incumbent, rng: random.Random, seconds: float) -> None:
    """Simulated annealing whose temperature falls with the share of the CPU time that is used up."""
    def steps(optimizer: SingleMetricOptimizer, score: float) -> Any:
        return optimizer.simulated_annealing(ENDLESS, lambda _: min(1.0, time.process_time() / seconds) ** 2,
                                             FINAL_STEEPNESS / score)

    _chains(problem, incumbent, rng, steps)


def _cost_by_area(problem: Problem) -> Callable[[Partition], Dict[int, float]]:
    """Updater: cost of each area, computed anew for the areas that a step changed."""
    def of_units(units: Any) -> float:
        return problem.cost_of_area(np.fromiter(units, np.int64))

    def updater(partition: Partition) -> Dict[int, float]:
        if partition.parent is None or not partition.flips:
            return {a: of_units(units) for a, units in partition.parts.items()}
        known = dict(partition.parent["cost"])
        before = partition.parent.assignment
        changed = set(partition.flips.values()) | {before.mapping[u] for u in partition.flips}
        known.update({a: of_units(partition.parts[a]) for a in changed})
        return known

    return updater


def _chains(problem: Problem, incumbent: Incumbent, rng: random.Random, steps: Callable[..., Any]) -> None:
    graph = networkx.Graph()
    graph.add_nodes_from((u, {"load": w.item()}) for u, w in enumerate(problem.load))
    graph.add_edges_from(problem.edges.tolist())
    units = Graph.from_networkx(graph)
    share = problem.tolerance_percent / 100
    updaters = {"load": Tally("load", alias="load"), "cost": _cost_by_area(problem)}
    proposal = partial(recom, pop_col="load", pop_target=problem.mean, epsilon=share,
                       bipartition_tree_fn=partial(bipartition_tree, max_attempts=TREES_PER_PAIR,
                                                   allow_pair_reselection=True))
    while True:
        try:
            start = Partition.from_random_assignment(units, problem.areas, share, "load", updaters=updaters,
                                                     rng=rng.randrange(2 ** 31))
            optimizer = SingleMetricOptimizer(
                proposal, [within_percent_of_ideal_population(start, share, pop_key="load")], start,
                lambda plan: math.fsum(plan["cost"].values()), maximize=False, rng=rng.randrange(2 ** 31))
            for plan in steps(optimizer, optimizer.score_fn(start)):
                incumbent.offer(_labels(plan, problem.n))
        except (MetagraphError, RuntimeError):  # no tree could be cut within the tolerance: another start
            continue


def _labels(plan: Partition, n: int) -> Any:
    area = np.empty(n, np.int64)
    for a, units in plan.parts.items():
        area[np.fromiter(units, np.int64)] = a
    return area
