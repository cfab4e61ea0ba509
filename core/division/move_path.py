"""Plans of one connected part along falling prices of what moves: each begins where the former ended.

A high price keeps nearly everything where it is, price 0 leaves travel alone: the plans between are the supported
points of "moved against travel" (Lagrangian relaxation of a limit on what moves: Everett 1963,
doi:10.1287/opre.11.3.399). What lies between two of them is found by walks that may not move more than the limit.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ..model import Ints
from .draws import Draws
from .instance import Instance
from .move_archive import Archive, Recorder
from .move_walk import walk_within
from .moves import moves_first, priced
from .neighbourhood import improve
from .plan import Plan, medoids
from .realise import Draft, Effort, draft_plan, polish, start_centres
from .settings import DivisionSettings
from .solve import Solver
from .watch import Watch

WITHIN_PASSES = 4
LEAST_PRICE = 0.05
"""Least price of moving too much on a walk with a limit, as a part of the price of a unit of load out of bounds."""


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
                 watch: Watch) -> None:
        self.archive, self.start, self.centre, self.per_price = archive, start, centre, per_price
        self.effort, self.draws, self.watch = effort, draws, watch
        self.area: Optional[Ints] = None

    def at(self, price: Optional[float], instance: Optional[Instance] = None, begin: Optional[Ints] = None,
           neighbourhoods: Optional[int] = None) -> Plan:
        """The best plan met at a price of what moves; None: moving less comes first.

        instance : the same units with other bounds; begin : areas to begin with,
        -1 where open, else those the last call ended with
        """
        here = self._priced(price, instance)
        found = Recorder(here, self.archive)
        draft = self._draft(here, begin)
        found.balance_price = draft.balance_price
        polish(found, draft.area, draft.balance_price, Effort(tabu_moves=self.effort.tabu_moves), self.draws,
               self.watch)
        rounds = self.effort.neighbourhoods if neighbourhoods is None else neighbourhoods
        for _ in range(rounds if here.areas > 1 else 0):
            if self.watch.over():
                break
            improve(found, (), (0.0,), self.draws, self.watch)
        assert found.plan is not None
        if instance is None:
            self.area = found.plan.area
        return found.plan

    def within(self, most: float, price: float, begin: Ints) -> None:
        """Walk from `begin`, whatever it moves, to plans that move at most `most`, for travel alone.

        price : of what moves, about where the limit lies; what moves too much costs more than that.
        """
        instance = self._priced(0.0, None)
        balance = self._draft(self._priced(price, None), begin).balance_price
        found = Recorder(instance, self.archive)
        least = LEAST_PRICE * balance * self._load_per_count()
        over = 2.0 * max(self.per_price * price, least) / balance
        area = begin
        for _ in range(WITHIN_PASSES):
            if self.watch.over():
                return
            centre = medoids(instance, area, self.centre)[0]
            walked = walk_within(instance, area, centre, self.archive.count, most, (balance, over),
                                 self.effort.tabu_moves, self.draws, self.watch)
            found.offer(walked, centre)
            if np.array_equal(walked, area):
                return
            area = walked

    def from_scratch(self, price: float, settings: DivisionSettings) -> None:
        """A whole search with new centres at a price of what moves, begun from today's areas too."""
        here = replace(self._priced(price, None), border_weight=0.0)  # its border cost is set already
        solver = Solver(here, settings, self.draws, self.watch, self.start)
        solver.incumbent = Recorder(here, self.archive)
        plan = solver.run().plan
        if plan.violation == 0:
            self.archive.offer(plan.area)

    def _load_per_count(self) -> float:
        count = self.archive.count
        return float(self.archive.instance.load[:, 0].sum()) / max(float(count.max(0).sum()), 1.0)

    def _priced(self, price: Optional[float], instance: Optional[Instance]) -> Instance:
        base = self.archive.instance if instance is None else instance
        count = self.archive.count
        if price is None:
            return moves_first(base, count)
        return priced(base, count, float(f"{price * self.per_price:.9g}"))  # the same on machines that add otherwise

    def _draft(self, instance: Instance, begin: Optional[Ints]) -> Draft:
        wished = self.area if begin is None else begin
        wished = self.start if wished is None else wished
        centre = start_centres(instance, wished)
        return draft_plan(instance, centre, None, 0.0, 0.0, self.draws, self.watch, wished)
