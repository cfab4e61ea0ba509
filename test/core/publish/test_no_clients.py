"""What is published knows no client: not in its code, and not in the files of a plan whose clients are marked."""
from __future__ import annotations

import ast
import json
import struct
from dataclasses import replace
from pathlib import Path
from typing import Any, Dict, List

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from care_areas.core.sample import make_sample
from care_areas.core.store.description.description import parse_description
from care_areas.core.store.formats.csv_text import csv_bytes
from care_areas.core.store.formats.fiona_files import FionaFiles
from care_areas.core.workflow.journey import plan_areas
from care_areas.core.workflow.results import PlanResults, plan_results

ROOT = Path(__file__).resolve().parents[3]
ROLES = {"boundary": "kommun", "small_areas": "deso", "addresses": "belagenhetsadress", "clients": "brukare",
         "providers": "utforare", "bids": "anbud"}
NAME, HOURS = "HEMLIGKLIENTHARSBO", 77.77


def planned(folder: Path, tables: Dict[str, Table], areas: int) -> PlanResults:
    (folder / "in.gpkg").touch()
    text = json.dumps({
        "format": "care-areas-plan", "version": 1, "name": "Exempelköping",
        "inputs": {role: {"path": "in.gpkg", "layer": layer} for role, layer in ROLES.items()},
        "units": {"target": 60}, "division": {"areas": areas, "tolerance_percent": 20, "effort": 0.02},
        "register": {"valid_from": "2027-05-01", "version": "1"}})
    description = parse_description(text, str(folder / "plan.json"))
    found = plan_areas(description, {role: tables[layer] for role, layer in ROLES.items()})
    return plan_results(description, found, "", {}, lambda template: template)


def public_files(results: PlanResults, folder: Path) -> Dict[str, bytes]:
    assert results.register is not None
    FionaFiles().write(str(folder / "register.gpkg"), [results.register.records], {"sekretessklass": "öppen"})
    FionaFiles().write(str(folder / "areas.gpkg"), [results.areas], {"sekretessklass": "öppen"})
    found = {name: (folder / name).read_bytes() for name in ("register.gpkg", "areas.gpkg")}
    return {**found, "register.csv": csv_bytes(results.register.records)}


@pytest.fixture(scope="module")
def sample() -> Dict[str, Table]:
    """The sample with providers that have room for any number of clients."""
    tables = dict(make_sample(1, 6000))
    providers = tables["utforare"]
    room = {**providers.columns, "kapacitet_h_vecka": np.full(len(providers), 1e9)}
    return {**tables, "utforare": replace(providers, columns=room)}


def marked(clients: Table) -> Table:
    """Every third client has the marks."""
    rows = np.arange(len(clients)) % 3 == 0
    hours = np.where(rows, HOURS, clients.columns["timmar_hemtjanst"])
    return replace(clients, columns={**clients.columns, "timmar_hemtjanst": hours, "boendeform": object_array(
        [NAME if row else "villa" for row in rows])})


def test_marked_clients_of_the_sample_leave_no_trace(sample, tmp_path):
    tables = {**sample, "brukare": marked(sample["brukare"])}
    found = public_files(planned(tmp_path, tables, 3), tmp_path)
    traces: List[bytes] = [NAME.encode(), NAME.encode("utf-16-le"), b"77.77", b"77,77", b"brukare",
                           struct.pack(">d", HOURS), struct.pack("<d", HOURS)]
    assert [(name, trace) for name, content in found.items() for trace in traces if trace in content] == []
    FionaFiles().write(str(tmp_path / "leak.gpkg"), [tables["brukare"]], {})
    leak = (tmp_path / "leak.gpkg").read_bytes()
    assert {NAME.encode(), b"brukare", struct.pack(">d", HOURS)} <= {trace for trace in traces if trace in leak}


def test_other_clients_in_the_same_areas_change_no_public_byte(sample, tmp_path):
    """With one area the clients cannot move a border."""
    clients = sample["brukare"]
    assert clients.geometry is not None
    half = Table(clients.name, {name: values[::2] for name, values in clients.columns.items()}, clients.geometry[::2],
                 clients.crs)
    found = [public_files(planned(tmp_path, {**sample, "brukare": some}, 1), tmp_path)
             for some in (clients, half, marked(clients))]
    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize("folder", ["publish", "register"])
def test_the_public_steps_cannot_even_name_a_client(folder: str):
    """No function of the public steps takes clients, and nothing there imports what reads them."""
    for path in sorted((ROOT / "core" / folder).rglob("*.py")):
        tree: Any = ast.parse(path.read_text(encoding="utf-8"))
        named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))
                    for alias in node.names}
        modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not {"Clients", "read_clients", "Units"} & (named | imported), path.name
        assert not [module for module in modules if module.endswith(("clients", "division", "planning"))], path.name
