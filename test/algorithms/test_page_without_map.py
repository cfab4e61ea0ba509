"""Where Leaflet was not built the page has no map, and the planner is told so and how to get one."""
from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback


@pytest.fixture
def without_leaflet(monkeypatch: Any, tmp_path: Path) -> Path:
    from care_areas.bridge.folders import public_folder

    folder = tmp_path / "web_files"
    shutil.copytree(public_folder.WEB_FILES, folder, ignore=shutil.ignore_patterns("vendor"))
    monkeypatch.setattr(public_folder, "WEB_FILES", folder)
    return folder


@pytest.mark.parametrize("leaflet", [False, True])
def test_b15_a_plan_says_before_the_work_that_its_page_will_have_no_map(run, world, tmp_path, request, leaflet):
    """B15: told with the remedy, before anything else is found; not where Leaflet is."""
    from care_areas.bridge.folders.public_folder import WEB_FILES

    if not leaflet:
        request.getfixturevalue("without_leaflet")
    elif not (WEB_FILES / "vendor" / "leaflet.js").is_file():
        pytest.skip("Leaflet is not there: scripts/web_vendor.sh")
    plan, told = tmp_path / "plan.json", QgsProcessingFeedback()
    plan.write_text(json.dumps({
        "format": "care-areas-plan", "version": 1, "name": "x", "division": {"areas": 2, "tolerance_percent": 10},
        "inputs": {"boundary": {"path": str(world), "layer": "nothing_of_this_name"},
                   "addresses": {"path": str(world), "layer": "belagenhetsadress"},
                   "providers": {"path": str(world), "layer": "providers"}},
        "register": {"valid_from": "2027-05-01", "version": "2027-1"}}), encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="nothing_of_this_name"):
        run("runplan", feedback=told, PLAN=str(plan), OUTPUT_FOLDER=str(tmp_path / "out"))
    assert ("will have no map" in told.textLog()) != leaflet
    assert ("make build/leaflet" in told.textLog()) != leaflet


def test_b15_the_export_says_it_too(run, layer, save, worlds, tmp_path, without_leaflet):
    """B15: and publishes all the rest."""
    from .test_exportwebmap import two_areas

    areas, register = save(two_areas(worlds), file="areas.gpkg"), str(tmp_path / "r.gpkg")
    told = QgsProcessingFeedback()
    run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), AREAS=areas, VALID_FROM="2027-05-01", VERSION="1",
        OUTPUT=register)
    run("exportwebmap", feedback=told, ADDRESSES=register, AREAS=areas, MUNICIPALITY="Rutköping",
        OUTPUT_FOLDER=str(tmp_path / "page"))
    assert "will have no map" in told.textLog()
    page = (tmp_path / "page" / "index.html").read_text(encoding="utf-8")
    assert "map-files" not in page and 'id="search"' in page
