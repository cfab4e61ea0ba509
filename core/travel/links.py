"""Undirected links with a time in either direction: the form in which a road graph is taken apart."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model import Ints
from .milliseconds import Ms


@dataclass(frozen=True)
class Links:
    """Every linked pair of nodes once, low < high.

    there_ms : (m,) low to high; back_ms : (m,) high to low; `INFINITE_MS` where closed
    """

    low: Ints
    high: Ints
    there_ms: Ms
    back_ms: Ms

    def __len__(self) -> int:
        return len(self.low)


def links_from_edges(n: int, tail: Ints, head: Ints, forward_ms: Ms, backward_ms: Ms) -> Links:
    """Links of a graph of `n` nodes: loops dropped (no way to elsewhere uses them), parallel edges merged."""
    other = tail != head
    t, h, f, b = tail[other], head[other], forward_ms[other], backward_ms[other]
    rising = t < h
    return merged(n, np.where(rising, t, h), np.where(rising, h, t), np.where(rising, f, b), np.where(rising, b, f))


def merged(n: int, low: Ints, high: Ints, there_ms: Ms, back_ms: Ms) -> Links:
    """Links with the smallest time of every direction where a pair occurs more than once; sorted by (low, high)."""
    key = low.astype(np.int64) * n + high
    order = np.argsort(key, kind="stable")
    key = key[order]
    first = np.flatnonzero(np.concatenate([np.ones(min(1, len(key)), bool), key[1:] != key[:-1]]))
    if len(first) == 0:
        return Links(low[:0], high[:0], there_ms[:0], back_ms[:0])
    at = order[first]
    return Links(low[at], high[at], np.minimum.reduceat(there_ms[order], first),
                 np.minimum.reduceat(back_ms[order], first))
