"""The numbers of areas: locked ones keep theirs, the others count from north to south."""
from __future__ import annotations

from typing import Dict, List, Tuple

import numpy as np

from ...arrays import floats_of, ints_of
from ...model import Ints
from ..instance import Prepared
from ..problem import DivisionProblem
from .medoid import best_centre


def numbered(problem: DivisionProblem, prepared: Prepared, piece_area: Ints) -> Ints:
    """(n,) area 1…K of each unit: locked areas keep their number, the others are numbered from north to south by their
    centre (then west to east), or by their first unit's name when there are no coordinates.
    """
    slots = [number for part in prepared.parts for number in part.numbers]
    area = piece_area[prepared.pieces.member]
    free = [a for a in range(problem.areas) if not slots[a]]
    left = [number for number in range(1, problem.areas + 1) if number not in slots]
    ranked = sorted(free, key=lambda a: _place(problem, np.nonzero(area == a)[0]))
    number = np.array(slots, np.int64)
    for a, value in zip(ranked, left):
        number[a] = value
    for alike in _alike(problem, prepared):
        there = [int(np.nonzero(number == value)[0][0]) for value in alike]
        ranked = sorted(there, key=lambda a: _place(problem, np.nonzero(area == a)[0]))
        number[ranked] = alike
    return np.asarray(number[area], np.int64)


def _alike(problem: DivisionProblem, prepared: Prepared) -> List[List[int]]:
    """Groups of area numbers that differ in nothing, though others differ: they are numbered from the north too."""
    if problem.share is None or problem.area_cost is not None:
        return []
    groups: Dict[Tuple[float, ...], List[int]] = {}
    locked = set() if problem.fixed_area is None else set(ints_of(problem.fixed_area))
    for a in range(problem.areas):
        if a + 1 not in locked:
            groups.setdefault((*floats_of(prepared.low[a]), *floats_of(prepared.high[a])), []).append(a + 1)
    return list(groups.values())


def _place(problem: DivisionProblem, units: Ints) -> Tuple[float, float, str]:
    name = min(str(problem.names[u]) for u in units) if len(units) else ""
    if problem.xy is None or len(units) == 0:
        return 0.0, 0.0, name
    x, y = problem.xy[best_centre(problem, units)]
    return -float(y), float(x), name
