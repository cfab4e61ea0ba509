#!/usr/bin/env python3
"""Measure the first visit of a middling phone to the public page: a processor four times slower, a slow 3G net.

    scripts/web_vendor.sh && scripts/web_test_setup.sh
    nice build/venv/bin/python benchmarks/web_phone.py [--sizes 50000 100000 1000000] [--repeats 3]

The net is that of WebPageTest's "slow 3G": 400 ms for every request and 400 kbit/s. Each visit begins with an empty
cache, in Swedish, on a day on which the division applies; something is typed as soon as the field is there: the first
two letters of an address, or the whole of it at once, or that with its town and Enter. Told are medians of the visits:
until the field is there, until the list or, after Enter, the answer is painted, bytes until then; afterwards the
slowest key stroke where the shards are there, and where they must be fetched. Both as plain files and with gzip, as
most servers send them. The load of the machine is told too: other work on it makes the browser slower than the phone
that is meant. Writes benchmarks/results/web_phone.json.
"""
from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Dict, Iterable, List

import _package
from address_world import make_world
from care_areas.core.publish.publication import publish
from care_areas.core.publish.web.assembly import read_static, site_files, site_pointers
from care_areas.core.publish.web.settings import SiteSettings
from care_areas.core.publish.web.site import Division, make_site
from care_areas.core.readers.responsible import ResponsibleFields, read_responsible

ROOT = _package.ROOT
TOOLS = ROOT / "build" / "web-test"
RESULTS = ROOT / "benchmarks" / "results" / "web_phone.json"
QUERY, TODAY, OTHERS = "kyrkogatan 12", "2027-06-01", ["skolgatan 3", "björk", "järnvägsgatan 7"]
SLOWER, LATENCY_MS, BYTES_S = 4, 400, 50_000


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="*", default=[50_000, 100_000, 1_000_000])
    parser.add_argument("--repeats", type=int, default=3)
    given = parser.parse_args()
    told: Dict[str, Any] = {"slower": SLOWER, "latency_ms": LATENCY_MS, "bytes_s": BYTES_S, "query": QUERY,
                            "load_before": round(os.getloadavg()[0], 1), "cores": os.cpu_count(), "sites": []}
    for count in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            full = write_site(count, site)
            for gzip in (False, True):
                visits = phone_visits(site, full, gzip, given.repeats)
                told["sites"].append({"addresses": count, "gzip": gzip, **summary(visits)})
    RESULTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(told, indent=1))


def write_site(count: int, folder: Path) -> str:
    """Gives an address of the street of QUERY with its town, which there is once."""
    world = make_world(count)
    _, areas = read_responsible(world.areas, ResponsibleFields())
    data = make_site(Division(world.register, [a.code for a in areas], world.areas.geometry, world.areas.crs, areas),
                     SiteSettings("Provköping"))
    static = read_static(ROOT / "resources" / "web")
    publish(folder, data.version, site_files(data, static), site_pointers(data, static))
    street, number, town = (world.register.columns[name].tolist() for name in ("gata", "nummer", "postort"))
    full = [f"{s} {n} {t}" for s, n, t in zip(street, number, town) if s.casefold() == QUERY.split()[0] and n.isdigit()]
    return next(text for text in full if full.count(text) == 1)


def phone_visits(site: Path, full: str, gzip: bool, repeats: int) -> Dict[str, List[Dict[str, Any]]]:
    told = {"tools": str(TOOLS / "node_modules"), "chromium": shutil.which("chromium"),
            "site": str(site), "query": QUERY, "full": full, "today": TODAY, "others": OTHERS,
            "repeats": repeats, "slower": SLOWER, "latency_ms": LATENCY_MS, "bytes_s": BYTES_S, "gzip": gzip}
    done = subprocess.run([str(TOOLS / "node"), str(ROOT / "benchmarks" / "web_phone.js"), json.dumps(told)],
                          check=True, capture_output=True, text=True, timeout=550)
    visits: Dict[str, List[Dict[str, Any]]] = json.loads(done.stdout)
    return visits


def summary(visits: Dict[str, List[Dict[str, Any]]]) -> Dict[str, Any]:
    """Medians over the visits; of the key strokes of a visit its slowest."""
    every = visits["letters"] + visits["whole"]
    told: Dict[str, Any] = {"visits": len(every), "ready_ms": _median(v["ready_ms"] for v in every)}
    for kind, found in visits.items():
        told[kind] = {"first_ms": _median(v["first_ms"] for v in found), "bytes": _median(v["bytes"] for v in found),
                      "fastest_ms": min(v["first_ms"] for v in found), "slowest_ms": max(v["first_ms"] for v in found),
                      "files": _median(v["files"] for v in found)}
    return {**told, "again_ms": _median(max(v["again_ms"]) for v in every),
            "fresh_ms": _median(max(v["fresh_ms"]) for v in every)}


def _median(values: Iterable[float]) -> int:
    return round(statistics.median(values))


if __name__ == "__main__":
    main()
