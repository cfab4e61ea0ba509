#!/usr/bin/env python3
"""Time the address register (`careareas:exportaddresses`, reading and writing included) against QGIS's join by place.

    QT_QPA_PLATFORM=offscreen /usr/bin/python3 benchmarks/register.py ADDRESSES.gpkg:LAYER AREAS.gpkg:LAYER

Both run in this process, in turn, on the same files into GeoPackages. Prints one JSON object: wall and CPU seconds of
each (median of three), of the step alone (every address read already: its area, its provider, the lists), and how many
addresses both put into the same area.
"""
from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Callable, Dict, List, Tuple

import _package
from qgis.core import QgsApplication, QgsVectorLayer

assert _package
RUNS = 3


def start() -> Tuple[Any, Any]:
    """QGIS with the native algorithms and ours: what must be kept alive, and `processing`."""
    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    import processing
    from care_areas.algorithms.provider import CareAreasProvider
    from processing.core.Processing import Processing

    Processing.initialize()
    provider = CareAreasProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    return (application, provider), processing


def timed(run: Callable[[], Any]) -> Tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - wall, time.process_time() - cpu


def by_id(path: str, key: str) -> Dict[str, str]:
    layer = QgsVectorLayer(path, "made", "ogr")
    return {feature["objektidentitet"]: str(feature[key]) for feature in layer.getFeatures()}


def step(addresses: str, areas: str) -> Callable[[], Any]:
    """The register of addresses and areas that are read already."""
    from care_areas.bridge.layers.layers import read_table
    from care_areas.core.geometry import object_array
    from care_areas.core.readers.responsible import ResponsibleFields, read_responsible
    from care_areas.core.register import Validity, register_addresses
    from care_areas.core.sources import read_addresses

    places, _ = read_addresses(read_table(QgsVectorLayer(addresses, "addresses", "ogr")))
    table = read_table(QgsVectorLayer(areas, "areas", "ogr"))
    fields = ResponsibleFields(area_id="omrade_kod", area_name="omrade_namn", provider="utforare")
    numbers, responsible = read_responsible(table, fields)
    shapes = object_array(table.geometry)
    return lambda: register_addresses(places, shapes, numbers, responsible, Validity("2027-05-01", "2027-1"))


def main() -> int:
    addresses, areas = ("|layername=".join(text.rsplit(":", 1)) for text in sys.argv[1:3])
    alive, processing = start()
    folder = tempfile.mkdtemp()
    ours_path, peer_path = f"{folder}/ours.gpkg", f"{folder}/peer.gpkg"
    ours: List[Tuple[float, float]] = []
    peer: List[Tuple[float, float]] = []
    for _ in range(RUNS):
        ours.append(timed(lambda: processing.run("careareas:exportaddresses", {
            "ADDRESSES": addresses, "AREAS": areas, "AREA_ID_FIELD": "omrade_kod", "AREA_NAME_FIELD": "omrade_namn",
            "PROVIDER_FIELD": "utforare", "VALID_FROM": "2027-05-01", "OUTPUT": ours_path})))
        peer.append(timed(lambda: processing.run("native:joinattributesbylocation", {
            "INPUT": addresses, "JOIN": areas, "PREDICATE": [0], "METHOD": 1, "OUTPUT": peer_path})))
    alone = step(addresses, areas)
    steps = [timed(alone) for _ in range(RUNS)]
    mine, theirs = by_id(ours_path, "omrade_kod"), by_id(peer_path, "omrade_kod")
    result = {
        "case": "register", "addresses": len(mine), "seconds": round(statistics.median(w for w, _ in ours), 2),
        "cpu_seconds": round(statistics.median(c for _, c in ours), 2),
        "step_seconds": round(statistics.median(w for w, _ in steps), 2),
        "peer": "native:joinattributesbylocation (does not say who is responsible, list or check)",
        "peer_seconds": round(statistics.median(w for w, _ in peer), 2),
        "peer_cpu_seconds": round(statistics.median(c for _, c in peer), 2),
        "same_area": sum(theirs.get(key) == area for key, area in mine.items())}
    result["cpu_ratio_ours_to_peer"] = round(result["cpu_seconds"] / result["peer_cpu_seconds"], 2)
    assert alive
    print(json.dumps(result))
    sys.stdout.flush()
    os._exit(0)  # QGIS's own tidying at exit can crash without a desktop
    return 0


if __name__ == "__main__":
    sys.exit(main())
