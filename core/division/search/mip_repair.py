"""A last try for a plan within the bounds where the search met none: a programme for each of a few sets of centres.

Rules leave few plans when bases are the only centres, units are locked and ways are short; then the programme, which is
given only the pairs that the rules leave open, finds what no sequence of moves met. Where as many units may lead as
there are areas, the sets are the ways to give them to the areas; else those that the search valued best.
"""
from __future__ import annotations

from itertools import islice
from typing import Iterator, List, Sequence, Tuple

import numpy as np

from ...arrays import ints_of
from ...execution import StopCondition
from ...model import Ints
from ..assignment import available, share_exactly
from ..instance import INADMISSIBLE, Instance
from ..plan import Incumbent

DEARER = (1.3, 4.0)
"""The plan may cost so many times what the centres would cost without bounds: few pairs are in doubt at first."""
TRIED, LISTED, STEPS = 6, 400, 20_000
"""Sets tried, sets compared, and steps on the way to those."""


def repair_by_mip(incumbent: Incumbent, sets: Sequence[Ints], stop: StopCondition) -> bool:
    """Whether a plan within all bounds was found, and offered; nothing is done for a plan that is within them.

    sets : (K,) centres that are worth a try, best first
    """
    plan, instance = incumbent.plan, incumbent.instance
    if plan is None or not plan.violation or not available():
        return False
    lead = instance.eligible_centres(np.arange(instance.n))
    own = _given_out(instance, lead) if len(lead) == instance.areas else [plan.centre, *sets]
    for centre in own[:TRIED]:
        least = _least(instance, centre)
        for dearer in DEARER:
            if stop.over():
                return False
            shared = share_exactly(instance, centre, max(least, 1.0) * dearer, stop)
            if shared.area is not None and len(np.unique(shared.area)) == instance.areas:
                return incumbent.offer(shared.area, centre)
    return False


def _least(instance: Instance, centre: Ints) -> float:
    """What the centres cost without bounds; forbidden pairs count as such."""
    return float(instance.weight @ instance.rows(centre).min(0).astype(float))


def _given_out(instance: Instance, lead: Ints) -> List[Ints]:
    """Ways to give each of the units that may lead to an area, from which every unit can be served, cheapest first."""
    found = []
    for way in islice(_ways(instance, _open_to(instance, lead), (), [STEPS]), LISTED):
        centre = np.array(way, np.int64)
        if bool((instance.rows(centre) < INADMISSIBLE).any(0).all()):
            found.append((_least(instance, centre), way))
    return [np.array(way, np.int64) for _, way in sorted(found)]


def _open_to(instance: Instance, lead: Ints) -> List[List[int]]:
    """For each area the units that may lead it: they may be in it, and reach all units that must be."""
    out: List[List[int]] = []
    for slot in range(instance.areas):
        held = np.nonzero(instance.lock == slot)[0]
        fits = (instance.cost[np.ix_(lead, held)] < INADMISSIBLE).all(1)
        if instance.area_cost is not None:
            fits &= instance.area_cost[slot, lead] < INADMISSIBLE
        out.append(ints_of(lead[fits]))
    return out


def _ways(instance: Instance, fitting: Sequence[List[int]], chosen: Tuple[int, ...], left: List[int]
          ) -> Iterator[Tuple[int, ...]]:
    """The ways to go on from those chosen for the first areas; areas that are alike take theirs in ascending order.

    left : [steps that may still be made]
    """
    slot = len(chosen)
    left[0] -= 1
    if slot == instance.areas:
        yield chosen
        return
    before = max((chosen[s] for s in range(slot) if _alike(instance, s, slot)), default=-1)
    for unit in fitting[slot]:
        if left[0] > 0 and unit not in chosen and unit > before:
            yield from _ways(instance, fitting, (*chosen, unit), left)


def _alike(instance: Instance, a: int, b: int) -> bool:
    """Whether two areas may change places."""
    same = np.array_equal(instance.low[a], instance.low[b]) and np.array_equal(instance.high[a], instance.high[b])
    return same and (instance.area_cost is None or np.array_equal(instance.area_cost[a], instance.area_cost[b]))
