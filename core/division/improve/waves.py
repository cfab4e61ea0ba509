"""Large-neighbourhood search with many areas: all areas at a time, in unions that have no area in common.

What is found in one union does not depend on the others, so the unions of a wave can be divided at the same time; the
answers are taken one by one, in order, when they are better.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Sequence

import numpy as np

from ...arrays import ints_of
from ...errors import certain
from ...execution import Draws, StopCondition, Workers
from ...model import Ints
from ..instance import Instance
from ..plan import Incumbent
from .neighbourhood import LARGEST_UNION, SearchEffort, divided_union

WIDE, WIDE_AREAS = 3, 7
"""Every third wave has unions of seven areas, the others of two to four."""
WIDE_SEARCH = SearchEffort(starts=2, idle=20, plans=2)


@dataclass(frozen=True)
class UnionPiece:
    """slots : areas of the union, ascending; theta : ascent share; search_effort : how hard; seed : of its draws."""

    slots: Ints
    theta: float
    search_effort: SearchEffort
    seed: int


def disjoint_unions(instance: Instance, area: Ints, sizes: Sequence[int], draws: Draws) -> List[Ints]:
    """Unions of touching areas, each area in one at most; an area whose neighbours are all taken is left out."""
    near: List[List[int]] = [[] for _ in range(instance.areas)]
    for a, b in instance.graph.touching_pairs(area):
        near[a].append(b)
        near[b].append(a)
    count = ints_of(np.bincount(area, minlength=instance.areas))
    free = [True] * instance.areas
    unions: List[Ints] = []
    for first in draws.shuffled(list(range(instance.areas))):
        if not free[first]:
            continue
        size = int(draws.one_of(sizes))
        union, units = [first], count[first]
        while len(union) < size:
            round_about = sorted({b for a in union for b in near[a] if free[b] and b not in union})
            fits = [b for b in round_about if units + count[b] <= LARGEST_UNION]
            if not fits:
                break
            chosen = fits[draws.below(len(fits))]
            union.append(chosen)
            units += count[chosen]
        if len(union) > 1:
            unions.append(np.array(sorted(union), np.int64))
            for a in union:
                free[a] = False
    return unions


def improve_in_waves(incumbent: Incumbent, waves: int, thetas: Sequence[float], draws: Draws, workers: Workers,
                     stop: StopCondition) -> int:
    """Divide anew, `waves` times over, unions that cover most areas; how many were divided."""
    done = 0
    for turn in range(waves):
        if stop.over():
            break
        wide = turn % WIDE == 0
        sizes = (WIDE_AREAS,) if wide else (2, 3, 3, 4)
        unions = disjoint_unions(incumbent.instance, certain(incumbent.plan).area, sizes, draws)
        pieces = [UnionPiece(slots, draws.one_of(thetas), WIDE_SEARCH if wide else SearchEffort(), draws.seed())
                  for slots in unions]
        _wave(incumbent, pieces, workers, stop.part(turn / waves, (turn + 1) / waves))
        done += len(pieces)
    return done


def _wave(incumbent: Incumbent, pieces: Sequence[UnionPiece], workers: Workers, stop: StopCondition) -> None:
    plan, instance = certain(incumbent.plan), incumbent.instance

    def divided(piece: UnionPiece, own_watch: StopCondition) -> Ints:
        if own_watch.over():
            return plan.area[np.isin(plan.area, piece.slots)]
        return divided_union(instance, plan, piece.slots, piece.theta, piece.search_effort, Draws.from_seed(piece.seed),
                             own_watch)

    for piece, found in zip(pieces, workers.run(divided, pieces, stop)):
        best = incumbent.plan or plan
        area = best.area.copy()
        area[np.isin(plan.area, piece.slots)] = found
        incumbent.offer(area, best.centre)
