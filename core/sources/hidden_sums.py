"""Columns of load that hold, by their values, what others hold already: a sum of some of them, or their minutes."""
from __future__ import annotations

from itertools import combinations
from typing import Mapping, Sequence, Tuple

import numpy as np

from ..model import Floats

MOST_COLUMNS = 10
"""With more columns beside it only the sum of all is looked for: their subsets double with each."""
LEAST_ROWS = 5
"""With fewer rows of load a sum of some columns may be chance."""
LEAST_MEAN_OF_WHOLE = 5.0
"""Whole numbers are taken for rounded hours where they are not small."""
MINUTES = 60.0


SUM_NAMES = frozenset({"total", "totalt", "totalen", "tot", "sum", "summa", "alla", "all", "samtliga", "h_vecka",
                       "timmar", "vecka", "week"})
"""What a column is called, after its prefix, that is no service but the sum of all."""


def hidden_sum(total: Floats, parts: Mapping[str, Floats]) -> Tuple[Tuple[str, ...], bool]:
    """Which of the parts (n,) each `total` (n,) is the sum of in every row, and whether in minutes; none where of none.

    One part alone may be another service with the same hours: only its minutes are found.
    """
    filled = {name: values for name, values in parts.items() if values.any()}
    if len(filled) > 1 and is_sum(total, list(filled.values())):
        return tuple(filled), False
    small = bool((total == np.rint(total)).all()) and total.mean() < LEAST_MEAN_OF_WHOLE
    if len(filled) > MOST_COLUMNS or np.count_nonzero(total) < LEAST_ROWS or small:
        return (), False
    for minutes in (False, True):
        found = _part_sum(total, filled, MINUTES if minutes else 1.0)
        if found:
            return found, minutes
    return (), False


def _part_sum(total: Floats, parts: Mapping[str, Floats], factor: float) -> Tuple[str, ...]:
    """The fewest columns of which `total` is the sum times `factor`: two at least, one for minutes."""
    whole, sums = float(total.sum()), {c: factor * float(values.sum()) for c, values in parts.items()}
    for count in range(1 if factor > 1 else 2, len(parts) + 1):
        near = _allowed(total, count, factor) * len(total)
        for chosen in combinations(parts, count):
            if abs(sum(sums[c] for c in chosen) - whole) <= near and is_sum(total, [parts[c] for c in chosen], factor):
                return chosen
    return ()


def is_sum(total: Floats, parts: Sequence[Floats], factor: float = 1.0) -> bool:
    """Whether (n,) `total` is in every row the sum of the parts, times `factor`, but for rounding to a hundredth, or to
    whole numbers in a column of those.
    """
    away = np.abs(total - factor * np.sum(np.stack(list(parts)), axis=0))
    return bool(total.any() and (away <= _allowed(total, len(parts), factor)).all())


def _allowed(total: Floats, parts: int, factor: float) -> float:
    rounded = bool((total == np.rint(total)).all() and total.mean() > 1)
    return max(0.006 * parts * factor, 0.5 if rounded else 0.0) + 1e-6
