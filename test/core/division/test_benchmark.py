"""The benchmark script on a world of its own, and its distances with and without pyproj."""
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from division_worlds import grid_edges, grid_xy

BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks"


def write_instance(folder, load):
    xy = grid_xy(5, 4)
    rows = [f"{i:03d},{x * 1000},{y * 1000},{w},{15 + 0.02 * x},{58 + 0.01 * y}" for i, ((x, y), w) in
            enumerate(zip(xy, load))]
    (folder / "nodes.csv").write_text("\n".join(["id,x,y,w,lon,lat", *rows]) + "\n")
    (folder / "edges.csv").write_text("\n".join(["u,v", *(f"{u},{v}" for u, v in grid_edges(5, 4))]) + "\n")


def run(folder, areas, tolerance, *more):
    out = folder / "labels.json"
    command = [sys.executable, str(BENCHMARKS / "division.py"), str(folder), str(areas), str(tolerance), *more]
    answer = subprocess.run([*command, "--out", str(out)], check=True, capture_output=True, text=True)
    return json.loads(answer.stdout), out


def test_a_small_instance_is_divided(tmp_path):
    write_instance(tmp_path, [3] * 20)
    answer, out = run(tmp_path, 4, 0, "--effort", "0.5")
    labels = json.loads(out.read_text())
    assert answer["status"] == "ok" and answer["connected"] and answer["max_deviation_percent"] == 0
    assert sorted(set(labels)) == [1, 2, 3, 4] and len(labels) == 20
    assert answer["bound"] <= answer["objective"] and answer["bound_of_centres"] <= answer["objective"]
    assert answer["peak_mb"] > 0 and answer["cpu_seconds"] > 0


def test_what_cannot_be_is_infeasible_and_leaves_no_labels(tmp_path):
    write_instance(tmp_path, [99] + [1] * 19)
    answer, out = run(tmp_path, 4, 5)
    assert answer["status"] == "infeasible" and "000" in answer["reason"] and answer["objective"] is None
    assert not out.exists()


def test_vincenty_agrees_with_pyproj():
    sys.path.insert(0, str(BENCHMARKS))
    try:
        from geodesic import vincenty_metres
    finally:
        sys.path.remove(str(BENCHMARKS))
    pyproj = pytest.importorskip("pyproj")
    draw = np.random.Generator(np.random.PCG64(1))
    lon, lat = draw.uniform(-120, 30, (2, 300)), draw.uniform(25, 70, (2, 300))
    exact = pyproj.Geod(ellps="GRS80").inv(lon[0], lat[0], lon[1], lat[1])[2]
    assert np.allclose(vincenty_metres(lon[0], lat[0], lon[1], lat[1]), exact, atol=1e-3)
    assert vincenty_metres(lon[0], lat[0], lon[0], lat[0]).max() < 1e-6
