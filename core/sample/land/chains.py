"""Links that follow each other almost straight on are one street: which links, in what order."""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np

from ...arrays import ints_of
from ...geometry import line_coordinates
from ...model import Bools, Floats, Ints, Objects
from ...progress import Progress, Silent, stop_if_cancelled

_SILENT = Silent()
_STRAIGHT = -0.72
"""Cosine between two links at a junction below which they are one street (about 44 degrees from straight on)."""


@dataclass(frozen=True)
class Chains:
    """(m,) per link: chain number, metres from the chain's start to the link's, whether the link runs with the chain.

    order : links in the order of chain and place in it; count : number of chains
    """

    chain: Ints
    start_m: Floats
    forward: Bools
    order: Ints
    count: int


def _directions(lines: Objects) -> Tuple[Floats, Floats]:
    """(m, 2) unit vectors out of the first and out of the last vertex of each line."""
    xy, offsets = line_coordinates(lines)
    first, last = offsets[:-1], offsets[1:] - 1
    out = []
    for end, beside in ((first, first + 1), (last, last - 1)):
        away = xy[beside] - xy[end]
        out.append(away / np.maximum(np.sqrt((away ** 2).sum(axis=1)), 1e-9)[:, None])
    return out[0], out[1]


def _partners(lines: Objects, u: Ints, v: Ints, group: Ints, progress: Progress) -> Ints:
    """(2m,) for link end 2i (at u) and 2i + 1 (at v): the link end that continues it, −1 for none."""
    at_u, at_v = _directions(lines)
    out = np.stack([at_u, at_v], axis=1).reshape(-1, 2)
    node = np.stack([u, v], axis=1).ravel()
    by_node = np.argsort(node, kind="stable")
    bounds = np.flatnonzero(np.diff(node[by_node], prepend=-1, append=-1))
    partner = np.full(len(node), -1, np.int64)
    for begin, end in zip(bounds[:-1], bounds[1:]):
        if begin % 4_000 < 3:
            stop_if_cancelled(progress)
        ends = ints_of(by_node[begin:end])
        pairs: List[Tuple[float, int, int]] = []
        for i, a in enumerate(ends):
            for b in ends[i + 1:]:
                cosine = float(out[a, 0] * out[b, 0] + out[a, 1] * out[b, 1])
                if cosine < _STRAIGHT and group[a // 2] == group[b // 2] and a // 2 != b // 2:
                    pairs.append((cosine, a, b))
        for _, a, b in sorted(pairs):
            if partner[a] < 0 and partner[b] < 0:
                partner[a], partner[b] = b, a
    return partner


def _walk(start: int, partner: Ints, seen: Bools, longest: int) -> List[int]:
    """Link ends by which a chain enters its links, from the link end `start` on."""
    entered: List[int] = []
    end = start
    while end >= 0 and not seen[end // 2] and len(entered) < longest:
        seen[end // 2] = True
        entered.append(end)
        end = int(partner[end ^ 1])
    return entered


def find_chains(lines: Objects, u: Ints, v: Ints, length_m: Floats, group: Ints, longest: int,
                progress: Progress = _SILENT) -> Chains:
    """Streets of at most `longest` links, all of one `group` (m,)."""
    partner = _partners(lines, u, v, group, progress)
    stop_if_cancelled(progress)
    m = len(u)
    seen = np.zeros(m, bool)
    starts = ints_of(np.flatnonzero(partner < 0)) + list(range(2 * m))
    chain, start_m, forward = np.zeros(m, np.int64), np.zeros(m), np.ones(m, bool)
    order: List[int] = []
    count = 0
    for start in starts:
        entered = _walk(start, partner, seen, longest)
        metres = 0.0
        for end in entered:
            link = end // 2
            chain[link], start_m[link], forward[link] = count, metres, end % 2 == 0
            metres += float(length_m[link])
            order.append(link)
        count += bool(entered)
    return Chains(chain, start_m, forward, np.array(order, np.int64), count)
