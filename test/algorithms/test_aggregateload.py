from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table


def test_client_hours_are_summed_and_no_client_is_left(run, layer, worlds, tmp_path, files):
    """Every client's hours are in exactly one unit; the output knows services, not clients."""
    out = tmp_path / "load.gpkg"
    result = run("aggregateload", UNITS=layer("units"), CLIENTS=layer("brukare"), OUTPUT=str(out))
    units, clients = files.read(str(out)), worlds.clients()
    home, nursing = clients.columns["timmar_hemtjanst"].sum(), clients.columns["timmar_hemsjukvard"].sum()
    assert units.columns["load_hemtjanst"].sum() == pytest.approx(home)
    assert units.columns["load_hemsjukvard"].sum() == pytest.approx(nursing)
    assert result["TOTAL_H_WEEK"] == pytest.approx(home + nursing)
    assert "utforar_id" not in units.columns and len(units) == 48


def test_visits_that_clients_count_go_with_the_units(run, layer, save, worlds, tmp_path, files):
    """What the clients' layer counts is what a division of the step's output reckons with."""
    clients = worlds.clients()
    counted = Table(clients.name, {**clients.columns, "besok_vecka": np.full(len(clients), 5.0)}, clients.geometry,
                    clients.crs)
    out = tmp_path / "load.gpkg"
    run("aggregateload", UNITS=layer("units"), CLIENTS=save(counted, file="counted.gpkg"), OUTPUT=str(out))
    visits = files.read(str(out)).columns["visits_week"]
    assert visits.sum() == 5.0 * len(clients)
    run("aggregateload", UNITS=str(out), CLIENTS=layer("brukare"), OUTPUT=str(tmp_path / "uncounted.gpkg"))
    assert "visits_week" not in files.read(str(tmp_path / "uncounted.gpkg")).columns


def built(run, layer, tmp_path) -> str:
    path = tmp_path / "units.gpkg"
    run("buildunits", BOUNDARY=layer("kommun"), SMALL_AREAS=layer("deso"), ADDRESSES=layer("belagenhetsadress"),
        TARGET_UNITS=16, OUTPUT=str(path))
    return str(path)


def test_inhabitants_times_rates_give_the_sum_by_hand(run, layer, tmp_path, files):
    """235 inhabitants of 80+ at 2 hours are 470 hours."""
    out = tmp_path / "load.gpkg"
    run("aggregateload", UNITS=built(run, layer, tmp_path), RATES="hemtjanst:80+=2", OUTPUT=str(out))
    assert files.read(str(out)).columns["load_hemtjanst"].sum() == pytest.approx(470)


def test_totals_and_forecast_scale_the_load(run, layer, save, tmp_path, files):
    growth = save(Table("tillvaxt", {"desokod": object_array(["0599A1010", ""]), "factor": np.array([2.0, 1.0])}),
                  file="growth.gpkg")
    out = tmp_path / "load.gpkg"
    run("aggregateload", UNITS=built(run, layer, tmp_path), RATES="hemtjanst:80+=1", TOTALS="hemtjanst=1000",
        FORECAST=growth, OUTPUT=str(out))
    units = files.read(str(out))
    inside = units.columns["small_area"] == "0599A1010"
    share = 25 / 235
    assert units.columns["load_hemtjanst"][inside].sum() == pytest.approx(2 * share * 1000, rel=1e-3)
    assert units.columns["load_hemtjanst"].sum() == pytest.approx((1 + share) * 1000, rel=1e-3)


def test_rates_that_cannot_be_read_say_how_to_write_them(run, layer, tmp_path):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="hemtjanst:80"):
        run("aggregateload", UNITS=layer("units"), RATES="80+ two hours", OUTPUT=str(tmp_path / "x.gpkg"))
