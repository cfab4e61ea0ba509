"""The exact time from a point on an edge to its two ends, without inserting a node.

The two parts of a cut edge add up to exactly the edge's whole milliseconds, so the answers equal those of a graph in
which every point was inserted as a node.
"""
from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from ...model import Floats, Ints
from .milliseconds import INFINITE_MS, paired


@dataclass(frozen=True)
class Cut:
    """Times (p,) int64 between points and the ends of their edge, `INFINITE_MS` where closed or the point has no edge.

    to_tail, to_head : from the point; from_tail, from_head : to the point
    ahead, behind : position on the way tail to head and head to tail, `INFINITE_MS` where that direction is closed
    """

    to_tail: Ints
    to_head: Ints
    from_tail: Ints
    from_head: Ints
    ahead: Ints
    behind: Ints


def cut(share: Floats, forward_ms: Ints, backward_ms: Ints) -> Cut:
    """Cut edges at `share` (p,), 0 at the tail to 1 at the head.

    A point exactly at an end is at the junction there: it uses all the roads that meet, even where its own is one-way.
    """
    f, b = forward_ms.astype(np.int64), backward_ms.astype(np.int64)
    no_f, no_b = f >= INFINITE_MS, b >= INFINITE_MS
    from_tail = np.where(no_f, INFINITE_MS, np.rint(share * f).astype(np.int64))
    from_head = np.where(no_b, INFINITE_MS, np.rint((1.0 - share) * b).astype(np.int64))
    to_head = np.where(no_f, INFINITE_MS, f - from_tail)
    to_tail = np.where(no_b, INFINITE_MS, b - from_head)
    at_tail, at_head = share == 0.0, share == 1.0
    return Cut(np.where(at_tail, 0, to_tail), np.where(at_head, 0, to_head),
               np.where(at_tail, 0, from_tail), np.where(at_head, 0, from_head), from_tail, from_head)


def cut_pairs(share: Floats, forward_ms: Ints, backward_ms: Ints, second: Ints) -> Cut:
    """As `cut`, for pairs of milliseconds and a second number (p,) that is divided in the same way."""
    ms, other = cut(share, forward_ms, backward_ms), cut(share, second, second)
    return Cut(*(paired(getattr(ms, name.name), getattr(other, name.name)) for name in fields(Cut)))
