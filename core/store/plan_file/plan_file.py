"""The plan file: one GeoPackage that holds a planning case. It never holds a client's place or name; but the load of a
unit in which one client lives is the hours of that client, so a file with loads summed from clients is secret.

`PlanFile` is the case as a value, `plan_tables` its tables as docs/model.md describes them, `plan_from_tables` the way
back. Units with their load, roads, bases and providers are there once; each scenario adds its areas and awards.
"""
from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Dict, List, Mapping, Optional, Tuple

import numpy as np

from ...errors import FileError
from ...messages import msg
from ...model import Ints, Places, Provider, Table, Units
from ...travel import RoadGraph
from ..formats import CLASS, LayerFiles, columns_of, stacked, take, without_column
from .parts import (
    award_rows,
    base_table,
    provider_table,
    read_bases_table,
    read_provider_table,
    read_road_table,
    read_unit_table,
    road_table,
    single_parts,
    unit_table,
)
from .schema import PLAN_COLUMNS, check_plan_tables, missing_plan_tables

SECRET, INTERNAL = "sekretess", "intern"


@dataclass(frozen=True)
class Scenario:
    """A division of the units and what came of it.

    parameters : the plan description as it was read, or other JSON; versions : library -> version
    inputs_sha256 : `content_hash` of the input layers; bound : no plan can have a smaller objective, None if unknown;
        bound_of_centres : no plan with the same centres can
    unit_area : (n,) area number of each unit, 0 for none; areas : table of `scenarios.area_table`
    award : table of `providers.award_table`, or None before the award
    counts_travel : whether care and travel hours together are balanced, else care hours alone
    """

    name: str
    tolerance_percent: float
    seed: int
    parameters: str
    versions: Mapping[str, str]
    inputs_sha256: str
    objective: Optional[float]
    bound_of_centres: Optional[float]
    bound: Optional[float]
    gap_percent: Optional[float]
    max_deviation_percent: float
    mean_minutes: Optional[float]
    cut_border_km: float
    broken_rules: int
    unit_area: Ints
    areas: Table
    award: Optional[Table] = None
    counts_travel: bool = False


@dataclass(frozen=True)
class RegisterVersion:
    """One published version of the address register: its dates, counts and the hash of its records."""

    version: str
    valid_from: str
    valid_to: str
    scenario: str
    records: int
    uncovered: int
    border: int
    duplicates: int
    content_sha256: str


@dataclass(frozen=True)
class PlanFile:
    """A planning case. `links`: pairs of unit ids that count as neighbours without a common border.

    secrecy : class of the file: `SECRET` unless the units' loads are estimates or those of groups of clients
    further : tables of `FURTHER_COLUMNS`, of a plan that rebalances, evaluates or compares; not read back
    """

    units: Units
    roads: Optional[RoadGraph]
    bases: Optional[Places]
    providers: Tuple[Provider, ...]
    scenarios: Tuple[Scenario, ...]
    register_versions: Tuple[RegisterVersion, ...] = ()
    links: Tuple[Tuple[str, str], ...] = ()
    secrecy: str = SECRET
    further: Tuple[Table, ...] = ()


def write_plan(files: LayerFiles, path: str, plan: PlanFile) -> None:
    """Write the plan file as a whole; a former one stays until the new one is complete."""
    files.write(path, plan_tables(plan), {CLASS: plan.secrecy})


def read_plan(files: LayerFiles, path: str) -> PlanFile:
    """Read a plan file. Raises `FileError` when it lacks a table."""
    missing = missing_plan_tables(files.layers(path))
    if missing:
        raise FileError(msg("The file {path} is not a plan file: the tables {tables} are missing. Choose a file that "
                            "this program wrote.", path=path, tables=", ".join(missing)))
    return plan_from_tables({name: files.read(path, name) for name in PLAN_COLUMNS})


def plan_tables(plan: PlanFile) -> Tuple[Table, ...]:
    """All tables of the plan file, also those without rows."""
    tables = (unit_table(plan.units), road_table(plan.roads, plan.units.crs), base_table(plan.bases, plan.units.crs),
              provider_table(plan.providers), _link_table(plan), _scenario_table(plan), _unit_area_table(plan),
              stacked("area", [(s.name, s.areas) for s in plan.scenarios]),
              award_rows([(s.name, s.award) for s in plan.scenarios if s.award is not None]),
              _register_table(plan.register_versions), *plan.further)
    check_plan_tables(tables)
    return tables


def plan_from_tables(tables: Mapping[str, Table]) -> PlanFile:
    """The case back from its tables."""
    units = read_unit_table(tables["units"])
    return PlanFile(units, read_road_table(tables["roads"]), read_bases_table(tables["bases"]),
                    read_provider_table(tables["providers"]), _read_scenarios(tables, units),
                    _read_register_versions(tables["register_version"]),
                    tuple(zip(tables["link"].columns["from_id"], tables["link"].columns["to_id"])))


def _number(value: Optional[float]) -> float:
    return np.nan if value is None else float(value)


def _known(value: float) -> Optional[float]:
    return None if np.isnan(value) else float(value)


def _scenario_table(plan: PlanFile) -> Table:
    rows = [(s.name, len(s.areas), float(s.tolerance_percent), s.seed, s.parameters,
             json.dumps(dict(s.versions), sort_keys=True, ensure_ascii=False), s.inputs_sha256, _number(s.objective),
             _number(s.bound_of_centres), _number(s.bound), _number(s.gap_percent), float(s.max_deviation_percent),
             _number(s.mean_minutes),
             float(s.cut_border_km), s.broken_rules, int(s.counts_travel)) for s in plan.scenarios]
    return Table("scenario", columns_of(PLAN_COLUMNS["scenario"], "tirittt" + "rrrrrrr" + "ii", rows))


def _link_table(plan: PlanFile) -> Table:
    return Table("link", columns_of(PLAN_COLUMNS["link"], "tt", list(plan.links)))


def _unit_area_table(plan: PlanFile) -> Table:
    rows = [(s.name, unit, int(area)) for s in plan.scenarios for unit, area in zip(plan.units.ids, s.unit_area)]
    return Table("unit_area", columns_of(PLAN_COLUMNS["unit_area"], "tti", rows))


def _register_table(versions: Tuple[RegisterVersion, ...]) -> Table:
    rows = [(v.version, v.valid_from, v.valid_to, v.scenario, v.records, v.uncovered, v.border, v.duplicates,
             v.content_sha256) for v in versions]
    return Table("register_version", columns_of(PLAN_COLUMNS["register_version"], "ttttiiiit", rows))


def _read_scenarios(tables: Mapping[str, Table], units: Units) -> Tuple[Scenario, ...]:
    row_of = {unit: i for i, unit in enumerate(units.ids)}
    found: List[Scenario] = []
    table = tables["scenario"].columns
    for i, name in enumerate(table["scenario"]):
        own: Dict[str, Table] = {key: without_column(take(tables[key], tables[key].columns["scenario"] == name),
                                                     "scenario") for key in ("unit_area", "area", "award")}
        area = np.zeros(len(units), np.int64)
        rows = [row_of[unit] for unit in own["unit_area"].columns["unit_id"]]
        area[rows] = own["unit_area"].columns["area_id"]
        found.append(Scenario(
            name, float(table["tolerance_percent"][i]), int(table["seed"][i]), table["parameters"][i],
            json.loads(table["versions"][i]), table["inputs_sha256"][i], _known(table["objective"][i]),
            _known(table["bound_of_centres"][i]), _known(table["bound"][i]), _known(table["gap_percent"][i]),
            float(table["max_deviation_percent"][i]),
            _known(table["mean_minutes"][i]), float(table["cut_border_km"][i]), int(table["broken_rules"][i]), area,
            _area_polygons(own["area"]), own["award"] if len(own["award"]) else None,
            bool(table["counts_travel"][i]) if "counts_travel" in table else False))
    return tuple(found)


def _area_polygons(table: Table) -> Table:
    return replace(table, geometry=None if table.geometry is None else single_parts(table.geometry))


def _read_register_versions(table: Table) -> Tuple[RegisterVersion, ...]:
    c = table.columns
    return tuple(RegisterVersion(
        c["version"][i], c["valid_from"][i], c["valid_to"][i] or "", c["scenario"][i] or "", int(c["records"][i]),
        int(c["uncovered"][i]), int(c["border"][i]), int(c["duplicates"][i]), c["content_sha256"][i])
        for i in range(len(table)))
