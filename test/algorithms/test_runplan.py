from __future__ import annotations

import json
import re
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable, Dict

import numpy as np
import pytest

ROLES = {"boundary": "kommun", "small_areas": "deso", "addresses": "belagenhetsadress", "roads": "vag",
         "clients": "brukare", "providers": "utforare", "bids": "anbud", "bases": "baser",
         "sheltered_housing": "trygghetsboende"}


def description(world: Path, **division: Any) -> Dict[str, Any]:
    return {"format": "care-areas-plan", "version": 1, "name": "Rutköping 2027",
            "inputs": {role: {"path": str(world), "layer": layer} for role, layer in ROLES.items()},
            "units": {"target": 40},
            "division": {"areas": 3, "tolerance_percent": 10, "seed": 1, "effort": 0.02, **division},
            "providers": {"fixed": {"1": "EGEN"}, "price_weight": 40, "quality_weight": 40, "continuity_weight": 20},
            "register": {"valid_from": "2027-05-01", "version": "2027-1"}}


@pytest.fixture(scope="module")
def planned(run: Callable[..., Any], world: Path, tmp_path_factory: Any) -> Any:
    folder = tmp_path_factory.mktemp("plan")
    (folder / "plan.json").write_text(json.dumps(description(world)), encoding="utf-8")
    return run("runplan", PLAN=str(folder / "plan.json"), OUTPUT_FOLDER=str(folder / "out")), folder / "out"


def test_the_folder_holds_what_is_public_and_what_is_internal(planned):
    _, out = planned
    found = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}
    assert {"public/address_provider.gpkg", "public/address_provider.csv", "public/areas.gpkg", "public/map.png",
            "public/street_register.html", "public/street_register.csv", "public/street_register.pdf",
            "internal/plan.gpkg", "internal/report.html", "internal/award_protocol.csv", "internal/map.png"} <= found


def test_the_map_for_the_office_has_both_figures_and_is_closed_to_others(planned):
    """Care alone and care with travel, of every area; the public map has neither."""
    from care_areas.algorithms.reports.plan_pictures import figures
    from care_areas.core.scenarios.figures import AreaFigures

    _, out = planned
    assert (out / "internal" / "map.png").stat().st_mode & 0o077 == 0
    assert (out / "internal" / "map.png").read_bytes() != (out / "public" / "map.png").read_bytes()
    area = AreaFigures(1, 3, {"hemtjanst": 1200.0, "hemrehab": 34.0}, 140.0, 0.4, -3.25, {}, 1.0, 1.0, 0.0, 1, "u", 0,
                       1.0, 1.0, 0, None, None, 0.5, "", workload_deviation_percent=0.4)
    assert figures(area) == ["care 1,234 h (-3.2 %)", "with travel 1,374 h (+0.4 %)"]


def test_the_public_page_knows_every_address(planned):
    result, out = planned
    page = Path(result["WEB_PAGE"])
    assert page == out / "public" / "web" / "index.html"
    manifest = json.loads((page.parent / "manifest.json").read_text(encoding="utf-8"))
    folder = page.parent / manifest["folder"]
    assert f"{manifest['folder']}/page.js" in page.read_text(encoding="utf-8")
    site = json.loads((folder / "site.json").read_text(encoding="utf-8"))
    assert (site["municipality"], len(site["areas"])) == ("Rutköping 2027", 3)
    houses = sum(len(row[2]) for path in folder.glob("s/h*.json") for row in json.loads(path.read_text("utf-8")))
    assert houses == result["REGISTERED"]
    assert (out / "public" / "web_page.html").stat().st_size > 20_000


def test_every_address_has_one_area_and_a_provider(planned, files, worlds):
    result, out = planned
    register = files.read(str(out / "public" / "address_provider.gpkg"))
    current = (worlds.addresses().columns["statusforbelagenhetsadress"] == "Gällande").sum()
    assert len(register) == result["REGISTERED"] == current
    assert len(set(register.columns["objektidentitet"])) == current
    assert all(register.columns["utforare"])
    areas = files.read(str(out / "public" / "areas.gpkg"))
    assert len(areas) == result["AREAS_MADE"] == 3
    assert areas.columns["utforare"][areas.columns["omrade_kod"] == "1"][0] == "Egen regi"


def test_nothing_of_a_client_is_written(planned, worlds):
    """No place of a client that is not also an address, no hours of one, and no client layer."""
    _, out = planned
    for path in out.rglob("*"):
        if path.suffix in (".gpkg", ".csv", ".html"):
            assert b"brukare" not in path.read_bytes().replace(b"brukare\"", b""), path.name


def test_the_plan_file_can_be_read_back(planned, files):
    from care_areas.core.store.plan_file.plan_file import read_plan

    result, out = planned
    plan = read_plan(files, str(out / "internal" / "plan.gpkg"))
    assert plan.scenarios[0].max_deviation_percent == pytest.approx(result["MAX_DEVIATION_PERCENT"])
    assert set(plan.scenarios[0].unit_area.tolist()) == {1, 2, 3}


def test_the_same_plan_gives_the_same_register(planned, run, world, tmp_path, files):
    from care_areas.core.store.formats.content import content_hash

    _, out = planned
    (tmp_path / "plan.json").write_text(json.dumps(description(world)), encoding="utf-8")
    run("runplan", PLAN=str(tmp_path / "plan.json"), OUTPUT_FOLDER=str(tmp_path / "out"))
    first, second = (files.read(str(folder / "public" / "address_provider.gpkg")) for folder in (out, tmp_path / "out"))
    assert content_hash([first]) == content_hash([second])


def test_a_refused_plan_leaves_the_former_result_whole(planned, run, world, tmp_path):
    from qgis.core import QgsProcessingException

    _, out = planned
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    (tmp_path / "plan.json").write_text(json.dumps(description(world, areas=500)), encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="500 areas"):
        run("runplan", PLAN=str(tmp_path / "plan.json"), OUTPUT_FOLDER=str(out))
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_every_fault_of_a_description_is_counted(run, world, tmp_path):
    from qgis.core import QgsProcessingException

    wrong = description(world)
    wrong["division"]["arears"] = 4
    wrong["inputs"]["roads"]["path"] = "gone.gpkg"
    (tmp_path / "plan.json").write_text(json.dumps(wrong), encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="1 more problem"):
        run("runplan", PLAN=str(tmp_path / "plan.json"), OUTPUT_FOLDER=str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_areas_are_balanced_on_the_clients_hours(planned, files, worlds):
    from care_areas.core.store.plan_file.plan_file import read_plan

    _, out = planned
    plan = read_plan(files, str(out / "internal" / "plan.gpkg"))
    hours = sum(values.sum() for values in plan.units.load_h_week.values())
    clients = worlds.clients().columns
    assert hours == pytest.approx(clients["timmar_hemtjanst"].sum() + clients["timmar_hemsjukvard"].sum())
    sums = np.bincount(plan.scenarios[0].unit_area, plan.units.total_load_h_week())[1:]
    assert np.abs(sums / sums.mean() - 1).max() <= 0.1 + 1e-9


def test_what_changes_since_the_former_register_is_listed(run, planned, world, tmp_path, files):
    """The same plan with other fixed areas: some addresses get another provider, and each of them is in the list."""
    _, former = planned
    other = description(world)
    other["providers"]["fixed"] = {"2": "EGEN"}
    other["inputs"]["previous_register"] = {"path": str(former / "public" / "address_provider.gpkg")}
    (tmp_path / "plan.json").write_text(json.dumps(other), encoding="utf-8")
    run("runplan", PLAN=str(tmp_path / "plan.json"), OUTPUT_FOLDER=str(tmp_path / "out"))
    before = files.read(str(former / "public" / "address_provider.gpkg")).columns
    after = files.read(str(tmp_path / "out" / "public" / "address_provider.gpkg")).columns
    provider = dict(zip(before["objektidentitet"], before["utforare"]))
    changed = {i for i, name in zip(after["objektidentitet"], after["utforare"]) if provider[i] != name}
    lists = str(tmp_path / "out" / "internal" / "address_lists.gpkg")
    difference = files.read(lists, files.layers(lists)[-1])
    assert changed
    assert changed <= set(difference.columns["objektidentitet"])


def test_a_plan_with_several_loads_bases_and_limits_keeps_them_all(run, world, tmp_path, files):
    """Four areas about the four bases; clients are counted from the client rows, and written nowhere."""
    from care_areas.core.store.plan_file.plan_file import read_plan

    rules = {"areas": 4, "tolerance_percent": 20, "tolerances": {"clients": 25, "80+": 60}, "bases_per_area": 1,
             "min_loads": {"hemsjukvard": 20}, "zone_weights": {"small_area": 60}, "max_travel_minutes": 30}
    asked = description(world, **rules)
    asked["providers"] = {"price_weight": 50, "quality_weight": 50, "continuity_weight": 0}
    (tmp_path / "plan.json").write_text(json.dumps(asked), encoding="utf-8")
    run("runplan", PLAN=str(tmp_path / "plan.json"), OUTPUT_FOLDER=str(tmp_path / "out"))
    plan = read_plan(files, str(tmp_path / "out" / "internal" / "plan.gpkg"))
    assert plan.scenarios[0].broken_rules == 0 and plan.scenarios[0].areas.columns["bases"].tolist() == [1, 1, 1, 1]
    report = (tmp_path / "out" / "internal" / "report.html").read_text(encoding="utf-8")
    assert "Travel from a base starts at the base." in report and "clients: deviation (percent)" in report


def test_a_rule_without_its_column_or_load_is_named_before_anything_is_written(run, world, tmp_path):
    from qgis.core import QgsProcessingException

    for wrong, words in (({"tolerances": {"larm": 5}}, "no load “larm” to hold"),
                         ({"lock_field": "las"}, "lock_field names a column, but the units are built here"),
                         ({"shares": {"9": 2}}, "There is no area 9: 3 are asked for")):
        (tmp_path / "plan.json").write_text(json.dumps(description(world, **wrong)), encoding="utf-8")
        with pytest.raises(QgsProcessingException, match=words):
            run("runplan", PLAN=str(tmp_path / "plan.json"), OUTPUT_FOLDER=str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def tree(folder: Path) -> Dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def planned_with(run: Callable[..., Any], asked: Dict[str, Any], folder: Path, out: Path) -> Any:
    (folder / "plan.json").write_text(json.dumps(asked), encoding="utf-8")
    return run("runplan", PLAN=str(folder / "plan.json"), OUTPUT_FOLDER=str(out))


def copied(planned: Any, tmp_path: Path) -> Path:
    import shutil

    shutil.copytree(planned[1], tmp_path / "out")
    return tmp_path / "out"


def test_b7_a_division_whose_award_fails_is_written_and_what_was_published_stays(planned, run, world, tmp_path, files):
    """B7: the tenderers are too small for any area; the areas lie there with their load, and can be awarded."""
    from qgis.core import QgsProcessingException

    out = copied(planned, tmp_path)
    before = tree(out)
    asked = description(world)
    (tmp_path / "small.csv").write_text("utforar_id;kapacitet_h_vecka;egen_regi;max_omraden\nEGEN;9000;ja;2\n"
                                        "NORD;1;nej;2\nSYD;1;nej;2\n", encoding="utf-8")
    asked["inputs"]["providers"] = {"path": str(tmp_path / "small.csv")}
    with pytest.raises(QgsProcessingException, match="The division is made and lies in") as said:
        planned_with(run, asked, tmp_path, out)
    assert "No provider can be assigned" in str(said.value)
    after = tree(out)
    new = {name for name in after if name not in before}
    assert new == {f"internal/unfinished/{name}" for name in ("plan.gpkg", "areas.gpkg", "report.html")}
    assert {name: content for name, content in after.items() if name not in new} == before
    made = run("assignproviders", AREAS=str(out / "internal" / "unfinished" / "areas.gpkg"),
               PROVIDERS=f"{world}|layername=utforare", BIDS=f"{world}|layername=anbud",
               OUTPUT=str(tmp_path / "award.gpkg"))
    assert len(files.read(made["OUTPUT"])) == 3
    planned_with(run, description(world), tmp_path, out)
    assert tree(out).keys() == before.keys()


@pytest.mark.parametrize(("change", "words"), [
    ({"web": {"services": "hemtjanst Hemtjänst"}}, "is no name of a service"),
    ({"web": {"contact_url": "kommun.se"}}, "is no web address"),
    ({"register": {"valid_from": "2027-05-01", "version": "  "}}, "register.version: The text is empty"),
    ({"providers": {"fixed": {"1": "EGNA"}}}, "EGNA is not in the table of providers"),
    ({"providers": {"max_areas": {"EGNA": 1}}}, "EGNA is not in the table of providers"),
    ({"providers": {"fixed": {"9": "EGEN"}}}, "There is no area 9"),
    ({"providers": {"max_areas": {"NORD": 0, "SYD": 0}}}, "may have only 0 more areas in all"),
    ({"providers": {"own_regi_areas": 3}}, "may have at most 2"),
])
def test_b7_what_can_be_read_before_the_division_is_told_before_it(run, world, tmp_path, monkeypatch, change, words):
    """B7: names of services, settings of the page, fixed providers: not after a search of minutes."""
    from care_areas.core.workflow import journey
    from qgis.core import QgsProcessingException

    def never(*_: Any, **__: Any) -> None:
        raise AssertionError("the division has begun")

    monkeypatch.setattr(journey, "decide_areas", never)
    with pytest.raises(QgsProcessingException, match=words):
        planned_with(run, {**description(world), **change}, tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_b17_a_tolerance_that_no_plan_keeps_leaves_the_best_plan_met_and_what_was_published(planned, run, world,
                                                                                            tmp_path, files):
    """B17: named as what it is by file, layer and every row; the message says what was and was not written."""
    from qgis.core import QgsProcessingException

    out = copied(planned, tmp_path)
    before, asked = tree(out), description(world, tolerance_percent=1e-6, areas=2)
    with pytest.raises(QgsProcessingException) as said:
        planned_with(run, asked, tmp_path, out)
    place = out / "internal" / "unfinished" / "best_plan_met.gpkg"
    message = str(said.value)
    assert f"The best plan met lies in {place}, to be looked at: it does not keep what was asked." in message
    assert "Nothing else was written; what was there before is as it was." in message
    after = tree(out)
    assert set(after) - set(before) == {"internal/unfinished/best_plan_met.gpkg"}
    assert {name: content for name, content in after.items() if name in before} == before
    met = files.read(str(place), "best_plan_met")
    assert set(met.columns["area_id"].tolist()) == {1, 2} and not met.columns["keeps_rules"].any()
    off = re.search(r"“care and travel hours” is off by ([0-9.]+) %", message)
    assert off and float(off[1]) > 1e-6 and stat.S_IMODE(place.stat().st_mode) & 0o077 == 0
    planned_with(run, description(world), tmp_path, out)  # a plan that is found clears it away
    assert tree(out).keys() == before.keys()


def test_a16_areas_named_by_place_are_public_by_these_names_and_awarded_by_them(planned, run, world, tmp_path, files):
    """A16: two points and a name for the award; the area without a name is called so in Swedish."""
    areas = files.read(str(planned[1] / "public" / "areas.gpkg"))
    assert sorted(areas.columns["omrade_namn"]) == ["Område 1", "Område 2", "Område 3"]
    inside = [shape.representative_point() for shape in areas.geometry]
    asked = description(world, area_names=[{"name": "Ornäs", "at": [inside[1].x, inside[1].y]},
                                           {"name": "Svärdsjö", "at": [inside[2].x, inside[2].y]}])
    asked["providers"]["fixed"] = {"Svärdsjö": "EGEN"}
    planned_with(run, asked, tmp_path, tmp_path / "out")
    made = files.read(str(tmp_path / "out" / "public" / "areas.gpkg")).columns
    register = files.read(str(tmp_path / "out" / "public" / "address_provider.gpkg")).columns
    provider = dict(zip(made["omrade_namn"], made["utforare"]))
    assert set(provider) == set(register["omrade_namn"]) == {"Område 1", "Ornäs", "Svärdsjö"}
    assert provider["Svärdsjö"] == "Egen regi"


def test_a16_two_names_in_one_area_are_refused_and_the_division_is_kept(planned, run, world, tmp_path, files):
    from qgis.core import QgsProcessingException

    area = files.read(str(planned[1] / "public" / "areas.gpkg")).geometry[0]
    units = files.read(str(planned[1] / "internal" / "plan.gpkg"), "units").geometry
    places = [place for place in (unit.representative_point() for unit in units) if area.contains(place)]
    asked = description(world, area_names=[{"name": name, "at": [place.x, place.y]}
                                           for name, place in zip(("Ornäs", "Svärdsjö"), (places[0], places[-1]))])
    with pytest.raises(QgsProcessingException, match="it falls in the same area as Ornäs"):
        planned_with(run, asked, tmp_path, tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").rglob("*") if path.is_file()} == {
        "plan.gpkg", "areas.gpkg", "report.html"}


def test_b6_what_a_plan_no_longer_makes_is_not_left_from_the_former_one(planned, run, world, tmp_path):
    """B6: without addresses there is no register and no page, so the former ones of other areas must not stay."""
    out = copied(planned, tmp_path)
    (out / "public" / "own notes.txt").write_text("own")
    with open(out / "public" / "street_register.csv", "a", encoding="utf-8") as changed:
        changed.write("changed by somebody")
    asked = description(world)
    del asked["inputs"]["addresses"], asked["register"]
    planned_with(run, asked, tmp_path, out)
    assert set(tree(out)) == {"internal/plan.gpkg", "internal/report.html", "internal/award_protocol.csv",
                              "internal/contents.json", "internal/map.png", "internal/units_for_providers.gpkg",
                              "public/areas.gpkg", "public/map.png", "public/own notes.txt",
                              "public/street_register.csv"}


@pytest.mark.parametrize("step", [0, 4, 9])
def test_b6_a_plan_that_cannot_be_put_in_place_leaves_the_former_one_and_keeps_the_division(planned, run, world,
                                                                                           tmp_path, monkeypatch, step):
    """B6, B7: a file is held by another program (Windows) in the midst of the exchange."""
    import os

    from qgis.core import QgsProcessingException

    out = copied(planned, tmp_path)
    before, real, left = tree(out), os.replace, [step]
    asked = {**description(world), "register": {"valid_from": "2028-01-01", "version": "2028-1"}}

    def replace(source: Any, destination: Any) -> None:
        if (out / ".publication.json").exists() and "new" in Path(source).parts:
            left[0] -= 1
            if left[0] == -1:
                raise PermissionError(13, "Permission denied", str(destination))
        real(source, destination)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(QgsProcessingException, match=r"Permission denied\. Nothing was changed"):
        planned_with(run, asked, tmp_path, out)
    monkeypatch.undo()
    after = tree(out)
    assert {name: content for name, content in after.items() if "/unfinished/" not in name} == before
    assert len(after) == len(before) + 3


def test_without_an_output_folder_the_one_of_the_description_is_written_with_a_picture_in_swedish(
        run, world, tmp_path, monkeypatch):
    from care_areas.bridge import reports

    seen = []
    real = reports.draw_plan
    monkeypatch.setattr(reports, "draw_plan", lambda *given: seen.append((given[3], given[-1])) or real(*given))
    (tmp_path / "plan.json").write_text(json.dumps({**description(world), "output_folder": "mine"}), encoding="utf-8")
    result = run("runplan", PLAN=str(tmp_path / "plan.json"))
    assert result["OUTPUT_FOLDER"] == str(tmp_path / "mine") and (tmp_path / "mine" / "public" / "map.png").is_file()
    notes, heading = seen[0]
    assert notes.startswith("Gjord med Omsorgsområden.") and heading == "Omsorgsområden och vem som ansvarar"


def test_published_areas_are_rebalanced_evaluated_and_compared(planned, run, world, tmp_path, files):
    """The areas that the first plan published, in the plan of the next year: units that reach over their borders are
    ready units, so that the areas can be taken as they are."""
    _, former = planned
    units = files.read(str(former / "internal" / "plan.gpkg"), "units")
    area = files.read(str(former / "internal" / "plan.gpkg"), "unit_area").columns
    assert area["unit_id"].tolist() == units.columns["unit_id"].tolist()
    files.write(str(tmp_path / "units.gpkg"), [replace(units, columns={
        name: units.columns[name] for name in ("unit_id", "small_area", "anchor_x", "anchor_y")})], {})
    codes = {}
    for key in ("rebalance", "evaluate"):
        asked = description(world, tolerance_percent=40)
        asked["inputs"].update(units={"path": "units.gpkg"},
                               areas_of_today={"path": str(former / "public" / "areas.gpkg")})
        asked.update({key: {}, "compare": {"areas": "2-3"}})
        (tmp_path / f"{key}.json").write_text(json.dumps(asked), encoding="utf-8")
        result = run("runplan", PLAN=str(tmp_path / f"{key}.json"), OUTPUT_FOLDER=str(tmp_path / key))
        assert result["AREAS_MADE"] == 3
        page = (tmp_path / key / "internal" / "report.html").read_text("utf-8")
        assert ("What moves" in page) == (key == "rebalance") and ("Figures of the plan" in page) == (key == "evaluate")
        assert "<svg" in (tmp_path / key / "internal" / "scenarios.html").read_text("utf-8")
        table = files.read(str(tmp_path / key / "internal" / "scenarios.csv")).columns
        assert list(table["scenario"]) == ["k2_t40", "k3_t40"]
        register = files.read(str(tmp_path / key / "public" / "address_provider.gpkg")).columns
        codes[key] = dict(zip(register["objektidentitet"], register["omrade_kod"]))
        tables = set(files.layers(str(tmp_path / key / "internal" / "plan.gpkg")))
        assert tables >= ({"moved", "frontier", "comparison"} if key == "rebalance" else {"broken_rule", "comparison"})
    before = files.read(str(former / "public" / "address_provider.gpkg")).columns
    assert codes["evaluate"] == dict(zip(before["objektidentitet"], before["omrade_kod"]))
