"""The shapes of Swedish area codes, and the zeros that a spreadsheet takes away.

A code is text: "0180" is Stockholm, 180 is nothing. Each wrong value is told once, at its first row, with the number
of rows that have it, since a spoilt column is spoilt in every row.
"""
from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Callable, Dict, List, Pattern, Tuple

import numpy as np

from ...arrays import objects_of
from ...errors import Problem
from ...messages import Message, msg
from ...model import Table
from .fields import find_column, texts
from .findings import raise_errors, row_problem

SWEDISH_ADDRESS_COLUMNS = ("adressomrade_faststalltnamn", "kommunkod")


@dataclass(frozen=True)
class CodeShape:
    """How a code looks. `digits` is its length where it is digits only (0 where it has letters)."""

    column: str
    pattern: Pattern[str]
    digits: int
    example: str


SHAPES: Tuple[CodeShape, ...] = (
    CodeShape("kommunkod", re.compile(r"\d{4}"), 4, "0580"),
    CodeShape("lanskod", re.compile(r"\d{2}"), 2, "05"),
    CodeShape("desokod", re.compile(r"\d{4}[ABC]\d{4}(_DeSO\d{4})?"), 0, "0580A0010"),
    CodeShape("regsokod", re.compile(r"\d{4}R\d{3}(_RegSO\d{4})?"), 0, "0580R001"),
)
POSTAL_CODE = re.compile(r"\d{3} ?\d{2}")


def check_codes(table: Table) -> None:
    """Raise `InputError` with every code of `table` that has lost its leading zeros or has another wrong shape."""
    raise_errors(code_problems(table))


def code_problems(table: Table) -> Tuple[Problem, ...]:
    """All problems of the columns kommunkod, lanskod, desokod, regsokod and postnummer, as far as they are there."""
    found: List[Problem] = []
    for shape in SHAPES:
        column = find_column(table, [shape.column])
        if column is not None:
            found += _shape_problems(table, column, shape)
    return tuple(found + _postal_problems(table))


def _wrong(table: Table, column: str, is_right: Callable[[str], bool]) -> Dict[str, Tuple[int, int]]:
    """Each value of `column` that is not right with its first row and its number of rows, by first appearance."""
    values = objects_of(texts(table, column))
    return {value: (values.index(value), count) for value, count in Counter(values).items() if not is_right(value)}


def _shape_problems(table: Table, column: str, shape: CodeShape) -> List[Problem]:
    found = []
    for value, (row, count) in _wrong(table, column, lambda v: not v or bool(shape.pattern.fullmatch(v))).items():
        found.append(row_problem(table, row, *_wrong_code(column, value, count, shape)))
    if not found and shape.digits and np.asarray(table.columns[column]).dtype.kind in "iuf":
        found.append(row_problem(
            table, None, msg("the codes in column “{column}” are stored as numbers.", column=column),
            msg("No zero is lost here, but store the column as text to be safe."), is_error=False))
    return found


def _wrong_code(column: str, value: str, count: int, shape: CodeShape) -> Tuple[Message, Message]:
    if shape.digits and value.isdigit() and len(value) < shape.digits:
        return (msg("the code {value} in column “{column}” ({count} rows) has {have} digits where {want} are expected: "
                    "it has lost its leading zero.", value=value, column=column, count=count, have=len(value),
                    want=shape.digits),
                msg("Store the column as text, so that it reads {example}.", example=value.zfill(shape.digits)))
    return (msg("the code “{value}” in column “{column}” ({count} rows) has not the shape of {example}.",
                value=value, column=column, count=count, example=shape.example),
            msg("Correct the code, or take the layer from its source again with the column as text."))


def _postal_problems(table: Table) -> List[Problem]:
    """Swedish postal codes only: other countries' have other shapes, and none of ours begins with a zero."""
    column = find_column(table, ["postnummer"])
    if column is None or find_column(table, SWEDISH_ADDRESS_COLUMNS) is None:
        return []
    return [row_problem(table, row, msg("the postal code “{value}” ({count} rows) has not five digits.",
                                        value=value, count=count),
                        msg("Correct it if it shall stand in the address."), is_error=False)
            for value, (row, count) in _wrong(
                table, column, lambda v: v in ("", "0") or bool(POSTAL_CODE.fullmatch(v))).items()]
