#!/usr/bin/env python3
"""Time `careareas:exportaddresses` on a million made-up addresses, from a GeoPackage to a GeoPackage.

    QT_QPA_PLATFORM=offscreen build/venv/bin/python benchmarks/register_million.py [ADDRESSES] > benchmarks/results/…

The addresses are drawn from a seed: streets as straight rows of houses in 60 by 60 km, in Lantmäteriet's columns, and
twelve areas that cover them. They are written before the clock starts; the run itself is a process of its own, so that
its peak of memory is that of QGIS, the plugin and the run, nothing else. Prints one JSON object.
"""
from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, List, Tuple

import _package
import numpy as np

assert _package
SIDE_M, EAST, NORTH, SEED = 60_000.0, 500_000.0, 6_450_000.0, 7
FIRST = ("Björk", "Ek", "Tall", "Gran", "Ask", "Alm", "Lind", "Rönn", "Hassel", "Sälg", "Åker", "Ängs", "Berg", "Dal",
         "Sjö", "Strand", "Kyrk", "Skol", "Stations", "Kvarn", "Smed", "Bagar", "Snickar", "Väst", "Öst", "Norr", "Sör")
LAST = ("vägen", "gatan", "stigen", "gränd", "backen", "torget", "allén", "leden")


def addresses(count: int) -> Any:
    """The layer `belagenhetsadress` with `count` current addresses."""
    from care_areas.core.geometry import lazy_points, object_array
    from care_areas.core.model import Table

    rng = np.random.default_rng(SEED)
    street = np.sort(rng.integers(0, max(count // 60, 1), count))
    first = np.searchsorted(street, street)
    place = np.arange(count) - first
    number = 2 * (place // 2) + 1 + place % 2
    start = rng.random((street.max() + 1, 2)) * (SIDE_M - 4_000) + 2_000
    angle = rng.random(street.max() + 1) * 2 * np.pi
    along = 10.0 * number + rng.random(count)
    side = np.where(number % 2, 12.0, -12.0)
    c, s = np.cos(angle)[street], np.sin(angle)[street]
    xy = start[street] + np.stack([along * c - side * s, along * s + side * c], axis=1)
    xy = np.round(np.clip(xy, 1.0, SIDE_M - 1.0) + [EAST, NORTH], 2)
    names = [f"{FIRST[i % len(FIRST)]}{LAST[i // len(FIRST) % len(LAST)]}" for i in range(street.max() + 1)]
    towns = [f"ORT {i // 200}" for i in range(street.max() + 1)]
    letters = rng.integers(0, 20, count)
    return Table("belagenhetsadress", {
        "objektidentitet": object_array(f"{i * 2654435761 % 2**32:08x}-0000-4000-8000-{i:012x}" for i in range(count)),
        "adressplatstyp": object_array(["Gatuadressplats"] * count),
        "statusforbelagenhetsadress": object_array(["Gällande"] * count),
        "adressomrade_faststalltnamn": object_array(names[i] for i in street.tolist()),
        "gardsadressomrade_faststalltnamn": object_array([None] * count),
        "adressplatsnummer": number,
        "bokstavstillagg": object_array("ABC"[k] if k < 3 else None for k in letters.tolist()),
        "lagestillagg": object_array([None] * count),
        "lagestillaggsnummer": np.full(count, np.nan),
        "avvikerfranstandarden": np.zeros(count, np.int64),
        "avvikandeadressplatsbeteckning": object_array([None] * count),
        "postnummer": object_array(f"{10_000 + i % 60_000}" for i in (street // 40).tolist()),
        "postort": object_array(towns[i] for i in street.tolist()),
        "kommunkod": object_array(["0599"] * count), "kommunnamn": object_array(["Rutköping"] * count),
        "lanskod": object_array(["05"] * count),
        "kommundel_faststalltnamn": object_array(towns[i] for i in street.tolist()),
        "popularnamn": object_array([None] * count)}, lazy_points(xy), "EPSG:3006")


def areas() -> Any:
    """Twelve areas with borders of many corners, and who is responsible in each."""
    from care_areas.core.geometry import object_array
    from care_areas.core.model import Table
    from shapely.geometry import Polygon

    def wave(a: Tuple[float, float], b: Tuple[float, float]) -> List[Tuple[float, float]]:
        at = np.linspace(0.0, 1.0, 801)
        away = 100.0 * np.sin(at * 12 * np.pi)
        across = (a[0] == b[0])
        is_edge = (across and a[0] in (0.0, SIDE_M)) or (not across and a[1] in (0.0, SIDE_M))
        x = a[0] + (b[0] - a[0]) * at + (away if across and not is_edge else 0.0)
        y = a[1] + (b[1] - a[1]) * at + (away if not across and not is_edge else 0.0)
        return list(zip((x + EAST).tolist(), (y + NORTH).tolist()))

    shapes = []
    wide, high = SIDE_M / 4, SIDE_M / 3
    for row in range(3):
        for column in range(4):
            corners = [(column * wide, row * high), ((column + 1) * wide, row * high),
                       ((column + 1) * wide, (row + 1) * high), (column * wide, (row + 1) * high)]
            south, north = wave(corners[0], corners[1]), wave(corners[3], corners[2])
            west, east = wave(corners[0], corners[3]), wave(corners[1], corners[2])
            shapes.append(Polygon([*south[:-1], *east[:-1], *north[::-1][:-1], *west[::-1][:-1]]))
    return Table("areas", {
        "area_id": np.arange(1, 13), "area_name": object_array(f"Område {k + 1}" for k in range(12)),
        "provider_name": object_array(("Egen regi", "Nordvård AB", "Sydvård AB")[k % 3] for k in range(12)),
        "own_regi": np.array([int(k % 3 == 0) for k in range(12)]),
        "phone": object_array(f"010-{k}00 00" for k in range(12)),
        "url": object_array("https://vard.example" for _ in range(12))}, object_array(shapes), "EPSG:3006")


def run_once(folder: str) -> None:
    """The run in this process; prints what it took."""
    from register import start

    alive, processing = start()
    begun, cpu = time.perf_counter(), time.process_time()
    made = processing.run("careareas:exportaddresses", {
        "ADDRESSES": f"{folder}/addresses.gpkg|layername=belagenhetsadress", "AREAS": f"{folder}/areas.gpkg",
        "VALID_FROM": "2027-05-01", "OUTPUT": f"{folder}/register.gpkg"})
    wall, used = time.perf_counter() - begun, time.process_time() - cpu
    assert alive
    print(json.dumps({"case": "register_million", "addresses": made["REGISTERED"], "outside": made["OUTSIDE"],
                      "on_border": made["ON_BORDER"], "seconds": round(wall, 1), "cpu_seconds": round(used, 1),
                      "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                      "load_average": round(os.getloadavg()[0], 1), "cores": os.cpu_count()}))
    sys.stdout.flush()
    os._exit(0)  # QGIS's own tidying at exit can crash without a desktop


def main() -> int:
    if sys.argv[1:2] == ["--run"]:
        run_once(sys.argv[2])
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        from qgis.core import QgsApplication

        application = QgsApplication([], False)
        application.initQgis()
        from care_areas.bridge.layers.files import QgisFiles

        QgisFiles().write(f"{folder}/addresses.gpkg", [addresses(count)], {})
        QgisFiles().write(f"{folder}/areas.gpkg", [areas()], {})
        assert application
        print(subprocess.run([sys.executable, str(Path(__file__).resolve()), "--run", folder], check=True,
                             stdout=subprocess.PIPE, text=True).stdout.strip())
        sys.stdout.flush()
    os._exit(0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
