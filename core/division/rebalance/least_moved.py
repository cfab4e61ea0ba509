"""What must move at least before the areas can be balanced, whatever the new plan looks like.

A unit that changes from area a to area b either does so between areas that touch today, or the new area b holds a path
from a unit it keeps to that unit, through units of other areas, which have moved too; or else b keeps nothing and all
of it has moved. Each of the three has a bound: the first two linear programmes on parts of units, the others the
lightest path and the lightest area. None of them knows that areas must be connected beyond that, nor groups or travel.
"""
from __future__ import annotations

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix, vstack

from ...arrays import ints_of
from ...errors import certain
from ...model import Bools, Floats
from ..problem import DivisionProblem
from .corridors import lightest_strips
from .free_problem import FreeProblem

LARGEST_PROGRAMME = 150_000
"""Pairs of unit and area; above that nothing is claimed."""
ROUNDING = 1e-7
"""Part of the whole weight by which a bound is lowered for what the solver may round."""


def least_moved_share(free: FreeProblem, whole_weight: float, low: Floats, high: Floats) -> float:
    """A share of the whole weight that no plan within the bounds moves less than; inf when no plan can exist.

    low, high : (K, S). Units may be cut in the bound, so that what moves is not counted in whole units.
    """
    problem = free.problem
    if problem.today is None:
        raise ValueError("a bound on what moves needs the areas of today")
    today, always = problem.today, float(free.weight[free.given_up].sum()) / whole_weight
    if problem.n * problem.areas > LARGEST_PROGRAMME:
        return always
    weight = np.where(today > 0, free.weight, 0.0)
    pairs = today_pairs(problem)
    near = _programme(problem, weight, pairs, low, high)
    anywhere = _programme(problem, weight, np.ones_like(pairs), low, high)
    whole = min((float(weight[today == a + 1].sum()) for a in range(problem.areas) if (today == a + 1).any()),
                default=np.inf)
    least = min(near, max(anywhere, min(_lightest_tunnel(problem, weight, pairs), whole)))
    return max(least / whole_weight + always - ROUNDING, 0.0)


def least_between_neighbours(free: FreeProblem, whole_weight: float, low: Floats, high: Floats) -> float:
    """The same of plans in which load goes over only between areas that touch today: nothing is let through by a
    corridor of land without load. inf when no such plan can exist.
    """
    problem = free.problem
    always = float(free.weight[free.given_up].sum()) / whole_weight
    if problem.today is None or problem.n * problem.areas > LARGEST_PROGRAMME:
        return always
    weight = np.where(problem.today > 0, free.weight, 0.0)
    near = _programme(problem, weight, today_pairs(problem), low, high)
    return max(near / whole_weight + always - ROUNDING, 0.0)


def today_pairs(problem: DivisionProblem) -> Bools:
    """(K, K) areas that touch today; one without units touches all, as it may begin anywhere."""
    today = certain(problem.today)
    k, adjacency = problem.areas, problem.adjacency
    a, b = today[adjacency.u] - 1, today[adjacency.v] - 1
    both = (a >= 0) & (b >= 0)
    touch = np.zeros((k, k), bool)
    touch[a[both], b[both]] = touch[b[both], a[both]] = True
    empty = np.bincount(np.maximum(today, 0), minlength=k + 1)[1:] == 0
    if not (today > 0).all():  # units without area may join any two of them
        return np.ones((k, k), bool)
    touch[empty] = touch[:, empty] = True
    return touch


def _programme(problem: DivisionProblem, weight: Floats, pairs: Bools, low: Floats, high: Floats) -> float:
    """Least weight of parts of units that change area along `pairs` so that all loads lie in their bounds."""
    today = certain(problem.today)
    k, load = problem.areas, problem.load
    allowed = np.ones((k, problem.n), bool)
    placed = today > 0
    allowed[:, placed] = pairs[today[placed] - 1].T
    allowed[today[placed] - 1, np.nonzero(placed)[0]] = True
    if problem.fixed_area is not None:
        fixed = problem.fixed_area > 0
        allowed[:, fixed] = np.arange(1, k + 1)[:, None] == problem.fixed_area[fixed][None, :]
    area, unit = np.nonzero(allowed)
    price = np.where(area + 1 == today[unit], 0.0, weight[unit])
    column = np.arange(len(area))
    inside = vstack([coo_matrix((load[unit, s], (area, column)), shape=(k, len(area))) for s in range(load.shape[1])])
    once = coo_matrix((np.ones(len(area)), (unit, column)), shape=(problem.n, len(area))).tocsr()
    upper = high.T.ravel()
    finite = np.isfinite(upper)
    found = linprog(price, A_ub=vstack([inside.tocsr()[np.nonzero(finite)[0]], -inside]).tocsr(),
                    b_ub=np.concatenate([upper[finite], -low.T.ravel()]), A_eq=once, b_eq=np.ones(problem.n),
                    bounds=(0, None), method="highs")
    if found.status == 2:
        return float(np.inf)
    return float(found.fun) if found.status == 0 else 0.0


def _lightest_tunnel(problem: DivisionProblem, weight: Floats, pairs: Bools) -> float:
    """Least weight of units between an area and one that it does not touch today; inf where all touch."""
    today = certain(problem.today)
    least, far = float(np.inf), ~pairs & ~np.eye(problem.areas, dtype=bool)
    for a in ints_of(np.nonzero(far.any(1))[0]):
        strips = lightest_strips(problem.graph, today - 1, a, far[a], weight)
        least = min([least, *(cost for cost, _ in strips.values())])
    return least
