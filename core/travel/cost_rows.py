"""Costs that are made row by row: a matrix of twenty thousand units by as many need not be held twice."""
from __future__ import annotations

from typing import Protocol

from ..model import Floats32, Ints


class CostRows(Protocol):
    """What can stand in for a cost matrix: the same index always gives the same row."""

    def rows(self, centres: Ints) -> Floats32:
        """(k, n) cost from each of the centres to every unit; inf or nan where there is no way."""

    def block(self, centres: Ints, units: Ints) -> Floats32:
        """(k, m) the same to some of the units only."""
