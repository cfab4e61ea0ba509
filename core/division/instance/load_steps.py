"""Loads that are all multiples of one step, equal ones above all: what counting says before any search.

Areas of 48 units with equal loads have whole numbers of units. Within 5 % of a fifth of them lies 10 alone, and five
areas of 10 are 50: no search is needed to know that there is no division, and none would be over soon, as the units are
so alike.
"""
from __future__ import annotations

from typing import Optional

import numpy as np

from ...messages import msg
from ...model import Floats
from ..problem import DivisionProblem, impossible

ALIKE = 1e-9
"""Share by which a load may differ from a multiple of the smallest one to count as one."""
LARGEST_WHOLE = float(2 ** 53)
UNSURE = 0.1
"""In steps: where rounding could amount to more, nothing is said."""


def load_step(load: Floats) -> Optional[float]:
    """The largest step that all loads (n,) above 0 are multiples of, where they are whole, or multiples of the smallest
    one; None where there is none.
    """
    some = load[load > 0]
    if len(some) == 0:
        return None
    if float(some.max()) < LARGEST_WHOLE and bool((some == np.floor(some)).all()):
        return float(np.gcd.reduce(some.astype(np.int64)))
    times = some / some.min()
    return float(some.min()) if bool((np.abs(times - np.rint(times)) <= ALIKE * times).all()) else None


def check_load_steps(problem: DivisionProblem, low: Floats, high: Floats) -> None:
    """Whole numbers of steps within the bounds (K, S) must add up to all there is, for every load."""
    for s, name in enumerate(problem.load_names):
        step = load_step(problem.load[:, s])
        if step is None:
            continue
        total = float(problem.load[:, s].sum())
        unsure = 2 * ALIKE * total / step
        if unsure > UNSURE:
            continue
        fewest, most = np.ceil(low[:, s] / step - unsure - ALIKE), np.floor(high[:, s] / step + unsure + ALIKE)
        steps = total / step
        if bool((fewest <= most).all()) and float(fewest.sum()) - unsure <= steps <= float(most.sum()) + unsure:
            continue
        ends = {"low": round(float(low[:, s].min()), 3), "high": round(float(high[:, s].max()), 3)}
        if bool((fewest > most).any()):
            raise impossible(msg(
                "All loads “{load}” are multiples of {step}, and none lies within {low} to {high}. No division keeps "
                "these bounds. Allow a larger tolerance, split units or change the number of areas.", load=name,
                step=round(step, 3), **ends))
        raise impossible(msg(
            "All loads “{load}” are multiples of {step}, so an area within {low} to {high} has {fewest} to {most}, and "
            "{areas} such areas cannot share a total of {total}. No division keeps these bounds. Allow a larger "
            "tolerance, split units or change the number of areas.", load=name, step=round(step, 3),
            fewest=round(step * float(fewest.min()), 3), most=round(step * float(most.max()), 3), areas=problem.areas,
            total=round(total, 3), **ends))
