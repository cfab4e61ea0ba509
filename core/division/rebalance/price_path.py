"""Plans of one connected part along falling prices of what moves: each begins where the former ended.

A high price keeps nearly everything where it is, price 0 leaves travel alone: the plans between are the supported
points of "moved against travel" (Lagrangian relaxation of a limit on what moves: Everett 1963,
doi:10.1287/opre.11.3.399). What lies between two of them, and plans that move little and keep their shape, are found by
walks (`move_walks.py`).
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

from ...errors import certain
from ...execution import Draws, StopCondition
from ...model import Ints
from ..construct import Draft, draft_plan, start_centres
from ..improve import PolishEffort, improve, polish
from ..instance import Instance
from ..plan import Plan
from ..problem import DivisionSettings
from ..search import Solver
from .move_cost import moves_first, priced
from .near import Archive, Recorder


@dataclass(frozen=True)
class PathEffort:
    """tabu_moves : of each walk; neighbourhoods : re-divisions of touching areas at each price"""

    tabu_moves: int = 2000
    neighbourhoods: int = 4


class MovePath:
    """The plans of one part.

    start : (n,) slot of each unit today, -1 where there is none, every slot with a unit; centre : (K,) of them
    count : (K, n) what moves; per_price : whole cost times weight of a whole number moved at a price of 1
    """

    def __init__(self, archive: Archive, start: Ints, centre: Ints, per_price: float, effort: PathEffort, draws: Draws,
                 stop: StopCondition) -> None:
        self.archive, self.start, self.centre, self.per_price = archive, start, centre, per_price
        self.effort, self.draws, self.stop = effort, draws, stop
        self.area: Optional[Ints] = None

    def at(self, price: Optional[float], begin: Optional[Ints] = None, neighbourhoods: Optional[int] = None) -> Plan:
        """The best plan met at a price of what moves; None: moving less comes first.

        begin : areas to begin with, -1 where open, else those the last call ended with
        """
        here = self._priced(price)
        found = Recorder(here, self.archive)
        draft = self._draft(here, begin)
        found.balance_penalty = draft.balance_penalty
        polish(found, draft.area, draft.balance_penalty, PolishEffort(tabu_moves=self.effort.tabu_moves), self.draws,
               self.stop)
        rounds = self.effort.neighbourhoods if neighbourhoods is None else neighbourhoods
        for _ in range(rounds if here.areas > 1 else 0):
            if self.stop.over():
                break
            improve(found, (), (0.0,), self.draws, self.stop)
        plan = certain(found.plan)
        self.area = plan.area
        return plan

    def from_scratch(self, price: float, settings: DivisionSettings) -> None:
        """A whole search with new centres at a price of what moves, begun from today's areas too."""
        here = replace(self._priced(price), border_weight=0.0)  # its border cost is set already
        solver = Solver(here, settings, self.draws, self.stop, self.start)
        solver.incumbent = Recorder(here, self.archive)
        plan = solver.run().plan
        if plan.violation == 0:
            self.archive.offer(plan.area)

    def _priced(self, price: Optional[float]) -> Instance:
        base, count = self.archive.instance, self.archive.count
        if price is None:
            return moves_first(base, count)
        return priced(base, count, float(f"{price * self.per_price:.9g}"))  # the same on machines that add otherwise

    def _draft(self, instance: Instance, begin: Optional[Ints]) -> Draft:
        preferred_area = self.area if begin is None else begin
        preferred_area = self.start if preferred_area is None else preferred_area
        centre = start_centres(instance, preferred_area)
        return draft_plan(instance, centre, None, 0.0, 0.0, self.draws, self.stop, preferred_area)
