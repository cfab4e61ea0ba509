"""The best plan met so far."""
from __future__ import annotations

from typing import Optional

import numpy as np

from ...model import Ints
from ..instance import INADMISSIBLE, Instance
from .plan import Plan, make_plan


class Incumbent:
    """The best plan so far."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.plan: Optional[Plan] = None
        self.balance_penalty = 0.0

    def keeps_all(self) -> bool:
        """Whether there is a plan within all bounds in which no unit is where it may not be."""
        plan = self.plan
        if plan is None or plan.violation:
            return False
        way = self.instance.cost[plan.centre[plan.area], np.arange(self.instance.n)]
        own = 0.0 if self.instance.area_cost is None else self.instance.area_cost[plan.area, np.arange(len(way))]
        return bool((way < INADMISSIBLE).all()) and bool(np.all(own < INADMISSIBLE))

    def offer(self, area: Ints, centre: Ints) -> bool:
        """Keep the areas when they are better than the best plan so far."""
        plan = make_plan(self.instance, area, centre, self.plan)
        if self.plan is None or plan.key < self.plan.key:
            self.plan = plan
            return True
        return False
