"""Which areas lie in which connected part of the units: their number by load, their names by locks and the start."""
from __future__ import annotations

from typing import Dict, List, Optional, Tuple

import numpy as np

from ...arrays import ints_of
from ...errors import DivisionRefused
from ...messages import msg
from ...model import Bools, Floats, Ints, Objects
from ..problem import DivisionProblem, impossible, listed

Numbers = Tuple[int, ...]


def numbers_per_part(problem: DivisionProblem, part: Ints, load: Floats, names: Objects, lock: Ints, start: Ints,
                     low: Floats, high: Floats) -> Tuple[List[Numbers], bool]:
    """The areas of each connected part, 0 for one that may get any number; and whether that is the only way.

    part, lock, start : (q,) of the pieces; load : (q, S); low, high : (K, S). Refuses when a part cannot hold whole
    areas. Where areas differ in what they shall have or cost, each has its place from the start.
    """
    differ = bool((low != low[0]).any() or (high != high[0]).any()) or problem.area_cost is not None
    if differ:
        return _named(problem, part, load, names, lock, start, low, high)
    counts, forced = areas_per_part(problem, part, load, names, lock, low[0], high[0])
    locked = [ints_of(np.unique(lock[(part == i) & (lock > 0)])) for i in range(len(counts))]
    return [tuple(own + [0] * (k - len(own))) for own, k in zip(locked, counts)], forced


def _named(problem: DivisionProblem, part: Ints, load: Floats, names: Objects, lock: Ints, start: Ints, low: Floats,
           high: Floats) -> Tuple[List[Numbers], bool]:
    """Areas go where their locked units are, else where most of their load starts, else where most is left."""
    count = int(part.max()) + 1
    own: List[List[int]] = [[] for _ in range(count)]
    if count == 1:
        return [tuple(range(1, problem.areas + 1))], True
    left = np.stack([np.bincount(part, load[:, s], count) for s in range(load.shape[1])], 1)
    targets = problem.targets()
    order = sorted(range(problem.areas), key=lambda a: (not (lock == a + 1).any(), not (start == a + 1).any(),
                                                        -float(targets[a, 0]), a))
    for a in order:
        pull = np.bincount(part[lock == a + 1], minlength=count).astype(float)
        if not pull.any():
            pull = np.bincount(part[start == a + 1], load[start == a + 1, 0], count)
        home = int(np.argmax(pull if pull.any() else left[:, 0]))
        own[home].append(a + 1)
        left[home] -= targets[a]
    _check_named(problem, part, load, names, own, low, high)
    return [tuple(sorted(numbers)) for numbers in own], False


def _check_named(problem: DivisionProblem, part: Ints, load: Floats, names: Objects, own: List[List[int]], low: Floats,
                 high: Floats) -> None:
    for i, numbers in enumerate(own):
        units = np.nonzero(part == i)[0]
        total, index = load[units].sum(0), np.array(numbers, np.int64) - 1
        slack = 1e-9 * np.maximum(load.sum(0), 1.0)
        fits: Bools = (low[index].sum(0) <= total + slack) & (total <= high[index].sum(0) + slack)
        if len(numbers) == 0 or len(numbers) > len(units) or not bool(fits.all()):
            s = int(np.argmin(fits)) if len(numbers) else 0
            raise _part_refused(problem, names[units], float(total[s]), float(low[index, s].sum()),
                                float(high[index, s].sum()))


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


