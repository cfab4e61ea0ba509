"""Small statistical areas: SCB's DeSO 2025 with ages in own columns or in a table like TAB6574 beside it."""
from __future__ import annotations

import re
from typing import Dict, List, Mapping, Optional, Tuple

import numpy as np

from ..errors import Problem
from ..geometry import object_array
from ..messages import Message, msg
from ..model import Floats, Ints, Objects, SmallAreas, Table
from .age_table import read_age_table
from .ages import population_columns
from .reading import (
    POLYGONS,
    Findings,
    code_problems,
    crs_problems,
    feature_problems,
    find_column,
    geometry_problems,
    repeated_problems,
    texts,
)

_CODE = ("desokod", "deso", "nyko", "nyckelkod", "omradeskod", "kod", "code", "id")
_NAMED = 5
"""So many codes a message lists."""


def read_small_areas(table: Table, ages: Optional[Table] = None) -> Tuple[SmallAreas, Tuple[Message, ...]]:
    """The small areas of `table` with their inhabitants per age group, and notes.

    ages : table of inhabitants per area and age, keyed by DeSO code (`0580A0010_DeSO2025`), one row per area and age
        or one column per age; without it the age columns of `table` itself are read
    Raises `InputError` with all problems, among them codes of DeSO 2018 that are joined to polygons of 2025.
    """
    findings = Findings(table)
    return findings.result(examine_small_areas(findings, ages))


def examine_small_areas(findings: Findings, ages: Optional[Table] = None) -> Optional[SmallAreas]:
    """As `read_small_areas`, with the problems left in `findings`; None after an error."""
    table = findings.table
    findings.problems += feature_problems(table)
    if findings.has_errors():
        return None
    findings.problems += crs_problems(table) + geometry_problems(table, POLYGONS) + code_problems(table)
    codes = _codes(findings)
    population = population_columns(findings) if ages is None else _joined(findings, codes, ages)
    if findings.has_errors() or table.geometry is None:
        return None
    if not population:
        findings.note(msg("Layer {layer} has no numbers of inhabitants by age.", layer=table.name))
    return SmallAreas(codes=codes, geometry=table.geometry, population=population, crs=table.crs, layer=table.name)


def _codes(findings: Findings) -> Objects:
    table = findings.table
    column = find_column(table, _CODE)
    if column is None:
        findings.note(msg("Layer {layer} has no column of area codes; the feature numbers are used.",
                          layer=table.name))
        return object_array(table.feature(row) for row in range(len(table)))
    codes = texts(table, column)
    findings.problems += repeated_problems(table, column, codes)
    return object_array(re.sub(r"_DeSO\d{4}$", "", code) for code in codes)


def polygon_version(table: Table) -> str:
    """The year of the DeSO division that the polygons say they belong to, "" when they do not say."""
    years = {match.group() for text in texts(table, find_column(table, ["version"]))
             for match in [re.match(r"20\d\d", text)] if match}
    return years.pop() if len(years) == 1 else ""


def _joined(findings: Findings, codes: Objects, ages: Table) -> Dict[str, Floats]:
    """Inhabitants per group in the order of `codes`, from the rows of `ages` that belong to the same division."""
    age_findings = Findings(ages)
    per_area = read_age_table(age_findings)
    findings.problems += age_findings.problems
    findings.notes += age_findings.notes
    if per_area is None:
        return {}
    wanted = polygon_version(findings.table)
    version = wanted or max(per_area.versions)
    rows = {code: row for row, (code, of) in enumerate(zip(per_area.codes, per_area.row_versions)) if of == version}
    if not rows and "" in per_area.versions:
        rows = {code: row for row, code in enumerate(per_area.codes)}
        findings.problems += _unmarked_problems(ages, list(codes), rows, wanted)
    elif not rows:
        findings.error(msg("holds the areas of DeSO {polygons}, but table {ages} has the codes of DeSO {codes}.",
                           polygons=wanted, ages=ages.name, codes=", ".join(sorted(per_area.versions))),
                       msg("Take both from the same division: codes of one do not join to polygons of the other."))
    missing = [code for code in codes if code not in rows]
    if missing and not findings.has_errors():
        findings.error(msg("has {count} areas that table {ages} lacks: {codes}.", count=len(missing), ages=ages.name,
                           codes=_some(missing)), msg("Add them, or take both from the same division (DeSO 2025)."))
    if findings.has_errors():
        return {}
    order = np.array([rows[code] for code in codes], np.int64)
    return _ordered(per_area.population, order)


def _ordered(population: Mapping[str, Floats], order: Ints) -> Dict[str, Floats]:
    return {group: values[order] for group, values in population.items()}


def _unmarked_problems(ages: Table, codes: List[str], rows: Dict[str, int], wanted: str) -> List[Problem]:
    """Codes without a year are those of 2018 in SCB's tables: they may only be used where the two divisions agree."""
    findings = Findings(ages)
    own, here = set(codes), {code[:4] for code in codes}
    left_over = [code for code in rows if code[:4] in here and code not in own]
    missing = [code for code in codes if code not in rows]
    if left_over or missing:
        findings.error(msg("has codes of another division than the polygons (in SCB's tables a code without "
                           "“_DeSO2025” is of 2018): {codes}.", codes=_some(left_over or missing)),
                       msg("Take the table with the codes of DeSO {year}.", year=wanted or "2025"))
    else:
        findings.warning(msg("has codes without a year; they fit the polygons."),
                         msg("Make sure that they are of the same division (DeSO {year}).", year=wanted or "2025"))
    return findings.problems


def _some(codes: List[str]) -> str:
    return ", ".join(sorted(codes)[:_NAMED]) + (" …" if len(codes) > _NAMED else "")
