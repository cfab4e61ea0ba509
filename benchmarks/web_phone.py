#!/usr/bin/env python3
"""Measure the first visit of a middling phone to the public page: a processor four times slower, a slow 3G net.

    scripts/web_vendor.sh && scripts/web_test_setup.sh
    nice build/venv/bin/python benchmarks/web_phone.py [--sizes 100000 1000000] [--repeats 5]

The net is that of WebPageTest's "slow 3G": 400 ms for every request and 400 kbit/s. Each visit begins with an empty
cache; the address is typed as soon as the field is there. Told are the medians of the visits: until the field is there,
until the first list is painted, bytes until then; afterwards the slowest key stroke where the shards are there, and
where they must be fetched. Both as plain files and with gzip, as most servers send them. Writes
benchmarks/results/web_phone.json.
"""
from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Dict, List

import _package
from address_world import make_world
from care_areas.core.planning.responsible import ResponsibleFields, read_responsible
from care_areas.core.publish.publication import publish
from care_areas.core.publish.web.assembly import read_static, site_files, site_pointers
from care_areas.core.publish.web.settings import SiteSettings
from care_areas.core.publish.web.site import Division, make_site

ROOT = _package.ROOT
RESULTS = ROOT / "benchmarks" / "results" / "web_phone.json"
QUERY, OTHERS = "kyrkogatan 12", ["skolgatan 3", "björk", "järnvägsgatan 7"]
SLOWER, LATENCY_MS, BYTES_S = 4, 400, 50_000


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--repeats", type=int, default=5)
    given = parser.parse_args()
    told: Dict[str, Any] = {"slower": SLOWER, "latency_ms": LATENCY_MS, "bytes_s": BYTES_S, "query": QUERY, "sites": []}
    for count in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            write_site(count, site)
            for gzip in (False, True):
                visits = phone_visits(site, gzip, given.repeats)
                told["sites"].append({"addresses": count, "gzip": gzip, **summary(visits)})
    RESULTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(told, indent=1))


def write_site(count: int, folder: Path) -> None:
    world = make_world(count)
    _, areas = read_responsible(world.areas, ResponsibleFields())
    data = make_site(Division(world.register, [a.code for a in areas], world.areas.geometry, world.areas.crs, areas),
                     SiteSettings("Provköping"))
    static = read_static(ROOT / "resources" / "web")
    publish(folder, data.version, site_files(data, static), site_pointers(data, static))


def phone_visits(site: Path, gzip: bool, repeats: int) -> List[Dict[str, Any]]:
    told = {"tools": str(ROOT / "build" / "web-test" / "node_modules"), "chromium": shutil.which("chromium"),
            "site": str(site), "query": QUERY, "others": OTHERS, "repeats": repeats, "slower": SLOWER,
            "latency_ms": LATENCY_MS, "bytes_s": BYTES_S, "gzip": gzip}
    done = subprocess.run(["node", str(ROOT / "benchmarks" / "web_phone.js"), json.dumps(told)], check=True,
                          capture_output=True, text=True, timeout=550)
    visits: List[Dict[str, Any]] = json.loads(done.stdout)
    return visits


def summary(visits: List[Dict[str, Any]]) -> Dict[str, Any]:
    """Medians over the visits; of the key strokes of a visit its slowest."""
    median = {name: round(statistics.median(visit[name] for visit in visits))
              for name in ("ready_ms", "first_list_ms", "first_search_ms", "page_bytes", "bytes", "files")}
    return {"visits": len(visits), **median, "slowest_first_search_ms": max(v["first_search_ms"] for v in visits),
            "again_ms": round(statistics.median(max(visit["again_ms"]) for visit in visits)),
            "fresh_ms": round(statistics.median(max(visit["fresh_ms"]) for visit in visits))}


if __name__ == "__main__":
    main()
