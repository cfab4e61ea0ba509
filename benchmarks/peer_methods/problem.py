"""A benchmark instance, and what its referees compute of a division; shares nothing with the engine.

`Problem.judge` gives the fields of the bench's own referee, by the same rules, for where that referee is not at hand.
`Problem.cost` is the objective in the plane, cheap enough to be asked ten thousand times in a search.
"""
from __future__ import annotations

import csv
import math
from pathlib import Path
from typing import Any, Dict

import numpy as np
from geodesic import metres
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

INERTIA, DISTANCE = "moment_of_inertia", "mean_distance"


class Problem:
    """n units with loads, places and edges, to be divided into `areas` areas within `tolerance_percent` at least
    `objective`.
    """

    def __init__(self, folder: Path, areas: int, tolerance_percent: float, objective: str = INERTIA) -> None:
        with open(folder / "nodes.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        with open(folder / "edges.csv", newline="", encoding="utf-8") as file:
            edges = [(int(row["u"]), int(row["v"])) for row in csv.DictReader(file)]
        self.areas, self.tolerance_percent, self.objective = areas, tolerance_percent, objective
        self.n = len(rows)
        self.load = np.array([float(row["w"]) for row in rows])
        self.xy = np.array([(float(row["x"]), float(row["y"])) for row in rows])
        self.given_edges = np.array(edges, np.int64).reshape(-1, 2)
        pairs = np.sort(self.given_edges, axis=1)
        self.edges = np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)
        self.geographic = bool(rows[0].get("lon"))
        self.lonlat = np.array([(float(row["lon"]), float(row["lat"])) for row in rows]) if self.geographic else None
        self.mean = float(self.load.sum()) / areas
        share = tolerance_percent / 100
        self.whole = bool(np.all(self.load == np.floor(self.load)))
        self.low, self.high = self.mean * (1 - share), self.mean * (1 + share)
        if self.whole:
            self.low, self.high = math.ceil(self.low - 1e-9), math.floor(self.high + 1e-9)

    def area_loads(self, area: Any) -> Any:
        """(K,) loads of areas 0…K-1."""
        return np.bincount(area, self.load, self.areas)

    def deviation_percent(self, area: Any) -> float:
        """Largest deviation of an area's load from the mean."""
        return float(np.abs(self.area_loads(area) / self.mean - 1).max() * 100)

    def balanced(self, area: Any) -> bool:
        """Whether every load is within the bounds."""
        loads = self.area_loads(area)
        return bool(loads.min() >= self.low - 1e-9 and loads.max() <= self.high + 1e-9)

    def extra_parts(self, area: Any) -> int:
        """Connected parts beyond one for each area that has units."""
        u, v = self.edges[area[self.edges[:, 0]] == area[self.edges[:, 1]]].T
        graph = coo_matrix((np.ones(len(u), np.int8), (u, v)), shape=(self.n, self.n))
        return int(connected_components(graph, directed=False)[0]) - len(np.unique(area))

    def cost(self, area: Any) -> float:
        """The objective of areas 0…K-1, with plane distances and not divided by anything."""
        order = np.argsort(area, kind="stable")
        ends = np.cumsum(np.bincount(area, minlength=self.areas))[:-1]
        return math.fsum(self.cost_of_area(units) for units in np.split(order, ends) if len(units))

    def cost_of_area(self, units: Any) -> float:
        """Σ load × distance, squared or plain, from the best unit of the area as centre.

        Squared in linear time: by Steiner's theorem the best centre is the unit nearest to the centre of gravity.
        """
        load, xy = self.load[units], self.xy[units]
        if self.objective == DISTANCE:
            return float((self._plane(units) @ load).min())
        total = max(float(load.sum()), 1e-300)
        off = ((xy - load @ xy / total) ** 2).sum(1)
        return float(load @ off + total * off.min())

    def _km(self, index: Any) -> Any:
        """Distances in whole metres of the geodesic, as km; without lon/lat the plane's own unit."""
        if self.lonlat is None:
            return self._plane(index)
        m = len(index)
        a, b = np.repeat(index, m), np.tile(index, m)
        way = metres(self.lonlat[a, 0], self.lonlat[a, 1], self.lonlat[b, 0], self.lonlat[b, 1])
        return np.floor(way).reshape(m, m) / 1000

    def _plane(self, index: Any) -> Any:
        x, y = self.xy[index].T
        return np.hypot(x[:, None] - x, y[:, None] - y)

    def judge(self, labels: Any) -> Dict[str, Any]:
        """The referee's fields for a list of area names, one per unit."""
        names, area = np.unique(np.asarray(labels), return_inverse=True)
        loads = np.bincount(area, self.load)
        extra = self.extra_parts(area)
        inertia = spread = 0.0
        for a in range(len(names)):
            index = np.nonzero(area == a)[0]
            w = self.load[index, None]
            inertia += float((self._km(index) ** 2 * w).sum(0).min())
            spread += float((self._plane(index) * w).sum(0).min())
        kept = len(names) == self.areas and loads.min() >= self.low - 1e-9 and loads.max() <= self.high + 1e-9
        u, v = self.given_edges.T
        return {"feasible": bool(kept and extra == 0), "areas": len(names), "extra_parts": extra,
                "max_deviation_percent": round(float(np.abs(loads / self.mean - 1).max() * 100), 4),
                "moment_of_inertia": round(inertia / 1e6 if self.geographic else inertia, 3),
                "mean_distance": round(spread / float(self.load.sum()), 4),
                "cut_edges": int((area[u] != area[v]).sum())}
