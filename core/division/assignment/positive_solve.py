"""Solving symmetric positive definite systems with the same rounding on every machine.

LAPACK's rounding differs from machine to machine, so the elimination is made of element-wise steps.
"""
from __future__ import annotations

import numpy as np

from ...model import Floats

LARGEST_AT_ONCE = 32
"""Up to so many unknowns the fewest calls are fastest (Gauss–Jordan), beyond the fewest operations (Gauss)."""


def solve_positive(matrix: Floats, right: Floats) -> Floats:
    """X with matrix · x = right, without pivots."""
    work = np.concatenate([matrix, right[:, None]], axis=1)
    n = len(right)
    if n <= LARGEST_AT_ONCE:
        for k in range(n):
            row = work[k] / work[k, k]
            work -= work[:, k, None] * row
            work[k] = row
        return np.asarray(work[:, -1], float)
    for k in range(n):
        work[k, k:] /= work[k, k]
        work[k + 1:, k:] -= work[k + 1:, k, None] * work[k, k:]
    answer: Floats = work[:, n].copy()
    for k in range(n - 1, 0, -1):
        answer[:k] -= work[:k, k] * answer[k]
    return answer
