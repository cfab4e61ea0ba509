"""A5: what can be a client's own hours is secret, and what is shared with providers cannot be."""
from __future__ import annotations

import json
import stat
from pathlib import Path

import numpy as np
import pytest
from care_areas.core.geometry import points_xy
from care_areas.core.units import locate_points
from osgeo import gdal

LEAST = 5


def described(world, **load):
    roles = {"boundary": "kommun", "small_areas": "deso", "addresses": "belagenhetsadress", "roads": "vag",
             "clients": "brukare", "providers": "utforare", "bids": "anbud", "bases": "baser"}
    return {"format": "care-areas-plan", "version": 1, "name": "prov",
            "inputs": {role: {"path": str(world), "layer": layer} for role, layer in roles.items()},
            "units": {"target": 40}, "division": {"areas": 3, "tolerance_percent": 10, "seed": 1, "effort": 0.02},
            "providers": {"fixed": {"1": "EGEN"}}, "load": load,
            "register": {"valid_from": "2027-05-01", "version": "2027-1"}}


def secrecy(path, layer):
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)  # must live as long as its layer
    return dataset.GetLayerByName(layer).GetMetadataItem("sekretessklass")


def clients_per_group(table, clients, column):
    """Number of clients with hours of the service in each group of the layer, and their hours."""
    count, hours = {}, {}
    rows = locate_points(table.geometry, points_xy(clients.geometry)).row
    for row, own in zip(rows.tolist(), clients.columns[column].tolist()):
        group = int(table.columns["group_id"][row])
        if own > 0:
            count[group] = count.get(group, 0) + 1
            hours[group] = hours.get(group, 0.0) + own
    return count, hours


@pytest.fixture(scope="module")
def planned(run, world, tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    made = {}
    for name, load in (("usual", {}), ("grouped", {"grouped_plan_file": True})):
        path = folder / f"{name}.json"
        path.write_text(json.dumps(described(world, **load)), encoding="utf-8")
        run("runplan", PLAN=str(path), OUTPUT_FOLDER=str(folder / name))
        made[name] = folder / name / "internal"
    return made


def test_the_plan_file_is_as_secret_as_the_clients_in_it(planned, files):
    """A5: class and rights; with loads per group it is internal."""
    usual, grouped = planned["usual"] / "plan.gpkg", planned["grouped"] / "plan.gpkg"
    assert (secrecy(usual, "units"), secrecy(grouped, "units")) == ("sekretess", "intern")
    assert stat.S_IMODE(usual.stat().st_mode) == 0o600
    exact, kept = files.read(str(usual), "units").columns, files.read(str(grouped), "units").columns
    assert kept["load_h_week"].sum() == pytest.approx(exact["load_h_week"].sum())
    assert not np.allclose(kept["load_h_week"], exact["load_h_week"])
    one, other = (files.read(str(path), "area").columns["load_h_week"] for path in (usual, grouped))
    np.testing.assert_allclose(one, other)


def test_behind_every_load_for_providers_are_enough_clients(planned, files, worlds):
    """A5"""
    table = files.read(str(planned["usual"] / "units_for_providers.gpkg"))
    clients = worlds.clients()
    for service in ("hemtjanst", "hemsjukvard"):
        if f"load_{service}" not in table.columns:
            continue
        count, hours = clients_per_group(table, clients, f"timmar_{service}")
        groups = table.columns["group_id"]
        for group, number in count.items():
            area = set(table.columns["area_id"][groups == group].tolist())
            assert len(area) == 1
            whole = set(groups[np.isin(table.columns["area_id"], list(area))].tolist()) == {group}
            assert number >= LEAST or whole
            assert table.columns[f"load_{service}"][groups == group].sum() == pytest.approx(hours[group], abs=1e-4)
    assert len(set(table.columns["group_id"].tolist())) > len(set(table.columns["area_id"].tolist()))


def test_load_summed_for_sharing_is_kept_per_group(run, layer, files, tmp_path):
    """A5"""
    made = {}
    for least in (0, LEAST):
        path = Path(tmp_path) / f"units{least}.gpkg"
        run("aggregateload", UNITS=layer("units"), CLIENTS=layer("brukare"), LEAST_CLIENTS=least, OUTPUT=str(path))
        made[least] = files.read(str(path)).columns["load_h_week"]
    assert stat.S_IMODE((tmp_path / "units0.gpkg").stat().st_mode) == 0o600
    assert made[0].sum() == pytest.approx(made[LEAST].sum(), abs=1e-3)
    assert len(np.unique(made[LEAST])) < len(np.unique(made[0]))
