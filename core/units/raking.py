"""Raking: scale a table until its row-group sums and its column sums meet known totals."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model import Floats, Ints

MAX_ROUNDS = 1000
CONVERGED = 1e-9


@dataclass(frozen=True)
class Raked:
    """The scaled table; rounds that were needed; largest relative gap between a sum and its total."""

    table: Floats
    rounds: int
    largest_gap: float

    @property
    def converged(self) -> bool:
        """Whether all totals are met."""
        return self.largest_gap <= CONVERGED


def rake(table: Floats, group: Ints, group_total: Floats, column_total: Floats) -> Raked:
    """Iterative proportional fitting (Deming and Stephan 1940, doi:10.1214/aoms/1177731829).

    Zeros stay zero. At the fixed point the table is the one nearest to the start, in relative entropy, that meets the
    totals. Where none does (the totals contradict each other or the zeros), the columns are met and the gap is left in
    the groups.

    table : (n, s) not negative; group : (n,) row group 0..g-1; group_total : (g,) and column_total : (s,), nan where a
    sum may be what it is
    """
    gap = np.inf
    rounds = 0
    while gap > CONVERGED and rounds < MAX_ROUNDS:
        rounds += 1
        table = table * _factor(_group_sums(table, group, len(group_total)), group_total)[group][:, None]
        table = table * _factor(table.sum(axis=0), column_total)
        gap = max(_gap(_group_sums(table, group, len(group_total)), group_total),
                  _gap(table.sum(axis=0), column_total))
    return Raked(table, rounds, float(gap))


def _group_sums(table: Floats, group: Ints, n: int) -> Floats:
    return np.asarray(np.bincount(group, table.sum(axis=1), n), float)


def _factor(sums: Floats, total: Floats) -> Floats:
    wanted = np.where(np.isnan(total), sums, total)
    return np.where(sums > 0, wanted / np.where(sums > 0, sums, 1.0), 1.0)


def _gap(sums: Floats, total: Floats) -> float:
    known = ~np.isnan(total)
    return float((np.abs(sums - total)[known] / np.maximum(total[known], 1e-12)).max(initial=0.0))
