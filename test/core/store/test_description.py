"""The plan description: what is in it, and every way in which it can be wrong, all told at once."""
from __future__ import annotations

import json
from pathlib import Path

import pytest
from care_areas.core.errors import FileError, InputError
from care_areas.core.model import AREA_SERVICES
from care_areas.core.rules import RULES, TOLERANCE
from care_areas.core.store.description.area_name_options import AreaName, AreaNaming
from care_areas.core.store.description.description import parse_description, read_description

ROOT = Path(__file__).resolve().parents[3]


def whole(**changes) -> dict:
    description = {
        "format": "care-areas-plan", "version": 1, "name": "Exempelköping 2027",
        "inputs": {"boundary": {"path": "in.gpkg", "layer": "kommun"}, "addresses": {"path": "in.gpkg", "layer": "adr"},
                   "roads": {"path": "sub/vag.gpkg", "fields": {"time": "restid_s"}}},
        "units": {"target": 800}, "load": {"services": ["hemtjanst"], "rates": {"80+": {"hemtjanst": 1.5}}},
        "division": {"areas": 6, "tolerance_percent": 5, "seed": 3},
        "providers": {"fixed": {"1": "egen"}, "price_weight": 40, "quality_weight": 40, "continuity_weight": 20},
        "register": {"valid_from": "2027-05-01", "version": "2027-1"}, "output_folder": "resultat"}
    for path, value in changes.items():
        *parents, key = path.split("__")
        place = description
        for parent in parents:
            place = place.setdefault(parent, {})
        if value is None:
            place.pop(key)
        else:
            place[key] = value
    return description


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "sub").mkdir()
    for name in ("in.gpkg", "sub/vag.gpkg"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def read(folder: Path, description: dict):
    path = folder / "plan.json"
    path.write_text(json.dumps(description, ensure_ascii=False), encoding="utf-8")
    return read_description(str(path))


def problems_of(folder: Path, description: dict) -> list:
    with pytest.raises(InputError) as refused:
        read(folder, description)
    return [(p.feature, f"{p.what} {p.remedy}") for p in refused.value.problems]


def test_a_whole_description_is_read_with_paths_relative_to_its_file(folder):
    plan = read(folder, whole())
    assert plan.name == "Exempelköping 2027"
    assert plan.inputs["boundary"].path == str(folder / "in.gpkg")
    assert (plan.inputs["boundary"].layer, plan.inputs["roads"].layer) == ("kommun", None)
    assert dict(plan.inputs["roads"].fields) == {"time": "restid_s"}
    assert plan.output_folder == str(folder / "resultat")
    division = plan.division
    assert (plan.units.target, division.areas, division.rules[TOLERANCE], division.seed) == (800, 6, 5, 3)
    assert plan.load.services == ("hemtjanst",)
    assert plan.load.rates["80+"] == {"hemtjanst": 1.5}
    assert plan.providers.rules.fixed == {1: "egen"}
    assert plan.providers.rules.continuity_weight_percent == 20
    assert (plan.register.valid_from, plan.register.version) == ("2027-05-01", "2027-1")
    assert json.loads(plan.text) == whole()


def test_what_is_left_out_has_a_default(folder):
    plan = read(folder, {"format": "care-areas-plan", "version": 1, "name": "x",
                         "inputs": {"units": {"path": "in.gpkg"}}, "division": {"areas": 3}})
    assert (plan.units.target, plan.division.rules[TOLERANCE], plan.division.seed) == (1500, 5.0, 1)
    assert plan.load.services == AREA_SERVICES
    assert plan.register is None
    assert plan.division.time_limit_s is None
    assert plan.output_folder == str(folder / "out")


def test_the_plan_of_the_demo_is_valid(folder):
    text = (ROOT / "scripts" / "plans" / "sample.json").read_text(encoding="utf-8")
    (folder / "sample.gpkg").write_bytes(b"x")
    assert parse_description(text, str(folder / "plan.json")).division.areas == 6


def test_the_rules_of_a_planner_are_read(folder):
    rules = {"tolerances": {"clients": 10, "80+": 15}, "min_loads": {"hemrehab": 40}, "shares": {"1": 2, "4": 0.5},
             "zone_weights": {"small_area": 30}, "compactness": 60, "max_travel_minutes": 20, "travel_limit_weight": 2,
             "max_travel_minutes_outside": 40, "bases_per_area": 1, "built_up_field": "tatort"}
    asked = read(folder, whole(division={"areas": 6, **rules})).division.rules
    options = {option.key: option for rule in RULES for option in rule.options}
    assert {key: asked[options[key]] for key in rules} == {**rules, "shares": {1: 2, 4: 0.5}}
    plain = read(folder, whole()).division.rules
    said = {"tolerance_percent", "travel_workload"} & set(whole()["division"])
    assert {key: plain[option] for key, option in options.items() if key not in said} == {
        key: option.default for key, option in options.items() if key not in said}


def test_a16_areas_are_named_by_place_and_fixed_by_their_name(folder):
    """A16: a point, a unit or a locality; Swedish is the register's language where nothing is said."""
    names = [{"name": "Ornäs", "at": [538000, 6473000.5]}, {"name": "Öster", "unit": "01"},
             {"name": "Norr", "locality": "Svärdsjö"}]
    plan = read(folder, whole(division={"areas": 3, "area_names": names}, providers={"fixed": {"Öster": "EGEN"}}))
    assert plan.division.area_names == AreaNaming((
        AreaName("Ornäs", (538000.0, 6473000.5)), AreaName("Öster", None, "01"),
        AreaName("Norr", None, None, "Svärdsjö")))
    assert (plan.providers.fixed_by_name, plan.providers.rules.fixed, plan.language) == ({"Öster": "EGEN"}, {}, "sv")
    by_field = read(folder, whole(division={"areas": 3, "area_names": {"field": "postort"}}))
    assert by_field.division.area_names == AreaNaming((), "postort")


@pytest.mark.parametrize(("change", "where", "what"), [
    ({"divison": {}}, "divison", "Did you mean division?"),
    ({"division__aeras": 3}, "division.aeras", "Did you mean areas?"),
    ({"inputs__vägar": {"path": "in.gpkg"}}, "inputs.vägar", "not known"),
    ({"inputs__roads__layr": "x"}, "inputs.roads.layr", "Did you mean layer?"),
    ({"name": None}, "name", "missing"),
    ({"name": ""}, "name", "empty"),
    ({"version": None}, "version", "missing"),
    ({"version": "1"}, "version", "cannot be used"),
    ({"division": None}, "division", "missing"),
    ({"division__areas": None}, "division.areas", "missing"),
    ({"division__areas": "6"}, "division.areas", "whole number"),
    ({"division__areas": 6.5}, "division.areas", "whole number"),
    ({"division__areas": 0}, "division.areas", "from 1"),
    ({"division__areas": True}, "division.areas", "whole number"),
    ({"division__tolerance_percent": -1}, "division.tolerance_percent", "from 0 to 100"),
    ({"division__travel_workload": "ja"}, "division.travel_workload", "true or false"),
    ({"division__time_limit_s": 0}, "division.time_limit_s", "at least 1"),
    ({"division__compactness": 101}, "division.compactness", "from 0 to 100"),
    ({"division__boundary_weight": 0.05}, "division.boundary_weight", "not known"),
    ({"division__tolerances__80+": 101}, "division.tolerances.80+", "from 0 to 100"),
    ({"division__min_loads__hemrehab": "40"}, "division.min_loads.hemrehab", "at least 0"),
    ({"division__shares": {"första": 2}}, "division.shares.första", "not an area number"),
    ({"division__shares": {"1": 2, "01": 3}}, "division.shares.01", "Area 1 occurs twice"),
    ({"division__shares": {"99": 2}}, "division.shares.99", "There is no area 99"),
    ({"division__area_names": {"1": "Öster"}}, "division.area_names", "named by number"),
    ({"division__area_names": {"field": "postort", "x": 1}}, "division.area_names.x", "not known"),
    ({"division__area_names": [{"name": "Öster"}]}, "division.area_names[0].at", "needs one place"),
    ({"division__area_names": [{"name": "Öster", "at": [1], "unit": "u"}]}, "division.area_names[0].at", "2 numbers"),
    ({"division__area_names": [{"name": "Öster", "unit": "1", "locality": "X"}]}, "division.area_names[0].at", "one"),
    ({"division__area_names": [{"name": "Ö", "unit": "1"}, {"name": " ö ", "unit": "2"}]},
     "division.area_names[1].name", "given twice"),
    ({"division__area_names": [{"name": "  ", "unit": "1"}]}, "division.area_names[0].name", "empty"),
    ({"division__area_names": [{"name": "Ö", "unit": "1"}, {"name": "Ö", "unit": "2"}]}, "division.area_names[1].name",
     "given twice"),
    ({"division__area_names": ["Öster"]}, "division.area_names", "list of objects"),
    ({"providers": {"fixed": {"99": "EGEN"}}}, "providers.fixed.99", "There is no area 99"),
    ({"providers": {"fixed": {"Öster": "EGEN"}}}, "providers.fixed.Öster", "No area has the name"),
    ({"providers": {"fixed": {"1": "A", "01": "B"}}}, "providers.fixed.01", "Area 1 occurs twice"),
    ({"language": "no"}, "language", "sv, en"),
    ({"web": {"municipality": 7}}, "web.municipality", "quotation marks"),
    ({"web": {"color": "red"}}, "web.color", "not known"),
    ({"division__shares__1": 0}, "division.shares.1", "from 0.001"),
    ({"division__zone_weights": "small_area"}, "division.zone_weights", "an object"),
    ({"division__travel_limit_weight": -1}, "division.travel_limit_weight", "from 0 to 1000"),
    ({"units__target": 0}, "units.target", "from 1"),
    ({"load__services": []}, "load.services", "at least one"),
    ({"load__services": "hemtjanst"}, "load.services", "list of texts"),
    ({"load__services": ["a", "a"]}, "load.services", "none twice"),
    ({"load__rates__80+": 3}, "load.rates.80+", "an object"),
    ({"load__rates__80+__hemtjanst": -2}, "load.rates.80+.hemtjanst", "at least 0"),
    ({"inputs__boundary__path": "away.gpkg"}, "inputs.boundary.path", "There is no file"),
    ({"inputs__boundary__path": None}, "inputs.boundary.path", "missing"),
    ({"inputs__boundary": "in.gpkg"}, "inputs.boundary", "an object"),
    ({"inputs__boundary": None}, "inputs.boundary", "neither a boundary nor ready units"),
    ({"inputs__roads__fields__time": 3}, "inputs.roads.fields.time", "text"),
    ({"providers__price_weight": 50}, "providers", "do not sum to 100 percent"),
    ({"providers__price_model": "lowest"}, "providers.price_model", "lowest_over_price, between_extremes"),
    ({"providers__fixed__first": "egen"}, "providers.fixed.first", "No area has the name first"),
    ({"providers__own_regi_areas": 2}, "providers.own_regi_areas", "fixed as well"),
    ({"providers__max_areas": {"x": -1}}, "providers.max_areas.x", "from 0"),
    ({"register": None}, "register", "missing"),
    ({"register__valid_from": "1 maj 2027"}, "register.valid_from", "not a date"),
    ({"register__valid_from": "2027-02-30"}, "register.valid_from", "not a date"),
    ({"register__valid_from": None}, "register.valid_from", "missing"),
    ({"register__version": None}, "register.version", "missing"),
    ({"register__valid_to": "2027-01-01"}, "register.valid_to", "before the first"),
])
def test_each_wrong_key_is_named_with_its_path_and_a_remedy(folder, change, where, what):
    found = problems_of(folder, whole(**change))
    assert [feature for feature, _ in found] == [where]
    assert what in found[0][1]


def test_all_problems_are_told_at_once(folder):
    found = problems_of(folder, whole(division__areas=0, units__targets=3, inputs__boundary__path="away.gpkg",
                                      register__valid_from="soon"))
    assert {feature for feature, _ in found} == {"division.areas", "units.targets", "inputs.boundary.path",
                                                "register.valid_from"}


@pytest.mark.parametrize(("text", "what"), [
    ("", "not JSON: line 1, column 1"), ('{"format": "care-areas-plan",}', "not JSON"), ("[1]", "one JSON object"),
    ('{"format": "geojson"}', "not a plan description"), ("{}", "not a plan description"),
    ('{"format": "care-areas-plan", "version": 2}', "version 2, this program reads up to 1"),
    ('{"format": "care-areas-plan", "version": NaN}', "NaN is not a number"),
])
def test_a_file_that_is_no_description(folder, text, what):
    with pytest.raises(InputError, match=what):
        parse_description(text, str(folder / "plan.json"))


def test_a_key_that_occurs_twice(folder):
    text = json.dumps(whole()).replace('"seed": 3', '"seed": 3, "seed": 4')
    with pytest.raises(InputError, match=r"plan\.json, key seed: The key occurs twice"):
        parse_description(text, str(folder / "plan.json"))


def test_a_file_that_is_not_there_or_not_text(folder):
    with pytest.raises(FileError, match="does not exist"):
        read_description(str(folder / "none.json"))
    (folder / "latin.json").write_bytes('{"name": "Köping"}'.encode("latin-1"))
    with pytest.raises(InputError, match="UTF-8"):
        read_description(str(folder / "latin.json"))
