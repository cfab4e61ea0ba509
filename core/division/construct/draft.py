"""From a set of centres to a connected, balanced, polished plan."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np

from ...execution.draws import Draws
from ...execution.stop_condition import Watch
from ...model import Floats, Ints
from ..assignment.dual import solve_prices
from ..centres.contiguity_cost import mixed_rows
from ..improve.pair_split import split_all_pairs
from ..improve.tabu import TabuWalk
from ..instance.instance import FORBIDDEN, Instance, with_area_cost
from ..plan.plan import Plan, make_plan, medoids
from ..plan.state import State
from .flow import balance_by_flows
from .regrow import regrow


class Incumbent:
    """The best plan so far."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.plan: Optional[Plan] = None
        self.balance_price = 0.0

    def keeps_all(self) -> bool:
        """Whether there is a plan within all bounds in which no unit is where it may not be."""
        plan = self.plan
        if plan is None or plan.violation:
            return False
        way = self.instance.cost[plan.centre[plan.area], np.arange(self.instance.n)]
        own = 0.0 if self.instance.area_cost is None else self.instance.area_cost[plan.area, np.arange(len(way))]
        return bool((way < FORBIDDEN).all()) and bool(np.all(own < FORBIDDEN))

    def offer(self, area: Ints, centre: Ints) -> bool:
        """Keep the areas when they are better than the best plan so far."""
        plan = make_plan(self.instance, area, centre, self.plan)
        if self.plan is None or plan.key < self.plan.key:
            self.plan = plan
            return True
        return False


@dataclass(frozen=True)
class Effort:
    """How hard a plan is polished."""

    passes: int = 3
    tabu_moves: int = 2000
    candidates: int = 24
    sweeps: int = 4


@dataclass(frozen=True)
class Draft:
    """A connected plan read off the prices. `moved` : load that had to be moved to make it connected, in targets;
    `balance_price` : cost of a unit of load outside the bounds, above the spread of the prices (exact penalty)
    value, price : of its centres
    """

    area: Ints
    moved: float
    balance_price: float
    value: float
    price: Floats


def start_centres(instance: Instance, start: Ints) -> Ints:
    """(K,) best centre of each area of a plan that leaves some units out (-1); every area has a unit."""
    centre = np.zeros(instance.areas, np.int64)
    for a in range(instance.areas):
        units = np.nonzero(start == a)[0]
        lead = instance.leaders(units)
        lead = lead if len(lead) else units
        centre[a] = lead[int(np.argmin(instance.cost[np.ix_(lead, units)].astype(float) @ instance.weight[units]))]
    return centre


def draft_plan(instance: Instance, centre: Ints, price: Optional[Floats], theta: float, noise: float, draws: Draws,
               watch: Watch, wished: Optional[Ints] = None) -> Draft:
    """Prices on d + θ (A − d) → argmin → regrow → flows. `noise` (in mean costs) disturbs the prices: another way to
    round the same centres. `wished` : (n,) areas to begin with instead of the argmin, -1 where there is none.
    """
    rows = mixed_rows(instance.graph, instance.cost[centre], centre, theta, watch) + instance.tie_rows(centre)
    rows = with_area_cost(rows, instance.area_cost)
    solved = solve_prices(rows, instance.weight, instance.price_low, instance.price_high, price)
    mean = float(instance.weight @ rows.min(0).astype(float)) / float(instance.weight.sum())
    prices = solved.price
    if noise:
        prices = prices + np.rint(noise * mean * draws.noise(len(prices)))
    score = rows + prices.astype(np.float32)[:, None]
    grown = regrow(instance.graph, score, centre, instance.lock, wished)
    moved = float(instance.load[grown != np.argmin(score, 0), 0].sum()) / float(instance.target[0])
    weighted = rows.astype(float) * instance.weight
    area = balance_by_flows(instance, grown, centre, weighted, draws, watch)
    spread = float(solved.price.max() - solved.price.min())
    return Draft(area, moved, (2 * mean + 1.5 * spread + 1.0) * instance.weight_per_load, solved.value, solved.price)


def polish(incumbent: Incumbent, area: Ints, balance_price: float, effort: Effort, draws: Draws, watch: Watch) -> Ints:
    """Pair splits, tabu and new centres in turn; every stage is offered to the incumbent. The last areas."""
    instance = incumbent.instance
    centre = medoids(instance, area, np.zeros(instance.areas, np.int64))[0]
    incumbent.offer(area, centre)
    for _ in range(effort.passes):
        if watch.over():
            break
        area, centre = split_all_pairs(instance, area, centre, balance_price, draws, watch, effort.candidates,
                                       effort.sweeps)
        area, moved = walk(incumbent, area, centre, 0.5 * balance_price, effort.tabu_moves, draws, watch)
        if np.array_equal(moved, centre):
            break
        centre = moved
    return area


def walk(incumbent: Incumbent, area: Ints, centre: Ints, price: float, moves: int, draws: Draws, watch: Watch,
         tenure: Optional[int] = None) -> Tuple[Ints, Ints]:
    """One tabu walk with fixed centres; its best areas and their medoids, also offered to the incumbent."""
    instance = incumbent.instance
    walked = TabuWalk(State(instance, area, centre), price, draws, watch, tenure).run(moves, max(200, moves // 4))
    moved = medoids(instance, walked, centre)[0]
    incumbent.offer(walked, moved)
    return walked, moved
