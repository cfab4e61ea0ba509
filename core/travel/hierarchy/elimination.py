"""Taking a road graph apart: nodes of low degree leave in rounds until a small dense core is left.

A node leaves together with its links; every pair of its neighbours gets a link with the time through it, so all
fastest times among the nodes that stay are kept. Dead ends (degree 1), bends (2) and junctions (3 and more) need no
separate code. Nodes of one round have no link to each other, so a round is a handful of array operations.

This is a contraction hierarchy without witness search, that is a customizable one: Dibbelt, Strasser and Wagner (2016),
"Customizable Contraction Hierarchies", https://doi.org/10.1145/2886843.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import List, Tuple

import numpy as np

from ...model import Bools, Ints
from ...progress import Part, Progress, stop_if_cancelled
from ..network import Costs, Links, infinite_of, merged
from .matrix_rounds import MatrixRounds
from .rounds import LEAST_SHARE, Round, degrees, ends_of, independent, pairs

MATRIX_NODES = 1500
"""So few nodes are taken apart further as a matrix."""

WORK_PER_LINK, WORK_FREE = 150, 3_000_000
"""Links that may be looked at or made in all, per link of the graph: a town needs 15, a planar graph of 200,000 nodes
40, a lattice of 100 x 100 nodes 250, and a random graph thousands."""


class NotARoadNetwork(Exception):
    """Elimination would make more new links than a sparse, nearly planar graph ever needs."""


@dataclass(frozen=True)
class Elimination:
    """The rounds in order of leaving; `core` (c,) are the nodes that stayed, core_ms (c, c) their direct times."""

    rounds: Tuple[Round, ...]
    core: Ints
    core_ms: Costs


def eliminate(n: int, links: Links, progress: Progress) -> Elimination:
    """Take the graph of `n` nodes apart. The order is fixed by the graph alone; answers do not depend on it.

    Raises `NotARoadNetwork` when the work grows beyond what any road network needs.
    """
    budget = WORK_FREE + WORK_PER_LINK * min(len(links), 6 * n)
    name: Ints = np.arange(n)
    alive: Bools = np.ones(n, bool)
    left, limit = n, 2
    rounds: List[Round] = []
    while left > MATRIX_NODES:
        stop_if_cancelled(progress)
        progress.report(0.7 * (1.0 - left / n))
        if 2 * left < len(name):
            name, alive, links = _closed_up(name, alive, links)
        degree = degrees(len(name), links.low, links.high)
        chosen = independent(degree, alive, limit, links.low, links.high, len(rounds))
        count = int(chosen.sum())
        if count < LEAST_SHARE * left:
            limit = max(limit + 1, int(degree[alive].min()))
        if count == 0:
            continue
        budget -= len(links) + int((degree[chosen] * (degree[chosen] - 1) // 2).sum())
        if budget < 0:
            raise NotARoadNetwork
        gone, links = _take_out(len(name), links, chosen, degree)
        rounds.append(_renamed(gone, name))
        alive[chosen] = False
        left -= count
    name, alive, links = _closed_up(name, alive, links)
    rest = MatrixRounds(left, links, limit)
    rounds += [_renamed(gone, name) for gone in rest.run(len(rounds), Part(progress, 0.7, 1.0))]
    return Elimination(tuple(rounds), name[rest.name], rest.times)


def _renamed(gone: Round, name: Ints) -> Round:
    return replace(gone, nodes=name[gone.nodes], neighbour=name[gone.neighbour])


def _closed_up(name: Ints, alive: Bools, links: Links) -> Tuple[Ints, Bools, Links]:
    """Close the gaps that removed nodes left in the numbering, so that arrays over all nodes get shorter."""
    place = np.cumsum(alive) - 1
    return name[alive], np.ones(int(alive.sum()), bool), replace(links, low=place[links.low], high=place[links.high])


def _take_out(n: int, links: Links, chosen: Bools, degree: Ints) -> Tuple[Round, Links]:
    """Remove the chosen nodes; return them as a round, and the links among the rest with the ways through them."""
    nodes = np.flatnonzero(chosen)
    stay, at_low, at_high, order = ends_of(chosen, links.low, links.high)
    gone = Round(nodes, degree[nodes],
                 np.concatenate([links.high[at_low], links.low[at_high]])[order],
                 np.concatenate([links.there_ms[at_low], links.back_ms[at_high]])[order],
                 np.concatenate([links.back_ms[at_low], links.there_ms[at_high]])[order])
    old = (links.low[stay], links.high[stay], links.there_ms[stay], links.back_ms[stay])
    if int(gone.degree.max()) < 2:
        return gone, Links(*old)
    low, high, there_ms, back_ms = _ways_through(gone)
    return gone, merged(n, np.concatenate([old[0], low]), np.concatenate([old[1], high]),
                        np.concatenate([old[2], there_ms]), np.concatenate([old[3], back_ms]))


def _ways_through(gone: Round) -> Tuple[Ints, Ints, Costs, Costs]:
    """The links through the removed nodes, one for every pair of neighbours of each."""
    i, j = pairs(gone.degree)
    x, y = gone.neighbour[i], gone.neighbour[j]
    rising = x < y
    i, j = np.where(rising, i, j), np.where(rising, j, i)
    there, back = gone.in_ms[i] + gone.out_ms[j], gone.in_ms[j] + gone.out_ms[i]
    infinite = infinite_of(there)
    return np.minimum(x, y), np.maximum(x, y), np.minimum(there, infinite), np.minimum(back, infinite)
