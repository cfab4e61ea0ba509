"""What the two ways of taking a graph apart, with the times in lists and in a matrix, have in common."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np

from ...model import Bools, Ints
from ..network import Costs, stable_order

LEAST_SHARE = 0.3
"""A round that takes fewer of the remaining nodes lets nodes of the next higher degree leave too."""


@dataclass(frozen=True)
class Round:
    """Nodes that left together and their links to nodes that leave later or never.

    nodes, degree : (k,); the links of nodes[0] come first, then those of nodes[1], ...
    neighbour, out_ms, in_ms : (sum of degree,) the other end, the time to it and the time from it
    """

    nodes: Ints
    degree: Ints
    neighbour: Ints
    out_ms: Costs
    in_ms: Costs


def degrees(n: int, low: Ints, high: Ints) -> Ints:
    """(n,) how many of the links low[i], high[i] each node has."""
    degree: Ints = np.bincount(low, minlength=n) + np.bincount(high, minlength=n)
    return degree


def independent(degree: Ints, alive: Bools, limit: int, low: Ints, high: Ints, turn: int) -> Bools:
    """(n,) nodes of at most `limit` links, no two of them linked: of two neighbours the one of higher rank waits."""
    candidate = alive & (degree <= limit)
    both = np.flatnonzero(candidate[low] & candidate[high])
    low, high = low[both], high[both]
    rank = (degree << 32) + _scattered(len(degree), turn)
    candidate[np.where(rank[low] > rank[high], low, high)] = False
    return candidate


def ends_of(chosen: Bools, low: Ints, high: Ints) -> Tuple[Ints, Ints, Ints, Ints]:
    """The links without a chosen end, with one at `low`, and with one at `high` (never both).

    Also the order that brings those at low followed by those at high together by their chosen node.
    """
    at_low, at_high = np.flatnonzero(chosen[low]), np.flatnonzero(chosen[high])
    stays = np.ones(len(low), bool)
    stays[at_low] = False
    stays[at_high] = False
    order = stable_order(np.concatenate([low[at_low], high[at_high]]), len(chosen))
    return np.flatnonzero(stays), at_low, at_high, order


def pairs(degree: Ints) -> Tuple[Ints, Ints]:
    """For nodes whose links follow each other, `degree` (k,) of each: every two links (i, j) of a node, j < i."""
    total = int(degree.sum())
    first = np.repeat(np.cumsum(degree) - degree, degree)
    before = np.arange(total) - first
    i = np.repeat(np.arange(total), before)
    j = np.arange(len(i)) - np.repeat(np.cumsum(before) - before - first, before)
    return i, j


def ways(degree: Ints) -> Tuple[Ints, Ints]:
    """As `pairs`, in both orders; a link with itself may be among them."""
    total = int(degree.sum())
    first, many = np.repeat(np.cumsum(degree) - degree, degree), np.repeat(degree, degree)
    i = np.repeat(np.arange(total), many)
    j = np.arange(len(i)) - np.repeat(np.cumsum(many) - many - first, many)
    return i, j


def _scattered(n: int, turn: int) -> Ints:
    """(n,) different numbers below 2**32 in an order that has nothing to do with the order of nodes along a road.

    A multiplication by an odd number modulo 2**32 maps different nodes to different numbers (Knuth's multiplicative
    hash); `turn` shifts them so that every round breaks its ties in another way.
    """
    mixed = np.arange(turn * 40503, turn * 40503 + n).astype(np.uint32)
    mixed *= np.uint32(2654435769)
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(2246822519)
    return mixed.astype(np.int64)
