"""From an instance to the problem of the centre search: a sample of candidates, and columns that aggregate units."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...errors import certain
from ...execution import Draws, StopCondition
from ...model import Floats, Floats32, Ints
from ..instance import INADMISSIBLE, Instance
from .contiguity_cost import mixed_rows
from .search import CentreProblem

BLOCK_ROWS = 64


@dataclass(frozen=True)
class SampledCentreProblem:
    """A centre problem and the units its candidates are; `sampled` when not all units are candidates and columns."""

    centre_problem: CentreProblem
    unit: Ints
    sampled: bool


def sampled_centre_problem(instance: Instance, theta: float, candidates: int, columns: int, near: int, draws: Draws,
                stop: StopCondition) -> SampledCentreProblem:
    """The centre problem at ascent share `theta`, no larger than `candidates` by `columns` (load-weighted samples)."""
    n = instance.n
    eligible_centres = instance.eligible_centres(np.arange(n))
    unit = (eligible_centres if len(eligible_centres) <= candidates
            else eligible_centres[draws.sample(instance.weight[eligible_centres], candidates)])
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
    centre_problem = CentreProblem(cost, weight, label[unit], instance.weight_low, instance.weight_high, area_cost,
                                   near)
    return SampledCentreProblem(centre_problem, unit, len(eligible_centres) > candidates or n > columns)


def full_centre_problem(instance: Instance, near: int) -> CentreProblem:
    """All units that may lead as candidates and all units as columns, on the plain cost; shares the cost matrix."""
    eligible_centres = instance.eligible_centres(np.arange(instance.n))
    cost = instance.cost if instance.eligible is None else instance.cost[eligible_centres]
    return CentreProblem(cost, instance.weight, eligible_centres, instance.weight_low, instance.weight_high,
                         instance.area_cost, near)


def _merged(instance: Instance, order: Ints, starts: Ints, weight: Floats) -> Floats32:
    """(K, q) what the areas cost, averaged over the units of a column; forbidden when it is for one of them."""
    area_cost = certain(instance.area_cost)
    if len(starts) == instance.n:
        return np.asarray(area_cost[:, order])
    summed = np.add.reduceat((area_cost.astype(float) * instance.weight)[:, order], starts, axis=1)
    largest = np.maximum.reduceat(area_cost[:, order], starts, axis=1)
    return np.where(largest >= INADMISSIBLE, np.float32(INADMISSIBLE), np.rint(summed / weight)).astype(np.float32)


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
