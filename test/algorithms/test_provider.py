"""What holds for every algorithm: help, texts, models, cancelling, input left alone, and qgis_process."""
from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Dict

import pytest

IDS = ("samplemunicipality", "checkinputs", "buildunits", "aggregateload", "traveltimes", "divideareas",
       "evaluateareas", "comparescenarios", "rebalanceareas", "assignproviders", "exportaddresses", "streetregister",
       "exportwebmap", "exportserverproject", "runplan")
PROMISED = {
    "samplemunicipality": "SEED INHABITANTS OUTPUT", "checkinputs": "OUTPUT OUTPUT_HTML",
    "buildunits": "BOUNDARY SMALL_AREAS SQUARES ADDRESSES ROADS TARGET_UNITS OUTPUT",
    "aggregateload": "UNITS CLIENTS HOURS_FIELDS FORECAST OUTPUT",
    "traveltimes": "ROADS TIME_FIELD SPEED_FIELD DIRECTION_FIELD ORIGINS DESTINATIONS OUTPUT",
    "divideareas": "UNITS UNIT_ID_FIELD LOAD_FIELDS AREAS TOLERANCE ROADS BASES BASE_COUNT_PER_AREA LOCK_FIELD "
                   "GROUP_FIELD LINKS BARRIERS MAX_TRAVEL_MINUTES TRAVEL_WORKLOAD SEED TIME_LIMIT OUTPUT_UNITS "
                   "OUTPUT_AREAS OUTPUT_HTML",
    "rebalanceareas": "UNITS AREA_FIELD AREAS TOLERANCE MAX_MOVED_PERCENT MOVED_FIELD LOCKED_AREAS LOCK_FIELD "
                      "GROUP_FIELD SEED TIME_LIMIT OUTPUT_UNITS OUTPUT_AREAS OUTPUT_MOVED OUTPUT_FRONTIER OUTPUT_HTML",
    "comparescenarios": "UNITS AREAS TOLERANCE LOAD_SETS ROADS BASES SEED OUTPUT OUTPUT_UNITS OUTPUT_HTML",
    "evaluateareas": "UNITS", "assignproviders": "AREAS PROVIDERS BIDS FIXED OUTPUT",
    "exportaddresses": "ADDRESSES AREAS VALID_FROM PREVIOUS CHOICE OUTPUT SUMMARY",
    "streetregister": "REGISTER TITLE LANGUAGE OUTPUT_HTML OUTPUT_CSV OUTPUT_PDF", "runplan": "PLAN",
    "exportwebmap": "ADDRESSES AREAS NEXT NEXT_AREAS MUNICIPALITY SERVICES TILE_URL OUTPUT_FOLDER OUTPUT_FILE",
    "exportserverproject": "ADDRESSES AREAS TITLE SERVER_URL SEARCH_URL OUTPUT_FOLDER"}
NUMBERS = {"checkinputs": "ERRORS WARNINGS", "traveltimes": "UNREACHABLE",
           "rebalanceareas": "MOVED_PERCENT MOVED_UNITS LEAST_MOVED_PERCENT MAX_DEVIATION_PERCENT OBJECTIVE",
           "comparescenarios": "SCENARIOS DIVIDED NON_DOMINATED",
           "divideareas": "OBJECTIVE BOUND GAP_PERCENT MAX_DEVIATION_PERCENT AREAS_MADE"}


@pytest.fixture(params=IDS)
def algorithm(request: Any, provider: Any) -> Any:
    return provider.algorithm(request.param).create()


def test_the_provider_has_exactly_these(provider):
    assert sorted(a.name() for a in provider.algorithms()) == sorted(IDS)
    assert provider.id() == "careareas" and not provider.icon().isNull()


def test_names_that_were_promised_are_there(algorithm):
    parameters = {definition.name() for definition in algorithm.parameterDefinitions()}
    outputs = {definition.name() for definition in algorithm.outputDefinitions()}
    assert set(PROMISED[algorithm.name()].split()) <= parameters
    assert set(NUMBERS.get(algorithm.name(), "").split()) <= outputs


def test_everything_has_a_name_and_help(algorithm):
    assert algorithm.displayName() and algorithm.group() and algorithm.shortDescription()
    text = algorithm.shortHelpString()
    for definition in algorithm.parameterDefinitions():
        assert definition.description() and definition.help(), definition.name()
        assert definition.help() in text
    assert all(definition.description() for definition in algorithm.outputDefinitions())
    assert algorithm.canExecute() == (True, "")


def test_it_can_be_a_step_of_a_model(provider, tmp_path, layer, world):
    """Build units, sum the load, divide: as a saved model that is read again and run."""
    from qgis.core import (
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
        QgsProcessingModelOutput,
    )

    source = QgsProcessingModelChildParameterSource
    model = QgsProcessingModelAlgorithm("plan", "tests")

    def step(name: str, **sources: Any) -> QgsProcessingModelChildAlgorithm:
        child = QgsProcessingModelChildAlgorithm(f"careareas:{name}")
        child.setChildId(name)
        for key, value in sources.items():
            child.addParameterSources(key, [value])
        return child

    model.addChildAlgorithm(step("buildunits", BOUNDARY=source.fromStaticValue(layer("kommun")),
                                 ADDRESSES=source.fromStaticValue(layer("belagenhetsadress")),
                                 TARGET_UNITS=source.fromStaticValue(20)))
    model.addChildAlgorithm(step("aggregateload", UNITS=source.fromChildOutput("buildunits", "OUTPUT"),
                                 CLIENTS=source.fromStaticValue(layer("brukare"))))
    last = step("divideareas", UNITS=source.fromChildOutput("aggregateload", "OUTPUT"),
                AREAS=source.fromStaticValue(2), TOLERANCE=source.fromStaticValue(15),
                EFFORT=source.fromStaticValue(0.02))
    output = QgsProcessingModelOutput("Units", "Units")
    output.setChildId("divideareas")
    output.setChildOutputName("OUTPUT_UNITS")
    last.setModelOutputs({"Units": output})
    model.addChildAlgorithm(last)
    assert model.toFile(str(tmp_path / "plan.model3"))
    read = QgsProcessingModelAlgorithm()
    assert read.fromFile(str(tmp_path / "plan.model3"))
    read.initAlgorithm()
    name = "divideareas:Units"
    _, fine = read.run({name: str(tmp_path / "units.gpkg")}, QgsProcessingContext(), QgsProcessingFeedback())
    assert fine and (tmp_path / "units.gpkg").is_file()


def test_cancelling_stops_and_writes_nothing(provider, layer, tmp_path):
    """The user cancels as soon as the bar has moved."""
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(lambda percent: feedback.cancel())
    algorithm = provider.algorithm("divideareas").create()
    with pytest.raises(QgsProcessingException, match="Stopped by the user"):
        algorithm.run({"UNITS": layer("units"), "AREAS": 4, "OUTPUT_UNITS": str(tmp_path / "x.gpkg")},
                      QgsProcessingContext(), feedback, {}, False)
    assert not list(tmp_path.iterdir())


def test_progress_moves_forward_to_the_end(run, layer, tmp_path):
    from qgis.core import QgsProcessingFeedback

    seen = []
    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(seen.append)
    run("divideareas", feedback=feedback, UNITS=layer("units"), AREAS=4, EFFORT=0.02,
        OUTPUT_UNITS=str(tmp_path / "x.gpkg"))
    assert len(seen) > 5 and seen == sorted(seen) and seen[-1] <= 100


def arguments(layer: Any, world: Path, folder: Path) -> Dict[str, Dict[str, Any]]:
    """Parameters for each algorithm as a planner types them in qgis_process; later ones use earlier outputs."""
    out = {name: str(folder / f"{name}.gpkg") for name in IDS}
    plan = {"format": "care-areas-plan", "version": 1, "name": "Prov",
            "inputs": {role: {"path": str(world), "layer": name} for role, name in (
                ("boundary", "kommun"), ("addresses", "belagenhetsadress"), ("clients", "brukare"),
                ("providers", "utforare"))},
            "units": {"target": 20}, "division": {"areas": 2, "tolerance_percent": 15, "effort": 0.02},
            "providers": {"own_regi_areas": 0, "own_regi_may_take_unfixed": True},
            "register": {"valid_from": "2027-01-01", "version": "1"}}
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    return {
        "samplemunicipality": {"SEED": 1, "INHABITANTS": 3000, "OUTPUT": out["samplemunicipality"]},
        "checkinputs": {"ROADS": layer("vag"), "OUTPUT": out["checkinputs"],
                        "OUTPUT_HTML": str(folder / "check.html")},
        "buildunits": {"BOUNDARY": layer("kommun"), "SMALL_AREAS": layer("deso"),
                       "ADDRESSES": layer("belagenhetsadress"), "TARGET_UNITS": 30, "OUTPUT": out["buildunits"]},
        "aggregateload": {"UNITS": out["buildunits"], "CLIENTS": layer("brukare"), "OUTPUT": out["aggregateload"]},
        "traveltimes": {"ORIGINS": out["buildunits"], "ORIGIN_ID_FIELD": "unit_id", "DESTINATIONS": layer("baser"),
                        "ROADS": layer("vag"), "OUTPUT": out["traveltimes"]},
        "divideareas": {"UNITS": out["aggregateload"], "UNIT_ID_FIELD": "unit_id",
                        "LOAD_FIELDS": "load_hemtjanst;load_hemsjukvard", "AREAS": 3, "TOLERANCE": 10,
                        "ROADS": layer("vag"), "EFFORT": 0.02, "OUTPUT_UNITS": out["divideareas"],
                        "OUTPUT_AREAS": str(folder / "areas.gpkg")},
        "evaluateareas": {"UNITS": out["divideareas"], "TOLERANCE": 10, "ROADS": layer("vag"),
                          "OUTPUT_AREAS": out["evaluateareas"]},
        "comparescenarios": {"UNITS": out["divideareas"], "AREAS": "2-3", "TOLERANCE": "10", "EFFORT": 0.02,
                             "OUTPUT": out["comparescenarios"]},
        "rebalanceareas": {"UNITS": out["divideareas"], "TOLERANCE": 6, "EFFORT": 0.02,
                           "OUTPUT_UNITS": out["rebalanceareas"]},
        "assignproviders": {"AREAS": str(folder / "areas.gpkg"), "PROVIDERS": layer("utforare"),
                            "BIDS": layer("anbud"), "FIXED": "1=EGEN", "OUTPUT": out["assignproviders"]},
        "exportaddresses": {"ADDRESSES": layer("belagenhetsadress"), "AREAS": out["assignproviders"],
                            "VALID_FROM": "2027-05-01", "OUTPUT": out["exportaddresses"]},
        "exportserverproject": {"ADDRESSES": out["exportaddresses"], "AREAS": out["assignproviders"],
                                "OUTPUT_FOLDER": str(folder / "server")},
        "runplan": {"PLAN": str(folder / "plan.json"), "OUTPUT_FOLDER": str(folder / "plan")},
    }


def test_the_whole_chain_runs_in_qgis_process_and_leaves_its_input_alone(qgis_process, layer, world, unchanged,
                                                                       tmp_path, files):
    same = unchanged(world)
    for name, parameters in arguments(layer, world, tmp_path).items():
        done = qgis_process("run", f"careareas:{name}", "--",
                            *(f"{key}={value}" for key, value in parameters.items()))
        assert done.returncode == 0, (name, done.stdout[-2000:], done.stderr[-2000:])
        assert "Traceback" not in done.stdout + done.stderr
    assert same()
    register = files.read(str(tmp_path / "exportaddresses.gpkg"))
    assert len(register) == 161 and all(register.columns["utforare"])


def test_qgis_process_lists_the_algorithms(qgis_process):
    done = qgis_process("list")
    assert done.returncode == 0
    listed = set(re.findall(r"careareas:(\w+)", done.stdout))
    assert listed == set(IDS)


def test_without_the_libraries_qgis_process_says_what_to_install(qgis_process, tmp_path):
    modules = tmp_path / "profiles" / "default" / "python"
    modules.mkdir(parents=True)
    for name in ("scipy", "shapely"):
        (modules / f"{name}.py").write_text("raise ModuleNotFoundError('not here')", encoding="utf-8")
    done = qgis_process("run", "careareas:samplemunicipality", "--", f"OUTPUT={tmp_path / 'x.gpkg'}",
                        CARE_AREAS_PROFILE=str(tmp_path))
    printed = done.stdout + done.stderr
    assert done.returncode == 1
    assert "scipy, shapely" in printed and "install" in printed and "Traceback" not in printed
