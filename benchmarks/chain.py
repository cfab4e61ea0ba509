#!/usr/bin/env python3
"""Time a whole chain (`make demo`, `make real`) and judge what it left, with nothing of the project's own code.

    chain.py NAME FOLDER -- COMMAND …

Prints one JSON object: seconds, cpu_seconds, peak_mb (largest single process), and of the files: areas, largest
deviation (summed again from the unit table), pieces per area (polygons that touch along a line, by Shapely, joined by
the plan's links), addresses, and how many addresses lie in the polygon of the area that the register names.
"""
from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import fiona
from shapely.geometry import shape
from shapely.ops import unary_union
from shapely.prepared import prep

BORDER_M = 0.01
"""An address within a centimetre of a border belongs to the area with the smallest number there, and is listed."""


def layer(path: Path, name: str) -> list:
    """(properties, geometry) of every feature."""
    with fiona.open(str(path), layer=name) as source:
        return [(dict(f["properties"]), shape(f["geometry"]) if f["geometry"] else None) for f in source]


def pieces(polygons: list, links: list) -> int:
    """Connected pieces of one area: polygons that share a line, or that links join (by their places in the list)."""
    merged = unary_union(polygons)
    parts = list(merged.geoms) if hasattr(merged, "geoms") else [merged]
    inner = [p.representative_point() for p in polygons]
    where = [next((i for i, part in enumerate(parts) if part.intersects(point)), 0) for point in inner]
    label = list(range(len(parts)))
    for a, b in links:
        old, new = label[where[b]], label[where[a]]
        label = [new if x == old else x for x in label]
    return len(set(label))


def judge(folder: Path) -> dict:
    """What the files say."""
    plan = folder / "internal" / "plan.gpkg"
    units = layer(plan, "units")
    with closing(sqlite3.connect(plan)) as database:
        area_of = dict(database.execute("select unit_id, area_id from unit_area").fetchall())
        links = database.execute("select from_id, to_id from link").fetchall()
        scenario = database.execute("select objective, bound_of_centres, bound, seed from scenario").fetchone()
    load: dict = {}
    members: dict = {}
    for properties, geometry in units:
        area = area_of[properties["unit_id"]]
        hours = sum(v or 0 for k, v in properties.items() if k.startswith("load_"))
        load[area] = load.get(area, 0) + hours
        members.setdefault(area, []).append((properties["unit_id"], geometry))
    mean = sum(load.values()) / len(load)
    areas = layer(folder / "public" / "areas.gpkg", "areas")
    addresses = layer(folder / "public" / "address_provider.gpkg", "adress_utforare")
    plain = {str(p["omrade_kod"]): g for p, g in areas}
    shapes = {code: prep(g) for code, g in plain.items()}
    extra = 0
    for found in members.values():
        at = {unit: i for i, (unit, _) in enumerate(found)}
        inside = [(at[a], at[b]) for a, b in links if a in at and b in at]
        extra += pieces([g for _, g in found], inside) - 1
    return {
        "units": len(units), "areas": len(areas),
        "max_deviation_percent": round(max(abs(v / mean - 1) for v in load.values()) * 100, 3),
        "extra_pieces": extra, "addresses": len(addresses),
        "addresses_once": len({p["objektidentitet"] for p, _ in addresses}) == len(addresses),
        "addresses_in_their_area": sum(
            shapes[str(p["omrade_kod"])].intersects(g) or plain[str(p["omrade_kod"])].distance(g) <= BORDER_M
            for p, g in addresses),
        "above_bound_of_centres_percent": round((scenario[0] / scenario[1] - 1) * 100, 3),
        "above_bound_percent": round((scenario[0] / scenario[2] - 1) * 100, 3) if scenario[2] else None,
        "seed": scenario[3], "map_png": any(folder.rglob("map.png")),
    }


def main() -> int:
    name, folder = sys.argv[1], Path(sys.argv[2])
    start = time.perf_counter()
    code = subprocess.run(sys.argv[4:], check=False, stdout=subprocess.DEVNULL).returncode
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = {"case": name, "command": " ".join(sys.argv[4:]), "exit_code": code, "seconds": round(seconds, 1),
              "cpu_seconds": round(used.ru_utime + used.ru_stime, 1), "peak_mb": round(used.ru_maxrss / 1024)}
    if code == 0:
        result.update(judge(folder))
    print(json.dumps(result))
    return code


if __name__ == "__main__":
    sys.exit(main())
