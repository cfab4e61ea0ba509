"""Nothing about clients leaves the office: what `runplan` writes into `public` is looked through byte by byte.

The areas are given by locked units and the providers are fixed, so that whatever the clients are, the public answer is
the same; then every public byte must be the same too.
"""
from __future__ import annotations

import json
import struct
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable, Dict, List

import numpy as np
import pytest
from care_areas.core.model import Table

ROLES = {"units": "units", "addresses": "belagenhetsadress", "clients": "brukare", "providers": "utforare",
         "bids": "anbud", "bases": "baser"}
NAME, HOURS, PLACE = "HEMLIGKLIENTHARSBO", 77.77, (531_234.5678, 6_472_345.6789)
TODAY = "Avgående Dagsvård"
"""Name of a provider that clients have today and that no area gets."""


def locked_units(worlds: Any) -> Table:
    units = worlds.grid_units()
    west = [1 if identity[0] < "3" else 2 if identity[0] < "6" else 3 for identity in units.columns["unit_id"]]
    return replace(units, columns={"unit_id": units.columns["unit_id"], "las": np.array(west, np.int64)})


def providers(worlds: Any) -> Table:
    table = worlds.providers()
    leaving = {"utforar_id": "DAG", "namn": TODAY, "egen_regi": 0, "kapacitet_h_vecka": 0.0, "max_omraden": 1,
               "telefon": "013-99", "url": "https://dagsvard.example"}
    columns = {name: np.append(values, np.array([leaving[name]], values.dtype))
               for name, values in table.columns.items()}
    return replace(table, columns={**columns, "kapacitet_h_vecka": np.full(len(table) + 1, 1e6)})


def plain_clients(worlds: Any) -> Table:
    table = worlds.clients()
    return replace(table, columns={**table.columns, "boendeform": worlds.texts(["villa"] * len(table))})


def marked_clients(worlds: Any) -> Table:
    """The ordinary clients and as many again that can be told from everything else in the world."""
    from care_areas.core.geometry import object_array
    from shapely.geometry import Point

    table = plain_clients(worlds)
    n = len(table)
    marks = {"timmar_hemtjanst": HOURS, "timmar_hemsjukvard": 0.0, "utforar_id": "DAG", "boendeform": NAME}
    columns = {name: np.concatenate([values, np.array([marks[name]] * n, values.dtype)])
               for name, values in table.columns.items()}
    others = (worlds.at(i * 137 % worlds.WIDE_M, i * 211 % worlds.HIGH_M) for i in range(1, n))
    places = [Point(PLACE), *(Point(place) for place in others)]
    return replace(table, columns=columns, geometry=object_array([*table.geometry, *places]))


@pytest.fixture(scope="module")
def public(run: Any, worlds: Any, files: Any, tmp_path_factory: Any) -> Callable[[Table], Dict[str, bytes]]:
    """Run the same plan with other clients and give every public file; each run in a folder of its own."""
    def of(clients: Table) -> Dict[str, bytes]:
        folder: Path = tmp_path_factory.mktemp("plan")
        layers = {**worlds.drawn_world(), "units": locked_units(worlds), "utforare": providers(worlds),
                  "brukare": clients}
        files.write(str(folder / "world.gpkg"), list(layers.values()), {})
        asked = {"format": "care-areas-plan", "version": 1, "name": "Rutköping 2027",
                 "inputs": {role: {"path": "world.gpkg", "layer": layer} for role, layer in ROLES.items()},
                 "division": {"areas": 3, "tolerance_percent": 100, "effort": 0.02, "lock_field": "las"},
                 "providers": {"fixed": {"1": "EGEN", "2": "NORD", "3": "SYD"}, "price_weight": 50,
                               "quality_weight": 50, "continuity_weight": 0},
                 "register": {"valid_from": "2027-05-01", "version": "2027-1"}}
        (folder / "plan.json").write_text(json.dumps(asked), encoding="utf-8")
        run("runplan", PLAN=str(folder / "plan.json"), OUTPUT_FOLDER=str(folder / "out"))
        root = folder / "out" / "public"
        return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}

    return of


@pytest.fixture(scope="module")
def with_marks(public: Any, worlds: Any) -> Dict[str, bytes]:
    return public(marked_clients(worlds))


def traces() -> List[bytes]:
    """Every way in which a mark could stand in a file: text in two encodings, numbers in two byte orders."""
    numbers = [HOURS, *PLACE]
    texts = [NAME, TODAY, "dagsvard.example", "brukare", *(format(value, ".2f") for value in numbers)]
    texts += [text.replace(".", ",") for text in texts if text[0].isdigit()]
    found = [text.encode(encoding) for text in texts for encoding in ("utf-8", "utf-16-le")]
    return found + [struct.pack(order + "d", value) for value in numbers for order in "<>"]


def test_marked_clients_leave_no_trace_in_any_public_file(with_marks):
    assert {"address_provider.gpkg", "address_provider.csv", "areas.gpkg", "map.png"} <= set(with_marks)
    left = [(name, trace) for name, content in with_marks.items() for trace in traces()
            if trace.lower() in content.lower()]
    assert not left


def test_the_look_for_traces_would_find_them(worlds, files, tmp_path):
    """A client layer that did get out would be seen."""
    files.write(str(tmp_path / "leak.gpkg"), [marked_clients(worlds)], {})
    content = (tmp_path / "leak.gpkg").read_bytes().lower()
    seen = {trace for trace in traces() if trace.lower() in content}
    assert {NAME.encode(), b"brukare", struct.pack(">d", HOURS), struct.pack("<d", PLACE[0])} <= seen


def test_more_clients_in_the_same_areas_change_no_public_byte(public, with_marks, worlds):
    few = public(plain_clients(worlds))
    assert set(few) == set(with_marks)
    assert [name for name in few if few[name] != with_marks[name]] == []


def test_fewer_clients_with_another_provider_today_change_no_public_byte(public, with_marks, worlds):
    table = plain_clients(worlds)
    half = Table(table.name, {name: values[::2] for name, values in table.columns.items()}, table.geometry[::2],
                 table.crs)
    fewer = public(replace(half, columns={**half.columns, "utforar_id": worlds.texts(["DAG"] * len(half))}))
    assert [name for name in fewer if fewer[name] != with_marks[name]] == []
