"""The relaxed division in whole numbers, so that a bound is a proof, without any rounding to guard against.

Costs and loads are rounded *down* to whole multiples of a power of two, and the bounds of the load are widened by what
that can change in sum. Then no division costs less than its whole cost times the two steps:

    Σ p_u d_u >= Σ (ls · w_u) (cs · e_u) = ls · cs · Σ w_u e_u,  w_u = ⌊p_u / ls⌋, e_u = ⌊d_u / cs⌋,

and an area's whole load lies within ⌊L / ls − Σ fractions⌋ … ⌊U / ls⌋. All whole numbers that occur stay below 2^53, so
sums and products in float64 are exact in any order of addition, on every machine and with every numpy.
"""
from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Optional, Union

import numpy as np

from ...arrays import floats_of
from ...model import Floats, Floats32, Ints
from ...travel import CostRows

Cost = Union[Floats32, CostRows]

LOAD_BITS = 28
"""The whole loads sum to less than 2 to this."""
SUM_BITS = 50
MOST_COST_BITS = 22
GUARD = 1e-3
"""Of one whole load: more than sums of loads below 2^30 can be wrong by in float64."""
USUAL_COSTS = 64.0
"""Costs above this many mean costs of the best plan are lowered to it: they tell nothing more."""
MOST_KEPT = 2 ** 25
"""Whole costs that are held beside the costs as given: 128 MiB, which five thousand units fit in. Where there are more
they are worked out anew at every step, which takes most of its time."""
LEAST_COST = 2.0 ** -80
"""Costs that are all below this are no costs; whole steps of them would not fit float32."""
BLOCK = 100_000
"""Cells of the cost matrix that are looked at at once: they fit a processor's cache."""


@dataclass(frozen=True)
class WholeRelaxation:
    """What is left of a division when connectedness and whole units are dropped. All floats hold whole numbers.

    cost : (n, n) as given, or rows of it on request; candidate : (m,) units that may be centres
    unit : (q,) units with load; load : (q,) above 0; areas : K; low, high : bounds of an area's load
    top : the largest whole cost; forbidden pairs cost twice that
    reach : largest size of a price, so that no sum exceeds 2^53
    cost_step : real cost of one whole cost; step : real objective of one whole cost for one whole load
    farthest : (q,) how much a unit may cost at most
    kept : whole costs of the candidates, (m, q), or None: worked out anew from `cost` each time
    """

    cost: Cost
    candidate: Ints
    unit: Ints
    load: Floats
    areas: int
    low: float
    high: float
    top: float
    reach: float
    cost_step: float
    step: float
    farthest: Floats
    kept: Optional[Floats32] = None

    def rows(self, candidates: Ints) -> Floats32:
        """(r, q) whole costs of candidates, given by their place in `candidate`."""
        if self.kept is not None:
            return np.asarray(self.kept[candidates])
        block = cost_rows(self.cost, self.candidate[candidates])
        if len(self.unit) < block.shape[1]:
            block = block[:, self.unit]
        return whole_costs(block, self.cost_step, self.top, self.farthest)

    def narrowed(self, candidates: Ints) -> WholeRelaxation:
        """The same with these candidates only, ascending, their costs kept unless they are very many."""
        if self.kept is not None and len(candidates) == len(self.candidate):
            return self
        few = len(candidates) * len(self.unit) <= MOST_KEPT
        return replace(self, candidate=self.candidate[candidates], kept=self.rows(candidates) if few else None)

    def stretch(self, first: int, end: int) -> Floats32:
        """(end − first, q) whole costs of the candidates first … end − 1; not to be changed."""
        if self.kept is not None:
            return np.asarray(self.kept[first:end])
        return self.rows(np.arange(first, min(end, len(self.candidate))))

    @property
    def block(self) -> int:
        """How many candidates to look at at once."""
        return max(1, BLOCK // max(len(self.unit), 1))


def cost_rows(cost: Cost, centres: Ints) -> Floats32:
    """(k, n) cost from the centres, as given."""
    return np.asarray(cost[centres] if isinstance(cost, np.ndarray) else cost.rows(centres), np.float32)


def whole_costs(cost: Floats32, cost_step: float, top: float, farthest: Floats) -> Floats32:
    """Costs in whole steps, rounded down and at most `top`; no way (inf, nan, beyond `farthest`) costs twice `top`.

    The step is a power of two and `top` below 2^24, so all of it is exact in float32.
    """
    whole: Floats32 = cost * np.float32(1 / cost_step)
    np.floor(whole, out=whole)
    np.minimum(whole, np.float32(top), out=whole)
    usable = np.isfinite(cost) & (cost <= farthest)
    if not usable.all():
        whole[~usable] = np.float32(2 * top)
    return whole


def relax(cost: Cost, load: Floats, areas: int, low: float, high: float, objective: float,
          candidates: Optional[Ints] = None, farthest: Optional[Floats] = None) -> Optional[WholeRelaxation]:
    """The relaxation of dividing `load` (n,) into `areas` areas of load low … high; None where nothing can be said,
    as the best known plan costs nothing.

    cost : (n, n), inf or nan where there is no way; objective : cost of the best plan known
    candidates : units that may be centres, all when None; farthest : (n,) most that a unit
        may cost
    Raises ValueError for costs below 0.
    """
    total = float(load.sum())
    if not (objective > 0 and total > 0):
        return None
    load_step = 2.0 ** (math.frexp(total)[1] - LOAD_BITS)
    whole = np.floor(load / load_step)
    unit = np.nonzero(whole > 0)[0]
    lost = math.fsum(floats_of(load / load_step - whole))
    sum_load = float(whole.sum())
    whole_low = max(math.ceil(low / load_step - lost - GUARD), 0.0)
    whole_high = float(math.floor(min(high / load_step, sum_load) + GUARD))
    bits = min(MOST_COST_BITS, SUM_BITS - math.frexp(max(sum_load, areas * whole_high))[1])
    largest = _largest(cost, len(load), rounded_up(USUAL_COSTS * objective / total))
    if len(unit) == 0 or largest < LEAST_COST or bits < 1:
        return None
    cost_step = 2.0 ** (math.frexp(largest)[1] - bits)
    candidate = np.arange(len(load)) if candidates is None else np.asarray(candidates, np.int64)
    found = WholeRelaxation(
        cost, candidate, unit, whole[unit], areas, whole_low, whole_high,
        float(math.floor(largest / cost_step)), 2.0 ** (bits + 1), cost_step, cost_step * load_step,
        np.full(len(unit), np.inf) if farthest is None else farthest[unit])
    return found.narrowed(np.arange(len(candidate)))


def _largest(cost: Cost, count: int, cap: float) -> float:
    """The largest finite cost between `count` units, or `cap` when that is less."""
    largest, step = 0.0, max(1, BLOCK // count)
    for i in range(0, count, step):
        block = cost_rows(cost, np.arange(i, min(i + step, count)))
        finite = block[np.isfinite(block)]
        if len(finite) and float(finite.min()) < 0:
            raise ValueError("a bound needs costs of 0 or more")
        largest = max(largest, float(finite.max()) if len(finite) else 0.0)
    return min(largest, cap)


def rounded_up(value: float) -> float:
    """`value` > 0 rounded up to 30 binary digits: what two machines sum up to the last digit but one becomes equal."""
    fraction, exponent = math.frexp(value)
    return math.ldexp(math.ceil(math.ldexp(fraction, 30)), exponent - 30)
