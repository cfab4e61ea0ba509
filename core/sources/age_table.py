"""A table of inhabitants per small area and age, such as SCB's TAB6574, as a long or a wide table.

Long: one row per region, age and perhaps sex, with a column of numbers per year. Wide: one row per region and one
column per age. A table with both men, women and their sum is read by the sum.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Dict, FrozenSet, List, Mapping, Optional, Tuple

import numpy as np

from ..arrays import ints_of, objects_of
from ..geometry import object_array
from ..messages import msg
from ..model import Bools, Floats, Objects
from .ages import (
    SUPPRESSED,
    AgeClass,
    age_class,
    group_population,
    note_missing_groups,
    population_columns,
    population_values,
)
from .reading import Findings, feature_problems, find_column, fold, names_of, numbers, texts

_REGION = ("region", "regionkod", "desokod", "deso", "kod", "code")
_AGE = ("alder", "age", "aldersklass", "aldersgrupp")
_SEX = ("kon", "sex")
_YEAR = ("tid", "ar", "year", "time")
_BOTH_SEXES = frozenset({"1+2", "totalt", "total", "man_och_kvinnor", "bada_konen", "men_and_women"})
_CALLED = ("folkmangd", "befolkning", "antal", "population", "inhabitants", "invanare", "personer")
_SEXES, _LISTED = 2, 5
_SHARE = re.compile("andel|procent|%|percent|share")
_DESO = re.compile(r"(\d{4}[ABC]\d{4})(?:_DeSO(\d{4}))?")


@dataclass(frozen=True)
class AreaAges:
    """Inhabitants per group and area. row_versions : the year of the DeSO division in each code, "" without one."""

    codes: Objects
    row_versions: Objects
    population: Mapping[str, Floats]

    @property
    def versions(self) -> FrozenSet[str]:
        """All years of division that occur."""
        return frozenset(objects_of(self.row_versions))


def read_age_table(findings: Findings) -> Optional[AreaAges]:
    """The inhabitants per area and age group, with the problems in `findings`; None after an error."""
    table = findings.table
    findings.problems += feature_problems(table)
    region = findings.needed(_REGION)
    if region is None or findings.has_errors():
        return None
    found = [_DESO.search(text) for text in texts(table, region)]
    if not any(found):
        findings.error(msg("has no DeSO code (as 0580A0010_DeSO2025) in column “{column}”.", column=region),
                       msg("Take the table per DeSO, with codes."))
        return None
    is_area = np.array([match is not None for match in found], bool)
    keys = object_array((match.group(1), match.group(2) or "") if match else ("", "") for match in found)
    age = find_column(table, _AGE)
    values = _long(findings, keys, is_area, age) if age is not None else _wide(findings, keys, is_area)
    return None if findings.has_errors() else values


def _wide(findings: Findings, keys: Objects, is_area: Bools) -> Optional[AreaAges]:
    population = population_columns(findings)
    if not population:
        findings.error(msg("has no column of ages, such as 65-69 or bef_80w."), msg("Take the table by age."))
    rows = np.flatnonzero(is_area)
    doubled = len(rows) - len({keys[row] for row in rows})
    if doubled:
        findings.error(msg("has {count} rows for an area that stands there already.", count=doubled),
                       msg("Keep one row per area, men and women together."))
    return _areas([keys[row] for row in rows], {group: values[rows] for group, values in population.items()})


def _long(findings: Findings, keys: Objects, is_area: Bools, age: str) -> Optional[AreaAges]:
    table = findings.table
    column = _value_column(findings, age)
    if column is None:
        return None
    values = population_values(findings, column)
    written = texts(table, age)
    classes = [age_class(text) for text in written]
    use = is_area & _one_year(findings) & _both_sexes(findings)
    _refuse_doubled(findings, keys, written, use)
    order: Dict[Tuple[str, str], int] = {}
    for row in ints_of(np.flatnonzero(use)):
        order.setdefault(keys[row], len(order))
    sums: Dict[AgeClass, Floats] = {}
    for row in ints_of(np.flatnonzero(use)):
        ages = classes[row]
        if ages is not None:
            sums.setdefault(ages, np.zeros(len(order)))[order[keys[row]]] += values[row]
    if not sums:
        findings.error(msg("has no ages that are known in column “{column}”.", column=age),
                       msg("Take the table with five-year classes (65-69 … 80-)."))
    unknown = sorted({text for text, ages in zip(written, classes) if ages is None and text})
    if unknown:
        findings.warning(msg("has ages that are not understood in column “{column}”: {ages}; they were left out.",
                             column=age, ages=names_of(unknown[:_LISTED])),
                         msg("Write them as 65-69 and 80-, if they are needed."))
    groups = group_population(sums)
    note_missing_groups(findings, groups)
    return _areas(list(order), groups)


def _refuse_doubled(findings: Findings, keys: Objects, ages: Objects, use: Bools) -> None:
    """Rows of one area and age that only a column tells apart which is not known, such as another word for the year:
    their sum would count people twice.
    """
    sexes = texts(findings.table, find_column(findings.table, _SEX))
    rows = ints_of(np.flatnonzero(use))
    doubled = len(rows) - len({(*keys[row], ages[row], sexes[row]) for row in rows})
    if doubled:
        findings.error(msg("has {count} rows for an area, age and sex that stand there already.", count=doubled),
                       msg("Keep one year, and call the columns region, ålder, kön and år."))
    several = sorted({sexes[row] for row in rows})
    if len(several) == 1 and several[0] and fold(several[0]) not in _BOTH_SEXES:
        findings.error(msg("has rows for “{sex}” alone: half the inhabitants would be missing.", sex=several[0]),
                       msg("Take the table with men and women, or call the rows of both “totalt”."))
    if len(several) > _SEXES:
        findings.error(msg("has the sexes {sexes}, and none of them is known to be men and women together.",
                           sexes=names_of(several)), msg("Call that “totalt”, or remove its rows."))


def _areas(keys: List[Tuple[str, str]], population: Mapping[str, Floats]) -> AreaAges:
    return AreaAges(object_array(key[0] for key in keys), object_array(key[1] for key in keys), population)


def _value_column(findings: Findings, age: str) -> Optional[str]:
    """The column of numbers: the one that is no key; of several the latest year where the names end in one, else the
    one that is called inhabitants. Several that nothing tells apart are an error.
    """
    keys = {find_column(findings.table, names) for names in (_REGION, _AGE, _SEX, _YEAR)}
    rest = [column for column in findings.table.columns if column not in keys and column != age]
    shares = [column for column in rest if _SHARE.search(column.casefold())]
    counted = [column for column in rest if not len(numbers(findings.table, column, SUPPRESSED).text_rows)] or rest
    if counted and set(counted) <= set(shares):
        findings.error(msg("has shares only, no numbers of inhabitants: {columns}.", columns=names_of(shares)),
                       msg("Take the table with the number of inhabitants."))
        return None
    if not counted:
        findings.error(msg("has no column of numbers."), msg("Take the table with the number of inhabitants."))
        return None
    latest = max(map(_year_in, counted))
    chosen = [column for column in counted if _year_in(column) == latest]
    called = [column for column in chosen if fold(column).startswith(_CALLED)]
    if len(chosen) > 1 and len(called) != 1:
        findings.error(msg("has several columns of numbers, and nothing says which holds the inhabitants: {columns}.",
                           columns=names_of(chosen)), msg("Call it folkmangd, or remove the others."))
        return None
    return called[0] if len(chosen) > 1 else chosen[0]


def _year_in(column: str) -> int:
    match = re.search(r"(19|20)\d\d$", column.strip())
    return int(match.group()) if match else 0


def _one_year(findings: Findings) -> Bools:
    """The rows of the latest year, all when there is no column of years."""
    column = find_column(findings.table, _YEAR)
    years = texts(findings.table, column)
    if column is not None and len(set(objects_of(years))) > 1:
        findings.note(msg("Table {layer}: the year {year} was read.", layer=findings.table.name, year=max(years)))
    latest = max(years, default="")
    return np.array([year == latest for year in years], bool)


def _both_sexes(findings: Findings) -> Bools:
    """The rows of men and women together where there are such; else all rows, which are then summed."""
    sexes = [fold(text) for text in texts(findings.table, find_column(findings.table, _SEX))]
    both = np.array([sex in _BOTH_SEXES for sex in sexes], bool)
    return both if both.any() else np.ones(len(both), bool)
