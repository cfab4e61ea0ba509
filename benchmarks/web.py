#!/usr/bin/env python3
"""Measure the public search page: its making up to a million addresses, and its use beside a page like qgis2web's.

    scripts/web_vendor.sh && scripts/web_test_setup.sh
    nice build/venv/bin/python benchmarks/web.py [--sizes 100000 1000000] [--compare 50000]

Making: processor seconds, peak memory of the process (the made-up register alone, and with the site), files, bytes, the
largest shard, and what the first answer to ANSWER, typed letter by letter, takes: page, scripts, styles and shards,
uncompressed. Use: `web_compare.js` types the same address into both pages in headless Chromium with a processor four
times slower. Writes benchmarks/results/web.json.
"""
from __future__ import annotations

import argparse
import functools
import http.server
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Dict

import _package
from address_world import make_world
from care_areas.core.publish.publication import publish
from care_areas.core.publish.web.assembly import read_static, site_files, site_pointers
from care_areas.core.publish.web.settings import SiteSettings
from care_areas.core.publish.web.site import Division, SiteData, make_site
from care_areas.core.readers.responsible import ResponsibleFields, read_responsible

ROOT = _package.ROOT
TOOLS = ROOT / "build" / "web-test"
RESULTS = ROOT / "benchmarks" / "results" / "web.json"
ANSWER = "kyrkogatan 12"
SLOWER = 4


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--compare", type=int, default=50_000)
    parser.add_argument("--one", type=int, help="make one site in this process and print what it took")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(making(given.one)))
        return
    found: Dict[str, Any] = {"answer": ANSWER, "slower": SLOWER}
    found["making"] = [json.loads(subprocess.run([sys.executable, __file__, "--one", str(n)], check=True,
                                                 capture_output=True, text=True).stdout) for n in given.sizes]
    if given.compare:
        found["compare"] = compare(given.compare)
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


def make(count: int) -> SiteData:
    world = make_world(count)
    _, responsible = read_responsible(world.areas, ResponsibleFields())
    return make_site(Division(world.register, [a.code for a in responsible], world.areas.geometry, world.areas.crs,
                              responsible), SiteSettings("Provköping"))


def making(count: int) -> Dict[str, Any]:
    world = make_world(count)
    before_mb = _peak_mb()
    cpu, wall = time.process_time(), time.perf_counter()
    _, responsible = read_responsible(world.areas, ResponsibleFields())
    data = make_site(Division(world.register, [a.code for a in responsible], world.areas.geometry, world.areas.crs,
                              responsible), SiteSettings("Provköping"))
    made_cpu, made_wall = time.process_time() - cpu, time.perf_counter() - wall
    static = read_static(ROOT / "resources" / "web")
    with tempfile.TemporaryDirectory() as folder:
        cpu = time.process_time()
        name = publish(Path(folder), data.version, site_files(data, static), site_pointers(data, static))
        written_cpu = time.process_time() - cpu
        sizes = {p.relative_to(folder).as_posix(): p.stat().st_size for p in Path(folder).rglob("*") if p.is_file()}
        shards = {path: size for path, size in sizes.items() if "/s/" in path and not path.endswith("geo.json")}
        return {
            "addresses": data.addresses, "cpu_s": round(made_cpu, 1), "wall_s": round(made_wall, 1),
            "write_cpu_s": round(written_cpu, 1), "register_mb": before_mb, "peak_mb": _peak_mb(),
            "files": len(sizes), "bytes": sum(sizes.values()), "largest_shard": max(shards.values()),
            **first_answer(Path(folder), name, sizes)}


def first_answer(folder: Path, name: str, sizes: Dict[str, int]) -> Dict[str, int]:
    """Bytes of the page, and of the shards that typing ANSWER letter by letter asks for."""
    script = ROOT / "benchmarks" / "web_typing.js"
    search = ROOT / "resources" / "web" / "search.js"
    done = subprocess.run([str(TOOLS / "node"), str(script), str(search), str(folder / name), ANSWER], check=True,
                          capture_output=True, text=True)
    later = ("sw.js", "map.js", "map.css", "leaflet.js", "leaflet.css", "later.js", "later.css", "changes.js",
             "chosen.js", "neighbours.js", "forgiving.js")
    page = [path for path in sizes if path.endswith(("index.html", ".js", ".css")) and not path.endswith(later)]
    return {"page_bytes": sum(sizes[path] for path in page), "site_bytes": sizes[f"{name}/site.json"],
            "shard_bytes": int(done.stdout)}


def compare(count: int) -> Dict[str, Any]:
    """Both pages on a server of our own, in one run of a browser."""
    from qgis2web_style import write_page

    data = make(count)
    static = read_static(ROOT / "resources" / "web")
    with tempfile.TemporaryDirectory() as folder:
        publish(Path(folder) / "ours", data.version, site_files(data, static), site_pointers(data, static))
        write_page(make_world(count).register, Path(folder) / "theirs", static)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            done = subprocess.run(
                [str(TOOLS / "node"), str(ROOT / "benchmarks" / "web_compare.js"), str(TOOLS / "node_modules"),
                 f"http://127.0.0.1:{server.server_address[1]}", ANSWER, str(SLOWER)],
                check=True, capture_output=True, text=True, timeout=500)
        finally:
            server.shutdown()
    return {"addresses": count, **json.loads(done.stdout)}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
