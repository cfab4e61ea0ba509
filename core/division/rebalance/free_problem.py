"""The problem without the areas that are locked: their units are not there for any other area either."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Optional, Union

import numpy as np
from numpy.typing import NDArray

from ...errors import certain
from ...messages import msg
from ...model import Adjacency, Bools, Floats, Floats32, Ints
from ...travel import CostRows
from ..problem import DivisionProblem, impossible
from .limits import MoveLimits


@dataclass(frozen=True)
class FreeProblem:
    """problem : of the m units that are not in a locked area, its areas numbered 1…
    unit : (m,) their place in the whole problem; number : (K',) their areas' numbers there
    weight : (m,) what moving each counts; given_up : (m,) as in `MoveLimits`
    """

    problem: DivisionProblem
    unit: Ints
    number: Ints
    weight: Floats
    given_up: Bools

    def whole_area(self, today: Ints, area: Ints) -> Ints:
        """(n,) areas of the whole problem: these, and the locked ones as they are today."""
        out = np.array(today, np.int64)
        out[self.unit] = self.number[area - 1]
        return out


class _SomeRows:
    """Rows of a cost that is made when it is asked for, some units only."""

    def __init__(self, cost: CostRows, unit: Ints) -> None:
        self._cost, self._unit = cost, unit

    def rows(self, centres: Ints) -> Floats32:
        """(k, m) cost from each of the centres."""
        return np.asarray(self._cost.block(self._unit[centres], self._unit))

    def block(self, centres: Ints, units: Ints) -> Floats32:
        """(k, m) the same to some of the units only."""
        return np.asarray(self._cost.block(self._unit[centres], self._unit[units]))


def without_locked(problem: DivisionProblem, limits: MoveLimits) -> FreeProblem:
    """Leave out the locked areas and their units. Bounds and limits stay as they are for the whole."""
    low, high = problem.bounds()
    today = certain(problem.today)
    locked = np.array(sorted(set(limits.locked)), np.int64)
    unit = np.nonzero(~np.isin(today, locked))[0]
    number = np.setdiff1d(np.arange(1, problem.areas + 1), locked)
    _check_fixed(problem, unit, locked)
    if len(number) == 0 or len(unit) == 0:
        raise impossible(msg("All areas are locked: nothing can change. Unlock at least two areas that touch."))
    place = np.zeros(problem.areas + 1, np.int64)
    place[number] = np.arange(1, len(number) + 1)
    free = replace(
        problem, load=problem.load[unit], cost=_some_cost(problem.cost, unit), names=problem.names[unit],
        adjacency=_some_pairs(problem.adjacency, unit), areas=len(number), low=low[number - 1], high=high[number - 1],
        share=problem.targets()[number - 1, 0], today=place[today[unit]], start=place[today[unit]],
        fixed_area=None if problem.fixed_area is None else place[problem.fixed_area[unit]],
        group=_some(problem.group, unit), xy=_some(problem.xy, unit), centre_units=_some(problem.centre_units, unit),
        max_cost=problem.max_cost if np.ndim(problem.max_cost or 0) == 0 else np.asarray(problem.max_cost)[unit],
        area_cost=np.zeros((len(number), len(unit))))
    given_up = np.zeros(problem.n, bool) if limits.given_up is None else limits.given_up
    return FreeProblem(free, unit, number, np.asarray(limits.weight, float)[unit], given_up[unit])


def _check_fixed(problem: DivisionProblem, unit: Ints, locked: Ints) -> None:
    """A unit outside a locked area cannot be fixed to it, one inside not to another."""
    if problem.fixed_area is None:
        return
    fixed, today = problem.fixed_area, certain(problem.today)
    wrong = (fixed > 0) & (fixed != today) & (np.isin(fixed, locked) | np.isin(today, locked))
    if wrong.any():
        first = int(np.nonzero(wrong)[0][0])
        area = int(fixed[first]) if np.isin(fixed[first], locked) else int(today[first])
        raise impossible(msg(
            "Layer units: unit {unit} is fixed to area {area}, but it is in area {today} today and one of the two "
            "areas is locked. Unlock area {locked}, or change where the unit is fixed.", unit=str(problem.names[first]),
            area=int(fixed[first]), today=int(today[first]), locked=area))


def _some(values: Optional[NDArray[Any]], unit: Ints) -> Any:
    return None if values is None else values[unit]


def _some_cost(cost: Union[Floats32, CostRows], unit: Ints) -> Union[Floats32, CostRows]:
    if isinstance(cost, np.ndarray):
        return cost if len(unit) == len(cost) else np.asarray(cost[np.ix_(unit, unit)])
    return _SomeRows(cost, unit)


def _some_pairs(adjacency: Adjacency, unit: Ints) -> Adjacency:
    place = np.full(adjacency.n, -1, np.int64)
    place[unit] = np.arange(len(unit))
    u, v = place[adjacency.u], place[adjacency.v]
    both = (u >= 0) & (v >= 0)
    return Adjacency(len(unit), u[both], v[both], adjacency.border_m[both], adjacency.is_link[both])
