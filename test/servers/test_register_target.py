"""The address register straight into PostGIS, through the ordinary destination of QGIS."""
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from care_areas.core.store.formats.fiona_files import FionaFiles
from shapely.geometry import Point, box

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))


def asked(database: str, sql: str) -> str:
    return subprocess.run(["psql", "-X", "-A", "-t", "-d", database, "-c", sql], capture_output=True, text=True,
                          check=True).stdout.strip()


def test_a_register_goes_to_postgis_through_the_ordinary_destination(tmp_path: Path) -> Any:
    cluster = pytest.importorskip("serving.database").cluster
    from serving.processes import NotThere

    n = 6000
    addresses = Table("addresses", {
        "objektidentitet": object_array(f"id {i}" for i in range(n)), "gata": object_array(["Ågatan"] * n),
        "nummer": object_array(str(i) for i in range(n)), "postnummer": object_array(["58183"] * n),
        "postort": object_array(["Linköping"] * n)},
        object_array(Point(530_000.25 + i, 6_470_000.5) for i in range(n)), "EPSG:3006")
    areas = Table("areas", {"area_id": object_array(["1"]), "provider_name": object_array(["Omsorg & <b>Vård</b>"])},
                  object_array([box(529_000, 6_469_000, 540_000, 6_471_000)]), "EPSG:3006")
    source = tmp_path / "in.gpkg"
    FionaFiles().write(str(source), [addresses, areas], {})
    try:
        with cluster() as database:
            asked(database, "CREATE EXTENSION postgis")
            sink = f'postgis:{database} table="public"."adress_utforare" (geom)'
            done = subprocess.run(
                [str(ROOT / "scripts" / "qgis_process.sh"), "--json", "run", "careareas:exportaddresses", "--",
                 f"ADDRESSES={source}|layername=addresses", f"AREAS={source}|layername=areas",
                 "VALID_FROM=2027-05-01", f"OUTPUT={sink}"], capture_output=True, text=True, check=False, timeout=300)
            assert done.returncode == 0, done.stdout + done.stderr
            assert json.loads(done.stdout)["results"]["REGISTERED"] == n
            assert asked(database, "SELECT count(*), min(utforare) FROM adress_utforare") == f"{n}|Omsorg & <b>Vård</b>"
            place = "SELECT ST_SRID(geom), ST_X(geom), ST_Y(geom) FROM adress_utforare WHERE objektidentitet = 'id 7'"
            assert asked(database, place) == "3006|530007.25|6470000.5"
    except NotThere as reason:
        pytest.skip(str(reason))
