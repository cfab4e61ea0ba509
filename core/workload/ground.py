"""The ground that staff travel on, as far as units know it: minutes between units and across a unit, and the bases."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Union

import numpy as np

from ..model import Adjacency, Floats, Floats32, Ints, Objects
from ..travel import CostRows

PLAIN_MINUTES_PER_M = 1.3 / 500
"""Where no neighbour tells: 30 km/h and a detour of 1.3."""
ROWS_PER_BLOCK = 512


@dataclass(frozen=True)
class TravelGround:
    """Where staff drive.

    minutes : (n, n) from unit (row) to unit (column), or rows of it; across_minutes : (n,) from the middle of a unit to
    its rim; base_units : (b,) the unit of each base; names : (n,) unit ids, which decide ties
    """

    minutes: Union[Floats32, CostRows]
    across_minutes: Floats
    base_units: Ints
    names: Objects

    def block(self, origins: Ints, destinations: Ints) -> Floats:
        """(k, m) minutes, inf where there is no way."""
        some = (self.minutes[np.ix_(origins, destinations)] if isinstance(self.minutes, np.ndarray)
                else self.minutes.rows(origins)[:, destinations]).astype(float)
        return np.where(np.isnan(some), np.inf, some)


def travel_ground(minutes: Union[Floats32, CostRows], adjacency: Adjacency, xy: Floats, area_m2: Floats,
                  base_units: Ints, names: Objects) -> TravelGround:
    """The ground of units with anchors `xy` (n, 2) and sizes `area_m2` (n,).

    Detour and speed are the area's own: the minutes a metre in a unit are those between it and the units that it
    borders on. A unit is taken to be as wide as a circle of its size.
    """
    ground = TravelGround(minutes, np.zeros(len(names)), base_units, names)
    bordering = ~adjacency.is_link
    u, v = adjacency.u[bordering], adjacency.v[bordering]
    way = _pair_minutes(ground, u, v)
    straight = np.sqrt(((xy[u] - xy[v]) ** 2).sum(axis=1))
    known = np.isfinite(way) & (straight > 0)
    total_min: Floats = np.zeros(len(names))
    total_m: Floats = np.zeros(len(names))
    for end in (u, v):
        total_min = total_min + np.bincount(end[known], way[known], len(names))
        total_m = total_m + np.bincount(end[known], straight[known], len(names))
    everywhere = float(total_min.sum() / total_m.sum()) if total_m.sum() > 0 else PLAIN_MINUTES_PER_M
    pace = np.where(total_m > 0, total_min / np.where(total_m > 0, total_m, 1.0), everywhere)
    across = np.asarray(pace * np.sqrt(np.maximum(area_m2, 0.0) / np.pi))
    return TravelGround(minutes, across, base_units, names)


def _pair_minutes(ground: TravelGround, u: Ints, v: Ints) -> Floats:
    """(m,) minutes from u to v, a block of rows at a time."""
    found = np.empty(len(u))
    order = np.argsort(u, kind="stable")
    for first in range(0, len(order), ROWS_PER_BLOCK):
        pairs = order[first:first + ROWS_PER_BLOCK]
        rows, row = np.unique(u[pairs], return_inverse=True)
        columns, column = np.unique(v[pairs], return_inverse=True)
        found[pairs] = ground.block(rows, columns)[row.reshape(-1), column.reshape(-1)]
    return found
