"""The award as a program in whole numbers: which provider takes which area, within limits that have names.

x[area, provider] is 1 when the provider takes the area. Each area has exactly one provider. Every other rule is a
`Limit`, so that it can be left out when one asks which limits cannot hold together. Solved to proven optimality by
HiGHS (Huangfu and Hall 2018, doi:10.1007/s12532-017-0130-5) through scipy.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Sequence, Tuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from ..arrays import ints_of
from ..errors import CareAreasError
from ..messages import Message, msg
from ..model import Bools, Floats, Ints

CAPACITY_TOLERANCE_H_WEEK = 0.001
"""A capacity counts as kept when it is exceeded by no more than this: rounding of the hours, not work."""

CAPACITY, MAX_AREAS, FIXED, OWN_REGI = "capacity", "max_areas", "fixed", "own_regi"


@dataclass(frozen=True)
class Limit:
    """A rule that can be left out. `index` is the provider (capacity, max_areas), the area (fixed) or -1 (own_regi)."""

    kind: str
    index: int
    message: Message


@dataclass(frozen=True)
class AwardProgram:
    """K areas, P providers.

    load_h_week : (K,); capacity_h_week : (P,), inf when unlimited; max_areas : (P,), K when unlimited
    fixed : (K,) provider or -1; tender : (K, P) bids that may win; own_regi : (P,) may take what is not fixed only
        where the limit `OWN_REGI` is left out
    """

    load_h_week: Floats
    capacity_h_week: Floats
    max_areas: Ints
    fixed: Ints
    tender: Bools
    own_regi: Bools

    def allowed(self, limits: Sequence[Limit]) -> Bools:
        """(K, P) pairs that the active limits leave: a fixed area its provider, any other one its bids."""
        allowed: Bools = self.tender.copy()
        if not any(limit.kind == OWN_REGI for limit in limits):
            allowed |= self.own_regi[None, :]
        active = {limit.index for limit in limits if limit.kind == FIXED}
        for area in np.flatnonzero(self.fixed >= 0):
            allowed[area] = True
            if int(area) in active:
                allowed[area] = False
                allowed[area, self.fixed[area]] = True
        return allowed

    def solve(self, limits: Sequence[Limit], steps: Ints, allowed: Optional[Bools] = None,
              at_most: Optional[Tuple[Bools, int]] = None) -> Optional[Ints]:
        """The provider of each area (K,) with the largest sum of `steps` (K, P), or None when no award exists.

        allowed : (K, P) in place of what the limits leave; at_most : of the pairs marked, no more than that number
        """
        pairs = self.allowed(limits) if allowed is None else allowed
        area, provider = np.nonzero(pairs)
        if len(set(ints_of(area))) < len(self.load_h_week):
            return None
        rows, low, high = self._rows(limits, area, provider, at_most)
        x = _solve(-steps[area, provider].astype(float), np.array(rows), np.array(low), np.array(high))
        if x is None:
            return None
        award = np.full(len(self.load_h_week), -1, np.int64)
        award[area[x > 0.5]] = provider[x > 0.5]
        self._verify(award, limits)
        return award

    def _rows(self, limits: Sequence[Limit], area: Ints, provider: Ints,
              at_most: Optional[Tuple[Bools, int]]) -> Tuple[List[Floats], List[float], List[float]]:
        """Rows of the program with their lower and upper bound."""
        rows: List[Floats] = [(area == k).astype(float) for k in range(len(self.load_h_week))]
        low, high = [1.0] * len(rows), [1.0] * len(rows)
        for limit in limits:
            taken = (provider == limit.index).astype(float)
            if limit.kind == CAPACITY and np.isfinite(self.capacity_h_week[limit.index]):
                rows.append(taken * self.load_h_week[area])
                high.append(float(self.capacity_h_week[limit.index]) + CAPACITY_TOLERANCE_H_WEEK / 2)
            elif limit.kind == MAX_AREAS:
                rows.append(taken)
                high.append(float(self.max_areas[limit.index]))
        if at_most is not None:
            rows.append(at_most[0][area, provider].astype(float))
            high.append(float(at_most[1]))
        low += [-np.inf] * (len(rows) - len(low))
        return rows, low, high

    def _verify(self, award: Ints, limits: Sequence[Limit]) -> None:
        """The solver works with tolerances: count again."""
        broken = bool((award < 0).any())
        for limit in limits:
            broken = broken or not self.keeps(award, limit)
        if broken:
            raise CareAreasError(msg("The award could not be computed: the solver's answer breaks a limit. Please "
                                     "report this with the tables of areas, providers and bids."))

    def keeps(self, award: Ints, limit: Limit) -> bool:
        """Whether the award (K,) keeps the limit."""
        if limit.kind == CAPACITY:
            hours = float(self.load_h_week[award == limit.index].sum())
            return hours <= float(self.capacity_h_week[limit.index]) + CAPACITY_TOLERANCE_H_WEEK
        if limit.kind == MAX_AREAS:
            return int((award == limit.index).sum()) <= int(self.max_areas[limit.index])
        if limit.kind == FIXED:
            return int(award[limit.index]) == int(self.fixed[limit.index])
        return not bool((self.own_regi[award] & (self.fixed < 0)).any())


def total_steps(award: Ints, steps: Ints) -> int:
    """Sum of the scores of an award, exact."""
    return int(steps[np.arange(len(award)), award].sum())


def irreducible_conflict(program: AwardProgram, limits: Sequence[Limit]) -> Tuple[Limit, ...]:
    """Limits that cannot hold together, none of which can be left out of the list without an award becoming possible.

    `limits` as a whole must be infeasible. Deletion filter (Chinneck and Dravnieks 1991, doi:10.1287/ijoc.3.2.157):
    each limit in turn is left out for good when the rest still cannot hold.
    """
    nothing: Ints = np.zeros(program.tender.shape, np.int64)
    kept = list(limits)
    for limit in limits:
        rest = [other for other in kept if other is not limit]
        if program.solve(rest, nothing) is None:
            kept = rest
    return tuple(kept)


def _solve(cost: Floats, rows: Floats, low: Floats, high: Floats) -> Optional[Floats]:
    """Minimise; None when infeasible. Raises when the solver does not decide, which no limit of ours provokes."""
    for presolve in (True, False):  # presolve may answer "infeasible or unbounded"; without it the solver decides
        result = milp(cost, integrality=np.ones(len(cost)), bounds=Bounds(0, 1),
                      constraints=LinearConstraint(rows, low, high),
                      options={"mip_rel_gap": 0.0, "presolve": presolve})
        if result.status == 0:
            return np.asarray(result.x, float)
        if result.status == 2:
            return None
    raise CareAreasError(msg("The award could not be computed: the solver stopped with “{reason}”. Please report this "
                             "with the tables of areas, providers and bids.", reason=result.message))
