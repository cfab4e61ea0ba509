"""The best division of few lumpy units: annealing, and areas listed and chosen from.

Narrow bounds on lumpy loads leave few divisions, far apart from each other, which no search by moves finds reliably.
Annealing crosses the bounds on its way (`anneal`). Narrow bounds also leave few areas, so that those which a better
plan can be made of can often be listed and the best choice of them be found and proven (`choice`). Where there are
too many, the annealing goes on, and the areas that it met join those listed.
"""
from __future__ import annotations

import math
from typing import Dict

import numpy as np

from ...errors import certain
from ...execution import Draws, StopCondition
from ...model import Bools
from ..columns import best_of_areas, chosen_again
from ..improve import PolishEffort, anneal, polish
from ..instance import SMALL_WEIGHT, Instance, Prepared, rows_of
from ..plan import Incumbent
from ..problem import DivisionProblem

LARGEST = 120
"""Units; the linear programme of the first prices has as many variables as pairs of units."""
AFTERWARDS = PolishEffort(passes=1, tabu_moves=300, candidates=12, sweeps=2)
FIRST_RUNS, FIRST_ANNEALED, ANNEALED = 0.4, 0.3, 0.94
"""This part of the annealing runs, and where time is limited at most until this part of it is spent, comes before the
listing; what comes after it ends at that part of the time.
"""


def can_be_annealed(instance: Instance) -> bool:
    """Whether the units are few and, in the load that is balanced, lumpy."""
    width = float((instance.high[:, 0] - instance.low[:, 0]).min())
    return instance.areas > 1 and instance.n <= LARGEST and float(instance.load[:, 0].mean()) >= width


def can_be_listed(instance: Instance) -> bool:
    """Whether in addition the areas are all alike, so that they can be listed and chosen from."""
    return can_be_annealed(instance) and not instance.named and not bool((instance.lock >= 0).any())


def anneal_runs(incumbent: Incumbent, runs: int, draws: Draws, stop: StopCondition) -> Bools:
    """Offer what several annealing runs find; the areas within the bounds that they met, (m, n)."""
    instance = incumbent.instance
    met: Dict[int, int] = {}
    for turn in range(runs):
        plan = incumbent.plan
        if plan is None or len(np.unique(plan.area)) < instance.areas:
            break
        found = anneal(instance, plan.area, plan.cost, turn, Draws.from_seed(draws.seed()), stop, met)
        if stop.over():
            break
        polish(incumbent, found, incumbent.balance_penalty, AFTERWARDS, draws, stop)
    return rows_of(list(met), instance.n)


def best_lumpy_plan(incumbent: Incumbent, runs: int, states: int, draws: Draws, stop: StopCondition) -> float:
    """Improve the plan; what no plan of the instance costs less than, in whole costs (0 when nothing was proven).

    runs : of the annealing; states : partial areas looked at while areas are listed, about
    """
    instance = incumbent.instance
    if not can_be_listed(instance):
        anneal_runs(incumbent, runs, draws, stop.until(ANNEALED))
        return 0.0
    first = math.ceil(FIRST_RUNS * runs)
    met = anneal_runs(incumbent, first, draws, stop.until(FIRST_ANNEALED))
    best = best_of_areas(instance, certain(incumbent.plan), met, states, stop)
    incumbent.plan = best.plan
    if best.listing is not None and not stop.until(ANNEALED).over():
        met = anneal_runs(incumbent, runs - first, draws, stop.until(ANNEALED))
        best = chosen_again(best, certain(incumbent.plan), met, stop)
        incumbent.plan = best.plan
    return best.bound


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
