"""Undirected links with a time in either direction: the form in which a road graph is taken apart."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...model import Ints
from .milliseconds import Costs
from .orders import stable_order


@dataclass(frozen=True)
class Links:
    """Every linked pair of nodes once, low < high.

    there_ms : (m,) low to high; back_ms : (m,) high to low; "no way" where closed (see `milliseconds`)
    """

    low: Ints
    high: Ints
    there_ms: Costs
    back_ms: Costs

    def __len__(self) -> int:
        return len(self.low)


def links_from_edges(n: int, tail: Ints, head: Ints, forward_ms: Costs, backward_ms: Costs) -> Links:
    """Links of a graph of `n` nodes: loops dropped (no way to elsewhere uses them), parallel edges merged."""
    other = tail != head
    t, h, f, b = tail[other], head[other], forward_ms[other], backward_ms[other]
    rising = t < h
    return merged(n, np.where(rising, t, h), np.where(rising, h, t), np.where(rising, f, b), np.where(rising, b, f))


def merged(n: int, low: Ints, high: Ints, there_ms: Costs, back_ms: Costs) -> Links:
    """Links with the smallest time of every direction where a pair occurs more than once; sorted by (low, high)."""
    key = low * n + high
    order = stable_order(key, n * n)
    key = key[order]
    new = np.ones(len(key), bool)
    np.not_equal(key[1:], key[:-1], out=new[1:])
    at = order[new]
    there, back = there_ms[at], back_ms[at]
    alone = new.copy()
    alone[:-1] &= new[1:]
    # only pairs that occur more than once are looked at again: they are few
    several = np.flatnonzero(~alone)
    if len(several):
        first = np.flatnonzero(new[several])
        where = (np.cumsum(new) - 1)[several[first]]
        there[where] = np.minimum.reduceat(there_ms[order[several]], first)
        back[where] = np.minimum.reduceat(back_ms[order[several]], first)
    return Links(low[at], high[at], there, back)
