"""What is said when a division cannot be: proven before the search, or after a search in vain."""
from __future__ import annotations

from typing import Iterable

import numpy as np

from ...errors import DivisionRefused, certain
from ...messages import Message, msg
from ...model import Floats
from .deviation import largest_deviation_percent
from .problem import DivisionProblem, LoadName

NAMED = 5
"""So many units are named in a message, then "…"."""


def listed(names: Iterable[object]) -> str:
    """The first few names, in order."""
    texts = [str(name) for name in names]
    return ", ".join(texts[:NAMED]) + (", …" if len(texts) > NAMED else "")


def impossible(message: Message, unit: str = "") -> DivisionRefused:
    """No plan can exist; unit : the one that the longest way stops."""
    return DivisionRefused(message, None, True, unit=unit)


def _limit_of(problem: DivisionProblem, unit: str) -> float:
    return float(problem.limits()[[str(name) for name in problem.names].index(unit)])


def lock_missed(problem: DivisionProblem, unit: int, best_percent: float) -> DivisionRefused:
    """The search ended with a locked unit in another area."""
    return DivisionRefused(msg(
        "No division was found in which every unit is in the area it is fixed to: unit {unit} is not in area {area}. "
        "Loosen a unit, allow a larger tolerance or give more time.", unit=str(problem.names[unit]),
        area=int(certain(problem.fixed_area)[unit])), best_percent)


def base_missed(problem: DivisionProblem, unit: str, best_percent: float) -> DivisionRefused:
    """The search ended with an area without a base."""
    return DivisionRefused(msg(
        "No division into {areas} areas was found in which each is led from a base: the area with unit {unit} has "
        "none. Allow a larger tolerance, move a base or give more time.", areas=problem.areas, unit=unit), best_percent)


def balance_missed(problem: DivisionProblem, best_percent: float) -> DivisionRefused:
    """The search ended without balance of a first load that depends on the plan: to allow just what the best plan needs
    promises nothing, as the search for that is another.
    """
    return DivisionRefused(msg(
        "No division into {areas} connected areas within {tolerance} % was found. The best one met misses it: “{load}” "
        "is off by {best} %. Allow clearly more than that, as travel changes with the plan, change the number of "
        "areas, split heavy units or give more time.", areas=problem.areas, load=problem.load_names[0],
        tolerance=problem.tolerance_percent[0], best=round(best_percent, 3)), best_percent)


def bound_missed(problem: DivisionProblem, load: Floats, low: Floats, high: Floats) -> DivisionRefused:
    """The search ended with an area outside its bounds. load, low, high : (K, S)"""
    target = np.maximum(problem.targets(), 1e-300)
    missed = np.maximum(load - high, low - load) / target
    area, s = (int(i) for i in np.unravel_index(int(np.argmax(missed)), missed.shape))
    deviation = largest_deviation_percent(load[:, s], target[:, s])
    given = [None if bound is None else np.broadcast_to(np.asarray(bound, float), load.shape)[area, s]
             for bound in (problem.low, problem.high)]
    if load[area, s] < low[area, s] and given[0] is not None and np.isfinite(given[0]):
        return DivisionRefused(msg(
            "No division into {areas} connected areas was found in which each has at least {least} of “{load}”: one of "
            "the best one has {held}. Ask for less, change the number of areas, split units or give more time.",
            areas=problem.areas, least=round(float(low[area, s]), 3), load=problem.load_names[s],
            held=round(float(load[area, s]), 3)), deviation)
    if load[area, s] > high[area, s] and given[1] is not None and np.isfinite(given[1]):
        return DivisionRefused(msg(
            "No division into {areas} connected areas was found in which each has at most {most} of “{load}”: one of "
            "the best one has {held}. Allow more, change the number of areas, split units or give more time.",
            areas=problem.areas, most=round(float(high[area, s]), 3), load=problem.load_names[s],
            held=round(float(load[area, s]), 3)), deviation)
    return not_found(problem, deviation, problem.load_names[s])


def not_found(problem: DivisionProblem, best_percent: float, worst_load: LoadName,
              broken_unit: str = "") -> DivisionRefused:
    """The search ended without a plan that keeps all rules; none may exist."""
    if broken_unit and problem.max_cost is None:
        return DivisionRefused(msg(
            "No division was found in which every unit can be reached from its area's centre: unit {unit} cannot. "
            "Check the roads around it, or leave it out.", unit=broken_unit), best_percent, unit=broken_unit)
    if broken_unit:
        return DivisionRefused(msg(
            "No division was found in which every unit is within {limit} of its area's centre: unit {unit} is not. "
            "Allow a longer way or ask for more areas.", limit=_limit_of(problem, broken_unit), unit=broken_unit),
            best_percent, unit=broken_unit)
    return DivisionRefused(msg(
        "No division into {areas} connected areas within the tolerance was found. The best one misses it: “{load}” is "
        "off by {best} %. Allow {best} %, change the number of areas, split heavy units or give more time.",
        areas=problem.areas, load=worst_load, best=round(best_percent + 0.0005, 3)), best_percent)
