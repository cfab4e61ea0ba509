#!/usr/bin/env python3
"""Make a synthetic town-and-country instance: python3 benchmarks/synthetic.py UNITS [--seed 1]

Units are points on 45 × 45 km: 45 % in one dense core, 25 % in eight towns, 30 % scattered. Neighbours are those of the
Delaunay triangulation, without the overlong edges that only close its hull, and always connected. Loads are gamma
distributed (shape 0.8, mean 3 care hours a week), in hundredths. Writes nodes.csv (id,x,y,w with x and y in km),
edges.csv and meta.json into build/synthetic/: what benchmarks/division.py and the bench's referee read. Same units and
seed, same files.
"""
from __future__ import annotations

import argparse
import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import Delaunay

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "synthetic"
SIDE_KM = 45.0
CORE, TOWNS, COUNTRY = 0.45, 0.25, 0.30
CORE_SPREAD_KM, TOWN_SPREAD_KM, TOWN_COUNT, TOWN_MARGIN_KM = 2.5, 0.8, 8, 4.0
LOAD_SHAPE, MEAN_LOAD_H = 0.8, 3.0
LEAST_LOAD_H = 0.01
OVERLONG = 3.0
"""An edge is overlong when it has more than this many times the usual distance between scattered units."""


@dataclass(frozen=True)
class Synthetic:
    """xy_km : (n, 2); load_h_week : (n,); edges : (m, 2) pairs of units, each once, u < v, connected."""

    xy_km: Any
    load_h_week: Any
    edges: Any


def make(units: int, seed: int = 1) -> Synthetic:
    """The instance of that size and seed. Raises `ValueError` for fewer than 10 units."""
    if units < 10:
        raise ValueError("An instance needs 10 units or more.")
    rng = np.random.Generator(np.random.PCG64(seed))
    xy = _places(rng, units)
    load = np.maximum(np.round(rng.gamma(LOAD_SHAPE, MEAN_LOAD_H / LOAD_SHAPE, units), 2), LEAST_LOAD_H)
    return Synthetic(xy, load, _edges(xy))


def _places(rng: np.random.Generator, units: int) -> Any:
    """(n, 2) places in whole metres, no two alike."""
    in_core, in_towns = round(units * CORE), round(units * TOWNS)
    town = rng.uniform(TOWN_MARGIN_KM, SIDE_KM - TOWN_MARGIN_KM, (TOWN_COUNT, 2))
    places = np.concatenate([
        rng.normal(SIDE_KM / 2, CORE_SPREAD_KM, (in_core, 2)),
        town[rng.integers(0, TOWN_COUNT, in_towns)] + rng.normal(0, TOWN_SPREAD_KM, (in_towns, 2)),
        rng.uniform(0, SIDE_KM, (units - in_core - in_towns, 2))])
    places = np.round(np.clip(places, 0, SIDE_KM), 3)
    while True:
        _, first = np.unique(places, axis=0, return_index=True)
        twice = np.setdiff1d(np.arange(units), first)
        if not len(twice):
            return places
        places[twice] = np.round(np.clip(places[twice] + rng.normal(0, 0.01, (len(twice), 2)), 0, SIDE_KM), 3)


def _edges(xy: Any) -> Any:
    """Delaunay edges that are not overlong, and the shortest ones that keep all units connected."""
    n = len(xy)
    corner = Delaunay(xy).simplices
    edges = np.unique(np.sort(np.concatenate([corner[:, [0, 1]], corner[:, [1, 2]], corner[:, [0, 2]]]), 1), axis=0)
    length = np.hypot(*(xy[edges[:, 0]] - xy[edges[:, 1]]).T)
    overlong = length > OVERLONG * SIDE_KM / (COUNTRY * n) ** 0.5
    tree = minimum_spanning_tree(coo_matrix((length, (edges[:, 0], edges[:, 1])), shape=(n, n)).tocsr()).tocoo()
    in_tree = np.isin(edges[:, 0] * n + edges[:, 1], np.minimum(tree.row, tree.col).astype(np.int64) * n
                      + np.maximum(tree.row, tree.col))
    return edges[~overlong | in_tree]


def write(folder: Path, made: Synthetic, about: Any) -> None:
    """The instance as nodes.csv, edges.csv and meta.json."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "nodes.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "x", "y", "w"])
        for u, ((x, y), w) in enumerate(zip(made.xy_km.tolist(), made.load_h_week.tolist())):
            writer.writerow([f"u{u:05}", x, y, w])
    with open(folder / "edges.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["u", "v"])
        writer.writerows(made.edges.tolist())
    (folder / "meta.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def at_hand(units: int, seed: int = 1) -> Path:
    """Folder of the instance, made when it is not there yet."""
    folder = FOLDER / f"units-{units}-seed-{seed}"
    if not (folder / "meta.json").is_file():
        made = make(units, seed)
        write(folder, made, {"name": folder.name, "n": units, "m": len(made.edges), "seed": seed,
                             "coords": "km in a plane", "weight": "care hours a week, invented",
                             "source": "benchmarks/synthetic.py"})
    return folder


def main() -> None:
    """Parse and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("units", type=int, metavar="UNITS")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(at_hand(asked.units, asked.seed))


if __name__ == "__main__":
    main()
