"""The plan that a path of moves begins with: today's areas, each with its heaviest piece only, new ones opened."""
from __future__ import annotations

from typing import Tuple

import numpy as np

from ...model import Ints
from ..construct import start_centres
from ..instance import INADMISSIBLE, Instance


def start_plan(instance: Instance, today: Ints) -> Tuple[Ints, Ints]:
    """(n,) slot of each unit to begin with, -1 where it is open, and (K,) the centres.

    today : (n,) slot of each unit today, -1 where there is none. Of an area in several pieces the heaviest is kept. A
    slot without a unit is opened on the far side of the area that has most beyond its target.
    """
    slot = _heaviest_pieces(instance, np.where(instance.lock >= 0, instance.lock, today))
    for new in range(instance.areas):
        if not (slot == new).any():
            slot = _opened(instance, slot, new)
    return slot, start_centres(instance, slot)


def _heaviest_pieces(instance: Instance, slot: Ints) -> Ints:
    """The plan without the units that lie apart from the heaviest piece of their area."""
    count, piece = instance.graph.parts(slot)
    weight = np.bincount(piece, instance.weight, count)
    kept = np.array(slot, np.int64)
    for a in range(instance.areas):
        own = np.unique(piece[slot == a])
        if len(own) > 1:
            kept[(slot == a) & (piece != own[int(np.argmax(weight[own]))])] = -1
    return kept


def _opened(instance: Instance, slot: Ints, new: int) -> Ints:
    """The plan with a new area at the far side of the one with most beyond its target; that area gives up the units
    that are nearer to the new centre, as far as the new area's target.
    """
    low, high = instance.low[:, 0], instance.high[:, 0]
    target = (low + np.minimum(high, float(instance.load[:, 0].sum()))) / 2
    placed = slot >= 0
    load = np.bincount(slot[placed], instance.load[placed, 0], instance.areas)
    size = np.bincount(slot[placed], minlength=instance.areas)
    beyond = np.where(size > 1, load - target, -np.inf)
    full = int(np.argmax(beyond))
    if size[full] < 2:  # nothing can be taken from anyone: any open unit
        out = np.array(slot)
        out[int(np.argmax(slot < 0))] = new
        return out
    units = np.nonzero((slot == full) & (instance.lock < 0))[0]
    units = np.nonzero(slot == full)[0] if len(units) < 2 else units
    old = int(units[int(np.argmin(instance.cost[np.ix_(units, units)].astype(float) @ instance.weight[units]))])
    lead = instance.eligible_centres(units)
    lead = lead[lead != old] if len(lead[lead != old]) else units[units != old]
    way = np.where(instance.cost[old, lead] >= INADMISSIBLE, -1.0, instance.cost[old, lead])
    far = int(lead[int(np.argmax(way))])
    extra = instance.cost[far, units].astype(float) - instance.cost[old, units]
    order = units[np.argsort(extra, kind="stable")]
    heap = np.cumsum(instance.load[order, 0])
    taken = order[(heap <= target[new]) & (order != old)]
    out = np.array(slot)
    out[taken] = new
    out[far] = new
    return out
