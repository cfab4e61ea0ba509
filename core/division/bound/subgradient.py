"""Raising the Lagrangian bound by subgradient steps, and forgetting the candidates that no better plan can use.

For prices β of the units, LB(β) = Σ_u w_u β_u + the cheapest allowed choice of K among the values v_c(β) of the
candidate centres (`knapsacks`, `cardinality`) is a lower bound (weak duality); its subgradient at u is the load
of u less what the chosen centres serve of it. Steps have Polyak's length, are scaled by the units' loads and carry on
part of the last direction. Held, Wolfe, Crowder 1974, doi:10.1007/BF01580223; Camerini, Fratta, Maffioli 1975,
doi:10.1007/BFb0120697.

Most candidates are never near the K cheapest: they are bounded from below at their last load price, and only those that
get chosen are solved exactly, until the whole choice is exact.
"""
from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import List, Optional, Tuple

import numpy as np

from ...arrays import floats_of
from ...execution import StopCondition
from ...model import Bools, Floats, Ints
from .budget import BoundBudget
from .cardinality import Choice
from .integer_relaxation import WholeRelaxation
from .knapsacks import Knapsacks, knapsack_bounds, solve_knapsacks

SPARE = 8
"""Candidates beyond the K chosen that are solved exactly along with them."""
DROP_EVERY = 5
MOMENTUM = 0.6
USE_DECAY = 0.94


@dataclass(frozen=True)
class Pace:
    """steps : most steps; length : of the first, in shares of the way to the goal; patience : steps without gain before
    the length is cut by `shorten`; shortest : length at which to stop; gain : share of the goal that counts as gain
    """

    steps: int
    length: float
    patience: int
    shortest: float
    gain: float
    shorten: float = 0.6


@dataclass(frozen=True)
class NodeState:
    """The state of a node: `bound` in whole units, reached at `beta` (q,); candidates `rows` (r,) that are left, the
    last `price` (r,) of their load, and how often each was chosen of late, `use` (r,), in all K times.

    Only the `active` ones (r,) can be in a plan below `target`; the others are fixed out until the target is raised.
    """

    bound: float
    beta: Floats
    rows: Ints
    price: Floats
    use: Floats
    active: Bools
    target: float = 0.0

    @property
    def fathomed(self) -> bool:
        """Whether no plan below its target is left."""
        return self.bound >= self.target

    def only(self, keep: Bools) -> NodeState:
        """Without the candidates that are not to keep, (r,)."""
        return replace(self, rows=self.rows[keep], price=self.price[keep], use=self.use[keep], active=self.active[keep])

    def reactivated(self) -> NodeState:
        """With all candidates active."""
        return replace(self, active=np.ones(len(self.rows), bool))


@dataclass(frozen=True)
class _Point:
    bound: float
    served: Floats
    value: Floats
    chosen: Ints


class Ascent:
    """Ascents on one relaxation, towards the whole value `goal` but no further than `target`; no plan of interest costs
    `upper` or more. `steps` and `cells` (costs looked at) count what was done. The goal lies above the target, as
    steps that shrink on the way to it would never reach the target itself.
    """

    def __init__(self, relaxed: WholeRelaxation, upper: float, budget: BoundBudget, stop: StopCondition) -> None:
        self.relaxed, self.upper, self._budget, self._stop = relaxed, upper, budget, stop
        self.goal = self.target = upper
        self.steps, self.cells = 0, 0.0
        self._lifted = np.maximum(relaxed.load, 1e-6 * float(relaxed.load.mean()))

    def again(self, stop: StopCondition) -> Ascent:
        """An ascent of its own, whose counts go on from here."""
        other = Ascent(self.relaxed, self.upper, self._budget, stop)
        other.steps, other.cells = self.steps, self.cells
        return other

    def spent(self) -> bool:
        """Whether the budget or the caller's time is used up."""
        return self.steps >= self._budget.steps or self.cells >= self._budget.cells or self._stop.over()

    def _evaluate(self, relaxed: WholeRelaxation, beta: Floats, price: Floats, choice: Choice) -> Optional[_Point]:
        """The bound at beta over the candidates of `relaxed`; those that were solved get their `price`. None: no choice
        is allowed.
        """
        value = knapsack_bounds(relaxed, beta, price, self._stop)
        self.steps += 1
        self.cells += float(len(price)) * len(beta)
        exact = np.zeros(len(price), bool)
        solved: List[Tuple[Ints, Knapsacks]] = []
        while True:
            chosen = choice.cheapest(value)
            if chosen is None:
                return None
            if exact[chosen].all():
                break
            need = _unsolved(choice, chosen, value, exact)
            found = solve_knapsacks(relaxed.rows(need), beta, relaxed.load, relaxed.low, relaxed.high)
            value[need], price[need], exact[need] = found.value, found.price, True
            solved.append((need, found))
        if not np.isfinite(value[chosen]).all():
            return None
        served = np.zeros(len(relaxed.load))
        for need, found in solved:
            served += found.served(np.nonzero(np.isin(need, chosen))[0])
        bound = math.fsum(floats_of(relaxed.load * beta)) + math.fsum(floats_of(value[chosen]))
        return _Point(bound, served, value, chosen)

    def price_all(self, state: NodeState) -> NodeState:
        """The state with the exact load price of every candidate left."""
        relaxed, price = self.relaxed, np.zeros(len(state.rows))
        possible = np.ones(len(price), bool)
        step = max(1, relaxed.block // 4)
        for i in range(0, len(price), step):
            self._stop.over()
            found = solve_knapsacks(relaxed.rows(state.rows[i:i + step]), state.beta, relaxed.load, relaxed.low,
                                    relaxed.high)
            price[i:i + step], possible[i:i + step] = found.price, np.isfinite(found.value)
        return replace(state, price=price).only(possible)

    def ascend(self, start: NodeState, choice: Choice, pace: Pace) -> Optional[NodeState]:
        """The best state reached from `start` under the limits of `choice`, which was made for the active candidates;
        None when no plan of interest is left. It is at the target where no plan below the target is left.
        """
        candidates = _ActiveCandidates(start, choice, self.relaxed)
        length, sample, direction, beta, best = pace.length, 0, None, start.beta, start
        for turn in range(pace.steps):
            if self.spent() or length < pace.shortest:
                break
            point = self._evaluate(candidates.relaxed, beta, candidates.price, candidates.choice)
            if point is None or point.bound >= self.target:
                beta = best.beta if point is None else beta
                return candidates.at_target(replace(best, beta=beta, target=self.target), point, self.upper)
            candidates.note(point)
            sample = 0 if point.bound > best.bound + pace.gain * self.goal else sample + 1
            if point.bound > best.bound:
                best = replace(best, bound=point.bound, beta=beta)
            if turn % DROP_EVERY == 0:
                candidates.drop(point, self.target, self.upper)
            if sample >= pace.patience:
                length, sample, beta, direction = length * pace.shorten, 0, best.beta, None
                continue
            moved = self._step(beta, point, direction, length)
            if moved is None:
                break
            beta, direction = moved
        return candidates.state(replace(best, target=self.target))

    def _step(self, beta: Floats, point: _Point, last: Optional[Floats], length: float
              ) -> Optional[Tuple[Floats, Floats]]:
        """The next whole beta and the direction to it; None at the top."""
        missing = (self.relaxed.load - point.served) / self._lifted
        direction = missing if last is None else MOMENTUM * last + (1 - MOMENTUM) * missing
        size = math.fsum(floats_of(self._lifted * direction * direction))
        if size < 1e-12 * float(self.relaxed.load.sum()):
            return None
        longer = beta + direction * (length * (self.goal - point.bound) / size)
        return np.clip(np.rint(longer), -self.relaxed.reach, self.relaxed.reach), direction


class _ActiveCandidates:
    """The candidates of one ascent: which are active, the prices of their load, and how often each was chosen."""

    def __init__(self, start: NodeState, choice: Choice, relaxed: WholeRelaxation) -> None:
        self._here = np.nonzero(start.active)[0]
        self._gone = np.zeros(len(start.rows), bool)
        self.choice, self.relaxed = choice, relaxed.narrowed(start.rows[self._here])
        self.price = start.price[self._here]
        self._use: Floats = np.zeros(len(self._here))

    def note(self, point: _Point) -> None:
        """Remember what was chosen."""
        self._use *= USE_DECAY
        self._use[point.chosen] += 1 - USE_DECAY

    def drop(self, point: _Point, target: float, upper: float) -> None:
        """Fix out candidates that no plan below `target` can use, and forget those that none below `upper` can use:
        that is only known while none is fixed out, with which it could be combined.
        """
        least = point.bound + self.choice.cost_of_use(point.value, point.chosen)
        keep = least < target
        if not keep.all():
            if len(self._here) + np.count_nonzero(self._gone) == len(self._gone):
                self._gone[self._here[least >= upper]] = True
            self._here, self.price, self._use = self._here[keep], self.price[keep], self._use[keep]
            self.choice, self.relaxed = self.choice.among(keep), self.relaxed.narrowed(np.nonzero(keep)[0])

    def state(self, best: NodeState) -> NodeState:
        """`best`, which has the candidates of the start, with those that are left."""
        active, price, use = np.zeros(len(best.rows), bool), best.price.copy(), np.zeros(len(best.rows))
        active[self._here], price[self._here] = True, self.price
        use[self._here] = self._use * (self.choice.areas / max(float(self._use.sum()), 1e-9))
        return replace(best, active=active, price=price, use=use).only(~self._gone)

    def at_target(self, best: NodeState, point: Optional[_Point], upper: float) -> Optional[NodeState]:
        """The state when the active candidates allow no plan below the target, `point` if they allow any; None when
        nothing below `upper` is left.
        """
        state = self.state(best)
        if state.active.all() and (point is None or point.bound >= upper):
            return None
        return replace(state, bound=best.target)


def _unsolved(choice: Choice, chosen: Ints, value: Floats, exact: Bools) -> Ints:
    """The chosen candidates and some that are nearly as cheap to use, of those not yet solved."""
    near = np.argsort(choice.cost_of_use(value, chosen), kind="stable")[:len(chosen) + SPARE]
    need = np.union1d(chosen, near)
    return np.asarray(need[~exact[need]])
