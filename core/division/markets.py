"""From an instance to the market of the centre search: a sample of candidates, columns of nearby units."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model import Floats32, Ints
from .ascent import mixed_rows
from .centres import Market
from .draws import Draws
from .instance import Instance
from .watch import Watch

BLOCK_ROWS = 64


@dataclass(frozen=True)
class Stall:
    """A market and the units its candidates are; `sampled` when not all units are candidates and columns."""

    market: Market
    unit: Ints
    sampled: bool


def make_market(instance: Instance, theta: float, candidates: int, columns: int, near: int, draws: Draws,
                watch: Watch) -> Stall:
    """The market at ascent share `theta`, no larger than `candidates` by `columns` (load-weighted samples)."""
    n = instance.n
    unit = np.arange(n) if n <= candidates else draws.sample(instance.weight, candidates)
    label = np.arange(n) if n <= columns else _labels(instance, columns, draws)
    count = int(label.max()) + 1
    cost = np.empty((len(unit), count), np.float32)
    order = np.argsort(label, kind="stable")
    starts = np.searchsorted(label[order], np.arange(count))
    weight = np.asarray(np.bincount(label, instance.weight, count), float)
    for i in range(0, len(unit), BLOCK_ROWS):
        block = unit[i:i + BLOCK_ROWS]
        rows = mixed_rows(instance.graph, instance.cost[block], block, theta, watch)
        if n > columns:
            summed = np.add.reduceat((rows.astype(float) * instance.weight)[:, order], starts, axis=1)
            rows = np.rint(summed / weight).astype(np.float32)
        cost[i:i + BLOCK_ROWS] = rows
    barred = None if instance.barred is None else instance.barred[:, order[starts]]
    market = Market(cost, weight, label[unit], instance.price_low, instance.price_high, barred, near)
    return Stall(market, unit, n > candidates or n > columns)


def full_market(instance: Instance, near: int) -> Market:
    """All units as candidates and as columns, on the plain cost; shares the cost matrix."""
    return Market(instance.cost, instance.weight, np.arange(instance.n), instance.price_low, instance.price_high,
                  instance.barred, near)


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
