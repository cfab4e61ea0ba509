"""The best division of few lumpy units: list the areas that a better plan can be made of, and choose among them.

Narrow bounds on lumpy loads leave few divisions, far apart from each other, which no search by moves finds reliably.
But they also leave few areas. With good prices of the units (`area_prices`) every plan costs at least LB + the excess
of each of its areas, so a plan better than the best one known is made of areas with an excess below the difference.
These are listed with a rising excess, and after each round the best choice of them is a set partitioning problem
(`set_partition`), whose answer makes the difference smaller. When all were listed, it is the proven optimum. When there
are too many of them, those with an excess of at most t are listed: the plan is then the best one made of them, and no
plan costs less than LB + t (or than the plan).
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List

import numpy as np

from ..model import Bools
from .anneal import anneal
from .area_listing import AreaListing
from .area_prices import Pool, Pricer
from .bit_sets import rows_of
from .draws import Draws
from .instance import FORBIDDEN, SMALL_WEIGHT, Instance
from .plan import Plan, make_plan
from .prepare import Prepared
from .price_ascent import hess_prices, raise_prices
from .problem import DivisionProblem
from .realise import Effort, Incumbent, polish
from .set_partition import best_partition
from .watch import Watch

LARGEST = 120
"""Units; the linear programme of the first prices has as many variables as pairs of units."""
AFTERWARDS = Effort(passes=1, tabu_moves=300, candidates=12, sweeps=2)
TURNS = 32
PRICE_SHARE, PRICED = 0.25, 0.65
"""This part of the states allowed goes to raising the prices, and they are raised until this part of the time."""
FIRST_REACH, FIRST_EXCESS, REACH_FACTOR, NEARLY = 0.06, 0.005, 2.0, 1.3
"""First excess that areas are listed up to, in shares of the difference to the best plan and at most of its cost, its
growth, and when it is taken to be the whole difference at once."""
TOLERANCE = 2e-6
"""Share of the cost by which a bound is lowered for the tolerance of the linear programmes."""


@dataclass(frozen=True)
class BestDivision:
    """plan : the best known; bound : no plan of the instance costs less, in whole costs (0 when nothing was proven)"""

    plan: Plan
    bound: float


def can_be_annealed(instance: Instance) -> bool:
    """Whether the units are few and, in the load that is balanced, lumpy."""
    width = float((instance.high[:, 0] - instance.low[:, 0]).min())
    return instance.areas > 1 and instance.n <= LARGEST and float(instance.load[:, 0].mean()) >= width


def can_be_listed(instance: Instance) -> bool:
    """Whether in addition the areas are all alike, so that they can be listed and chosen from."""
    return can_be_annealed(instance) and not instance.named and not bool((instance.lock >= 0).any())


def anneal_runs(incumbent: Incumbent, runs: int, draws: Draws, watch: Watch) -> Bools:
    """Offer what several annealing runs find; the areas within the bounds that they met, (m, n)."""
    instance = incumbent.instance
    met: Dict[int, int] = {}
    for turn in range(runs):
        plan = incumbent.plan
        if plan is None or len(np.unique(plan.area)) < instance.areas:
            break
        found = anneal(instance, plan.area, plan.cost, turn, Draws.from_seed(draws.seed()), watch, met)
        if watch.over():
            break
        polish(incumbent, found, incumbent.balance_price, AFTERWARDS, draws, watch)
    return rows_of(list(met), instance.n)


def best_of_areas(instance: Instance, plan: Plan, met: Bools, states: int, watch: Watch) -> BestDivision:
    """The plan, or a better one made of listed areas, and what is proven.

    met : (m, n) areas within the bounds that were met elsewhere; states : partial areas looked at, about. A plan
    outside the bounds is replaced by any within them.
    """
    if plan.cost <= 0:  # nothing is cheaper
        return BestDivision(plan, 0.0)
    start = hess_prices(instance)
    if start is None or watch.over():
        return BestDivision(plan, 0.0)
    pricer, pool = Pricer(instance, watch), Pool(instance.n)
    pool.add(np.array([plan.area == a for a in range(instance.areas)]), pricer)
    best = BestDivision(plan, 0.0)
    for known in _upper_bounds(instance, plan):
        prices = raise_prices(pricer, pool, start, known, TURNS, int(PRICE_SHARE * states), watch.until(PRICED))
        if np.isfinite(prices.priced.bound):
            best = _best_below(known, plan, AreaListing(pricer, prices, met), states)
        if best.plan.violation == 0 or watch.over():
            break
    return best


def _upper_bounds(instance: Instance, plan: Plan) -> List[float]:
    """What a better plan must cost less than: the plan, or when it is outside the bounds more and more."""
    if plan.violation == 0:
        return [plan.cost]
    farthest = np.where(instance.cost < FORBIDDEN, instance.cost, 0).max(0).astype(float)
    most = float(instance.weight @ farthest) + instance.border_cost * float(instance.graph.border.sum()) + 1.0
    return [min(factor * plan.cost, most) for factor in (2.0, 8.0)] + [most]


def _best_below(known: float, plan: Plan, listing: AreaListing, states: int) -> BestDivision:
    """List, choose, and list again what a plan better than the new one can be made of.

    states : partial areas looked at, about
    """
    instance, watch = listing.pricer.instance, listing.pricer.watch
    bound = listing.prices.priced.bound
    sure = bound
    excess = min(FIRST_REACH * (known - bound), FIRST_EXCESS * known)
    while True:
        excess = known - bound if NEARLY * excess > known - bound else excess
        before = listing.used
        complete = listing.extend(excess, states - before)
        areas, cost = listing.below(known - bound)
        found = best_partition(areas, cost, instance.areas, known, watch, listing.prices.price)
        if found.chosen is not None:
            plan = _plan_of(instance, areas[found.chosen], plan)
            known = min(known, plan.cost)
        if found.decided:
            sure = bound + listing.reach
        used = listing.used - before
        if not complete or sure >= known or watch.over() or used * REACH_FACTOR > states - listing.used:
            return BestDivision(plan, _lowered(instance, sure, plan))
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


def proved_bound(problem: DivisionProblem, prepared: Prepared, proved: float) -> float:
    """What no division can cost less than, from a bound in whole costs; 0 where the whole costs say something else.

    They do when borders cost, when units were made one, when units without load were given a weight, or when the units
    fall into parts.
    """
    load = prepared.pieces.load[:, 0]
    alike = prepared.pieces.count == problem.n and problem.boundary_weight == 0 and problem.area_cost is None
    if not alike or len(prepared.parts) > 1 or float(load.min()) < SMALL_WEIGHT * float(load.mean()):
        return 0.0
    return proved * prepared.quantum * float(load.sum()) / float(prepared.parts[0].instance.weight.sum())
