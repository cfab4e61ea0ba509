"""From a set of centres to a connected, balanced, polished plan."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...execution import Draws, StopCondition
from ...model import Floats, Ints
from ..assignment import solve_prices
from ..centres import mixed_rows
from ..instance import Instance, with_area_cost
from .flow import balance_by_flows
from .regrow import regrow


@dataclass(frozen=True)
class Draft:
    """A connected plan read off the prices. `moved` : load that had to be moved to make it connected, in targets;
    `balance_penalty` : cost of a unit of load outside the bounds, above the spread of the prices (exact penalty)
    value, price : of its centres
    """

    area: Ints
    moved: float
    balance_penalty: float
    value: float
    price: Floats


def start_centres(instance: Instance, start: Ints) -> Ints:
    """(K,) best centre of each area of a plan that leaves some units out (-1); every area has a unit."""
    centre = np.zeros(instance.areas, np.int64)
    for a in range(instance.areas):
        units = np.nonzero(start == a)[0]
        lead = instance.eligible_centres(units)
        lead = lead if len(lead) else units
        centre[a] = lead[int(np.argmin(instance.cost[np.ix_(lead, units)].astype(float) @ instance.weight[units]))]
    return centre


def draft_plan(instance: Instance, centre: Ints, price: Optional[Floats], theta: float, noise: float, draws: Draws,
               stop: StopCondition, preferred_area: Optional[Ints] = None) -> Draft:
    """Prices on d + θ (A − d) → argmin → regrow → flows. `noise` (in mean costs) disturbs the prices: another way to
    round the same centres. `preferred_area` : (n,) areas to begin with instead of the argmin, -1 where there is none.
    """
    rows = mixed_rows(instance.graph, instance.cost[centre], centre, theta, stop) + instance.tie_rows(centre)
    rows = with_area_cost(rows, instance.area_cost)
    solved = solve_prices(rows, instance.weight, instance.weight_low, instance.weight_high, price)
    mean = float(instance.weight @ rows.min(0).astype(float)) / float(instance.weight.sum())
    prices = solved.price
    if noise:
        prices = prices + np.rint(noise * mean * draws.noise(len(prices)))
    score = rows + prices.astype(np.float32)[:, None]
    grown = regrow(instance.graph, score, centre, instance.lock, preferred_area)
    moved = float(instance.load[grown != np.argmin(score, 0), 0].sum()) / float(instance.target[0])
    weighted = rows.astype(float) * instance.weight
    area = balance_by_flows(instance, grown, centre, weighted, draws, stop)
    spread = float(solved.price.max() - solved.price.min())
    return Draft(area, moved, (2 * mean + 1.5 * spread + 1.0) * instance.weight_per_load, solved.value, solved.price)
