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

from ..model import Bools, Ints
from ..progress import Progress, stop_if_cancelled
from .links import Links, merged
from .milliseconds import INFINITE, Ms

SMALL_CORE = 300
"""A core of this size is closed faster by Floyd and Warshall's method than it is taken apart further."""

DENSE_CORE = 1200
"""Nor does it pay to go on below this size when the links are so dense that each node sees a twelfth of the others."""

DENSE_SHARE = 12

LEAST_SHARE = 0.15
"""A round that takes fewer of the remaining nodes lets nodes of the next higher degree leave too."""

WORK_PER_LINK, WORK_FREE = 150, 3_000_000
"""Links that may be looked at or made in all, per link of the graph: a town needs 15, a planar graph of 200,000 nodes
40, a lattice of 100 x 100 nodes 250, and a random graph thousands."""


class NotARoadNetwork(Exception):
    """Elimination would make more new links than a sparse, nearly planar graph ever needs."""


@dataclass(frozen=True)
class Round:
    """Nodes that left together, by falling degree, and their links to nodes that leave later or never.

    nodes, degree : (k,); the links of nodes[0] come first, then those of nodes[1], ...
    neighbour, out_ms, in_ms : (sum of degree,) the other end, the time to it and the time from it
    """

    nodes: Ints
    degree: Ints
    neighbour: Ints
    out_ms: Ms
    in_ms: Ms


@dataclass(frozen=True)
class Elimination:
    """The rounds in order of leaving; `core` are the nodes that stayed, `links` what is left among them."""

    rounds: Tuple[Round, ...]
    core: Ints
    links: Links


def eliminate(n: int, links: Links, progress: Progress) -> Elimination:
    """Take the graph of `n` nodes apart. The order is fixed by the graph alone; answers do not depend on it.

    Raises `NotARoadNetwork` when the work grows beyond what any road network needs.
    """
    budget = WORK_FREE + WORK_PER_LINK * min(len(links), 6 * n)
    name, alive, left, limit = np.arange(n), np.ones(n, bool), n, 2
    rounds: List[Round] = []
    while left > SMALL_CORE and not (left <= DENSE_CORE and 2 * len(links) * DENSE_SHARE > left * left):
        stop_if_cancelled(progress)
        progress.report(1.0 - left / n)
        if 2 * left < len(name):
            name, alive, links = _closed_up(name, alive, links)
        degree = np.bincount(links.low, minlength=len(name)) + np.bincount(links.high, minlength=len(name))
        chosen = _independent(degree, alive, limit, links, len(rounds))
        count = int(chosen.sum())
        if count < LEAST_SHARE * left:
            limit = max(limit + 1, int(degree[alive].min()))
        if count == 0:
            continue
        budget -= len(links) + int((degree[chosen] * (degree[chosen] - 1) // 2).sum())
        if budget < 0:
            raise NotARoadNetwork
        gone, links = _take_out(len(name), links, chosen, degree)
        rounds.append(replace(gone, nodes=name[gone.nodes], neighbour=name[gone.neighbour]))
        alive[chosen] = False
        left -= count
    core = np.flatnonzero(alive)
    return Elimination(tuple(rounds), name[core], replace(links, low=name[links.low], high=name[links.high]))


def _closed_up(name: Ints, alive: Bools, links: Links) -> Tuple[Ints, Bools, Links]:
    """Close the gaps that removed nodes left in the numbering, so that arrays over all nodes get shorter."""
    place = np.cumsum(alive) - 1
    return name[alive], np.ones(int(alive.sum()), bool), replace(links, low=place[links.low], high=place[links.high])


def _independent(degree: Ints, alive: Bools, limit: int, links: Links, turn: int) -> Bools:
    """(n,) nodes of at most `limit` links, no two of them linked: of two neighbours the one of higher rank waits."""
    candidate = alive & (degree <= limit)
    rank = np.where(candidate, (degree.astype(np.int64) << 32) + _scattered(len(degree), turn), np.int64(2**62))
    waits = np.where(rank[links.low] > rank[links.high], links.low, links.high)
    candidate[waits] = False
    return candidate


def _scattered(n: int, turn: int) -> Ints:
    """(n,) different numbers below 2**32 in an order that has nothing to do with the order of nodes along a road.

    A multiplication by an odd number modulo 2**32 maps different nodes to different numbers (Knuth's multiplicative
    hash); `turn` shifts them so that every round breaks its ties in another way.
    """
    node = np.arange(n, dtype=np.uint64) + np.uint64(turn * 40503)
    mixed = (node * np.uint64(2654435769)) & np.uint64(2**32 - 1)
    mixed ^= mixed >> np.uint64(15)
    mixed = (mixed * np.uint64(2246822519)) & np.uint64(2**32 - 1)
    return mixed.astype(np.int64)


def _take_out(n: int, links: Links, chosen: Bools, degree: Ints) -> Tuple[Round, Links]:
    """Remove the chosen nodes; return them as a round, and the links among the rest with the ways through them."""
    nodes = np.flatnonzero(chosen)
    nodes = nodes[np.argsort(-degree[nodes], kind="stable")]
    place = np.zeros(n, np.int64)
    place[nodes] = np.arange(len(nodes))
    at_low, at_high = chosen[links.low], chosen[links.high]
    owner = np.concatenate([links.low[at_low], links.high[at_high]])
    order = np.argsort(place[owner], kind="stable")
    gone = Round(nodes, degree[nodes],
                 np.concatenate([links.high[at_low], links.low[at_high]])[order],
                 np.concatenate([links.there_ms[at_low], links.back_ms[at_high]])[order],
                 np.concatenate([links.back_ms[at_low], links.there_ms[at_high]])[order])
    stay = ~(at_low | at_high)
    parts = [(links.low[stay], links.high[stay], links.there_ms[stay], links.back_ms[stay])]
    parts += _ways_through(gone)
    if len(parts) == 1:
        return gone, Links(*parts[0])
    low, high, there, back = (np.concatenate(column) for column in zip(*parts))
    return gone, merged(n, low, high, there, back)


def _ways_through(gone: Round) -> List[Tuple[Ints, Ints, Ms, Ms]]:
    """For every pair of neighbours of a removed node the link through it, node degree by node degree."""
    found = []
    degrees, counts = np.unique(gone.degree, return_counts=True)
    at = 0
    for k, count in zip(degrees[::-1].tolist(), counts[::-1].tolist()):
        rows = slice(at, at + count * k)
        at += count * k
        if k < 2:
            continue
        neighbour = gone.neighbour[rows].reshape(count, k)
        out, into = gone.out_ms[rows].reshape(count, k), gone.in_ms[rows].reshape(count, k)
        i = np.repeat(np.arange(k), np.arange(k))  # all pairs j < i
        j = np.arange(len(i)) - i * (i - 1) // 2
        x, y = neighbour[:, i].ravel(), neighbour[:, j].ravel()
        x_to_y = np.minimum(into[:, i] + out[:, j], INFINITE).ravel()
        y_to_x = np.minimum(into[:, j] + out[:, i], INFINITE).ravel()
        rising = x < y
        found.append((np.where(rising, x, y), np.where(rising, y, x),
                      np.where(rising, x_to_y, y_to_x), np.where(rising, y_to_x, x_to_y)))
    return found
