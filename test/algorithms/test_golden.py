"""Each algorithm against its golden GeoPackage in test/golden: input layers, and what it is expected to give.

`pytest test/algorithms/test_golden.py --update-golden` writes the files anew from the drawn world; look at the
difference before you commit it.
"""
from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Tuple

import numpy as np
import pytest
from care_areas.core.model import Table

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
EXPECTED = "expected_"


class Golden(NamedTuple):
    """inputs : parameter -> layer of the golden file; outputs : sink parameter -> expected layer"""

    inputs: Dict[str, str]
    parameters: Dict[str, Any]
    outputs: Dict[str, str]


def expected(*names: str) -> Dict[str, str]:
    return {name: EXPECTED + name.lower() for name in names}


CASES: Dict[str, Golden] = {
    "checkinputs": Golden({"UNITS": "units_with_faults"}, {}, expected("OUTPUT")),
    "buildunits": Golden({"BOUNDARY": "kommun", "SMALL_AREAS": "deso", "ADDRESSES": "belagenhetsadress"},
                         {"TARGET_UNITS": 20}, expected("OUTPUT")),
    "aggregateload": Golden({"UNITS": "units", "CLIENTS": "brukare"}, {}, expected("OUTPUT")),
    "traveltimes": Golden({"ORIGINS": "trygghetsboende", "DESTINATIONS": "baser", "ROADS": "vag"},
                          {"ORIGIN_ID_FIELD": "hus_id", "DESTINATION_ID_FIELD": "bas_id"}, expected("OUTPUT")),
    "divideareas": Golden({"UNITS": "uneven_units", "ROADS": "vag"}, {"AREAS": 3, "TOLERANCE": 5, "EFFORT": 0.02},
                          expected("OUTPUT_UNITS", "OUTPUT_AREAS")),
    "evaluateareas": Golden({"UNITS": "units_with_areas"}, {"AREAS": 2},
                            expected("OUTPUT_AREAS", "OUTPUT_PLAN", "OUTPUT_ISSUES")),
    "assignproviders": Golden({"AREAS": "areas", "PROVIDERS": "utforare", "BIDS": "anbud"}, {"FIXED": "1=EGEN"},
                              expected("OUTPUT", "OUTPUT_PROTOCOL")),
    "exportaddresses": Golden({"ADDRESSES": "belagenhetsadress", "AREAS": "areas_with_provider"},
                              {"VALID_FROM": "2027-05-01", "VERSION": "2027-1"}, expected("OUTPUT", "UNCOVERED")),
}


def drawn(worlds: Any) -> Dict[str, Table]:
    """The drawn world and the few layers that the cases need beside it."""
    from dataclasses import replace

    from care_areas.core.geometry import object_array

    world = worlds.drawn_world()
    units = world["units"]
    load = np.array([5.0 + (7 * i) % 11 for i in range(len(units))])
    broken = load.copy()
    broken[3] = -1.0
    west = np.array([1 if x.split("-")[0] < "4" else 2 for x in units.columns["unit_id"]], np.int64)
    west[0], west[9] = 2, 0
    areas = Table("areas", {"area_id": np.array([1, 2, 3]), "load_h_week": np.array([300.0, 250.0, 200.0])},
                  object_array([worlds.rectangle(0, 0, 3000, 6000), worlds.rectangle(3000, 0, 6000, 6000),
                                worlds.rectangle(6000, 0, 7000, 6000)]), worlds.CRS)
    more = [
        replace(units, name="units_with_faults", columns={**units.columns, "load_hemtjanst": broken}),
        replace(units, name="uneven_units", columns={**units.columns, "load_hemtjanst": load}),
        replace(units, name="units_with_areas", columns={**units.columns, "load_hemtjanst": load, "area_id": west}),
        areas,
        replace(areas, name="areas_with_provider", columns={
            "area_id": areas.columns["area_id"], "provider_name": object_array(["Egen regi", "Nord", "Syd"]),
            "own_regi": np.array([1, 0, 0])}),
    ]
    return {**world, **{table.name: table for table in more}}


def produce(run: Any, files: Any, case: Golden, algorithm: str, source: Path, folder: Path) -> List[Table]:
    """Run the algorithm on the input layers of `source`; its outputs under their expected names."""
    from dataclasses import replace

    paths = {name: str(folder / f"{layer}.gpkg") for name, layer in case.outputs.items()}
    run(algorithm, **{name: f"{source}|layername={layer}" for name, layer in case.inputs.items()},
        **case.parameters, **paths)
    return [replace(files.read(path), name=case.outputs[name]) for name, path in paths.items()]


def same_column(found: Any, wanted: Any) -> bool:
    if found.dtype.kind == "O" or wanted.dtype.kind == "O":
        return [v or "" for v in found.tolist()] == [v or "" for v in wanted.tolist()]
    return bool(np.allclose(found.astype(float), wanted.astype(float), rtol=1e-6, atol=1e-6, equal_nan=True))


def same_shape(found: Any, wanted: Any) -> bool:
    """Equal to the millimetre: other versions of GEOS may start a ring at another vertex."""
    if found is None or wanted is None or found.is_empty or wanted.is_empty:
        return (found is None or found.is_empty) == (wanted is None or wanted.is_empty)
    return bool(found.hausdorff_distance(wanted) < 1e-3)


def compare(found: Table, wanted: Table) -> Tuple[str, ...]:
    """What differs, in words; nothing when they are the same."""
    wrong = []
    if list(found.columns) != list(wanted.columns):
        wrong.append(f"columns {list(found.columns)} instead of {list(wanted.columns)}")
    if len(found) != len(wanted) or found.crs != wanted.crs:
        wrong.append(f"{len(found)} rows in {found.crs} instead of {len(wanted)} in {wanted.crs}")
    if not wrong:
        wrong += [f"column {name}" for name in wanted.columns
                  if not same_column(found.columns[name], wanted.columns[name])]
        if wanted.geometry is not None:
            wrong += [f"geometry of row {i + 1}" for i, (a, b) in enumerate(zip(found.geometry, wanted.geometry))
                      if not same_shape(a, b)]
    return tuple(f"{wanted.name}: {text}" for text in wrong)


@pytest.mark.parametrize("algorithm", list(CASES))
def test_the_golden_result_comes_out(run, files, worlds, tmp_path, pytestconfig, algorithm):
    case, golden = CASES[algorithm], GOLDEN / f"{algorithm}.gpkg"
    source = tmp_path / "input.gpkg"
    if pytestconfig.getoption("--update-golden"):
        layers = drawn(worlds)
        inputs = [layers[name] for name in case.inputs.values()]
        made: List[Table] = []
        for _ in range(2):  # the second time from the file as it will be: QGIS names a file's only layer by the file
            files.write(str(source), inputs + made, {})
            made = produce(run, files, case, algorithm, source, tmp_path)
        files.write(str(golden), inputs + made, {})
    shutil.copy(golden, source)  # QGIS touches a GeoPackage that it opens
    for found in produce(run, files, case, algorithm, source, tmp_path):
        assert not compare(found, files.read(str(source), found.name))


def test_the_golden_comparison_sees_a_difference(worlds):
    """A comparison that never fails proves nothing."""
    from dataclasses import replace

    units = worlds.grid_units(3, 2)
    assert not compare(units, units)
    moved = units.geometry.copy()
    moved[2] = worlds.rectangle(0, 0, 1000, 1001)
    assert compare(replace(units, geometry=moved), units) == ("units: geometry of row 3",)
    other = {**units.columns, "load_hemtjanst": units.columns["load_hemtjanst"] + 1e-3}
    assert compare(replace(units, columns=other), units) == ("units: column load_hemtjanst",)
    assert compare(replace(units, crs="EPSG:3009"), units)


@pytest.fixture()
def sample(run, files, tmp_path) -> Dict[str, Table]:
    path = tmp_path / "sample.gpkg"
    run("samplemunicipality", SEED=7, INHABITANTS=3000, OUTPUT=str(path))
    return {name: files.read(str(path), name) for name in files.layers(str(path))}


def test_the_sample_has_its_golden_content(sample, pytestconfig):
    """Rows, columns and sums per layer; the whole content is judged by a hash in test/core/sample."""
    facts = {name: {"rows": len(table), "columns": list(table.columns), "crs": table.crs}
             for name, table in sorted(sample.items())}
    path = GOLDEN / "samplemunicipality.json"
    if pytestconfig.getoption("--update-golden"):
        path.write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert facts == json.loads(path.read_text(encoding="utf-8"))
    assert all((table.columns["syntetisk"] == 1).all() for table in sample.values())
