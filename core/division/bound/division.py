"""The bound of a division: of its connected parts when each must have its own number of areas, else of all units."""
from __future__ import annotations

import math
from dataclasses import replace
from typing import Callable, List, Optional, Tuple

import numpy as np

from ...arrays import floats_of, ints_of
from ...execution import SERIAL, StopCondition, Workers, untimed
from ...model import Floats, Floats32, Ints
from ...progress import SILENT, Progress
from ...progress import Part as PartOfProgress
from ..problem import Division, DivisionProblem
from .branch_and_bound import lower_bound
from .budget import Bound, BoundBudget, OnBound

DEFAULT = BoundBudget()
CELLS_PER_PAIR = 20.0
"""Room for some steps over all pairs of very many units."""
SLACK = 1e-9
"""By which a load may miss its bounds in a division that was accepted."""


def division_bound(problem: DivisionProblem, found: Division, budget: BoundBudget = DEFAULT,
                   progress: Progress = SILENT, on_bound: Optional[OnBound] = None,
                   spent: Callable[[], float] = untimed, workers: Workers = SERIAL) -> Bound:
    """What no division of `problem` can cost less than, in the unit of `found.objective`.

    budget : for each part; on_bound : called with (bound, gap in percent of found's objective) whenever it rises;
    spent : the caller's clock, over at 1; workers : who divides nodes, which does not change the bound
    Connectedness within a part, borders, locks, groups and further loads are not used, so the bound holds with them as
    well; where areas have different bounds the widest stand for all. Raises `Cancelled`, and ValueError for costs
    below 0.
    """
    low, high = problem.bounds()
    least, most = float(np.min(low[..., 0])) - SLACK, float(np.max(high[..., 0])) + SLACK
    parts = _parts(problem, least, most)
    sums: List[Bound] = []
    budget = replace(budget, cells=budget.cells + CELLS_PER_PAIR * problem.n ** 2)
    for i, (units, areas) in enumerate(parts):
        before = math.fsum(bound.value for bound in sums)

        def tell(value: float, _: float, before: float = before) -> None:
            if on_bound is not None:
                on_bound(before + value, _gap_percent(before + value, found.objective))

        stop = StopCondition(PartOfProgress(progress, i / len(parts), (i + 1) / len(parts)), spent)
        sums.append(_part_bound(problem, found, units, areas, (least, most), budget, stop, tell, workers))
    value, root = (min(math.fsum(values), found.objective)
                   for values in ([b.value for b in sums], [b.root_value for b in sums]))
    return Bound(value, root, sum(b.nodes for b in sums), sum(b.steps for b in sums),
                 sum(b.candidates_left for b in sums))


def _gap_percent(value: float, objective: float) -> float:
    return 100 * (1 - value / objective) if objective > 0 else 0.0


def _parts(problem: DivisionProblem, low: float, high: float) -> List[Tuple[Ints, int]]:
    """The units of each connected part and its number of areas; all units as one part unless every number is forced."""
    count, part = problem.graph.parts(np.zeros(problem.n, np.int64))
    everything: List[Tuple[Ints, int]] = [(np.arange(problem.n), problem.areas)]
    if count == 1 or low <= 0:
        return everything
    forced: List[Tuple[Ints, int]] = []
    for i in range(count):
        units = np.nonzero(part == i)[0]
        load = math.fsum(floats_of(problem.load[units, 0]))
        fewest, most = math.ceil(load / high - SLACK), math.floor(load / low + SLACK)
        if fewest != most or most < 1:
            return everything
        forced.append((units, most))
    return forced if sum(areas for _, areas in forced) == problem.areas else everything


class _PartRows:
    """The costs within a part."""

    def __init__(self, problem: DivisionProblem, units: Ints) -> None:
        self._problem, self._units = problem, units

    def rows(self, centres: Ints) -> Floats32:
        """(k, m) cost from units of the part to all of them."""
        return self._problem.block(self._units[centres], self._units).astype(np.float32)

    def block(self, centres: Ints, units: Ints) -> Floats32:
        """(k, m) cost from units of the part to some of them."""
        return self._problem.block(self._units[centres], self._units[units]).astype(np.float32)


def _part_bound(problem: DivisionProblem, found: Division, units: Ints, areas: int, bounds: Tuple[float, float],
                budget: BoundBudget, stop: StopCondition, tell: OnBound, workers: Workers) -> Bound:
    load: Floats = problem.load[units, 0]
    objective = found.objective if len(units) == problem.n else _cost_within(problem, found, units)
    place = np.full(problem.n, -1, np.int64)
    place[units] = np.arange(len(units))
    centre = place[found.centre]
    candidates = None if problem.centre_units is None else np.nonzero(problem.centre_units[units])[0]
    cost = problem.cost if len(units) == problem.n else _PartRows(problem, units)
    farthest = None if problem.max_cost is None else problem.limits()[units]
    return lower_bound(cost, load, areas, bounds[0], bounds[1], objective, centre[centre >= 0], budget, stop, tell,
                       candidates, farthest, workers)


def _cost_within(problem: DivisionProblem, found: Division, units: Ints) -> float:
    """The part of the objective that comes from these units."""
    terms = []
    for a in ints_of(np.unique(found.area[units])):
        served = units[(found.area[units] == a) & (problem.load[units, 0] > 0)]
        way = problem.block(found.centre[a - 1:a], served)[0]
        terms += floats_of(problem.load[served, 0] * way)
    return math.fsum(terms)
