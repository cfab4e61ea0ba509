"""Why a division cannot be: each reason that can be seen before the search, and what to say after a search in vain."""
from __future__ import annotations

from typing import Dict, Iterable, List, Optional, Tuple

import numpy as np

from ..errors import DivisionRefused
from ..messages import Message, msg
from ..model import Floats, Ints, Objects
from .graph import UnitGraph
from .problem import DivisionProblem, LoadName

NAMED = 5
"""So many units are named in a message, then "…"."""


def listed(names: Iterable[object]) -> str:
    """The first few names, in order."""
    texts = [str(name) for name in names]
    return ", ".join(texts[:NAMED]) + (", …" if len(texts) > NAMED else "")


def impossible(message: Message) -> DivisionRefused:
    """No plan can exist."""
    return DivisionRefused(message, None, True)


def check_bounds(problem: DivisionProblem, low: Floats, high: Floats) -> None:
    """The loads together must fit K areas within the bounds."""
    total = problem.load.sum(0)
    for s, name in enumerate(problem.load_names):
        slack = 1e-9 * max(float(total[s]), 1.0)
        if low[s] > high[s] + slack:
            raise impossible(msg(
                "No whole number of “{load}” lies within {tolerance} % of the mean {mean}. Allow a larger tolerance.",
                load=name, tolerance=problem.tolerance_percent[s], mean=round(float(total[s]) / problem.areas, 3)))
        if total[s] < problem.areas * low[s] - slack or total[s] > problem.areas * high[s] + slack:
            raise impossible(msg(
                "{areas} areas with {low} to {high} “{load}” each cannot share a total of {total}. Change the number "
                "of areas or the bounds.", areas=problem.areas, low=round(float(low[s]), 3),
                high=round(float(high[s]), 3), load=name, total=round(float(total[s]), 3)))


def check_heaviest(problem: DivisionProblem, load: Floats, names: Objects, high: Floats) -> None:
    """No unit (or group of units) may be heavier than an area."""
    for s, load_name in enumerate(problem.load_names):
        heavy = np.nonzero(load[:, s] > high[s] * (1 + 1e-12) + 1e-9)[0]
        if len(heavy) == 0:
            continue
        worst = heavy[int(np.argmax(load[heavy, s]))]
        raise impossible(msg(
            "Layer units: unit {unit} has {value} of “{load}”, more than the {high} an area may have ({count} such "
            "units: {units}). Split the unit, ask for fewer areas or allow a larger tolerance.",
            unit=str(names[worst]), value=round(float(load[worst, s]), 3), load=load_name,
            high=round(float(high[s]), 3), count=len(heavy), units=listed(names[heavy])))


def check_locks(problem: DivisionProblem, lock: Ints, load: Floats, names: Objects, part: Ints, high: Floats) -> None:
    """Locked units must name areas that exist, lie in one connected part and not be too heavy together.

    lock : (n,) 1…K or 0, after groups were made one
    """
    for number in np.unique(lock[lock > 0]).tolist():
        units = np.nonzero(lock == number)[0]
        if number > problem.areas:
            raise impossible(msg(
                "Layer units: unit {unit} is locked to area {area}, but there are only {areas} areas. Change the lock "
                "or ask for more areas.", unit=str(names[units[0]]), area=int(number), areas=problem.areas))
        parts = np.unique(part[units])
        if len(parts) > 1:
            other = units[part[units] != part[units[0]]][0]
            raise impossible(msg(
                "Layer units: units {first} and {second} are locked to area {area} but have no connection. Add a link "
                "between the parts or change a lock.", first=str(names[units[0]]), second=str(names[other]),
                area=int(number)))
        for s, name in enumerate(problem.load_names):
            value = float(load[units, s].sum())
            if value > high[s] * (1 + 1e-12) + 1e-9:
                raise impossible(msg(
                    "Layer units: the units locked to area {area} have {value} of “{load}”, more than the {high} an "
                    "area may have ({units}). Unlock some of them.", area=int(number), value=round(value, 3), load=name,
                    high=round(float(high[s]), 3), units=listed(names[units])))


def check_lock_paths(graph: UnitGraph, lock: Ints, names: Objects) -> None:
    """The units locked to one area must be able to meet without crossing units locked to other areas."""
    for number in np.unique(lock[lock > 0]).tolist():
        open_way = np.where((lock == 0) | (lock == number), 0, 1)
        _, part = graph.parts(open_way)
        units = np.nonzero(lock == number)[0]
        apart = units[part[units] != part[units[0]]]
        if len(apart):
            raise impossible(msg(
                "Layer units: units {first} and {second} are locked to area {area}, but units locked to other areas "
                "lie between them. Change one of the locks.", first=str(names[units[0]]), second=str(names[apart[0]]),
                area=int(number)))


def areas_per_part(problem: DivisionProblem, part: Ints, load: Floats, names: Objects, lock: Ints, low: Floats,
                   high: Floats) -> Tuple[List[int], bool]:
    """How many areas each connected part of the units gets, nearest to its share of the load; and whether that is the
    only way. Refuses when a part cannot hold whole areas.
    """
    count = int(part.max()) + 1
    totals = np.stack([np.bincount(part, load[:, s], count) for s in range(load.shape[1])], 1)
    target = float(load[:, 0].sum()) / problem.areas
    choices: List[List[int]] = []
    stuck: List[Ints] = []
    for i in range(count):
        units = np.nonzero(part == i)[0]
        fits = [k for k in range(1, min(len(units), problem.areas) + 1)
                if np.all(k * low <= totals[i] + 1e-9 * target) and np.all(totals[i] <= k * high + 1e-9 * target)
                and len(np.unique(lock[units][lock[units] > 0])) <= k]
        if not fits and count > 1:
            stuck.append(units)
        choices.append(fits if fits else [problem.areas])
    if stuck:
        units = min(stuck, key=len)
        raise _part_refused(problem, names[units], float(load[units, 0].sum()), float(low[0]), float(high[0]))
    best = _cheapest_counts(choices, [float(t) / target for t in totals[:, 0]], problem.areas)
    if best is None:
        raise impossible(msg(
            "The units fall into {parts} parts without connection, and {areas} whole areas cannot be shared among them "
            "within the tolerance. Add a link (bridge, ferry) between the parts, change the number of areas or allow a "
            "larger tolerance. The smallest part is: {units}.", parts=count, areas=problem.areas,
            units=listed(names[part == int(np.argmin(totals[:, 0]))])))
    return best, all(len(c) == 1 for c in choices)


def _part_refused(problem: DivisionProblem, names: Objects, total: float, low: float, high: float) -> DivisionRefused:
    return impossible(msg(
        "Layer units: {count} units have no connection to the others ({units}), and their {total} of “{load}” do not "
        "make whole areas of {low} to {high}. Add a link (bridge, ferry) to the others, or leave them out.",
        count=len(names), units=listed(sorted(names, key=str)), total=round(total, 3), load=problem.load_names[0],
        low=round(low, 3), high=round(high, 3)))


def _cheapest_counts(choices: List[List[int]], shares: List[float], areas: int) -> Optional[List[int]]:
    """One count per part with the given sum, least sum of squared distances from the parts' shares."""
    table: Dict[int, Tuple[float, List[int]]] = {0: (0.0, [])}
    for fits, share in zip(choices, shares):
        longer: Dict[int, Tuple[float, List[int]]] = {}
        for done, (cost, counts) in sorted(table.items()):
            for k in fits:
                found = (cost + (k - share) ** 2, [*counts, k])
                if done + k <= areas and (done + k not in longer or found < longer[done + k]):
                    longer[done + k] = found
        table = longer
    return table[areas][1] if areas in table else None


def not_found(problem: DivisionProblem, best_percent: float, worst_load: LoadName,
              broken_unit: str = "") -> DivisionRefused:
    """The search ended without a plan that keeps all rules; none may exist."""
    if broken_unit and problem.max_cost is None:
        return DivisionRefused(msg(
            "No division was found in which every unit can be reached from its area's centre: unit {unit} cannot. "
            "Check the roads around it, or leave it out.", unit=broken_unit), best_percent)
    if broken_unit:
        return DivisionRefused(msg(
            "No division was found in which every unit is within {limit} of its area's centre: unit {unit} is not. "
            "Allow a longer way or ask for more areas.", limit=problem.max_cost, unit=broken_unit), best_percent)
    return DivisionRefused(msg(
        "No division into {areas} connected areas within the tolerance was found. The best one misses it: “{load}” is "
        "off by {best} %. Allow {best} %, change the number of areas, split heavy units or give more time.",
        areas=problem.areas, load=worst_load, best=round(best_percent + 0.0005, 3)), best_percent)
