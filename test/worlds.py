"""Drawn municipalities for tests that go through QGIS: small enough to check by hand.

`drawn_world` is 8 by 6 km. Streets lie on every whole kilometre and half kilometre, so the network is a grid of 500 m
meshes at 36 km/h (600 m a minute). Four small areas of 4 by 3 km. An address beside every street corner, a client at
every second address:

    north   +-----------+-----------+
            |  C1 rural |  B1 town  |
            +-----------+-----------+
            |  C2 rural |  A1 city  |
    south   +-----------+-----------+
"""
from __future__ import annotations

from typing import Any, Dict, List, Tuple

import numpy as np
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from shapely.geometry import LineString, Point, box

CRS = "EPSG:3006"
EAST, NORTH = 530_000.0, 6_470_000.0
WIDE_M, HIGH_M, MESH_M = 8_000, 6_000, 500
SPEED_MS = 10.0


def at(x: float, y: float) -> Tuple[float, float]:
    return EAST + x, NORTH + y


def rectangle(x0: float, y0: float, x1: float, y1: float) -> Any:
    return box(*at(x0, y0), *at(x1, y1))


def texts(values: Any) -> Any:
    return object_array(values)


def grid_units(columns: int = 8, rows: int = 6, load: float = 10.0, cell_m: float = 1000.0) -> Table:
    """columns x rows squares, ids "x-y" from the south-west corner, the same load everywhere."""
    cells = [(x, y) for y in range(rows) for x in range(columns)]
    return Table("units", {
        "unit_id": texts(f"{x}-{y}" for x, y in cells),
        "load_hemtjanst": np.full(len(cells), load),
    }, texts(rectangle(x * cell_m, y * cell_m, (x + 1) * cell_m, (y + 1) * cell_m) for x, y in cells), CRS)


def boundary() -> Table:
    return Table("kommun", {"kommunkod": texts(["0599"]), "kommunnamn": texts(["Rutköping"])},
                 texts([rectangle(0, 0, WIDE_M, HIGH_M)]), CRS)


def small_areas() -> Table:
    middle, half = WIDE_M / 2, HIGH_M / 2
    shapes = [rectangle(middle, 0, WIDE_M, half), rectangle(middle, half, WIDE_M, HIGH_M),
              rectangle(0, half, middle, HIGH_M), rectangle(0, 0, middle, half)]
    old = np.array([[90, 80, 70, 120], [60, 50, 40, 60], [30, 30, 20, 25], [35, 25, 20, 30]])
    ages = dict(zip(("bef_65_69", "bef_70_74", "bef_75_79", "bef_80w"), old.T))
    return Table("deso", {
        "desokod": texts(["0599C1010", "0599B1010", "0599A1010", "0599A1020"]), "kommunkod": texts(["0599"] * 4),
        "bef_totalt": np.array([1700, 1200, 800, 700]), **ages, "bef_65w": old.sum(axis=1)}, texts(shapes), CRS)


def streets() -> Table:
    lines: List[Any] = []
    for x in range(0, WIDE_M + 1, MESH_M):
        lines += [LineString([at(x, y), at(x, y + MESH_M)]) for y in range(0, HIGH_M, MESH_M)]
    for y in range(0, HIGH_M + 1, MESH_M):
        lines += [LineString([at(x, y), at(x + MESH_M, y)]) for x in range(0, WIDE_M, MESH_M)]
    seconds = np.array([line.length / SPEED_MS for line in lines])
    return Table("vag", {"restid_s": seconds, "namn": texts(f"Gata {i}" for i in range(len(lines)))}, texts(lines), CRS)


def corners() -> List[Tuple[int, int]]:
    inner = range(MESH_M, WIDE_M, MESH_M), range(MESH_M, HIGH_M, MESH_M)
    return [(x, y) for y in inner[1] for x in inner[0]]


def addresses() -> Table:
    places = corners()
    n = len(places)
    return Table("belagenhetsadress", {
        "objektidentitet": texts(f"00000000-0000-4000-8000-{i:012d}" for i in range(n)),
        "statusforbelagenhetsadress": texts("Gällande" if i % 50 else "Planerad" for i in range(n)),
        "adressomrade_faststalltnamn": texts(f"{'Norra' if y > HIGH_M / 2 else 'Södra'} gatan" for x, y in places),
        "adressplatsnummer": np.arange(1, n + 1),
        "bokstavstillagg": texts("A" if i % 9 == 0 else None for i in range(n)),
        "postnummer": texts(["59012"] * n), "postort": texts(["RUTKÖPING"] * n), "kommunkod": texts(["0599"] * n),
    }, texts(Point(*at(x + 30, y + 20)) for x, y in places), CRS)


def clients() -> Table:
    places = corners()[::2]
    n = len(places)
    return Table("brukare", {
        "timmar_hemtjanst": np.array([4.0 + i % 5 for i in range(n)]),
        "timmar_hemsjukvard": np.array([1.0 + i % 3 for i in range(n)]),
        "utforar_id": texts(("EGEN", "NORD", "SYD")[i % 3] for i in range(n))},
        texts(Point(*at(x + 30, y + 20)) for x, y in places), CRS)


def providers() -> Table:
    return Table("utforare", {
        "utforar_id": texts(["EGEN", "NORD", "SYD"]), "namn": texts(["Egen regi", "Nordvård", "Sydvård"]),
        "egen_regi": np.array([1, 0, 0]), "kapacitet_h_vecka": np.array([700.0, 500.0, 500.0]),
        "max_omraden": np.array([2, 2, 2]), "telefon": texts(["013-10", "013-20", "013-30"]),
        "url": texts(["https://egen.example", "https://nord.example", "https://syd.example"])})


def bids() -> Table:
    return Table("anbud", {"utforar_id": texts(["NORD", "SYD"]), "omrade_kod": texts([None, None]),
                           "pris": np.array([400.0, 420.0]), "kvalitet": np.array([70.0, 90.0])})


def bases() -> Table:
    places = [(1500, 1500), (6500, 1500), (1500, 4500), (6500, 4500)]
    return Table("baser", {"bas_id": texts(f"B{i + 1}" for i in range(4)),
                           "namn": texts(f"Bas {i + 1}" for i in range(4)),
                           "utforar_id": texts(["EGEN", "EGEN", "NORD", "SYD"]), "kapacitet": np.full(4, 20.0)},
                 texts(Point(*at(*p)) for p in places), CRS)


def sheltered_housing() -> Table:
    places = [(1200, 1200), (6200, 1300), (1300, 4200), (6400, 4700)]
    return Table("trygghetsboende", {"hus_id": texts(f"H{i + 1}" for i in range(4)),
                                     "namn": texts(f"Hus {i + 1}" for i in range(4)), "lagenheter": np.full(4, 30)},
                 texts(Point(*at(*p)) for p in places), CRS)


def drawn_world() -> Dict[str, Table]:
    """Layer name -> table of the drawn municipality."""
    tables = [boundary(), small_areas(), streets(), addresses(), clients(), providers(), bids(), bases(),
              sheltered_housing(), grid_units()]
    return {table.name: table for table in tables}
