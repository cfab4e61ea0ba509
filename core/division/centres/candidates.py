"""From an instance to the market of the centre search: a sample of candidates, columns of nearby units."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...errors import certain
from ...execution import Draws, StopCondition
from ...model import Floats, Floats32, Ints
from ..instance import FORBIDDEN, Instance
from .contiguity_cost import mixed_rows
from .search import Market

BLOCK_ROWS = 64


@dataclass(frozen=True)
class Stall:
    """A market and the units its candidates are; `sampled` when not all units are candidates and columns."""

    market: Market
    unit: Ints
    sampled: bool


def make_market(instance: Instance, theta: float, candidates: int, columns: int, near: int, draws: Draws,
                stop: StopCondition) -> Stall:
    """The market at ascent share `theta`, no larger than `candidates` by `columns` (load-weighted samples)."""
    n = instance.n
    leaders = instance.leaders(np.arange(n))
    unit = leaders if len(leaders) <= candidates else leaders[draws.sample(instance.weight[leaders], candidates)]
    label = np.arange(n) if n <= columns else _labels(instance, columns, draws)
    count = int(label.max()) + 1
    cost = np.empty((len(unit), count), np.float32)
    order = np.argsort(label, kind="stable")
    starts = np.searchsorted(label[order], np.arange(count))
    weight = np.asarray(np.bincount(label, instance.weight, count), float)
    for i in range(0, len(unit), BLOCK_ROWS):
        block = unit[i:i + BLOCK_ROWS]
        rows = mixed_rows(instance.graph, instance.cost[block], block, theta, stop)
        if n > columns:
            summed = np.add.reduceat((rows.astype(float) * instance.weight)[:, order], starts, axis=1)
            rows = np.rint(summed / weight).astype(np.float32)
        cost[i:i + BLOCK_ROWS] = rows
    area_cost = None if instance.area_cost is None else _merged(instance, order, starts, weight)
    market = Market(cost, weight, label[unit], instance.price_low, instance.price_high, area_cost, near)
    return Stall(market, unit, len(leaders) > candidates or n > columns)


def full_market(instance: Instance, near: int) -> Market:
    """All units that may lead as candidates and all units as columns, on the plain cost; shares the cost matrix."""
    leaders = instance.leaders(np.arange(instance.n))
    cost = instance.cost if instance.may_lead is None else instance.cost[leaders]
    return Market(cost, instance.weight, leaders, instance.price_low, instance.price_high, instance.area_cost, near)


def _merged(instance: Instance, order: Ints, starts: Ints, weight: Floats) -> Floats32:
    """(K, q) what the areas cost, averaged over the units of a column; forbidden when it is for one of them."""
    area_cost = certain(instance.area_cost)
    if len(starts) == instance.n:
        return np.asarray(area_cost[:, order])
    summed = np.add.reduceat((area_cost.astype(float) * instance.weight)[:, order], starts, axis=1)
    largest = np.maximum.reduceat(area_cost[:, order], starts, axis=1)
    return np.where(largest >= FORBIDDEN, np.float32(FORBIDDEN), np.rint(summed / weight)).astype(np.float32)


def _labels(instance: Instance, columns: int, draws: Draws) -> Ints:
    """(n,) column of each unit: the nearest of a load-weighted sample; units of different locks never share one."""
    pick = draws.sample(instance.weight, columns)
    best = np.full(instance.n, np.inf, np.float32)
    label = np.zeros(instance.n, np.int64)
    for i, unit in enumerate(pick):
        row: Floats32 = instance.cost[unit]
        nearer = row < best
        best[nearer], label[nearer] = row[nearer], i
    code = label * (instance.areas + 1) + instance.lock + 1
    return np.asarray(np.unique(code, return_inverse=True)[1], np.int64).reshape(-1)
