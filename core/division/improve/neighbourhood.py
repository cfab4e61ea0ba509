"""Large-neighbourhood search: the union of two to four touching areas is divided anew, as a problem of its own.

Large neighbourhood search: Shaw 1998, doi:10.1007/3-540-49481-2_30.
"""
from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import List, Optional, Sequence

import numpy as np

from ...errors import certain
from ...execution import Draws, StopCondition
from ...model import Ints
from ..centres import CentreSearch, CentreSet, different_sets, sampled_centre_problem
from ..construct import draft_plan
from ..instance import Instance
from ..plan import Incumbent, Plan, area_loads
from .polish import PolishEffort, polish, walk

LARGEST_UNION = 4000
"""Units; the cost matrix of a union is copied."""
SIZES = (2, 3, 3, 4)
LIGHT = PolishEffort(passes=2, tabu_moves=500, candidates=12, sweeps=2)
RESTART = PolishEffort(passes=2, tabu_moves=800, candidates=20, sweeps=2)


@dataclass(frozen=True)
class Pooled:
    """A set of centres (units of the instance) that was worth a plan, and the ascent share it was searched on."""

    found: CentreSet
    theta: float


def improve(incumbent: Incumbent, pool: Sequence[Pooled], thetas: Sequence[float], draws: Draws,
            stop: StopCondition) -> None:
    """One step: restart from a set of the pool, a kick, or a new division of a few touching areas."""
    instance, plan = incumbent.instance, certain(incumbent.plan)
    restart = 0.8 if instance.areas <= 4 else 0.35 if plan.violation else 0.1
    if pool and draws.share() < restart:
        entry = pool[draws.below(len(pool))]
        noise = draws.one_of((0.05, 0.2, 0.5))
        draft = draft_plan(instance, entry.found.centre, entry.found.price, entry.theta, noise, draws, stop)
        polish(incumbent, draft.area, draft.balance_penalty, RESTART, draws, stop)
    elif draws.share() < 0.25:
        price = incumbent.balance_penalty * draws.between(0.2, 3.0)
        walk(incumbent, plan.area, plan.centre, price, 1200, draws, stop, 5 + draws.below(55))
    else:
        slots = choose_union(instance, plan.area, draws)
        if slots is not None:
            _divide_union(incumbent, slots, draws.one_of(thetas), draws, stop)


def choose_union(instance: Instance, area: Ints, draws: Draws) -> Optional[Ints]:
    """Two to four areas that hold together, ascending; about a violated one when there is one."""
    load = area_loads(instance, area)
    miss = (np.maximum(load - instance.high, 0) + np.maximum(instance.low - load, 0)) @ (1 / instance.target)
    size = min(int(draws.one_of(SIZES)), max(2, instance.areas - 1))
    first = draws.weighted(miss) if miss.any() and draws.share() < 0.7 else draws.below(instance.areas)
    group = [first]
    count = np.bincount(area, minlength=instance.areas)
    pairs = instance.graph.touching_pairs(area)
    while len(group) < size:
        near = sorted({b if a in group else a for a, b in pairs if (a in group) != (b in group)})
        if not near:
            break
        chosen = near[draws.below(len(near))]
        if count[group].sum() + count[chosen] > LARGEST_UNION:
            break
        group.append(chosen)
    return np.array(sorted(group), np.int64) if len(group) > 1 else None


def _loosened(part: Instance) -> Instance:
    """When the union cannot keep the bounds as a whole: bounds about its own share, so that it comes as near as it
    can.
    """
    total = part.load.sum(0)
    low_fits = total >= part.low.sum(0)
    high_fits = total <= part.high.sum(0)
    if bool((low_fits & high_fits).all()):
        return part
    middle = (part.low + part.high) / 2
    fair = total * (middle / np.maximum(middle.sum(0), 1e-300))
    low = np.where(low_fits & high_fits, part.low, np.floor(fair * 0.999))
    high = np.where(low_fits & high_fits, part.high, np.ceil(fair * 1.001))
    factor = part.weight_per_load
    return replace(part, low=low, high=high, weight_low=low[:, 0] * factor, weight_high=high[:, 0] * factor)


@dataclass(frozen=True)
class SearchEffort:
    """How hard the centres of a union are searched (see `CentreSearch.run`), and how many sets become plans."""

    starts: int = 2
    idle: int = 12
    plans: int = 2


def _divide_union(incumbent: Incumbent, slots: Ints, theta: float, draws: Draws, stop: StopCondition) -> None:
    plan = certain(incumbent.plan)
    area = plan.area.copy()
    units = np.isin(area, slots)
    area[units] = divided_union(incumbent.instance, plan, slots, theta, SearchEffort(), draws, stop)
    incumbent.offer(area, plan.centre)


def divided_union(instance: Instance, plan: Plan, slots: Ints, theta: float, search_effort: SearchEffort, draws: Draws,
                  stop: StopCondition) -> Ints:
    """New areas of the units of the areas `slots`, in the order of the units; the old ones when none were found."""
    units = np.nonzero(np.isin(plan.area, slots))[0]
    part = _loosened(instance.part(units, slots))
    sample = sampled_centre_problem(part, theta, 700, 1000, 32, draws, stop)
    search = CentreSearch(sample.centre_problem, draws, stop)
    search.run(search_effort.idle, search_effort.starts, known=_candidates_of(sample.unit, np.searchsorted(units,
                                                                                                           plan.centre[slots])))
    inner = Incumbent(part)
    for found in different_sets(search, search_effort.plans):
        if stop.over():
            break
        draft = draft_plan(part, sample.unit[found.centre], found.price, theta, 0.0, draws, stop)
        polish(inner, draft.area, draft.balance_penalty, LIGHT, draws, stop)
    if inner.plan is None or not math.isfinite(inner.plan.cost):
        return plan.area[units]
    return slots[inner.plan.area]


def _candidates_of(unit: Ints, centre: Ints) -> Optional[Ints]:
    """The candidates that are the given units, or None when the sample lacks one of them."""
    order = np.argsort(unit, kind="stable")
    place = np.minimum(np.searchsorted(unit[order], centre), len(unit) - 1)
    found = order[place]
    return found if np.array_equal(unit[found], centre) else None


def ranked_pool(sets: List[List[Pooled]]) -> List[Pooled]:
    """The best set of every theta first, then the second ones."""
    longest = max((len(s) for s in sets), default=0)
    return [s[i] for i in range(longest) for s in sets if i < len(s)]
