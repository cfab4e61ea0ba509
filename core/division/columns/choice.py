"""The best plan made of listed areas, and what is proven: list with a rising excess, choose, and list again.

With good prices of the units (`pricing`) every plan costs at least LB + the excess of each of its areas, so a plan
better than the best one known is made of areas with an excess below the difference. These are listed with a rising
excess, and after each round the best choice of them is a set partitioning problem (`set_partition`), whose answer makes
the difference smaller. When all were listed, it is the proven optimum. When there are too many of them, those with an
excess of at most t are listed: the plan is then the best one made of them, and no plan costs less than LB + t (or than
the plan).
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional

import numpy as np

from ...execution import StopCondition
from ...model import Bools
from ..instance import INADMISSIBLE, Instance
from ..plan import Plan, make_plan
from .listing import AreaListing
from .master import hess_prices, raise_prices
from .pricing import Pool, Pricer
from .set_partition import best_partition

TURNS = 32
PRICE_SHARE, PRICED, LISTED = 0.25, 0.65, 0.94
"""This part of the states allowed goes to raising the prices; where time is limited they are raised until this part of
it is spent, and areas are listed until that one.
"""
FIRST_REACH, FIRST_EXCESS, REACH_FACTOR, NEARLY = 0.12, 0.01, 2.0, 1.3
"""First excess that areas are listed up to, in shares of the difference to the best plan and at most of its cost, its
growth, and when it is taken to be the whole difference at once.
"""
TOLERANCE = 2e-6
"""Share of the cost by which a bound is lowered for the tolerance of the linear programmes."""


@dataclass(frozen=True)
class BestDivision:
    """plan : the best known; bound : no plan of the instance costs less, in whole costs (0 when nothing was proven)

    listing : the areas it was chosen from when a better plan may be made of others, or None
    """

    plan: Plan
    bound: float
    listing: Optional[AreaListing] = None


def best_of_areas(instance: Instance, plan: Plan, met: Bools, states: int, stop: StopCondition) -> BestDivision:
    """The plan, or a better one made of listed areas, and what is proven.

    met : (m, n) areas within the bounds that were met elsewhere; states : partial areas looked at, about. A plan
    outside the bounds is replaced by any within them.
    """
    if plan.cost <= 0:  # nothing is cheaper
        return BestDivision(plan, 0.0)
    start = hess_prices(instance)
    if start is None or stop.over():
        return BestDivision(plan, 0.0)
    pricer, pool = Pricer(instance, stop.until(LISTED)), Pool(instance.n)
    pool.add(np.array([plan.area == a for a in range(instance.areas)]), pricer)
    best = BestDivision(plan, 0.0)
    for known in _upper_bounds(instance, plan):
        prices = raise_prices(pricer, pool, start, known, TURNS, int(PRICE_SHARE * states), stop.until(PRICED))
        if np.isfinite(prices.priced.bound):
            best = _best_below(known, plan, AreaListing(pricer, prices, met), states, stop)
        if best.plan.violation == 0 or stop.over():
            break
    return best


def chosen_again(best: BestDivision, plan: Plan, met: Bools, stop: StopCondition) -> BestDivision:
    """The better of the two plans, or one made of the areas listed and of others that were met since (m, n)."""
    plan = min(plan, best.plan, key=lambda each: each.key)
    if best.listing is None or plan.violation > 0:
        return BestDivision(plan, best.bound)
    best.listing.meet(met)
    instance, prices = best.listing.pricer.instance, best.listing.prices
    areas, cost = best.listing.below(plan.cost - prices.priced.bound)
    found = best_partition(areas, cost, instance.areas, plan.cost, stop, prices.price)
    if found.chosen is not None:
        plan = _plan_of(instance, areas[found.chosen], plan)
    return BestDivision(plan, best.bound)


def _upper_bounds(instance: Instance, plan: Plan) -> List[float]:
    """What a better plan must cost less than: the plan, or when it is outside the bounds more and more."""
    if plan.violation == 0:
        return [plan.cost]
    farthest = np.where(instance.cost < INADMISSIBLE, instance.cost, 0).max(0).astype(float)
    most = float(instance.weight @ farthest) + instance.border_cost * float(instance.graph.border.sum()) + 1.0
    return [min(factor * plan.cost, most) for factor in (2.0, 8.0)] + [most]


def _best_below(known: float, plan: Plan, listing: AreaListing, states: int, stop: StopCondition) -> BestDivision:
    """List, choose, and list again what a plan better than the new one can be made of.

    states : partial areas looked at, about
    """
    instance, bound = listing.pricer.instance, listing.prices.priced.bound
    sure, excess = bound, min(FIRST_REACH * (known - bound), FIRST_EXCESS * known)
    while True:
        excess = known - bound if NEARLY * excess > known - bound else excess
        before = listing.used
        complete = listing.extend(excess, states - before)
        areas, cost = listing.below(known - bound)
        found = best_partition(areas, cost, instance.areas, known, stop, listing.prices.price)
        if found.chosen is not None:
            plan = _plan_of(instance, areas[found.chosen], plan)
            known = min(known, plan.cost)
        if found.decided:
            sure = bound + listing.reach
        if sure >= known:
            return BestDivision(plan, _lowered(instance, sure, plan))
        used = listing.used - before
        if not complete or listing.pricer.stop.over() or used * REACH_FACTOR > states - listing.used:
            return BestDivision(plan, _lowered(instance, sure, plan), listing)
        excess *= REACH_FACTOR


def _lowered(instance: Instance, bound: float, plan: Plan) -> float:
    """The bound less all that rounding and tolerances can be wrong by, so that it holds for the costs as given.

    A whole cost is off by half at most, and so is a whole weight.
    """
    most = plan.cost if plan.violation == 0 else bound
    rounding = 0.5 * float(instance.weight.sum()) + 0.5 * float(instance.cost.max(0).sum())
    return max(min(bound, most) - TOLERANCE * abs(most) - rounding, 0.0)


def _plan_of(instance: Instance, areas: Bools, old: Plan) -> Plan:
    area = np.argmax(areas, axis=0).astype(np.int64)
    new = make_plan(instance, area, np.zeros(instance.areas, np.int64))
    return new if new.key < old.key else old
