"""A planning case goes to one file and comes back the same; no client has a way in."""
from __future__ import annotations

import dataclasses
import sqlite3
import struct
import typing
from pathlib import Path

import numpy as np
import pytest
from care_areas.core.errors import CareAreasError, FileError
from care_areas.core.geometry import object_array
from care_areas.core.model import Adjacency, Bids, Clients, Places, Provider, Roads, Table, Units
from care_areas.core.providers import AreaFacts, assign_providers, award_table, hours_today
from care_areas.core.scenarios import EvaluationCriteria, area_table, evaluate_plan
from care_areas.core.store import content_hash
from care_areas.core.store.formats.fiona_files import FionaFiles
from care_areas.core.store.plan_file.plan_file import (
    PlanFile,
    RegisterVersion,
    Scenario,
    plan_from_tables,
    plan_tables,
    read_plan,
    write_plan,
)
from care_areas.core.store.plan_file.schema import PLAN_COLUMNS, check_plan_tables
from care_areas.core.travel import build_graph
from care_areas.test.rules_of import rules_of
from shapely.geometry import LineString, MultiPolygon, box

ROOT = Path(__file__).resolve().parents[3]
CLIENT_XY = np.array([[101.625, 203.875], [1207.375, 309.125], [1711.0625, 401.9375]])
"""Places that are no other thing's, and exact in binary, so that a search through the file's bytes would find them."""


def clients() -> Clients:
    return Clients(CLIENT_XY, {"hemtjanst": np.array([3.0, 5.0, 7.0]), "hemrehab": np.array([1.0, 1.0, 1.0])},
                   object_array(["egen", "x", "x"]), "EPSG:3006")


def units() -> Units:
    shapes = [box(0, 0, 1000, 1000), box(1000, 0, 1500, 1000),
              MultiPolygon([box(1500, 0, 2000, 1000), box(3000, 0, 3100, 100)])]
    return Units(object_array("abc"), object_array(shapes), np.array([[500.0, 500], [1250, 500], [1750, 500]]),
                 {"hemtjanst": np.array([3.0, 5, 7]), "hemrehab": np.array([1.0, 1, 1])}, "EPSG:3006",
                 {"80+": np.array([10.0, 11, 12]), "65-69": np.array([1.0, 2, 3])}, object_array(["A1", "A1", ""]))


def roads() -> Roads:
    lines = object_array([LineString([(0, 0), (50, 0), (100, 0)]), LineString([(100, 0), (100, 100)])])
    return Roads(lines, np.array([10.0, 5.0]), np.array([np.inf, 6.0]), np.array([100.0, 100.0]),
                 np.array([False, True]), object_array(["r1", "r2"]), "vag", "EPSG:3006", "plain")


def case() -> PlanFile:
    area = np.array([1, 2, 2])
    near = Adjacency(3, np.array([0, 1]), np.array([1, 2]), np.array([1000.0, 1000.0]), np.array([False, False]))
    measured = evaluate_plan(units(), area, near, EvaluationCriteria(rules_of(2, 100)))
    providers = (Provider("egen", "Egen regi", True, np.inf, None),
                 Provider("x", "Xomsorg", False, 40.0, 3, "013", "https://example.se"))
    facts = AreaFacts(np.array([1, 2]), object_array(["Väster", "Öster"]), np.array([4.0, 14.0]),
                      hours_today(clients(), area - 1, 2, providers))
    award = assign_providers(facts, providers, Bids(object_array(["x"]), np.array([0]), np.array([400.0]),
                                                    np.array([80.0])))
    first = Scenario("Förslag 1", 5.0, 7, '{"å": 1}', {"numpy": "1.24.2"}, "ab" * 32, 12.5, 12.45, 12.4, 0.8,
                     1.5, 3.25, 2.0, 0, area, area_table(measured), award_table(award))
    second = dataclasses.replace(first, name="Förslag 2", unit_area=np.array([2, 0, 1]), objective=None,
                                 bound_of_centres=None, bound=None, gap_percent=None, mean_minutes=None, award=None)
    bases = Places(object_array(["b1"]), object_array(["Basen"]), np.array([[10.0, 20.0]]), "EPSG:3006",
                   object_array(["egen"]), np.array([np.nan]), "bases")
    return PlanFile(units(), build_graph(roads()), bases, providers, (first, second),
                    (RegisterVersion("2027-1", "2027-05-01", "", "Förslag 1", 10, 1, 2, 3, "cd" * 32),),
                    (("a", "c"),))


def plain(value):
    """The value as nested tuples and lists that `==` compares all the way down; geometries as normalised text."""
    if dataclasses.is_dataclass(value):
        fields = [f.name for f in dataclasses.fields(value) if (type(value), f.name) != (Table, "fids")]
        return [(type(value).__name__, name, plain(getattr(value, name))) for name in fields]
    if isinstance(value, np.ndarray):
        return [plain(v) for v in value.tolist()]
    if isinstance(value, dict):
        return [(key, plain(v)) for key, v in value.items()]
    if isinstance(value, tuple):
        return [plain(v) for v in value]
    if hasattr(value, "geom_type"):
        return value.geom_type, value.wkt
    return "nan" if isinstance(value, float) and np.isnan(value) else value


def assert_same(a, b):
    assert plain(a) == plain(b)


def without_layer_names(plan: PlanFile) -> PlanFile:
    """The file names its layers after the tables; everything else must come back."""
    return dataclasses.replace(plan, units=dataclasses.replace(plan.units, layer="units"),
                               roads=dataclasses.replace(plan.roads, layer="roads"),
                               bases=dataclasses.replace(plan.bases, layer="bases"))


def test_a_case_comes_back_from_its_tables_and_from_its_file(tmp_path):
    path = str(tmp_path / "plan.gpkg")
    write_plan(FionaFiles(), path, case())
    assert_same(without_layer_names(case()), read_plan(FionaFiles(), path))
    tables = {t.name: t for t in plan_tables(case())}
    assert_same(without_layer_names(case()), plan_from_tables(tables))


def test_writing_what_was_read_gives_the_same_content(tmp_path):
    path = str(tmp_path / "plan.gpkg")
    write_plan(FionaFiles(), path, case())
    once = read_plan(FionaFiles(), path)
    assert content_hash(plan_tables(once)) == content_hash(plan_tables(case()))


def test_the_smallest_case_has_all_tables(tmp_path):
    path = str(tmp_path / "plan.gpkg")
    bare = PlanFile(dataclasses.replace(units(), small_area=None), None, None, (), ())
    write_plan(FionaFiles(), path, bare)
    assert set(FionaFiles().layers(path)) == set(PLAN_COLUMNS)
    assert_same(bare, read_plan(FionaFiles(), path))


def test_the_columns_are_the_declared_ones_in_order():
    for table in plan_tables(case()):
        fixed = [c for c in table.columns if c in PLAN_COLUMNS[table.name]]
        assert fixed == list(PLAN_COLUMNS[table.name])


def test_every_table_and_column_is_documented():
    text = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    for table, columns in PLAN_COLUMNS.items():
        assert f"`{table}`" in text
        section = text.split(f"### `{table}`")[1].split("\n##")[0]
        for column in columns:
            assert f"`{column}`" in section, f"{table}.{column} is not in docs/model.md"


def test_no_value_of_the_plan_file_can_hold_clients():
    """By its types: nothing reachable from PlanFile is a Clients or any other per-person value."""
    seen, queue = set(), [PlanFile]
    while queue:
        kind = queue.pop()
        queue.extend(typing.get_args(kind))
        if dataclasses.is_dataclass(kind) and kind not in seen:
            seen.add(kind)
            module = vars(__import__(kind.__module__, fromlist=["x"]))
            queue.extend(typing.get_type_hints(kind, module).values())
    assert Scenario in seen and Units in seen
    assert Clients not in seen


def test_no_client_row_is_in_the_file(tmp_path):
    """A case made from clients: no table has a row per client, and no byte pattern of a client's place is there."""
    path = tmp_path / "plan.gpkg"
    write_plan(FionaFiles(), str(path), case())
    content = path.read_bytes()
    for x, y in CLIENT_XY:
        for value in (x, y):
            assert struct.pack("<d", value) not in content
            assert struct.pack(">d", value) not in content
            assert str(value).encode() not in content
    with sqlite3.connect(path) as connection:
        layers = {row[0] for row in connection.execute("select table_name from gpkg_contents")}
    assert layers == set(PLAN_COLUMNS)


def test_a_foreign_table_or_column_is_never_written():
    with pytest.raises(CareAreasError, match="no table brukare"):
        check_plan_tables([Table("brukare", {})])
    with pytest.raises(CareAreasError, match="no column personnummer"):
        check_plan_tables([Table("bases", {"personnummer": object_array([])})])


def test_a_file_that_is_no_plan_file(tmp_path):
    path = str(tmp_path / "other.gpkg")
    FionaFiles().write(path, [Table("units", {"a": np.array([1])})], {})
    with pytest.raises(FileError, match="not a plan file: the tables roads, bases"):
        read_plan(FionaFiles(), path)
