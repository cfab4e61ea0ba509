"""Clients and addresses outside: a warning in the log, or refused, and the check says the same."""
from __future__ import annotations

from dataclasses import replace
from typing import Any, List, Tuple

import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback
from shapely.affinity import translate

CLIENTS_SAY, ADDRESSES_SAY = "client rows (", "lie outside all areas"


class Heard(QgsProcessingFeedback):
    """What the log shows as warnings, and all of it."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: List[str] = []
        self.said: List[str] = []

    def pushWarning(self, text: str) -> None:
        self.warnings.append(text)

    def pushInfo(self, text: str) -> None:
        self.said.append(text)


@pytest.fixture()
def layers(save: Any, worlds: Any) -> Any:
    """Clients and addresses of which every so-manieth lies 200 km away."""
    def make(kept: int, of: int) -> Tuple[str, str]:
        found = []
        for table in (worlds.clients(), worlds.addresses()):
            shapes = table.geometry.copy()
            for row, shape in enumerate(shapes):
                if row % of >= kept:
                    shapes[row] = translate(shape, 200_000, 0)
            found.append(save(replace(table, geometry=shapes), file=f"{table.name}-{kept}.gpkg"))
        return found[0], found[1]

    return make


@pytest.mark.parametrize(("kept", "warned"), [(4, True), (5, False)])
def test_a_fifth_outside_is_a_warning_in_every_step_and_in_the_check(run, layer, layers, tmp_path, kept, warned):
    clients, addresses = layers(kept, 5)
    load, register, check = Heard(), Heard(), Heard()
    run("aggregateload", load, UNITS=layer("units"), CLIENTS=clients, OUTPUT=str(tmp_path / "load.gpkg"))
    assert [CLIENTS_SAY in text for text in load.warnings] == [True] * warned
    result = run("checkinputs", check, UNITS=layer("units"), CLIENTS=clients, ADDRESSES=addresses,
                 OUTPUT_HTML=str(tmp_path / "check.html"))
    assert result["ERRORS"] == 0
    run("exportaddresses", register, ADDRESSES=addresses, AREAS=areas_of(run, layer, tmp_path),
        VALID_FROM="2027-05-01", OUTPUT=str(tmp_path / "register.gpkg"))
    assert [ADDRESSES_SAY in text for text in register.warnings] == [True] * warned
    outside = [text for text in check.warnings if CLIENTS_SAY in text or ADDRESSES_SAY in text]
    assert sorted(outside) == sorted(load.warnings + register.warnings)


def test_most_outside_is_refused_by_every_step_and_an_error_in_the_check(run, layer, layers, tmp_path):
    clients, addresses = layers(1, 5)
    register = tmp_path / "register.gpkg"
    with pytest.raises(QgsProcessingException, match=r"client rows \(\d\d %\).*: most would be left out"):
        run("aggregateload", UNITS=layer("units"), CLIENTS=clients, OUTPUT=str(tmp_path / "load.gpkg"))
    with pytest.raises(QgsProcessingException, match=r"addresses \(\d\d %\) lie outside all areas: most"):
        run("exportaddresses", ADDRESSES=addresses, AREAS=areas_of(run, layer, tmp_path), VALID_FROM="2027-05-01",
            OUTPUT=str(register))
    assert not register.exists()
    result = run("checkinputs", UNITS=layer("units"), CLIENTS=clients, ADDRESSES=addresses,
                 OUTPUT_HTML=str(tmp_path / "check.html"))
    assert result["ERRORS"] == 2


def areas_of(run: Any, layer: Any, tmp_path: Any) -> str:
    """The units, with a provider."""
    from care_areas.bridge.layers.files import QgisFiles
    from care_areas.core.geometry import object_array

    path = tmp_path / "areas.gpkg"
    source, name = layer("units").split("|layername=")
    units = QgisFiles().read(source, name)
    n = len(units)
    QgisFiles().write(str(path), [replace(units, name="areas", columns={
        "area_id": object_array([1] * n), "area_name": object_array(["Väst"] * n),
        "provider_name": object_array(["Nordvård"] * n)})], {})
    return f"{path}|layername=areas"
