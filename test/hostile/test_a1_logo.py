"""A1: the logo of the page is an input too, though only the settings name it: no output is put in its place."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    path = tmp_path / "logo.svg"
    path.write_bytes(LOGO)
    return path


def plan_with_logo(folder: Path, world: Path, logo: str) -> str:
    layers = {"boundary": "kommun", "small_areas": "deso", "clients": "brukare"}
    path = folder / "plan.json"
    path.write_text(json.dumps({
        "format": "care-areas-plan", "version": 1, "name": "P", "output_folder": "out",
        "inputs": {role: {"path": str(world), "layer": layer} for role, layer in layers.items()},
        "units": {"target": 20}, "division": {"areas": 2, "tolerance_percent": 20, "effort": 0.01},
        "web": {"municipality": "Rutköping", "logo": logo}}), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("spelling", ["{folder}/logo.svg", "{folder}/../{name}/logo.svg"])
def test_a1_the_page_is_not_written_over_its_logo(run, layer, logo, spelling):
    from qgis.core import QgsProcessingException

    folder = logo.parent
    (folder / "web.json").write_text(json.dumps({"logo": "logo.svg"}), encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="also an input"):
        run("exportwebmap", ADDRESSES=layer("belagenhetsadress"), AREAS=layer("deso"), MUNICIPALITY="Rutköping",
            SETTINGS=str(folder / "web.json"), OUTPUT_FOLDER=str(folder / "page"),
            OUTPUT_FILE=spelling.format(folder=folder, name=folder.name))
    assert logo.read_bytes() == LOGO


@pytest.mark.parametrize("linked", [False, True])
def test_a1_a_plan_does_not_write_over_the_logo_that_it_names(run, world, logo, linked):
    """The logo lies where a result would go, or a link from there leads to it."""
    from qgis.core import QgsProcessingException

    place = logo.parent / "out" / "public" / "address_provider.csv"
    place.parent.mkdir(parents=True)
    if linked:
        place.symlink_to(logo)
    else:
        logo.rename(place)
    named = "logo.svg" if linked else "out/public/address_provider.csv"
    with pytest.raises(QgsProcessingException, match="also an input"):
        run("runplan", PLAN=plan_with_logo(logo.parent, world, named))
    assert place.read_bytes() == LOGO


def test_a1_the_check_does_not_write_over_the_logo_of_the_plan(run, world, logo):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="also an input"):
        run("checkinputs", PLAN=plan_with_logo(logo.parent, world, "logo.svg"), OUTPUT_HTML=str(logo))
    assert logo.read_bytes() == LOGO
