"""Sparse times: single cells of a table of rows (nodes) and columns (origins)."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...model import Bools, Ints


@dataclass(frozen=True)
class Entries:
    """Cell (row[i], column[i]) holds ms[i], also where that is a pair (see `milliseconds`); all (k,) int64."""

    row: Ints
    column: Ints
    ms: Ints

    def __len__(self) -> int:
        return len(self.row)

    def where(self, keep: Bools) -> Entries:
        """The entries where `keep` (k,) is true."""
        return Entries(self.row[keep], self.column[keep], self.ms[keep])

    def stretch(self, start: int, stop: int) -> Entries:
        """The entries start..stop-1."""
        return Entries(self.row[start:stop], self.column[start:stop], self.ms[start:stop])


def smallest(entries: Entries) -> Entries:
    """One entry per cell, the smallest; sorted by row, then column."""
    if len(entries) == 0:
        return entries
    key = entries.row * (int(entries.column.max()) + 1) + entries.column
    order = np.argsort(key, kind="stable")
    key = key[order]
    first = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    at = order[first]
    return Entries(entries.row[at], entries.column[at], np.minimum.reduceat(entries.ms[order], first))
