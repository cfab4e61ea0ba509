from __future__ import annotations

from dataclasses import replace

import numpy as np

ALL = {"BOUNDARY": "kommun", "SMALL_AREAS": "deso", "ADDRESSES": "belagenhetsadress", "ROADS": "vag",
       "CLIENTS": "brukare", "PROVIDERS": "utforare", "BIDS": "anbud", "BASES": "baser",
       "SHELTERED_HOUSING": "trygghetsboende", "UNITS": "units"}


def test_a_sound_municipality_has_no_errors(run, layer, tmp_path):
    result = run("checkinputs", **{name: layer(table) for name, table in ALL.items()},
                 OUTPUT_HTML=str(tmp_path / "check.html"))
    assert result["ERRORS"] == 0
    page = (tmp_path / "check.html").read_text(encoding="utf-8")
    assert "<td>Small areas (DeSO)</td>" in page and "small_areas" not in page


def test_every_issue_is_told_at_its_place(run, save, worlds, tmp_path, files):
    """Two faults in two rows: both are listed, each where it is."""
    units = worlds.grid_units(3, 2)
    load = units.columns["load_hemtjanst"].copy()
    load[1], load[4] = -3.0, np.nan
    given = save(replace(units, columns={**units.columns, "load_hemtjanst": load}))
    out, page = tmp_path / "issues.gpkg", tmp_path / "check.html"
    result = run("checkinputs", UNITS=given, OUTPUT=str(out), OUTPUT_HTML=str(page))
    issues = files.read(str(out))
    assert result["ERRORS"] == 2
    assert issues.columns["severity"].tolist() == ["error", "error"]
    assert {(round(p.x - worlds.EAST), round(p.y - worlds.NORTH)) for p in issues.geometry} == {(1500, 500),
                                                                                               (1500, 1500)}
    text = page.read_text(encoding="utf-8")
    assert "negative value (-3)" in text and text.startswith("<!DOCTYPE html>")


def test_a_column_of_personal_numbers_is_named_and_its_values_are_not(run, save, worlds, tmp_path):
    clients = worlds.clients()
    numbers = np.array(["19121212-1212"] * len(clients), object)
    given = save(replace(clients, columns={**clients.columns, "pnr": numbers}))
    page = tmp_path / "check.html"
    assert run("checkinputs", CLIENTS=given, OUTPUT_HTML=str(page))["ERRORS"] >= 1
    text = page.read_text(encoding="utf-8")
    assert "pnr" in text and "1212" not in text
