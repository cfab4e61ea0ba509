"""What the columns of a layer of units are called: their id, and their load per service."""
from __future__ import annotations

from typing import Dict, Optional, Sequence, Tuple

import numpy as np

from ..errors import refuse
from ..messages import msg
from ..model import AREA_SERVICES, Floats, Table
from .hidden_sums import SUM_NAMES, hidden_sum, is_sum
from .reading import Findings, amounts, fold, known_column, names_of, raise_errors, whole_names

UNIT_ID = "unit_id"
LOAD_PREFIX = "load_"
VISITS = "visits_week"
TOTAL_LOAD = "load_h_week"
_TOTALS = frozenset({TOTAL_LOAD, TOTAL_LOAD[:10]})
"""Our own sum, and as formats write it that cut names to ten letters."""


def load_service(column: str) -> str:
    """The service whose load a column holds, in any case: `LOAD_Hemtjänst` -> `hemtjanst`; other names as they are.

    A service that is area-bound is known also where a format has cut the name to ten letters (`load_hemsj`).
    """
    if not is_load(column):
        return column
    whole = whole_names(column, [LOAD_PREFIX + service for service in AREA_SERVICES])
    return fold(whole[0] if whole else column)[len(LOAD_PREFIX):]


def is_load(column: str) -> bool:
    """Whether a column is called as a load, the sum of all among them."""
    return fold(column).startswith(LOAD_PREFIX)


def load_columns_of(table: Table) -> Tuple[str, ...]:
    """The columns `load_<service>` of a table of units, without their sum.

    The sum is `load_h_week`, also as a shapefile cuts it (`load_h_wee`), and a column that is called a sum
    (`load_total`) and is the sum of the others in every row.
    """
    found = [c for c in table.columns if is_load(c) and fold(c) not in _TOTALS]
    return tuple(c for c in found if not (_is_called_sum(c) and _is_sum_of(table, c, found)))


def read_visits(table: Table) -> Optional[Floats]:
    """The visits a week of each unit, (n,), where the layer has them; None where nobody counted them.

    Raises `InputError` with every row whose visits are text, negative or not finite.
    """
    column = known_column(table, [VISITS])
    if column is None:
        return None
    findings = Findings(table)
    visits = amounts(findings, column, missing_is_zero=True)
    raise_errors(findings.problems)
    return visits if visits.any() else None


def check_load_columns(table: Table, columns: Sequence[str]) -> None:
    """Raise `InputError` where hours would be lost or count twice: for two columns of one service, and for one that is,
    or is called, the sum of others.
    """
    by_service: Dict[str, str] = {}
    for column in columns:
        other = by_service.setdefault(load_service(column), column)
        if other != column:
            raise refuse(table.name, "", msg("has two columns for the service {service}: {columns}.",
                                             service=load_service(column), columns=names_of((other, column))),
                         msg("Keep one of them."))
    _check_sums(table, columns)


def _check_sums(table: Table, columns: Sequence[str]) -> None:
    for column in columns:
        others = [c for c in columns if c != column]
        total = bool(others) and (fold(column) in _TOTALS or _is_called_sum(column))
        held, minutes = _held(table, column, others)
        if minutes:
            raise refuse(table.name, "", msg("column “{column}” holds, by its values, the minutes of the columns "
                                             "{others}: they would count as hours.", column=column,
                                             others=names_of(held)),
                         msg("Name the fields with load without it, or give the column a name that does not begin with "
                             "load_."))
        if total or held:
            raise refuse(table.name, "", msg("column “{column}” holds, by its name or its values, the sum of the "
                                             "columns {others}: the hours would count twice.", column=column,
                                             others=names_of(held or others)),
                         msg("Name the fields with load without their sum, or only the sum; or give the column a name "
                             "that does not begin with load_."))


def _held(table: Table, column: str, others: Sequence[str]) -> Tuple[Tuple[str, ...], bool]:
    """The other columns that the column holds the sum of (`hidden_sum`). A usual service may be the sum of its own
    parts; of other usual ones it is not.
    """
    if load_service(column) in AREA_SERVICES:
        others = [c for c in others if load_service(c) not in AREA_SERVICES]
    total, *parts = (_numbers(table, c) for c in (column, *others))
    return ((), False) if total is None else hidden_sum(
        total, {c: values for c, values in zip(others, parts) if values is not None})


def _numbers(table: Table, column: str) -> Optional[Floats]:
    """(n,) what a column of numbers holds, 0 where nothing; None for a column of texts and one that is not there."""
    values = np.asarray(table.columns.get(column, ()))
    return np.nan_to_num(values.astype(float)) if values.dtype.kind in "iuf" and column in table.columns else None


def _is_called_sum(column: str) -> bool:
    return is_load(column) and load_service(column) in SUM_NAMES


def _is_sum_of(table: Table, column: str, columns: Sequence[str]) -> bool:
    """Whether in every row the column is the sum of all the others."""
    total, *parts = (_numbers(table, c) for c in (column, *(c for c in columns if c != column)))
    known = [values for values in parts if values is not None]
    return bool(known) and len(known) == len(parts) and total is not None and is_sum(total, known)
