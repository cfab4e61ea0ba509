"""Back to today's area with land that moved for nothing: units without load, whose addresses would change provider and
whose outline would follow along all the same. What is left away holds an area together, or the shape within its limits.
"""
from __future__ import annotations

from typing import Callable, List

import numpy as np

from ....arrays import ints_of
from ....model import Bools, Ints
from ...instance import INADMISSIBLE, Instance
from ...plan import medoids


class Restorer:
    """today : (n,) slot of each unit today, -1 where there is none
    miss : how far the shape of areas (n,) is beyond its limits
    """

    def __init__(self, instance: Instance, today: Ints, miss: Callable[[Ints], float]) -> None:
        self.instance, self.today, self._miss = instance, today, miss
        free = (instance.lock < 0) | (instance.lock == today)
        self.empty: Bools = (instance.load == 0).all(1) & (today >= 0) & free
        self._watched = bool((instance.cost >= INADMISSIBLE).any()) or instance.eligible is not None

    def restored(self, area: Ints) -> Ints:
        """(n,) areas like `area`, connected as they are, with the units without load back in their area of today that
        can go alone, without parting an area, leaving the reach of its centre or taking the shape beyond its limits.
        """
        graph, own = self.instance.graph, ints_of(area)
        away: List[int] = ints_of(np.nonzero(self.empty & (area != self.today))[0])
        if not away:
            return np.array(own, np.int64)
        most = self._miss(area)
        waiting = len(away) + 1
        while len(away) < waiting:  # who is back opens the way to those behind
            waiting = len(away)
            away = [unit for unit in away if not (
                any(own[near] == self.today[unit] for near in graph.neighbours[unit])
                and graph.can_leave(unit, own, graph.n) and self._went(own, unit, most))]
        return np.array(own, np.int64)

    def _went(self, own: List[int], unit: int, most: float) -> bool:
        """Puts the unit into its area of today, unless one of the two areas then has units out of reach, or the shape
        is farther beyond its limits than `most`.
        """
        before, home = own[unit], int(self.today[unit])
        own[unit] = home
        if (self._watched and not all(self._served(own, a) for a in (before, home))) or self._miss(
                np.array(own, np.int64)) > most + 1e-12:
            own[unit] = before
            return False
        return True

    def _served(self, own: List[int], a: int) -> bool:
        """Whether the best centre of area `a` may serve all its units."""
        there = np.array(own) == a
        nothing = np.zeros(self.instance.areas, np.int64)
        centre = int(medoids(self.instance, np.where(there, a, -1), nothing)[0][a])
        if self.instance.eligible is not None and not self.instance.eligible[centre]:
            return False
        return bool((self.instance.cost[centre, there] < INADMISSIBLE).all())
