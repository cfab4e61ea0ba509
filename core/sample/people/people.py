"""Who lives where: inhabitants and their ages per address, and their sums per small area and per square."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Tuple

import numpy as np
from shapely.geometry import box

from ...arrays import int_rows_of
from ...geometry import object_array
from ...model import Floats, Ints, Table
from ..land import CRS

AGE_GROUPS: Tuple[str, ...] = ("65_69", "70_74", "75_79", "80_84", "85_89", "90_94", "95_99", "100w")
_SHARES = np.array([0.270, 0.242, 0.213, 0.142, 0.084, 0.038, 0.010, 0.001])
"""How those over 65 spread over the age groups, as in Sweden in the 2020s."""
OLDEST = 3
"""First of the age groups of 80 and over."""


@dataclass(frozen=True)
class People:
    """(n,) inhabitants per address, and (n, 8) of them in each of `AGE_GROUPS`."""

    total: Ints
    old: Ints

    def sums(self, group: Ints, count: int) -> Dict[str, Ints]:
        """Inhabitants per group 0…count−1 by column of a DeSO table."""
        def total(values: Ints) -> Ints:
            return np.bincount(group, weights=values, minlength=count).astype(np.int64)

        over_65 = self.old.sum(axis=1)
        return {"bef_totalt": total(self.total), "bef_65_69": total(self.old[:, 0]), "bef_70_74": total(self.old[:, 1]),
                "bef_75_79": total(self.old[:, 2]), "bef_80w": total(self.old[:, OLDEST:].sum(axis=1)),
                "bef_65w": total(over_65)}


def share_out(weight: Floats, total: int) -> Ints:
    """(n,) whole numbers that sum to `total`, in proportion to `weight`: rounded along the running sum."""
    running = np.cumsum(weight)
    steps = np.floor(running / running[-1] * total + 0.5).astype(np.int64)
    shares: Ints = np.diff(steps, prepend=0)
    return shares


def draw_ages(rng: np.random.Generator, inhabitants: Ints, share_65: Floats) -> People:
    """Ages for `inhabitants` (n,) where a `share_65` (n,) is over 65."""
    home = np.repeat(np.arange(len(inhabitants)), inhabitants)
    is_old = rng.random(len(home)) < share_65[home]
    limits = np.cumsum(_SHARES)
    group = np.minimum(np.searchsorted(limits, rng.random(len(home)), side="right"), len(AGE_GROUPS) - 1)
    cell = home[is_old] * len(AGE_GROUPS) + group[is_old]
    old = np.bincount(cell, minlength=len(inhabitants) * len(AGE_GROUPS)).reshape(len(inhabitants), len(AGE_GROUPS))
    return People(inhabitants, old.astype(np.int64))


def square_table(xy: Floats, people: People) -> Table:
    """The layer `befolkning_1km`: the squares of the national 1 km grid that have inhabitants."""
    corner = np.floor(xy / 1_000.0).astype(np.int64)
    lived_in = people.total > 0
    codes, square = np.unique(corner[lived_in], axis=0, return_inverse=True)
    square = square.reshape(-1)
    columns = {"rutid_scb": object_array(f"{e * 1000:06d}{n * 1000:07d}" for e, n in int_rows_of(codes)),
               "beftotalt": np.bincount(square, weights=people.total[lived_in]).astype(np.int64)}
    for j, name in enumerate(AGE_GROUPS):
        columns[f"ald{name}"] = np.bincount(square, weights=people.old[lived_in, j]).astype(np.int64)
    columns["syntetisk"] = np.ones(len(codes), np.int64)
    shapes = object_array(box(e * 1e3, n * 1e3, e * 1e3 + 1e3, n * 1e3 + 1e3) for e, n in int_rows_of(codes))
    return Table("befolkning_1km", columns, shapes, CRS, np.arange(1, len(codes) + 1))
