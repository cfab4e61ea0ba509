"""B4: “Check inputs” comes to an end whatever its sources are, and finds what a later step would refuse."""
from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table

PROVIDERS = "utforar_id;namn;egen_regi\n01;Egen regi;ja\n02;Omsorg AB;nej\n"


def issues(files, path):
    found = files.read(str(path)).columns
    return list(zip(*(found[name].tolist() for name in ("severity", "layer", "feature", "what"))))


BROKEN = {
    "a line of another length": ("p.csv", b"utforar_id;namn\n01;A;B\n02;C\n", "has 3 values"),
    "an open quotation mark": ("p.csv", b'utforar_id;namn\n"01;A\n', "not a readable CSV"),
    "a workbook": ("p.csv", b"PK\x03\x04rest", "not a text file"), "nothing": ("p.csv", b"", "is empty"),
    "cut in the middle": ("p.csv", b"\xff\xfea\0;\0\x00\xd8", "cut or damaged"),
    "no GeoPackage": ("p.gpkg", b"no GeoPackage at all", "cannot be opened"),
    "no shapefile": ("p.shp", b"\0" * 40, "cannot be opened"), "not there": ("gone.gpkg", None, "cannot be opened"),
    "a table that is not there": ("gone.csv", None, "does not exist"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_source_that_cannot_be_read_is_a_finding_beside_the_others(run, save, worlds, files, tmp_path, what):
    """B4"""
    name, content, says = BROKEN[what]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    units = worlds.grid_units(3, 2)
    given = save(replace(units, columns={**units.columns, "load_hemtjanst": np.array([1.0, -3, 1, 1, 1, 1])}))
    result = run("checkinputs", PROVIDERS=str(tmp_path / name), UNITS=given, OUTPUT=str(tmp_path / "issues.gpkg"),
                 OUTPUT_HTML=str(tmp_path / "check.html"))
    found = issues(files, tmp_path / "issues.gpkg")
    assert any(says in text and name.split(".")[0] in layer for _, layer, _, text in found), found
    assert any("negative value (-3)" in text for *_, text in found)
    assert result["ERRORS"] == len(found)
    assert (tmp_path / "check.html").read_text(encoding="utf-8").endswith("</html>\n")


@pytest.mark.parametrize(("content", "encoding"), [
    ("sep=;\r\n" + PROVIDERS, "utf-8-sig"), (PROVIDERS.replace(";", "|"), "utf-8"), (PROVIDERS, "utf-16"),
    ("sep=|\n" + PROVIDERS.replace(";", "|"), "utf-16"), (PROVIDERS.replace(";", "\t"), "utf-16"),
])
@pytest.mark.parametrize("ending", ["csv", "CSV", "txt"])
def test_every_form_of_csv_that_is_promised_is_checked_and_used(run, save, worlds, tmp_path, content, encoding, ending):
    """B4: QGIS cannot open some of them, and was asked first."""
    path = tmp_path / f"providers.{ending}"
    path.write_bytes(content.encode(encoding))
    assert run("checkinputs", PROVIDERS=str(path))["ERRORS"] == 0
    square = Table("areas", {"area_id": np.array([1]), "load_h_week": np.array([10.0])},
                   object_array([worlds.rectangle(0, 0, 1000, 1000)]), worlds.CRS)
    run("assignproviders", AREAS=save(square), PROVIDERS=str(path), OUTPUT=str(tmp_path / "out.gpkg"))
    assert (tmp_path / "out.gpkg").is_file()


def description(world, **parts):
    roles = {"boundary": "kommun", "small_areas": "deso", "addresses": "belagenhetsadress", "roads": "vag",
             "clients": "brukare", "providers": "utforare", "bids": "anbud", "bases": "baser",
             "sheltered_housing": "trygghetsboende"}
    found = {"format": "care-areas-plan", "version": 1, "name": "prov",
             "inputs": {role: {"path": str(world), "layer": layer} for role, layer in roles.items()},
             "units": {"target": 40}, "division": {"areas": 3, "tolerance_percent": 10, "effort": 0.02},
             "providers": {"fixed": {"1": "EGEN"}}, "register": {"valid_from": "2027-05-01", "version": "1"}}
    for key, value in parts.items():
        found[key] = {**found.get(key, {}), **value}
    return found


def checked(run, files, folder, text):
    (folder / "plan.json").write_text(text, encoding="utf-8")
    result = run("checkinputs", PLAN=str(folder / "plan.json"), OUTPUT=str(folder / "issues.gpkg"),
                 OUTPUT_HTML=str(folder / "check.html"))
    return result, [text for severity, _, _, text in issues(files, folder / "issues.gpkg") if severity == "error"]


def test_a_sound_plan_has_no_errors_and_what_was_assumed_is_in_the_report(run, files, world, tmp_path):
    """B4"""
    result, _ = checked(run, files, tmp_path, json.dumps(description(world)))
    assert result["ERRORS"] == 0
    page = (tmp_path / "check.html").read_text(encoding="utf-8")
    assert "What was assumed or left out" in page
    assert "were left out, as their status is not" in page


WRONG = {
    "no file": ({"inputs": {"roads": {"path": "gone.gpkg"}}}, "no file"),
    "no layer": ({"inputs": {"roads": {"path": "{world}", "layer": "gator"}}}, "has no layer gator"),
    "unknown key of a reader": ({"inputs": {"roads": {"path": "{world}", "layer": "vag", "fields": {"fart": "x"}}}},
                                "no such key"),
    "more areas than units": ({"division": {"areas": 41}}, "only 40 units"),
    "a share of no area": ({"division": {"shares": {"9": 2}}}, "no area 9"),
    "a load that is not there": ({"division": {"tolerances": {"hemstad": 5}}}, "no load “hemstad”"),
    "more than there is": ({"division": {"min_loads": {"load_h_week": 90000}}}, "all together have"),
    "a column of built units": ({"division": {"lock_field": "last"}}, "no columns of their own"),
    "a limit without its part": ({"division": {"max_travel_minutes_outside": 40}}, "outside built-up areas"),
    "a district that is not there": ({"division": {"zone_weights": {"skolomrade": 50}}}, "no column “skolomrade”"),
    "an unknown provider": ({"providers": {"fixed": {"1": "OKAND"}}}, "not in the table of providers"),
    "an unknown area": ({"providers": {"fixed": {"7": "EGEN"}}}, "no area 7"),
    "minutes for no service": ({"travel": {"minutes_per_visit": {"stad": 10}}}, "“stad”, which is not known"),
    "a limit for nobody": ({"providers": {"max_areas": {"OKAND": 1}}}, "not in the table"),
    "too few places": ({"providers": {"max_areas": {"NORD": 0, "SYD": 0}}}, "may take them may have only 0 more"),
    "services nobody gives": ({"load": {"services": ["stad"]}}, "hours for none of the services"),
    "a register that is none": ({"inputs": {"previous_register": {"path": "{world}", "layer": "kommun"}}},
                                "of an address register are missing"),
    "a place outside": ({"division": {"area_names": [{"name": "Norr", "at": [1, 1]}]}}, "lies in no unit"),
    "a name that is a number": ({"division": {"area_names": [{"name": "2", "at": [1, 1]}]}}, "is a number"),
    "names from no field": ({"division": {"area_names": {"field": "nope"}}}, "nor the addresses have such a field"),
    "a language that is not there": ({"web": {"languages": ["sv", "tlh"]}}, "no texts in this language"),
    "too few bases": ({"division": {"bases_per_area": 40}}, "are needed for the 3 areas"),
    "too few sheltered houses": ({"division": {"sheltered_per_area": 400}}, "are needed for the 3 areas"),
    "a layer in another system": ({"inputs": {"water": {"path": "{folder}/water.gpkg"}}}, "EPSG:3009"),
}


@pytest.fixture()
def wrong(files, world, worlds, tmp_path):
    """The text of a description with one fault, and what the check must say."""
    def write(what):
        changes, says = WRONG[what]
        files.write(str(tmp_path / "water.gpkg"), [replace(worlds.boundary(), crs="EPSG:3009")], {})
        asked = description(world)
        for part, values in changes.items():
            asked = description(world, **{part: {**asked.get(part, {}), **values}})
        return json.dumps(asked).replace("{world}", str(world)).replace("{folder}", str(tmp_path)), says

    return write


def test_a_folder_for_the_results_that_is_a_file_is_told(run, files, world, tmp_path):
    """B7: before, the whole plan was computed first."""
    (tmp_path / "out").write_text("here already", encoding="utf-8")
    _, errors = checked(run, files, tmp_path, json.dumps({**description(world), "output_folder": "out"}))
    assert any("there is a file of that name" in text for text in errors)


@pytest.mark.parametrize("what", WRONG)
def test_what_would_stop_a_plan_is_found_before(run, files, wrong, tmp_path, what):
    """B4"""
    text, says = wrong(what)
    _, errors = checked(run, files, tmp_path, text)
    assert any(says in error for error in errors), errors


@pytest.mark.slow()
@pytest.mark.parametrize("what", WRONG)
def test_what_the_check_finds_does_stop_the_plan(run, wrong, tmp_path, what):
    """B4: some only after the whole search."""
    from qgis.core import QgsProcessingException

    (tmp_path / "plan.json").write_text(wrong(what)[0], encoding="utf-8")
    with pytest.raises(QgsProcessingException):
        run("runplan", PLAN=str(tmp_path / "plan.json"), OUTPUT_FOLDER=str(tmp_path / "out"))


@pytest.mark.parametrize(("text", "says"), [
    ("{", "not JSON"), ("[]", "one JSON object"), ("{}", "not a plan description"), ("[" * 100_000, "nested"),
    ('{"a":' * 100_000, "nested"), ('{"format": "care-areas-plan", "version": 1e400}', "cannot be used"),
    ('{"format": "care-areas-plan", "version": ' + "9" * 5000 + "}", "not a number"), ('{"a": NaN}', "not a number"),
])
def test_a_description_that_cannot_be_read_is_a_finding(run, files, tmp_path, text, says):
    """B4, B5"""
    _, errors = checked(run, files, tmp_path, text)
    assert len(errors) >= 1
    assert any(says in error for error in errors), errors
