from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table


def quarters(worlds: ModuleType) -> Table:
    """Four areas of 4 by 3 km, 200 hours a week each."""
    shapes = [worlds.rectangle(x, y, x + 4000, y + 3000) for y in (3000, 0) for x in (0, 4000)]
    return Table("areas", {"area_id": np.arange(1, 5), "area_name": object_array(["NV", "NO", "SV", "SO"]),
                           "load_h_week": np.full(4, 200.0)}, object_array(shapes), worlds.CRS)


@pytest.fixture()
def areas(worlds: ModuleType, save: Any) -> str:
    return save(quarters(worlds), file="areas.gpkg")


def test_fixed_areas_stay_and_the_best_bids_win_within_their_limits(run, layer, areas, tmp_path, files):
    """Own regi keeps 1 and 4; Syd has the better bid but each tenderer may have two areas: both fit Syd."""
    out = tmp_path / "out.gpkg"
    run("assignproviders", AREAS=areas, PROVIDERS=layer("utforare"), BIDS=layer("anbud"), FIXED="1=EGEN; 4=EGEN",
        AREA_NAME_FIELD="area_name", OUTPUT=str(out))
    table = files.read(str(out))
    assert dict(zip(table.columns["area_id"].tolist(), table.columns["provider_id"])) == {
        1: "EGEN", 2: "SYD", 3: "SYD", 4: "EGEN"}
    assert all(table.columns["reason"])
    assert table.columns["phone"][0] == "013-10"


def test_clients_decide_which_areas_own_regi_keeps(run, layer, areas, tmp_path, files):
    out, protocol = tmp_path / "out.gpkg", tmp_path / "protocol.gpkg"
    run("assignproviders", AREAS=areas, PROVIDERS=layer("utforare"), BIDS=layer("anbud"), CLIENTS=layer("brukare"),
        OWN_REGI_AREAS=2, PRICE_WEIGHT=40, QUALITY_WEIGHT=40, CONTINUITY_WEIGHT=20, OUTPUT=str(out),
        OUTPUT_PROTOCOL=str(protocol))
    assert files.read(str(out)).columns["provider_id"].tolist().count("EGEN") == 2
    assert len(files.read(str(protocol))) == 2 + 2 * 2


def test_limits_that_conflict_are_named(run, layer, areas, tmp_path):
    from qgis.core import QgsProcessingException

    out = tmp_path / "out.gpkg"
    with pytest.raises(QgsProcessingException, match="only 2 more areas") as refused:
        run("assignproviders", AREAS=areas, PROVIDERS=layer("utforare"), BIDS=layer("anbud"),
            MAX_AREAS="NORD=1; SYD=1", OUTPUT=str(out))
    assert "Traceback" not in str(refused.value)
    assert not out.exists()
